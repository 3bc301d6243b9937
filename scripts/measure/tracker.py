"""How fast the legal tracker is with 2,000 cases, and the check of a letter of four pages."""

import asyncio
import re
import sqlite3
import tempfile
import urllib.parse

import client
from pages import part

CASES, RATE, SECONDS = 2_000, 50, 20
LETTERS, LETTER_RATE, WORDS = 200, 10, 2_000
TABLES = ["step", "step_child", "child", "clock", "named"]
SENTENCE = "We are worried that nobody is at home after school, and on 3 May the police brought your children to us at 9.30 pm. "


def measure(binary):
    with tempfile.TemporaryDirectory() as directory:
        server = client.Server(binary, directory, before=fill)
        try:
            visitor = client.Visitor(server, "legalTracker")
            rows = [list_of_cases(server, visitor, role) for role in ("legalTracker", "director")]
            return rows + [letter(server, visitor)]
        finally:
            server.stop()


def list_of_cases(server, visitor, role):
    visitor = client.Visitor(server, role)
    page = visitor.get("/pre-proceedings")
    times, faults = asyncio.run(client.drive(server.port, "/pre-proceedings", visitor.cookie, RATE, SECONDS))
    print(f"cases, {role}: p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}, {len(faults)} faults")
    return (
        f"the case list of {CASES:,} cases for a {'legal tracker' if role == 'legalTracker' else role} ({len(page.encode()) / 1024:.0f} KB), {RATE} a second for {SECONDS} s",
        f"p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}; {len(faults)} of {len(times)} failed",
        "each page writes its views first",
        "p99 under 25 ms",
    )


def letter(server, visitor):
    """A letter of four pages, sent as a person sends it: one form after the other."""
    text = "Dear Ms Example,\n\n" + SENTENCE * (WORDS // len(SENTENCE.split()))
    page = visitor.get("/letter-check").split("<main", 1)[1]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page))
    area = re.search(r'<textarea id="[^"]*" name="([^"]*)"', page)[1]
    body = urllib.parse.urlencode({**fields, area: text})
    times, faults = asyncio.run(
        client.drive(server.port, "/letter-check", visitor.cookie, LETTER_RATE, LETTERS // LETTER_RATE, bodies=[body])
    )
    print(f"letter: p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}, {len(faults)} faults")
    return (
        f"the check of a letter of four pages ({len(text.split()):,} words), {LETTER_RATE} a second for {LETTERS // LETTER_RATE} s",
        f"p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}; {len(faults)} of {len(times)} failed",
        "",
        "p99 under 50 ms",
    )


def fill(store):
    """Adds families like those of the demonstration, step by step the same, until there are so many cases."""
    with sqlite3.connect(f"{store}/throughline.sqlite") as db:
        db.row_factory = sqlite3.Row
        cases = [dict(row) for row in db.execute("SELECT * FROM pre_proceedings_case ORDER BY number")]
        for number in range(len(cases), CASES):
            copy(db, cases[number % len(cases)], number)


def copy(db, case, number):
    names = {}

    def renamed(value):
        return names.get(value, value)

    def name(value):
        names[value] = f"{number:08x}" + value[8:]
        return names[value]

    db.execute("INSERT INTO family (id, number) VALUES (?, ?)", (name(case["family"]), f"F-8{number:05}"))
    children = db.execute("SELECT * FROM child WHERE family = ?", (case["family"],)).fetchall()
    for index, child in enumerate(children):
        name(child["id"])
        insert(db, "child", {**dict(child), "number": f"C-8{number:05}{index}"}, renamed)
    name(case["id"])
    insert(db, "pre_proceedings_case", {**case, "number": f"P-8{number:05}"}, renamed)
    for table in TABLES:
        order = " ORDER BY number" if table in ("step", "step_child") else ""
        for row in db.execute(f"SELECT * FROM pre_proceedings_{table} WHERE proceedings = ?{order}", (case["id"],)).fetchall():
            row = {key: row[key] for key in row.keys() if not (table == "clock" and key == "id")}
            insert(db, f"pre_proceedings_{table}", row, renamed)


def insert(db, table, row, renamed):
    columns = ", ".join(row)
    db.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' for _ in row)})",
        [renamed(value) if isinstance(value, str) else value for value in row.values()],
    )


if __name__ == "__main__":
    import sys

    measure(sys.argv[1])
