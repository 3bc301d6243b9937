"""A signed-in client that asks at a fixed rate over kept connections, whatever the answers take."""

import asyncio
import http.client
import json
import re
import socket
import subprocess
import time
import urllib.parse


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The product, serving a fresh demonstration on a free port."""

    def __init__(self, binary, directory, *options, before=lambda store: None, serving=()):
        """`before` may change the store before it is served; `serving` are options of the service itself."""
        self.port, store = free_port(), f"{directory}/store"
        founded = subprocess.run([binary, "demo", "--store", store, "--json", *options], capture_output=True, text=True, check=True)
        self.sign_ins = json.loads(founded.stdout)
        before(store)
        began = time.perf_counter()
        self.process = subprocess.Popen([binary, "serve", "--store", store, "--port", str(self.port), *serving], stdout=subprocess.DEVNULL)
        while time.perf_counter() - began < 15:
            try:
                answer = http.client.HTTPConnection("127.0.0.1", self.port)
                answer.request("GET", "/health", headers={"Host": f"localhost:{self.port}"})
                if answer.getresponse().status == 200:
                    # From its start to its first answer.
                    self.seconds = time.perf_counter() - began
                    return
            except OSError:
                time.sleep(0.01)
        raise SystemExit("The service did not start.")

    def memory(self):
        """Resident memory in MB: now, and the most there was."""
        status = open(f"/proc/{self.process.pid}/status").read()
        return [int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) / 1024 for name in ("VmRSS", "VmHWM")]

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


class Visitor:
    """One person at a browser, without the browser."""

    def __init__(self, server, role):
        self.server = server
        self.cookie = ""
        person = next(person for person in server.sign_ins if role in person["roles"])
        answer = self.send("/sign-in", {"sign-in": person["signIn"], "password": person["password"], "next": "/"})
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]

    def get(self, path):
        return self.ask("GET", path).read().decode()

    def send(self, path, fields):
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://localhost:{self.server.port}"}
        return self.ask("POST", path, urllib.parse.urlencode(fields), headers)

    def ask(self, method, path, body=None, headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port)
        own = {"Host": f"localhost:{self.server.port}", **({"Cookie": self.cookie} if self.cookie else {})}
        connection.request(method, path, body, {**own, **headers})
        return connection.getresponse()


async def drive(port, path, cookie, rate, seconds, connections=32, bodies=None):
    """Times in seconds from when each request was due, so that a stall counts for all that waited behind it. Forms are sent where there are `bodies`, in turn."""
    head = f"{path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookie}\r\n"
    kind = f"Content-Type: application/x-www-form-urlencoded\r\nOrigin: http://localhost:{port}\r\n"
    requests = [f"POST {head}{kind}Content-Length: {len(body)}\r\n\r\n{body}".encode() for body in bodies or []]
    requests = requests or [f"GET {head}\r\n".encode()]
    idle = asyncio.Queue()
    for _ in range(connections):
        idle.put_nowait(await asyncio.open_connection("127.0.0.1", port))
    times, faults = [], []

    async def ask(due, request):
        reader, writer = await idle.get()
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
            await reader.readexactly(length)
            times.append(time.perf_counter() - due)
            if not head.startswith(b"HTTP/1.1 200"):
                faults.append(head[:15])
        finally:
            idle.put_nowait((reader, writer))

    began, tasks = time.perf_counter(), []
    for number in range(rate * seconds):
        due = began + number / rate
        pause = due - time.perf_counter()
        if pause > 0:
            await asyncio.sleep(pause)
        tasks.append(asyncio.create_task(ask(due, requests[number % len(requests)])))
    await asyncio.gather(*tasks)
    while not idle.empty():
        idle.get_nowait()[1].close()
    return sorted(times), faults
