"""What is to be matched, worked out anew from docs/matching.md: policy, files, rules, scores and tie
values. Shares no code with Parvis.
"""

import csv
import io
import json
import os

RULES = ("different_institution", "different_reporting_line", "shared_language", "not_avoided",
         "endorsed", "more_experienced", "previous_pair", "possible_meeting_mode")
DEFAULT_WEIGHTS = {
    "adept_weights": {"needs": 60, "named": 15, "line_of_work": 10, "manager_level": 5,
                      "logistics": 10},
    "mentor_weights": {"needs": 60, "named": 15, "line_of_work": 15, "manager_level": 0,
                       "logistics": 10},
}
LEVELS = {"first-line": 1, "manager-of-managers": 2}
WISH_POINTS = (1000, 800, 600)
MASK = (1 << 64) - 1


class BadInput(Exception):
    """The input cannot be read: exit status 2."""


# --- Policy ---------------------------------------------------------------------------------------


def preset(name):
    rules = {rule: True for rule in RULES}
    rules["possible_meeting_mode"] = False
    rules["different_institution"] = name == "stockholm"
    rules["minimum_score"] = 0
    return {"rules": rules, "spread": 0, "objective": "total", "reciprocity": False,
            **DEFAULT_WEIGHTS}


def snake(key):
    return "".join("_" + c.lower() if c.isupper() else c for c in key)


def read_policy(name):
    if name in ("stockholm", "region"):
        return preset(name)
    try:
        given = json.loads(read_text(name))
        fields = {snake(key): value for key, value in given.items()}
        part = lambda key: {snake(k): v for k, v in fields.get(key, {}).items()}
        rules = {rule: bool(part("rules").get(rule, False)) for rule in RULES}
        rules["minimum_score"] = int(part("rules").get("minimum_score", 0))
        weights = {side: {k: int(part(side).get(k, 0)) for k in DEFAULT_WEIGHTS[side]}
                   for side in DEFAULT_WEIGHTS}
    except (AttributeError, TypeError, ValueError) as error:
        raise BadInput(f"{name}: {error}") from error
    if any(sum(weights[side].values()) == 0 for side in weights):
        raise BadInput(f"{name}: all weights are 0")
    objective = fields.get("objective", "OBJECTIVE_TOTAL").replace("OBJECTIVE_", "").lower()
    return {"rules": rules, "spread": int(fields.get("spread", 0)), "objective": objective,
            "reciprocity": bool(fields.get("reciprocity", False)), **weights}


# --- Files ----------------------------------------------------------------------------------------


def read_text(path):
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}") from error


def read_rows(path, columns):
    text = read_text(path)
    first = text.split("\n", 1)[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise BadInput(f"{path}: {error}") from error
    header = next(csv.reader([first.rstrip("\r")], delimiter=separator), [])
    missing = [column for column in columns if column not in header]
    if missing:
        raise BadInput(f"{path}: no column {missing[0]}")
    if any(None in row.values() or None in row for row in rows):
        raise BadInput(f"{path}: a record with the wrong number of cells")
    return rows


def items(cell):
    return [item.strip() for item in cell.split(";") if item.strip()]


def numbers(cell):
    pairs = [item.rsplit(":", 1) for item in items(cell)]
    return {code.strip(): int(number) for code, number in pairs}


def read_person(row, role):
    return {
        "id": row["id"].strip(), "email": lower(row["email"]),
        "institution": row["institution"].strip(), "line_of_work": row["line_of_work"].strip(),
        "city": row["city"].strip(), "languages": set(items(row["languages"])),
        "mode": row["meeting_mode"].strip(), "level": LEVELS[row["manager_level"].strip()],
        "years": int(row["years_as_manager"]),
        "competences": numbers(row["needs" if role == "adept" else "competences"]),
        "capacity": int(row["capacity"]) if role == "mentor" else 0,
        "wish_line": row["wish_line_of_work"].strip() or "any",
        "wish_level": LEVELS.get(row.get("wish_manager_level", "").strip(), 0),
        "wishes": items(row["wish_persons"]), "avoids": items(row["avoid_persons"]),
        "manager": lower(row["line_manager_email"]), "endorsed": row["endorsed"].strip() == "yes",
    }


def read_people(folder, role):
    common = ["id", "email", "institution", "line_of_work", "city", "languages", "meeting_mode",
              "manager_level", "years_as_manager", "wish_line_of_work", "wish_persons",
              "avoid_persons", "line_manager_email", "endorsed"]
    own = ["needs", "wish_manager_level"] if role == "adept" else ["competences", "capacity"]
    path = os.path.join(folder, role + "s.csv")
    try:
        people = [read_person(row, role) for row in read_rows(path, common + own)]
    except (KeyError, ValueError) as error:
        raise BadInput(f"{path}: {error}") from error
    return {person["id"]: person for person in people}


def lower(email):
    return "".join(c.lower() if c.isascii() else c for c in email.strip())


# --- Rules and scores -----------------------------------------------------------------------------


def allowed(policy, adept, mentor, previous):
    on = policy["rules"]
    same = lambda a, b: a != "" and a == b
    if same(adept["email"], mentor["email"]):
        return False
    if on["different_institution"] and adept["institution"] == mentor["institution"]:
        return False
    if on["different_reporting_line"] and (
            same(adept["manager"], mentor["manager"]) or same(adept["manager"], mentor["email"]) or
            same(mentor["manager"], adept["email"])):
        return False
    if on["shared_language"] and not adept["languages"] & mentor["languages"]:
        return False
    if on["not_avoided"] and (mentor["id"] in adept["avoids"] or adept["id"] in mentor["avoids"]):
        return False
    if on["endorsed"] and not (adept["endorsed"] and mentor["endorsed"]):
        return False
    if on["more_experienced"] and not (
            mentor["years"] - adept["years"] >= 3 and mentor["level"] >= adept["level"] and
            (mentor["years"] >= 5 or mentor["level"] == 2)):
        return False
    if on["previous_pair"] and (adept["id"], mentor["id"]) in previous:
        return False
    if on["possible_meeting_mode"] and {adept["mode"], mentor["mode"]} == {"in-person", "remote"}:
        return False
    return True


def needs(adept, mentor):
    asked = adept["competences"]
    if not asked:
        return 0
    got = sum(p * min(mentor["competences"].get(code, 0), 4) for code, p in asked.items())
    return 1000 * got // sum(4 * p for p in asked.values())


def named(side, other):
    place = side["wishes"].index(other["id"]) if other["id"] in side["wishes"] else 99
    return WISH_POINTS[place] if place < len(WISH_POINTS) else 0


def line_of_work(side, other):
    wish = side["wish_line"]
    fits = wish == "any" or wish == other["line_of_work"] or (
        wish == "other" and side["line_of_work"] != other["line_of_work"])
    return 1000 if fits else 0


def logistics(adept, mentor):
    modes = [adept["mode"], mentor["mode"]]
    if "either" in modes or modes == ["remote", "remote"]:
        return 1000
    if modes == ["in-person", "in-person"]:
        return 1000 if adept["city"] == mentor["city"] else 400
    return 0


def mean(values, weights):
    return sum(values[k] * w for k, w in weights.items()) // sum(weights.values())


def score(policy, adept, mentor):
    both = {"needs": needs(adept, mentor), "logistics": logistics(adept, mentor)}
    level = 1000 if adept["wish_level"] in (0, mentor["level"]) else 0
    adept_view = mean({**both, "named": named(adept, mentor), "manager_level": level,
                       "line_of_work": line_of_work(adept, mentor)}, policy["adept_weights"])
    mentor_view = mean({**both, "named": named(mentor, adept), "manager_level": 0,
                        "line_of_work": line_of_work(mentor, adept)}, policy["mentor_weights"])
    return (adept_view + mentor_view) // 2, adept_view, mentor_view


def sm64(x):
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ x >> 30) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ x >> 27) * 0x94D049BB133111EB) & MASK
    return x ^ x >> 31


def fnv1a64(text):
    state = 0xCBF29CE484222325
    for byte in text.encode():
        state = ((state ^ byte) * 0x100000001B3) & MASK
    return state


# --- The instance: allowed pairs with their scores, and places ------------------------------------


class Instance:
    def __init__(self):
        self.adepts = set()
        self.places = {}  # By mentor.
        self.scores = {}  # (adept, mentor) -> (score, adept's view, mentor's view).
        self.institution = {}  # By person, unless the scores are own ones.


def instance_from_people(folder, policy):
    adepts, mentors = read_people(folder, "adept"), read_people(folder, "mentor")
    path = os.path.join(folder, "previous_pairs.csv")
    previous = set()
    if os.path.exists(path):
        previous = {(r["adept"], r["mentor"]) for r in read_rows(path, ["adept", "mentor"])}
    instance = Instance()
    instance.adepts = set(adepts)
    instance.places = {mentor["id"]: mentor["capacity"] for mentor in mentors.values()}
    instance.institution = {person["id"]: person["institution"]
                            for person in (*adepts.values(), *mentors.values())}
    for adept in adepts.values():
        for mentor in mentors.values():
            if not allowed(policy, adept, mentor, previous):
                continue
            scores = score(policy, adept, mentor)
            if scores[0] >= policy["rules"]["minimum_score"]:
                instance.scores[adept["id"], mentor["id"]] = scores
    return instance


def instance_from_scores(scores, capacities):
    instance = Instance()
    try:
        for row in read_rows(scores, ["adept", "mentor", "score"]):
            pair = row["adept"].strip(), row["mentor"].strip()
            points = int(row["score"])
            views = [int(row.get(view) or points) for view in ("adept_view", "mentor_view")]
            if pair in instance.scores:
                raise BadInput(f"{scores}: {pair[0]}={pair[1]} stands twice")
            instance.scores[pair] = (points, *views)
            instance.adepts.add(pair[0])
            instance.places[pair[1]] = 1
        for row in read_rows(capacities, ["mentor", "capacity"]) if capacities else []:
            instance.places[row["mentor"].strip()] = int(row["capacity"])
    except ValueError as error:
        raise BadInput(f"{scores}: {error}") from error
    return instance


def read_constraint(instance, values, flag):
    pairs = []
    for text in (part for value in values for part in value.split(",")):
        adept, _, mentor = text.partition("=")
        if adept not in instance.adepts or mentor not in instance.places:
            raise BadInput(f"--{flag} {text}: no such pair of persons")
        pairs.append((adept, mentor))
    return pairs
