"""How long a council's child-level data takes from its files into the store, and how much memory."""

import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ROWS = 1_000_000
RUNS = 3


def assessments(file):
    """A million assessments of some 430,000 children in the columns of the Standard Safeguarding Dataset."""
    chance = random.Random(2022)
    with open(file, "w") as out:
        out.write(
            "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,"
            "cina_assessment_auth_date,cina_assessment_outcome_json,cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_id\n"
        )
        for number in range(ROWS):
            year, month, day = chance.randint(2017, 2021), chance.randint(1, 12), chance.randint(1, 28)
            out.write(
                f"{number},P{chance.randint(1, 500_000)},R{chance.randint(1, 400_000)},{year}-{month:02}-{day:02},{chance.choice('YYYN')},"
                f"{year + (month > 10)}-{(month + 1) % 12 + 1:02}-{day:02},,{chance.choice('NNNY')},Team {chance.randint(1, 24)},W{chance.randint(1, 400)}\n"
            )


class Watched:
    """A command that was run to its end: how long it took, and the most memory that it and its worker held together, in MB."""

    def __init__(self, *command, output=subprocess.PIPE):
        began = time.perf_counter()
        process = subprocess.Popen([*map(str, command)], stdout=output, stderr=subprocess.PIPE, text=True)
        self.most, self.alone = 0, 0
        watching = threading.Thread(target=self.watch, args=(process,))
        watching.start()
        self.output, errors = process.communicate()
        self.seconds = time.perf_counter() - began
        watching.join()
        if process.returncode:
            raise SystemExit(f"{command} ended with {process.returncode}: {self.output}{errors}")

    def watch(self, process):
        while process.poll() is None:
            held = [memory(one) for one in [process.pid, *children(process.pid)]]
            self.most, self.alone = max(self.most, sum(held)), max([self.alone, *held])
            time.sleep(0.02)


def children(process):
    try:
        return open(f"/proc/{process}/task/{process}/children").read().split() + [
            child
            for task in pathlib.Path(f"/proc/{process}/task").iterdir()
            if task.name != str(process)
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []


def memory(process):
    """What a process holds, in MB, with what it shares counted in part."""
    try:
        return int(re.search(r"Pss:\s+(\d+)", open(f"/proc/{process}/smaps_rollup").read())[1]) / 1024
    except (OSError, TypeError):
        return 0


def loaded(binary, files, *options):
    """The quickest of some loads into an empty store."""
    runs = []
    for _ in range(RUNS):
        store = tempfile.mkdtemp()
        shutil.rmtree(store)
        runs.append(Watched(binary, "import", "--store", store, *options, *files))
        shutil.rmtree(store, ignore_errors=True)
    print(runs[0].output[:1500], [round(run.seconds, 2) for run in runs])
    best = min(runs, key=lambda run: run.seconds)
    return best, f"{best.seconds:.1f} s, {max(run.most for run in runs):.0f} MB"


def read_only(binary, file):
    """Reading and checking without a store: the worker alone, whose answer nobody keeps."""
    instruction = '{"name":"file","today":"2026-11-25","mapping":{}}'
    runs = [Watched(binary, "worker", "child_level_return", file, instruction, output=subprocess.DEVNULL) for _ in range(RUNS)]
    return f"{min(run.seconds for run in runs):.1f} s, {max(run.most for run in runs):.0f} MB"


def invented(binary, folder, children, forms):
    subprocess.run(
        [binary, "demo", "--returns", folder, "--children", str(children), "--forms", forms, "--sound"], check=True, stdout=subprocess.DEVNULL
    )
    return sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix in (".xml", ".xlsx", ".csv"))


def with_packages(*names):
    """A Python that has these packages from PyPI; nothing when they cannot be had."""
    home = pathlib.Path(__file__).resolve().parents[2] / ".build" / "bench-venv"
    python = home / "bin" / "python"

    def has():
        return python.exists() and subprocess.run([python, "-c", f"import {', '.join(names)}"], capture_output=True).returncode == 0

    if not has():
        subprocess.run([sys.executable, "-m", "venv", home], capture_output=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *names], capture_output=True)
    return python if has() else None


def duckdb(csv, place):
    """Seconds of a process of DuckDB's that reads the same file into a table of its own on the disk; nothing when it is not to be had."""
    python = with_packages("duckdb")
    if not python:
        return None
    program = (
        "import duckdb, sys; c = duckdb.connect(sys.argv[2]); c.execute('CREATE TABLE a AS SELECT * FROM read_csv(?)', [sys.argv[1]]); "
        "assert c.execute('SELECT count(*) FROM a').fetchone()[0] == int(sys.argv[3])"
    )
    times = []
    for run in range(RUNS):
        began = time.perf_counter()
        ran = subprocess.run([python, "-c", program, csv, place / f"duck{run}.db", str(ROWS)], capture_output=True, text=True)
        if ran.returncode:
            print("DuckDB is not to be had here:", ran.stderr[-300:])
            return None
        times.append(time.perf_counter() - began)
    return min(times)


def measure(binary):
    rows = []
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        csv = place / "assessments.csv"
        assessments(csv)
        best, figure = loaded(binary, [csv])
        duck = duckdb(csv, place)
        beside = f"DuckDB reads the same file into a table in {duck:.1f} s; ratio **{best.seconds / duck:.1f}**" if duck else "DuckDB is not to be had on this machine"
        size = csv.stat().st_size / 1e6
        children = re.search(r"entries of ([0-9,]+) children", best.output)[1]
        rows.append((f"one million assessments of {children} children (CSV, {size:.0f} MB) into the store with their origin, through the worker", figure, beside, "10 s, 300 MB"))
        csv.unlink()

        # So many that one year's census has 50,000 of them.
        census = max(invented(binary, str(place / "cin"), 123_000, "cin"), key=lambda file: file.stat().st_size)
        size = census.stat().st_size / 1e6
        best, figure = loaded(binary, [census])
        children = re.search(r"Children: ([0-9,]+) rows", best.output)[1]
        rows.append((f"census of {children} children (XML, {size:.0f} MB) read, checked and stored", figure, "", "15 s, 300 MB"))
        rows.append(("the same, reading and checking alone", read_only(binary, census), "", "10 s"))
        _, figure = loaded(binary, [census], "--accept")
        rows.append(("the same, accepted too: every rule of data quality asked of every child", figure, "", ""))

        book = invented(binary, str(place / "xlsx"), 102_000, "xlsx")
        best, figure = loaded(binary, book)
        count = sum(int(number.replace(",", "")) for number in re.findall(r": ([0-9,]+) rows", best.output))
        size = book[0].stat().st_size / 1e6
        rows.append((f"Annex A workbook of {count:,} rows ({size:.0f} MB)", figure, "", "100,000 rows in 6 s, 150 MB"))
    return rows
