#include "server/cli/serve.h"

#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "server/app/server.h"
#include "server/cli/places.h"
#include "server/cli/target.h"

namespace parvis::cli {
namespace {

constexpr Flag kFlags[] = {
    {"db", Flag::kValue, "FILE", "the database; made if it is missing"},
    {"http", Flag::kValue, "ADDR", "HOST:PORT for browsers; 127.0.0.1:8080 without this flag"},
    {"grpc", Flag::kValue, "ADDR", "HOST:PORT for native gRPC, in clear text; none without it"},
    {"web", Flag::kValue, "DIR", "the built client; `web` beside the binary without this flag"},
};

sigset_t StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

int Serve(const Arguments& arguments) {
  const std::optional<std::string> database = arguments.Value("db");
  if (!database.has_value()) return UsageError(ServeCommand(), "--db FILE is missing");

  // Blocked before any thread is made, so that only the wait below gets them.
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  // Whatever the server makes is its own user's.
  umask(0077);

  const SystemClock clock;
  Log log(clock);
  app::ServerOptions options;
  options.database_path = *database;
  options.http_address = arguments.ValueOr("http", "127.0.0.1:8080");
  options.grpc_address = arguments.ValueOr("grpc", "");
  options.web_dir = arguments.Has("web") ? *arguments.Value("web") : FindWeb();
  options.clock = &clock;
  options.log = &log;
  auto server = app::Server::Start(std::move(options));
  if (!server.ok()) return Fail("serve", server.status());
  log.Info("listening", {{"http", (*server)->http_address()},
                         {"grpc", (*server)->grpc_address()},
                         {"socket", (*server)->socket_path()}});

  int signal_number = 0;
  sigwait(&signals, &signal_number);
  // A second one ends the program at once.
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  log.Info("stopping", {{"signal", signal_number}});
  (*server)->Stop();
  log.Info("stopped");
  return kExitDone;
}

}  // namespace

const Command& ServeCommand() {
  static constexpr Command kCommand = {"serve",
                                       "serve browsers and native clients",
                                       "--db FILE [--http ADDR] [--grpc ADDR] [--web DIR]",
                                       kFlags,
                                       0,
                                       Serve};
  return kCommand;
}

}  // namespace parvis::cli
