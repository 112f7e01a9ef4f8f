#!/usr/bin/env python3
"""Holds the table "Who may include whom" of ARCHITECTURE.md against the #include lines.

    check_includes.py [ROOT]     exit 0 when it holds; 1 with a line per breach

A file obeys the row of the longest folder that contains it. Tests (`*_test.cc`) obey the same
row, and may besides use the test libraries and anything of the standard library. Between
folders there are no cycles, tests left out.
"""

import pathlib
import re
import sys

ROOTS = ("shared", "server", "client-wasm", "tests")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')

# Where a library's headers are, by the start of their names.
LIBRARIES = {
    "absl": ("absl/",),
    "messages": ("parvis/v1/",),
    "google": ("google/",),
    "grpc": ("grpc/", "grpcpp/"),
    "boost": ("boost/",),
    "sqlite": ("sqlite3.h",),
    "sodium": ("sodium.h",),
    "zlib": ("zlib.h",),
    "imgui": ("imgui", "imstb_"),
    "emscripten": ("emscripten", "GLES"),
    "glfw": ("GLFW/",),
    "bench": ("benchmark/",),
    "tests": ("gtest/", "gmock/", "rapidcheck"),
    "memory": ("sys/mman.h",),
    "posix": ("arpa/", "dirent.h", "fcntl.h", "grp.h", "netinet/", "netdb.h", "poll.h", "pwd.h",
              "signal.h", "spawn.h", "sys/", "sysexits.h", "termios.h", "unistd.h"),
}
# Input and output, clocks and threads: not for the domain, which must be deterministic.
# <chrono> is allowed for its calendar, its clocks are not.
IMPURE = {"condition_variable", "filesystem", "fstream", "future", "iostream", "mutex",
          "shared_mutex", "stop_token", "thread", "ctime", "time.h"}
IMPURE_NAMES = re.compile(
    r"\b(?:system_clock|steady_clock|high_resolution_clock|absl::Now|std::time|random_device)\b")

NOUNS = ("accounts", "rounds", "applications", "matching", "pairs", "events", "partners",
         "messages", "reports")
SERVER_BASE = ["shared", "server/clock", "server/log"]
NOUN = {"own": [*SERVER_BASE, "server/storage", "server/dispatch",
                *(f"server/{noun}" for noun in NOUNS)],
        "libraries": ["absl", "messages", "google", "grpc", "sodium"]}

# folder -> what it may include: rows of this table (a top folder stands for all its rows), and
# libraries. "pure" keeps IMPURE out. A folder may always include itself.
TABLE = {
    "shared/base": {"own": [], "libraries": ["absl"], "pure": True},
    # "memory": large matrices ask for huge pages.
    "shared/matching": {"own": ["shared/base"], "libraries": ["absl", "memory"], "pure": True},
    # Checks what the solvers found, so it must not be built on them: see WITHOUT_SOLVERS.
    "shared/proof": {"own": ["shared/base", "shared/matching"], "libraries": ["absl"],
                     "pure": True},
    "shared/text": {"own": ["shared/base"], "libraries": ["absl"], "pure": True},
    "shared/rules": {"own": ["shared"], "libraries": ["absl", "messages", "google"], "pure": True},

    "server/clock": {"own": ["shared/base"], "libraries": ["absl"]},
    "server/log": {"own": ["shared/base", "server/clock"], "libraries": ["absl", "posix"]},
    "server/storage": {"own": ["shared/base", "server/clock", "server/log"],
                       "libraries": ["absl", "sqlite", "posix"]},
    # Between storage and the nouns: threads, the caller, the one authorisation point.
    "server/dispatch": {"own": [*SERVER_BASE, "server/storage"],
                        "libraries": ["absl", "messages", "google", "grpc", "sodium"]},
    **{f"server/{noun}": NOUN for noun in NOUNS},
    # Bytes only: of our own contract it knows names, never messages.
    "server/gateway": {"own": ["shared/base", "server/clock", "server/log"],
                       "libraries": ["absl", "boost", "grpc", "google", "posix", "zlib"]},
    "server/app": {"own": ["shared", "server"],
                   "libraries": ["absl", "messages", "google", "grpc", "boost", "posix", "sodium"]},
    "server/cli": {"own": ["shared", "server"],
                   "libraries": ["absl", "messages", "google", "grpc", "posix", "sodium"]},

    # The engine as a module of its own: no messages of protobuf, which would not fit in.
    "client-wasm/engine": {"own": ["shared/base", "shared/matching"], "libraries": ["absl"],
                           "pure": True},
    "client-wasm/app": {"own": ["shared", "client-wasm/engine"], "libraries": ["absl", "messages", "google"]},
    "client-wasm/rpc": {"own": ["shared", "client-wasm/app", "client-wasm/platform"],
                        "libraries": ["absl", "messages", "google"]},
    "client-wasm/ui": {"own": ["shared/base", "shared/text", "client-wasm/platform"],
                       "libraries": ["absl", "imgui"]},
    "client-wasm/views": {"own": ["shared", "client-wasm/app", "client-wasm/ui",
                                  "client-wasm/canvas"],
                          "libraries": ["absl", "messages", "google"]},
    "client-wasm/canvas": {"own": ["shared", "client-wasm/app", "client-wasm/ui"],
                           "libraries": ["absl", "messages", "google"]},
    # What the client asks of its surroundings; knows nobody. Two ways to answer it.
    "client-wasm/platform": {"own": ["shared/base"], "libraries": ["absl"]},
    "client-wasm/platform/emscripten": {"own": ["shared/base", "client-wasm/platform"],
                                        "libraries": ["absl", "emscripten"]},
    "client-wasm/platform/null": {"own": ["shared/base", "client-wasm/platform"],
                                  "libraries": ["absl"]},
    # Every widget on one page, for looking at.
    "client-wasm/gallery": {"own": ["shared/base", "shared/text", "client-wasm/platform",
                                    "client-wasm/ui"],
                            "libraries": ["absl"]},
    # Carries out what the model wants done, and draws it.
    "client-wasm/runtime": {"own": ["shared", "client-wasm/app", "client-wasm/canvas",
                                    "client-wasm/platform", "client-wasm/rpc", "client-wasm/ui",
                                    "client-wasm/views"],
                            "libraries": ["absl", "messages", "google"]},
    # Every widget in every state; knows nothing of the product.
    "client-wasm/gallery": {"own": ["client-wasm/platform", "client-wasm/ui"],
                            "libraries": ["absl"]},
    # Wires the client as server/app wires the server.
    "client-wasm/main": {"own": ["shared", "client-wasm"],
                         "libraries": ["absl", "messages", "google"]},

    "tests": {"own": ["shared", "server", "client-wasm", "tests"],
              "libraries": ["absl", "messages", "google", "grpc", "boost", "sqlite", "posix", "memory",
                            "tests", "bench", "emscripten"]},
    # The library by itself, to be measured against.
    "tests/bench/imgui_demo": {"own": [], "libraries": ["imgui", "emscripten", "glfw"]},
}
# Any test may use these.
FOR_TESTS = {"tests", "client-wasm/platform/null", "shared/proof"}
# The folder that judges the solvers, and all that it may reach in shared/matching, directly or
# through other headers: what is given, and nothing that solves.
WITHOUT_SOLVERS = "shared/proof"
GIVEN = {f"shared/matching/{name}.h" for name in
         ("codes", "constraints", "hash", "instance", "people", "policy", "rules", "score",
          "score_all", "standing")}
# Nobody includes what wires the whole, but tests of the whole.
ENDS = {"server/app", "server/cli", "client-wasm/main"}


def within(path, folder):
    return path == folder or path.startswith(folder + "/")


def row_of(path):
    """The longest folder of the table that contains the path, or None."""
    return max((f for f in TABLE if within(path, f)), key=len, default=None)


def library_of(name):
    for library, starts in LIBRARIES.items():
        if name.startswith(starts):
            return library
    return None


def includes_of(text):
    for number, line in enumerate(text.splitlines(), 1):
        if found := INCLUDE.match(line):
            yield number, found[1], found[2]


def breach_of(file, folder, included, quoted):
    """Why this file may not include that, or None."""
    is_test = file.endswith("_test.cc")
    row = TABLE[folder]
    if included.split("/")[0] in ROOTS:
        target = row_of(included)
        if target is None:
            return f"{included} is in no folder of the table"
        if target == folder:
            return None
        if target in ENDS and folder not in ENDS and folder != "tests":
            return f"nobody includes {target}"
        if any(target == own or (own in ROOTS and within(target, own)) for own in row["own"]):
            return None
        if is_test and target in FOR_TESTS:
            return None
        return f"{folder} may not include {target}"
    library = library_of(included)
    if library:
        if library in row["libraries"] or (is_test and library in ("tests", "posix", "bench")):
            return None
        return f"{folder} may not include {library}"
    if quoted == '"':
        return f"{included} does not start at the top of the tree"
    if included in IMPURE and row.get("pure") and not is_test:
        return f"{folder} does no input or output, and knows no clock and no threads"
    return None


def cycle_in(edges):
    """One cycle of the graph {node: set of nodes} as a list, or None."""
    state, path = {}, []

    def visit(node):
        state[node] = "open"
        path.append(node)
        for following in sorted(edges.get(node, ())):
            if state.get(following) == "open":
                return path[path.index(following):] + [following]
            if following not in state and (cycle := visit(following)):
                return cycle
        path.pop()
        state[node] = "done"
        return None

    for node in sorted(edges):
        if node not in state and (cycle := visit(node)):
            return cycle
    return None


def reached_from(includes, file):
    """All headers that the file includes, directly or through others, with the way to each."""
    ways, open_files = {}, [(file, ())]
    while open_files:
        current, way = open_files.pop()
        for included in sorted(includes.get(current, ())):
            if included not in ways:
                ways[included] = (*way, included)
                open_files.append((included, ways[included]))
    return ways


def solver_breaches(includes):
    """Where the judge of the solvers reaches a header of theirs; as lines."""
    for file in sorted(includes):
        if row_of(file) != WITHOUT_SOLVERS or file.endswith("_test.cc"):
            continue
        for included, way in sorted(reached_from(includes, file).items()):
            if within(included, "shared/matching") and included not in GIVEN:
                yield f"{file}:1: the checker of proofs reaches a solver: " + " > ".join(way)


def check(root):
    """All breaches under the root, as lines."""
    lines, edges, own_includes = [], {}, {}
    files = sorted(path for top in ROOTS for suffix in ("h", "cc", "def")
                   for path in (root / top).rglob(f"*.{suffix}"))
    for path in files:
        file = path.relative_to(root).as_posix()
        folder = row_of(file)
        if folder is None:
            lines.append(f"{file}:1: its folder is not in the table")
            continue
        text = path.read_text(encoding="utf-8")
        if TABLE[folder].get("pure") and not file.endswith("_test.cc"):
            if found := IMPURE_NAMES.search(text):
                number = text.count("\n", 0, found.start()) + 1
                lines.append(f"{file}:{number}: {folder} may not use {found[0]}")
        for number, quoted, included in includes_of(text):
            if breach := breach_of(file, folder, included, quoted):
                lines.append(f"{file}:{number}: {breach}")
            target = row_of(included)
            if target:
                own_includes.setdefault(file, set()).add(included)
            if target and target != folder and not file.endswith("_test.cc"):
                edges.setdefault(folder, set()).add(target)
    lines.extend(solver_breaches(own_includes))
    if cycle := cycle_in(edges):
        lines.append("a cycle of folders: " + " > ".join(cycle))
    return lines


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__ + "/../../..").resolve()
    lines = check(root)
    for line in lines:
        print(line)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
