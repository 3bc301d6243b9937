"""The product itself, serving on a free port from a store that goes with the test."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = ROOT / ".build" / "debug" / "throughline"
TODAY = "2022-06-20"
REPORT = ROOT / "Sources" / "Throughline" / "Demonstration" / "marlshire-2022.pdf"


MADE = os.environ.get("THROUGHLINE_DEMONSTRATION")
FOUNDED = pathlib.Path(MADE) if MADE else ROOT / ".build" / "journeys" / "demonstration"


def found_demonstration():
    """The demonstration is founded once, here or by scripts/test; each journey works on a copy of its own."""
    if MADE:
        assert (FOUNDED / "sign-ins.json").stat().st_size, f"there is no demonstration in {FOUNDED}"
        return
    shutil.rmtree(FOUNDED, ignore_errors=True)
    FOUNDED.mkdir(parents=True)
    done = subprocess.run([BINARY, "demo", "--store", FOUNDED / "store", "--json"], capture_output=True, text=True)
    assert done.returncode == 0, f"throughline demo: {done.stderr}"
    (FOUNDED / "sign-ins.json").write_text(done.stdout)


class Service:
    def __init__(self, demonstration=True, options=(), today=TODAY):
        self.directory = tempfile.mkdtemp(prefix="throughline-journey-")
        self.store = f"{self.directory}/store"
        self.log = open(f"{self.directory}/log", "w+")
        self.sign_ins = []
        if demonstration:
            # The signed heads lie beside the store, and a store without them does not start.
            for ending in ["", ".audit", ".heads"]:
                shutil.copytree(FOUNDED / f"store{ending}", self.store + ending)
            self.sign_ins = json.loads((FOUNDED / "sign-ins.json").read_text())
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.options = ([] if demonstration else ["--council", "Marlshire County Council"]) + list(options)
        self.start(today)

    def start(self, today):
        """Serves on this day."""
        self.process = subprocess.Popen(
            [BINARY, "serve", "--store", self.store, "--port", str(self.port), "--today", today] + self.options,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env=os.environ | {"THROUGHLINE_TESTING": "yes"},
        )
        for _ in range(300):
            if socket.socket().connect_ex(("127.0.0.1", self.port)) == 0:
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError("the service did not start: " + self.said())

    def on(self, today):
        """The same store on another day: the service is stopped and started again, and does what that day asks."""
        self.process.terminate()
        assert self.process.wait(20) == 0, self.said()
        self.start(today)
        return self

    def command(self, *words):
        """What a command on this store prints."""
        named = 2 if words[0] in ("account", "groups") else 1
        command, rest = [BINARY, *words[:named], "--store", self.store], words[named:]
        done = subprocess.run([*command, *rest], capture_output=True, text=True)
        assert done.returncode == 0, f"throughline {' '.join(words)}: {done.stderr}"
        return done.stdout

    def invite(self, sign_in, name, *roles):
        """An account with these roles at once, and the address of its one-time link."""
        words = ["account", "add", "--sign-in", sign_in, "--name", name]
        for role in roles:
            words += ["--role", role]
        words += ["--without-approval", "Nobody to ask in a journey"]
        link = self.command(*words).split()[0]
        return self.address + "/welcome/" + link.rsplit("/", 1)[1]

    def person(self, role):
        return next(person for person in self.sign_ins if role in person["roles"])

    def said(self):
        self.log.flush()
        return open(self.log.name).read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            status = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("the service did not stop within 20 seconds")
        said = self.said()
        shutil.rmtree(self.directory, ignore_errors=True)
        assert status == 0, f"the service ended with {status}: {said}"
        assert " error " not in said, f"the service logged an error: {said}"
