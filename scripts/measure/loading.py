"""How long a council's child-level data takes from its files into the store, and how much memory."""

import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
import time

ROWS = 1_000_000


def assessments(file):
    """A million assessments in the columns of the Standard Safeguarding Dataset."""
    chance = random.Random(2022)
    with open(file, "w") as out:
        out.write(
            "cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,"
            "cina_assessment_auth_date,cina_assessment_outcome_json,cina_assessment_outcome_nfa,cina_assessment_team,cina_assessment_worker_id\n"
        )
        for number in range(ROWS):
            year, month, day = chance.randint(2017, 2021), chance.randint(1, 12), chance.randint(1, 28)
            out.write(
                f"{number},P{chance.randint(1, 120_000)},R{chance.randint(1, 400_000)},{year}-{month:02}-{day:02},{chance.choice('YYYN')},"
                f"{year + (month > 10)}-{(month + 1) % 12 + 1:02}-{day:02},,{chance.choice('NNNY')},Team {chance.randint(1, 24)},W{chance.randint(1, 400)}\n"
            )


def loaded(binary, files):
    """Seconds, and the most memory that the command or its worker held at a time, in MB."""
    store = tempfile.mkdtemp()
    shutil.rmtree(store)
    began = time.perf_counter()
    run = subprocess.run(
        ["/usr/bin/env", "python3", "-c", WATCH, binary, "import", "--store", store, *map(str, files)], capture_output=True, text=True
    )
    seconds = time.perf_counter() - began
    shutil.rmtree(store, ignore_errors=True)
    if run.returncode:
        raise SystemExit(run.stdout + run.stderr)
    print(run.stdout[:600])
    return seconds, int(re.search(r"most memory (\d+)", run.stdout)[1]) / 1024


# The command and its worker are both below this one, so the larger of the two is what it sees.
WATCH = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print('most memory', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
raise SystemExit(code)
"""


def invented(binary, folder, children, forms):
    subprocess.run([binary, "demo", "--returns", folder, "--children", str(children), "--forms", forms, "--sound"], check=True)
    return sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix in (".xml", ".xlsx", ".csv"))


def measure(binary):
    rows = []
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        csv = place / "assessments.csv"
        assessments(csv)
        seconds, memory = loaded(binary, [csv])
        plain = counted(csv)
        rows.append(
            (
                "one million assessments (CSV) into the store with their origin, through the worker",
                f"{seconds:.1f} s, {memory:.0f} MB",
                f"`wc -l` and `sort` by child of the same file {plain:.1f} s",
                "10 s, 300 MB",
            )
        )
        for what, children, forms, goal in (
            ("50,000-child census (XML) read, checked and stored", 50_000, "cin", "15 s, 300 MB"),
            ("Annex A workbook", 30_000, "xlsx", "100,000 rows in 6 s, 150 MB"),
        ):
            files = invented(binary, str(place / forms), children, forms)
            size = sum(file.stat().st_size for file in files) / 1e6
            seconds, memory = loaded(binary, files)
            rows.append((f"{what} ({size:.0f} MB)", f"{seconds:.1f} s, {memory:.0f} MB", "", goal))
    return rows


def counted(file):
    began = time.perf_counter()
    subprocess.run(f"wc -l {file} && sort -t, -k2 {file} > /dev/null", shell=True, env={**os.environ, "LC_ALL": "C"}, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
