"""Signing in: a one-time link, two-factor sign-in with a phone and its recovery codes, another browser signed out, and a leaver."""

import base64
import hashlib
import hmac
import re
import struct
import time

import checks
from service import Service

PASSWORD = "marble kettle heron"


def code_of(key, steps=0):
    """What the phone shows."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    mac = hmac.new(base64.b32decode(key), counter, hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7fffffff) % 1_000_000:06}"


def sign_in(visitor, name, password):
    visitor.page.goto("/sign-in?next=%2Fmy-account")
    visitor.page.get_by_label("Sign-in name").fill(name)
    visitor.page.get_by_label("Password").fill(password)
    visitor.page.get_by_role("button", name="Sign in", exact=True).click()


def check(visitor, findings):
    """axe is a script itself."""
    if visitor.scripts:
        findings.of(checks.axe_finds_nothing, visitor.page)


def set_up_second_step(visitor, findings):
    """Sets it up as a person with a phone does. The key of the phone, and the recovery codes."""
    visitor.page.goto("/my-account")
    visitor.says("Not set up: anyone with your password can sign in as you")
    visitor.open("Set up")
    check(visitor, findings)
    key = visitor.page.locator("code.key").inner_text().replace(" ", "")
    visitor.page.get_by_label("Code").fill("000000")
    visitor.press("Set up")
    visitor.says("That code is not right")
    assert visitor.page.locator("code.key").inner_text().replace(" ", "") == key
    visitor.page.get_by_label("Code").fill(code_of(key, -1))
    visitor.press("Set up")
    visitor.says("They are not shown again")
    check(visitor, findings)
    return key, visitor.page.locator("ol.codes code").all_inner_texts()


def second_step(world, scripts):
    findings = checks.Findings()
    with Service() as service:
        link = service.invite("nia.pell", "Nia Pell", "auditor")
        visitor = world.visitor(service, scripts=scripts)
        visitor.page.goto(link)
        visitor.page.get_by_label("Password", exact=True).fill("Nia.Pell.2022!")
        visitor.page.get_by_label("Enter the password again").fill("Nia.Pell.2022!")
        visitor.press("Save password")
        visitor.says("words that are tried first")
        visitor.choose_password(link, PASSWORD)
        sign_in(visitor, "nia.pell", PASSWORD)
        key, recovery = set_up_second_step(visitor, findings)
        assert len(recovery) == 10
        visitor.sign_out()

        sign_in(visitor, "nia.pell", PASSWORD)
        assert visitor.heading() == "Your code"
        check(visitor, findings)
        visitor.page.get_by_label("Code from your authenticator app").fill(code_of(key))
        visitor.press("Continue")
        assert visitor.heading() == "My account"

        other = world.visitor(service, scripts=scripts)
        sign_in(other, "nia.pell", PASSWORD)
        other.page.get_by_label("Code from your authenticator app").fill(recovery[0].upper())
        other.press("Continue")
        other.says("9 of 10 recovery codes left")
        visitor.page.reload()
        visitor.says("You are signed in on 1 other browser as well")
        visitor.press("Sign out everywhere else")
        visitor.says("You are signed in on this browser only")
        other.page.goto("/my-account")
        assert other.heading() == "Sign in"
    findings.are_none()


def test_a_second_step_is_set_up_and_used(world):
    second_step(world, scripts=True)


def test_a_second_step_is_set_up_and_used_without_scripts(world):
    second_step(world, scripts=False)


def test_a_leaver_is_signed_out_at_once(world):
    findings = checks.Findings()
    with Service() as service:
        worker = world.visitor(service)
        name = worker.sign_in_as("legalTracker")
        keeper = world.visitor(service)
        keeper.sign_in_as("administrator")
        keeper.page.goto("/settings/accounts?show=open")
        keeper.open(name)
        findings.of(checks.axe_finds_nothing, keeper.page)
        keeper.press("End this account")
        keeper.says("Ended")
        worker.page.goto("/home")
        assert worker.heading() == "Sign in"
        keeper.press("Open the account again")
        keeper.press("Make a new one-time link")
        assert "/welcome/" in keeper.page.locator("code.key").inner_text()
        findings.of(checks.axe_finds_nothing, keeper.page)
    findings.are_none()


def test_a_person_is_warned_before_a_session_ends_and_stays(world):
    with Service() as service:
        visitor = world.visitor(service)
        visitor.page.clock.install()
        visitor.sign_in_as("director")
        visitor.page.goto("/my-account")
        visitor.page.clock.fast_forward("24:00")
        assert visitor.page.locator(".ending").count() == 0
        visitor.page.clock.fast_forward("02:00")
        visitor.says("You will be signed out at")
        checks.axe_finds_nothing(visitor.page)
        visitor.press("Stay signed in")
        visitor.page.locator(".ending").wait_for(state="detached")
        visitor.page.clock.fast_forward("31:00")
        visitor.says("What you have typed is still here")
        assert re.search("signed out", visitor.page.locator(".ending").inner_text())
