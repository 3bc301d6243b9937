#!/usr/bin/env python3
"""Learns what counts for or against a clue to somebody's whereabouts, from sentences that their authors marked.

Usage: train_clues.py FEATURES WEIGHTS [--write | --held-out]. FEATURES is what `ClueFeaturesTests` writes where THROUGHLINE_CLUES_OUT says:
for each sentence its set, its mark (1 a clue, 0 none) and its features. WEIGHTS is Sources/Letters/Domain/Data/clue-weights.txt, which is
compared with what is learnt, or written. --held-out learns without each set in turn and says how that set is then judged.

It is a linear support vector machine (squared hinge loss, by dual coordinate descent), in the order of the file and without chance.
"""
import collections
import pathlib
import sys

COST = 0.02        # how much a sentence on the wrong side weighs against small weights
ROUNDS = 40
SEEN = 3           # what fewer sentences have is not learnt
LARGEST = 250_000  # bytes of the file
START = "@start"
LAST = "# End of the file."
# Of an author whose sentences are left out: at least so many clues and at most so many others, per cent.
FLOORS = {
    "first": (60, 2), "second": (86, 4), "third": (86, 2), "fourth": (84, 2), "sixth": (84, 3), "seventh": (84, 5.5), "eighth": (78, 2),
    "ninth": (74, 2), "tenth": (82, 2.5),
}


def read(path):
    ordinary, rows = set(), []
    with open(path, encoding="utf-8") as file:
        for line in file:
            first, *rest = line.rstrip("\n").split("\t")
            if first == "ordinary":
                ordinary.update(rest)
            else:
                # What the check got wrong once weighs twice.
                rows += [(first, int(rest[0]), rest[1:])] * (2 if first == "own" else 1)
    return ordinary, rows


def learn(rows):
    """The weight of each feature that enough sentences have."""
    count = collections.Counter(name for _, _, names in rows for name in names)
    number = {name: place for place, name in enumerate(sorted(n for n, c in count.items() if c >= SEEN), start=1)}
    data = [(1 if mark else -1, [0] + [number[n] for n in names if n in number]) for _, mark, names in rows]
    weights, alphas, slack = [0.0] * (len(number) + 1), [0.0] * len(data), 1 / (2 * COST)
    # Each round begins at another place and goes on in equal steps, so that neighbours in a file do not come one behind the other.
    step = next(s for s in range(len(data) * 5 // 13, len(data)) if all(len(data) % p or s % p for p in range(2, len(data) + 1)))
    for turn in range(ROUNDS):
        for place in range(len(data)):
            i = (turn + place * step) % len(data)
            side, features = data[i]
            gradient = side * sum([weights[f] for f in features]) - 1 + alphas[i] * slack
            alpha = max(alphas[i] - gradient / (len(features) + slack), 0.0)
            change = (alpha - alphas[i]) * side
            if change:
                alphas[i] = alpha
                for f in features:
                    weights[f] += change
    return {START: weights[0], **{name: weights[place] for name, place in number.items()}}


def table(weights, ordinary):
    """Thousandths of a point by feature: the start, every ordinary word, and of the others those that count most."""
    rounded = {name: round(weight * 1000) for name, weight in weights.items()}
    kept = {START: rounded[START], **{word: rounded.get(word, 0) for word in ordinary}}
    size = sum(len(f"{weight}\t{name}\n".encode()) for name, weight in kept.items())
    for name in sorted(rounded, key=lambda n: (-abs(rounded[n]), n)):
        line = len(f"{rounded[name]}\t{name}\n".encode())
        if name not in kept and rounded[name] and size + line <= LARGEST:
            kept[name] = rounded[name]
            size += line
    return kept


def text(kept):
    return "".join(f"{kept[name]}\t{name}\n" for name in sorted(kept)) + LAST + "\n"


def points(kept, names):
    return kept[START] + sum(kept.get(name, 0) for name in names)


def held_out(rows, ordinary, enough):
    good = True
    for held in sorted({row[0] for row in rows if row[0] != "own"}):
        kept = table(learn([row for row in rows if row[0] != held]), ordinary)
        scores = [(mark, points(kept, names)) for name, mark, names in rows if name == held]
        clues = [s for mark, s in scores if mark]
        others = sorted((s for mark, s in scores if not mark), reverse=True)
        shown, wrong = sum(s >= enough for s in clues) * 100 / len(clues), sum(s >= enough for s in others) * 100 / len(others)
        by_rate = ", ".join(
            f"{sum(s > others[int(len(others) * rate / 100)] for s in clues) * 100 / len(clues):.1f} at {rate}" for rate in (0.5, 1, 2))
        print(f"{held}: {len(clues)} clues, {shown:.1f} % shown; {len(others)} others, {wrong:.1f} % shown; {by_rate} %")
        least, most = FLOORS.get(held, (0, 100))
        good = good and shown >= least and wrong <= most
    return good


def main(features, weights, *wish):
    ordinary, rows = read(features)
    weights = pathlib.Path(weights)
    if wish == ("--held-out",):
        source = (weights.parent.parent / "Whereabouts" / "IndirectClues.swift").read_text(encoding="utf-8")
        enough = int(source.split("static let enough = ")[1].split()[0])
        return held_out(rows, ordinary, enough)
    learnt = table(learn(rows), ordinary)
    if wish == ("--write",):
        weights.write_text(text(learnt), encoding="utf-8")
        return True
    there = dict(reversed(line.split("\t")) for line in weights.read_text(encoding="utf-8").splitlines() if line != LAST)
    apart = [n for n in learnt.keys() | there.keys() if abs(learnt.get(n, 0) - int(there.get(n, 0))) > 2]
    print(f"{len(learnt)} weights learnt, {len(apart)} not as shipped", *apart[:10])
    return not apart


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
