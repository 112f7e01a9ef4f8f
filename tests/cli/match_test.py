#!/usr/bin/python3
"""Tests `parvis match` as a user meets it: what stands on standard output and standard error, exit
statuses, and files that are whole or not there.

    match_test.py PARVIS [unittest's arguments]
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
PARVIS = ""


class MatchTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_match(self, *words):
        done = subprocess.run([PARVIS, "match", *map(str, words)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        self.out, self.err = done.stdout.decode(), done.stderr.decode()
        return done.returncode

    def stockholm(self, *words):
        return self.run_match("--data", DATA / "stockholm-2026", *words)

    def region(self, *words):
        return self.run_match("--data", DATA / "region-14", "--policy", "region", *words)

    def copy_of_region(self):
        copy = self.folder / "data"
        shutil.copytree(DATA / "region-14", copy)
        return copy

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def expect_fault(self, status, *lines):
        self.assertEqual(status, 2, self.err)
        self.assertEqual(self.out, "")
        self.assertEqual(self.err.splitlines(), list(lines))

    # Results.

    def test_pairs_go_to_standard_output(self):
        self.assertEqual(self.stockholm(), 0, self.err)
        lines = self.out.splitlines()
        self.assertEqual(lines[0], "adept,mentor,score,adept_view,mentor_view")
        self.assertEqual(len(lines), 66)
        self.assertEqual(lines, [lines[0], *sorted(lines[1:])])
        self.assertEqual(sum(int(line.split(",")[2]) for line in lines[1:]), 41861)

    def test_out_and_proof_take_the_output(self):
        pairs, proof = self.folder / "pairs.csv", self.folder / "proof.json"
        self.assertEqual(self.stockholm("--out", pairs, "--proof", proof), 0, self.err)
        self.assertEqual(self.out, "")
        self.assertIn("65 pairs of 72 adepts, total 41861, lowest 490\n", self.err)
        self.assertEqual(sorted(os.listdir(self.folder)), ["pairs.csv", "proof.json"])
        self.assertEqual(json.loads(proof.read_text())["pairs"], 65)

    def test_json_is_one_object(self):
        self.assertEqual(self.stockholm("--json"), 0, self.err)
        summary = json.loads(self.out)
        self.assertEqual(list(summary), ["pairs", "total", "lowest", "unpaired_adepts",
                                         "blocking_pairs", "shortfall", "warnings"])
        self.assertEqual((summary["pairs"], summary["total"], summary["lowest"]), (65, 41861, 490))
        self.assertEqual(len(summary["unpaired_adepts"]), 7)

    def test_pins_and_forbids_are_kept(self):
        self.assertEqual(self.stockholm("--pin", "a001=m002", "--pin=a003=m014,a002=m025",
                                        "--forbid", "a004=m039"), 0, self.err)
        for pair in ("a001,m002,", "a003,m014,", "a002,m025,"):
            self.assertIn("\n" + pair, self.out)
        self.assertNotIn("a004,m039", self.out)

    def test_policy_from_a_file(self):
        policy = self.write("policy.json", json.dumps({
            "rules": {"endorsed": True, "minimum_score": 600},
            "adept_weights": {"needs": 1}, "mentor_weights": {"needs": 1}, "spread": 10}))
        self.assertEqual(self.run_match("--data", DATA / "region-14", "--policy", policy), 0,
                         self.err)
        scores = [int(line.split(",")[2]) for line in self.out.splitlines()[1:]]
        self.assertGreaterEqual(min(scores), 600)

    def test_a_score_below_the_minimum_is_refused(self):
        def policy(minimum):
            return self.write("policy.json", json.dumps({
                "rules": {"minimum_score": minimum}, "adept_weights": {"needs": 1},
                "mentor_weights": {"needs": 1}}))
        folder = DATA / "region-14"
        self.assertEqual(self.run_match("--data", folder, "--policy", policy(0)), 0, self.err)
        first = self.out.splitlines()[1].split(",")
        pair, score = "=".join(first[:2]), int(first[2])
        self.assertEqual(self.run_match("--data", folder, "--policy", policy(score), "--pin", pair),
                         0, self.err)
        self.expect_fault(
            self.run_match("--data", folder, "--policy", policy(score + 1), "--pin", pair),
            f"--pin {pair}: refused by minimum_score")

    def test_previous_pairs_are_refused(self):
        copy = self.copy_of_region()
        (copy / "previous_pairs.csv").write_text("adept,mentor\na001,m009\n")
        self.assertEqual(self.run_match("--data", copy, "--policy", "region", "--explain",
                                        "a001=m009"), 0, self.err)
        self.assertEqual(self.out, "a001=m009: refused by previous_pair\n")

    # Explanations.

    def test_explains_a_pair(self):
        self.assertEqual(self.stockholm("--explain", "a001"), 0, self.err)
        self.assertIn("a001=m009: a pair, score 650 (the adept's view 600, the mentor's view 700)",
                      self.out)
        self.assertIn("need change, priority 2: the mentor's level is 2", self.out)

    def test_explains_what_a_pair_would_cost(self):
        self.assertEqual(self.stockholm("--explain", "a001=m002"), 0, self.err)
        cost = self.out.splitlines()[1]
        self.assertEqual(self.stockholm("--pin", "a001=m002", "--json"), 0)
        lost = 41861 - json.loads(self.out)["total"]
        self.assertEqual(cost, f"  forcing it costs 0 pairs and {lost} points")

    def test_explains_a_shortage(self):
        self.assertEqual(self.region("--explain", "a004"), 0, self.err)
        self.assertIn("these 5 adepts have only 4 places between them:", self.out)
        self.assertIn("  mentors: m001, m002, m003\n", self.out)

    def test_explains_a_missing_endorsement(self):
        self.assertEqual(self.region("--explain", "a020"), 0, self.err)
        self.assertIn("none of the 14 mentors is allowed\n  refused by endorsed: 14\n", self.out)

    def test_explanation_joins_the_object(self):
        self.assertEqual(self.region("--explain", "a020", "--json"), 0, self.err)
        self.assertEqual(json.loads(self.out)["explanation"][0], "a020: without a mentor")

    # Own scores.

    def test_own_scores(self):
        scores = self.write("scores.csv", "mentor,adept,score,mentor_view\nx,a,10,99\ny,a,7,\n"
                                          "x,b,9,\nx,c,1000000,\n")
        capacities = self.write("capacities.csv", "mentor,capacity\nx,2\nz,3\n")
        self.assertEqual(self.run_match("--scores", scores, "--capacities", capacities), 0,
                         self.err)
        self.assertEqual(self.out, "adept,mentor,score,adept_view,mentor_view\n"
                                   "a,y,7,7,7\nb,x,9,9,9\nc,x,1000000,1000000,1000000\n")

    def test_own_scores_may_be_empty(self):
        scores = self.write("scores.csv", "adept,mentor,score\n")
        self.assertEqual(self.run_match("--scores", scores, "--json"), 0, self.err)
        self.assertEqual(json.loads(self.out), {
            "pairs": 0, "total": 0, "lowest": None, "unpaired_adepts": [], "blocking_pairs": [],
            "shortfall": {}, "warnings": []})

    def test_own_scores_with_faults(self):
        scores = self.write("scores.csv", "adept,mentor,score\na,x,1\na,y,1000001\na,x,2\n,x,3\n"
                                          "b,x,1.5\n")
        self.expect_fault(
            self.run_match("--scores", scores),
            "scores.csv:3: score: 1000001 is not a whole number from 0 to 1000000",
            "scores.csv:4: a=x stands twice, first on line 2",
            "scores.csv:5: adept: the cell is empty; fill it in",
            "scores.csv:6: score: 1.5 is not a whole number from 0 to 1000000")

    def test_capacities_with_faults(self):
        scores = self.write("scores.csv", "adept,mentor,score\na,x,1\n")
        capacities = self.write("capacities.csv", "mentor,capacity\nx,0\ny,2\ny,1\nz,\n")
        self.expect_fault(
            self.run_match("--scores", scores, "--capacities", capacities),
            "capacities.csv:2: capacity: 0 is not a whole number from 1 to 100000",
            "capacities.csv:4: mentor: y stands twice, first on line 3",
            "capacities.csv:5: capacity: the cell is empty; fill it in")

    def test_own_scores_do_not_depend_on_the_order_of_lines(self):
        lines = [f"a{a},m{m},{(a * m) % 4}\n" for a in range(9) for m in range(7)]
        for objective in ("total", "fairest", "stable"):
            results = set()
            for turn in range(3):
                text = "adept,mentor,score\n" + "".join(lines[turn * 11:] + lines[:turn * 11])
                self.assertEqual(self.run_match("--scores", self.write("scores.csv", text),
                                                "--objective", objective), 0, self.err)
                results.add(self.out)
            self.assertEqual(len(results), 1)

    def test_pin_outside_own_scores(self):
        scores = self.write("scores.csv", "adept,mentor,score\na,x,1\nb,y,1\n")
        self.expect_fault(self.run_match("--scores", scores, "--pin", "a=y"),
                          "--pin a=y: the pair is not in the file of scores")

    # Faults.

    def test_pins_that_cannot_be_had(self):
        self.expect_fault(self.stockholm("--pin", "a999=m002"),
                          "--pin a999=m002: there is no adept a999")
        self.expect_fault(self.stockholm("--pin", "a001"), "--pin a001: is not written ADEPT=MENTOR")
        self.expect_fault(self.stockholm("--pin", "a001=m002,a001=m009"),
                          "--pin a001=m009: the adept is pinned twice")
        self.expect_fault(self.stockholm("--pin", "a001=m002", "--forbid", "a001=m002"),
                          "--pin a001=m002: the pair is both pinned and forbidden")
        self.expect_fault(self.stockholm("--pin", "a002=m005"),
                          "--pin a002=m005: refused by endorsed")
        self.expect_fault(self.region("--pin", "a004=m001,a006=m001"),
                          "--pin a006=m001: the mentor has no place left for another pin")

    def test_faults_of_the_files(self):
        copy = self.copy_of_region()
        adepts = (copy / "adepts.csv").read_text().splitlines(True)
        adepts[8] = adepts[8].replace("a008", "a001").replace(",any,", ",any,", 1)
        adepts[9] = adepts[9].replace(",yes,", ",maybe,")
        (copy / "adepts.csv").write_text("".join(adepts))
        self.assertEqual(self.run_match("--data", copy, "--policy", "region"), 2)
        lines = self.err.splitlines()
        self.assertIn("adepts.csv:9: id: a001 stands twice, first on line 2", lines)
        self.assertTrue(any(line.startswith("adepts.csv:10: ") for line in lines), self.err)

    def test_tells_a_hundred_faults_and_counts_the_rest(self):
        words = ",".join(f"x{i}=m001" for i in range(130))
        self.assertEqual(self.stockholm("--pin", words), 2)
        lines = self.err.splitlines()
        self.assertEqual(len(lines), 101)
        self.assertEqual(lines[-1], "and 30 more")

    def test_missing_files(self):
        self.expect_fault(self.run_match("--data", self.folder / "nowhere"),
                          f"--data {self.folder}/nowhere: there is no such folder")
        copy = self.copy_of_region()
        (copy / "mentors.csv").unlink()
        self.expect_fault(self.run_match("--data", copy),
                          f"mentors.csv: the file is missing in {copy}")

    def test_usage(self):
        for words in ([], ["--data", "x", "--scores", "y"], ["--data", DATA, "extra"],
                      ["--nonsense"], ["--data"], ["--data", DATA, "--spread", "-1"],
                      ["--data", DATA, "--spread", "many"], ["--data", DATA, "--objective", "best"],
                      ["--scores", "x", "--policy", "region"], ["--data", DATA, "--json=yes"],
                      ["--data", DATA, "--policy", "nowhere.json"]):
            with self.subTest(words=words):
                self.assertEqual(self.run_match(*words), 2)
                self.assertEqual(self.out, "")
                self.assertNotEqual(self.err, "")

    def test_fairest_raises_the_lowest_score(self):
        self.assertEqual(self.stockholm("--objective", "fairest", "--json"), 0, self.err)
        summary = json.loads(self.out)
        self.assertEqual((summary["pairs"], summary["total"], summary["lowest"]), (65, 40938, 550))

    def test_spread(self):
        self.assertEqual(self.stockholm("--spread", "150"), 0, self.err)
        load = {}
        for line in self.out.splitlines()[1:]:
            mentor = line.split(",")[1]
            load[mentor] = load.get(mentor, 0) + 1
        less = sum(150 * k * (k - 1) // 2 for k in load.values())
        total = sum(int(line.split(",")[2]) for line in self.out.splitlines()[1:])
        self.assertEqual(total - less, 40883)

    # Stable.

    def test_stable_has_no_blocking_pair(self):
        self.assertEqual(self.stockholm("--objective", "stable", "--json"), 0, self.err)
        summary = json.loads(self.out)
        self.assertEqual((summary["pairs"], summary["blocking_pairs"]), (65, []))
        self.assertIn("no stable matching has more than 65 pairs, and this one has 65", self.err)

    def test_stable_keeps_pins_and_forbids(self):
        self.assertEqual(self.stockholm("--objective", "stable", "--json", "--pin", "a001=m002",
                                        "--forbid", "a004=m039"), 0, self.err)
        self.assertEqual(json.loads(self.out)["blocking_pairs"], [])
        self.assertEqual(self.stockholm("--objective", "stable", "--pin", "a001=m002",
                                        "--forbid", "a004=m039"), 0, self.err)
        self.assertIn("\na001,m002,", self.out)
        self.assertNotIn("a004,m039", self.out)

    def test_stable_does_not_go_with_reciprocity(self):
        self.assertEqual(self.stockholm("--objective", "stable", "--reciprocity"), 2)
        self.assertIn("`reciprocity` does not go with the objective `stable`", self.err)

    # Rematch. In CHAIN a may have x and y, b may have y and z; a=x and b=y stand.

    CHAIN = "adept,mentor,score\na,x,9\na,y,5\nb,y,9\nb,z,5\n"

    def rematch(self, *words, keep="adept,mentor\na,x\nb,y\n"):
        scores = self.write("scores.csv", self.CHAIN)
        return self.run_match("--scores", scores, "--keep", self.write("keep.csv", keep), *words)

    def pairs(self):
        return [line.split(",")[:2] for line in self.out.splitlines()[1:]]

    def test_rematch_changes_no_other_pair_unless_it_may(self):
        self.assertEqual(self.rematch("--replace", "a"), 0, self.err)
        self.assertEqual(self.pairs(), [["b", "y"]])
        self.assertEqual(self.err, "rematch: 0 of 1 persons placed, 0 of 1 other pairs changed\n")

    def test_rematch_changes_as_many_pairs_as_it_may(self):
        self.assertEqual(self.rematch("--replace", "a", "--may-change", "1"), 0, self.err)
        self.assertEqual(self.pairs(), [["a", "y"], ["b", "z"]])
        self.assertEqual(self.err, "rematch: 1 of 1 persons placed, 1 of 1 other pairs changed\n"
                                   "changed: b=y\n")

    def test_rematch_of_a_mentor_and_of_someone_without_a_pair(self):
        self.assertEqual(self.rematch("--replace", "y,a", keep="mentor,adept\ny,b\n"), 0, self.err)
        self.assertEqual(self.pairs(), [["a", "x"], ["b", "z"]])
        self.assertIn("2 of 2 persons placed", self.err)

    def test_rematch_of_what_match_wrote(self):
        pairs = self.folder / "pairs.csv"
        self.assertEqual(self.stockholm("--out", pairs), 0, self.err)
        before = {tuple(line.split(",")[:2]) for line in pairs.read_text().splitlines()[1:]}
        dissolved = {pair for pair in before if pair[0] == "a001" or pair[1] == "m007"}
        for objective in ("total", "fairest"):
            self.assertEqual(self.stockholm("--keep", pairs, "--replace", "a001,m007",
                                            "--objective", objective), 0, self.err)
            after = {tuple(pair) for pair in self.pairs()}
            self.assertEqual(len(after), 65)
            self.assertEqual(before - after, dissolved)

    def test_rematch_is_proved_for_its_own_question_only(self):
        scores = self.write("scores.csv", self.CHAIN)
        keep = self.write("keep.csv", "adept,mentor\na,x\nb,y\n")
        pairs, proof = self.folder / "pairs.csv", self.folder / "proof.json"
        question = ["--scores", scores, "--keep", keep, "--replace", "a", "--may-change"]
        for may_change in (0, 1):
            self.assertEqual(self.run_match(*question, may_change, "--out", pairs, "--proof",
                                            proof), 0, self.err)
            for asked in (0, 1):
                done = subprocess.run(
                    [PARVIS, "prove", *map(str, question), str(asked), "--pairs", str(pairs),
                     "--proof", str(proof)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                    check=False)
                self.assertEqual(done.returncode, 0 if asked == may_change else 1, done.stderr)

    def test_rematch_in_one_object(self):
        self.assertEqual(self.rematch("--replace", "a", "--json"), 0, self.err)
        self.assertEqual(json.loads(self.out), {
            "pairs": 1, "total": 9, "lowest": 9, "unpaired_adepts": ["a"], "blocking_pairs": [],
            "shortfall": {}, "warnings": []})

    def test_faults_of_the_standing_pairs(self):
        self.expect_fault(self.rematch(keep="adept,mentor\na,x\nq,w\na,y\n,x\n"),
                          "keep.csv:5: adept: the cell is empty; fill it in")
        self.expect_fault(self.rematch("--replace", "zz", keep="adept,mentor\na,x\nq,w\na,y\n"),
                          "--replace zz: there is no such person",
                          "keep.csv:3: adept: there is no adept q",
                          "keep.csv:3: mentor: there is no mentor w",
                          "keep.csv:4: a=y: the adept has a pair already")
        self.expect_fault(self.rematch(keep="adept,mentor\na,y\nb,y\n"),
                          "keep.csv:3: b=y: the mentor has no place left for another pair")
        self.expect_fault(self.rematch(keep="adept,mentor\nb,x\n"),
                          "keep.csv:2: b=x: the pair is not in the file of scores; "
                          "--replace who needs another")
        self.expect_fault(self.rematch("--replace", "a", "--pin", "a=x"),
                          "--pin a=x: the pair is to be replaced")
        self.expect_fault(self.rematch("--forbid", "b=y"),
                          "--keep: pins and forbidden pairs change at least 1 kept pairs, such as "
                          "b=y; 0 may change")
        self.expect_fault(self.run_match("--scores", self.folder / "scores.csv", "--keep",
                                         self.folder / "none.csv"),
                          f"--keep {self.folder}/none.csv: No such file or directory")

    def test_a_standing_pair_that_a_rule_refuses(self):
        keep = self.write("keep.csv", "adept,mentor\na002,m005\n")
        self.expect_fault(self.stockholm("--keep", keep), "keep.csv:2: a002=m005: refused by "
                          "endorsed; --replace who needs another")
        self.assertEqual(self.stockholm("--keep", keep, "--replace", "a002"), 0, self.err)

    def test_flags_of_a_rematch(self):
        self.expect_fault(self.stockholm("--replace", "a001", "--may-change", "1"),
                          "--replace: goes with --keep, the pairs that stand",
                          "--may-change: goes with --keep, the pairs that stand")
        self.expect_fault(self.rematch("--may-change", "-1"),
                          "--may-change -1: a whole number from 0 to 2147483647")
        self.expect_fault(self.rematch("--objective", "stable"),
                          "--keep: a rematch has no objective stable; --objective total or fairest")
        self.assertEqual(self.rematch("--reciprocity"), 2)

    def test_unknown_person_to_explain(self):
        self.expect_fault(self.stockholm("--explain", "zz"),
                          "--explain zz: there is no such person")

    # Files.

    def test_nothing_is_written_on_a_fault(self):
        pairs = self.folder / "pairs.csv"
        self.assertEqual(self.stockholm("--out", pairs, "--pin", "a999=m001"), 2)
        self.assertFalse(pairs.exists())

    def test_neither_file_is_written_if_one_cannot_be(self):
        pairs = self.write("pairs.csv", "as it was")
        self.assertEqual(self.stockholm("--out", pairs, "--proof", "/nowhere/proof.json"), 2)
        self.assertEqual(pairs.read_text(), "as it was")
        self.assertEqual(os.listdir(self.folder), ["pairs.csv"])

    def test_devices_are_written_to(self):
        self.assertEqual(self.stockholm("--out", "/dev/stdout", "--proof", "/dev/null"), 0)
        self.assertIn("adept,mentor,score", self.out)
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())


if __name__ == "__main__":
    PARVIS = sys.argv.pop(1)
    unittest.main()
