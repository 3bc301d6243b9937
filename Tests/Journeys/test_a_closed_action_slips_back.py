"""A figure turns worse: the closed action slips back at once, somebody opens it again, and its owner asks for another due day."""

import re

import checks
from service import Service

MEASURE = "Share of families in pre-proceedings whose next review is booked"


def as_person(world, service, sign_in):
    visitor = world.visitor(service)
    person = next(person for person in service.sign_ins if person["signIn"] == sign_in)
    visitor.sign_in(sign_in, person["password"])
    return visitor


def to_action(visitor, ref):
    visitor.page.goto("/plans")
    visitor.open(re.compile("Improvement plan"))
    row = visitor.page.get_by_role("row").filter(has=visitor.page.get_by_role("cell", name=ref, exact=True)).first
    row.get_by_role("link").first.click()
    assert visitor.heading().startswith(ref)


def test_a_closed_action_slips_back_and_is_opened_again(world):
    findings = checks.Findings()
    with Service() as service:
        analyst = as_person(world, service, "rafi.medlicote")
        analyst.page.goto("/measures")
        analyst.open(MEASURE)
        analyst.says("better, and more than ordinary variation")
        checks.everything(analyst.page, findings)
        analyst.open("Add a figure")
        analyst.fill_day("Up to which day was counted?", 20, 6, 2022)
        analyst.page.get_by_label(re.compile("^How many: ")).fill("5")
        analyst.page.get_by_label(re.compile("^Of how many: ")).fill("27")
        analyst.press("Add the figure")
        analyst.says("worse, and more than ordinary variation")

        director = as_person(world, service, "verity.holmcroft")
        director.page.goto("/deadlines")
        director.says("Slipped back on 20 June 2022")
        to_action(director, "A1.1")
        director.says("Somebody opens it again, or records why not, by 4 July 2022")
        checks.everything(director.page, findings)
        director.page.get_by_label("Open the action again").check()
        director.page.get_by_label("Why?", exact=True).first.fill("Two team managers left in May.")
        director.press("Record the answer")
        director.says("Open. An action is closed by a second person once its owner calls it done, with evidence.")
        assert director.page.locator("#slipped").count() == 0
    findings.are_none()


def test_another_due_day_is_asked_for_and_approved_by_somebody_else(world):
    findings = checks.Findings()
    with Service() as service:
        owner = as_person(world, service, "tamsin.oakhurst-lyle")
        to_action(owner, "A1.2")
        owner.page.get_by_text("Ask for another due day").first.click()
        owner.fill_day("Which day would it be?", 15, 7, 2022)
        owner.page.get_by_label("Why?", exact=True).last.fill("The printers need two weeks.")
        owner.press("Ask for another due day")
        owner.says("asks for 15 July 2022 in place of 30 June 2022")
        to_action(owner, "A1.2")
        checks.everything(owner.page, findings)
        leader = as_person(world, service, "verity.holmcroft")
        to_action(leader, "A1.2")
        leader.page.get_by_label(re.compile("Yes, move the due day")).check()
        leader.page.get_by_label("In a few words").fill("Agreed, once.")
        leader.press("Record the answer")
        leader.says("First due 31 May 2022; now 15 July 2022, 45 days later than first set.")
    findings.are_none()
