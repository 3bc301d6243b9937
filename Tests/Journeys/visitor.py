"""A person at a browser, and what a browser notices that a person does not."""

import os
import pathlib
import re

from service import ROOT

PICTURES = ROOT / "docs" / "pictures"


class Visitor:
    """One browser of one person. Scripts may be off."""

    def __init__(self, browser, service, scripts=True, also=()):
        """`also` is another address that this person may be led to, as the council's own sign-in."""
        self.service, self.scripts, self.also = service, scripts, also
        self.context = browser.new_context(
            java_script_enabled=scripts, base_url=service.address, viewport={"width": 1280, "height": 900}, locale="en-GB"
        )
        self.context.set_default_timeout(90_000)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("console", self.note)
        self.page.on("request", self.host_is_ours)
        self.page.on("dialog", self.dialog)

    def note(self, message):
        # A refused page is a 4xx on purpose; what breaks the page's own policy never is.
        if "Content Security Policy" in message.text or (message.type == "error" and "status of 4" not in message.text):
            self.faults.append(f"{self.page.url}: {message.text}")

    def host_is_ours(self, request):
        if not request.url.startswith((self.service.address, "data:", "blob:", *([self.also] if self.also else []))):
            self.faults.append(f"a request to {request.url}")

    def dialog(self, dialog):
        if dialog.type != "beforeunload":
            self.faults.append(f"a dialog: {dialog.message}")
        dialog.accept()

    def sign_in(self, name, password):
        self.page.goto("/sign-in")
        self.page.get_by_label("Sign-in name").fill(name)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url(lambda address: "/sign-in" not in address)

    def sign_in_as(self, role):
        person = self.service.person(role)
        self.sign_in(person["signIn"], person["password"])
        return person["name"]

    def choose_password(self, link, password):
        """Follows the one-time link of a new account."""
        self.page.goto(link)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_label("Enter the password again").fill(password)
        self.page.get_by_role("button", name="Save password").click()

    def sign_out(self):
        self.page.get_by_role("button", name="Sign out").click()

    def open(self, link):
        """Follows a link of the page by its words."""
        self.page.get_by_role("link", name=link).first.click()

    def press(self, button):
        """Presses a button of the page itself; the header has its own for the search."""
        own = self.page.locator("main").get_by_role("button", name=button)
        (own if own.count() else self.page.get_by_role("button", name=button)).first.click()

    def heading(self):
        return self.page.locator("h1").inner_text()

    def says(self, words):
        # A page that is still coming has no words yet.
        self.page.wait_for_load_state()
        text = re.sub(r"\s+", " ", self.page.locator("body").inner_text())
        assert words in text, f"{self.page.url} does not say {words!r}:\n{text[:3000]}"

    def fill_day(self, legend, day, month, year):
        group = self.page.get_by_role("group", name=legend)
        for part, value in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(part, exact=True).fill(str(value))

    def settle_doubts(self):
        """The invented council is in no list of England's councils, which a person settles."""
        doubts = self.page.get_by_role("button", name="Mark as checked")
        while doubts.count() > 0:
            with self.page.expect_navigation():
                doubts.first.click()

    def picture(self, name, whole=False):
        """A screenshot for the documents, when they are being made."""
        if os.environ.get("THROUGHLINE_PICTURES") == "1":
            PICTURES.mkdir(exist_ok=True)
            self.page.screenshot(path=PICTURES / f"{name}.png", full_page=whole, caret="initial")

    def keep_evidence(self, name):
        """What the page looked like when a test failed."""
        place = ROOT / ".build" / "journeys"
        place.mkdir(parents=True, exist_ok=True)
        try:
            self.page.screenshot(path=place / f"{name}.png", full_page=True)
            pathlib.Path(place / f"{name}.html").write_text(self.page.content())
        except Exception:
            pass

    def end(self):
        self.context.close()
        assert not self.faults, "the browser noticed: " + "; ".join(self.faults)
