"""What a first build costs, package by package: python3 scripts/measure/build_cost.py [--release] [COMMIT]

Builds the commit (HEAD by default) from clean in a folder of its own and prints a table in Markdown: compiler calls and seconds of processor
time for each package. SwiftPM is given compilers that time themselves (SWIFT_EXEC and CC), so one build tells it all.
"""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

WRAPPER = """#!/bin/bash
{find}
exec /usr/bin/time --append --output "$BUILD_COST_LOG" --format "{kind} $what %U %S" {compiler} "$@"
"""
MODULE = """what=other previous=
for word in "$@"; do [ "$previous" = -module-name ] && what=$word; previous=$word; done
case " $* " in *" -emit-executable "*) what=link ;; esac"""
FILE = """what=other
for word in "$@"; do case $word in *.c|*.cc|*.cpp|*.S) what=$word ;; esac; done"""


def packages_of_modules(checkouts):
    modules = {"GRDB": "GRDB.swift"}
    for package in sorted(os.listdir(checkouts)):
        sources = checkouts / package / "Sources"
        if sources.is_dir():
            for module in os.listdir(sources):
                modules.setdefault(module, package)
    return modules


def costs(log, checkouts):
    modules = packages_of_modules(checkouts)
    calls, seconds = collections.Counter(), collections.Counter()
    for line in log.read_text().splitlines():
        match = re.fullmatch(r"(swift|c) (.*) ([\d.]+) ([\d.]+)", line.strip())
        if not match:
            continue
        kind, what, user, system = match.groups()
        inside = re.search(r"/checkouts/([^/]+)/", what)
        package = inside.group(1) if inside else modules.get(what, "linking" if what in ("link", "other") else "our own")
        calls[package] += 1
        seconds[package] += float(user) + float(system)
    return calls, seconds


def main():
    arguments = sys.argv[1:]
    configuration = "release" if "--release" in arguments else "debug"
    commit = next((word for word in arguments if not word.startswith("--")), "HEAD")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="build-cost-"))
    try:
        subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(folder / "clone")], check=True)
        subprocess.run(["git", "-C", str(folder / "clone"), "checkout", "--quiet", commit], check=True)
        bin_, log = folder / "bin", folder / "log"
        bin_.mkdir()
        for name, find, kind in [("swiftc", MODULE, "swift"), ("clang", FILE, "c")]:
            compiler = pathlib.Path(shutil.which("swift")).resolve().parent / name
            (bin_ / name).write_text(WRAPPER.format(find=find, kind=kind, compiler=compiler))
            (bin_ / name).chmod(0o755)
        environment = dict(os.environ, BUILD_COST_LOG=str(log), SWIFT_EXEC=str(bin_ / "swiftc"), CC=str(bin_ / "clang"))
        command = ["swift", "build", "--configuration", configuration, "--product", "throughline"]
        subprocess.run(["swift", "package", "resolve"], cwd=folder / "clone", check=True, stdout=sys.stderr)
        subprocess.run(command, cwd=folder / "clone", env=environment, check=True, stdout=sys.stderr)
        calls, seconds = costs(log, folder / "clone" / ".build" / "checkouts")
        print(f"| package ({configuration}, {commit}) | compiler calls | processor seconds |\n|---|---:|---:|")
        for package, time in seconds.most_common():
            print(f"| {package} | {calls[package]} | {time:.0f} |")
        print(f"| **all** | {sum(calls.values())} | {sum(seconds.values()):.0f} |")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
