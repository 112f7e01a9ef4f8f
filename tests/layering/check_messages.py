#!/usr/bin/env python3
"""Every message of the catalogues is used somewhere, and none stands twice.

That each stands in both languages, with the same places to fill in, is messages_test's to say.
"""

import collections
import pathlib
import re
import sys

CATALOGUE = "shared/text/catalogue"
MESSAGE = re.compile(r"^PARVIS_MESSAGE\((k\w+),", re.MULTILINE)
USE = re.compile(r"\bMessage::(k\w+)")


def check(root):
    ids = collections.Counter()
    for path in sorted((root / CATALOGUE).glob("*.def")):
        ids.update(MESSAGE.findall(path.read_text(encoding="utf-8")))
    used = set()
    for top in ("shared", "server", "client-wasm"):
        for path in (root / top).rglob("*"):
            if path.suffix in (".cc", ".h") and not path.name.endswith("_test.cc"):
                used.update(USE.findall(path.read_text(encoding="utf-8")))
    yield from (f"{message}: stands {count} times" for message, count in ids.items() if count > 1)
    yield from (f"{message}: nobody uses it" for message in sorted(set(ids) - used))


def main():
    lines = list(check(pathlib.Path(__file__).resolve().parents[2]))
    for line in lines:
        print(f"{CATALOGUE}: {line}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
