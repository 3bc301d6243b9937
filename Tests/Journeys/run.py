"""Runs every journey in Debian's Chromium, two at a time, and says how many passed. Words on the command line choose among them."""

import concurrent.futures
import contextlib
import importlib
import inspect
import io
import multiprocessing
import os
import pathlib
import signal
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
LONGEST = 1200
LONG_ONES = ("test_pages",)


def too_long(*_):
    raise TimeoutError(f"the journey took over {LONGEST} seconds")


class World:
    """What a journey is given: a browser, and everyone who opened it, so that a failure can be looked at."""

    def __init__(self, browser):
        self.browser = browser
        self.visitors = []

    def visitor(self, service, scripts=True, also=()):
        from visitor import Visitor

        visitor = Visitor(self.browser, service, scripts, also)
        self.visitors.append(visitor)
        return visitor

    def end(self):
        for visitor in self.visitors:
            visitor.end()


def journeys(chosen):
    """The module and the function of each journey; the long ones first, so that nobody waits for them at the end."""
    files = sorted(HERE.glob("test_*.py"), key=lambda file: (file.stem not in LONG_ONES, file.stem))
    for file in files:
        module = importlib.import_module(file.stem)
        for name, _ in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("test_") and (not chosen or any(word in f"{file.stem}.{name}." for word in chosen)):
                yield file.stem, name


def run(file, name):
    """Runs one journey in a browser of its own. Gives its name, whether it passed, how long it took, and what it said."""
    journey, said, began = getattr(importlib.import_module(file), name), io.StringIO(), time.monotonic()
    passed = True
    with sync_playwright() as playwright, contextlib.redirect_stdout(said):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        world = World(browser)
        signal.signal(signal.SIGALRM, too_long)
        signal.alarm(LONGEST)
        try:
            journey(world)
            signal.alarm(0)
            world.end()
        except Exception:
            signal.alarm(0)
            passed = False
            traceback.print_exc(file=said)
            for number, visitor in enumerate(world.visitors):
                visitor.keep_evidence(f"{name.removeprefix('test_').replace('_', '-')}-{number}")
                visitor.context.close()
        browser.close()
    return name.removeprefix("test_").replace("_", " "), passed, time.monotonic() - began, said.getvalue()


def main():
    sys.path.insert(0, str(HERE))
    importlib.import_module("service").found_demonstration()
    passed, failed = 0, []
    at_once = min(2, os.cpu_count() or 1)
    with concurrent.futures.ProcessPoolExecutor(at_once, multiprocessing.get_context("fork")) as workers:
        running = [workers.submit(run, file, name) for file, name in journeys(sys.argv[1:])]
        if not running:
            sys.exit("No journey has a name like that.")
        for done in concurrent.futures.as_completed(running):
            name, well, seconds, said = done.result()
            passed += well
            failed += [] if well else [name]
            print(f"{said}{'passed' if well else 'FAILED'}  {name} ({seconds:.1f} s)", flush=True)
    print(f"{passed} passed, {len(failed)} failed")
    for name in failed:
        print(f"  {name} (pictures of the pages are in .build/journeys)")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
