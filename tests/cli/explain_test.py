#!/usr/bin/python3
"""Tests `parvis match --explain`: what it tells is held against what `parvis match` then does.

    explain_test.py PARVIS [unittest's arguments]
"""

import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
STOCKHOLM = ["--data", DATA / "stockholm-2026"]
REGION = ["--data", DATA / "region-14", "--policy", "region"]
PARVIS = ""


class ExplainTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def match(self, *words):
        done = subprocess.run([PARVIS, "match", *map(str, words)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def summary(self, *words):
        return json.loads(self.match(*words, "--json"))

    def scores(self, text):
        path = self.folder / "scores.csv"
        path.write_text("adept,mentor,score,adept_view,mentor_view\n" + text)
        return ["--scores", path]

    def help_for(self, person, *words):
        """The change that would help, and the pairs and points that it brings."""
        told = self.match(*words, "--explain", person)
        found = re.search(r"^  would help: (.*): ([+-]\d+) pairs?, ([+-]\d+) points?$", told, re.M)
        self.assertTrue(found, told)
        return found[1], int(found[2]), int(found[3])

    # What would help, and that it does.

    def test_another_place_pairs_the_adept(self):
        before = self.summary(*REGION)
        for adept in before["unpaired_adepts"]:
            told = self.match(*REGION, "--explain", adept)
            if "one more place at " not in told:
                continue
            change, pairs, points = self.help_for(adept, *REGION)
            copy = self.folder / adept
            shutil.copytree(DATA / "region-14", copy)
            self.raise_capacity(copy / "mentors.csv", change.rsplit(" ", 1)[1])
            after = self.summary("--data", copy, "--policy", "region")
            self.assertNotIn(adept, after["unpaired_adepts"])
            self.assertEqual((after["pairs"] - before["pairs"], after["total"] - before["total"]),
                             (pairs, points))
            return
        self.fail("no adept of the region is helped by a place")

    def raise_capacity(self, path, mentor):
        rows = list(csv.DictReader(io.StringIO(path.read_text(), newline="")))
        for row in rows:
            if row["id"] == mentor:
                row["capacity"] = str(int(row["capacity"]) + 1)
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(text.getvalue())

    def test_a_lifted_forbid_pairs_the_adept(self):
        scores = self.scores("a,x,10,,\nb,x,9,,\nb,y,30,,\n")
        self.assertEqual(self.help_for("b", *scores, "--forbid", "b=y"),
                         ("no longer forbidding b=y", 1, 30))
        self.assertEqual(self.summary(*scores)["total"], 40)

    def test_a_waived_rule_pairs_who_is_not_endorsed(self):
        change, pairs, _ = self.help_for("a020", *REGION)
        self.assertRegex(change, r"^endorsed waived for a020=m\d+$")
        self.assertGreaterEqual(pairs, 0)

    def test_a_mentor_asks_as_well(self):
        scores = self.scores("a,x,10,,\n")
        capacities = self.folder / "capacities.csv"
        capacities.write_text("mentor,capacity\ny,2\n")
        told = self.match(*scores, "--capacities", capacities, "--explain", "y")
        self.assertEqual(told, "y: without an adept\n  none of the 1 adepts is allowed\n"
                               "  no single place, lifted forbid or avoidance, or waived rule "
                               "would help\n")

    def test_everyone_unpaired_is_told_something(self):
        for objective in ("total", "fairest", "stable"):
            for person in self.summary(*STOCKHOLM, "--objective", objective)["unpaired_adepts"]:
                told = self.match(*STOCKHOLM, "--objective", objective, "--explain", person)
                self.assertIn("  would help: ", told)

    # Under `fairest`.

    def test_fairest_tells_where_the_scores_part(self):
        scores = self.scores("a,x,10,,\na,y,6,,\nb,x,7,,\nb,y,1,,\n")
        told = self.match(*scores, "--objective", "fairest", "--explain", "a=x")
        self.assertEqual(told, "a=x: allowed, score 10, not among the best pairs\n"
                               "  forcing it costs 0 pairs; from the lowest, score 1 is 6 and "
                               "becomes 1\n"
                               "  formed: a=x, score 10\n  formed: b=y, score 1\n"
                               "  dissolved: a=y, score 6\n  dissolved: b=x, score 7\n")

    def test_fairest_tells_what_would_help(self):
        told = self.match(*self.scores("a,x,10,,\nb,x,7,,\n"), "--objective", "fairest",
                          "--explain", "b")
        self.assertIn("  would help: one more place at x: +1 pair; from the lowest, score 1 is 10 "
                      "and becomes 7\n", told)

    # Under `stable`.

    def test_stable_tells_whom_the_mentors_have(self):
        told = self.match(*self.scores("a,x,10,10,8\nb,x,10,10,6\n"), "--objective", "stable",
                          "--explain", "b")
        self.assertEqual(
            told, "b: without a mentor\n"
                  "  each allowed mentor is full with adepts that it ranks at least as high:\n"
                  "  x: has a (view 8) and not b (view 6)\n"
                  "  would help: one more place at x: +1 pair, +10 points\n"
                  "  formed: b=x, score 10\n")

    def test_stable_tells_who_blocks_a_forced_pair(self):
        told = self.match(*self.scores("a,x,10,10,8\nb,x,10,10,6\n"), "--objective", "stable",
                          "--explain", "b=x")
        self.assertEqual(told, "b=x: allowed, score 10, not among the best pairs\n"
                               "  forcing it leaves 1 blocking pair\n  blocks: a=x\n"
                               "  formed: b=x, score 10\n  dissolved: a=x, score 10\n")


if __name__ == "__main__":
    PARVIS = sys.argv.pop(1)
    unittest.main()
