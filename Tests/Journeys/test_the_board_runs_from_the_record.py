"""The board's months: owners get update requests, a meeting is held and decides, a pack is frozen, a partner answers."""

import re

import checks
from service import Service


def as_person(world, service, sign_in, scripts=True):
    visitor = world.visitor(service, scripts)
    person = next(person for person in service.sign_ins if person["signIn"] == sign_in)
    visitor.sign_in(sign_in, person["password"])
    return visitor


def open_board(visitor):
    visitor.page.goto("/boards")
    visitor.open("Children’s Improvement Board")


def shown_link(visitor):
    return visitor.page.locator("code").first.inner_text()


def asked_for_updates(world, service, findings):
    """On a later day the owners have their update requests."""
    owner = as_person(world, service, "dilys.marchbank")
    owner.page.goto("/home")
    owner.says("New notices")
    keeper = as_person(world, service, "sunniva.pellowby")
    keeper.page.goto("/update-requests")
    keeper.says("Update requested")
    checks.everything(keeper.page, findings)
    keeper.page.locator("summary", has_text="Filter the list").click()
    keeper.page.get_by_label("Answered").select_option(label="Not answered")
    keeper.press("Apply filters")
    assert "answered=no" in keeper.page.url
    keeper.page.goto("/settings/notices")
    keeper.says("by email: sent to the folder")
    checks.everything(keeper.page, findings)
    return keeper


def meeting_of_july(keeper, findings):
    open_board(keeper)
    keeper.open("14 July 2022")
    keeper.says("Partner commitments not met")
    keeper.says("Improvement not sustained")
    keeper.says("How the board hears from children in care themselves")
    keeper.press("Issue agenda")
    keeper.says("Agenda issued 14 July")
    # Without the place on the page, so that Tab begins at its top.
    keeper.page.goto(keeper.page.url.split("#")[0])
    checks.everything(keeper.page, findings)
    keeper.press("Record meeting as held")
    keeper.says("of 8 members attended")
    keeper.page.get_by_role("link", name="Record a decision").click()
    checks.everything(keeper.page, findings)
    keeper.page.get_by_label("Decision").fill("Ask the trust’s board to name its lead in September")
    keeper.page.get_by_label("Owner").select_option(label="Assistant Director, Children’s Social Care")
    keeper.fill_day("Due date (optional)", 8, 9, 2022)
    keeper.page.get_by_label("Link to the plan").select_option(index=1)
    keeper.press("Record a decision")
    keeper.says("D10 Ask the trust’s board to name its lead in September")
    checks.everything(keeper.page, findings)
    keeper.page.locator("main p a", has_text="Ask the trust’s board").click()
    keeper.says("Decisions of the board")
    keeper.says("D10 Ask the trust’s board to name its lead in September")


def pack_of_july(world, service, keeper, findings):
    open_board(keeper)
    keeper.page.get_by_role("link", name="Make a pack").click()
    checks.everything(keeper.page, findings)
    # Its PDF takes a while on a busy machine.
    keeper.page.set_default_timeout(60_000)
    keeper.press("Make pack")
    keeper.page.wait_for_url(re.compile(r"/packs/[0-9a-f]{32}$"))
    keeper.says("Compare with another pack")
    for heading in ("Summary", "1 Improvement not sustained", "2 Measures that consistently miss target", "3 Measures that changed"):
        keeper.says(heading)
    keeper.says("Table 4.1")
    checks.everything(keeper.page, findings, weight=False)
    keeper.open("Compare with another pack")
    keeper.says("Decision D10 is open")
    checks.everything(keeper.page, findings)
    keeper.page.goto("/packs")
    keeper.page.get_by_role("link", name=re.compile("^Pack 3")).click()
    keeper.open("Share with a reader outside the council")
    keeper.page.get_by_label("Reader").fill("Dr Ottoline Farrance, independent chair")
    keeper.press("Create link")
    link = shown_link(keeper)
    outside = world.visitor(service, scripts=False)
    answer = outside.page.goto(link)
    assert answer.status == 200 and answer.headers["cache-control"] == "no-store"
    outside.says("4 Actions off track or overdue")
    assert outside.page.locator("header nav").count() == 0
    assert outside.context.request.get(link + "/pack.pdf").body()[:4] == b"%PDF"
    return link, outside


def partner_answers(world, service, keeper, findings):
    keeper.page.goto("/partners/commitments")
    keeper.says("Overdue")
    checks.everything(keeper.page, findings)
    keeper.page.goto("/partners")
    checks.everything(keeper.page, findings)
    keeper.open("A4.3")
    keeper.page.get_by_label("Person", exact=True).fill("Merrin Ashgrove")
    keeper.press("Create link")
    link = shown_link(keeper)
    checks.everything(keeper.page, findings)
    for scripts in (False, True):
        partner = world.visitor(service, scripts)
        answer = partner.page.goto(link)
        assert answer.headers["cache-control"] == "no-store"
        assert partner.page.locator("main a").count() == 0
        if scripts:
            checks.everything(partner.page, findings)
        partner.press("Send update")
        partner.says("Enter your name.")
        partner.page.get_by_label("Your name").fill("Merrin Ashgrove")
        partner.page.get_by_label("What has been done since the last update").fill("The clinician begins on 1 August.")
        partner.page.get_by_label("On track").check()
        partner.press("Send update")
        partner.says("Thank you.")
    keeper.page.goto("/partners")
    keeper.open("A4.3")
    keeper.says("Merrin Ashgrove, 14 July 2022, through their link")
    keeper.press("End link")
    assert partner.page.goto(link).status == 404


def test_the_board_runs_from_the_record(world):
    findings = checks.Findings()
    with Service() as service:
        service.on("2022-07-14")
        keeper = asked_for_updates(world, service, findings)
        meeting_of_july(keeper, findings)
        link, outside = pack_of_july(world, service, keeper, findings)
        partner_answers(world, service, keeper, findings)
        service.on("2022-08-12")
        assert outside.page.goto(link).status == 404, "the link is over"
        owner = as_person(world, service, "anselm.whitgrove", scripts=False)
        owner.page.goto("/deadlines")
        owner.says("D10 Ask the trust’s board to name its lead in September")
    findings.are_none()
