"""An analyst drops a folder, reads how it differs and what was held, accepts, sends the held rows to their owner, and undoes; then looks
at the quality of the data by child, team and month."""

import pathlib
import re
import tempfile

import checks
from service import Service

CONTACTS = """cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code
1,Z-1,2022-06-06,6
2,Z-2,06/06/2022,2A
3,Z-3,31/02/2022,6
4,,2022-06-07,6
"""
STATES = ["Fired", "Could not be carried out", "Not run", "Passed", "Not applicable"]


def look(visitor, findings):
    """What holds on every page; with scripts also axe and the narrow screen. The crawl goes through them by keyboard."""
    findings.of(checks.page_is_sound, visitor.page)
    visitor.page.set_viewport_size(checks.NARROW)
    findings.of(checks.page_reflows, visitor.page)
    visitor.page.set_viewport_size(checks.WIDE)
    if visitor.scripts:
        findings.of(checks.axe_finds_nothing, visitor.page)


def drop(analyst, label, given):
    analyst.page.goto("/data")
    analyst.page.get_by_label(label, exact=True).set_input_files(given)
    analyst.press("Read the files")
    for _ in range(50):
        if "Look again" not in analyst.page.content():
            return
        analyst.open("Look again")


def folder(place):
    for name, text in (("contacts of June.csv", CONTACTS), ("notes.txt", "Dear all\n")):
        (place / name).write_text(text)
    return place


def load(world, service, scripts, findings):
    analyst = world.visitor(service, scripts=scripts)
    analyst.sign_in_as("analyst")
    analyst.page.goto("/data")
    look(analyst, findings)
    with tempfile.TemporaryDirectory() as place:
        drop(analyst, "Or a whole folder", folder(pathlib.Path(place)))
    # The differences, before anything is in force.
    analyst.says("To be looked at")
    analyst.says("How it differs")
    analyst.says("contacts fewer")
    analyst.says("Stop and look")
    analyst.says("notes.txt: None of the headings in this file are those of")
    look(analyst, findings)
    load = analyst.page.url
    # The rows held back.
    analyst.open(re.compile("rows held back"))
    analyst.says("2 rows held back")
    analyst.says("There is no such day in the calendar.")
    analyst.says("There is no child’s number")
    look(analyst, findings)
    held = analyst.page.url
    analyst.page.goto(load)
    analyst.press("Accept this load")
    analyst.says("Accepted")
    look(analyst, findings)
    owner = send(world, service, analyst, held, findings)
    drop(analyst, "Files", [{"name": "contacts of June.csv", "mimeType": "text/csv", "buffer": CONTACTS.encode()}])
    analyst.says("These files are in force already, byte for byte.")
    analyst.page.goto(load)
    analyst.press("Undo this load")
    analyst.says("Undone")
    look(analyst, findings)
    # What was sent goes with the load it came from.
    owner.page.reload()
    owner.says("no longer kept")
    owner.end()
    analyst.end()
    world.visitors.clear()


def send(world, service, analyst, held, findings):
    """The rows go to one person, who reads them behind a notice; as a file for whoever has no account."""
    analyst.page.goto(held)
    analyst.page.get_by_label("Who mends them?").select_option(label=service.person("serviceManager")["name"])
    analyst.page.get_by_label("What they should know").fill("From the export of 20 June")
    analyst.press("Send 2 rows")
    analyst.says("Sent to be mended")
    look(analyst, findings)
    answer = analyst.context.request.get(held + ".csv")
    assert answer.ok and "Z-3" in answer.text()
    owner = world.visitor(service, scripts=analyst.scripts)
    owner.sign_in_as("serviceManager")
    owner.page.goto("/my-notices")
    owner.open(re.compile("2 rows of load .* to mend"))
    owner.says("From the export of 20 June")
    owner.says("Z-3")
    look(owner, findings)
    return owner


def choose(visitor, label, value):
    visitor.page.get_by_label(label, exact=True).select_option(value)
    visitor.press("Apply filters")


def quality(world, service, scripts, findings):
    analyst = world.visitor(service, scripts=scripts)
    analyst.sign_in_as("analyst")
    analyst.page.goto("/data-quality")
    for state in STATES:
        analyst.says(state)
    look(analyst, findings)
    # By team, and by the month that a fault lies in.
    whole = analyst.page.locator("tbody tr").count()
    team = analyst.page.get_by_label("Team", exact=True).locator("option").nth(1).get_attribute("value")
    choose(analyst, "Team", team)
    assert analyst.page.locator("tbody tr").count() == whole, "every rule is shown for a team too"
    choose(analyst, "State", "fired")
    month = analyst.page.get_by_label("Month it points at", exact=True).locator("option").nth(1).get_attribute("value")
    analyst.page.goto(f"/data-quality?month={month}&state=fired")
    look(analyst, findings)
    # From a number to the records, to one child with all five states.
    analyst.page.locator("tbody td a").first.click()
    analyst.says("Records stand here without a name")
    look(analyst, findings)
    analyst.page.locator("tbody td a").first.click()
    assert re.fullmatch(r"Record D\d+", analyst.heading()), analyst.heading()
    for state in STATES:
        analyst.says(f"{state}:")
    look(analyst, findings)
    analyst.end()
    world.visitors.clear()


def test_with_scripts_and_without(world):
    findings = checks.Findings()
    with Service() as service:
        for scripts in (True, False):
            load(world, service, scripts, findings)
            quality(world, service, scripts, findings)
    findings.are_none()
