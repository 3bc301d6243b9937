"""Giving access: one person asks, another approves; an inspection goes back under embargo and is found again."""

import checks
from service import Service


def journey(world, scripts):
    findings = checks.Findings()

    def look(page):
        # axe is a script, so it looks only where scripts run.
        if scripts:
            checks.everything(page, findings)

    with Service() as service:
        keeper = world.visitor(service, scripts=scripts)
        keeper.sign_in_as("administrator")
        keeper.page.goto("/settings/accounts")
        keeper.page.get_by_label("The person’s name").fill("Nia Pell")
        keeper.page.get_by_label("Sign-in name").fill("nia.pell")
        keeper.press("Add account")
        link = keeper.page.locator("code.key").inner_text()
        keeper.page.goto("/settings/grants")
        keeper.page.get_by_label("Person").select_option(label="Nia Pell")
        keeper.page.get_by_label("Role").select_option(label="QA auditor")
        keeper.page.get_by_label("Scope").select_option(label="The whole service")
        keeper.page.get_by_label("A post: no end date").check()
        keeper.press("Give or request access")
        keeper.says("Give a reason of at least 15 characters.")
        look(keeper.page)
        keeper.page.locator("#reason").fill("She audits practice from July")
        keeper.press("Give or request access")
        keeper.says("Waiting for approval")
        if scripts:
            findings.of(checks.axe_finds_nothing, keeper.page)
        # The answer leads to the table of requests, where Tab goes on from; opened afresh the page begins at its skip link.
        keeper.page.goto("/settings/grants")
        keeper.says("Waiting for approval")
        look(keeper.page)
        keeper.open("Review the request for Nia Pell")
        keeper.says("You requested this")
        look(keeper.page)

        worker = world.visitor(service, scripts=scripts)
        worker.choose_password("/welcome/" + link.rsplit("/", 1)[1], "marble kettle heron")
        worker.sign_in("nia.pell", "marble kettle heron")
        worker.page.goto("/my-access")
        worker.says("You have no role today.")

        director = world.visitor(service, scripts=scripts)
        director.sign_in_as("director")
        director.page.goto("/settings/grants")
        director.open("Review the request for Nia Pell")
        director.page.get_by_label("Approve", exact=True).check()
        director.press("Save the decision")
        director.says("Confirm that you have checked with the person")
        look(director.page)
        director.page.get_by_label("I have checked with Nia Pell").check()
        director.press("Save the decision")
        worker.page.goto("/my-access")
        worker.says("QA auditor")
        worker.page.goto("/my-notices")
        worker.says("Your access as QA auditor was given")
        look(worker.page)
    findings.are_none()


def test_two_people_give_access(world):
    journey(world, scripts=True)


def test_two_people_give_access_without_scripts(world):
    journey(world, scripts=False)


def test_an_inspection_goes_back_under_embargo_and_is_found_again(world):
    findings = checks.Findings()
    with Service() as service:
        director = world.visitor(service)
        name = director.sign_in_as("director")
        director.page.goto("/inspections")
        director.page.locator("main table a").first.click()
        address = director.page.url
        director.page.get_by_text("Put back under embargo").first.click()
        director.page.get_by_label("Final report, under embargo").check()
        director.page.get_by_label(name, exact=True).uncheck()
        director.page.get_by_label("Reason").fill("It was recorded as published by mistake")
        director.page.get_by_role("button", name="Put back under embargo").click()
        director.says("Select who can see the inspection while it is under embargo.")
        findings.of(checks.axe_finds_nothing, director.page)
        director.page.get_by_label(name, exact=True).check()
        director.page.get_by_role("button", name="Put back under embargo").click()
        director.says("Under embargo")

        other = world.visitor(service)
        other.sign_in_as("auditor")
        assert other.page.goto(address).status == 404

        director.page.get_by_text("Record publication").first.click()
        for part, value in (("Day", "3"), ("Month", "5"), ("Year", "2022")):
            director.page.locator("#published-on").get_by_label(part).fill(value)
        director.page.locator("#publish-reason").fill("Ofsted published it on its website")
        director.page.get_by_role("button", name="Record publication").click()
        director.says("Published")
        assert other.page.goto(address).status == 200
        findings.of(checks.axe_finds_nothing, director.page)
    findings.are_none()
