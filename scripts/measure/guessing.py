"""What somebody who guesses passwords over ten connections does to everybody else's pages."""

import asyncio
import re
import tempfile
import urllib.parse

import client
from pages import part

RATE, SECONDS, GUESSERS, PAGE = 40, 15, 10, "/home"


def measure(binary):
    with tempfile.TemporaryDirectory() as directory:
        # Behind a proxy, so that each guess can come from an address of its own: no bound but the service's own stops them.
        server = client.Server(binary, directory, serving=["--trusted-proxy", "127.0.0.1"])
        try:
            visitor = client.Visitor(server, "director")
            asyncio.run(client.drive(server.port, PAGE, visitor.cookie, RATE, 3))
            alone, _ = asyncio.run(client.drive(server.port, PAGE, visitor.cookie, RATE, SECONDS))
            times, faults, guesses = asyncio.run(together(server.port, visitor.cookie))
        finally:
            server.stop()
    ratio = percent(times) / percent(alone)
    return [
        (
            f"Home at {RATE} requests a second for {SECONDS} s while {GUESSERS} connections guess passwords ({guesses / SECONDS:.0f} a second)",
            f"p50 {part(times, 50)}, p99 {part(times, 99)}; {len(faults)} of {len(times)} failed; p99 {ratio:.1f} times its own",
            f"without them: p50 {part(alone, 50)}, p99 {part(alone, 99)}",
            "p99 under twice its own",
        )
    ]


def percent(times):
    return times[min(len(times) - 1, len(times) * 99 // 100)]


async def together(port, cookie):
    counts = [0]
    guessers = [asyncio.create_task(guess(port, number, counts)) for number in range(GUESSERS)]
    times, faults = await client.drive(port, PAGE, cookie, RATE, SECONDS)
    for guesser in guessers:
        guesser.cancel()
    await asyncio.gather(*guessers, return_exceptions=True)
    return times, faults, counts[0]


async def guess(port, number, counts):
    """Wrong passwords, one after the other, each for another name from another address."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while True:
        counts[0] += 1
        body = urllib.parse.urlencode({"sign-in": f"guess.{number}.{counts[0]}", "password": "otter lamp granite"})
        address = f"198.51.{counts[0] // 250 % 250}.{counts[0] % 250}"
        writer.write(
            f"POST /sign-in HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\nX-Forwarded-For: {address}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(re.search(rb"(?i)content-length: (\d+)", head)[1]))
