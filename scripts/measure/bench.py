"""Measures reading and serving, and writes the table of docs/benchmarks.md."""

import datetime
import os
import pathlib
import platform
import re
import subprocess
import sys

import access
import packs
import loading
import pages
import plans
import reading
import standing

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- begin measured -->", "<!-- end measured -->"


def machine():
    processor = next(
        (line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine()
    )
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    swift = re.search(r"Swift version (\S+)", subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout)
    return f"{len(os.sched_getaffinity(0))} cores of {processor}, {memory // 1048576} GB, Swift {swift[1] if swift else '?'}"


def main():
    binary, options = sys.argv[1], sys.argv[2:]
    load = os.getloadavg()[0]
    parts = {
        "reading": lambda: reading.measure(binary, ROOT),
        "loading": lambda: loading.measure(binary),
        "standing": lambda: standing.measure(binary),
        "pages": lambda: pages.measure(binary),
        "plans": lambda: plans.measure(binary),
        "access": lambda: access.measure(binary),
        "packs": lambda: packs.measure(binary),
    }
    only = options[options.index("--only") + 1].split(",") if "--only" in options else list(parts)
    rows = [row for name in only for row in parts[name]()]
    table = ["| what | figure | beside it | goal |", "|---|---|---|---|"] + ["| " + " | ".join(row) + " |" for row in rows]
    facts = f"Measured on {datetime.date.today():%-d %B %Y}: {machine()}; load average {load:.1f} before, {os.getloadavg()[0]:.1f} after."
    text = "\n".join([facts, ""] + table)
    print("\n" + text)
    if "--print" not in options and "--only" in options:
        raise SystemExit("The document is written whole: measure everything, or add --print.")
    if "--print" not in options:
        whole = DOCUMENT.read_text()
        head, rest = whole.split(BEGIN)
        DOCUMENT.write_text(head + BEGIN + "\n\n" + text + "\n\n" + END + rest.split(END)[1])


if __name__ == "__main__":
    main()
