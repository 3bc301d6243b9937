"""How fast a plan of 300 actions with five years of updates opens: as a list, by its gaps, and one action of it."""

import asyncio
import re
import tempfile

import client
from pages import part

ACTIONS, RATE, SECONDS = 300, 20, 15


def measure(binary):
    with tempfile.TemporaryDirectory() as directory:
        server = client.Server(binary, directory, "--actions", str(ACTIONS))
        try:
            visitor = client.Visitor(server, "director")
            plan = re.search(r'href="(/plans/[0-9a-f]{32})"', visitor.get("/plans"))[1]
            page = visitor.get(plan)
            action = re.findall(rf'href="({plan}/actions/[0-9a-f]{{32}})"', page)[-1]
            rows = []
            for name, path in (("the list, first page", plan), ("its gaps", plan + "/gaps"), ("one action", action)):
                size = len(visitor.get(path).encode())
                times, faults = asyncio.run(client.drive(server.port, path, visitor.cookie, RATE, SECONDS))
                print(f"{name}: {len(times)} pages, p50 {part(times, 50)}, p99 {part(times, 99)}, {len(faults)} faults")
                rows.append(
                    (
                        f"a plan of {ACTIONS} actions, 60 updates each: {name} ({size / 1024:.0f} KB), {RATE} a second for {SECONDS} s",
                        f"p50 {part(times, 50)}, p99 {part(times, 99)}; {len(faults)} of {len(times)} failed",
                        "",
                        "p99 under 100 ms",
                    )
                )
        finally:
            server.stop()
    return rows


if __name__ == "__main__":
    import sys

    measure(sys.argv[1])
