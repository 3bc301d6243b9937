"""How fast the children's list is with the records of 5,000 children, whoever asks: the whole service, one team, or their own allocations."""

import asyncio
import random
import re
import sqlite3
import tempfile

import client
from pages import part

CHILDREN, RATE, SECONDS = 5_000, 50, 20


def measure(binary):
    rows = []
    with tempfile.TemporaryDirectory() as directory:
        server = client.Server(binary, directory, before=fill)
        try:
            for name, role in (("the whole service", "director"), ("one team", "teamManager"), ("their own allocations", "socialWorker")):
                visitor = client.Visitor(server, role)
                page = visitor.get("/children")
                count = re.search(r"([0-9,]+) records? that you may see", page)
                count = count[1] if count else "no"
                times, faults = asyncio.run(client.drive(server.port, "/children", visitor.cookie, RATE, SECONDS))
                print(f"{name}: {count} records, p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}, {len(faults)} faults")
                rows.append(
                    (
                        f"the children's list of {name} ({count} of {CHILDREN:,} records, {len(page.encode()) / 1024:.0f} KB), {RATE} a second for {SECONDS} s",
                        f"p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}; {len(faults)} of {len(times)} failed",
                        "each page writes its 50 views first",
                        "p99 under 25 ms",
                    )
                )
        finally:
            server.stop()
    return rows


def fill(store):
    """Adds invented records to those of the demonstration: two to a family, most allocated, some restricted."""
    chance = random.Random(2022)
    name = lambda: "%032x" % chance.getrandbits(128)
    first, last = ["Wren", "Robin", "Linnet", "Jay", "Martin", "Merle"], ["Alder", "Ash", "Birch", "Elm", "Fern", "Hazel", "Oak", "Rowan"]
    with sqlite3.connect(f"{store}/throughline.sqlite") as db:
        teams = [row[0] for row in db.execute("SELECT id FROM team ORDER BY name")]
        workers = [row[0] for row in db.execute("SELECT id FROM account WHERE active = 1 ORDER BY name")]
        there = db.execute("SELECT count(*) FROM child").fetchone()[0]
        family = None
        for number in range(there, CHILDREN):
            if number % 2 == 0 or family is None:
                family = name()
                db.execute("INSERT INTO family (id, number) VALUES (?, ?)", (family, f"F-9{number:05}"))
            child = name()
            db.execute(
                "INSERT INTO child (id, number, family, team, name, born) VALUES (?, ?, ?, ?, ?, ?)",
                (child, f"C-9{number:05}", family, chance.choice(teams), f"{chance.choice(first)} {chance.choice(last)}-{number}", f"20{chance.randint(10, 21)}-0{chance.randint(1, 9)}-11"),
            )
            for _ in range(chance.randint(0, 2)):
                db.execute(
                    "INSERT INTO child_allocation (id, child, account, from_day) VALUES (?, ?, ?, '2022-01-10')",
                    (name(), child, chance.choice(workers)),
                )
            if number % 50 == 0:
                db.execute(
                    "INSERT INTO child_restriction (id, child, ground, set_on, set_by, review_by) VALUES (?, ?, 'adoption', '2022-06-01', 'x', '2022-08-01')",
                    (name(), child),
                )


if __name__ == "__main__":
    import sys

    measure(sys.argv[1])
