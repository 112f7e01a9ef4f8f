#!/usr/bin/python3
"""clang-tidy over our own code, by the compile commands of the dev preset.

A file that was clean is looked at again only when it, a header of ours that it includes, or
.clang-tidy has changed. Files that reach Boost.Asio's coroutines are left out: clang 14 does
not compile what g++ 12 does there.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMMANDS = ROOT / "build/dev/compile_commands.json"
WORK = ROOT / "build/tidy"
OURS = ("shared/", "server/", "client-wasm/", "tests/")
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
COROUTINES = re.compile(r"boost/asio/(?:awaitable|co_spawn|use_awaitable)|\bco_await\b")
# g++'s precompiled headers mean nothing to clang.
PRECOMPILED = re.compile(r" -Winvalid-pch| -include \S*cmake_pch\.hxx")


def reached(name, texts):
    """The file and the headers of ours that it includes, directly or not."""
    found, wanted = set(), [name]
    while wanted:
        current = wanted.pop()
        if current in found or not (ROOT / current).is_file():
            continue
        found.add(current)
        if current not in texts:
            texts[current] = (ROOT / current).read_text(encoding="utf-8")
        wanted.extend(INCLUDE.findall(texts[current]))
    return found


def key_of(name, command, texts):
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes() + command.encode())
    for path in sorted(reached(name, texts)):
        digest.update(path.encode() + b"\0" + texts[path].encode())
    return digest.hexdigest()


def tidy(name):
    done = subprocess.run(["clang-tidy", "--quiet", "-p", WORK, name], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    commands, texts = {}, {}
    for entry in json.loads(COMMANDS.read_text()):
        name = os.path.relpath(entry["file"], ROOT)
        if name.startswith(OURS):
            entry["command"] = PRECOMPILED.sub("", entry["command"])
            commands[name] = entry
    (WORK / "compile_commands.json").write_text(json.dumps(list(commands.values())))

    stamp = WORK / "clean.json"
    clean = json.loads(stamp.read_text()) if stamp.exists() else {}
    keys = {}
    for name, entry in sorted(commands.items()):
        if not any(COROUTINES.search(texts[path]) for path in reached(name, texts)):
            keys[name] = key_of(name, entry["command"], texts)
    wanted = [name for name in keys if clean.get(name) != keys[name]]

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, (name, (ok, output)) in enumerate(zip(wanted, pool.map(tidy, wanted)), 1):
            print(f"clang-tidy, {number} of {len(wanted)}: {name}", flush=True)
            if ok:
                clean[name] = keys[name]
            else:
                failed += 1
                print(output, flush=True)
            stamp.write_text(json.dumps(clean, indent=0, sort_keys=True))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
