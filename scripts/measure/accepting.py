"""Whether accepting the data of a whole council leaves others alone: writes and audited views beside it, against the same while nothing else runs."""

import asyncio
import pathlib
import re
import subprocess
import tempfile
import threading
import time
import urllib.parse

import client
import loading
from pages import part

CHILDREN, RATE, LEAST = 50_000, 50, 1_000


def measure(binary, children=CHILDREN, rate=RATE):
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        returns = loading.invented(binary, str(place / "ssd"), children, "ssd")
        load = lambda store: subprocess.run([binary, "import", "--store", store, *map(str, returns)], check=True, stdout=subprocess.DEVNULL)
        server = client.Server(binary, place, before=load)
        try:
            worker, analyst = Worker(server), client.Visitor(server, "analyst")
            idle = asyncio.run(worker.drive(rate, lambda done: done >= LEAST))
            accepting = Accepting(analyst)
            busy = asyncio.run(worker.drive(rate, lambda done: accepting.seconds is not None))
            accepting.join()
            after = asyncio.run(worker.drive(rate, lambda done: done >= LEAST // 4))
        finally:
            server.stop()
    more = 1000 * (at(busy, 99) - at(idle, 99))
    print(
        f"{children} children accepted in {accepting.seconds:.1f} s; {len(busy)} writes and views meanwhile: p50 {part(busy, 50)}, p99 {part(busy, 99)}, "
        f"longest {part(busy, 100)}; idle p50 {part(idle, 50)}, p99 {part(idle, 99)}, longest {part(idle, 100)}; {more:.0f} ms more at p99; "
        f"afterwards p99 {part(after, 99)}"
    )
    return [
        (
            f"writes and audited views, {rate} a second, while the data of {children:,} children is accepted and checked ({accepting.seconds:.1f} s)",
            f"p50 {part(busy, 50)}, p99 {part(busy, 99)}, longest {part(busy, 100)}; {len(busy)} of them, {worker.faults} failed",
            f"while nothing else runs: p50 {part(idle, 50)}, p99 {part(idle, 99)}, longest {part(idle, 100)}; {more:.0f} ms more at p99",
            "at most 50 ms more at p99",
        )
    ]


def at(times, percent):
    return times[min(len(times) - 1, len(times) * percent // 100)]


class Accepting(threading.Thread):
    """An analyst who accepts the load that waits, and has the page when the rules were asked of every child."""

    def __init__(self, analyst):
        super().__init__()
        self.seconds, self.analyst = None, analyst
        self.load = re.search(r'href="(/data/loads/[0-9a-f]{32})"', analyst.get("/data"))[1]
        page = analyst.get(self.load)
        self.form = dict(re.findall(r'name="(token|form-key|version)" value="([^"]*)"', page.split(self.load + "/accept", 1)[1]))
        self.start()

    def run(self):
        began = time.perf_counter()
        answer = self.analyst.send(self.load + "/accept", self.form)
        answer.read()
        if answer.status != 303:
            raise SystemExit(f"The load was not accepted: {answer.status}")
        self.seconds = time.perf_counter() - began


class Worker:
    """A team manager who looks at a child's record and allocates it, in turn: an audited view, and a write with its audit row."""

    def __init__(self, server):
        self.port, self.faults = server.port, 0
        visitor = client.Visitor(server, "teamManager")
        self.cookie = visitor.cookie
        self.child = re.search(r'href="(/children/[0-9a-f]{32})"', visitor.get("/children"))[1]
        page = visitor.get(self.child)
        account = re.search(r'<select id="account"[^>]*>.*?value="([0-9a-f]{32})"', page, re.S)[1]
        token = re.search(r'name="token" value="([^"]*)"', page)[1]
        day = {"from-day": "20", "from-month": "6", "from-year": "2022", "until-day": "20", "until-month": "6", "until-year": "2022"}
        self.body = urllib.parse.urlencode({"token": token, "account": account, **day}).encode()

    def request(self, number):
        head = f"Host: localhost:{self.port}\r\nCookie: {self.cookie}\r\n"
        if number % 2 == 0:
            return f"GET {self.child}/views HTTP/1.1\r\n{head}\r\n".encode()
        form = f"Origin: http://localhost:{self.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(self.body)}\r\n"
        return f"POST {self.child}/allocations HTTP/1.1\r\n{head}{form}\r\n".encode() + self.body

    async def drive(self, rate, is_done, connections=32):
        """Times in seconds from when each request was due, so that a stall counts for all that waited behind it."""
        idle = asyncio.Queue()
        for _ in range(connections):
            idle.put_nowait(await asyncio.open_connection("127.0.0.1", self.port))
        times, tasks, began, number = [], [], time.perf_counter(), 0

        async def ask(number, due):
            reader, writer = await idle.get()
            try:
                writer.write(self.request(number))
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"(?i)content-length: (\d+)", head)
                await reader.readexactly(int(length[1]) if length else 0)
                times.append(time.perf_counter() - due)
                self.faults += not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 303"))
            finally:
                idle.put_nowait((reader, writer))

        while not is_done(number):
            due = began + number / rate
            if (pause := due - time.perf_counter()) > 0:
                await asyncio.sleep(pause)
            tasks.append(asyncio.create_task(ask(number, due)))
            number += 1
        await asyncio.gather(*tasks)
        while not idle.empty():
            idle.get_nowait()[1].close()
        return sorted(times)


if __name__ == "__main__":
    import sys

    measure(sys.argv[1], *map(int, sys.argv[2:]))
