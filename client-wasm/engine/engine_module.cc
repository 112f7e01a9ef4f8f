// The engine as a module of its own: the page's worker (web/engine_worker.mjs) puts a request into
// memory, and reads the answer out of it. Knows nothing but bytes.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "client-wasm/engine/solve_message.h"

// Imported: tells the worker how far the solve is, from 0 to 1.
extern "C" __attribute__((import_module("env"), import_name("parvis_progress"))) void
parvis_progress(double fraction);

namespace parvis::engine {
namespace {

// Whoever wants no more ends the worker, and this with it.
class WorkersProgress : public matching::Progress {
 public:
  bool Report(double fraction) override {
    parvis_progress(fraction);
    return true;
  }
};

std::string request;
std::string answer;

}  // namespace
}  // namespace parvis::engine

extern "C" {

// Where the request's bytes go.
__attribute__((export_name("parvis_request"))) char* parvis_request(std::size_t size) {
  parvis::engine::request.resize(size);
  return parvis::engine::request.data();
}

// Solves. The answer is at parvis_answer(), as long as this returns.
__attribute__((export_name("parvis_solve"))) std::size_t parvis_solve() {
  parvis::engine::WorkersProgress progress;
  parvis::engine::answer = parvis::engine::Answer(parvis::engine::request, &progress);
  return parvis::engine::answer.size();
}

__attribute__((export_name("parvis_answer"))) const char* parvis_answer() {
  return parvis::engine::answer.data();
}

}  // extern "C"
