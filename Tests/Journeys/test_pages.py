"""Every page there is, as everyone who may see it."""

import math
import time

import checks
import crawl
from service import Service


def answers(status, where):
    assert status == 200, f"{status} for {where}"


def looked_at_closely(visitor, page, findings):
    visitor.page.goto(page.address)
    findings.of(checks.speaks_plainly, visitor.page)
    checks.everything(visitor.page, findings)


def test_every_page_of_every_role_is_sound_and_open_to_all(world):
    """Each role asks for every page its links lead to; the browser opens each kind of page once, as the first role that has it."""
    looked_at, findings = set(), checks.Findings()
    with Service() as service:
        for role in dict.fromkeys(role for person in service.sign_ins for role in person["roles"]):
            visitor = world.visitor(service)
            visitor.sign_in_as(role)
            count = 0
            for page in crawl.walk(visitor, each=1):
                count += 1
                findings.of(page.is_open)
                if page.kind not in looked_at:
                    looked_at.add(page.kind)
                    looked_at_closely(visitor, page, findings)
            print(f"  {role}: {count} pages")
    print(f"  {len(looked_at)} kinds of page looked at closely")
    findings.are_none()


def test_every_page_open_to_the_public_is_sound(world):
    looked_at, findings = set(), checks.Findings()
    with Service() as service:
        visitor = world.visitor(service)
        for start in ("/sign-in", "/accessibility", "/published"):
            for page in crawl.walk(visitor, start):
                findings.of(page.is_open)
                if page.kind not in looked_at:
                    looked_at.add(page.kind)
                    looked_at_closely(visitor, page, findings)
    findings.are_none()


def test_every_form_sent_as_it_stands_is_answered_in_words(world):
    findings = checks.Findings()
    with Service() as service:
        visitor = world.visitor(service)
        visitor.sign_in_as("director")
        pages = [page for page in crawl.walk(visitor, each=1) if page.sent.forms]
        sent, signed_in = set(), -math.inf
        for page in pages:
            if all(crawl.shape(action) in sent for action in page.sent.forms):
                continue
            # Some forms ask again who somebody is whose sign-in is ten minutes old.
            if time.monotonic() - signed_in > 240:
                visitor, signed_in = world.visitor(service), time.monotonic()
                visitor.sign_in_as("director")
            visitor.page.goto(page.address)
            forms = visitor.page.eval_on_selector_all(
                "main form[method=post]", "all => all.map((form, number) => [form.getAttribute('action'), number])"
            )
            for action, number in forms:
                if crawl.shape(action) in sent:
                    continue
                sent.add(crawl.shape(action))
                visitor.page.goto(page.address)
                form = visitor.page.locator("main form[method=post]").nth(number)
                if form.count() == 0:
                    continue
                with visitor.page.expect_navigation() as answer:
                    form.evaluate("form => form.submit()")
                status = answer.value.status
                if status in (409, 422):
                    checks.refused(visitor.page, findings)
                else:
                    findings.of(answers, status, f"the form to {action} on {page.address}")
                    findings.of(checks.page_is_sound, visitor.page, False)
        print(f"  {len(sent)} kinds of form")
    findings.are_none()


def test_the_first_pages_a_director_sees_say_what_they_should(world):
    with Service() as service:
        visitor = world.visitor(service)
        visitor.sign_in_as("director")
        visitor.says("Findings")
        visitor.picture("home")
        for place, words, name in (("/inspections", "Judgements", "inspection"), ("/plans", "The plan", "plan")):
            visitor.page.goto(place)
            visitor.page.locator("main tbody a").first.click()
            visitor.says(words)
            visitor.picture(name)
        visitor.open("PLO tracker")
        visitor.says("Delivery does not show impact")
        visitor.picture("action")
        visitor.page.goto("/measures")
        visitor.open("next review is booked")
        visitor.says("Improved")
        visitor.picture("chart")
        visitor.page.goto("/packs")
        visitor.page.locator("main tbody a").first.click()
        visitor.says("Summary")
        visitor.picture("pack")
