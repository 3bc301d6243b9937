"""How long a child's page takes at 50 views a second, each written down before it leaves, and how long two million audit rows take to check."""

import asyncio
import hashlib
import re
import sqlite3
import struct
import subprocess
import tempfile
import time

import client
from pages import part

RATE, SECONDS, ROWS = 50, 20, 2_000_000


def measure(binary):
    with tempfile.TemporaryDirectory() as directory:
        server = client.Server(binary, directory)
        try:
            visitor = client.Visitor(server, "director")
            child = re.search(r'href="(/children/[0-9a-f]{32})"', visitor.get("/children"))[1]
            written = count(directory)
            floor, _ = asyncio.run(client.drive(server.port, "/teams", visitor.cookie, RATE, 10))
            between = count(directory)
            times, faults = asyncio.run(client.drive(server.port, child, visitor.cookie, RATE, SECONDS))
            views = count(directory) - between
            assert views == len(times) and between == written, f"{views} rows for {len(times)} views, {between - written} for none"
        finally:
            server.stop()
        fill(f"{directory}/store/throughline.sqlite")
        began = time.perf_counter()
        verified = subprocess.run([binary, "audit", "verify", "--store", f"{directory}/store"], capture_output=True, text=True)
        took = time.perf_counter() - began
    assert verified.returncode == 0, verified.stdout + verified.stderr
    added = 1000 * (times[len(times) // 2] - floor[len(floor) // 2])
    print(f"{len(times)} views, p50 {part(times, 50)}, p99 {part(times, 99)}, {added:.1f} ms more than without; {ROWS} rows in {took:.1f} s")
    return [
        (
            f"a child's page at {RATE} views a second for {SECONDS} s, each view on the disk before its answer",
            f"p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}; {len(faults)} of {len(times)} failed",
            f"a page of the same person without a view, same rate: p50 {part(floor, 50)}, p99 {part(floor, 99)}",
            "p99 under 50 ms",
        ),
        ("an audited view adds", f"{added:.1f} ms at p50, the reading of the record included", "", "under 5 ms"),
        (
            f"`throughline audit verify` over {ROWS:,} rows",
            f"{took:.1f} s",
            "the rows were chained by a program of its own, in Python",
            "under 30 s",
        ),
    ]


def count(directory):
    """The rows of the trail, read beside the service."""
    with sqlite3.connect(f"file:{directory}/store/throughline.sqlite?mode=ro", uri=True) as store:
        return store.execute("SELECT count(*) FROM audit").fetchone()[0]


def sized(field):
    """A field of the canonical form: its length and its bytes, or the greatest length when there is none."""
    return b"\xff\xff\xff\xff" if field is None else struct.pack(">I", len(field)) + field


def fill(path):
    """Chains views onto the trail until it has its rows, as the description of the chain says and not as the product does it."""
    with sqlite3.connect(path) as store:
        name = "audit_follows_its_predecessor"
        trigger = store.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
        store.execute(f"DROP TRIGGER {name}")
        last, moment, hash = store.execute("SELECT sequence, at, hash FROM audit ORDER BY sequence DESC LIMIT 1").fetchone()
        subjects = [f"{number:032x}" for number in range(5000)]

        def rows():
            nonlocal hash
            for sequence in range(last + 1, ROWS + 1):
                at, account, subject = moment + sequence, f"worker-{sequence % 40}", subjects[sequence % 5000]
                fields = [b"throughline audit row 1", struct.pack(">q", sequence), struct.pack(">q", at), b"view", account.encode(), None]
                fields += [None, b"children.read", subject.encode(), None, None, hash]
                before, hash = hash, hashlib.sha256(b"".join(map(sized, fields))).digest()
                yield sequence, at, account, subject, before, hash

        sql = "INSERT INTO audit VALUES (?, ?, 'view', ?, NULL, NULL, 'children.read', ?, NULL, NULL, ?, ?)"
        store.executemany(sql, rows())
        store.execute(trigger)
