#!/usr/bin/env python3
"""Works out the monthly figures of the measures from a council's files, by a second reading of what each measure says, and compares.

Usage: recompute_measures.py FOLDER. FOLDER holds `ssd/*.csv`, a council in the Standard Safeguarding Dataset as known on 31 March 2024, and
`figures.csv`, what the product makes of it for the whole council. Nothing here goes from one day to the next in stretches, as the product
does: each figure on a day asks each child about that day. Every number must be the same.
"""
import bisect
import collections
import csv
import datetime
import decimal
import itertools
import json
import pathlib
import sys
import xml.etree.ElementTree

FOLDER = pathlib.Path(sys.argv[1])
DATA_DAY = datetime.date(2024, 3, 31)
FIRST_MONTH = (2019, 4)
ONE = datetime.timedelta(1)

# ------------------------------------------------------------------------------------------------------------------- days
HOLIDAYS = {
    2013: "1-1 3-29 4-1 5-6 5-27 8-26 12-25 12-26", 2014: "1-1 4-18 4-21 5-5 5-26 8-25 12-25 12-26",
    2015: "1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-28", 2016: "1-1 3-25 3-28 5-2 5-30 8-29 12-26 12-27",
    2017: "1-2 4-14 4-17 5-1 5-29 8-28 12-25 12-26", 2018: "1-1 3-30 4-2 5-7 5-28 8-27 12-25 12-26",
    2019: "1-1 4-19 4-22 5-6 5-27 8-26 12-25 12-26", 2020: "1-1 4-10 4-13 5-8 5-25 8-31 12-25 12-28",
    2021: "1-1 4-2 4-5 5-3 5-31 8-30 12-27 12-28", 2022: "1-3 4-15 4-18 5-2 6-2 6-3 8-29 9-19 12-26 12-27",
    2023: "1-2 4-7 4-10 5-1 5-8 5-29 8-28 12-25 12-26", 2024: "1-1 3-29 4-1 5-6 5-27 8-26 12-25 12-26",
    2025: "1-1 4-18 4-21 5-5 5-26 8-25 12-25 12-26",
}
OFF = {datetime.date(year, *map(int, text.split("-"))) for year, days in HOLIDAYS.items() for text in days.split()}
WORKING = [
    day for day in (datetime.date(2013, 1, 1) + ONE * n for n in range(13 * 365 + 3)) if day.weekday() < 5 and day not in OFF]


def working_day(count, after):
    """The day that is so many working days after a day, which is day 0."""
    return WORKING[bisect.bisect_right(WORKING, after) + count - 1]


def working_days(after, through):
    return bisect.bisect_right(WORKING, through) - bisect.bisect_right(WORKING, after)


def months_on(day, count):
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - ONE).day
    return datetime.date(year, month, min(day.day, last))


def birthday(born, years):
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return datetime.date(born.year + years, 3, 1)


def month_ends():
    year, month = FIRST_MONTH
    while True:
        last = datetime.date(year + month // 12, month % 12 + 1, 1) - ONE
        if last > DATA_DAY:
            return
        yield last
        year, month = year + month // 12, month % 12 + 1


MONTHS = list(month_ends())

# ------------------------------------------------------------------------------------------------------------------- files


def a_day(text):
    try:
        return datetime.date.fromisoformat((text or "").strip())
    except ValueError:
        return None


def table(name, child, begin, end=None, may_lack_day=False):
    """The rows of a table by child, in the order of their first day; rows without a child or with a day that is none are left out."""
    found = collections.defaultdict(list)
    with open(FOLDER / "ssd" / f"ssd_{name}.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            row = {key: (value or "").strip() for key, value in row.items() if key}
            row["begin"] = a_day(row[begin]) if begin else None
            row["end"] = a_day(row[end]) if end else None
            if begin and row["begin"] is None and not may_lack_day:
                continue
            if row["begin"] and row["begin"] > DATA_DAY + ONE * 60:
                continue
            if row[child]:
                found[row[child]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row["begin"] or datetime.date.min)
    return found


persons = table("person", "pers_person_id", None)
contacts = table("contacts", "cont_person_id", "cont_contact_date")
referrals = table("cin_episodes", "cine_person_id", "cine_referral_date", "cine_close_date")
assessments = table("cin_assessments", "cina_person_id", "cina_assessment_start_date", "cina_assessment_auth_date")
need_plans = table("cin_plans", "cinp_person_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date")
need_visits = table("cin_visits", "cinv_person_id", "cinv_cin_visit_date")
enquiries = table("s47_enquiry", "s47e_person_id", "s47e_s47_start_date", "s47e_s47_end_date")
conferences = table("initial_cp_conference", "icpc_person_id", "icpc_icpc_date")
plans = table("cp_plans", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date")
plan_visits = table("cp_visits", "cppv_person_id", "cppv_cp_visit_date")
plan_reviews = table("cp_reviews", "cppr_person_id", "cppr_cp_review_date")
episodes = table("cla_episodes", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date")
placements = table("cla_placement", "clap_person_id", "clap_cla_placement_start_date", "clap_cla_placement_end_date")
statuses = table("legal_status", "lega_person_id", "lega_legal_status_start_date", "lega_legal_status_end_date")
care_visits = table("cla_visits", "clav_person_id", "clav_cla_visit_date")
care_plans = table("cla_care_plan", "lacp_person_id", "lacp_cla_care_plan_start_date", "lacp_cla_care_plan_end_date")
checks = table("cla_health", "clah_person_id", "clah_health_check_date")
questionnaires = table("sdq_scores", "csdq_person_id", "csdq_sdq_completed_date")
immunised = table("cla_immunisations", "clai_person_id", "clai_immunisations_status_date")
missing = table("missing", "miss_person_id", "miss_missing_episode_start_date", "miss_missing_episode_end_date")
adoptions = table("permanence", "perm_person_id", "perm_adm_decision_date")
leavers = table("care_leavers", "clea_person_id", None)
allocations = table("involvements", "invo_person_id", "invo_involvement_start_date", "invo_involvement_end_date")
asylum = table("immigration_status", "immi_person_id", "immi_immigration_status_start_date", "immi_immigration_status_end_date")
before_court = table("pre_proceedings", "prep_person_id", "prep_pre_pro_decision_date", "prep_agree_stepdown_issue_date")
# A review of a child in care names the period of care, whose child it is of.
owner = {row["clae_cla_id"]: child for child, rows in episodes.items() for row in rows}
care_reviews = collections.defaultdict(list)
for period, rows in table("cla_reviews", "clar_cla_id", "clar_cla_review_date", may_lack_day=True).items():
    for row in rows:
        if period in owner and row["begin"] and row["clar_cla_review_cancelled"] != "Y":
            care_reviews[owner[period]].append(row)
for rows in care_reviews.values():
    rows.sort(key=lambda row: row["begin"])

CHILDREN = set().union(
    persons, contacts, referrals, assessments, need_plans, need_visits, enquiries, conferences, plans, plan_visits, plan_reviews, episodes,
    placements, statuses, care_visits, checks, missing, leavers, allocations, asylum, before_court)
BORN = {child: a_day(rows[0]["pers_dob"]) for child, rows in persons.items()}
EXPECTED = {child: a_day(rows[0]["pers_expected_dob"]) for child, rows in persons.items()}
DIED = {child: a_day(rows[0]["pers_death_date"]) for child, rows in persons.items()}


def age(child, on):
    born = BORN.get(child)
    return None if born is None else on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_unborn(child, on):
    if BORN.get(child) is None:
        return EXPECTED.get(child) is not None
    return age(child, on) < 0


def sound(row):
    return not (row["end"] and row["end"] < row["begin"])


def holds(child, row, on):
    """A spell counts from its first day to the day before its last, and not from the day of a death."""
    alive = DIED.get(child) is None or on < DIED[child]
    return alive and sound(row) and row["begin"] <= on and (row["end"] is None or on < row["end"])


# --------------------------------------------------------------------------------------------------------------- care
def care_of(child):
    """Stretches in care, without those that were short breaks on their last day."""
    found = []
    for row in episodes[child]:
        if found and found[-1]["clae_cla_id"] == row["clae_cla_id"]:
            ends = (found[-1]["end"], row["end"])
            found[-1]["end"] = None if None in ends else max(ends)
        else:
            found.append(dict(row))
    return [p for p in found if sound(p) and not is_short(child, p["end"] or DATA_DAY)]


def is_short(child, on):
    covering = [s for s in statuses[child] if s["begin"] <= on and (s["end"] is None or on <= s["end"])]
    return bool(covering) and covering[-1]["lega_legal_status"] in ("V3", "V4")


CARE = {child: care_of(child) for child in CHILDREN}
NEED = {child: [r for r in referrals[child] if r["cine_referral_nfa"] != "Y" and sound(r)] for child in CHILDREN}
PLANS = {child: [p for p in plans[child] if sound(p) and p["cppl_cp_plan_ola"] != "Y"] for child in CHILDREN}
HOMES = {child: [p for p in placements[child] if sound(p)] for child in CHILDREN}


def in_care(child, on):
    return any(holds(child, p, on) for p in CARE[child])


def is_open(child, on):
    return in_care(child, on) or any(holds(child, r, on) for r in NEED[child])


def holder(child, on):
    """The worker of a day: of several the one who came last."""
    found = [a for a in allocations[child] if sound(a) and a["begin"] <= on and (a["end"] is None or on <= a["end"])]
    return found[-1]["invo_professional_id"] if found else ""


# -------------------------------------------------------------------------------------------------------------- figures
class Figure:
    """Numerator and denominator of each month, and how many wait on its last day and how many of them over the limit."""

    def __init__(self):
        self.of = {end: [0, 0, 0, 0] for end in MONTHS}

    def event(self, on, met, denominator=1):
        end = months_on(on.replace(day=1), 1) - ONE
        if end in self.of:
            self.of[end][0] += bool(met)
            self.of[end][1] += denominator

    def wait(self, child, start, end, due, row_ends=None):
        """Waiting on each last day from the start to the day before it was done."""
        for on in MONTHS:
            alive = DIED.get(child) is None or on < DIED[child]
            over = (row_ends is not None and on >= row_ends) or (end is not None and on >= end)
            # What was done is known to have been waited for, whatever happened after.
            if end is not None:
                alive = True
            if start <= on and not over and alive:
                self.of[on][2] += 1
                self.of[on][3] += on > due

    def snapshot(self, count):
        """- count: of a child and a day, pairs of whether it is in the numerator."""
        for on in MONTHS:
            for child in CHILDREN:
                for met in count(child, on):
                    self.of[on][0] += bool(met)
                    self.of[on][1] += 1

    def days(self, child, start, end, row_ends=None):
        """Days from the start to the day before the end, those of each month; of everybody who has any, one in the denominator."""
        for on in MONTHS:
            first, last = max(start, on.replace(day=1)), on
            stops = [d - ONE for d in (end, row_ends if end is None else None, DIED.get(child) if end is None else None) if d]
            last = min([last] + stops)
            if first <= last:
                self.of[on][0] += (last - first).days + 1
                self.of[on][1] += 1


FIGURES = collections.defaultdict(Figure)
F = FIGURES


def finish(code, child, start, done, due, ends=None, value=None):
    if done is not None and done < start:
        return
    if done is not None:
        F[code].event(done, done <= due)
    F[code].wait(child, start, done, due, ends)


# ---------------------------------------------------------------------------------------------------------- front door
first_referral = min(r["begin"] for rows in referrals.values() for r in rows)
for child in CHILDREN:
    for row in contacts[child]:
        F["F1"].event(row["begin"], True)
    days = sorted({r["begin"] for r in referrals[child]})
    for index, on in enumerate(days):
        again = any(months_on(e, 12) >= on for e in days[:index])
        if again or first_referral <= months_on(on, -12):
            F["F4"].event(on, again)
    for row in referrals[child]:
        F["F3"].event(row["begin"], True)
        if row["cine_referral_nfa"] in ("Y", "N"):
            F["F5"].event(row["begin"], row["cine_referral_nfa"] == "Y")
        source = row["cine_referral_source_code"]
        if source:
            F["F10a"].event(row["begin"], source == "6")
            F["F10b"].event(row["begin"], source in ("2A", "2B"))
            F["F10c"].event(row["begin"], source in ("3A", "3B", "3C", "3D", "3E", "3F"))
    for row in assessments[child]:
        named = [r["begin"] for r in referrals[child] if row["cina_referral_id"] and r["cine_referral_id"] == row["cina_referral_id"]]
        before = [r["begin"] for r in referrals[child] if r["begin"] <= row["begin"]]
        referred = named[0] if named else max(before) if before else None
        for code, start in (("F6a", referred), ("F6b", row["begin"])):
            if start is not None:
                finish(code, child, start, row["end"], working_day(45, start), row["end"])
        if row["end"]:
            if not is_unborn(child, row["end"]):
                F["F8"].event(row["end"], row["cina_assessment_child_seen"] == "Y")
            if row["cina_assessment_outcome_nfa"] in ("Y", "N"):
                F["F9"].event(row["end"], row["cina_assessment_outcome_nfa"] == "Y")
        row["referred"] = referred
F["F7a"].snapshot(lambda c, on: [on > working_day(45, a["referred"]) for a in assessments[c] if a["referred"] and holds(c, a, on)])
F["F7b"].snapshot(lambda c, on: [on > working_day(45, a["begin"]) for a in assessments[c] if holds(c, a, on)])
ETHNIC = set("WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU".split())
recorded = {child: any(p["pers_ethnicity"] in ETHNIC for p in persons[child]) for child in CHILDREN}
F["F11"].snapshot(lambda c, on: [recorded[c]] if is_open(c, on) else [])

# ---------------------------------------------------------------------------------------------------------- protection
for child in CHILDREN:
    by_number = {}
    for row in enquiries[child]:
        by_number.setdefault(row["s47e_s47_enquiry_id"], row)
    led_to = {}
    for row in conferences[child]:
        enquiry = by_number.get(row["icpc_s47_enquiry_id"])
        if row["icpc_icpc_transfer_in"] == "Y":
            continue
        F["C3b"].event(
            row["begin"],
            row["icpc_icpc_outcome_cp_flag"] == "Y"
            or (row["icpc_icpc_outcome_cp_flag"] != "N" and any(p["begin"] == row["begin"] for p in plans[child])))
        if enquiry is not None:
            led_to.setdefault(id(enquiry), row["begin"])
            F["C2"].event(row["begin"], row["begin"] <= working_day(15, enquiry["begin"]))
    closed = [r["end"] for r in enquiries[child] if r["s47e_s47_nfa"] == "Y" and r["end"]]
    for row in enquiries[child]:
        F["C1"].event(row["begin"], True)
        F["C16"].event(row["begin"], any(e < row["begin"] <= months_on(e, 12) for e in closed))
        held = led_to.get(id(row))
        if not sound(row):
            continue
        if held or row["end"] or row["s47e_s47_nfa"] == "Y":
            F["C3a"].event(row["begin"], held)
        if row["s47e_s47_nfa"] != "Y":
            F["C2"].wait(child, row["begin"], held, working_day(15, row["begin"]), None if held else row["end"])
    for row in PLANS[child]:
        F["C5"].event(row["begin"], any(p["begin"] < row["begin"] for p in PLANS[child]))
        if row["end"]:
            F["C6"].event(row["end"], row["end"] >= months_on(row["begin"], 24))
        mark, limit = row["begin"], 3
        held = sorted({r["begin"] for r in plan_reviews[child] if r["begin"] > row["begin"] and (row["end"] is None or r["begin"] <= row["end"])})
        for on in held:
            finish("C8a", child, mark, on, months_on(mark, limit))
            F["C8b"].days(child, months_on(mark, limit) + ONE, on)
            mark, limit = on, 6
        F["C8a"].wait(child, mark, None, months_on(mark, limit), row["end"])
        F["C8b"].days(child, months_on(mark, limit) + ONE, None, row["end"])
    for code, rows, seen, alone in (
        ("C10", plan_visits[child], "cppv_cp_visit_seen", "cppv_cp_visit_seen_alone"),
        ("C12", need_visits[child], "cinv_cin_visit_seen", "cinv_cin_visit_seen_alone"),
        ("L4", care_visits[child], "clav_cla_visit_seen", "clav_cla_visit_seen_alone"),
    ):
        for row in rows:
            all_, older, younger = {"C10": ("C10a", "C10b", "C10c"), "C12": ("C12b", "C12c", "C12d"), "L4": (None, "L4b", "L4c")}[code]
            if all_:
                F[all_].event(row["begin"], row[seen] == "Y")
            years = age(child, row["begin"])
            if row[seen] == "Y" and years is not None and years >= 0:
                F[older if years >= 4 else younger].event(row["begin"], row[alone] == "Y")
F["C4"].snapshot(lambda c, on: [True] if any(holds(c, p, on) for p in PLANS[c]) else [])
F["C15"].snapshot(lambda c, on: [True] if any(holds(c, r, on) for r in NEED[c]) else [])
F["C13"].snapshot(lambda c, on: [on >= months_on(r["begin"], 12) for r in NEED[c] if holds(c, r, on)])
for code, count in (("C7a", 15), ("C7b", 18), ("C7c", 24)):
    F[code].snapshot(lambda c, on: [on >= months_on(p["begin"], count) for p in PLANS[c] if holds(c, p, on)])


def seen_lately(spells, visits, seen, due):
    """On a day: whether the last visit with the child seen is recent enough. Nothing while the first is not due."""

    def count(child, on):
        for spell in spells(child):
            if not holds(child, spell, on):
                continue
            when = [v["begin"] for v in visits(child) if spell["begin"] <= v["begin"] <= on and v[seen] == "Y"]
            if when:
                yield on <= due(spell, max(when), False)
            elif on > due(spell, spell["begin"], True):
                yield False

    return count


F["C9"].snapshot(seen_lately(lambda c: PLANS[c], lambda c: plan_visits[c], "cppv_cp_visit_seen", lambda s, d, f: working_day(10, d)))
F["C12a"].snapshot(seen_lately(lambda c: need_plans[c], lambda c: need_visits[c], "cinv_cin_visit_seen", lambda s, d, f: working_day(30, d)))

# What assessments find. Factors stand in a table of their own, as a list, by the number of the assessment.
FACTORS = {}
with open(FOLDER / "ssd" / "ssd_assessment_factors.csv", encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file):
        FACTORS[row["cinf_assessment_id"]] = json.loads(row["cinf_assessment_factors_json"] or "[]")
for child in CHILDREN:
    for row in assessments[child]:
        factors = FACTORS.get(row["cina_assessment_id"], [])
        if row["end"] is None or not factors:
            continue
        for code, wanted in (("C14a", "3A 3B 3C"), ("C14b", "16A"), ("C14c", "11A 12A 13A"), ("C14d", "4A 4B 4C")):
            F[code].event(row["end"], any(factor in wanted.split() for factor in factors))

# ------------------------------------------------------------------------------------------------------ pre-proceedings
for child in CHILDREN:
    stepped = [s["end"] for s in before_court[child] if s["prep_pre_pro_outcome"] == "Decision to step down" and s["end"]]
    for row in before_court[child]:
        begin, end = row["begin"], row["end"]
        F["P12"].event(begin, row["prep_pre_pro_parents_legal_rep"] == "Y")
        F["P14"].event(begin, any(e < begin <= months_on(e, 12) for e in stepped))
        for code, column in (("P13", "prep_care_proc_short_notice"), ("P15", "prep_la_inital_plan_approved")):
            if row[column] in ("Y", "N"):
                F[code].event(end or begin, row[column] == "Y")
        if not sound(row):
            continue
        limit = begin + ONE * 112
        if end:
            F["P1"].event(end, True, (end - begin).days)
            outcome = row["prep_pre_pro_outcome"]
            if outcome in ("Decision to step down", "Decision to Issue Care Proceedings"):
                F["P3"].event(end, outcome == "Decision to step down")
        F["P1"].wait(child, begin, end, limit, end)
        finish("P2a", child, begin, end, limit, end)
        F["P2b"].days(child, limit + ONE, end)
        letter, meeting = a_day(row["prep_pre_pro_letter_date"]), a_day(row["prep_initial_pre_pro_meeting_date"])
        finish("P4", child, begin, letter, working_day(5, begin), None if letter else end)
        finish("P5", child, begin, meeting, working_day(5, begin), None if meeting else end)
        covering = [p for p in PLANS[child] if p["begin"] <= begin and (p["end"] is None or begin <= p["end"])]
        if covering:
            F["P17"].event(begin, True, (begin - covering[-1]["begin"]).days)

# ---------------------------------------------------------------------------------------------------------------- care
F["L1"].snapshot(lambda c, on: [True] if in_care(c, on) else [])
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
UNPLANNED = ("CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ")
PLANNED = ("CARPL", "PLACE", "CUSTOD", "OTHER")
KNOWN = set("U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 P2 P3 H5 K3 K1 K2 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 Z1 Z11 Z12 Z13 Z14".split())
KIND, PROVIDER, MILES = "clap_cla_placement_type", "clap_cla_placement_provider", "clap_cla_placement_distance"
for child in CHILDREN:
    for period in CARE[child]:
        start, end = period["begin"], period["end"]
        held = sorted({r["begin"] for r in care_reviews[child] if r["begin"] > start and (end is None or r["begin"] <= end)})
        mark = start
        for index, on in enumerate(held + [None]):
            due = working_day(20, mark) if index == 0 else months_on(mark, 3 if index == 1 else 6)
            if on is None:
                F["L2a"].wait(child, mark, None, due, end)
                F["L2b"].days(child, due + ONE, None, end)
            else:
                finish("L2a", child, mark, on, due)
                F["L2b"].days(child, due + ONE, on)
                mark = on
        if len(held) > 1:
            known = [p["begin"] for p in care_plans[child] if p["lacp_cla_care_plan_json"] and start <= p["begin"] <= held[1]]
            F["L26"].event(held[1], known)
        first = [k["begin"] for k in checks[child] if "initial health" in k["clah_health_check_type"].lower() and start <= k["begin"] and (end is None or k["begin"] <= end)]
        due = working_day(20, start)
        finish("L15a", child, start, first[0] if first else None, due, None if first else end)
        F["L15b"].days(child, due + ONE, first[0] if first else None, None if first else end)
        for year in range(start.year, DATA_DAY.year + 1):
            mark, since = datetime.date(year, 3, 31), datetime.date(year - 1, 4, 1)
            years = age(child, mark)
            if start <= since and mark <= DATA_DAY and holds(child, period, mark) and years is not None and 5 <= years <= 16:
                scores = [int(q["csdq_sdq_score"]) for q in questionnaires[child] if q["csdq_sdq_score"] and since <= q["begin"] <= mark]
                F["L20"].event(mark, bool(scores))
                if scores:
                    F["L21a"].event(mark, True, scores[-1])
                    F["L21b"].event(mark, scores[-1] >= 17)
    for row in care_reviews[child]:
        if row["clar_cla_review_participation"] != "PN0":
            F["L3"].event(row["begin"], row["clar_cla_review_participation"] in ("PN1", "PN2", "PN3", "PN5", "PN6"))
    for row in HOMES[child]:
        reason = row["clap_cla_placement_change_reason"]
        if row["end"] and row[KIND] not in TEMPORARY and reason in UNPLANNED + PLANNED:
            F["L7"].event(row["end"], reason in UNPLANNED)
    gone = [m for m in missing[child] if m["miss_missing_episode_type"] != "A"]
    for row in gone:
        F["L24a"].event(row["begin"], True)
        F["L24d"].event(
            row["begin"], any(m["begin"] < row["begin"] and m["end"] and 0 <= (row["begin"] - m["end"]).days <= 30 for m in gone))
        if row["end"] and sound(row):
            F["L24b"].event(row["end"], row["miss_missing_rhi_offered"] == "Y")
            if row["miss_missing_rhi_offered"] == "Y":
                F["L24c"].event(row["end"], row["miss_missing_rhi_accepted"] == "Y")
    for row in adoptions[child]:
        placed = a_day(row["perm_placed_for_adoption_date"])
        if placed:
            covering = [p for p in CARE[child] if p["begin"] <= placed and (p["end"] is None or placed <= p["end"])]
            if covering:
                F["G5a"].event(placed, True, (placed - covering[-1]["begin"]).days)
            together, apart = (int(row[k] or 0) for k in ("perm_siblings_placed_together", "perm_siblings_placed_apart"))
            if together + apart:
                F["L14"].event(placed, apart == 0)
        matched, order = a_day(row["perm_matched_date"]), a_day(row["perm_placement_order_date"])
        if matched and order and matched >= order:
            F["G5b"].event(matched, True, (matched - order).days)


def visit_due(home, on, is_first):
    if is_first:
        return on + ONE * 7
    settled = home[KIND] in ("U1", "U4") and on >= months_on(home["begin"], 12)
    return months_on(on, 3) if settled else on + ONE * 42


def at_home(child, on):
    return [h for h in HOMES[child] if holds(child, h, on)] if in_care(child, on) else []


def care_overlaps(child, home):
    return any(p["begin"] <= (home["end"] or DATA_DAY) and home["begin"] < (p["end"] or DATA_DAY + ONE) for p in CARE[child])


F["L4a"].snapshot(
    seen_lately(lambda c: [h for h in HOMES[c] if care_overlaps(c, h)], lambda c: care_visits[c], "clav_cla_visit_seen", visit_due))


def three(child, on):
    if not in_care(child, on):
        return []
    counted = [
        h for h in HOMES[child] if h[KIND] not in TEMPORARY and h["begin"] <= on and (h["end"] is None or on < months_on(h["end"], 12))]
    return [len(counted) >= 3]


F["L5"].snapshot(three)


def settled(child, on):
    if BORN.get(child) is None or on >= birthday(BORN[child], 16):
        return
    for period in CARE[child]:
        if holds(child, period, on) and on >= months_on(period["begin"], 30):
            for home in HOMES[child]:
                if holds(child, home, on):
                    yield on >= months_on(home["begin"], 24)


F["L6"].snapshot(settled)
F["L8"].snapshot(lambda c, on: [float(h[MILES]) <= 20 for h in at_home(c, on) if h[MILES]])
for code, kinds in (
    ("L9a", ("U1", "U2", "U3", "U4", "U5", "U6")), ("L9b", ("U1", "U2", "U3")), ("L9c", ("K1", "K2", "R1", "S1")), ("L9d", ("K3", "H5"))):
    F[code].snapshot(lambda c, on: [h[KIND] in kinds for h in at_home(c, on) if h[KIND] in KNOWN])
F["L10"].snapshot(lambda c, on: [h[PROVIDER] == "PR1" for h in at_home(c, on) if h[PROVIDER] in ("PR0", "PR1", "PR2", "PR3", "PR4", "PR5")])
OTHERS = ("Z1", "Z11", "Z12", "Z13", "Z14")


def under(child, years, on):
    return BORN.get(child) is not None and on < birthday(BORN[child], years)


F["L11a"].snapshot(lambda c, on: [True for h in at_home(c, on) if under(c, 16, on) and h[KIND] in OTHERS + ("H5", "K3", "P2")])
F["L11b"].snapshot(
    lambda c, on: [
        True for h in at_home(c, on)
        if under(c, 18, on) and (h[KIND] in OTHERS or (h[KIND] == "P2" and on >= datetime.date(2023, 10, 28)))])


def in_date(words, due):
    def count(child, on):
        for period in CARE[child]:
            if not holds(child, period, on):
                continue
            when = [k["begin"] for k in checks[child] if words in k["clah_health_check_type"].lower() and period["begin"] <= k["begin"] <= on]
            if when:
                yield on <= due(child, max(when), False)
            elif on > due(child, period["begin"], True):
                yield False

    return count


def health_due(child, on, is_first):
    if is_first:
        return working_day(20, on)
    years = age(child, on)
    return months_on(on, 6 if years is not None and years < 5 else 12)


F["L16"].snapshot(in_date("health assessment", health_due))
F["L17"].snapshot(in_date("dental", lambda c, on, f: months_on(on, 12)))
F["L19"].snapshot(
    lambda c, on: [
        i["clai_immunisations_status"] == "Y" for i in immunised[c] if i["begin"] <= on
        for p in CARE[c] if holds(c, p, i["begin"]) and holds(c, p, on)])


def changes(child):
    marks = sorted({d for a in allocations[child] if sound(a) for d in (a["begin"], a["end"] + ONE if a["end"] else None) if d})
    found, before = [], ""
    for on in marks:
        now = holder(child, on)
        if now:
            if before and now != before:
                found.append(on)
            before = now
    return found


CHANGES = {child: changes(child) for child in CHILDREN}
F["L25"].snapshot(lambda c, on: [sum(d <= on < months_on(d, 12) for d in CHANGES[c]) >= 2] if is_open(c, on) else [])
F["L27"].snapshot(
    lambda c, on: [
        True for s in asylum[c]
        if "unaccompanied" in s["immi_immigration_status"].lower() and holds(c, s, on) and in_care(c, on) and (BORN.get(c) is None or under(c, 18, on))])
for code, status in (("L28a", "C2"), ("L28b", "C1"), ("L28c", "V2"), ("L28d", "E1")):
    F[code].snapshot(lambda c, on: [True for s in statuses[c] if s["lega_legal_status"] == status and holds(c, s, on) and in_care(c, on)])

# ----------------------------------------------------------------------------------------------------- leavers and work


def of_leavers(answer, all_ages=False):
    def count(child, on):
        if on != DATA_DAY or (DIED.get(child) and DIED[child] <= on):
            return
        for row in leavers[child]:
            years = age(child, on)
            if all_ages:
                yield from answer(row, years)
            elif years is not None and 17 <= years <= 21 and row["clea_care_leaver_in_touch"] not in ("DIED", "REFU", "NREQ", "RHOM"):
                yield answer(row)

    return count


def within(text, due):
    return a_day(text) is not None and due(a_day(text)) >= DATA_DAY


F["G1a"].snapshot(of_leavers(lambda r: r["clea_care_leaver_in_touch"] == "YES"))
F["G1b"].snapshot(of_leavers(lambda r: within(r["clea_care_leaver_latest_contact"], lambda d: d + ONE * 56)))
F["G2"].snapshot(of_leavers(lambda r: r["clea_care_leaver_accom_suitable"] == "1"))
F["G3"].snapshot(of_leavers(lambda r: r["clea_care_leaver_activity"][:1] in ("F", "P")))
F["G4"].snapshot(of_leavers(lambda r: within(r["clea_pathway_plan_review_date"], lambda d: months_on(d, 6))))
F["G6"].snapshot(of_leavers(lambda r, years: [True], all_ages=True))
F["L12"].snapshot(of_leavers(lambda r, y: [True] if y is not None and y < 18 and r["clea_care_leaver_accommodation"] == "W" else [], all_ages=True))
F["W5"].snapshot(lambda c, on: [not holder(c, on)] if is_open(c, on) else [])
for on in MONTHS:
    held = [holder(c, on) for c in CHILDREN if DIED.get(c) is None or on < DIED[c]]
    F["W1"].of[on][:2] = [sum(bool(w) for w in held), len({w for w in held if w})]


# ------------------------------------------------------------------------------------------- the last year's returns alone
YEARLY = collections.defaultdict(Figure)


def slashed(text):
    try:
        return datetime.datetime.strptime(text.strip(), "%d/%m/%Y").date()
    except ValueError:
        return None


def census():
    tree = xml.etree.ElementTree.parse(FOLDER / "cin" / "cin-census-2023-24.xml")
    for spell in tree.iter("PreProceedingsandFGDM"):
        said = {line.tag: (line.text or "").strip() for line in spell}
        begin, decided, applied = (a_day(said.get(k)) for k in ("PPStartDate", "StepDecisionDate", "CourtAppDate"))
        if begin:
            YEARLY["P9"].event(begin, said.get("FGDMMeetingOffer") == "1")
            if said.get("FGDMMeetingOffer") == "1":
                YEARLY["P10"].event(begin, said.get("FGDMMeetingFac") == "1")
        if decided and applied and not (begin and decided < begin) and applied >= decided:
            YEARLY["P8"].event(applied, applied <= working_day(10, decided))


def looked_after():
    folder = FOLDER / "ssda903" / "2023-24"
    first, last = datetime.date(2023, 4, 1), DATA_DAY
    stays = collections.defaultdict(list)
    with open(folder / "episodes.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            begin, end = slashed(row["DECOM"]), slashed(row["DEC"])
            if begin and row["LS"] not in ("V3", "V4"):
                stays[row["CHILD"]].append((begin, end))
    with open(folder / "oc2.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            at, born = None, slashed(row["DOB"])
            for begin, end in sorted(stays[row["CHILD"]]):
                if at is None and begin <= first and (end is None or end > first) or at is not None and begin == at:
                    at = end or last + ONE
            # In care for the whole year, and under five at its end.
            if at and at > last and born and birthday(born, 5) > last:
                YEARLY["L18"].event(last, row["HEALTH_CHECK"] == "1")


census()
looked_after()


def yearly_differences():
    told = collections.defaultdict(dict)
    with open(FOLDER / "yearly.csv", newline="") as file:
        for row in csv.DictReader(file):
            told[row["measure"]][row["month"]] = [int(row["numerator"]), int(row["denominator"])]
    for code in ("P8", "P9", "P10", "L18"):
        months = {end.isoformat()[:7]: YEARLY[code].of[end][:2] for end in MONTHS}
        wrong = [f"{m}: {told[code].get(m)} there, {here} here" for m, here in months.items() if told[code].get(m) != here]
        empty = "" if any(any(pair) for pair in months.values()) else ", without a figure in this council"
        print(f"  {code}, from the last year's return{empty}: {len(wrong)} months differ {'; '.join(wrong[:3])}")
        yield bool(wrong)


# ---------------------------------------------------------------------------------------------------------------- charts
def special(values, mean, lower, upper):
    """Which points are a special cause, by three rules asked of each window: which way, the strongest rule last."""
    found = [""] * len(values)
    for length, holds in (
        (6, lambda w: "up" if all(a < b for a, b in zip(w, w[1:])) else "down" if all(a > b for a, b in zip(w, w[1:])) else ""),
        (8, lambda w: "up" if min(w) > mean else "down" if max(w) < mean else ""),
        (1, lambda w: "up" if w[0] > upper else "down" if w[0] < lower else ""),
    ):
        for start in range(len(values) - length + 1):
            way = holds(values[start:start + length])
            for place in range(start, start + length) if way else ():
                found[place] = way
    return found


def chart_differences():
    points = collections.defaultdict(list)
    with open(FOLDER / "charts.csv", newline="") as file:
        for row in csv.DictReader(file):
            points[row["measure"]].append(row)
    for code, rows in points.items():
        values = [100 * F[code].of[datetime.date.fromisoformat(r["day"])][0] / F[code].of[datetime.date.fromisoformat(r["day"])][1]
                  for r in rows] if code in FIGURES else [float(r["value"]) for r in rows]
        if len(values) < 12:
            if any(r["mean"] for r in rows):
                yield code, "limits from too few points"
            continue
        base = values[:12]
        mean = sum(base) / 12
        spread = 2.66 * sum(abs(b - a) for a, b in zip(base, base[1:])) / 11
        limits = (mean, max(0, mean - spread), min(100, mean + spread))
        told = [(float(r[k]), limit) for r in rows for k, limit in zip(("mean", "lower", "upper"), limits)]
        if any(abs(there - here) > 1e-9 or f"{there:.1f}" != f"{here:.1f}" for there, here in told):
            yield code, f"limits {limits} here"
        signals = special(values, *limits)
        if signals != [r["signal"] for r in rows]:
            yield code, f"special causes at {[i for i, r in enumerate(rows) if signals[i] != r['signal']]}"
    print(f"  limits and special causes of {len(points)} charts worked out")


def between_differences():
    """Days between rare events: figures to the power of 1/3.6, limits there, and back into days; the events month by month as counted here."""
    charts = collections.defaultdict(list)
    with open(FOLDER / "between.csv", newline="") as file:
        for row in csv.DictReader(file):
            charts[row["measure"]].append(row)
    for code, rows in charts.items():
        values = [float(row["value"]) for row in rows]
        days = [datetime.date.fromisoformat(row["day"]) for row in rows]
        if any((b - a).days != value for a, b, value in zip(days, days[1:], values[1:])):
            yield code, "days between events that are not those between their days"
        months = collections.Counter((day.year, day.month) for day in days)
        first = days[0] - ONE * int(values[0])
        for end in MONTHS:
            if (end.year, end.month) > (first.year, first.month) and months[end.year, end.month] != F[code].of[end][0]:
                yield code, f"{months[end.year, end.month]} events in {end.isoformat()[:7]} there, {F[code].of[end][0]} here"
        if len(values) < 12:
            if any(row["mean"] for row in rows):
                yield code, "limits from too few points"
            continue
        base = [value ** (1 / 3.6) for value in values[:12]]
        middle = sum(base) / 12
        spread = 2.66 * sum(abs(b - a) for a, b in zip(base, base[1:])) / 11
        limits = (middle ** 3.6, max(0, middle - spread) ** 3.6, (middle + spread) ** 3.6)
        for row in rows:
            for key, limit in zip(("mean", "lower", "upper"), limits):
                if f"{float(row[key]):.1f}" != f"{limit:.1f}" or abs(float(row[key]) - limit) > 1e-9 * max(1, limit):
                    yield code, f"{key} {row[key]} there, {limit} here"
        signals = special(values, *limits)
        if signals != [row["signal"] for row in rows]:
            yield code, "other special causes of the days between"
    if len(charts) < 2:
        yield "days between", f"only {len(charts)} charts"
    print(f"  limits and special causes of {len(charts)} charts of days between worked out")


def binomial_limit(centre, whole, probability):
    """The least count that reaches the probability, less the part by which it is passed; in sixty decimal places, from 0 upwards."""
    with decimal.localcontext() as context:
        context.prec = 60
        p, wanted = decimal.Decimal(centre), decimal.Decimal(probability)
        likely = (1 - p) ** whole
        reached, number = likely, 0
        while reached < wanted and number < whole:
            number += 1
            likely = likely * (whole - number + 1) * p / (number * (1 - p))
            reached += likely
        return float(min(max((number - (reached - wanted) / likely) / whole, 0), 1))


def funnel_differences():
    count = 0
    with open(FOLDER / "funnels.csv", newline="") as file:
        for row in csv.DictReader(file):
            centre, whole, value = float(row["centre"]), int(row["whole"]), float(row["value"])
            if not 0 < centre < 1:
                continue
            limits = {
                key: binomial_limit(centre, whole, probability)
                for key, probability in (("lower998", "0.001"), ("lower95", "0.025"), ("upper95", "0.975"), ("upper998", "0.999"))}
            for key, limit in limits.items():
                if abs(float(row[key]) - limit) > 1e-10 or f"{100 * float(row[key]):.1f}" != f"{100 * limit:.1f}":
                    yield row["measure"], f"{key} of {whole} around {centre}: {row[key]} there, {limit} here"
            place = (
                "above998" if value > limits["upper998"] else "below998" if value < limits["lower998"]
                else "above95" if value > limits["upper95"] else "below95" if value < limits["lower95"] else "inside")
            if place != row["place"]:
                yield row["measure"], f"{value} of {whole} is {row['place']} there, {place} here"
            count += 1
    if count < 100:
        yield "funnels", f"only {count} points"
    print(f"  limits of {count} points of funnel plots worked out")


# -------------------------------------------------------------------------------------------------------------- compare
def main():
    FIGURES["L14"]
    told = collections.defaultdict(dict)
    with open(FOLDER / "figures.csv", newline="") as file:
        for row in csv.DictReader(file):
            told[row["measure"]][row["month"]] = [int(row[k]) for k in ("numerator", "denominator", "open", "over")]
    good, bad, cells = 0, 0, 0
    for code, months in told.items():
        if code not in FIGURES:
            print(f"  not worked out here: {code}")
            continue
        wrong = []
        for end in MONTHS:
            there, here = months.get(end.isoformat()[:7]), list(FIGURES[code].of[end])
            cells += 1
            if there != here:
                wrong.append(f"{end.isoformat()[:7]}: {there} there, {here} here")
        good, bad = good + (not wrong), bad + bool(wrong)
        if wrong:
            print(f"  {code}: {len(wrong)} months differ, as {'; '.join(wrong[:3])}")
    empty = sorted(code for code in told if not any(any(m) for m in told[code].values()))
    if empty:
        print(f"  without a figure in this council: {', '.join(empty)}")
    for wrong in yearly_differences():
        good, bad = good + (not wrong), bad + wrong
    for code, words in itertools.chain(chart_differences(), between_differences(), funnel_differences()):
        bad += 1
        print(f"  chart of {code}: {words}")
    # Too few that were compared is a failure too.
    short = good + bad < 40
    print(f"{cells} figures of {good + bad} measures compared over {len(MONTHS)} months")
    print(f"{good} passed, {bad + short} failed")
    sys.exit(1 if bad or short else 0)


main()
