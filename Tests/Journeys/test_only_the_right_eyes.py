"""Who sees which child: an emergency and its review, a block, a restriction, and an inspection under embargo."""

import re

import checks
from service import Service

MERRIDAY, OXLADE = "Rosalind Merriday", "Marnie Oxlade"


def as_person(world, service, sign_in):
    visitor = world.visitor(service)
    person = next(person for person in service.sign_ins if person["signIn"] == sign_in)
    visitor.sign_in(sign_in, person["password"])
    return visitor


def search(visitor, words):
    visitor.page.goto("/children")
    visitor.page.get_by_label("Name or record number").fill(words)
    visitor.press("Search")


def finds_nothing(visitor, words):
    search(visitor, words)
    visitor.says("No results among the records you can see")
    assert words not in visitor.page.url and words not in visitor.page.title()


def ask_in_an_emergency(visitor, number, day, month, year):
    visitor.page.goto("/children/break-glass")
    visitor.page.get_by_label("Record number").fill(number)
    visitor.fill_day("Date of birth", day, month, year)
    visitor.page.get_by_label("A call outside office hours").check()
    visitor.page.get_by_label("What has happened?").fill("The school rang, nobody has collected her")
    visitor.press("Open record for 1 hour")


def test_a_record_is_opened_in_an_emergency_and_reviewed(world):
    findings = checks.Findings()
    with Service() as service:
        worker = as_person(world, service, "farida.anwell")
        finds_nothing(worker, "Oxlade")
        ask_in_an_emergency(worker, "C-0004", 3, 7, 2009)
        worker.says("There is no record with this number and date of birth that you can open")
        checks.everything(worker.page, findings)
        for day, words in [(3, "There is no record with this name and date of birth"), (2, "A record that you cannot see exists")]:
            worker.page.goto("/children/break-glass")
            worker.page.get_by_label("Child’s full name").fill(OXLADE)
            worker.fill_day("When was the child born", day, 7, 2009)
            worker.press("Find the record")
            worker.says(words)
            checks.everything(worker.page, findings)
        ask_in_an_emergency(worker, "C-0004", 2, 7, 2009)
        worker.says("Break-glass access")
        assert worker.heading() == OXLADE and "Oxlade" not in worker.page.title()
        checks.everything(worker.page, findings)

        lead = as_person(world, service, "philippa.corrandale")
        lead.page.goto("/home")
        lead.says("Farida Anwell on 20 June 2022: A call outside office hours")
        lead.page.goto("/governance")
        lead.page.get_by_role("row", name=re.compile("Farida Anwell")).get_by_role("link", name="Review").click()
        lead.says("The school rang, nobody has collected her")
        lead.page.get_by_label("Yes").check()
        lead.page.get_by_label("What did you find?").fill("The duty desk confirmed the call.")
        lead.press("Save the review")
        assert lead.page.get_by_role("row", name=re.compile("Farida Anwell")).count() == 0
    findings.are_none()


def test_a_block_hides_a_family_from_one_worker(world):
    with Service() as service:
        worker = as_person(world, service, "aoife.tennant-rowe")
        search(worker, OXLADE)
        worker.open(OXLADE)
        address = worker.page.url
        number = worker.page.locator("dl.summary").inner_text().split("Family")[1].split()[0]

        lead = as_person(world, service, "philippa.corrandale")
        lead.page.goto("/governance")
        lead.page.get_by_label("Worker", exact=True).select_option(label="Aoife Tennant-Rowe")
        lead.page.get_by_label("Family number").fill(number)
        lead.page.get_by_label("Why?").fill("Her sister is the child’s foster carer.")
        lead.press(re.compile("^Block worker$"))

        assert worker.page.goto(address).status == 404
        worker.says("This page does not exist, or you cannot see it.")
        finds_nothing(worker, OXLADE)
        ask_in_an_emergency(worker, "C-0004", 2, 7, 2009)
        worker.says("There is no record with this number and date of birth that you can open")
        lead.page.goto("/governance")
        lead.says("2 times")


def test_a_restricted_record_has_no_name_for_those_it_is_closed_to(world):
    with Service() as service:
        manager = as_person(world, service, "dilys.marchbank")
        finds_nothing(manager, MERRIDAY)
        search(manager, "C-0008")
        manager.says("Restricted record")
        assert "Merriday" not in manager.page.locator("table").inner_text()
        reader = as_person(world, service, "corin.elsworthy")
        search(reader, "Merriday")
        reader.open(MERRIDAY)
        reader.says("You are a named reader")


def test_an_inspection_under_embargo_is_there_for_its_readers(world):
    with Service() as service:
        director = as_person(world, service, "verity.holmcroft")
        director.page.goto("/inspections/type-in")
        director.page.get_by_label("Final report, under embargo").check()
        director.page.get_by_label("Council", exact=True).fill("Marlshire")
        director.fill_day("Fieldwork from", 6, 6, 2022)
        director.fill_day("Fieldwork to", 10, 6, 2022)
        director.press("Continue")
        director.page.wait_for_url("**/check")
        address = re.sub(r"/check.*", "", director.page.url)

        colleague = as_person(world, service, "anselm.whitgrove")
        assert colleague.page.goto(address).status == 404
        colleague.page.goto("/inspections")
        assert address.rsplit("/", 1)[1] not in colleague.page.content()

        director.page.goto(address)
        director.page.get_by_label("Add a reader").select_option(label="Anselm Whitgrove")
        director.press("Add the reader")
        assert colleague.page.goto(address).status == 200


def test_who_looked_is_told_by_number_for_a_purpose(world):
    findings = checks.Findings()
    with Service() as service:
        worker = as_person(world, service, "aoife.tennant-rowe")
        search(worker, OXLADE)
        worker.open(OXLADE)
        lead = as_person(world, service, "philippa.corrandale")
        lead.page.goto("/governance")
        lead.page.get_by_label("Access history of a record").fill("c-0004")
        lead.press("Show access history")
        lead.says("C-0004")
        rows = lead.page.get_by_role("row", name=re.compile("Aoife Tennant-Rowe"))
        assert rows.count() >= 2 and "Oxlade" not in lead.page.content()
        checks.everything(lead.page, findings)
        with lead.page.expect_download() as download:
            lead.open("Download (CSV)")
        table = open(download.value.path(), encoding="utf-8-sig").read()
        assert "Aoife Tennant-Rowe" in table and "C-0004" in table and "Oxlade" not in table

        lead.page.goto("/governance/unusual-patterns")
        lead.says("Opened a record with the worker’s own surname.")
        lead.says("This is not evidence of wrongdoing")
        checks.everything(lead.page, findings)
        lead.page.get_by_role("row", name=re.compile("Kwame Ashdell")).get_by_role("link", name="Start access review").click()
        lead.press(re.compile("^Start access review$"))
        lead.says("Enter the purpose.")
        lead.page.get_by_label("Purpose").fill("Why on a Sunday evening? For his supervision.")
        lead.press(re.compile("^Start access review$"))
        lead.says("Access review: Kwame Ashdell")
        lead.says("Why on a Sunday evening?")
        checks.everything(lead.page, findings)
        manager = as_person(world, service, "jory.tamblett")
        assert manager.page.goto(lead.page.url).status == 403
        search(manager, OXLADE)
        manager.open(OXLADE)
        manager.open("Access history")
        manager.says("Aoife Tennant-Rowe")
    findings.are_none()


def test_a_restriction_is_lifted_by_two(world):
    findings = checks.Findings()
    with Service() as service:
        lead = as_person(world, service, "philippa.corrandale")
        lead.page.goto("/governance")
        lead.says("Removals that need approval")
        lead.page.get_by_role("row", name=re.compile("Restriction of C-0008")).get_by_role("link").click()
        lead.says("You proposed this. A second person decides.")
        assert lead.page.get_by_label("Remove it").count() == 0
        checks.everything(lead.page, findings)
        manager = as_person(world, service, "dilys.marchbank")
        finds_nothing(manager, MERRIDAY)
        director = as_person(world, service, "verity.holmcroft")
        director.page.goto("/deadlines")
        director.page.get_by_role("link", name="Removal of a restriction needs approval").click()
        director.says("The adoption order was made on 10 June")
        assert "Merriday" not in director.page.content()
        checks.everything(director.page, findings)
        director.page.get_by_label("Remove it").check()
        director.press("Save outcome")
        director.page.wait_for_url("**/home")
        search(manager, "Merriday")
        manager.says(MERRIDAY)
    findings.are_none()


def test_a_family_of_ones_own_is_closed(world):
    findings = checks.Findings()
    with Service() as service:
        worker = as_person(world, service, "leonora.vassbeck")
        search(worker, OXLADE)
        worker.open(OXLADE)
        address = worker.page.url
        worker.page.goto("/my-access")
        worker.open("Declare a family you should not see")
        checks.everything(worker.page, findings)
        worker.page.get_by_label("A relative’s or a close friend’s family").check()
        worker.page.get_by_label("Name of a child in the family").fill(OXLADE)
        worker.fill_day("Date of birth", 2, 7, 2009)
        worker.page.get_by_label("How are you related?").fill("Her father is my cousin.")
        worker.press("Declare family")
        worker.says("Your declarations")
        assert worker.page.goto(address).status == 404
        colleague = as_person(world, service, "aoife.tennant-rowe")
        search(colleague, OXLADE)
        colleague.open(OXLADE)
        colleague.says("A member of staff is involved")
        assert "Vassbeck" not in colleague.page.locator("dl.summary").inner_text() and "cousin" not in colleague.page.content()
        lead = as_person(world, service, "philippa.corrandale")
        lead.page.goto("/governance/families")
        lead.says("My wife's nephew lives in Fernhollow")
        checks.everything(lead.page, findings)
    findings.are_none()
