"""How long a board's pack takes, from the form to the frozen page, Word and PDF."""

import re
import tempfile
import time

import client

TIMES = 3


def measure(binary):
    with tempfile.TemporaryDirectory() as directory:
        server = client.Server(binary, directory)
        try:
            visitor = client.Visitor(server, "director")
            spans = [make(visitor) for _ in range(TIMES)]
        finally:
            server.stop()
    print(f"a pack in {min(spans):.2f} to {max(spans):.2f} s")
    return [
        (
            f"a board pack of the demonstration's plan, made and frozen as page, Word and PDF, {TIMES} times",
            f"{min(spans):.2f} to {max(spans):.2f} s", "", "under 5 s",
        )
    ]


def make(visitor):
    page = visitor.get("/packs").split("<main", 1)[1]
    form = page[page.index('action="/packs"', page.index("Make a pack")) :]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
    fields["for"] = re.search(r'<option value="([0-9a-f]{32}-[0-9a-f]{32})"', form)[1]
    fields |= {"cut-off-day": "20", "cut-off-month": "6", "cut-off-year": "2022"}
    began = time.monotonic()
    answer = visitor.send("/packs", fields)
    span = time.monotonic() - began
    if answer.status != 303:
        raise SystemExit(f"A pack could not be made: {answer.status}")
    return span
