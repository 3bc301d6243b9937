"""Writes an invented list of assessments in the columns that `throughline measure --csv` reads."""

import datetime
import random

HEADINGS = [
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Referral date", "Assessment start date", "Assessment completion date",
    "Was the child assessed as requiring LA children's social care support?", "Allocated Team", "Allocated Worker",
]
FIRST = datetime.date(2019, 1, 1)


def written(day):
    return f"{day.day:02}/{day.month:02}/{day.year}"


def write(file, rows, children, seed=2022):
    """So many rows of so many different children, about a twentieth of them still open."""
    chance = random.Random(seed)
    days = [written(FIRST + datetime.timedelta(n)) for n in range(3000)]
    with open(file, "w", newline="") as out:
        out.write(",".join(HEADINGS) + "\r\n")
        for _ in range(rows):
            child = int(children * chance.random())
            referral = int(1826 * chance.random())
            start = referral + int(5 * chance.random())
            completion = days[start + int(100 * chance.random() ** 1.3)] if chance.random() < 0.95 else ""
            out.write(
                f"C{child:07},{'MF'[child & 1]},WBRI,{days[child % 365]},{days[referral]},{days[start]},{completion},"
                f"{'YN'[referral & 1]},{'' if referral % 97 == 0 else f'Team {1 + child % 24}'},Worker {child % 400}\r\n"
            )
