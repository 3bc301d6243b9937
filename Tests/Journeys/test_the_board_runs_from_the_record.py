"""The board's months: owners are asked, a meeting is held and decides, a pack is frozen, a partner answers, an action falls back."""

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
    """On a later day the owners were asked by themselves."""
    owner = as_person(world, service, "dilys.marchbank")
    owner.page.goto("/today")
    owner.says("You were told")
    keeper = as_person(world, service, "sunniva.pellowby")
    keeper.page.goto("/chasing")
    keeper.says("Asked for an update")
    checks.everything(keeper.page, findings)
    keeper.page.get_by_label("Answer").select_option(label="Unanswered")
    keeper.press("Apply filters")
    assert "answered=no" in keeper.page.url
    keeper.page.goto("/settings/notices")
    keeper.says("by e-mail: sent to the folder")
    checks.everything(keeper.page, findings)
    return keeper


def meeting_of_july(keeper, findings):
    open_board(keeper)
    keeper.open("14 July 2022")
    keeper.says("Partners’ promises not kept")
    keeper.says("Slipped back")
    keeper.says("How the board hears from children in care themselves")
    keeper.press("Issue the agenda")
    keeper.says("Agenda issued 14 July")
    # Without the place on the page, so that Tab begins at its top.
    keeper.page.goto(keeper.page.url.split("#")[0])
    checks.everything(keeper.page, findings)
    keeper.press("Record the meeting as held")
    keeper.says("of 8 members were there")
    keeper.page.get_by_label("What was decided?").fill("Ask the trust’s board to name its lead in September")
    keeper.page.get_by_label("Which post carries it out?").select_option(label="Assistant Director, Children’s Social Care")
    keeper.fill_day("By when?", 8, 9, 2022)
    keeper.page.get_by_label("What becomes of it in the plan?").select_option(index=1)
    keeper.press("Record the decision")
    keeper.open("Ask the trust’s board to name its lead in September")
    checks.everything(keeper.page, findings)
    keeper.page.locator("dl.summary a", has_text="Ask the trust’s board").click()
    keeper.says("Decisions of the board")
    keeper.says("D10 Ask the trust’s board to name its lead in September")


def pack_of_july(world, service, keeper, findings):
    keeper.page.goto("/packs")
    checks.everything(keeper.page, findings)
    keeper.press("Make and freeze the pack")
    keeper.page.wait_for_url("**/packs/*")
    for heading in ("1 Steady, and misses its aim", "2 What moved", "3 No change beyond ordinary variation", "8 Slipped back"):
        keeper.says(heading)
    keeper.says("Table 4.1")
    checks.everything(keeper.page, findings, weight=False)
    keeper.open("What is different from another pack")
    keeper.says("Decision D10 is open")
    checks.everything(keeper.page, findings)
    keeper.page.goto("/packs")
    keeper.page.get_by_role("link", name=re.compile("^Pack 3")).click()
    keeper.open("Give it to a reader outside")
    keeper.page.get_by_label("For whom?").fill("Dr Ottoline Farrance, independent chair")
    keeper.press("Make a link")
    link = shown_link(keeper)
    outside = world.visitor(service, scripts=False)
    answer = outside.page.goto(link)
    assert answer.status == 200 and answer.headers["cache-control"] == "no-store"
    outside.says("4 Actions off track")
    assert outside.page.locator("header nav").count() == 0
    assert outside.context.request.get(link + "/pack.pdf").body()[:4] == b"%PDF"
    return link, outside


def partner_answers(world, service, keeper, findings):
    keeper.page.goto("/partners")
    keeper.says("Past its day")
    checks.everything(keeper.page, findings)
    keeper.open("A4.3")
    keeper.page.get_by_label("For whom?").fill("Merrin Ashgrove")
    keeper.press("Make a link")
    link = shown_link(keeper)
    checks.everything(keeper.page, findings)
    for scripts in (False, True):
        partner = world.visitor(service, scripts)
        answer = partner.page.goto(link)
        assert answer.headers["cache-control"] == "no-store"
        assert partner.page.locator("main a").count() == 0
        if scripts:
            checks.everything(partner.page, findings)
        partner.press("Give this update")
        partner.says("Give your name.")
        partner.page.get_by_label("Your name").fill("Merrin Ashgrove")
        partner.page.get_by_label("What has been done since the last update?").fill("The clinician begins on 1 August.")
        partner.page.get_by_label("On track").check()
        partner.press("Give this update")
        partner.says("Thank you.")
    keeper.page.goto("/partners")
    keeper.open("A4.3")
    keeper.says("Merrin Ashgrove, 14 July 2022, through their link")
    keeper.press("End this link")
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
