"""A committee's question from its minutes to what the public reads; and a request in an inspection week."""

import re

import checks
from service import Service

QUESTION = "Who makes sure that a plan is reviewed when a manager is away?"
ANSWER = "The fortnightly meeting goes through every plan. A deputy is named for each manager."


def as_person(world, service, sign_in, scripts):
    visitor = world.visitor(service, scripts)
    person = next(person for person in service.sign_ins if person["signIn"] == sign_in)
    visitor.sign_in(sign_in, person["password"])
    return visitor


def look(visitor, findings):
    """axe waits for itself by script, so that it can look only where scripts are on."""
    if visitor.scripts:
        checks.everything(visitor.page, findings)


def test_a_question_is_answered_and_published(world):
    followed(world, scripts=True)


def test_a_question_is_answered_and_published_without_scripts(world):
    followed(world, scripts=False)


def followed(world, scripts):
    findings = checks.Findings()
    with Service() as service:
        recorder = as_person(world, service, "sunniva.pellowby", scripts)
        page = recorder.page
        page.goto("/questions")
        look(recorder, findings)
        recorder.open("Record a question or recommendation")
        page.get_by_label("Committee", exact=True).fill("People Scrutiny Committee")
        recorder.fill_day("Meeting date", 15, 6, 2022)
        page.get_by_label("Minute reference").fill("Minute 33")
        page.get_by_label("Who asked").fill("Councillor Maud Selworthy")
        page.get_by_label("Wording from the minutes").fill(QUESTION)
        page.get_by_label("Owner").select_option(label="Service Manager, Court and Pre-proceedings")
        recorder.press("Record a question or recommendation")
        recorder.says("Confirm that you copied the words from the minutes")
        look(recorder, findings)
        page.get_by_label("I copied these words from the minutes").check()
        recorder.press("Record a question or recommendation")
        recorder.says(QUESTION)
        address = page.url

        owner = as_person(world, service, "dilys.marchbank", scripts)
        owner.page.goto("/deadlines")
        owner.says(QUESTION[:40])
        owner.page.goto(address)
        owner.page.locator("summary", has_text="Link to the record").click()
        evidence = owner.page.locator("#link option", has_text="Terms of reference of the fortnightly meeting").first.get_attribute("value")
        owner.page.get_by_label("Finding, action, measure or evidence").select_option(evidence)
        owner.press("Link to the record")
        owner.page.locator("summary", has_text="Record the answer").click()
        owner.page.get_by_label("Answer", exact=True).fill(ANSWER)
        owner.press("Record the answer")
        owner.says("Answered, awaiting committee")
        look(owner, findings)

        page.goto("/questions/publication")
        recorder.press("Propose publication")
        recorder.says("You proposed it, so another person must publish it.")
        look(recorder, findings)
        reader = world.visitor(service, scripts)
        reader.page.goto("/published/questions")
        assert QUESTION not in reader.page.content(), "the public reads what nobody has published"

        director = as_person(world, service, "verity.holmcroft", scripts)
        director.page.goto("/questions/publication")
        director.press("Publish")
        director.page.wait_for_url("**/published/*")

        reader.page.goto("/published")
        reader.open(re.compile("Questions and recommendations of committees"))
        for words in (QUESTION, ANSWER, "Councillor Maud Selworthy", "Minute 33", "Terms of reference of the fortnightly meeting", "Work programme"):
            reader.says(words)
        for name in ("Dilys Marchbank", "Sunniva Pellowby", "builder of the first home"):
            assert name not in reader.page.content(), f"{name} is nothing for the public"
        look(reader, findings)
    findings.are_none()


def test_a_request_is_logged_in_an_inspection_week(world):
    in_the_week(world, scripts=True)


def test_a_request_is_logged_in_an_inspection_week_without_scripts(world):
    in_the_week(world, scripts=False)


def in_the_week(world, scripts):
    findings = checks.Findings()
    with Service() as service:
        keeper = as_person(world, service, "leonora.vassbeck", scripts)
        page = keeper.page
        page.goto("/inspections")
        page.locator("main tbody a").first.click()
        keeper.open("inspection week")
        look(keeper, findings)
        log = page.url
        page.get_by_label("Request", exact=True).fill("Minutes of the last three panels")
        page.get_by_label("Owner (optional)").fill("Tracker officer")
        keeper.press("Log the request")
        row = page.get_by_role("row", name=re.compile("Minutes of the last three panels"))
        assert "Open" in row.inner_text()
        row.locator("summary", has_text="Answer of").click()
        row.get_by_label("Answer", exact=True).fill("Sent, without names.")
        row.get_by_label("Documents provided, one per line").fill("Panel minutes, April\nPanel minutes, May")
        row.get_by_role("button", name="Save the answer").click()
        keeper.says("Panel minutes, May")
        page.goto(log + "?status=open")
        assert "Minutes of the last three panels" not in page.locator("#requests ~ table").first.inner_text()
        look(keeper, findings)
        keeper.open("Public Law Outline: the stage before proceedings")
        keeper.says("12 other cases")
        look(keeper, findings)
    findings.are_none()
