"""How soon a service that holds a whole council's data answers, and what a large return sent through the browser costs it."""

import pathlib
import re
import subprocess
import tempfile
import time

import client
import loading

CHILDREN, MEGABYTES = 5_000, 60


def measure(binary):
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        returns = loading.invented(binary, str(place / "ssd"), CHILDREN, "ssd")
        # About 750 bytes a child and year.
        census = max(loading.invented(binary, str(place / "cin"), 81_000, "cin"), key=lambda file: file.stat().st_size)
        load = lambda store: subprocess.run([binary, "import", "--store", store, "--accept", *map(str, returns)], check=True, stdout=subprocess.DEVNULL)
        server = client.Server(binary, place, before=load)
        try:
            visitor = client.Visitor(server, "analyst")
            began = time.perf_counter()
            page = visitor.get("/data")
            listed = time.perf_counter() - began
            before = server.memory()[0]
            sent, read = send(visitor, page, census)
            now, most = server.memory()
        finally:
            server.stop()
        size = census.stat().st_size / 1e6
    print(f"started in {server.seconds:.2f} s; {size:.0f} MB sent in {sent:.1f} s, read in {read:.1f} s; {before:.0f}, {now:.0f}, {most:.0f} MB")
    return [
        (f"start of the service with the data of {CHILDREN:,} children, to its first answer", f"{server.seconds:.2f} s", f"the page of its data then takes {1000 * listed:.0f} ms", "2 s"),
        (
            f"a return of {size:.0f} MB sent through the browser and read: memory of the service",
            f"{most:.0f} MB at most; sent in {sent:.1f} s, read in {read:.1f} s",
            f"{before:.0f} MB before",
            "under 200 MB",
        ),
    ]


def send(visitor, page, file):
    """Seconds until it was sent and answered, and until it was read."""
    token = re.search(r'name="token" value="([^"]*)"', page.split("multipart/form-data", 1)[1])[1]
    key = re.search(r'name="form-key" value="([^"]*)"', page.split("multipart/form-data", 1)[1])
    part = lambda head, body: b"--part\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + body + b"\r\n"
    body = part('name="token"', token.encode()) + (part('name="form-key"', key[1].encode()) if key else b"")
    body += part(f'name="files"; filename="{file.name}"', file.read_bytes()) + b"--part--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=part", "Origin": f"http://localhost:{visitor.server.port}"}
    began = time.perf_counter()
    answer = visitor.ask("POST", "/data", body, headers)
    sent = time.perf_counter() - began
    if answer.status != 303:
        raise SystemExit(f"The return was not taken: {answer.status} {answer.read().decode()[:2000]}")
    place = answer.getheader("Location")
    while "Reload" in visitor.get(place):
        time.sleep(0.1)
    if "Waiting to be accepted" not in visitor.get(place):
        raise SystemExit("The return was not read.")
    return sent, time.perf_counter() - began
