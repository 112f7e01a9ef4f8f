#!/usr/bin/python3
"""SciPy and LEMON as judges: what they find for instances of medium size is what we have to find.

    judges_test.py BENCH_FOLDER PARVIS [unittest's arguments]

BENCH_FOLDER holds the programs `matching` and `peers` of tests/bench.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

import numpy
import scipy_peer

BENCH = pathlib.Path()
PARVIS = ""

# Instances of docs/bench.md: all classes; more rows than columns and the other way about; places.
CLASSES = [
    *({"class": name, "n": n, "seed": seed}
      for name in ("u1", "u10", "u1000", "mentor", "mentornorm", "pop", "geo", "mw")
      for n, seed in ((200, 1), (350, 2))),
    *({"class": name, "n": n, "m": m, "seed": 3}
      for name in ("u100", "mentor", "pop", "geo") for n, m in ((240, 300), (300, 240))),
    *({"class": "sparse", "n": n, "d": d, "seed": seed}
      for n, d, seed in ((200, 3, 1), (400, 8, 2), (500, 20, 3))),
    *({"class": "bm", "n": n, "m": m, "seed": seed}
      for n, m, seed in ((300, 100, 1), (400, 150, 2), (500, 90, 3), (60, 200, 4))),
]


def program(name, instance, *more):
    words = [str(word) for key, value in instance.items() for word in (f"--{key}", value)]
    done = subprocess.run([BENCH / name, *words, *more], check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout) if done.stdout else {}
    return answer.get("cardinality"), answer.get("total")


class ClassesTest(unittest.TestCase):
    def test_pairs_and_sum_are_those_of_scipy_and_lemon(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "numbers"
            for instance in CLASSES:
                with self.subTest(**instance):
                    program("peers", instance, "--peer", "write", "--out", path)
                    judged = scipy_answer(scipy_peer.Numbers(path))
                    self.assertEqual(program("peers", instance, "--peer", "lemon"), judged)
                    self.assertEqual(program("matching", instance), judged)
                    self.assertEqual(program("matching", instance, "--ties"), judged)


def scipy_answer(numbers):
    if numbers.is_sparse:
        numbers.matrix = numbers.csr.toarray().astype(numpy.int64) - 1
        numbers.is_sparse = False
    _, rows, columns = scipy_peer.solve_dense(scipy_peer.dense_form(numbers))
    return numbers.sum_of(rows, columns)


class Round:
    """A list of scores with places, in which some have nobody; and `parvis match` on it."""

    def __init__(self, folder, seed, adepts, mentors, density, levels=None):
        dice = random.Random(seed)
        self.capacities = [dice.randint(1, 4) for _ in range(mentors)]
        self.scores = numpy.full((adepts, mentors), -1, dtype=numpy.int64)
        for a in range(adepts):
            for m in range(mentors):
                # Every tenth of both sides has nobody.
                if a % 10 and m % 10 and dice.random() < density:
                    self.scores[a, m] = dice.choice(levels) if levels else dice.randint(0, 1_000_000)
        self.views = numpy.where(self.scores < 0, -1, 0), numpy.where(self.scores < 0, -1, 0)
        for view in self.views:
            for a, m in zip(*numpy.nonzero(view == 0)):
                view[a, m] = dice.randint(0, 9) * 100
        self.folder = pathlib.Path(folder)
        lines = ["adept,mentor,score,adept_view,mentor_view"]
        lines += [f"a{a:03},m{m:03},{self.scores[a, m]},{self.views[0][a, m]},{self.views[1][a, m]}"
                  for a, m in zip(*numpy.nonzero(self.scores >= 0))]
        (self.folder / "scores.csv").write_text("\n".join(lines) + "\n")
        lines = ["mentor,capacity"] + [f"m{m:03},{c}" for m, c in enumerate(self.capacities)]
        (self.folder / "capacities.csv").write_text("\n".join(lines) + "\n")

    def match(self, *words):
        """The pairs (adept, mentor) that `parvis match` forms."""
        done = subprocess.run(
            [PARVIS, "match", "--scores", self.folder / "scores.csv",
             "--capacities", self.folder / "capacities.csv", *words],
            check=True, capture_output=True, text=True)
        rows = [line.split(",") for line in done.stdout.splitlines()[1:]]
        pairs = [(int(row[0][1:]), int(row[1][1:])) for row in rows]
        assert [int(row[2]) for row in rows] == [self.scores[pair] for pair in pairs]
        return pairs

    def best(self, worth):
        """SciPy's pairs, a mentor's places as columns: the greatest sum of worth(score, place)."""
        columns = [(m, k) for m, c in enumerate(self.capacities) for k in range(c)]
        costs = numpy.zeros((len(self.scores), len(columns)))
        for column, (m, k) in enumerate(columns):
            allowed = self.scores[:, m] >= 0
            costs[allowed, column] = [-worth(score, k) for score in self.scores[allowed, m]]
        _, rows, chosen = scipy_peer.solve_dense(costs)
        return [(row, columns[column][0]) for row, column in zip(rows, chosen)
                if self.scores[row, columns[column][0]] >= 0]


class ScoresTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def sums(self, a_round, pairs, spread=0):
        loads = numpy.bincount([m for _, m in pairs], minlength=len(a_round.capacities))
        self.assertTrue((loads <= a_round.capacities).all())
        self.assertEqual(len({a for a, _ in pairs}), len(pairs))
        less = spread * int((loads * (loads - 1) // 2).sum())
        return len(pairs), int(sum(a_round.scores[pair] for pair in pairs)) - less

    def test_total_is_what_scipy_finds(self):
        for seed, adepts, mentors, density in ((1, 300, 90, 0.05), (2, 250, 120, 0.2),
                                               (3, 400, 100, 0.5), (4, 100, 200, 0.1)):
            with self.subTest(seed=seed):
                a_round = Round(self.folder, seed, adepts, mentors, density)
                best = a_round.best(lambda score, _: 10**9 + score)
                self.assertEqual(self.sums(a_round, a_round.match()), self.sums(a_round, best))

    def test_spread_is_a_price_of_each_place(self):
        a_round = Round(self.folder, 5, 200, 90, 0.1)
        best = a_round.best(lambda score, place: 10**10 + score - 200_000 * place)
        self.assertEqual(self.sums(a_round, a_round.match("--spread", "200000"), 200_000),
                         self.sums(a_round, best, 200_000))

    def test_fairest_is_the_sorted_list_that_weights_of_each_level_give(self):
        levels = [0, 100, 400, 500, 900]
        for seed, adepts, mentors, density in ((6, 150, 60, 0.1), (7, 120, 60, 0.4)):
            with self.subTest(seed=seed):
                a_round = Round(self.folder, seed, adepts, mentors, density, levels)
                base = adepts + 1
                # One pair of a level is worse than all pairs of the next; still exact in doubles.
                best = a_round.best(lambda score, _, base=base: 2 * base**6 -
                                    base**(5 - levels.index(score)))
                self.assertEqual(sorted(a_round.scores[pair] for pair in
                                        a_round.match("--objective", "fairest")),
                                 sorted(a_round.scores[pair] for pair in best))

    def test_stable_has_no_blocking_pair_and_two_thirds_of_the_pairs(self):
        a_round = Round(self.folder, 8, 300, 80, 0.1)
        pairs = a_round.match("--objective", "stable")
        self.sums(a_round, pairs)
        mentor_of = dict(pairs)
        held = [[a for a, m in pairs if m == mentor] for mentor in range(len(a_round.capacities))]
        by_adept, by_mentor = a_round.views
        for a, m in zip(*numpy.nonzero(a_round.scores >= 0)):
            has_better = a in mentor_of and by_adept[a, mentor_of[a]] >= by_adept[a, m]
            is_full = len(held[m]) == a_round.capacities[m] and all(
                by_mentor[other, m] >= by_mentor[a, m] for other in held[m])
            self.assertTrue(has_better or is_full, f"a{a:03}=m{m:03} blocks")
        self.assertGreaterEqual(3 * len(pairs), 2 * len(a_round.best(lambda *_: 1)))


if __name__ == "__main__":
    BENCH, PARVIS = pathlib.Path(sys.argv.pop(1)), sys.argv.pop(1)
    unittest.main()
