// What `parvis match` writes of a matching, natively and in WebAssembly byte for byte the same.
#ifndef PARVIS_SHARED_MATCHING_REPORT_H_
#define PARVIS_SHARED_MATCHING_REPORT_H_

#include <string>
#include <vector>

#include "shared/matching/constraints.h"
#include "shared/matching/instance.h"
#include "shared/matching/people.h"
#include "shared/matching/policy.h"
#include "shared/matching/solve.h"

namespace parvis::matching {

// CSV with the header `adept,mentor,score,adept_view,mentor_view`, sorted by adept, lines ended
// by \n.
std::string PairsCsv(const Instance& instance, const Matching& matching);

// What a coordinator should look at, one English sentence each: named wishes that are not met, most
// important needs that the mentor lacks, mentors without an adept while others have two, and
// meeting modes that cannot be had together.
std::vector<std::string> Warnings(const People& people, const Matching& matching);

// One JSON object on one line: {"pairs":int,"total":int,"lowest":int|null,"unpaired_adepts":[id],
// "blocking_pairs":[[a,m]],"shortfall":{code:int},"warnings":[…]}; "explanation":[…] at the end, if
// there is any. `total` is the plain sum of the scores; institutions without a shortfall are left
// out.
std::string SummaryJson(const Instance& instance, const Constraints& constraints,
                        const Matching& matching, const std::vector<std::string>& warnings,
                        const std::vector<std::string>& explanation = {});

}  // namespace parvis::matching

#endif  // PARVIS_SHARED_MATCHING_REPORT_H_
