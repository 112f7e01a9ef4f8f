#include "server/events/service.h"

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "parvis/v1/event.grpc.pb.h"
#include "server/dispatch/admission.h"
#include "server/dispatch/errors.h"
#include "server/dispatch/grpc_status.h"
#include "server/events/hub.h"
#include "server/events/log.h"
#include "server/events/presence.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"

namespace parvis::events {
namespace {

constexpr char kMethod[] = "parvis.v1.EventService.WatchEvents";

bool SeesDrafts(const dispatch::Caller& caller) {
  return caller.role != dispatch::Role::kCoordinator;
}

// One watcher. At any time it does at most one thing: reads a batch on one of the executor's
// threads, or writes one event; in between it sleeps until it is told. So it never holds more than
// one batch, and a slow client slows nobody else. It re-authenticates at each reading: every
// commit, also the one that ends its session, and every heartbeat leads to one.
class WatchStream final : public grpc::ServerWriteReactor<v1::Event>, public Stream {
 public:
  WatchStream(const dispatch::Environment& environment, grpc::CallbackServerContext& context,
              const v1::WatchEventsRequest& request)
      : environment_(environment),
        info_(dispatch::ReadCallInfo(context)),
        parent_(request.parent()),
        viewer_(request.viewer()),
        position_(request.after_sequence()) {
    if (const absl::Status entered = environment_.events->Enter(*this); !entered.ok()) {
      Finish(ToGrpc(entered));
      return;
    }
    Wake();
  }

  void Wake() override { Poke(wake_); }

  void Tick() override { Poke(tick_); }

  void GoAway() override { End(dispatch::ShuttingDown()); }

  void OnCancel() override { End(absl::CancelledError("the client has gone")); }

  void OnWriteDone(bool ok) override {
    if (!ok) return EndAfterStep(absl::CancelledError("the client has gone"));
    Proceed();
  }

  void OnDone() override { delete this; }

 private:
  void Poke(bool& flag) {
    const std::lock_guard lock(mutex_);
    flag = true;
    if (busy_) return;
    busy_ = true;
    Schedule();
  }

  // Ends the stream as soon as it does nothing else; the first reason counts. The hub calls this
  // with its mutex held, so that the ending itself is the executor's.
  void End(const absl::Status& status) {
    const std::lock_guard lock(mutex_);
    if (!end_.has_value()) end_ = status;
    if (busy_) return;
    busy_ = true;
    environment_.executor->Run([this] { Proceed(); });
  }

  void EndAfterStep(const absl::Status& status) {
    {
      const std::lock_guard lock(mutex_);
      if (!end_.has_value()) end_ = status;
    }
    Proceed();
  }

  // With busy_ set. The executor takes it: it outlives every stream.
  void Schedule() {
    environment_.executor->Run([this] { Work(); });
  }

  void Work() {
    bool tick = false;
    {
      const std::lock_guard lock(mutex_);
      wake_ = false;
      tick = std::exchange(tick_, false);
    }
    const absl::Status status =
        environment_.database->Read([&](storage::ReadConnection& db) { return ReadBatch(db); });
    if (!status.ok()) return EndAfterStep(status);
    const bool silent_long = tick && ++idle_ticks_ >= 2;
    // A page that shows whether it is in contact does not want to wait for that to be told.
    const bool first_sign = !viewer_.empty() && !std::exchange(greeted_, true);
    if ((silent_long || first_sign) && batch_.empty()) {
      v1::Event& heartbeat = batch_.emplace_back();
      heartbeat.set_sequence(position_);
      heartbeat.mutable_heartbeat();
    }
    Proceed();
  }

  absl::Status ReadBatch(storage::ReadConnection& db) {
    ASSIGN_OR_RETURN(const dispatch::Caller caller,
                     dispatch::Admit(environment_, kMethod, info_, db));
    if (!admitted_) {
      RETURN_IF_ERROR(Begin(db, caller));
      admitted_ = true;
      StartSendInitialMetadata();
    }
    ASSIGN_OR_RETURN(EventBatch batch,
                     ReadAfter(db, position_, round_, SeesDrafts(caller), limits::kEventsPerRead));
    for (v1::Event& event : batch.events) batch_.push_back(std::move(event));
    position_ = batch.read_to;
    more_ = batch.more;
    return viewer_.empty() ? absl::OkStatus() : AddPresences(db, caller);
  }

  // Of a board that the caller may see; what is not told now is told when that has changed.
  absl::Status AddPresences(storage::ReadConnection& db, const dispatch::Caller& caller) {
    const std::string board = environment_.presence->RoundOf(*this);
    if (!board.empty()) {
      ASSIGN_OR_RETURN(const bool in_sight, IsInSight(db, board, SeesDrafts(caller)));
      if (!in_sight) return absl::OkStatus();
    }
    const int64_t now_us = absl::ToUnixMicros(environment_.clock->Now());
    for (v1::Event& event : environment_.presence->TakeNews(*this)) {
      event.set_sequence(position_);
      event.mutable_event_time()->set_seconds(now_us / 1'000'000);
      event.mutable_event_time()->set_nanos(static_cast<int32_t>(now_us % 1'000'000 * 1000));
      batch_.push_back(std::move(event));
    }
    return absl::OkStatus();
  }

  absl::Status Begin(storage::ReadConnection& db, const dispatch::Caller& caller) {
    if (!parent_.empty()) {
      const std::optional<std::string> round = names::ParseRoundName(parent_);
      if (!round.has_value()) return dispatch::BadResourceName("parent");
      round_ = *round;
    }
    ASSIGN_OR_RETURN(const int64_t last, LastSequence(db));
    if (position_ < 0 || position_ > last) return dispatch::SequenceUnknown();
    if (!viewer_.empty() && !names::IsUuid(viewer_)) return dispatch::BadRequestId("viewer");
    RETURN_IF_ERROR(environment_.events->Claim(*this, caller.session + caller.account));
    if (viewer_.empty()) return absl::OkStatus();
    // A round that is not in sight is no board to be seen at.
    ASSIGN_OR_RETURN(const bool in_sight, IsInSight(db, round_, SeesDrafts(caller)));
    environment_.presence->Arrive(*this, {caller.account, viewer_}, caller.display_name,
                                  in_sight ? round_ : "");
    return absl::OkStatus();
  }

  // After a step: the next one, or sleep, or the end.
  void Proceed() {
    std::optional<absl::Status> end;
    {
      const std::lock_guard lock(mutex_);
      end = end_;
      if (!end.has_value() && batch_.empty()) {
        if (wake_ || tick_ || more_) {
          Schedule();
        } else {
          busy_ = false;
        }
        return;
      }
    }
    if (end.has_value()) {
      // Left before Finish: after that, OnDone may delete this at any moment.
      environment_.events->Leave(*this);
      environment_.presence->Leave(*this);
      Finish(ToGrpc(*end));
      return;
    }
    idle_ticks_ = 0;
    current_ = std::move(batch_.front());
    batch_.pop_front();
    StartWrite(&current_);
  }

  grpc::Status ToGrpc(const absl::Status& status) {
    return dispatch::ToGrpcStatus(status, kMethod, info_.language, *environment_.log);
  }

  const dispatch::Environment& environment_;
  const dispatch::CallInfo info_;
  const std::string parent_;
  const std::string viewer_;  // Empty to be seen by nobody.

  // Of the step that is in progress; handed from thread to thread by mutex_.
  std::string round_;
  int64_t position_;
  bool admitted_ = false;
  bool greeted_ = false;
  bool more_ = false;
  int idle_ticks_ = 0;
  std::deque<v1::Event> batch_;
  v1::Event current_;

  std::mutex mutex_;
  bool busy_ = false;  // A step is scheduled or in progress.
  bool wake_ = false;
  bool tick_ = false;
  std::optional<absl::Status> end_;
};

class EventService final : public v1::EventService::CallbackService {
 public:
  explicit EventService(const dispatch::Environment& environment) : env_(environment) {}

  grpc::ServerWriteReactor<v1::Event>* WatchEvents(grpc::CallbackServerContext* context,
                                                   const v1::WatchEventsRequest* request) override {
    return new WatchStream(env_, *context, *request);
  }

 private:
  const dispatch::Environment env_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeEventService(const dispatch::Environment& environment) {
  return std::make_unique<EventService>(environment);
}

}  // namespace parvis::events
