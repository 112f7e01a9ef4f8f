#!/usr/bin/python3
"""Runs one golden case and compares what comes out, byte for byte, with the files in its folder.

    run_case.py CASE_FOLDER native PARVIS      `parvis match`, whose proof is then checked
    run_case.py CASE_FOLDER wasm DRIVER.js     the same code in WebAssembly, under Node
    run_case.py CASE_FOLDER update PARVIS      write what comes out as the expected files

A case is a folder with `case.txt` (what happens and why, then the flags), the CSV files, unless
`--data` names others, and the expected `pairs.csv`, `summary.json` and `proof.json`.
"""

import difflib
import pathlib
import shutil
import subprocess
import sys
import tempfile

FILES = ("pairs.csv", "summary.json", "proof.json")
CHECK_PROOF = pathlib.Path(__file__).resolve().parent.parent / "proof" / "check_proof.py"


def read_flags(folder):
    words = []
    for line in (folder / "case.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            words += line.split()
    if "--data" not in words:
        return ["--data", str(folder), *words]
    place = words.index("--data") + 1
    words[place] = str(folder / words[place])
    return words


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stderr.decode(errors="replace")[-2000:])
        sys.exit(f"exit status {done.returncode}: {' '.join(map(str, command))}")
    return done.stdout


def run_native(parvis, flags, out):
    pairs, proof = out / "pairs.csv", out / "proof.json"
    summary = run([parvis, "match", *flags, "--out", pairs, "--proof", proof, "--json"])
    (out / "summary.json").write_bytes(summary)
    run([sys.executable, CHECK_PROOF, *flags, "--pairs", pairs, "--proof", proof])


def run_wasm(driver, flags, out):
    if not pathlib.Path(driver).exists():
        sys.exit(f"{driver} is not built: cmake --build --preset wasm --target parvis_golden")
    for name in FILES:
        part = name.partition(".")[0]
        printed = run(["node", "--no-experimental-fetch", driver, part, *flags])
        (out / name).write_bytes(printed)


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
    folder, mode, program = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3]
    with tempfile.TemporaryDirectory() as name:
        out = pathlib.Path(name)
        {"wasm": run_wasm}.get(mode, run_native)(program, read_flags(folder), out)
        if mode == "update":
            for file in FILES:
                shutil.copyfile(out / file, folder / file)
        else:
            compare(folder, out)


if __name__ == "__main__":
    main()
