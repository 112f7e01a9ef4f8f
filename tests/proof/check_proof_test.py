#!/usr/bin/python3
"""Tests the two checkers, check_proof.py and `parvis prove`, on what `parvis match` writes: what is
true passes, and whatever is changed in the pairs or in the proof is found by both.

    check_proof_test.py PARVIS [unittest's arguments]
"""

import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "data"
STOCKHOLM = ["--data", DATA / "stockholm-2026"]
REGION = ["--data", DATA / "region-14", "--policy", "region"]
PARVIS = ""

PROVED, NOT_PROVED, BAD_INPUT = 0, 1, 2


class CheckProofTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.pairs = pathlib.Path(folder.name) / "pairs.csv"
        self.proof = pathlib.Path(folder.name) / "proof.json"

    def match(self, *flags):
        self.flags = flags
        subprocess.run([PARVIS, "match", *flags, "--out", self.pairs, "--proof", self.proof],
                       stderr=subprocess.DEVNULL, check=True)

    def check(self, flags=None):
        flags = self.flags if flags is None else flags
        results = [self.run_checker(checker, flags)
                   for checker in ([sys.executable, HERE / "check_proof.py"], [PARVIS, "prove"])]
        self.told, self.told_by_prove = (told for _, told in results)
        self.assertEqual(results[0][0], results[1][0],
                         f"the checkers differ: {self.told}{self.told_by_prove}")
        return results[0][0]

    def run_checker(self, checker, flags):
        done = subprocess.run([*checker, *flags, "--pairs", self.pairs, "--proof", self.proof],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        return done.returncode, (done.stdout + done.stderr).decode()

    def change_proof(self, change):
        proof = json.loads(self.proof.read_text())
        change(proof)
        self.proof.write_text(json.dumps(proof))

    def change_pairs(self, change):
        lines = self.pairs.read_text().splitlines()
        rows = [line.split(",") for line in lines[1:]]
        change(rows)
        self.pairs.write_text("\n".join([lines[0], *map(",".join, rows)]) + "\n")

    def expect_refused(self, what):
        self.assertEqual(self.check(), NOT_PROVED, self.told)
        self.assertIn(what, self.told)

    # What is true.

    def test_stockholm_is_proved(self):
        self.match(*STOCKHOLM, "--objective", "total")
        self.assertEqual(self.check(), PROVED, self.told)
        self.assertIn("65 pairs, total 41861,", self.told)

    def test_spread_is_proved(self):
        self.match(*STOCKHOLM, "--spread", "150")
        self.assertEqual(self.check(), PROVED, self.told)
        self.assertIn("65 pairs, total 41483, less the spread 40883", self.told)

    def test_shortage_with_pins_and_forbids_is_proved(self):
        self.match(*REGION, "--pin", "a018=m003", "--forbid", "a006=m002,a010=m002", "--spread",
                   "25")
        self.assertEqual(self.check(), PROVED, self.told)

    def test_every_place_of_a_mentor_pinned_is_proved(self):
        self.match(*REGION, "--pin", "a004=m002,a012=m002,a016=m003")
        self.assertEqual(self.check(), PROVED, self.told)

    def test_own_scores_are_proved(self):
        scores = self.pairs.with_name("scores.csv")
        capacities = self.pairs.with_name("capacities.csv")
        scores.write_text("adept,mentor,score\na,x,10\na,y,7\nb,x,9\nc,x,1000000\nd,y,0\n")
        capacities.write_text("mentor,capacity\nx,2\nz,3\n")
        self.match("--scores", scores, "--capacities", capacities, "--spread", "3")
        self.assertEqual(self.check(), PROVED, self.told)

    def test_proof_without_pairs_is_proved(self):
        scores = self.pairs.with_name("scores.csv")
        scores.write_text("adept,mentor,score\n")
        self.match("--scores", scores)
        self.assertEqual(self.check(), PROVED, self.told)

    # What is changed in the proof.

    def dual_plus(self, key, component, amount):
        self.match(*STOCKHOLM)
        formed = [line.split(",")[0 if key == "u" else 1]
                  for line in self.pairs.read_text().splitlines()[1:]]

        def change(proof):
            person = next(person for person in formed if person in proof[key])
            proof[key][person][component] += amount

        self.change_proof(change)

    def test_adept_price_too_low(self):
        self.dual_plus("u", 1, -1)
        self.expect_refused("1: u + v < w")

    def test_adept_price_too_high(self):
        self.dual_plus("u", 1, 1)
        self.expect_refused("2: u + v > w")

    def test_adept_tie_price_too_high_by_one(self):
        self.dual_plus("u", 2, 1)
        self.expect_refused("2: u + v > w")

    def test_mentor_price_too_low(self):
        self.dual_plus("v", 2, -1)
        self.expect_refused("1: u + v < w")

    def test_mentor_price_too_high(self):
        self.dual_plus("v", 0, 1)
        self.expect_refused("")

    def test_price_left_out(self):
        self.match(*STOCKHOLM)
        self.change_proof(lambda proof: proof["u"].pop("a001"))
        self.expect_refused("1: u + v < w on a001=")

    def test_negative_price(self):
        self.match(*STOCKHOLM)
        self.change_proof(lambda proof: proof["u"].update(a001=[-1, 0, 0]))
        self.expect_refused("is negative")

    def test_price_of_unpaired_adept(self):
        self.match(*REGION)
        self.change_proof(lambda proof: proof["u"].update(a004=[0, 1, 0]))
        self.expect_refused("3: u of the unpaired a004")

    def test_price_of_mentor_with_free_place(self):
        self.match(*REGION)
        self.change_proof(lambda proof: proof["v"].update(m011=[0, 0, 1]))
        self.expect_refused("m011")

    def test_price_of_nobody(self):
        self.match(*STOCKHOLM)
        self.change_proof(lambda proof: proof["v"].update(m999=[0, 0, 1]))
        self.expect_refused("m999")

    def test_other_total_told(self):
        self.match(*STOCKHOLM)
        self.change_proof(lambda proof: proof.update(total=proof["total"] + 1))
        self.expect_refused("another total")

    # What is changed in the pairs.

    def test_pair_left_out(self):
        self.match(*STOCKHOLM)
        left_out = []
        self.change_pairs(lambda rows: left_out.extend(rows.pop(3)))
        self.change_proof(lambda proof: proof.update(pairs=64, total=41861 - int(left_out[2])))
        self.expect_refused("3: u of the unpaired")

    def test_two_adepts_exchanged(self):
        # Only exchange pairs that are allowed, so that it is the proof that refuses them.
        self.match(*REGION)

        def change(rows):
            first = next(row for row in rows if row[0] == "a001")
            second = next(row for row in rows if row[0] == "a013")
            first[1:], second[1:] = second[1:], first[1:]

        self.change_pairs(change)
        self.expect_refused("")

    def test_other_score(self):
        self.match(*STOCKHOLM)

        def change(rows):
            rows[0][2] = str(int(rows[0][2]) + 1)

        self.change_pairs(change)
        self.expect_refused("has the scores")

    def test_refused_pair_added(self):
        self.match(*STOCKHOLM)
        self.change_pairs(lambda rows: rows.insert(0, ["a014", "m001", "500", "500", "500"]))
        self.expect_refused("a014=m001 is not allowed")

    def test_adept_twice(self):
        self.match(*STOCKHOLM)
        self.change_pairs(lambda rows: rows.insert(0, rows[0]))
        self.expect_refused("stands twice")

    def test_pairs_of_a_worse_matching(self):
        self.match(*STOCKHOLM)
        proof = self.proof.read_text()
        best = self.pairs.read_text().splitlines()[1].split(",")
        self.match(*STOCKHOLM, "--forbid", f"{best[0]}={best[1]}")
        self.proof.write_text(proof)
        self.flags = STOCKHOLM
        self.expect_refused("")

    # What the command line says counts, not what the files say.

    def test_pin_that_is_not_kept(self):
        self.match(*STOCKHOLM)
        self.assertEqual(self.check([*STOCKHOLM, "--pin", "a001=m002"]), NOT_PROVED)
        self.assertIn("a001=m002 is pinned, but not formed", self.told)

    def test_forbidden_pair_that_is_formed(self):
        self.match(*STOCKHOLM)
        self.assertEqual(self.check([*STOCKHOLM, "--forbid", "a001=m009"]), NOT_PROVED)
        self.assertIn("a001=m009 is forbidden", self.told)

    def test_forbid_that_made_it_worse_left_out(self):
        self.match(*STOCKHOLM, "--forbid", "a001=m009")
        self.assertEqual(self.check(STOCKHOLM), NOT_PROVED)

    def test_other_spread(self):
        self.match(*STOCKHOLM, "--spread", "150")
        self.assertEqual(self.check(STOCKHOLM), NOT_PROVED)

    def test_other_policy(self):
        self.match(*STOCKHOLM)
        self.assertEqual(self.check([*STOCKHOLM, "--policy", "region"]), NOT_PROVED)

    # The other objectives, and whatever is changed in them.

    def test_stable_is_proved(self):
        self.match(*STOCKHOLM, "--objective", "stable")
        self.assertEqual(self.check(), PROVED, self.told)

    def test_pair_that_blocks(self):
        self.match(*STOCKHOLM)  # `total` leaves pairs that block.
        text = json.loads(self.proof.read_text())
        self.proof.write_text(json.dumps({
            "objective": "stable", "pairs": text["pairs"], "total": text["total"],
            "adepts_have": {}, "mentors_have": {}, "blocking_pairs": []}))
        self.flags = [*STOCKHOLM, "--objective", "stable"]
        self.expect_refused("blocks: both would rather have each other")
        self.assertIn("blocks: both would rather have each other", self.told_by_prove)

    def test_proof_of_another_objective(self):
        self.match(*STOCKHOLM, "--objective", "stable")
        self.flags = STOCKHOLM
        self.expect_refused("the proof is of another objective")

    def alter_at_random(self, chance, proof, rows):
        """One change of what a proof says, or of a pair; True if it is a change."""
        lists = [key for key in ("u", "v", "z", "adepts_have", "mentors_have") if proof.get(key)]
        formed = {"u": [row[0] for row in rows], "v": [row[1] for row in rows]}
        kind = chance.randrange(5)
        if kind == 0:  # A person left out of a list of those who have a pair.
            listed = proof[chance.choice(lists)]
            return listed.pop(chance.choice(sorted(set(listed) & {*formed["u"], *formed["v"]})
                                            or sorted(listed))) is not None
        if kind == 1:  # A number of a price or a view of somebody who has a pair.
            key = chance.choice([key for key in lists if key != "z"])
            listed = proof[key]
            person = chance.choice(sorted(set(listed) & {*formed["u"], *formed["v"]}))
            amount = chance.choice((-1, 1))
            if isinstance(listed[person], int):
                listed[person] += amount
                return True
            place = chance.randrange(len(listed[person]))
            if isinstance(listed[person][place], int):
                listed[person][place] += amount
                return True
            levels = listed[person][place]
            if levels and chance.randrange(2):
                levels[chance.randrange(len(levels))][chance.randrange(2)] += amount
            else:
                levels.append([chance.randrange(1000, 2000), amount])
            return True
        if kind == 2:  # A pair left out, with its counts.
            row = rows.pop(chance.randrange(len(rows)))
            proof["pairs"] -= 1
            proof["total"] -= int(row[2])
            return True
        if kind == 3:  # Two adepts exchange mentors, scores and all.
            one, two = chance.sample(rows, 2)
            one[1:], two[1:] = two[1:], one[1:]
            return one[1] != two[1]
        told = [key for key in ("pairs", "total", "placed", "changed") if key in proof]
        proof[chance.choice(told)] += chance.choice((-1, 1))
        return True

    def expect_alterations_refused(self, *flags):
        self.match(*flags)
        self.assertEqual(self.check(), PROVED, self.told + self.told_by_prove)
        proof = json.loads(self.proof.read_text())
        header, *lines = self.pairs.read_text().splitlines()
        chance = random.Random(2026)
        for number in range(25):
            altered, rows = copy.deepcopy(proof), [line.split(",") for line in lines]
            if not self.alter_at_random(chance, altered, rows):
                continue
            self.proof.write_text(json.dumps(altered))
            self.pairs.write_text("\n".join([header, *map(",".join, rows)]) + "\n")
            with self.subTest(flags=flags, number=number):
                self.assertNotEqual(self.check(), PROVED)

    def test_alterations_of_total_are_refused(self):
        self.expect_alterations_refused(*REGION, "--spread", "25", "--forbid", "a006=m002")

    def test_alterations_of_stable_are_refused(self):
        self.expect_alterations_refused(*REGION, "--objective", "stable", "--pin", "a018=m003")

    def test_alterations_of_fairest_are_refused(self):
        self.expect_alterations_refused(*REGION, "--objective", "fairest", "--forbid", "a006=m002")

    def test_alterations_with_reciprocity_are_refused(self):
        self.expect_alterations_refused(*REGION, "--reciprocity", "--objective", "fairest")
        self.expect_alterations_refused(*STOCKHOLM, "--reciprocity", "--forbid", "a001=m009")

    def test_alterations_of_a_rematch_are_refused(self):
        self.match(*REGION)
        standing = self.pairs.with_name("standing.csv")
        standing.write_text(self.pairs.read_text())
        for objective in ("total", "fairest"):
            self.expect_alterations_refused(*REGION, "--objective", objective, "--keep", standing,
                                            "--replace", "a001,m007", "--may-change", "2")

    def test_bonus_of_a_rematch_that_is_altered(self):
        self.match(*REGION)
        standing = self.pairs.with_name("standing.csv")
        standing.write_text(self.pairs.read_text())
        self.match(*REGION, "--keep", standing, "--replace", "a001,a004")
        self.assertEqual(self.check(), PROVED, self.told + self.told_by_prove)
        self.change_proof(lambda proof: proof.update(bonus=[0, 0, 0, 0]))
        self.expect_refused("")

    def test_rematch_that_may_change_less(self):
        self.match(*REGION)
        standing = self.pairs.with_name("standing.csv")
        standing.write_text(self.pairs.read_text())
        rematch = [*REGION, "--keep", standing, "--replace", "a001"]
        self.match(*rematch, "--may-change", "3")
        if json.loads(self.proof.read_text())["changed"] > 0:
            self.assertEqual(self.check(rematch), NOT_PROVED)
        self.assertEqual(self.check(REGION), NOT_PROVED)  # The same pairs, asked otherwise.

    # What cannot be read.

    def test_proof_that_is_no_json(self):
        self.match(*STOCKHOLM)
        self.proof.write_text(self.proof.read_text()[:-20])
        self.assertEqual(self.check(), BAD_INPUT)
        self.assertRegex(self.told_by_prove, r"^proof\.json:\d+:\d+: ")

    def test_name_that_stands_twice(self):
        self.match(*STOCKHOLM)
        self.proof.write_text(self.proof.read_text().replace('"u": {', '"u": {}, "u": {'))
        self.assertEqual(self.check(), BAD_INPUT)
        self.assertIn("the name u stands twice", self.told_by_prove)

    def test_pairs_that_are_no_table(self):
        self.match(*STOCKHOLM)
        self.pairs.write_text("adept,mentor\na001,m001\n")
        self.assertEqual(self.check(), BAD_INPUT)
        self.assertIn("pairs.csv:1: ", self.told_by_prove)

    def test_price_that_is_no_vector(self):
        self.match(*STOCKHOLM)
        self.change_proof(lambda proof: proof["u"].update(a001=[1, 2]))
        self.assertEqual(self.check(), BAD_INPUT)

    def test_data_that_is_not_there(self):
        self.match(*STOCKHOLM)
        self.assertEqual(self.check(["--data", "/nowhere"]), BAD_INPUT)


if __name__ == "__main__":
    PARVIS = sys.argv.pop(1)
    unittest.main()
