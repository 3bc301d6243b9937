"""Measures reading and serving, and writes the table of docs/benchmarks.md."""

import datetime
import os
import pathlib
import platform
import re
import subprocess
import sys

import accepting
import access
import children
import counting
import guessing
import packs
import loading
import measuring
import pages
import plans
import reading
import search
import standing
import tracker

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "benchmarks.md"


def machine():
    processor = next(
        (line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine()
    )
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    swift = re.search(r"Swift version (\S+)", subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout)
    return f"{len(os.sched_getaffinity(0))} cores of {processor}, {memory // 1048576} GB, Swift {swift[1] if swift else '?'}"


def main():
    binary, options = sys.argv[1], sys.argv[2:]
    parts = {
        "reading": lambda: reading.measure(binary, ROOT),
        "loading": lambda: loading.measure(binary),
        "counting": lambda: counting.measure(binary),
        "measuring": lambda: measuring.measure(binary),
        "standing": lambda: standing.measure(binary),
        "accepting": lambda: accepting.measure(binary),
        "children": lambda: children.measure(binary),
        "pages": lambda: pages.measure(binary),
        "plans": lambda: plans.measure(binary),
        "access": lambda: access.measure(binary),
        "packs": lambda: packs.measure(binary),
        "guessing": lambda: guessing.measure(binary),
        "search": lambda: search.measure(binary),
        "tracker": lambda: tracker.measure(binary),
    }
    only = options[options.index("--only") + 1].split(",") if "--only" in options else list(parts)
    text = DOCUMENT.read_text()
    for name in only:
        before = os.getloadavg()[0]
        rows = parts[name]()
        table = ["| what | figure | beside it | goal |", "|---|---|---|---|"] + ["| " + " | ".join(row) + " |" for row in rows]
        facts = f"Measured on {datetime.date.today():%-d %B %Y}: {machine()}; load average {before:.1f} before, {os.getloadavg()[0]:.1f} after."
        measured = "\n".join([facts, ""] + table)
        print("\n" + measured)
        # Each part has a place of its own, so that one can be measured anew without the others.
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        head, rest = text.split(begin)
        text = head + begin + "\n\n" + measured + "\n\n" + end + rest.split(end)[1]
    if "--print" not in options:
        DOCUMENT.write_text(text)


if __name__ == "__main__":
    main()
