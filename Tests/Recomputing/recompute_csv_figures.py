#!/usr/bin/env python3
"""Counts the figures of `throughline measure --csv` a second time, by Python's own reader of CSV, and compares them to the last digit.

Usage: recompute_csv_figures.py PROGRAM. The lists of assessments are generated, with faults of every kind among the rows.
"""
import collections
import csv
import datetime
import functools
import json
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile

# Bank holidays of England, as GOV.UK publishes them.
HOLIDAYS = {
    datetime.date.fromisoformat(day)
    for day in """
    2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26
    2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28
    2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28
    2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27
    2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26
    2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
    2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
    """.split()
}
CHILD, REFERRAL, START, COMPLETION, TEAM = (
    "Child Unique ID", "Referral date", "Assessment start date", "Assessment completion date", "Allocated Team")
HEADINGS = [
    CHILD, "Gender", "Ethnicity", "Date of Birth", REFERRAL, START, COMPLETION,
    "Was the child assessed as requiring LA children's social care support?", TEAM, "Allocated Worker"]
TEAMS = ["North", "South, and coast", 'The "Hub"', "", "Équipe", "Long\nname", "Never completed"]


@functools.lru_cache(maxsize=None)
def day(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date() if text else None


@functools.lru_cache(maxsize=None)
def working_days(start, end):
    count = 0
    while start < end:
        start += datetime.timedelta(1)
        count += start.weekday() < 5 and start not in HOLIDAYS
    return count


@functools.lru_cache(maxsize=None)
def anniversary(first):
    try:
        return first.replace(year=first.year + 1)
    except ValueError:
        return first.replace(year=first.year + 1, day=28)


def counted(file):
    """The three figures of a file, and how many of its rows were left out."""
    taken, referrals, left_out = collections.defaultdict(list), collections.defaultdict(set), 0
    with open(file, encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines)
        headings = next(rows)
        for cells in rows:
            if not cells:
                continue
            try:
                if len(cells) != len(headings):
                    raise ValueError
                row = dict(zip(headings, cells))
                referred, start, completed = day(row[REFERRAL]), day(row[START]), day(row[COMPLETION])
                if not row[CHILD] or not referred or completed and (not start or start > completed):
                    raise ValueError
            except ValueError:
                left_out += 1
                continue
            of_team = taken[row[TEAM]]
            if completed:
                of_team.append(working_days(start, completed))
            referrals[row[CHILD]].add(referred)
    months, again = collections.Counter(), collections.Counter()
    for days in referrals.values():
        for referred in days:
            months[f"{referred:%Y-%m}"] += 1
            again[f"{referred:%Y-%m}"] += any(earlier < referred <= anniversary(earlier) for earlier in days)
    return {
        "k1": {team: sum(days <= 45 for days in all) / len(all) if all else None for team, all in taken.items()},
        "k2": {team: statistics.median(all) if all else None for team, all in taken.items()},
        "k3": {month: again[month] / count for month, count in months.items()},
    }, left_out


def invented(file, seed):
    """Some thousands of rows, about one in fifty with a fault, the columns in another order each time."""
    chance = random.Random(seed)
    order = HEADINGS + ["Notes"] * (seed % 2)
    chance.shuffle(order)
    written = lambda date: f"{date:%d/%m/%Y}"
    with open(file, "w", encoding="utf-8-sig" if seed % 3 == 0 else "utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\r\n" if seed % 2 else "\n", quoting=csv.QUOTE_ALL if seed % 5 == 0 else csv.QUOTE_MINIMAL)
        rows.writerow(order)
        for _ in range(60_000 if seed % 20 == 7 else chance.choice([0, 1, 2, 40, 6000])):
            referral = datetime.date(2019, 1, 1) + datetime.timedelta(chance.randrange(1900))
            start = referral + datetime.timedelta(chance.choice([0, 0, 1, 4]))
            completion = start + datetime.timedelta(chance.randrange(110))
            team = chance.choice(TEAMS)
            row = {
                CHILD: f"C{chance.randrange(2000)}", "Gender": "f", "Ethnicity": "WBRI", "Date of Birth": "", REFERRAL: written(referral),
                START: written(start), COMPLETION: "" if team == "Never completed" or chance.random() < 0.1 else written(completion),
                TEAM: team, "Allocated Worker": 'A "worker", of\r\ntwo lines', "Notes": 'said: ""'}
            if chance.random() < 0.02:
                column, cell = chance.choice([
                    (CHILD, ""), (REFERRAL, ""), (REFERRAL, "31/02/2021"), (START, "2021-03-01"), (COMPLETION, "soon"),
                    (COMPLETION, written(start - datetime.timedelta(1))), (COMPLETION, "29/02/2023")])
                row[column] = cell
            cells = [row.get(name, "") for name in order]
            rows.writerow(cells[:-1] if chance.random() < 0.002 else cells)


def main():
    good = bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(40):
            file = pathlib.Path(folder) / f"{seed}.csv"
            invented(file, seed)
            ran = subprocess.run([sys.argv[1], "measure", "--csv", file, "--json"], capture_output=True, text=True)
            expected, left_out = counted(file)
            said = int((re.search(r"Left out: (\d+)", ran.stderr) or [0, 0])[1])
            if ran.returncode == 0 and json.loads(ran.stdout) == expected and said == left_out:
                good += 1
            else:
                bad += 1
                print(f"list {seed}: {said} rows left out there, {left_out} here; ended with {ran.returncode}")
    print(f"{good} passed, {bad} failed")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
