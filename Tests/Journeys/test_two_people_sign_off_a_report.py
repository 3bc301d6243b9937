"""A report is signed off after an objection: each step belongs to its post, and only who objected lifts the objection."""

import re

import checks
from service import Service


def as_person(world, service, sign_in, scripts):
    visitor = world.visitor(service, scripts)
    person = next(person for person in service.sign_ins if person["signIn"] == sign_in)
    visitor.sign_in(sign_in, person["password"])
    return visitor


def look(visitor, findings):
    """axe waits for itself by script, so that it can look only where scripts are on."""
    if visitor.scripts:
        checks.everything(visitor.page, findings)


def test_two_people_sign_off_a_report_after_an_objection(world):
    followed(world, scripts=True)


def test_two_people_sign_off_a_report_after_an_objection_without_scripts(world):
    followed(world, scripts=False)


def open_step(visitor, step):
    visitor.page.goto("/reports")
    visitor.page.locator("main tbody a").first.click()
    visitor.page.locator("#sign-off ~ table tr, main table tr").filter(has_text=step).last.get_by_role("link").first.click()


def respond(visitor, answer, words="", behalf=None):
    page = visitor.page
    page.get_by_label(answer, exact=True).check()
    page.get_by_label("Comments for the author").fill(words)
    if behalf is not None:
        page.get_by_label("On whose behalf are you responding?").fill(behalf)
    visitor.press("Save response")


def followed(world, scripts):
    findings = checks.Findings()
    with Service() as service:
        # Legal objected in the demonstration. The service manager cannot lift it, also not on behalf of the post.
        manager = as_person(world, service, "dilys.marchbank", scripts)
        open_step(manager, "Legal Services Manager")
        manager.says("Only the person who objected can change this response")
        assert manager.page.get_by_role("button", name="Save response").count() == 0
        look(manager, findings)

        # Another legal tracker does not hold the post and is asked for nothing.
        tracker = as_person(world, service, "tamsin.oakhurst-lyle", scripts)
        open_step(tracker, "Director of Children’s Services")
        tracker.says("which you do not hold")

        # The solicitor who objected lifts the objection.
        legal = as_person(world, service, "leonora.vassbeck", scripts)
        open_step(legal, "Legal Services Manager")
        legal.says("Please check the date of publication")
        respond(legal, "Yes, I sign it off", "The day is corrected.")
        legal.says("The day is corrected.")
        open_step(legal, "Legal Services Manager")
        legal.says("Did not sign off draft")

        # The director signs off the director's step, and no other step of this report.
        director = as_person(world, service, "verity.holmcroft", scripts)
        open_step(director, "Director of Children’s Services")
        respond(director, "Yes, I sign it off")
        open_step(director, "Portfolio Holder")
        respond(director, "Yes, I sign it off", behalf="Councillor Starbeck, by email")
        director.says("You signed off the step “Director” of this report")
        look(director, findings)

        # Someone else does so on behalf of the councillor, who has no account: it is asked who asked, and shown.
        open_step(manager, "Portfolio Holder")
        respond(manager, "Yes, I sign it off")
        manager.says("Enter who asked you to respond on its behalf")
        respond(manager, "Yes, I sign it off", behalf="the portfolio holder, by email on 20 June")
        manager.says("on behalf of the post")
        assert re.search(r"the portfolio holder, by email on 20 June", manager.page.content())
        look(manager, findings)
    findings.are_none()
