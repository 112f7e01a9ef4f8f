#!/usr/bin/env python3
"""The matching engine beside its peers: ./dev bench matching [CLASS...] [--repeats K] [--publish].

Each instance is solved by all of them in turn, K times, and the least time of each counts: on a
shared machine only times that are taken side by side can be compared. All must find the same number
of pairs and the same sum, or the run fails. Prints the table of docs/bench.md and leaves the
numbers as JSON lines in build/bench/matching.jsonl.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import scipy_peer
import tables

SOURCE = pathlib.Path(__file__).resolve().parents[2]
NATIVE = SOURCE / "build/release/bench"
WASM = SOURCE / "build/wasm/bench"
NODE = ("node", "--no-experimental-fetch")
# A peer that takes longer is timed once.
PATIENCE_SECONDS = 5.0


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
    def run(instance):
        return run_json([*command, *flags(instance)])
    return run


def scipy_contender(numbers, form, solve):
    def run(_):
        seconds, rows, columns = solve(form)
        pairs, total = numbers.sum_of(rows, columns)
        return {"seconds": seconds, "cardinality": pairs, "total": total}
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


def compare(instance, repeats):
    """One line of the results: the least seconds of each, and what ours did."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "numbers"
        subprocess.run([NATIVE / "peers", "--peer", "write", "--out", path, *flags(instance)],
                       check=True)
        numbers = scipy_peer.Numbers(path)
    result = {**instance, "seconds": {}}
    answers = {}
    running = contenders(instance, numbers)
    for _ in range(repeats):
        for name, run in list(running.items()):
            try:
                answer = run(instance)
            except ValueError:  # SciPy's sparse solver where not everybody can be paired.
                del running[name]
                continue
            least = min(answer["seconds"], result["seconds"].get(name, answer["seconds"]))
            if name == "ours" and least == answer["seconds"]:
                result.update({key: answer[key] for key in ("passes", "counters", "checksum")})
            result["seconds"][name] = least
            answers[name] = (answer["cardinality"], answer["total"], answer.get("checksum"))
            if answer["seconds"] > PATIENCE_SECONDS and not name.startswith("ours"):
                del running[name]
    sums = {answer[:2] for answer in answers.values()}
    if len(sums) > 1 or answers["ours"][2] != answers["ours_wasm"][2]:
        sys.exit(f"{instance}: the results differ: {answers}")
    result["cardinality"], result["total"] = sums.pop()
    return result


def main():
    parser = argparse.ArgumentParser(prog="./dev bench matching")
    parser.add_argument("classes", nargs="*", metavar="CLASS", help="only these classes")
    parser.add_argument("--n", type=int, action="append", help="only these sizes")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--publish", action="store_true",
                        help="write the table of docs/bench.md and the plot of the README")
    arguments = parser.parse_args()
    out = SOURCE / "build/bench/matching.jsonl"
    out.parent.mkdir(parents=True, exist_ok=True)
    results = []
    print(tables.HEADER, flush=True)
    with out.open("w") as file:
        for instance in suite():
            if arguments.classes and instance["class"] not in arguments.classes:
                continue
            if arguments.n and instance["n"] not in arguments.n:
                continue
            results.append(compare({**instance, "seed": 1}, arguments.repeats))
            file.write(json.dumps(results[-1]) + "\n")
            print(tables.row(results[-1]), flush=True)
    if arguments.publish:
        tables.publish(results, SOURCE)


if __name__ == "__main__":
    main()
