"""How fast the search answers on the demonstration, and with 300 actions, 5,000 children and 500 documents more."""

import asyncio
import re
import sqlite3
import tempfile
import urllib.parse
import uuid

import client
from pages import part

ACTIONS, CHILDREN, DOCUMENTS, RATE, SECONDS = 300, 5000, 500, 10, 20
WORDS = ("letter", "family group conference", "review", "A1.1", "fostering homes", "Thorn", "plan")


def measure(binary):
    rows = []
    for name, options, before in (
        ("the demonstration", (), lambda store: None),
        (f"{ACTIONS} actions, {CHILDREN:,} children, {DOCUMENTS} documents", ("--actions", str(ACTIONS)), fill),
    ):
        with tempfile.TemporaryDirectory() as directory:
            server = client.Server(binary, directory, *options, before=before)
            try:
                visitor = client.Visitor(server, "director")
                token = re.search(r'name="token" value="([^"]*)"', visitor.get("/home"))[1]
                bodies = [urllib.parse.urlencode({"token": token, "words": words}) for words in WORDS]
                found = re.search(r"(\d+) found", visitor.send("/search", {"token": token, "words": WORDS[0]}).read().decode())[1]
                floor, _ = asyncio.run(client.drive(server.port, "/my-access", visitor.cookie, RATE, 5))
                times, faults = asyncio.run(client.drive(server.port, "/search", visitor.cookie, RATE, SECONDS, bodies=bodies))
            finally:
                server.stop()
        print(f"{name}: {found} found, p50 {part(times, 50)}, p99 {part(times, 99)}, {len(faults)} faults")
        rows.append(
            (
                f"search over everything, {name}, {RATE} a second for {SECONDS} s, {len(WORDS)} texts in turn",
                f"p50 {part(times, 50)}, p99 {part(times, 99)}; {len(faults)} of {len(times)} failed",
                f"a plain page of the same person: p50 {part(floor, 50)}, p99 {part(floor, 99)}",
                "p99 under 30 ms",
            )
        )
    return rows


def fill(store):
    """Children and documents beside those of the demonstration; the service makes its index at its start."""
    with sqlite3.connect(f"{store}/throughline.sqlite") as db:
        team = db.execute("SELECT id FROM team LIMIT 1").fetchone()[0]
        for number in range(CHILDREN):
            family, child = uuid.uuid4().hex, uuid.uuid4().hex
            db.execute("INSERT INTO family (id, number) VALUES (?, ?)", (family, f"F-M{number}"))
            name = f"Ivo{number % 97} Thorn{number % 389}bury"
            db.execute(
                "INSERT INTO child (id, number, name, born, family, team) VALUES (?, ?, ?, '2012-05-06', ?, ?)",
                (child, f"M-{number:05}", name, family, team),
            )
        action = db.execute("SELECT id FROM action LIMIT 1").fetchone()[0]
        body = "The letter was read to the family at the review. " * 60
        for number in range(DOCUMENTS):
            item, version = uuid.uuid4().hex, uuid.uuid4().hex
            title = f"Minutes of meeting {number}"
            db.execute(
                "INSERT INTO evidence_item (id, kind, title, grade, added_on, author) VALUES (?, 'link', ?, 'output', '2022-06-01', 'x')",
                (item, title),
            )
            db.execute(
                "INSERT INTO evidence_version (id, evidence, number, day, author, link) VALUES (?, ?, 1, '2022-06-01', 'x', 'https://a.example')",
                (version, item),
            )
            db.execute("INSERT INTO evidence_action (evidence, action, tied_on, tied_by) VALUES (?, ?, '2022-06-01', 'x')", (item, action))
            db.execute("INSERT INTO evidence_text (version, title, body, unread) VALUES (?, ?, ?, 'kept_elsewhere')", (version, title, body))
        db.execute("INSERT INTO evidence_index (evidence_index) VALUES ('rebuild')")
