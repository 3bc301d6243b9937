"""An analyst drops files, reads how they differ and what was held, accepts, hands the held rows on, and undoes."""

import re

import checks
from service import Service

CONTACTS = """cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code
1,Z-1,2022-06-06,6
2,Z-2,06/06/2022,2A
3,Z-3,31/02/2022,6
4,,2022-06-07,6
"""


def drop(analyst, *files):
    analyst.page.goto("/data")
    analyst.page.get_by_label("Files", exact=True).set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": text.encode()} for name, text in files]
    )
    analyst.press("Read the files")
    for _ in range(50):
        if "Look again" not in analyst.page.content():
            return
        analyst.open("Look again")


def walk(world, service, scripts):
    findings = checks.Findings()
    analyst = world.visitor(service, scripts=scripts)
    analyst.sign_in_as("analyst")
    analyst.page.goto("/data")
    findings.of(checks.page_is_sound, analyst.page)
    findings.of(checks.axe_finds_nothing, analyst.page) if scripts else None

    drop(analyst, ("contacts of June.csv", CONTACTS), ("notes.txt", "Dear all\n"))
    analyst.says("To be looked at")
    analyst.says("Stop and look")
    analyst.says("notes.txt: None of the headings in this file are those of")
    findings.of(checks.page_is_sound, analyst.page)
    findings.of(checks.axe_finds_nothing, analyst.page) if scripts else None
    load = analyst.page.url

    analyst.open(re.compile("rows held back"))
    analyst.says("2 rows held back")
    analyst.says("There is no such day in the calendar.")
    analyst.says("There is no child’s number")
    findings.of(checks.page_is_sound, analyst.page)
    findings.of(checks.axe_finds_nothing, analyst.page) if scripts else None
    answer = analyst.context.request.get(load + "/held.csv")
    assert answer.ok and "Z-3" in answer.text()

    analyst.page.goto(load)
    analyst.press("Accept this load")
    analyst.says("Accepted")
    analyst.page.goto("/data")
    analyst.says("In force")
    drop(analyst, ("contacts of June.csv", CONTACTS))
    analyst.says("These files are in force already, byte for byte.")
    analyst.page.goto(load)
    analyst.press("Undo this load")
    analyst.says("Undone")
    findings.are_none()


def test_with_scripts(world):
    with Service() as service:
        walk(world, service, True)


def test_without_scripts(world):
    with Service() as service:
        walk(world, service, False)
