// The history, marks, parked people and the matching meeting, as scenes of the walk.
#ifndef PARVIS_TESTS_SCREENS_MEETING_SCENES_H_
#define PARVIS_TESTS_SCREENS_MEETING_SCENES_H_

#include <vector>

#include "tests/screens/screen_walk.h"

namespace parvis::screens {

std::vector<Scene> MeetingScenes();

}  // namespace parvis::screens

#endif  // PARVIS_TESTS_SCREENS_MEETING_SCENES_H_
