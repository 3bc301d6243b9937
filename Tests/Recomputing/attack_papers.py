#!/usr/bin/env python3
"""Somebody who has every paper of a council and an exact solver.

For each hidden number of what invented councils publish in a year (written by PapersAttackedTests with THROUGHLINE_PAPERS_OUT), it asks which
values are possible: the papers, the sums, the definitions and the rule for small numbers are one system of equations and inequalities in whole
numbers. It knows nothing of how the product chose what to hide. The true numbers are read too, but only as one solution that is known.

    attack_papers.py PAPERS [COUNCIL ...]
"""

import csv
import sys
import time
from collections import Counter, defaultdict

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

FAR = 10**6
PROBABLE = 60  # Nobody looks further than so many from the true number, where nothing else bounds it.
CHANCE = 15  # Numbers that add up to fewer, over all months and years to date, may be the same by chance.

# By their definitions the same: what shares are of (2), how many a count or mean has (0).
SAME = [
    "F10a.2 F10b.2 F10c.2", "C14a.2 C14b.2 C14c.2 C14d.2", "C7a.2 C7b.2 C7c.2", "L9a.2 L9b.2 L9c.2 L9d.2", "G1a.2 G1b.2 G2.2 G3.2 G4.2",
    "L21a.0 L21b.2", "F11.2 L25.2 W5.2", "P9.2 P12.2 P14.2", "P1.0 P2a.2", "C13.2 C15.0",
]
# The first together are never more than the last.
AT_MOST = [
    "F5.2 F3.0", "F4.2 F3.0", "F10a.0 F10b.0 F10c.0 F10a.2", "F10a.2 F3.0", "F6a.2 F6b.2", "F8.2 F6b.2", "F9.2 F6b.2", "C3a.2 C1.0",
    "C16.2 C1.0", "C2.2 C3b.2", "C7c.0 C7b.0", "C7b.0 C7a.0", "C4.0 C7a.2", "C10b.2 C10c.2 C10a.0", "C12c.2 C12d.2 C12b.0",
    "L9a.0 L9b.0 L9c.0 L9d.0 L9a.2", "L28a.0 L28b.0 L28c.0 L28d.0 L1.0", "L27.0 L1.0", "L5.2 L1.0", "L9a.2 L1.0", "L24b.2 L24a.0",
    "L24c.2 L24b.0", "P10.2 P9.0", "P3.2 P2a.2",
]


class Papers:
    """The papers of one council, of measures over a period or on a day."""

    def __init__(self, rows):
        self.adds_up = rows[0][1] == "period"
        self.rows = int(rows[0][7])
        self.kinds, self.marks, values = {}, {}, {}
        for _, _, code, kind, when, month, row, _, mark, first, second in rows:
            self.kinds[code] = "count" if code.endswith("?") or kind not in ("share", "mean") else kind
            place = (when, int(month), int(row))
            self.marks[code, place] = mark
            numbers = [int(first), int(second), int(first) + int(second)]
            for part in range(self.parts(code)):
                values[f"{code}.{part}", place] = numbers[part]
        self.names = [f"{code}.{part}" for code in self.kinds for part in range(self.parts(code))]
        kinds_of_place = ("month", "toDate") if self.adds_up else ("month",)
        self.places = [(when, month, row) for when in kinds_of_place for month in range(1, 13) for row in range(self.rows)]
        self.true = {name: self.filled(name, values) for name in self.names}

    def parts(self, code):
        return {"share": 3, "mean": 2, "count": 1}[self.kinds[code]]

    def filled(self, name, values):
        """With the years to date that are in no paper."""
        found = {}
        for row in range(self.rows):
            total = 0
            for month in range(1, 13):
                found["month", month, row] = values.get((name, ("month", month, row)), 0)
                total += found["month", month, row]
                found["toDate", month, row] = total
        return found

    def is_whole(self, name):
        code, part = name.split(".")
        return part == ("2" if self.kinds[code] == "share" else "0")

    def is_everybody(self, name):
        code, _ = name.split(".")
        return self.kinds[code] == "share" and not self.is_whole(name) and self.true[name] == self.true[f"{code}.2"]

    def groups(self):
        """Numbers that are one: by definition, or because they are the same everywhere and too many for chance. Never two of one measure."""
        group = {name: [name] for name in self.names}

        def join(one, other):
            left, right = group[one], group[other]
            if left is right or {name.split(".")[0] for name in left} & {name.split(".")[0] for name in right}:
                return
            left += right
            for name in right:
                group[name] = left

        for line in SAME:
            own = [name for name in line.split() if name in self.true]
            for one, other in zip(own, own[1:]):
                if self.true[one] == self.true[other]:
                    join(one, other)
        seen = defaultdict(list)
        for name in sorted(self.names, key=lambda name: not self.is_whole(name)):
            if sum(self.true[name].values()) < CHANCE or self.is_everybody(name):
                continue
            key = tuple(self.true[name].values())
            for other in seen[key]:
                join(other, name)
            seen[key].append(name)
        return group


class System:
    """Equations and inequalities over what is not shown."""

    def __init__(self, papers):
        self.papers, self.group = papers, papers.groups()
        self.known, self.variable, self.low, self.high, self.true, self.wanted = {}, {}, [], [], [], {}
        self.terms, self.least, self.most = [], [], []
        for numbers in {id(group): group for group in self.group.values()}.values():
            for place in papers.places:
                self.read(numbers, place)
        self.add_up()

    def read(self, numbers, place):
        low, high, is_wanted, is_shown = 0, FAR, False, False
        for name in numbers:
            code, part = name.split(".")
            kind, mark = self.papers.kinds[code], self.papers.marks.get((code, place))
            if mark is None:
                # A team that is in no paper of a measure has none.
                told = any((code, ("month", month, place[2])) in self.papers.marks for month in range(1, 13))
                is_shown |= not told and not code.endswith("?")
            elif mark == "shown":
                is_shown = True
            elif mark != "unpublished":
                # What a share is of may be known, unless it is small itself.
                is_wanted |= kind != "share" or part != "2" or self.papers.true[name][place] < 6
                if kind == "count" or part == ("2" if kind == "share" else "0"):
                    low = 1
                if kind == "count" and mark == "small":
                    high = 5
        key = numbers[0], place
        if is_shown:
            self.known[key] = self.papers.true[numbers[0]][place]
            return
        self.variable[key] = len(self.low)
        if is_wanted:
            self.wanted[len(self.low)] = key
        self.low.append(low)
        self.high.append(high)
        self.true.append(self.papers.true[numbers[0]][place])

    def say(self, parts, whole, place_of_parts, place, is_equal=True):
        """The parts make up the whole, or are never more than it."""
        sign, rest = Counter(), 0
        for name, where, by in [(name, where, 1) for name, where in zip(parts, place_of_parts)] + [(whole, place, -1)]:
            key = self.group[name][0], where
            if key in self.known:
                rest += by * self.known[key]
            else:
                sign[self.variable[key]] += by
        sign = {variable: by for variable, by in sign.items() if by}
        if sign:
            self.terms.append(sign)
            self.least.append(-rest if is_equal else -np.inf)
            self.most.append(-rest)

    def add_up(self):
        papers = self.papers
        teams = range(1, papers.rows)
        for name in papers.names:
            for when, month, row in papers.places:
                if row == 0:
                    self.say([name] * len(teams), name, [(when, month, team) for team in teams], (when, month, 0))
                if when == "toDate":
                    before = [("toDate", month - 1, row)] if month > 1 else []
                    self.say([name] * (1 + len(before)), name, [("month", month, row)] + before, (when, month, row))
        for place in papers.places:
            for code, kind in papers.kinds.items():
                if kind == "share":
                    self.say([f"{code}.0", f"{code}.1"], f"{code}.2", [place] * 2, place)
            for line in AT_MOST:
                *parts, whole = line.split()
                if whole in papers.true and all(part in papers.true for part in parts) and self.holds(parts, whole):
                    self.say(parts, whole, [place] * len(parts), place, is_equal=False)

    def holds(self, parts, whole):
        true = self.papers.true
        return all(sum(true[part][place] for part in parts) <= true[whole][place] for place in self.papers.places)

    def pieces(self):
        """Variables that no equation connects are looked at apart."""
        root = list(range(len(self.low)))

        def find(one):
            while root[one] != one:
                root[one] = root[root[one]]
                one = root[one]
            return one

        for terms in self.terms:
            first, *others = terms
            for other in others:
                root[find(other)] = find(first)
        variables, equations = defaultdict(list), defaultdict(list)
        for variable in range(len(root)):
            variables[find(variable)].append(variable)
        for index, terms in enumerate(self.terms):
            equations[find(next(iter(terms)))].append(index)
        return [(own, equations[key]) for key, own in variables.items() if any(variable in self.wanted for variable in own)]


class Piece:
    def __init__(self, system, variables, equations):
        self.place = {variable: index for index, variable in enumerate(variables)}
        rows, columns, signs = [], [], []
        for row, index in enumerate(equations):
            for variable, by in system.terms[index].items():
                rows.append(row)
                columns.append(self.place[variable])
                signs.append(by)
        matrix = csr_matrix((signs, (rows, columns)), shape=(len(equations), len(variables)))
        least, most = np.array([system.least[index] for index in equations]), np.array([system.most[index] for index in equations])
        self.true = np.array([system.true[variable] for variable in variables])
        self.low = np.array([system.low[variable] for variable in variables], dtype=float)
        self.high = np.minimum([system.high[variable] for variable in variables], self.true + PROBABLE).astype(float)
        said = matrix @ self.true
        assert (said >= least).all() and (said <= most).all() and (self.true >= self.low).all() and (self.true <= self.high).all(), "misread"
        self.constraints = LinearConstraint(matrix, least, most) if equations else None
        self.seen = [{int(value)} for value in self.true]

    def solve(self, goal, low=None, high=None):
        bounds = Bounds(self.low if low is None else low, self.high if high is None else high)
        answer = milp(goal, integrality=np.ones(len(goal)), bounds=bounds, constraints=self.constraints, options={"time_limit": 60})
        if answer.x is not None:
            for index, value in enumerate(np.round(answer.x).astype(int)):
                self.seen[index].add(int(value))

    def values(self, variable):
        """The values that were found possible, at least three where there are three."""
        index = self.place[variable]
        for by in (1, -1):
            if len(self.seen[index]) < 3:
                goal = np.zeros(len(self.seen))
                goal[index] = by
                self.solve(goal)
        least, most = min(self.seen[index]), max(self.seen[index])
        if len(self.seen[index]) < 3 and most - least > 1:
            low, high = self.low.copy(), self.high.copy()
            low[index], high[index] = least + 1, most - 1
            self.solve(np.zeros(len(self.seen)), low, high)
        return sorted(self.seen[index])


def attack(rows):
    system = System(Papers(rows))
    dice, few = np.random.default_rng(1), []
    for variables, equations in system.pieces():
        piece = Piece(system, variables, equations)
        wanted = [variable for variable in variables if variable in system.wanted]
        for _ in range(6):
            goal = np.zeros(len(variables))
            goal[[piece.place[variable] for variable in wanted]] = dice.choice([-1, 1], len(wanted))
            piece.solve(goal)
        for variable in wanted:
            values = piece.values(variable)
            if len(values) < 3:
                few.append((system.wanted[variable], values))
    return len(system.wanted), few


def main():
    councils = defaultdict(list)
    with open(sys.argv[1], newline="") as file:
        for row in csv.reader(file):
            if row and (len(sys.argv) < 3 or row[0] in sys.argv[2:]):
                councils[row[0], row[1]].append(row)
    hidden, few = 0, 0
    for (council, timing), rows in councils.items():
        start = time.time()
        own, found = attack(rows)
        hidden, few = hidden + own, few + len(found)
        print(f"council {council}, {timing}: {own} hidden numbers, {len(found)} with fewer than three values, {time.time() - start:.0f} s", flush=True)
        for one in found[:10]:
            print("  ", one)
    print(f"{hidden} hidden numbers of {len({council for council, _ in councils})} councils, {few} with fewer than three possible values")
    return 1 if few or not hidden else 0


if __name__ == "__main__":
    sys.exit(main())
