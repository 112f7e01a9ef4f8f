#!/usr/bin/env python3
"""House rules that a reader of plain text can hold: run from the top of a git tree.

No paths of somebody's machine, no notes to oneself instead of work, no mark of an unfinished merge,
no file that has grown beyond reading. Prints a line per breach and exits 1.
"""

import pathlib
import re
import subprocess
import sys

# Counted in lines; the contract and tables of texts are read by looking up.
LONGEST = 500
MAY_BE_LONGER = (".def", ".json", ".csv", ".md", ".txt", ".binpb", ".lock")

MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:home|root|work|Users)/[\w.]")
MERGE_MARK = re.compile(r"^(?:<{7}|>{7}) ")
NOTE_TO_ONESELF = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")


def breaches_of(name, text):
    lines = text.splitlines()
    if len(lines) > LONGEST and not name.endswith(MAY_BE_LONGER):
        yield 1, f"{len(lines)} lines: split it, {LONGEST} is the limit"
    for number, line in enumerate(lines, 1):
        if found := MACHINE_PATH.search(line):
            yield number, f"a path of one machine: {found[0]}"
        if MERGE_MARK.search(line):
            yield number, "a merge that nobody finished"
        if found := NOTE_TO_ONESELF.search(line):
            yield number, f"{found[0]}: do it or write an issue"


def main():
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            check=True, capture_output=True, text=True).stdout
    failed = False
    for name in filter(None, listed.split("\0")):
        try:
            text = pathlib.Path(name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue  # Pictures and images; a file that was just deleted.
        for number, breach in breaches_of(name, text):
            print(f"{name}:{number}: {breach}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
