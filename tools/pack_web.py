#!/usr/bin/python3
"""Lays the client out for serving: names by content, references rewritten, compressed.

    pack_web.py --out DIR FILE...     fill DIR with the files and nothing else
    pack_web.py --check DIR           fail if what a first visit loads is over the budget

Every file but index.html becomes `stem.<16 hex digits>.ext`, the digits being the start of
the SHA-256 of its final content, so that a server may let browsers keep it for ever. A name
of one file that stands in another text file is rewritten there. Each file that compression
makes smaller gets a `.br` and a `.gz` beside it. Files of older builds are removed.
"""

import argparse
import gzip
import hashlib
import os
import pathlib
import re
import sys

import brotli

# Bytes with brotli of everything that has one of the suffixes: the project's promise.
BUDGET = 716_800
BUDGET_SUFFIXES = {".wasm", ".js", ".mjs", ".data", ".otf", ".ttf", ".woff", ".woff2"}

# The same for one file: the engine's own module, which a worker loads when a board is large.
FILE_BUDGETS = {"engine.wasm": 60_000}

ENTRY = "index.html"
TEXT_SUFFIXES = {".html", ".js", ".mjs", ".css", ".json", ".svg", ".webmanifest"}


class PackError(Exception):
    """The input can't be packed; the text says why."""


def reference_pattern(names):
    """Matches any of the names where it stands alone: not as a part of a longer name."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rb"(?<![\w.-])(" + b"|".join(re.escape(n.encode()) for n in longest_first) + rb")(?!\.?[\w-])")


def hashed_name(name, content):
    stem, suffix = os.path.splitext(name)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:16]}{suffix}"


def pack(files):
    """From {name: content} to {final name: final content}."""
    if ENTRY not in files:
        raise PackError(f"no {ENTRY} among the files")
    pattern = reference_pattern(set(files) - {ENTRY})
    final_names, packed = {}, {}

    def place(name, path):
        if name in path:
            raise PackError("files refer to each other in a circle: " + " > ".join([*path, name]))
        if name in final_names:
            return final_names[name]
        content = files[name]
        if os.path.splitext(name)[1] in TEXT_SUFFIXES:
            def rewrite(match):
                other = match.group(1).decode()
                # A script that tells its own name (in a comment, say) keeps it.
                return match.group(0) if other == name else place(other, [*path, name]).encode()
            content = pattern.sub(rewrite, content)
        final_names[name] = name if name == ENTRY else hashed_name(name, content)
        packed[final_names[name]] = content
        return final_names[name]

    for name in sorted(files):
        place(name, [])
    return packed


def with_variants(packed):
    """Adds the compressed variants that are smaller than the file."""
    everything = dict(packed)
    for name, content in packed.items():
        for suffix, small in ((".br", brotli.compress(content, quality=11, lgwin=24)),
                              (".gz", gzip.compress(content, 9, mtime=0))):
            if len(small) < len(content):
                everything[name + suffix] = small
    return everything


def write_folder(folder, everything):
    """Makes the folder hold exactly these files; index.html comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(everything, key=lambda n: (n.startswith(ENTRY), n)):
        target = folder / name
        if target.is_file() and target.read_bytes() == everything[name]:
            continue
        partial = folder / (name + ".partial")
        partial.write_bytes(everything[name])
        partial.replace(target)
    for old in folder.iterdir():
        if old.name not in everything:
            old.unlink()


def budget_lines(folder):
    """(bytes, name) of each file in the budget, as sent to a browser that takes brotli."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.suffix in BUDGET_SUFFIXES:
            sent = path.with_name(path.name + ".br")
            lines.append(((sent if sent.exists() else path).stat().st_size, path.name))
    return lines


def plain_name(name):
    """The name without the digits that pack() put in."""
    return re.sub(r"\.[0-9a-f]{16}(?=\.)", "", name)


def check(folder):
    lines = budget_lines(folder)
    if not lines:
        raise PackError(f"nothing to load in {folder}")
    total = sum(size for size, _ in lines)
    for size, name in lines:
        print(f"{size:>9,}  {name}")
    print(f"{total:>9,}  of {BUDGET:,} bytes with brotli")
    too_large = [(name, most) for size, name in lines
                 if size > (most := FILE_BUDGETS.get(plain_name(name), BUDGET))]
    for name, most in too_large:
        print(f"{name} is over {most:,} bytes with brotli")
    return total <= BUDGET and not too_large


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--check", type=pathlib.Path)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    try:
        if arguments.out:
            files = {path.name: path.read_bytes() for path in arguments.files}
            if len(files) != len(arguments.files):
                raise PackError("two of the files have one name")
            write_folder(arguments.out, with_variants(pack(files)))
        folder = arguments.check or arguments.out
        within = check(folder) if folder else True
    except (PackError, OSError) as error:
        print(f"pack_web: {error}", file=sys.stderr)
        return 2
    if not within and arguments.check:
        print("pack_web: over the budget", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
