#include "server/accounts/service.h"

#include <grpcpp/server_context.h>

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "parvis/v1/session.grpc.pb.h"
#include "server/accounts/links.h"
#include "server/accounts/sessions.h"
#include "server/dispatch/errors.h"
#include "server/dispatch/unary.h"
#include "shared/base/limits.h"
#include "shared/base/status_macros.h"

namespace parvis::accounts {
namespace {

void FillSession(const OpenSession& open, v1::Session& session) {
  session.set_account(open.account.id);
  session.set_display_name(open.account.display_name);
  session.set_role(open.account.role);
  session.set_institution(open.account.institution);
  session.mutable_expire_time()->set_seconds(absl::ToUnixSeconds(open.expiry));
}

// The gateway makes the cookie of this; an empty token clears it.
void TellGateway(grpc::CallbackServerContext& context, const std::string& token, int max_age_s) {
  context.AddInitialMetadata("x-parvis-set-session", token);
  context.AddInitialMetadata("x-parvis-set-session-max-age", absl::StrCat(max_age_s));
}

class SessionService final : public v1::SessionService::CallbackService {
 public:
  explicit SessionService(const dispatch::Environment& environment) : env_(environment) {}

  grpc::ServerUnaryReactor* CreateSession(grpc::CallbackServerContext* context,
                                          const v1::CreateSessionRequest* request,
                                          v1::CreateSessionResponse* response) override {
    return dispatch::Write(env_, context, request, response, &HandleCreateSession,
                           [context, response](const dispatch::Caller& caller) {
                             if (!caller.over_gateway) return;
                             TellGateway(*context, response->token(), limits::kSessionSeconds);
                             response->clear_token();
                           });
  }

  grpc::ServerUnaryReactor* GetSession(grpc::CallbackServerContext* context,
                                       const v1::GetSessionRequest* request,
                                       v1::Session* response) override {
    return dispatch::Read(env_, context, request, response, &HandleGetSession);
  }

  grpc::ServerUnaryReactor* DeleteSession(grpc::CallbackServerContext* context,
                                          const v1::DeleteSessionRequest* request,
                                          v1::DeleteSessionResponse* response) override {
    return dispatch::Write(env_, context, request, response, &HandleDeleteSession,
                           [context](const dispatch::Caller& caller) {
                             if (caller.over_gateway) TellGateway(*context, "", 0);
                           });
  }

 private:
  const dispatch::Environment env_;
};

}  // namespace

absl::Status HandleCreateSession(const dispatch::Caller&, const v1::CreateSessionRequest& request,
                                 storage::WriteTransaction& db,
                                 v1::CreateSessionResponse* response) {
  ASSIGN_OR_RETURN(const std::string account, CheckLink(db, request.link_token()));
  ASSIGN_OR_RETURN(const std::optional<Account> known, Find(db, account));
  if (!known.has_value()) return dispatch::LinkNotGood();
  ASSIGN_OR_RETURN(const std::string token, Open(db, account));
  ASSIGN_OR_RETURN(const std::optional<OpenSession> open, FindSession(db, HashToken(token)));
  if (!open.has_value()) return absl::InternalError("the session just opened is not there");
  FillSession(*open, *response->mutable_session());
  response->set_token(token);
  return absl::OkStatus();
}

absl::Status HandleGetSession(const dispatch::Caller& caller, const v1::GetSessionRequest&,
                              storage::ReadConnection& db, v1::Session* response) {
  ASSIGN_OR_RETURN(const std::optional<OpenSession> open, FindSession(db, caller.session));
  if (!open.has_value()) return dispatch::SessionEnded();
  FillSession(*open, *response);
  return absl::OkStatus();
}

absl::Status HandleDeleteSession(const dispatch::Caller& caller, const v1::DeleteSessionRequest&,
                                 storage::WriteTransaction& db, v1::DeleteSessionResponse*) {
  return Close(db, caller.session);
}

std::unique_ptr<grpc::Service> MakeSessionService(const dispatch::Environment& environment) {
  return std::make_unique<SessionService>(environment);
}

}  // namespace parvis::accounts
