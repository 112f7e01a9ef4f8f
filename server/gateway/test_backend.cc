#include "server/gateway/test_backend.h"

#include <grpcpp/ext/health_check_service_server_builder_option.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/server_builder.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/slice.h>

#include <thread>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace parvis::gateway {
namespace {

grpc::ByteBuffer Buffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

std::string Bytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

class Reactor final : public grpc::ServerGenericBidiReactor {
 public:
  Reactor(TestService& service, grpc::GenericCallbackServerContext* context)
      : service_(service), context_(context), method_(context->method()) {
    service_.CountBegun();
    StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!ok) return End(grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "no message"));
    body_ = Bytes(request_);
    if (method_ == "/test.Test/Echo") {
      for (const auto& [name, value] : context_->client_metadata()) {
        context_->AddInitialMetadata(
            "x-echo", absl::StrCat(std::string(name.data(), name.size()), "=",
                                   absl::CHexEscape(std::string(value.data(), value.size()))));
      }
      Send(body_);
    } else if (method_ == "/test.Test/Hold") {
      holder_ = std::thread([this] {
        service_.AwaitRelease();
        const std::lock_guard<std::mutex> held(mutex_);
        Send(body_);
      });
    } else if (method_ == "/test.Test/Fail") {
      context_->AddTrailingMetadata("x-trailing", "last");
      context_->AddTrailingMetadata("x-trailing-bin", std::string("\0\xff", 2));
      End(grpc::Status(grpc::StatusCode::NOT_FOUND, "inget sådant: 100 %", "details\x01"));
    } else if (method_ == "/test.Test/Session") {
      context_->AddInitialMetadata("x-parvis-set-session", body_);
      context_->AddInitialMetadata("x-parvis-set-session-max-age", "60");
      Send("");
    } else if (method_ == "/test.Test/Count" || method_ == "/test.Test/Many") {
      Next();
    } else if (method_ == "/test.Test/Wait") {
      StartSendInitialMetadata();
    } else {
      End(grpc::Status::OK);
    }
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    service_.CountWritten();
    if (!ok) return End(grpc::Status::CANCELLED);
    Next();
  }

  void OnCancel() override {
    service_.CountCancelled();
    const std::lock_guard<std::mutex> lock(mutex_);
    if (method_ == "/test.Test/Wait") End(grpc::Status::CANCELLED);
  }

  void OnDone() override {
    if (holder_.joinable()) holder_.join();
    delete this;
  }

 private:
  void Next() {
    if (method_ == "/test.Test/Many") return Send(std::string(64 * 1024, 'm'));
    if (method_ == "/test.Test/Count" && sent_ < body_.size()) {
      return Send(absl::StrCat("message ", sent_));
    }
    End(grpc::Status::OK);
  }

  void Send(const std::string& bytes) {
    ++sent_;
    response_ = Buffer(bytes);
    StartWrite(&response_);
  }

  void End(const grpc::Status& status) {
    if (std::exchange(ended_, true)) return;
    Finish(status);
  }

  std::mutex mutex_;
  TestService& service_;
  grpc::GenericCallbackServerContext* const context_;
  const std::string method_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  std::string body_;
  std::size_t sent_ = 0;
  std::thread holder_;
  bool ended_ = false;
};

}  // namespace

grpc::ServerGenericBidiReactor* TestService::CreateReactor(
    grpc::GenericCallbackServerContext* context) {
  return new Reactor(*this, context);
}

void TestService::AwaitBegun(int calls) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [&] { return begun_ >= calls; });
}

void TestService::AwaitCancelled(int calls) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [&] { return cancelled_ >= calls; });
}

void TestService::Release() {
  const std::lock_guard<std::mutex> lock(mutex_);
  released_ = true;
  changed_.notify_all();
}

void TestService::AwaitRelease() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [&] { return released_; });
}

void TestService::CountBegun() {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++begun_;
  changed_.notify_all();
}

void TestService::CountCancelled() {
  const std::lock_guard<std::mutex> lock(mutex_);
  ++cancelled_;
  changed_.notify_all();
}

TestBackend::TestBackend(Options options) {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::ServerBuilder builder;
  builder.RegisterCallbackGenericService(&service_);
  builder.SetMaxReceiveMessageSize(static_cast<int>(options.limits.message_bytes));
  server_ = builder.BuildAndStart();
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(static_cast<int>(options.limits.message_bytes));
  options.address = "127.0.0.1:0";
  for (const char* name : {"Echo", "Fail", "Empty", "Session", "Unknown"}) {
    options.methods.push_back({absl::StrCat("/test.Test/", name), false});
  }
  for (const char* name : {"Count", "Many", "Wait"}) {
    options.methods.push_back({absl::StrCat("/test.Test/", name), true});
  }
  auto gateway = Gateway::Start(std::move(options), server_->InProcessChannel(arguments));
  if (!gateway.ok()) std::abort();
  gateway_ = *std::move(gateway);
}

TestBackend::~TestBackend() {
  gateway_.reset();
  server_->Shutdown();
}

int TestBackend::port() const {
  const std::string& address = gateway_->address();
  return std::stoi(address.substr(address.rfind(':') + 1));
}

}  // namespace parvis::gateway
