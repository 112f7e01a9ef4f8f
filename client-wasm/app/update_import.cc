// Files into the round: first what they would do, then the doing.
#include <utility>

#include "client-wasm/app/update_parts.h"
#include "shared/text/numbers.h"

namespace parvis::app {
namespace {

v1::ImportApplicationsRequest RequestFor(Model& model, bool validate_only) {
  v1::ImportApplicationsRequest request;
  request.set_parent(RoundName(model.route.round));
  for (const v1::ImportFile& file : model.import.files) *request.add_files() = file;
  request.set_validate_only(validate_only);
  request.set_request_id(model.new_request_id());
  return request;
}

}  // namespace

void OnFiles(Model& model, const ChooseFiles& files, Effects& effects) {
  model.import = ImportModel{};
  if (files.files.empty()) return;
  model.import.files = files.files;
  model.import.checking = true;
  effects.push_back(CallImport{RequestFor(model, true)});
}

void ConfirmImport(Model& model, Effects& effects) {
  model.import.importing = true;
  model.import.given_up = false;
  model.import.failure.reset();
  effects.push_back(CallImport{RequestFor(model, false)});
}

void GiveUpImport(Model& model, Effects& effects) {
  effects.push_back(StopImport{});
  if (model.import.importing) {
    model.import.importing = false;
    model.import.given_up = true;
    return;
  }
  model.import = ImportModel{};
}

void OnImport(Model& model, const ImportAnswer& answer, Effects& effects) {
  ImportModel& import = model.import;
  import.checking = false;
  import.importing = false;
  if (const auto* failure = std::get_if<Failure>(&answer.outcome)) {
    if (failure->code == absl::StatusCode::kUnauthenticated) return ExpireSession(model, effects);
    import.failure = *failure;
    return;
  }
  import.preview = std::get<v1::ImportApplicationsResponse>(answer.outcome);
  import.applied = import.preview->applied();
  if (!import.applied) return;
  int64_t added = 0;
  int64_t changed = 0;
  for (const v1::ImportSummary& summary : import.preview->summaries()) {
    added += summary.added();
    changed += summary.changed();
  }
  effects.push_back(Toast(
      model,
      [&](text::Language l) {
        return text::Render(text::Message::kImported, l,
                            {text::FormatInteger(added, l), text::FormatInteger(changed, l)});
      },
      Manner::kGood));
  model.people_round.clear();
  ReadAnew(model, effects);
}

}  // namespace parvis::app
