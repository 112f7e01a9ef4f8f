#!/usr/bin/python3
"""Runs one golden case and compares what comes out, byte for byte, with the files in its folder.

    run_case.py CASE_FOLDER native PARVIS          `parvis match`, whose proof is then checked
    run_case.py CASE_FOLDER wasm DRIVER.js ENGINE  the same code in WebAssembly, under Node, and
                                                   the pairs of the module that the page loads
    run_case.py CASE_FOLDER update PARVIS          write what comes out as the expected files

A case is a folder with `case.txt` (what happens and why, then the flags), the CSV files, unless
`--data` or `--scores` names others, and the expected `pairs.csv`, `summary.json` and `proof.json`.
"""

import difflib
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CHECK_PROOF = HERE.parent / "proof" / "check_proof.py"
FILES = ("pairs.csv", "summary.json", "proof.json")
RUN_ENGINE = HERE / "run_engine.mjs"
# Their values are files, named from the case's folder.
FILE_FLAGS = ("--data", "--scores", "--capacities", "--keep")


def read_flags(folder):
    words = []
    for line in (folder / "case.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            words += line.split()
    for place, word in enumerate(words):
        if word in FILE_FLAGS:
            words[place + 1] = str(folder / words[place + 1])
    return words if "--data" in words or "--scores" in words else ["--data", str(folder), *words]


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stderr.decode(errors="replace")[-2000:])
        sys.exit(f"exit status {done.returncode}: {' '.join(map(str, command))}")
    return done.stdout


def run_match(program, flags, out):
    """`match`, and `prove` of what it says."""
    pairs, proof = out / "pairs.csv", out / "proof.json"
    summary = run([*program, "match", *flags, "--out", pairs, "--proof", proof, "--json"])
    (out / "summary.json").write_bytes(summary)
    run([*program, "prove", *flags, "--pairs", pairs, "--proof", proof])


def run_native(parvis, flags, out):
    run_match([parvis], flags, out)
    run([sys.executable, CHECK_PROOF, *flags, "--pairs", out / "pairs.csv", "--proof",
         out / "proof.json"])


def run_module(driver, engine, flags, out):
    """The pairs once more, by the messages that page and worker exchange."""
    request, answer = out / "request", out / "answer"
    run([*driver, "request", request, *flags])
    run(["node", RUN_ENGINE, engine, request, answer])
    pairs = run([*driver, "answer", answer, *flags])
    if pairs != (out / "pairs.csv").read_bytes():
        sys.exit("the engine's module has other pairs")


def run_wasm(driver, engine, flags, out):
    if not pathlib.Path(driver).exists():
        sys.exit(f"{driver} is not built: cmake --build --preset wasm --target parvis_golden")
    node = ["node", "--no-experimental-fetch", driver]
    run_match(node, flags, out)
    if "--data" in flags and "--keep" not in flags:
        run_module(node, engine, flags, out)


def compare(folder, out):
    differs = False
    for name in FILES:
        expected, got = (folder / name).read_bytes(), (out / name).read_bytes()
        if expected == got:
            continue
        differs = True
        lines = [text.decode(errors="replace").splitlines(True) for text in (expected, got)]
        sys.stdout.writelines(list(difflib.unified_diff(*lines, f"expected {name}", "got"))[:40])
    if differs:
        sys.exit(f"{folder.name}: differs")


def main():
    folder, mode, programs = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as name:
        out = pathlib.Path(name)
        {"wasm": run_wasm}.get(mode, run_native)(*programs, read_flags(folder), out)
        if mode == "update":
            for file in FILES:
                shutil.copyfile(out / file, folder / file)
        else:
            compare(folder, out)


if __name__ == "__main__":
    main()
