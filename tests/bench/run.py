#!/usr/bin/env python3
"""Runs the benchmarks and prints ratios to a peer that is timed side by side.

    run.py BUILD_DIR [--repeats K]

Machines are shared and noisy: seconds alone say little. The peer is SciPy's
linear_sum_assignment (Crouse's shortest augmenting paths in C++), on the same instance with a
mentor's places as columns of their own. Both sides take turns, and the least of K counts. The
two must find the same optimum, or this exits with 1.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy
from scipy.optimize import linear_sum_assignment

SOURCE = pathlib.Path(__file__).resolve().parents[2]
# Heavier than any sum of scores: most pairs come first.
PAIR = 1 << 32


class Solver:
    """A bench_solve with one instance."""

    def __init__(self, binary, words):
        self.process = subprocess.Popen([binary, *words], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def ask(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit(f"bench_solve died on: {words}")
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def matrix_of(solver, folder):
    path = pathlib.Path(folder) / "matrix"
    adepts, places = (int(word) for word in solver.ask(f"dump {path}"))
    return numpy.fromfile(path, dtype="<i4").reshape(adepts, places).astype(numpy.int64)


def peer(weights):
    start = time.perf_counter()
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return time.perf_counter() - start, rows, columns


def bench(name, words, binary, repeats):
    solver = Solver(binary, words)
    with tempfile.TemporaryDirectory() as folder:
        matrix = matrix_of(solver, folder)
    # The peer's numbers are doubles: pair and score still fit exactly.
    weights = numpy.where(matrix > 0, PAIR + matrix - 1, 0).astype(numpy.float64)
    ours, edits, theirs = [], [], []
    for _ in range(repeats):
        seconds, pairs, total = solver.ask("solve")
        ours.append(float(seconds))
        edits.append(float(solver.ask("edit")[0]) / 2)
        took, rows, columns = peer(weights)
        theirs.append(took)
    chosen = matrix[rows, columns]
    expected = (int((chosen > 0).sum()), int((chosen[chosen > 0] - 1).sum()))
    solver.close()
    if expected != (int(pairs), int(total)):
        sys.exit(f"{name}: {pairs} pairs, {total} points; the peer finds {expected}")
    print(f"{name:22} {int(pairs):6} {int(total):9} {min(ours) * 1e3:10.2f} {min(edits) * 1e3:10.2f}"
          f" {min(theirs) * 1e3:10.2f} {min(ours) / min(theirs):8.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    binary = arguments.build / "tests/bench/bench_solve"
    print(f"{'solving':22} {'pairs':>6} {'points':>9} {'ours ms':>10} {'edit ms':>10}"
          f" {'SciPy ms':>10} {'ratio':>8}")
    for name, words in (
        ("stockholm-2026", ["stockholm", str(SOURCE / "data/stockholm-2026")]),
        ("mentornorm 500", ["mentornorm", "500"]),
        ("mentornorm 1000", ["mentornorm", "1000"]),
        ("bm(1000,350)", ["places", "1000", "350"]),
    ):
        bench(name, words, binary, arguments.repeats)


if __name__ == "__main__":
    main()
