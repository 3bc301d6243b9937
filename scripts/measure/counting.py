"""How long three figures take straight from a million rows of CSV, beside DuckDB and pandas on the same file."""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import assessment_list
from loading import RUNS, Watched, with_packages

ROWS = 1_000_000

# Both read the working days from a file of our own, so that all three count the same.
DUCKDB = """
import duckdb, json, sys
c = duckdb.connect(); c.execute("SET enable_progress_bar = false")
c.execute('CREATE TABLE cal AS SELECT d, w FROM read_csv(?)', [sys.argv[2]])
c.execute('''CREATE TEMP TABLE a AS SELECT "Child Unique ID" child, "Referral date" r, "Assessment start date" s,
    "Assessment completion date" e, coalesce("Allocated Team", '') team
    FROM read_csv(?, header = true, dateformat = '%d/%m/%Y', types = {'Referral date': 'DATE', 'Assessment start date': 'DATE', 'Assessment completion date': 'DATE'})''', [sys.argv[1]])
k = c.execute('''SELECT team, avg((y.w - x.w <= 45)::INT), median(y.w - x.w)
    FROM a LEFT JOIN cal x ON x.d = a.s LEFT JOIN cal y ON y.d = a.e GROUP BY team''').fetchall()
m = c.execute('''SELECT strftime(r, '%Y-%m') m, avg((p IS NOT NULL AND p + INTERVAL 12 MONTH >= r)::INT)
    FROM (SELECT r, lag(r) OVER (PARTITION BY child ORDER BY r) p FROM (SELECT DISTINCT child, r FROM a)) GROUP BY m''').fetchall()
print(json.dumps({'k1': {t: s for t, s, _ in k}, 'k2': {t: d for t, _, d in k}, 'k3': dict(m)}))
"""
PANDAS = """
import json, sys
import pandas as pd
cal = pd.read_csv(sys.argv[2], parse_dates=['d']).set_index('d')['w']
dates = ['Referral date', 'Assessment start date', 'Assessment completion date']
a = pd.read_csv(sys.argv[1], usecols=['Child Unique ID', 'Allocated Team'] + dates, keep_default_na=False)
for name in dates: a[name] = pd.to_datetime(a[name], format='%d/%m/%Y', errors='coerce')
done = a[a[dates[2]].notna()]
taken = done[dates[2]].map(cal) - done[dates[1]].map(cal)
k1, k2 = (taken <= 45).groupby(done['Allocated Team']).mean(), taken.groupby(done['Allocated Team']).median()
r = a[['Child Unique ID', dates[0]]].drop_duplicates().sort_values(['Child Unique ID', dates[0]])
before = r.groupby('Child Unique ID')[dates[0]].shift()
again = before.notna() & (before + pd.DateOffset(months=12) >= r[dates[0]])
k3 = again.groupby(r[dates[0]].dt.strftime('%Y-%m')).mean()
print(json.dumps({'k1': k1.to_dict(), 'k2': k2.to_dict(), 'k3': k3.to_dict()}))
"""


def calendar(file):
    """Working days up to and with each day, by the bank holidays of the recomputation."""
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Recomputing"))
    import datetime

    from recompute_csv_figures import HOLIDAYS

    day, count = assessment_list.FIRST, 0
    with open(file, "w") as out:
        out.write("d,w\n")
        for _ in range(2500):
            count += day.weekday() < 5 and day not in HOLIDAYS
            out.write(f"{day},{count}\n")
            day += datetime.timedelta(1)


def agree(one, other):
    return all(
        one[key].keys() == other[key].keys() and all(abs(one[key][name] - other[key][name]) < 1e-12 for name in one[key]) for key in one
    )


def measure(binary):
    with tempfile.TemporaryDirectory() as place:
        csv, days = pathlib.Path(place) / "assessments.csv", pathlib.Path(place) / "days.csv"
        assessment_list.write(csv, ROWS, 510_000)
        calendar(days)
        commands = {"ours": [binary, "measure", "--csv", csv, "--json"]}
        python = with_packages("duckdb", "pandas")
        if python:
            commands |= {"DuckDB": [python, "-c", DUCKDB, csv, days], "pandas": [python, "-c", PANDAS, csv, days]}
        runs = {name: [] for name in commands}
        for _ in range(2 * RUNS - 1):
            for name, command in commands.items():
                runs[name].append(Watched(*command))
        best = {name: min(run.seconds for run in all) for name, all in runs.items()}
        most = {name: max(run.most for run in all) for name, all in runs.items()}
        answers = {name: json.loads(all[0].output) for name, all in runs.items()}
        for name in list(answers)[1:]:
            if not agree(answers["ours"], answers[name]):
                raise SystemExit(f"{name} counts other figures")
        beside = [
            f"{name} {best[name]:.2f} s, {most[name]:.0f} MB; ratio **{best['ours'] / best[name]:.2f}**" for name in list(best)[1:]
        ] or ["neither DuckDB nor pandas can be installed on this machine"]
        size = csv.stat().st_size / 1e6
        children = "different children: about 440,000"
        return [(
            f"one million assessments (CSV, {size:.0f} MB; {children}), three figures, whole process from start to end",
            f"{best['ours']:.2f} s, {most['ours']:.0f} MB", "; ".join(beside), "not slower than DuckDB, under 250 MB")]
