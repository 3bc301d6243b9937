"""How fast a list of 50 rows is at 200 requests a second, and what the service holds in memory meanwhile."""

import asyncio
import re
import tempfile

import client

RATE, SECONDS, ROWS = 200, 20, 50


def measure(binary):
    with tempfile.TemporaryDirectory() as directory:
        server = client.Server(binary, directory)
        try:
            visitor = client.Visitor(server, "director")
            plan = re.search(r'href="(/plans/[0-9a-f]{32})"', visitor.get("/plans"))[1]
            rows = fill(visitor, plan)
            size = len(visitor.get(plan).encode())
            floor, _ = asyncio.run(client.drive(server.port, "/health", visitor.cookie, RATE, 5))
            times, faults = asyncio.run(client.drive(server.port, plan, visitor.cookie, RATE, SECONDS))
            now, most = server.memory()
        finally:
            server.stop()
    print(f"{len(times)} pages, p50 {part(times, 50)}, p99 {part(times, 99)}, {len(faults)} faults, {now:.0f} MB")
    return [
        (
            f"page of {rows} rows ({size / 1024:.0f} KB) at {RATE} requests a second for {SECONDS} s, client on the same machine",
            f"p50 {part(times, 50)}, p99 {part(times, 99)}, longest {part(times, 100)}; {len(faults)} of {len(times)} failed",
            f"the health page at the same rate: p50 {part(floor, 50)}, p99 {part(floor, 99)}",
            "p99 under 25 ms",
        ),
        ("memory of the service after it", f"{now:.0f} MB resident, {most:.0f} MB at most", "", "under 200 MB"),
    ]


def part(times, percent):
    """The time that so many of a hundred do not exceed."""
    return f"{1000 * times[min(len(times) - 1, len(times) * percent // 100)]:.1f} ms"


def fill(visitor, plan):
    """Adds actions by the product's own form until the list has its rows."""
    rows = lambda: len(re.findall(r"<tr[ >]", visitor.get(plan).split("<tbody>", 1)[1].split("</tbody>", 1)[0]))
    count = rows()
    while count < ROWS:
        page = visitor.get(plan + "/actions/new").split("<main", 1)[1]
        fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page))
        for name, options in re.findall(r'<select id="[^"]*" name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
            fields[name] = next((value for value in re.findall(r'value="([^"]+)"', options)), "")
        for name in re.findall(r'<textarea id="[^"]*" name="([^"]*)"', page) + re.findall(r'name="([^"]*)" type="text"', page):
            fields[name] = f"Action {count + 1} of the measurement: look at ten records each month and tell the board."
        for name in re.findall(r'name="([^"]*)-day"', page):
            fields |= {f"{name}-day": "1", f"{name}-month": "12", f"{name}-year": "2022"}
        answer = visitor.send(plan + "/actions/new", fields)
        if answer.status != 303:
            raise SystemExit(f"An action could not be added: {answer.status} {answer.read().decode()[:2000]}")
        count += 1
    return rows()
