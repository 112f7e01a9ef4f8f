#include "server/cli/import.h"

#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "parvis/v1/application.grpc.pb.h"
#include "server/accounts/authenticators.h"
#include "server/applications/import.h"
#include "server/cli/files.h"
#include "server/cli/target.h"
#include "server/matching/pin_check.h"
#include "shared/base/limits.h"
#include "shared/base/resource_names.h"
#include "shared/base/status_macros.h"
#include "shared/rules/csv_import.h"
#include "shared/rules/import_fault.h"

namespace parvis::cli {
namespace {

constexpr Flag kFlags[] = {
    {"db", Flag::kValue, "FILE", "the database"},
    {"round", Flag::kValue, "ID", "the round, such as stockholm-2026"},
    {"dry-run", Flag::kSwitch, "", "only say what would happen"},
};

absl::StatusOr<v1::ImportApplicationsResponse> Send(const std::string& database,
                                                    const v1::ImportApplicationsRequest& request) {
  ASSIGN_OR_RETURN(Target target, Target::Open(database, MissingFile::kRefuse));
  v1::ImportApplicationsResponse response;
  RETURN_IF_ERROR(target.Write(
      [&](storage::WriteTransaction& db) {
        const applications::PinCheck pin_check = &board::FindBrokenPins;
        const dispatch::Caller caller = accounts::Administrator();
        return request.validate_only()
                   ? applications::PreviewImport(pin_check, caller, request, db, &response)
                   : applications::Import(pin_check, caller, request, db, &response);
      },
      [&](const std::shared_ptr<grpc::Channel>& channel, grpc::ClientContext& context) {
        return v1::ApplicationService::NewStub(channel)->ImportApplications(&context, request,
                                                                            &response);
      }));
  return response;
}

void PrintLines(const char* prefix,
                const google::protobuf::RepeatedPtrField<v1::ImportFault>& faults, int count) {
  for (const v1::ImportFault& fault : faults) {
    std::fprintf(stderr, "%s%s\n", prefix,
                 rules::FaultLine(fault, text::Language::kEnglish).c_str());
  }
  if (count > faults.size()) std::fprintf(stderr, "%sand %d more\n", prefix, count - faults.size());
}

int Print(const v1::ImportApplicationsRequest& request,
          const v1::ImportApplicationsResponse& response) {
  PrintLines("", response.faults(), response.fault_count());
  PrintLines("warning: ", response.warnings(), response.warning_count());
  if (response.fault_count() > 0) {
    std::fprintf(stderr, "nothing was imported\n");
    return kExitUsage;
  }
  for (const v1::ImportSummary& summary : response.summaries()) {
    std::printf("%s: %d added, %d changed, %d unchanged\n", summary.file().c_str(), summary.added(),
                summary.changed(), summary.unchanged());
  }
  if (request.validate_only()) std::printf("a dry run: nothing was imported\n");
  return kExitDone;
}

int RunImport(const Arguments& arguments) {
  const std::optional<std::string> database = arguments.Value("db");
  const std::optional<std::string> round = arguments.Value("round");
  if (!database.has_value()) return UsageError(ImportCommand(), "--db FILE is missing");
  if (!round.has_value()) return UsageError(ImportCommand(), "--round ID is missing");
  if (!names::IsRoundId(*round)) {
    return UsageError(ImportCommand(), absl::StrCat("--round ", *round, ": is no round's id"));
  }
  if (arguments.operands().empty()) return UsageError(ImportCommand(), "DIR is missing");
  absl::StatusOr<v1::ImportApplicationsRequest> request =
      ReadImportFolder(arguments.operands().front(), *round);
  if (!request.ok()) return Fail("import", request.status());
  request->set_validate_only(arguments.Has("dry-run"));
  const absl::StatusOr<v1::ImportApplicationsResponse> response = Send(*database, *request);
  if (!response.ok()) return Fail("import", response.status());
  return Print(*request, *response);
}

}  // namespace

absl::StatusOr<v1::ImportApplicationsRequest> ReadImportFolder(const std::string& folder,
                                                               const std::string& round) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    return absl::InvalidArgumentError(absl::StrCat(folder, ": there is no such folder"));
  }
  v1::ImportApplicationsRequest request;
  request.set_parent(names::RoundName(round));
  std::size_t bytes = 0;
  for (int i = 0; i < rules::kImportKinds; ++i) {
    const std::string name(rules::ImportFileName(static_cast<rules::ImportKind>(i)));
    // One byte more than may be is read, so that what judges the file finds it too large.
    absl::StatusOr<std::string> content =
        ReadFile(absl::StrCat(folder, "/", name), limits::kCsvFileBytes);
    if (absl::IsNotFound(content.status())) continue;
    RETURN_IF_ERROR(content.status());
    bytes += content->size();
    if (bytes > limits::kImportBytes) {
      return absl::InvalidArgumentError(absl::StrCat(
          folder, ": the files are too large together; import them from a folder each"));
    }
    v1::ImportFile* file = request.add_files();
    file->set_name(name);
    file->set_content(*std::move(content));
  }
  if (request.files().empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(folder, ": holds none of ", rules::ImportFileNames()));
  }
  return request;
}

const Command& ImportCommand() {
  static constexpr Command kCommand = {"import",
                                       "read a folder of CSV files into a round",
                                       "--db FILE --round ID [--dry-run] DIR",
                                       kFlags,
                                       1,
                                       RunImport};
  return kCommand;
}

}  // namespace parvis::cli
