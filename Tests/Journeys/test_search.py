"""Searching: one box in the header finds what a person may see, by keyboard and without script."""

import checks
from service import Service


def test_a_director_finds_an_action_and_a_child(world):
    search(world, scripts=True)


def test_a_director_finds_an_action_and_a_child_without_scripts(world):
    search(world, scripts=False)


def search(world, scripts):
    findings = checks.Findings()
    with Service() as service:
        director = world.visitor(service, scripts)
        director.sign_in_as("director")
        box = director.page.locator("header input[type=search]")
        box.fill("letter")
        box.press("Enter")
        director.page.get_by_role("heading", name="Actions").wait_for()
        assert director.page.url.endswith("/search"), "what was looked for is in the address"
        if scripts:
            checks.everything(director.page, findings)
            director.picture("search")
        director.page.locator("main ul.tasks a").first.click()
        assert director.page.locator("h1").count() == 1

        director.page.goto("/search")
        director.page.get_by_label("What are you looking for?").fill("x")
        director.press("Search")
        director.says("Enter a word or a number of at least 2 characters.")

        member = world.visitor(service, scripts)
        member.sign_in_as("administrator")
        member.page.goto("/search")
        member.page.get_by_label("What are you looking for?").fill("letter")
        member.press("Search")
        member.says("No results among what you can open.")
    findings.are_none()
