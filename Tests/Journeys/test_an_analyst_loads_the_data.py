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
STATES = ["Failed", "Could not be checked", "Not checked", "Passed", "Not applicable"]


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
    analyst.press("Load files")
    # A slow machine reads for a minute when it has other journeys beside this one.
    for _ in range(240):
        if analyst.page.get_by_role("link", name="Reload").count() == 0:
            return
        analyst.page.wait_for_timeout(500)
        analyst.open("Reload")
    raise AssertionError(f"{analyst.page.url} is still reading")


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
        drop(analyst, "Folder (optional)", folder(pathlib.Path(place)))
    # The differences, before anything is current.
    analyst.says("Waiting to be accepted")
    analyst.says("Changes")
    analyst.says("contacts fewer")
    analyst.says("Check before you accept")
    analyst.says("notes.txt: The headings of this file are not those of")
    look(analyst, findings)
    load = analyst.page.url
    # The rejected rows.
    analyst.open(re.compile("rejected rows"))
    analyst.says("2 rejected rows")
    analyst.says("This date does not exist.")
    analyst.says("There is no child ID")
    look(analyst, findings)
    held = analyst.page.url
    analyst.page.goto(load)
    analyst.press("Accept load")
    analyst.says("Confirm that you have checked the warnings")
    analyst.page.get_by_label("I have checked the warnings and this load is correct").check()
    analyst.press("Accept load")
    analyst.says("Accepted")
    look(analyst, findings)
    owner = send(world, service, analyst, held, findings)
    drop(analyst, "Files", [{"name": "contacts of June.csv", "mimeType": "text/csv", "buffer": CONTACTS.encode()}])
    analyst.says("These files are identical to files already loaded.")
    analyst.page.goto(load)
    analyst.press("Undo load")
    analyst.says("Undone")
    look(analyst, findings)
    # What was sent goes with the load it came from.
    owner.page.reload()
    owner.says("have been deleted")
    owner.end()
    analyst.end()
    world.visitors.clear()


def send(world, service, analyst, held, findings):
    """The rows go to one person, who reads them behind a notice; as a file for whoever has no account."""
    analyst.page.goto(held)
    analyst.page.get_by_label("Person").select_option(label=service.person("serviceManager")["name"])
    analyst.page.get_by_label("Message (optional)").fill("From the export of 20 June")
    analyst.press("Send 2 rows")
    analyst.says("Sent for correction")
    look(analyst, findings)
    answer = analyst.context.request.get(held + ".csv")
    assert answer.ok and "Z-3" in answer.text()
    owner = world.visitor(service, scripts=analyst.scripts)
    owner.sign_in_as("serviceManager")
    owner.page.goto("/my-notices")
    owner.open(re.compile("2 rows of load .* to correct"))
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
    choose(analyst, "Result", "fired")
    month = analyst.page.get_by_label("Month", exact=True).locator("option").nth(1).get_attribute("value")
    analyst.page.goto(f"/data-quality?month={month}&state=fired")
    look(analyst, findings)
    # From a number to the records, to one child with all five states.
    analyst.page.locator("tbody td a").first.click()
    analyst.says("This page does not show names")
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
