#!/usr/bin/env python3
"""Finds the special causes of councils in which nothing changes a second time, simulates how many the rules find by chance, and compares.

Usage: recompute_false_alarms.py FILE. FILE has a line for each month of each chart: how many of how many, and whether the product calls it a
real change.
"""
import collections
import csv
import random
import sys

TIMES = 10


def flags(values):
    """Which points are a special cause: outside the limits of the first twelve, eight on one side of the mean, six one way."""
    if len(values) < 12:
        return [""] * len(values)
    base = values[:12]
    mean = sum(base) / 12
    spread = 2.66 * sum(abs(b - a) for a, b in zip(base, base[1:])) / 11
    lower, upper = max(0, mean - spread), min(100, mean + spread)
    found = [""] * len(values)
    for length, way in (
        (6, lambda w: "up" if all(a < b for a, b in zip(w, w[1:])) else "down" if all(a > b for a, b in zip(w, w[1:])) else ""),
        (8, lambda w: "up" if min(w) > mean else "down" if max(w) < mean else ""),
        (1, lambda w: "up" if w[0] > upper else "down" if w[0] < lower else ""),
    ):
        for start in range(len(values) - length + 1):
            side = way(values[start:start + length])
            for place in range(start, start + length) if side else ():
                found[place] = side
    return found


def main(path):
    charts = collections.defaultdict(list)
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            charts[row["council"], row["measure"]].append((int(row["numerator"]), int(row["denominator"]), row["signal"]))
    dice = random.Random(2022)
    wrong = found = points = flagged = simulated = 0
    by_measure = collections.Counter()
    for (_, measure), rows in charts.items():
        told = [signal for _, _, signal in rows]
        # The product multiplies first and divides then.
        here = flags([part * 100.0 / whole for part, whole, _ in rows])
        wrong += here != told
        found, points = found + sum(map(bool, told)), points + len(rows)
        by_measure[measure] += sum(map(bool, told))
        share = sum(part for part, _, _ in rows) / sum(whole for _, whole, _ in rows)
        for _ in range(TIMES):
            drawn = [100.0 * sum(dice.random() < share for _ in range(whole)) / whole for _, whole, _ in rows]
            flagged, simulated = flagged + sum(map(bool, flags(drawn))), simulated + len(drawn)
    rate, expected = 100 * found / points, 100 * flagged / simulated
    near = abs(rate / expected - 1) <= 0.2
    print(f"  {len(charts)} charts of {len({council for council, _ in charts})} councils, {points} points; by measure {dict(by_measure)}")
    print(f"  {rate:.2f} false alarms in 100 points, {expected:.2f} in the simulation ({100 * (rate / expected - 1):+.1f} %)")
    good = (wrong == 0) + near + (len({council for council, _ in charts}) >= 200)
    if wrong:
        print(f"  {wrong} charts have other flags here")
    print(f"{good} passed, {3 - good} failed")
    sys.exit(0 if good == 3 else 1)


main(sys.argv[1])
