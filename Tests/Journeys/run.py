"""Runs every journey in Debian's Chromium and says how many passed. Words on the command line choose among them."""

import importlib
import inspect
import pathlib
import signal
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
LONGEST = 1500


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
    for file in sorted(HERE.glob("test_*.py")):
        module = importlib.import_module(file.stem)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("test_") and (not chosen or any(word in f"{file.stem}.{name}." for word in chosen)):
                yield name.removeprefix("test_").replace("_", " "), function


def main():
    sys.path.insert(0, str(HERE))
    passed, failed = 0, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for name, journey in journeys(sys.argv[1:]):
            world, began = World(browser), time.monotonic()
            signal.signal(signal.SIGALRM, too_long)
            signal.alarm(LONGEST)
            try:
                journey(world)
                signal.alarm(0)
                world.end()
                passed += 1
                print(f"passed  {name} ({time.monotonic() - began:.1f} s)", flush=True)
            except Exception:
                signal.alarm(0)
                for number, visitor in enumerate(world.visitors):
                    visitor.keep_evidence(f"{name.replace(' ', '-')}-{number}")
                    visitor.context.close()
                failed.append(name)
                print(f"FAILED  {name} ({time.monotonic() - began:.1f} s)", flush=True)
                traceback.print_exc()
        browser.close()
    print(f"{passed} passed, {len(failed)} failed")
    for name in failed:
        print(f"  {name} (pictures of the pages are in .build/journeys)")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
