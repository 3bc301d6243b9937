"""A plan is made from the playbook; every owner is filled, and then it is agreed, circulated and sent."""

import re

import checks
from service import Service
from test_a_director_follows_a_report_through import (
    look,
    the_first_accounts_come_from_the_machine_itself,
    the_report_is_uploaded,
    what_was_read_is_checked,
)


def test_a_plan_is_made_circulated_and_sent_with_every_owner_filled(world):
    findings = checks.Findings()
    with Service(demonstration=False) as service:
        director, manager = world.visitor(service), world.visitor(service)
        the_first_accounts_come_from_the_machine_itself(service, director, manager)
        the_report_is_uploaded(director)
        what_was_read_is_checked(director, findings)
        nothing_selected_makes_no_plan(director, findings)
        the_plan_is_made(director)
        vacant_owners_are_filled(director, findings)
        the_plan_is_circulated_and_sent(director, findings)
    findings.are_none()


def nothing_selected_makes_no_plan(director, findings):
    director.open(re.compile("Draft the (action )?plan"))
    director.press("Make the plan")
    director.says("Select at least one suggestion, or add your own action.")
    look(director, findings, weight=False)


def the_plan_is_made(director):
    page = director.page
    page.locator("details.item").evaluate_all("all => all.forEach(finding => { finding.open = true })")
    boxes = page.locator('input[name="pick"]')
    for number in range(2):
        boxes.nth(number).check()
    director.press("Make the plan")
    director.says("The plan is a draft.")
    director.says("Add actions from the playbook")


def vacant_owners_are_filled(director, findings):
    page = director.page
    plan = page.url
    director.open("Record agreement")
    director.says("no holder")
    look(director, findings)
    vacant = page.locator(".doubt a")
    posts = [vacant.nth(number).get_attribute("href") for number in range(vacant.count())]
    assert posts, "the page names no vacant post"
    for post in posts:
        page.goto(post)
        page.get_by_label("Who holds it?").select_option(label="Priya Nandra")
        director.press("Hand over")
        director.says("Priya Nandra")
    page.goto(plan)
    director.open("Record agreement")
    assert page.locator(".doubt a").count() == 0, "every post has a holder"
    page.get_by_label("Agreed by").fill("Director of Children’s Services")
    page.get_by_label("Meeting").fill("Improvement board")
    director.press("Save")
    director.says("20 June 2022 by Director of Children’s Services, at Improvement board")


def the_plan_is_circulated_and_sent(director, findings):
    page = director.page
    director.open("Record circulation")
    page.get_by_label("Circulated to").fill("All staff of children’s services")
    page.locator("main form[method=post]").get_by_role("button").click()
    director.says("to All staff of children’s services")
    director.open("Record submission to Ofsted")
    assert page.locator(".doubt a").count() == 0
    director.press("Freeze and record submission")
    director.says("What was submitted, and changes since")
    look(director, findings)
