#!/usr/bin/env python3
"""The matching engine beside its peers: ./dev bench matching [CLASS...] [--n N] [--publish].

Each instance is solved by all of them in turn, K times, and the least time of each counts: on a
shared machine only times that are taken side by side can be compared. All must find the same number
of pairs and the same sum, or the run fails. Prints the table of docs/bench.md and leaves the
numbers as JSON lines in build/bench/matching.jsonl, beside those of other instances measured
before. docs/bench.md tells how it is measured.
"""

import argparse
import datetime
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import goals
import plot
import scipy_peer
import tables

SOURCE = pathlib.Path(__file__).resolve().parents[2]
NATIVE = SOURCE / "build/release/bench"
WASM = SOURCE / "build/wasm/bench"
RESULTS = SOURCE / "build/bench/matching.jsonl"
GOALS = SOURCE / "build/bench/goals.md"
NODE = ("node", "--no-experimental-fetch")
# Of what takes longer, one turn will do, and one solve in it.
PATIENCE_SECONDS = 3.0
# A turn of what is quicker than this is the least of some solves, so that what a program does only
# at first (in WebAssembly the compiling of the hot loops) does not count.
QUICK_SECONDS = 0.3
SOLVES_A_TURN = 10
# The heading in docs/bench.md that the tables follow, to its end.
LATEST = "## The latest run"
# What is the same natively and in WebAssembly.
EXACT = ("checksum", "duals_checksum", "counters")


def suite():
    """Arguments of each instance, smallest first."""
    for n in (1000, 2000, 5000):
        for name in ("u1", "u10", "u100", "u1000", "mentor", "mentornorm", "pop", "geo", "mw"):
            if name != "mw" or n <= 2000:
                yield {"class": name, "n": n}
    for n in (10_000, 100_000):
        yield {"class": "sparse", "n": n, "d": 50}
    for n, m in ((1000, 350), (3000, 1000), (5000, 1700)):
        yield {"class": "bm", "n": n, "m": m}


def flags(instance):
    return [word for key, value in instance.items() for word in (f"--{key}", str(value))]


def run_json(command):
    done = subprocess.run([str(word) for word in command], check=True, capture_output=True,
                          text=True)
    return json.loads(done.stdout)


def program_contender(*command):
    def run(instance, solves):
        return run_json([*command, *flags(instance), "--repeat", solves])
    return run


def scipy_contender(numbers, form, solve):
    def run(_, solves):
        least = math.inf
        for _ in range(solves):
            seconds, rows, columns = solve(form)
            least = min(least, seconds)
        pairs, total = numbers.sum_of(rows, columns)
        return {"seconds": least, "cardinality": pairs, "total": total}
    return run


def contenders(instance, numbers):
    """Name -> what solves the instance and tells how long it took; ours first."""
    found = {
        "ours": program_contender(NATIVE / "matching"),
        "ours_wasm": program_contender(*NODE, WASM / "matching.js"),
        "scipy_sparse": scipy_contender(numbers, scipy_peer.sparse_form(numbers),
                                        scipy_peer.solve_sparse),
        "lemon": program_contender(NATIVE / "peers", "--peer", "lemon"),
    }
    if not numbers.is_sparse:
        found["scipy_dense"] = scipy_contender(numbers, scipy_peer.dense_form(numbers),
                                               scipy_peer.solve_dense)
        if "m" not in instance:
            found["lapjv"] = program_contender(NATIVE / "peers", "--peer", "lapjv")
            found["lapjv_wasm"] = program_contender(*NODE, WASM / "peers.js", "--peer", "lapjv")
    return found


def numbers_of(instance):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "numbers"
        subprocess.run([NATIVE / "peers", "--peer", "write", "--out", path, *flags(instance)],
                       check=True)
        return scipy_peer.Numbers(path)


def compare(instance, repeats):
    """One line of the results: the least seconds of each, and what ours did."""
    numbers = numbers_of(instance)
    result = {**instance, "seconds": {}}
    answers = {}
    running = contenders(instance, numbers)
    solves = {name: 1 for name in running}
    for _ in range(repeats):
        for name in list(running):
            try:
                answer = running[name](instance, solves[name])
            except ValueError:  # SciPy's sparse solver where not everybody can be paired.
                del running[name]
                continue
            seconds = answer["seconds"]
            result["seconds"][name] = min(seconds, result["seconds"].get(name, seconds))
            if name == "ours" and result["seconds"][name] == seconds:
                result.update({key: answer[key] for key in ("passes", "counters", "checksum")})
            answers[name] = answer
            if seconds > PATIENCE_SECONDS:
                del running[name]
            elif seconds < QUICK_SECONDS:
                solves[name] = SOLVES_A_TURN
    sums = {(answer["cardinality"], answer["total"]) for answer in answers.values()}
    if len(sums) > 1 or any(answers["ours"][key] != answers["ours_wasm"][key] for key in EXACT):
        sys.exit(f"{instance}: the results differ: {answers}")
    result["cardinality"], result["total"] = sums.pop()
    return result


def ours(place, *arguments):
    program = (NATIVE / "matching",) if place == "native" else (*NODE, WASM / "matching.js")
    return run_json([*program, *arguments])


def scipy_total(instance):
    """Seconds that SciPy takes for `total`, by the better of its solvers."""
    numbers = numbers_of(instance)
    return min(scipy_peer.solve_dense(scipy_peer.dense_form(numbers))[0],
               scipy_peer.solve_sparse(scipy_peer.sparse_form(numbers))[0])


def read_results():
    """Name -> line of the results, as earlier runs left them."""
    if not RESULTS.exists():
        return {}
    lines = map(json.loads, RESULTS.read_text().splitlines())
    return {tables.name_of(line): line for line in lines}


def measure_suite(arguments):
    results = read_results()
    print(tables.HEADER, flush=True)
    for instance in suite():
        if arguments.classes and instance["class"] not in arguments.classes:
            continue
        if arguments.n and instance["n"] not in arguments.n:
            continue
        result = compare({**instance, "seed": 1}, arguments.repeats)
        results[tables.name_of(result)] = result
        RESULTS.write_text("".join(json.dumps(line) + "\n" for line in results.values()))
        print(tables.row(result), flush=True)


def measure_goals(repeats):
    rows = []
    print("\n" + goals.HEADER, flush=True)
    for row in goals.Goals(ours, scipy_total, repeats).rows():
        rows.append(row + "\n")
        print(row, flush=True)
    GOALS.write_text("".join(rows))


def machine():
    """The processor's name and how many cores of it, as the kernel tells."""
    cpuinfo = pathlib.Path("/proc/cpuinfo").read_text()
    name = re.search(r"^model name\s*: (.*)$", cpuinfo, re.MULTILINE)
    return f"{os.cpu_count()} cores of an {name[1] if name else 'unnamed processor'}"


def publish():
    """Writes the latest of every instance, be it of this run or of one before."""
    page = SOURCE / "docs/bench.md"
    before, marked, _ = page.read_text().partition(LATEST)
    if not marked:
        sys.exit(f"{page}: the line {LATEST!r} is missing")
    found = read_results()
    results = [found[name] for name in map(tables.name_of, suite()) if name in found]
    lines = [LATEST, f"{datetime.date.today()}, {machine()}.", "",
             tables.HEADER, *map(tables.row, results), "", goals.HEADER]
    rows = GOALS.read_text() if GOALS.exists() else ""
    page.write_text(before + "\n".join(lines) + "\n" + rows)
    picture = SOURCE / "docs/pictures/matching-bench.svg"
    picture.write_text(plot.draw(results))
    print(f"written: {page.relative_to(SOURCE)}, {picture.relative_to(SOURCE)}")


def main():
    parser = argparse.ArgumentParser(prog="./dev bench matching")
    parser.add_argument("classes", nargs="*", metavar="CLASS", help="only these classes")
    parser.add_argument("--n", type=int, action="append", help="only these sizes")
    parser.add_argument("--goals", action="store_true", help="only what is not `total`")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--publish", action="store_true",
                        help="write the table of docs/bench.md and the plot of the README")
    arguments = parser.parse_args()
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    if not arguments.goals:
        measure_suite(arguments)
    if arguments.goals or not (arguments.classes or arguments.n):
        measure_goals(arguments.repeats)
    if arguments.publish:
        publish()


if __name__ == "__main__":
    main()
