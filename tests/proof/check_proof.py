#!/usr/bin/python3
"""Checks, without solving, that a matching is the best one: an independent judge of
`parvis match`, under every objective.

    check_proof.py --data DIR [--policy stockholm|region|FILE] [--objective total|fairest|stable]
                   [--reciprocity] [--spread N] [--pin a001=m002]... [--forbid a001=m003]...
                   --pairs pairs.csv --proof proof.json
    check_proof.py --scores FILE [--capacities FILE] ...
    check_proof.py ... --keep pairs.csv --replace a001,m007 [--may-change K] ...

It shares no code with Parvis: rules, scores and tie values are worked out here from
docs/matching.md, pins and forbidden pairs come from the command line. Under `total` and `fairest`
the proof is trusted in nothing but its lists of prices, u, v and, with reciprocity, z. If those
satisfy the six conditions of docs/matching.md, no other matching can be better (weak duality of
linear programming). A rematch besides has a bonus for every person whom it places. Under `stable`
every pair is looked at that is not formed.

Exit status: 0 proved, 1 not proved, 2 bad input.
"""

import argparse
import json
import sys

from question import (MASK, BadInput, fnv1a64, instance_from_people, instance_from_scores,
                      read_constraint, read_policy, read_rows, read_text, sm64)

OBJECTIVES = ("total", "fairest", "stable")


class NotProved(Exception):
    """The proof or the pairs are wrong: exit status 1."""


def require(holds, message):
    if not holds:
        raise NotProved(message)


def check_pairs(instance, pairs_file, pins, forbids):
    """The pairs are a matching that keeps pins, forbids and places; gives mentor by adept."""
    rows = read_rows(pairs_file, ["adept", "mentor", "score", "adept_view", "mentor_view"])
    mentor_of = {}
    load = dict.fromkeys(instance.places, 0)
    for row in rows:
        pair = row["adept"], row["mentor"]
        name = "=".join(pair)
        require(pair in instance.scores, f"{name} is not allowed")
        require(pair not in forbids, f"{name} is forbidden")
        require(pair[0] not in mentor_of, f"{pair[0]} stands twice")
        told = tuple(row[column] for column in ("score", "adept_view", "mentor_view"))
        true = tuple(str(value) for value in instance.scores[pair])
        require(told == true, f"{name} has the scores {true}, not {told}")
        mentor_of[pair[0]] = pair[1]
        load[pair[1]] += 1
    for mentor, places in instance.places.items():
        require(load[mentor] <= places, f"{mentor} has {load[mentor]} adepts and {places} places")
    for adept, mentor in pins:
        require(mentor_of.get(adept) == mentor, f"{adept}={mentor} is pinned, but not formed")
    order = [row["adept"] for row in rows]
    require(order == sorted(order), "the pairs are not sorted by adept")
    return mentor_of, load


class Vector:
    """A price or a weight: pairs, shortfall, points, {score: count}, tie; compared from the left."""

    def __init__(self, pairs=0, shortfall=0, points=0, levels=None, tie=0):
        self.head, self.levels, self.tie = (pairs, shortfall, points), levels or {}, tie

    def plus(self, other, sign=1):
        levels = dict(self.levels)
        for level, count in other.levels.items():
            levels[level] = levels.get(level, 0) + sign * count
        head = (mine + sign * theirs for mine, theirs in zip(self.head, other.head))
        return Vector(*head, levels, self.tie + sign * other.tie)

    def sign(self):
        levels = (self.levels[level] for level in sorted(self.levels))
        first = next((part for part in (*self.head, *levels, self.tie) if part), 0)
        return (first > 0) - (first < 0)

    def compare(self, other):
        return self.plus(other, -1).sign()


def whole(value, what):
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadInput(f"{what} is not a whole number")
    return value


def read_levels(value, what):
    pairs = value if isinstance(value, list) else [None]
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise BadInput(f"{what} is not a list of levels [score, count]")
    levels = {whole(score, what): whole(count, what) for score, count in pairs}
    if [score for score, _ in pairs] != sorted(levels) or not all(levels.values()):
        raise BadInput(f"{what}: the levels do not rise, or one is 0")
    return levels


def read_vector(value, terms, what):
    """[pairs, tie] with the components between them that the terms ask for."""
    fairest, rematch = terms["objective"] == "fairest", terms["rematch"]
    names = ["pairs"] + ["shortfall"] * (terms["reciprocity"] or bool(rematch))
    names += ["points"] * (not fairest or bool(rematch)) + ["levels"] * fairest + ["tie"]
    if not isinstance(value, list) or len(value) != len(names):
        raise BadInput(f"{what} is not a vector of {len(names)} components")
    return Vector(**{name: read_levels(part, what) if name == "levels" else whole(part, what)
                     for name, part in zip(names, value)})


def read_prices(proof, key, persons, terms):
    listed = read_object(proof, key)
    prices = dict.fromkeys(persons, Vector())
    for person, value in listed.items():
        require(person in prices, f"{key} speaks of {person}, whom nobody knows")
        prices[person] = read_vector(value, terms, f"{key} of {person}")
        require(prices[person].sign() >= 0, f"{key} of {person} is negative")
    return prices


def read_object(proof, key):
    if not isinstance(proof.get(key), dict):
        raise BadInput(f"the proof has no object {key}")
    return proof[key]


def check_institutions(instance, mentor_of, forbids, z):
    """Condition 6: what an institution's adepts count more is right for how many are paired."""
    who_may = {adept for adept, mentor in instance.scores if (adept, mentor) not in forbids}
    who_can = {mentor for _, mentor in instance.scores}
    one = Vector(shortfall=1)
    for institution, price in z.items():
        at = lambda person, code=institution: instance.institution[person] == code
        wanted = min(sum(at(adept) for adept in who_may),
                     sum(instance.places[mentor] for mentor in who_can if at(mentor)))
        paired = sum(at(adept) for adept in mentor_of)
        require(price.compare(one) <= 0, f"6: z of {institution} is above a shortfall")
        if paired > wanted:
            require(price.sign() == 0, f"6: z of {institution} is not 0, but it has its share")
        if paired < wanted:
            require(price.compare(one) == 0,
                    f"6: z of {institution} is below a shortfall, but it lacks its share")


def read_rematch(options, instance):
    """Who is to be placed, which pairs are dissolved, and which are kept, with their mentors."""
    if not options.keep:
        return None
    standing = [(row["adept"], row["mentor"]) for row in read_rows(options.keep, ["adept", "mentor"])]
    named = {person for words in options.replace for person in words.split(",")}
    mentors = {person for person in named if person not in instance.adepts}
    if not mentors <= instance.places.keys():
        raise BadInput("--replace: there is no such person")
    persons = named - mentors | {adept for adept, mentor in standing if mentor in mentors}
    return {"persons": persons, "may_change": options.may_change,
            "dissolved": {pair for pair in standing if pair[0] in persons},
            "kept": dict(pair for pair in standing if pair[0] not in persons)}


def check_rematch(rematch, mentor_of, proof, bonus):
    """Condition 7: that no more persons can be placed while no more pairs change than may."""
    placed = sum(person in mentor_of for person in rematch["persons"])
    changed = sum(mentor_of.get(adept) != mentor for adept, mentor in rematch["kept"].items())
    require((proof.get("placed"), proof.get("changed")) == (placed, changed),
            "the proof tells other numbers of persons placed and pairs changed")
    room = rematch["may_change"] - changed
    require(room >= 0, "more pairs are changed than may be")
    pairs, kept, _ = bonus.head
    require(placed == len(rematch["persons"]) or pairs >= 1 or (pairs == 0 and kept > room),
            "7: the bonus does not rule out that more persons are placed")


def weight_of(adept, mentor, points, terms, bonus):
    """What a pair weighs, with the bonus of a rematch if it is a person's who is to be placed."""
    tie = sm64((fnv1a64(adept) + 3 * fnv1a64(mentor)) & MASK) & 0x7FFFFFFF
    rematch, levels = terms["rematch"], {points: -1} if terms["objective"] == "fairest" else {}
    if not rematch:
        return Vector(1, points=0 if levels else points, levels=levels, tie=tie)
    kept = rematch["kept"].get(adept) == mentor
    weight = Vector(0, int(kept), 1 if levels else points, levels, tie)
    return weight.plus(bonus) if adept in rematch["persons"] else weight


def check_duals(instance, mentor_of, load, pins, forbids, terms, prices):
    u, v, z, bonus = prices
    spread = terms["spread"] if terms["objective"] == "total" else 0
    pinned = {adept for adept, _ in pins}
    taken_by_pins = dict.fromkeys(instance.places, 0)
    for _, mentor in pins:
        taken_by_pins[mentor] += 1
    cost = lambda place: Vector(points=spread * (place - 1))  # Of a mentor's place, from 1.
    for (adept, mentor), scores in instance.scores.items():
        if adept in pinned or (adept, mentor) in forbids:
            continue
        weight = weight_of(adept, mentor, scores[0], terms, bonus)
        if z:
            weight = weight.plus(z.get(instance.institution[adept], Vector()))
        slack = u[adept].plus(v[mentor]).compare(weight)
        require(slack >= 0, f"1: u + v < w on {adept}={mentor}")
        if mentor_of.get(adept) == mentor:
            require(slack == 0, f"2: u + v > w on the formed {adept}={mentor}")
    for adept in instance.adepts - pinned:
        if adept not in mentor_of:
            require(u[adept].sign() == 0, f"3: u of the unpaired {adept} is not 0")
    for mentor, places in instance.places.items():
        if load[mentor] < places:
            require(v[mentor].compare(cost(load[mentor] + 1)) <= 0,
                    f"4: v of {mentor} is above the cost of its first free place")
        if load[mentor] > taken_by_pins[mentor]:
            require(v[mentor].compare(cost(load[mentor])) >= 0,
                    f"5: v of {mentor} is below the cost of its last taken place")


def check_optimum(instance, mentor_of, load, pins, forbids, terms, proof):
    z, bonus = {}, Vector()
    if terms["reciprocity"]:
        z = read_prices(proof, "z", set(instance.institution.values()) - {""}, terms)
        check_institutions(instance, mentor_of, forbids, z)
    if terms["rematch"]:
        bonus = read_vector(proof.get("bonus"), terms, "the bonus")
        check_rematch(terms["rematch"], mentor_of, proof, bonus)
    u, v = (read_prices(proof, key, persons, terms)
            for key, persons in (("u", instance.adepts), ("v", instance.places.keys())))
    check_duals(instance, mentor_of, load, pins, forbids, terms, (u, v, z, bonus))


def check_stable(instance, mentor_of, load, pins, forbids, proof):
    """Nobody not paired would rather have each other; and the proof tells what each has."""
    pinned = {adept for adept, _ in pins}
    adept_has, mentor_has = {}, {}
    for adept, mentor in mentor_of.items():
        if adept in pinned:
            continue
        _, adept_view, mentor_view = instance.scores[adept, mentor]
        adept_has[adept] = adept_view
        if load[mentor] == instance.places[mentor]:
            mentor_has[mentor] = min(mentor_view, mentor_has.get(mentor, mentor_view))
    full_of_pins = {mentor for mentor, places in instance.places.items()
                    if sum(pin[1] == mentor for pin in pins) == places}
    for (adept, mentor), (_, adept_view, mentor_view) in instance.scores.items():
        if mentor_of.get(adept) == mentor or (adept, mentor) in forbids:
            continue
        if adept in pinned or mentor in full_of_pins:
            continue
        require(adept_view <= adept_has.get(adept, -1) or mentor_view <= mentor_has.get(mentor, -1),
                f"{adept}={mentor} blocks: both would rather have each other")
    require(proof.get("blocking_pairs") == [], "the proof lists blocking pairs")
    for key, has in ("adepts_have", adept_has), ("mentors_have", mentor_has):
        require(read_object(proof, key) == has, f"{key} is not what they have")


def read_proof(path):
    def once(members):
        if len(dict(members)) < len(members):
            raise ValueError("a name stands twice in one object")
        return dict(members)

    try:
        proof = json.loads(read_text(path), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path}: {error}") from error
    if not isinstance(proof, dict):
        raise BadInput(f"{path}: not an object")
    return proof


def read_terms(options, policy, instance):
    """What was asked for: flags go before the policy, whose reciprocity a rematch leaves aside."""
    rematch = read_rematch(options, instance)
    terms = {"objective": options.objective or policy["objective"],
             "reciprocity": options.reciprocity or (policy["reciprocity"] and not rematch),
             "spread": policy["spread"] if options.spread is None else options.spread,
             "rematch": rematch}
    if terms["reciprocity"] and (terms["objective"] == "stable" or not options.data or rematch):
        raise BadInput("--reciprocity: not with stable, own scores or a rematch")
    if rematch and terms["objective"] == "stable":
        raise BadInput("--keep: not with stable")
    return terms


def check(options):
    policy = read_policy(options.policy)
    if options.data:
        instance = instance_from_people(options.data, policy)
    else:
        instance = instance_from_scores(options.scores, options.capacities)
    terms = read_terms(options, policy, instance)
    pins = read_constraint(instance, options.pin, "pin")
    forbids = set(read_constraint(instance, options.forbid, "forbid"))
    if terms["rematch"]:
        forbids |= terms["rematch"]["dissolved"]
    proof = read_proof(options.proof)

    mentor_of, load = check_pairs(instance, options.pairs, pins, forbids)
    total = sum(instance.scores[pair][0] for pair in mentor_of.items())
    require(proof.get("objective") == terms["objective"], "the proof is of another objective")
    require(proof.get("reciprocity", False) == terms["reciprocity"],
            "the proof is with reciprocity, or without, as the question is not")
    require(("bonus" in proof) == bool(terms["rematch"]),
            "the proof is of a rematch, or not, as the question is not")
    if terms["objective"] == "total":
        require(proof.get("spread") == terms["spread"], "the proof is of another spread")
    require(proof.get("pairs") == len(mentor_of), "the proof tells another number of pairs")
    require(proof.get("total") == total, "the proof tells another total")
    if terms["objective"] == "stable":
        check_stable(instance, mentor_of, load, pins, forbids, proof)
    else:
        check_optimum(instance, mentor_of, load, pins, forbids, terms, proof)
    lost = sum(terms["spread"] * (n * (n - 1) // 2) for n in load.values())
    print(f"proved: {len(mentor_of)} pairs, total {total}, less the spread {total - lost}")


def main():
    parser = argparse.ArgumentParser(description="Checks a matching's proof without solving.")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data")
    source.add_argument("--scores")
    parser.add_argument("--capacities")
    parser.add_argument("--policy", default="stockholm")
    parser.add_argument("--objective", choices=OBJECTIVES)
    parser.add_argument("--reciprocity", action="store_true")
    parser.add_argument("--spread", type=int)
    parser.add_argument("--pin", action="append", default=[])
    parser.add_argument("--forbid", action="append", default=[])
    parser.add_argument("--keep")
    parser.add_argument("--replace", action="append", default=[])
    parser.add_argument("--may-change", type=int, default=0)
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--proof", required=True)
    try:
        check(parser.parse_args())
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    except NotProved as error:
        print(f"not proved: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
