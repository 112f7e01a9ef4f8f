// Solves one instance as often as it is asked, for tests/bench/run.py, which times a peer in
// between: on a shared machine only times that are taken side by side can be compared.
//
//   bench_solve stockholm DIR | mentornorm N | places ADEPTS MENTORS
//
// It reads words from standard input, and answers each on one line:
//   dump FILE   little-endian int32 score + 1 per adept and place, 0 where not allowed
//               -> adepts places
//   solve       -> seconds pairs total
//   edit        forbids a formed pair, then allows it again: two solves
//               -> seconds for the two
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "shared/matching/engine.h"
#include "shared/matching/solve.h"
#include "tests/bench/instances.h"

namespace parvis::bench {
namespace {

constexpr uint64_t kSeed = 1;

double Since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

absl::StatusOr<matching::Instance> Make(const std::vector<std::string>& words) {
  if (words.size() == 2 && words[0] == "stockholm") return FromFiles(words[1]);
  if (words.size() == 2 && words[0] == "mentornorm") {
    return MentorNorm(std::atoi(words[1].c_str()), kSeed);
  }
  if (words.size() == 3 && words[0] == "places") {
    return ManyPlaces(std::atoi(words[1].c_str()), std::atoi(words[2].c_str()), kSeed);
  }
  return absl::InvalidArgumentError("stockholm DIR | mentornorm N | places ADEPTS MENTORS");
}

void Dump(const matching::Instance& instance, const std::string& path) {
  std::vector<int> first_place;
  int places = 0;
  for (int j = 0; j < instance.mentors(); ++j) {
    first_place.push_back(places);
    places += instance.capacity(j);
  }
  std::ofstream file(path, std::ios::binary);
  std::vector<int32_t> row;
  for (int i = 0; i < instance.adepts(); ++i) {
    row.assign(places, 0);
    for (const matching::Instance::Entry& entry : instance.Row(i)) {
      for (int k = 0; k < instance.capacity(entry.mentor); ++k) {
        row[first_place[entry.mentor] + k] = entry.score + 1;
      }
    }
    file.write(reinterpret_cast<const char*>(row.data()),
               static_cast<std::streamsize>(row.size() * sizeof(int32_t)));
  }
  std::printf("%d %d\n", instance.adepts(), places);
}

void Solve(const matching::Instance& instance) {
  const auto start = std::chrono::steady_clock::now();
  const auto matching = matching::Solve(instance, {}, {});
  const double seconds = Since(start);
  if (!matching.ok()) std::exit(1);
  std::printf("%.9f %zu %lld\n", seconds, matching->pairs.size(),
              static_cast<long long>(matching->Total()));
}

void EditOnce(matching::Engine& engine) {
  const matching::FormedPair& pair = engine.matching().pairs.front();
  matching::Edit edit;
  edit.added_forbids = {{pair.adept, pair.mentor}};
  const auto start = std::chrono::steady_clock::now();
  const bool done = engine.Apply(edit).ok() && engine.Apply(edit.Inverse()).ok();
  const double seconds = Since(start);
  if (!done) std::exit(1);
  std::printf("%.9f\n", seconds);
}

int Main(const std::vector<std::string>& words) {
  auto instance = Make(words);
  if (!instance.ok()) {
    std::cerr << instance.status() << "\n";
    return 2;
  }
  auto engine = matching::Engine::Create(*instance, {}, {});
  if (!engine.ok()) {
    std::cerr << engine.status() << "\n";
    return 1;
  }
  for (std::string word; std::cin >> word;) {
    if (word == "dump") {
      std::string path;
      std::cin >> path;
      Dump(*instance, path);
    } else if (word == "solve") {
      Solve(*instance);
    } else if (word == "edit") {
      EditOnce(*engine);
    } else {
      return 2;
    }
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace parvis::bench

int main(int argc, char** argv) {
  return parvis::bench::Main(std::vector<std::string>(argv + 1, argv + argc));
}
