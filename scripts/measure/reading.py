"""How long a report takes to read, beside pdftotext alone on the same files in the same run."""

import os
import pathlib
import statistics
import subprocess
import time

ROUNDS = 5


def reports(root):
    """The folder named in the environment, else the reports beside the repository, else the demonstration's own."""
    named = os.environ.get("THROUGHLINE_REPORTS")
    places = [pathlib.Path(named)] if named else [root.parent / "shared" / "inspection-reports" / "pdf"]
    for place in places + [root / "Sources" / "Throughline" / "Demonstration"]:
        files = sorted(place.glob("*.pdf"))
        if files:
            # What pdftotext cannot read at all is refused by both and would only flatter the figure.
            readable = [file for file in files if subprocess.run(["pdftotext", file, "-"], capture_output=True).returncode == 0]
            return readable * max(1, 24 // len(readable)), len(readable)
    raise SystemExit("There are no reports to read.")


def measure(binary, root):
    files, count = reports(root)
    names = b"\0".join(os.fsencode(file) for file in files)
    cores = len(os.sched_getaffinity(0))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(timed([binary, "read", "--json", *files], b""))
        theirs.append(timed(["xargs", "-0", "-P", str(cores), "-I", "{}", "pdftotext", "-layout", "{}", "-"], names))
    own, plain = statistics.median(ours), statistics.median(theirs)
    print(f"reading {len(files)}: {own:.2f} s; pdftotext alone: {plain:.2f} s")
    return [
        (
            f"read a report, PDF to findings ({count} reports, {len(files)} readings, {cores} at once, median of {ROUNDS} runs)",
            f"{1000 * own / len(files):.0f} ms a report, {len(files) / own:.0f} reports a second",
            f"`pdftotext -layout` alone {1000 * plain / len(files):.0f} ms; ratio **{own / plain:.2f}**",
            "ratio at most 1.5",
        )
    ]


def timed(command, given):
    began = time.perf_counter()
    subprocess.run(command, input=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - began
