"""A figure gets worse: the improvement of a closed action is not sustained, somebody reopens it, and its owner requests another due date."""

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


def test_an_improvement_is_not_sustained_and_the_action_is_reopened(world):
    findings = checks.Findings()
    with Service() as service:
        analyst = as_person(world, service, "rafi.medlicote")
        analyst.page.goto("/measures")
        analyst.open(MEASURE)
        analyst.says("Improved: ")
        checks.everything(analyst.page, findings)
        analyst.open("Add a figure")
        analyst.fill_day("Date", 20, 6, 2022)
        analyst.page.get_by_label(re.compile("^How many: ")).fill("5")
        analyst.page.get_by_label(re.compile("^Of how many: ")).fill("27")
        analyst.press("Add figure")
        analyst.says("Worse: the figure for 20 June 2022")

        director = as_person(world, service, "verity.holmcroft")
        director.page.goto("/deadlines")
        director.says("Improvement not sustained since 20 June 2022")
        to_action(director, "A1.1")
        director.says("Reopen the action, or record why it stays closed, by 4 July 2022")
        checks.everything(director.page, findings)
        director.page.get_by_label("Reopen the action").check()
        director.page.get_by_label("Reason", exact=True).first.fill("Two team managers left in May.")
        director.press("Save the response")
        director.says("Open. A second person closes an action once its owner has marked it as done, with evidence.")
        assert director.page.locator("#not-sustained").count() == 0
    findings.are_none()


def test_a_change_of_due_date_is_requested_and_approved_by_somebody_else(world):
    findings = checks.Findings()
    with Service() as service:
        owner = as_person(world, service, "tamsin.oakhurst-lyle")
        to_action(owner, "A1.2")
        owner.page.get_by_text("Request a change of due date").first.click()
        owner.fill_day("Requested due date", 15, 7, 2022)
        owner.page.get_by_label("Reason", exact=True).last.fill("The printers need two weeks.")
        owner.press("Request a change")
        owner.says("requests 15 July 2022 instead of 30 June 2022")
        to_action(owner, "A1.2")
        checks.everything(owner.page, findings)
        leader = as_person(world, service, "verity.holmcroft")
        to_action(leader, "A1.2")
        leader.page.get_by_label(re.compile("Yes, change the due date")).check()
        leader.page.get_by_label("Reason", exact=True).fill("Agreed, once.")
        leader.press("Save the decision")
        leader.says("First due 31 May 2022; now 15 July 2022, 45 days later than first set.")
    findings.are_none()


def test_a_paper_for_families_after_an_improvement_was_not_sustained(world):
    findings = checks.Findings()
    with Service() as service:
        analyst = as_person(world, service, "rafi.medlicote")
        analyst.page.goto("/measures")
        analyst.open(MEASURE)
        analyst.open("Add a figure")
        analyst.fill_day("Date", 20, 6, 2022)
        analyst.page.get_by_label(re.compile("^How many: ")).fill("5")
        analyst.page.get_by_label(re.compile("^Of how many: ")).fill("27")
        analyst.press("Add figure")
        analyst.says("Worse: the figure for 20 June 2022")

        director = as_person(world, service, "verity.holmcroft")
        page = director.page
        page.goto("/reports/new?kind=families_page")
        page.get_by_label("Title", exact=True).fill("What we are doing after the inspection")
        director.press("Create report")
        report = page.url
        page.goto(report + "/preview")
        director.says("We did this, but the improvement did not last:")
        text = page.locator("body").inner_text()
        lost = text.index("did not last")
        done = text.find("We have done this:")
        title = text.index("PLO tracker of all families")
        assert done == -1 or done > lost, "what did not last comes first"
        assert lost < title and (done == -1 or not done < title < lost)
        checks.everything(page, findings)

        # An author writes it as done all the same: the check asks the record.
        page.goto(report)
        director.open("What we are doing about it")
        body = page.get_by_label("Text", exact=True)
        body.fill(body.input_value().replace("We did this, but the improvement did not last:", "We have done this:"))
        director.press("Save")
        page.goto(report + "/check")
        director.says("The record says its improvement was not sustained")
        checks.everything(page, findings)
    findings.are_none()
