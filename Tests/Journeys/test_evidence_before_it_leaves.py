"""Evidence: an owner adds it and has it checked, a second person confirms, search finds it, and what names a child is not cleared for release."""

import re

import checks
from service import Service

TITLE = "Leaflet on the first page of the letter"


def as_person(world, service, sign_in, scripts):
    visitor = world.visitor(service, scripts)
    person = next(person for person in service.sign_ins if person["signIn"] == sign_in)
    visitor.sign_in(sign_in, person["password"])
    return visitor


def test_evidence_is_checked_confirmed_and_found(world):
    from_upload_to_confirmation(world, scripts=True)


def test_evidence_is_checked_confirmed_and_found_without_scripts(world):
    from_upload_to_confirmation(world, scripts=False)


def from_upload_to_confirmation(world, scripts):
    findings = checks.Findings()
    with Service() as service:
        owner = as_person(world, service, "jory.tamblett", scripts)
        manager = as_person(world, service, "dilys.marchbank", scripts)
        an_owner_adds_a_file(owner, findings)
        address = owner.page.url
        the_owner_has_it_checked(owner, findings)
        a_second_person_confirms(manager, address, findings)
        search_finds_it_and_a_quotation_mark_breaks_nothing(owner, findings)
        a_child_in_the_next_version_is_found(owner, manager, address, findings)
        the_list_filters_and_keeps_its_state(owner, findings)
        the_governance_lead_loads_a_list(as_person(world, service, "philippa.corrandale", scripts), findings)
    findings.are_none()


def look(visitor, findings):
    if visitor.scripts:
        checks.everything(visitor.page, findings)


def file(name, text):
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def an_owner_adds_a_file(owner, findings):
    owner.page.goto("/evidence")
    look(owner, findings)
    owner.open("Add evidence")
    look(owner, findings)
    owner.open("Document")
    look(owner, findings)
    owner.press("Add evidence")
    owner.says("Enter what the evidence shows.")
    owner.says("Select a file.")
    owner.page.get_by_label("File", exact=True).set_input_files(file("leaflet.txt", "Free legal advice: ring one of these solicitors today."))
    owner.page.get_by_label("What it shows").fill(TITLE)
    owner.page.get_by_label("Level of impact shown").select_option("output")
    owner.page.get_by_label("Linked action (optional)").select_option(index=2)
    owner.press("Add evidence")
    owner.page.wait_for_url(re.compile(r"/evidence/[0-9a-f]{32}$"))
    assert TITLE in owner.heading()
    owner.says("Searchable")
    owner.says("Not checked for personal data")
    look(owner, findings)


def the_owner_has_it_checked(owner, findings):
    owner.open("Check for personal data and confirm release")
    look(owner, findings)
    owner.press("Check for personal data")
    owner.says("Nothing found")
    owner.says("This does not prove that there are none: read the text.")
    owner.says("children in the record.")
    look(owner, findings)


def a_second_person_confirms(manager, address, findings):
    manager.page.goto(address + "/check")
    look(manager, findings)
    manager.press("Confirm release")
    manager.says("Confirm that you have read this version.")
    manager.page.get_by_label(re.compile("I have read this version")).check()
    manager.press("Confirm release")
    manager.says("Dilys Marchbank read this version and confirmed on 20 June 2022")
    look(manager, findings)


def search_finds_it_and_a_quotation_mark_breaks_nothing(owner, findings):
    owner.page.goto("/evidence/search")
    look(owner, findings)
    owner.page.get_by_label("Words").fill('"solicitors* today')
    owner.press("Search")
    owner.says(TITLE)
    assert owner.page.locator("mark").first.inner_text() == "solicitors"
    assert "solicitors" not in owner.page.url
    look(owner, findings)
    owner.page.get_by_label("Words").fill('"')
    owner.press("Search")
    owner.says("No results")


def a_child_in_the_next_version_is_found(owner, manager, address, findings):
    owner.page.goto(address)
    owner.page.get_by_text("Add a new version", exact=True).click()
    owner.page.get_by_label("File", exact=True).set_input_files(file("leaflet-2.txt", "As we told Saffron Dewhirst (born 30/12/2011): ring a solicitor."))
    owner.page.get_by_label("Reason for the new version").fill("An example added")
    owner.press("Add version")
    owner.says("2, current")
    owner.says("1, replaced")
    owner.says("Not checked for personal data")
    owner.page.goto(address + "/check")
    owner.press("Check for personal data")
    owner.says("2 found, 2 not resolved")
    owner.says("A name on a list")
    owner.says("A possible date of birth")
    owner.says("Not cleared for release")
    look(owner, findings)
    manager.page.goto(address + "/check")
    manager.page.get_by_label(re.compile("I have read this version")).check()
    manager.press("Confirm release")
    manager.says("2 findings are not resolved.")
    look(manager, findings)


def the_list_filters_and_keeps_its_state(owner, findings):
    owner.page.goto("/evidence")
    owner.page.locator("summary", has_text="Filter the list").click()
    owner.page.get_by_label("Release").select_option("not-cleared")
    owner.press("Apply filters")
    owner.says(TITLE)
    assert "release=not-cleared" in owner.page.url
    owner.page.reload()
    owner.says(TITLE)
    owner.open("What children and parents said")
    owner.says("is never graded")
    look(owner, findings)


def the_governance_lead_loads_a_list(lead, findings):
    lead.page.goto("/evidence/settings")
    look(lead, findings)
    lead.page.get_by_label("List of names").set_input_files(file("names.txt", "Wilfred Penhaligon\nMaribel Ostrander\n"))
    lead.press("Load list of names")
    lead.says("2 names, loaded on 20 June 2022 by Philippa Corrandale.")
    look(lead, findings)
