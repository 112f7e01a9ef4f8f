#include "server/gateway/backend_call.h"

#include <grpc/support/time.h>
#include <grpcpp/support/slice.h>

#include <boost/asio/post.hpp>
#include <map>
#include <utility>
#include <vector>

namespace parvis::gateway {
namespace {

// A slice that keeps `bytes` without copying them.
grpc::Slice SliceOf(std::string bytes) {
  auto* kept = new std::string(std::move(bytes));
  return grpc::Slice(
      kept->data(), kept->size(), [](void* data) { delete static_cast<std::string*>(data); }, kept);
}

Metadata Copy(const std::multimap<grpc::string_ref, grpc::string_ref>& from) {
  Metadata metadata;
  metadata.reserve(from.size());
  for (const auto& [name, value] : from) {
    metadata.emplace_back(std::string(name.data(), name.size()),
                          std::string(value.data(), value.size()));
  }
  return metadata;
}

}  // namespace

BackendCall::BackendCall(net::io_context& io)
    : io_(io), work_(net::make_work_guard(io)), changed_(io) {}

std::shared_ptr<BackendCall> BackendCall::Start(grpc::GenericStub& stub, net::io_context& io,
                                                Request request) {
  auto call = std::make_shared<BackendCall>(io);
  call->self_ = call;
  for (const auto& [name, value] : request.metadata) call->context_.AddMetadata(name, value);
  if (request.timeout) {
    // Counted on the monotonic clock: nobody's setting of the time ends a call.
    const gpr_timespec timeout =
        gpr_time_from_micros(absl::ToInt64Microseconds(*request.timeout), GPR_TIMESPAN);
    call->context_.set_deadline(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), timeout));
  }
  grpc::Slice slice = SliceOf(std::move(request.message));
  call->request_ = grpc::ByteBuffer(&slice, 1);
  stub.PrepareBidiStreamingCall(&call->context_, request.path, grpc::StubOptions(), call.get());
  call->AddHold();  // Reads are started from our own thread, outside of gRPC's reactions.
  call->StartWriteLast(&call->request_, grpc::WriteOptions());
  call->StartRead(&call->response_);
  call->StartCall();
  return call;
}

net::awaitable<void> BackendCall::WaitForMetadata() {
  while (!has_metadata_ && !done_) co_await changed_.Wait();
}

net::awaitable<bool> BackendCall::Read(std::string* payload) {
  while (reading_ == Reading::kWaiting) co_await changed_.Wait();
  if (reading_ == Reading::kHasMessage) {
    std::vector<grpc::Slice> slices;
    // It fails only for a message that claims to be compressed and is not.
    if (response_.Dump(&slices).ok()) {
      payload->reserve(payload->size() + response_.Length());
      for (const grpc::Slice& slice : slices) {
        payload->append(reinterpret_cast<const char*>(slice.begin()), slice.size());
      }
      response_.Clear();
      reading_ = Reading::kWaiting;
      StartRead(&response_);
      co_return true;
    }
    Cancel();
  }
  while (!done_) co_await changed_.Wait();
  co_return false;
}

void BackendCall::Cancel() {
  cancelled_ = true;
  context_.TryCancel();
  if (reading_ == Reading::kHasMessage) {
    // No read is under way that would come back and let go.
    reading_ = Reading::kEnded;
    RemoveHold();
  }
}

Metadata BackendCall::InitialMetadata() const {
  return has_metadata_ ? Copy(context_.GetServerInitialMetadata()) : Metadata();
}

Metadata BackendCall::TrailingMetadata() const {
  return done_ ? Copy(context_.GetServerTrailingMetadata()) : Metadata();
}

void BackendCall::OnReadInitialMetadataDone(bool ok) {
  net::post(io_, [this, self = shared_from_this(), ok] {
    has_metadata_ = ok;
    changed_.Notify();
  });
}

void BackendCall::OnReadDone(bool ok) {
  net::post(io_, [this, self = shared_from_this(), ok] { FinishRead(ok); });
}

void BackendCall::FinishRead(bool ok) {
  if (ok && !cancelled_) {
    reading_ = Reading::kHasMessage;
  } else {
    reading_ = Reading::kEnded;
    RemoveHold();
  }
  changed_.Notify();
}

void BackendCall::OnDone(const grpc::Status& status) {
  net::post(io_, [this, self = shared_from_this(), status] {
    status_ = status;
    done_ = true;
    changed_.Notify();
    work_.reset();
    self_.reset();
  });
}

}  // namespace parvis::gateway
