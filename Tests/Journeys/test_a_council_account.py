"""Signing in with the council's own account: there, in, out, and another group the next time."""

import re

import checks
from provider import Provider
from service import Service

MANAGERS, ANALYSTS = "0760b6cf-170e-4a14-91b3-4b78e0739963", "/children/analysts"


def sign_in(visitor, provider, *groups, subject="ines.varley"):
    visitor.page.goto("/sign-in" if visitor.page.url == "about:blank" else visitor.page.url)
    visitor.open("Sign in with your council account")
    provider.let_in(visitor, subject, "Ines Varley", *groups)
    visitor.page.wait_for_url(visitor.service.address + "/**")


def administrator_lets_in(world, service, group, label, role, reach):
    visitor = world.visitor(service)
    visitor.sign_in_as("administrator")
    visitor.page.goto("/settings/access")
    visitor.open("Groups of the council’s sign-in")
    visitor.page.get_by_label("The group, as the council’s sign-in sends it").fill(group)
    visitor.page.get_by_label("What the council calls it").fill(label)
    visitor.page.get_by_label("Role").select_option(label=role)
    visitor.page.get_by_label("How far it reaches").select_option(label=reach)
    visitor.press("Add the group")
    visitor.says(label)
    visitor.says("Another person approves it")
    return visitor


def director_approves(world, service, *groups):
    visitor = world.visitor(service)
    visitor.sign_in_as("director")
    visitor.page.goto("/settings/sign-in")
    for group in groups:
        row = visitor.page.get_by_role("row").filter(has_text=group)
        row.get_by_label("I have checked who is in this group").check()
        row.get_by_role("button", name="Approve").click()
    return visitor


def journey(world, scripts):
    findings = checks.Findings()

    def look(page):
        # axe is a script, so it looks only where scripts run.
        if scripts:
            checks.everything(page, findings)

    with Provider() as provider, Service(options=provider.options) as service:
        administrator = administrator_lets_in(world, service, MANAGERS, "Children’s managers", "Service manager", "The whole service")
        look(administrator.page)
        administrator.press("Add the group")
        administrator.says("Give the group as the council’s sign-in sends it.")
        look(administrator.page)
        said = service.command("groups", "add", "--group", ANALYSTS, "--role", "analyst")
        assert said.startswith(f"The group “{ANALYSTS}” waits for approval as Analyst"), said
        director = director_approves(world, service, MANAGERS, ANALYSTS)
        look(director.page)

        visitor = world.visitor(service, scripts=scripts, also=provider.address)
        visitor.page.goto("/inspections?view=all")
        visitor.says("Sign in with your council account")
        look(visitor.page)
        sign_in(visitor, provider, "none of ours")
        visitor.says("None of your groups opens this service.")
        look(visitor.page)

        visitor.page.goto("/inspections?view=all")
        sign_in(visitor, provider, MANAGERS, "another")
        assert visitor.page.url == service.address + "/inspections?view=all", visitor.page.url
        visitor.says("Ines Varley")
        visitor.page.goto("/my-access")
        visitor.says("Service manager")
        assert visitor.page.goto("/settings/grants").status == 200
        assert visitor.page.goto("/settings/mail").status == 403

        visitor.sign_out()
        visitor.says("You have signed out of this service.")
        look(visitor.page)
        visitor.open("sign out there too")
        visitor.says("Signed out at the council")
        visitor.page.get_by_role("link", name="Back").click()
        assert visitor.page.url == service.address + "/sign-in"

        sign_in(visitor, provider, ANALYSTS)
        visitor.page.goto("/my-access")
        visitor.says("Analyst")
        assert "Service manager" not in visitor.page.locator("main").inner_text()
        assert visitor.page.goto("/settings/grants").status == 403
        assert visitor.page.goto("/settings/sign-in").status == 403

        administrator.page.goto("/settings/grants")
        row = administrator.page.get_by_role("row", name=re.compile("Ines Varley"))
        assert row.count() == 1 and "From a group of the council’s sign-in" in row.inner_text(), row.all_inner_texts()
    findings.are_none()


def test_somebody_signs_in_with_a_council_account(world):
    journey(world, scripts=True)


def test_somebody_signs_in_with_a_council_account_without_scripts(world):
    journey(world, scripts=False)
