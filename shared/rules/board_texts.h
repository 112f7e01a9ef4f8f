// Refusals of the board in the words that a coordinator reads. The page shows them at once for an
// edit that it can see is impossible, and the server sends them with its errors: the same words.
#ifndef PARVIS_SHARED_RULES_BOARD_TEXTS_H_
#define PARVIS_SHARED_RULES_BOARD_TEXTS_H_

#include <functional>
#include <string>
#include <string_view>

#include "parvis/v1/policy.pb.h"
#include "shared/rules/board_state.h"
#include "shared/text/messages.h"

namespace parvis::rules {

// What a refused pair has of a rule's breach, such as "samma lärosäte" for
// `different_institution`: part of a sentence, without a full stop. Rules that the board does not
// tell, and names that are no rule's, are "a reason that is not shown here".
std::string RuleText(std::string_view rule, v1::InstitutionTerm term, text::Language language);

// The refusal as one sentence. `name_of` turns a person's id into what the reader knows the person
// by; it is asked for the ids that stand in the refusal, unknown ones too.
std::string RefusalText(const BoardRefusal& refusal,
                        const std::function<std::string(std::string_view id)>& name_of,
                        v1::InstitutionTerm term, text::Language language);

}  // namespace parvis::rules

#endif  // PARVIS_SHARED_RULES_BOARD_TEXTS_H_
