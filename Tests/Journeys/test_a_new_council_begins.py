"""A new council sets itself up: from an empty store and two accounts on the machine to a drafted plan, along the page of first steps."""

import re

import checks
from service import REPORT, Service

PASSWORD = "otter lamp granite"


def test_a_new_council_begins(world):
    begin(world, scripts=True)


def test_a_new_council_begins_without_scripts(world):
    begin(world, scripts=False)


def begin(world, scripts):
    findings = checks.Findings()
    with Service(demonstration=False) as service:
        administrator = world.visitor(service, scripts)
        administrator.choose_password(service.invite("desmond.hythe", "Desmond Hythe", "administrator"), PASSWORD)
        director_link = service.invite("verity.holm", "Verity Holm", "director")
        administrator.sign_in("desmond.hythe", PASSWORD)
        first_steps(administrator, "1 of 7 steps are done")
        if scripts:
            checks.everything(administrator.page, findings)
            administrator.picture("first-steps")
        add_people(administrator)
        director = world.visitor(service, scripts)
        director.choose_password(director_link, PASSWORD)
        director.sign_in("verity.holm", PASSWORD)
        director.says("No inspection has been confirmed yet")
        approve(director)
        first_steps(administrator, "2 of 7 steps are done")
        add_a_team(administrator)
        add_a_post(administrator)
        first_steps(administrator, "4 of 7 steps are done")

        director.page.goto("/")
        director.open("First steps for a new council")
        upload_and_confirm(director)
        first_steps(director, "5 of 7 steps are done")
        draft(director)
        first_steps(director, "6 of 7 steps are done")
        director.says("An analyst does this.")
        if scripts:
            checks.everything(director.page, findings)
    findings.are_none()


def first_steps(visitor, words):
    visitor.page.goto("/settings")
    visitor.open("First steps")
    visitor.says(words)


def add_people(administrator):
    """Several at once, and a role for the first, which another person approves."""
    page = administrator.page
    administrator.open("Add people")
    page.get_by_label("People").fill("Verity Holm\nSam Lee, sam.lee")
    administrator.press("Add these people")
    administrator.says("Line 1: enter a name, a comma and a sign-in name")
    page.get_by_label("People").fill("Sam Lee, sam.lee\nKwame Ash, kwame.ash")
    administrator.press("Add these people")
    administrator.says("2 people added")
    assert "/welcome/" in page.get_by_role("row", name=re.compile("Sam Lee")).locator("code").inner_text()
    administrator.open("Give them access")
    page.get_by_label("Person").select_option(label="Sam Lee")
    page.get_by_label("Role").select_option(label="Service manager")
    page.get_by_label("Scope").select_option(label="The whole service")
    page.get_by_label("A post: no end date").check()
    page.locator("#reason").fill("He leads safeguarding teams")
    administrator.press("Give or request access")
    administrator.says("Requested. Another person who can give access must approve it.")


def approve(director):
    director.page.goto("/settings/grants")
    director.open("Review the request for Sam Lee")
    director.page.get_by_label("Approve", exact=True).check()
    director.page.get_by_label("I have checked with Sam Lee").check()
    director.press("Save the decision")
    director.says("Service manager")


def add_a_team(administrator):
    first_steps(administrator, "2 of 7")
    administrator.open("Add teams")
    administrator.page.get_by_label("Name", exact=True).fill("Safeguarding")
    administrator.page.locator("main form[method=post]").last.get_by_role("button").click()
    administrator.says("Safeguarding")


def add_a_post(administrator):
    first_steps(administrator, "3 of 7")
    administrator.open("Add posts")
    administrator.page.get_by_label("Title of the post").fill("Practice lead")
    administrator.page.get_by_label("Who holds it?").select_option(label="Sam Lee")
    administrator.press("Add the post")
    administrator.says("Practice lead")


def upload_and_confirm(director):
    page = director.page
    director.open("Upload a report")
    page.get_by_label("Report", exact=True).set_input_files(REPORT)
    page.get_by_label("Published").check()
    director.press("Upload the report")
    page.wait_for_url("**/check*")
    undecided = page.locator("article.item:not(.settled)")
    while undecided.count() > 0:
        with page.expect_navigation():
            undecided.first.get_by_role("button", name=re.compile("^Accept")).click()
    director.settle_doubts()
    director.press("Confirm what was read")
    director.says("confirmed by Verity Holm")


def draft(director):
    first_steps(director, "5 of 7")
    director.open("Draft the plan")
    director.page.locator("main").get_by_role("link", name="Draft the plan").first.click()
    boxes = director.page.locator('input[name="pick"]')
    boxes.first.check()
    director.page.locator("form").filter(has=boxes.first).get_by_role("button").last.click()
    director.says("Not started")
