"""Founds an invented council, extracts it twice, runs the recipe to Parquet, and compares with the files and the schema.

Usage: extract_to_parquet.py THROUGHLINE
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import duckdb

QUERY = """
SELECT split_part(filename, '/', -2) AS council, date_trunc('month', first_day) AS month,
       count(*) FILTER (kind = 'met') / count(*) AS share, count(*) AS assessments
FROM read_parquet('{folder}/*/contributions.parquet', filename = true)
WHERE measure = 'F6b' AND kind IN ('met', 'missed') GROUP BY ALL ORDER BY ALL
"""


def compared(folder):
    """Every column of every file has the type of the schema, and every row is there."""
    schema, checks = json.loads((folder / "schema.json").read_text()), 0
    for table in schema["tables"]:
        file = folder / f"{table['name']}.parquet"
        described = duckdb.sql(f"DESCRIBE SELECT * FROM read_parquet('{file}')").fetchall()
        assert [(row[0], row[1]) for row in described] == [(c["name"], c["type"]) for c in table["columns"]], table["name"]
        rows = duckdb.sql(f"SELECT count(*) FROM read_parquet('{file}')").fetchone()[0]
        with open(folder / table["file"], newline="", encoding="utf-8") as text:
            assert rows == table["rows"] == sum(1 for _ in csv.DictReader(text)), table["name"]
        checks += 2
    return checks


def months(folder):
    """The same figures from the CSV, by hand."""
    found = {}
    with open(folder / "contributions.csv", newline="", encoding="utf-8") as text:
        for row in csv.DictReader(text):
            if row["measure"] == "F6b" and row["kind"] in ("met", "missed"):
                met, counted = found.get(row["first_day"][:7], (0, 0))
                found[row["first_day"][:7]] = (met + (row["kind"] == "met"), counted + 1)
    return found


def main(throughline):
    with tempfile.TemporaryDirectory() as place:
        place, checks = pathlib.Path(place), 0
        subprocess.run([throughline, "demo", "--store", place / "store"], check=True, capture_output=True)
        for council in ("one", "two"):
            folder = place / "all" / council
            subprocess.run(
                [throughline, "extract", "--store", place / "store", "--purpose", f"council-{council}", "--to", folder], check=True, capture_output=True
            )
            duckdb.sql(f"SET file_search_path = '{folder}'")
            recipe = (folder / "to-parquet.sql").read_text()
            duckdb.sql(recipe.replace("TO '", f"TO '{folder}/"))
            checks += compared(folder)
        for council, month, share, counted in duckdb.sql(QUERY.format(folder=place / "all")).fetchall():
            met, whole = months(place / "all" / council)[f"{month:%Y-%m}"]
            assert counted == whole and abs(share - met / whole) < 1e-12, (council, month)
            checks += 1
        assert checks > 40, checks
        print(f"{checks} passed, 0 failed")


main(pathlib.Path(sys.argv[1]).resolve())
