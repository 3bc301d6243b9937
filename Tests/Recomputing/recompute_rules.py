#!/usr/bin/env python3
"""Recomputes the rules of data quality from the raw files, by a second reading of what each rule says, and compares.

Usage: recompute_rules.py PROGRAM FOLDER. FOLDER holds `ssda903/*.csv` and `cin/fake_CIN_data.xml`. Each is loaded into a new store; every
child that a rule fails must fail it here as well. Rules that fail somewhere and are not recomputed are named, and count as a failure.
"""
import collections
import csv
import datetime
import functools
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as markup

Fired = collections.defaultdict(set)


@functools.lru_cache(maxsize=None)
def day(text):
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.datetime.strptime((text or "").strip(), form).date()
        except ValueError:
            pass
    return None


def age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def birthday(born, years):
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return datetime.date(born.year + years, 3, 1)


def said(fired_by_product):
    """One line a rule: how many children fail it there and here."""
    good = bad = 0
    for rule, children in sorted(fired_by_product.items()):
        if rule not in Fired:
            print(f"  not recomputed: {rule} ({len(children)} children)")
            bad += 1
            continue
        beside = children - Fired[rule]
        print(f"  {rule}: {len(children)} there, {len(Fired[rule])} here" + (f", without cause {sorted(beside)[:5]}" if beside else ""))
        good, bad = good + (not beside), bad + bool(beside)
    return good, bad


def of_product(program, *files):
    with tempfile.TemporaryDirectory() as folder:
        store = pathlib.Path(folder) / "store"
        command = [program, "import", "--store", str(store), "--accept", "--even-if", *map(str, files)]
        told = subprocess.run(command, capture_output=True, text=True)
        if told.returncode and "even-if" in told.stderr:
            told = subprocess.run([c for c in command if c != "--even-if"], capture_output=True, text=True)
        if told.returncode:
            sys.exit(told.stdout + told.stderr)
        database = sqlite3.connect(next(store.rglob("*.sqlite")))
        fired = collections.defaultdict(set)
        for rule, number in database.execute(
            "SELECT DISTINCT rule, number FROM quality_failure JOIN quality_record ON quality_record.id = quality_failure.record"
        ):
            fired[rule].add(number)
        days = dict(database.execute("SELECT form, day FROM quality_day"))
        return fired, days


CEASED = set("X1 E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17".split())
BEGAN = set("S L P T B U".split())
PLACES = set("U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 P2 P3 H5 K3 K1 K2 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 Z1 Z11 Z12 Z13 Z14".split())
STATUSES = set("C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3".split())
CHANGES = set("CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER".split())
ETHNIC = set("WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT".split())
TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
WORKER = set("MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS".split())


def upn_is_right(upn):
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    if len(upn) != 13 or upn[0] not in letters:
        return False
    total = 0
    for place, character in enumerate(upn[1:], 2):
        if character.isdigit():
            total += int(character) * place
        elif place == 13 and character in letters:
            total += letters.index(character) * place
        else:
            return False
    return total % 23 == letters.index(upn[0])


def looked_after(folder, today):
    def rows(name):
        path = folder / f"{name}.csv"
        if not path.exists():
            return []
        with open(path, encoding="utf-8-sig", newline="") as file:
            return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file)]

    first = datetime.date(today.year if today.month >= 4 else today.year - 1, 4, 1)
    last = datetime.date(first.year + 1, 3, 31)
    header = {row["CHILD"]: row for row in rows("header")}
    born = {child: day(row["DOB"]) for child, row in header.items()}
    # Any table gives a day of birth.
    tables = {name: rows(name) for name in "episodes reviews uasc oc2 oc3 ad1 placed_for_adoption previous_permanence missing sw_episodes DoLo".split()}
    births = collections.defaultdict(set)
    for child, value in born.items():
        births[child].add(value)
    for table in tables.values():
        for row in table:
            if row.get("DOB"):
                births[row["CHILD"]].add(day(row["DOB"]))
    everybody = set(header) | {row["CHILD"] for table in tables.values() for row in table}

    def fire(rule, child, when=True):
        Fired[rule]
        if when:
            Fired[rule].add(child)

    for child in everybody:
        row = header.get(child, {})
        fire("details-missing", child, not row)
        fire("birth-missing", child, not row.get("DOB"))
        fire("ethnicity-missing", child, not row.get("ETHNIC"))
        fire("ethnicity-not-known-here", child, bool(row.get("ETHNIC")) and row["ETHNIC"] not in ETHNIC)
        fire("sex-missing", child, not row.get("SEX"))
        upn = row.get("UPN", "").upper()
        no_number = len(upn) <= 4 and upn.startswith("UN")
        fire("pupil-number-check-letter", child, bool(upn) and not no_number and not upn_is_right(upn))
        fire("pupil-number-missing", child, not upn and any(b and age(b, today) >= 6 for b in births[child]))
        fire("born-in-the-future", child, any(b and b > today for b in births[child]))
        fire("formats-disagree-on-birth", child, False)
    numbers = collections.Counter(row["UPN"].upper() for row in header.values() if row.get("UPN"))
    for child, row in header.items():
        fire("same-pupil-number-twice", child, numbers[row.get("UPN", "").upper()] > 1)

    episodes = collections.defaultdict(list)
    for row in tables["episodes"]:
        row = dict(row, begin=day(row["DECOM"]), end=day(row["DEC"]))
        if row["begin"]:
            episodes[row["CHILD"]].append(row)
    for rule in """day-in-the-future birth-after-event care-ends-before-start end-without-reason ceased-reason-not-known-here
            episode-reason-not-known-here next-episode-missing restarted-on-same-day not-restarted new-episode-changes-nothing
            temporary-begins-care temporary-ends-care temporary-without-return temporary-too-long short-break-too-long short-breaks-too-many
            emergency-order-too-long police-protection-too-long change-reason-missing change-reason-not-needed
            change-reason-not-known-here provider-not-needed provider-missing provider-cannot-provide provider-against-placement
            too-young-for-placement too-young-for-status placement-against-legal-status placement-not-known-here
            legal-status-not-known-here placement-code-out-of-year episodes-overlap periods-of-care-overlap gap-between-episodes
            first-episode-not-started in-care-after-eighteen independent-too-young outcomes-missing in-care-without-worker
            worker-missing-earlier-in-year missing-open-after-placement allocations-overlap adoption-placements-overlap
            unaccompanied-after-eighteen unaccompanied-end-without-status""".split():
        Fired[rule]

    def periods(child):
        found = []
        for row in episodes[child]:
            joins = found and row["RNE"] != "S" and (found[-1]["end"] is None or row["begin"] <= found[-1]["end"] + datetime.timedelta(1))
            if joins:
                found[-1]["end"] = None if row["end"] is None or found[-1]["end"] is None else max(found[-1]["end"], row["end"])
                found[-1]["rows"].append(row)
            else:
                found.append({"begin": row["begin"], "end": row["end"], "rows": [row]})
        return found

    def in_cohort(child):
        return any(
            p["begin"] <= first and (p["end"] is None or p["end"] > last) and p["rows"][0]["LS"] not in ("V3", "V4") for p in periods(child))

    def by_child(name):
        found = collections.defaultdict(list)
        for row in tables[name]:
            found[row["CHILD"]].append(row)
        return found

    reviews_of, outcomes_of, workers_of, missing_of = by_child("reviews"), by_child("oc2"), by_child("sw_episodes"), by_child("missing")
    for child, mine in episodes.items():
        mine.sort(key=lambda row: row["begin"])
        birth = born.get(child) or next(iter(births[child] - {None}), None)
        for index, row in enumerate(mine):
            begin, end = row["begin"], row["end"]
            until = end or today
            length = (until - begin).days
            place, status, provider = row["PLACE"], row["LS"], row["PLACE_PROVIDER"]
            before = mine[index - 1] if index else None
            after = mine[index + 1] if index + 1 < len(mine) else None
            fire("day-in-the-future", child, begin > today or (end is not None and end > today))
            fire("birth-after-event", child, any(b and begin < b for b in births[child]))
            fire("care-ends-before-start", child, end is not None and end < begin)
            fire("end-without-reason", child, bool(row["DEC"]) != bool(row["REC"]))
            fire("ceased-reason-not-known-here", child, bool(row["REC"]) and row["REC"] not in CEASED)
            fire("episode-reason-not-known-here", child, row["RNE"] not in BEGAN)
            fire("next-episode-missing", child, row["REC"] == "X1" and end is not None and not any(o["begin"] == end and o is not row for o in mine))
            fire("placement-not-known-here", child, bool(place) and place not in PLACES)
            fire("legal-status-not-known-here", child, bool(status) and status not in STATUSES)
            fire("change-reason-not-known-here", child, bool(row["REASON_PLACE_CHANGE"]) and row["REASON_PLACE_CHANGE"] not in CHANGES)
            fire("temporary-begins-care", child, row["RNE"] == "S" and place in TEMPORARY)
            fire("temporary-ends-care", child, place in TEMPORARY and row["REC"] in CEASED - {"X1"})
            fire("temporary-too-long", child, length > {"T1": 42, "T3": 21, "T4": 7}.get(place, 10**6))
            fire("short-break-too-long", child, status == "V3" and length > 17)
            fire("emergency-order-too-long", child, (status == "L2" and length > 21) or (status == "L3" and length > 7))
            fire("police-protection-too-long", child, status == "L1" and length > 3)
            fire("provider-not-needed", child, bool(provider) and (place in {"T0", "T1", "T2", "T3", "Z1", "Z11", "Z12", "Z13", "Z14"} or (place == "T4" and first.year >= 2025)))
            fire("provider-missing", child, place in PLACES and not provider and status not in ("V3", "V4") and place not in TEMPORARY and not place.startswith("Z"))
            fire("provider-cannot-provide", child, (provider in ("PR1", "PR2") and place in ("R2", "R5")) or (provider == "PR3" and (place[:1] in "UA" and place in PLACES or place in ("K1", "K2"))))
            fire("provider-against-placement", child, place in PLACES and provider in {"PR0", "PR1", "PR2", "PR3", "PR4", "PR5"} and (provider == "PR0") != (place == "P1"))
            fire("placement-against-legal-status", child, (place == "P1" and status == "V2") or (place in ("A5", "A6") and status in STATUSES - {"E1"}))
            least = {"H5": 16, "K3": 16, "P3": 14, "R5": 10, "S1": 4}.get(place)
            fire("too-young-for-placement", child, bool(least and birth) and age(birth, begin) < least)
            fire("too-young-for-status", child, status in ("J1", "J2", "J3") and bool(birth) and age(birth, begin) < 10)
            fire("independent-too-young", child, row["REC"] in ("E5", "E6") and bool(birth and end) and age(birth, end) < 14)
            fire("in-care-after-eighteen", child, bool(birth) and until > birthday(birth, 18) and not (status == "V2" and place == "K2"))
            fire("placement-code-out-of-year", child, (place == "K3" and until < datetime.date(2024, 4, 1)) or (place in ("Z11", "Z12", "Z13", "Z14") and until < datetime.date(2025, 4, 1)) or (place in ("H5", "Z1") and begin > datetime.date(2025, 3, 31)) or (place == "P2" and begin > datetime.date(2023, 10, 28)))
            if status == "V3":
                window = until.replace(year=until.year - 1) if (until.month, until.day) != (2, 29) else until.replace(year=until.year - 1, day=28)
                total = sum(max(0, (min(o["end"] or until, until) - max(o["begin"], window)).days) for o in mine if o["LS"] == "V3" and o["begin"] <= begin)
                fire("short-breaks-too-many", child, total > 75)
            for other in mine[:index]:
                fire("episodes-overlap", child, other["end"] is None or begin < other["end"])
                fire("periods-of-care-overlap", child, other["end"] is None or begin < other["end"])
            reason = row["REASON_PLACE_CHANGE"]
            follows = after is not None and end is not None and after["begin"] == end
            fire("change-reason-not-needed", child, bool(reason) and (place in TEMPORARY or end is None or (follows and after["RNE"] in ("S", "L"))))
            fire("change-reason-missing", child, follows and after["RNE"] in "PTBU" and not reason and place not in TEMPORARY and after["PLACE"] not in TEMPORARY)
            if before is not None:
                fire("gap-between-episodes", child, before["end"] is not None and begin > before["end"] + datetime.timedelta(1) and before["REC"] == "X1" and row["RNE"] != "S")
                fire("restarted-on-same-day", child, row["RNE"] == "S" and before["end"] == begin)
                fire("not-restarted", child, before["REC"] in CEASED - {"X1"} and row["RNE"] in BEGAN - {"S"})
                if before["end"] == begin and row["RNE"] in BEGAN - {"S"} and status and before["LS"]:
                    same = status == before["LS"]
                    home = all(not before[k] or not row[k] or before[k] == row[k] for k in ("PLACE", "PLACE_PROVIDER", "URN"))
                    # The number is that of the home, and not of an agency, for these types only.
                    stays = place in ("K1", "K2", "K3", "R3", "S1") and all(row[k] and before[k] == row[k] for k in ("PLACE", "PLACE_PROVIDER", "URN"))
                    fire("new-episode-changes-nothing", child, {"L": same or not home, "B": same or stays, "U": same or stays}.get(row["RNE"], not same or stays))
                if after is not None and place in TEMPORARY and before["PLACE"] not in TEMPORARY and after["PLACE"] not in TEMPORARY:
                    fire("temporary-without-return", child, any(before[k] and after[k] and before[k] != after[k] for k in ("PLACE", "PLACE_PROVIDER", "URN")))
            fire("first-episode-not-started", child, index == 0 and row["RNE"] != "S" and begin > first)
        open_now = mine[-1]["end"] is None and mine[-1]["LS"] not in ("V3", "V4")
        workers = workers_of[child]
        covered = any((day(w["SW_DECOM"]) or today) <= today and (not w["SW_DEC"] or day(w["SW_DEC"]) >= today) for w in workers)
        fire("in-care-without-worker", child, open_now and not covered)
        starts = [d for w in workers for d in [day(w["SW_DECOM"])] if d]
        in_year = [p for p in periods(child) if p["rows"][0]["LS"] not in ("V3", "V4") and (p["end"] is None or p["end"] >= first)]
        fire("worker-missing-earlier-in-year", child, bool(open_now and starts and in_year) and min(starts) > max(in_year[0]["begin"], first))
        answers = outcomes_of[child]
        fire("outcomes-missing", child, in_cohort(child) and not any(all(row[k] for k in ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")) for row in answers))
        reviews = sorted(d for row in reviews_of[child] for d in [day(row["REVIEW"])] if d)
        for period in periods(child):
            if any(row["LS"] in ("V3", "V4") for row in period["rows"][:1]):
                continue
            marks = [max(period["begin"], first)] + [d for d in reviews if period["begin"] <= d <= (period["end"] or today)] + [min(period["end"] or today, today)]
            marks = sorted(marks)
            fire("care-review-gap", child, any((b - a).days > 245 for a, b in zip(marks, marks[1:])))

    leavers = {row["CHILD"] for row in tables["oc3"]}
    for row in tables["oc2"]:
        child, birth = row["CHILD"], born.get(row["CHILD"])
        score = row["SDQ_SCORE"]
        filled = any(row[k] for k in row if k not in ("CHILD", "DOB"))
        fire("outcomes-outside-cohort", child, filled and not in_cohort(child))
        fire("score-out-of-range", child, score.lstrip("-").isdigit() and not 0 <= int(score) <= 40)
        fire("score-and-reason", child, bool(score and row["SDQ_REASON"]))
        right_age = bool(birth) and age(birth, last) >= 4 and age(birth, first) <= 16
        fire("score-missing", child, in_cohort(child) and right_age and not score and not row["SDQ_REASON"])
        fire("score-against-age", child, bool(birth) and not right_age and bool(score or row["SDQ_REASON"]))
        fire("score-reason-against-age", child, row["SDQ_REASON"] == "SDQ1" and bool(birth) and age(birth, first) >= 4 and age(birth, last) <= 16)
        fire("outcomes-of-leaver", child, child in leavers)
    for row in tables["reviews"]:
        child, when, birth = row["CHILD"], day(row["REVIEW"]), born.get(row["CHILD"])
        if when is None:
            continue
        fire("day-in-the-future", child, when > today)
        fire("birth-after-event", child, any(b and when < b for b in births[child]))
        fire("care-review-outside-care", child, not any(p["begin"] <= when and (p["end"] is None or when <= p["end"]) for p in periods(child)))
        fire("participation-against-age", child, row["REVIEW_CODE"] == "PN0" and bool(birth) and age(birth, when) >= 4)
    for row in tables["missing"]:
        child, begin, end = row["CHILD"], day(row["MIS_START"]), day(row["MIS_END"])
        if begin is None:
            continue
        fire("day-in-the-future", child, begin > today or (end is not None and end > today))
        fire("birth-after-event", child, any(b and begin < b for b in births[child]))
        fire("missing-ends-before-start", child, end is not None and end < begin)
        care = periods(child)
        fire("missing-outside-care", child, not any(p["begin"] <= begin and (p["end"] is None or begin <= p["end"]) for p in care))
        fire("missing-left-open", child, end is None and any(p["end"] is not None and p["begin"] <= begin <= p["end"] for p in care))
        left = [e for e in episodes[child] if e["begin"] <= begin and (e["end"] is None or begin <= e["end"])]
        if left and end is None:
            stay = left[-1]
            for e in episodes[child]:
                stay = e if e["RNE"] == "L" and e["begin"] == stay["end"] else stay
            fire("missing-open-after-placement", child, stay["end"] is not None and stay["REC"] == "X1")
        fire("missing-at-end-of-care", child, end is not None and any(e["end"] == end and e["REC"] in CEASED - {"X1", "E8"} for e in episodes[child]))
        for other in missing_of[child]:
            a, b = day(other["MIS_START"]), day(other["MIS_END"])
            fire("missing-spells-overlap", child, other is not row and other["CHILD"] == child and a is not None and a <= begin and (b is None or begin < b))
    for row in tables["oc3"]:
        child, birth = row["CHILD"], born.get(row["CHILD"]) or day(row["DOB"])
        touch, active, home = row["IN_TOUCH"], row["ACTIV"] in ("", "0"), row["ACCOM"] in ("", "0")
        fire("leaver-against-age", child, bool(birth) and not 17 <= age(birth, last) <= 21)
        fire("leaver-answers-against-contact", child, (touch in ("DIED", "RHOM") and not (active and home)) or (touch == "YES" and (active or home)))
        fire("leaver-died-in-care", child, any(e["REC"] == "E2" for e in episodes[child]))
        years = age(birth, last) if birth else 0
        fire("leaver-still-in-care", child, years in (17, 18) and any(p["begin"] <= birthday(birth, years) and (p["end"] is None or p["end"] > birthday(birth, years)) for p in periods(child)))
    for row in tables["sw_episodes"]:
        child, begin, end = row["CHILD"], day(row["SW_DECOM"]), day(row["SW_DEC"])
        fire("worker-of-one-day", child, begin is not None and begin == end)
        fire("worker-change-reason-missing", child, row["SW_REASON"] not in WORKER)
        fire("worker-outside-year", child, bool((end and (end < first or end > last)) or (begin and begin > last)))
        fire("allocation-ends-before-start", child, bool(begin and end and end < begin))
        for other in workers_of[child]:
            a, b = day(other["SW_DECOM"]), day(other["SW_DEC"])
            fire("allocations-overlap", child, other is not row and bool(a and begin) and a <= begin and (b is None or begin < b))
    for row in tables["placed_for_adoption"]:
        begin = day(row["DATE_PLACED"])
        for other in tables["placed_for_adoption"]:
            if other is not row and other["CHILD"] == row["CHILD"] and begin and day(other["DATE_PLACED"]):
                b = day(other["DATE_PLACED_CEASED"])
                fire("adoption-placements-overlap", row["CHILD"], day(other["DATE_PLACED"]) <= begin and (b is None or begin < b))
    for row in tables["uasc"]:
        birth, ended = born.get(row["CHILD"]) or day(row["DOB"]), day(row["DUC"])
        fire("unaccompanied-after-eighteen", row["CHILD"], bool(birth and ended) and ended > birthday(birth, 18))
    for name, columns in (("DoLo", ("DOLO_START", "DOLO_END")), ("placed_for_adoption", ("DATE_PLACED", "DATE_PLACED_CEASED")), ("ad1", ("DATE_INT",)), ("sw_episodes", ("SW_DECOM", "SW_DEC"))):
        for row in tables[name]:
            fire("day-in-the-future", row["CHILD"], any(d is not None and d > today for d in (day(row[c]) for c in columns)))


def census(path, today):
    first = datetime.date(today.year if today.month >= 4 else today.year - 1, 4, 1)
    reasons = {f"RC{number}" for number in range(1, 10)}

    def text(element, name):
        found = element.find(name)
        return (found.text or "").strip() if found is not None else ""

    numbers = collections.defaultdict(set)
    for child in markup.parse(path).getroot().iter("Child"):
        about = child.find("ChildIdentifiers")
        number = text(about, "LAchildID")
        birth, death = day(text(about, "PersonBirthDate")), day(text(about, "PersonDeathDate"))
        upn = text(about, "UPN").upper()
        if upn:
            numbers[upn].add(number)

        def fire(rule, when):
            Fired[rule]
            if when:
                Fired[rule].add(number)

        fire("birth-missing", not birth and not text(about, "ExpectedPersonBirthDate"))
        fire("born-in-the-future", bool(birth) and birth > today)
        fire("death-before-birth", bool(birth and death) and death < birth)
        fire("sex-missing", text(about, "GenderCurrent") + text(about, "PersonGenderCurrent") + text(about, "Sex") in ("", "0"))
        fire("pupil-number-check-letter", bool(upn) and not upn.startswith("UN") and not upn_is_right(upn))
        fire("pupil-number-missing", not upn and not text(about, "UPNunknown") and bool(birth) and age(birth, today) >= 6)
        ethnicity = "".join(e.text or "" for e in child.iter("Ethnicity")).strip()
        fire("ethnicity-missing", not ethnicity)
        fire("ethnicity-not-known-here", bool(ethnicity) and ethnicity not in ETHNIC)
        spells, referrals, open_late = [], [], False
        for details in child.iter("CINdetails"):
            begin, end, reason = day(text(details, "CINreferralDate")), day(text(details, "CINclosureDate")), text(details, "ReasonForClosure")
            answer = text(details, "ReferralNFA").lower()
            nothing = answer in ("1", "true")
            inside = [e for name in ("Assessments", "Section47", "CINPlanDates", "ChildProtectionPlans") for e in details.findall(name)]
            starts = [day(text(e, name)) for e in inside for name in ("AssessmentActualStartDate", "S47ActualStartDate", "CINPlanStartDate", "CPPstartDate") if text(e, name)]
            conferences = [day(text(e, "DateOfInitialCPC")) for e in [details, *details.findall("Section47")]]
            fire("activity-on-no-further-action", nothing and bool(inside or any(conferences)))
            fire("activity-before-referral", any(s and begin and s < begin for s in starts + conferences))
            fire("no-further-action-missing", answer not in ("1", "0", "true", "false"))
            fire("no-further-action-stale", nothing and bool(begin) and begin < first - datetime.timedelta(1))
            fire("conference-at-weekend", any(c and c.weekday() >= 5 for c in conferences))
            ends = [day(text(details, "CINclosureDate"))] + [day(text(e, name)) for e in inside for name in ("AssessmentAuthorisationDate", "CINPlanEndDate", "CPPendDate")]
            fire("day-in-the-future", any(d and d > today for d in [begin, death, *starts, *conferences, *ends]))
            fire("conference-at-two-levels", conferences[0] is not None and conferences[0] in conferences[1:])
            if begin:
                referrals.append(begin)
            if nothing or begin is None:
                continue
            need = text(details, "PrimaryNeedCode")
            fire("need-not-known-here", bool(need) and need not in {f"N{n}" for n in range(10)})
            fire("closed-before-referral", bool(end) and end < begin)
            fire("closed-without-reason", bool(end) and not reason)
            fire("closure-reason-without-date", bool(reason) and not end)
            fire("closure-reason-not-known-here", bool(reason) and reason not in reasons)
            fire("died-without-date", reason == "RC2" and not death)
            fire("died-and-still-open", bool(death) and (end is None or end > death + datetime.timedelta(60)))
            fire("closed-after-no-assessment", reason in ("RC8", "RC9") and details.find("Assessments") is None)
            spells.append((begin, end))
        fire("referral-twice", len(referrals) > len(set(referrals)))
        sound = [s for s in spells if not (s[1] and s[1] < s[0])]
        fire("times-in-need-overlap", any(a is not b and a[0] <= b[0] and (a[1] is None or b[0] < a[1]) for a in sound for b in sound))
    for shared in numbers.values():
        if len(shared) > 1:
            Fired["same-pupil-number-twice"] |= shared


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if not folder.exists():
        print(f"The sample returns are not there ({folder}), so nothing is recomputed.")
        return
    good = bad = 0
    for name, files, form, recompute in (
        ("looked-after return", [folder / "ssda903" / f for f in sorted(p.name for p in (folder / "ssda903").glob("*.csv"))], "looked_after", lambda day_: looked_after(folder / "ssda903", day_)),
        ("census", [folder / "cin" / "fake_CIN_data.xml"], "census", lambda day_: census(folder / "cin" / "fake_CIN_data.xml", day_)),
    ):
        Fired.clear()
        fired, days = of_product(program, *files)
        today = datetime.date.fromisoformat(days[form]) if form in days else datetime.date.today()
        print(f"{name}, data as at {today}:")
        recompute(today)
        one, other = said(fired)
        good, bad = good + one, bad + other
    print(f"{good} passed, {bad} failed")
    sys.exit(1 if bad else 0)


main()
