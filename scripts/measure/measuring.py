"""How long it takes to count every measure of a council, five years of months and all teams, writing included; and how fast its pages are."""

import asyncio
import glob
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

import client
import loading
from pages import part

# By children: how many seconds are allowed.
COUNCILS = {5_000: 1, 50_000: 10}
RATE, SECONDS = 20, 15
PAGES = ["/data-measures/measure?measure=F6b", "/data-measures/measure?measure=C1", "/data-measures", "/data-measures/overview", "/due"]


def counted(store):
    """Seconds from the end of the check of data quality to the end of the count, as the audit trail has them, and how many contributions there are."""
    file = next(name for name in glob.glob(f"{store}/*.sqlite"))
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    acts = dict(database.execute("SELECT act, max(at) FROM audit WHERE act IN ('data-quality.check', 'measures.compute') GROUP BY act"))
    contributions = database.execute("SELECT count(*) FROM contribution").fetchone()[0]
    database.close()
    return (acts["measures.compute"] - acts["data-quality.check"]) / 1000, contributions


def council(binary, children):
    """The quickest of some counts of an invented council in an empty store, and of a second load of which little changed."""
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        returns, later = extract(binary, place / "march", children, "--extract", "2024-03-31"), extract(binary, place / "april", children)
        runs = []
        for run in range(loading.RUNS):
            store = place / f"store{run}"
            accept = lambda files: subprocess.run(
                [binary, "import", "--store", store, "--accept", "--even-if", *map(str, files)], check=True, stdout=subprocess.DEVNULL
            )
            accept(returns)
            first, contributions = counted(store)
            accept(later)
            runs.append((first, counted(store)[0], contributions))
        return min(run[0] for run in runs), min(run[1] for run in runs), runs[0][2]


def extract(binary, folder, children, *options):
    """The returns of a council up to 30 April 2024, or as they were known on an earlier day."""
    subprocess.run(
        [binary, "demo", "--returns", folder, "--children", str(children), "--forms", "ssd", "--sound", "--until", "2024-04-30", *options],
        check=True, stdout=subprocess.DEVNULL,
    )
    return sorted(folder.rglob("*.csv"))


def pages(binary, children):
    """Each page at a fixed rate, with a council of so many children loaded."""
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        returns = loading.invented(binary, str(place / "ssd"), children, "ssd")
        load = lambda store: subprocess.run(
            [binary, "import", "--store", store, "--accept", "--even-if", *map(str, returns)], check=True, stdout=subprocess.DEVNULL
        )
        server = client.Server(binary, place, before=load)
        try:
            visitor = client.Visitor(server, "analyst")
            for page in PAGES:
                size = len(visitor.get(page).encode())
                times, faults = asyncio.run(client.drive(server.port, page, visitor.cookie, RATE, SECONDS))
                yield (
                    f"{children:,} children: `{page}` ({size / 1024:.0f} KB), {RATE} a second for {SECONDS} s",
                    f"p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}; {len(faults)} of {len(times)} failed",
                    "",
                    "p99 under 50 ms",
                )
        finally:
            server.stop()


def measure(binary, councils=None):
    rows = []
    for children, allowed in (councils or COUNCILS).items():
        first, later, contributions = council(binary, children)
        rows.append((
            f"every measure of {children:,} children ({contributions:,} contributions), five years of months, all teams, written",
            f"**{first:.2f} s**", f"{later:.2f} s for the load a month later", f"{allowed} s"))
        print(rows[-1])
    return rows + list(pages(binary, min(councils or COUNCILS)))


if __name__ == "__main__":
    for row in measure(sys.argv[1], {int(number): 0 for number in sys.argv[2:]} or None):
        print(row)
