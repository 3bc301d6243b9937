"""A year of the invented council's plan, on a clock that stands still on each day: who is asked and when, what moves, what is closed and
what falls back, what the board is given, and what the committee and the public are told."""

import re
import sqlite3
import time

import checks
from service import Service

ACTION = "A1.2"
MEASURE = "Working days from decision to letter"
EVIDENCE = "Nine letters of August, read by the court team"
QUESTION = "How will members know that the letters stay plain once the project has ended?"
ANSWER = "Each letter is read by a second person, and the days it takes are counted every month."


class Year:
    """The people of the plan, each at one browser for the whole year."""

    def __init__(self, world, service, findings):
        self.world, self.service, self.findings = world, service, findings
        self.people = {}

    def person(self, sign_in):
        if sign_in not in self.people:
            visitor = self.world.visitor(self.service)
            visitor.sign_in(sign_in, next(p["password"] for p in self.service.sign_ins if p["signIn"] == sign_in))
            self.people[sign_in] = visitor
        return self.people[sign_in]

    owner = property(lambda self: self.person("dilys.marchbank"))
    manager = property(lambda self: self.person("anselm.whitgrove"))
    secretary = property(lambda self: self.person("sunniva.pellowby"))
    director = property(lambda self: self.person("verity.holmcroft"))

    def on(self, day):
        """Serves on this day, and goes on once the service has done what the day asks of it."""
        self.service.on(day)
        store = sqlite3.connect(f"file:{self.service.store}/throughline.sqlite?mode=ro", uri=True)
        for _ in range(300):
            if store.execute("SELECT 1 FROM chaser_run WHERE day = ?", [day]).fetchone():
                break
            time.sleep(0.1)
        else:
            raise AssertionError(f"the rounds of {day} were not done: {self.service.said()}")
        store.close()
        return self

    def at_action(self, visitor):
        if not hasattr(self, "action"):
            visitor.page.goto("/plans")
            visitor.open(re.compile("Improvement plan"))
            row = visitor.page.get_by_role("row").filter(has=visitor.page.get_by_role("cell", name=ACTION, exact=True)).first
            row.get_by_role("link").first.click()
            self.action = visitor.page.url
        else:
            visitor.page.goto(self.action)
        assert visitor.heading().startswith(ACTION)
        return visitor

    def told(self, visitor):
        visitor.page.goto("/my-notices")
        return visitor.page.locator("main").inner_text()


def test_a_year_of_the_plan(world):
    findings = checks.Findings()
    with Service() as service:
        year = Year(world, service, findings)
        owners_are_asked_reminded_and_their_manager_told(year)
        the_due_day_moves_with_a_reason_and_an_approver(year)
        evidence_is_added_checked_and_confirmed(year)
        a_second_person_closes_it(year)
        the_board_gets_a_frozen_pack(year)
        a_measure_turns_worse_and_the_action_slips_back(year)
        a_person_opens_it_again(year)
        the_next_pack_tells_what_is_different(year)
        the_committee_is_answered_in_public(year)
    findings.are_none()


def owners_are_asked_reminded_and_their_manager_told(year):
    year.on("2022-07-06")
    assert f"update on {ACTION}" not in year.told(year.owner), "asked a day too early"
    year.on("2022-07-07")
    assert f"Update requested: {ACTION}" in year.told(year.owner), "28 days after the last word"
    year.on("2022-07-13")
    assert f"Reminder: update requested on {ACTION}" not in year.told(year.owner), "reminded a day too early"
    year.on("2022-07-14")
    assert f"Reminder: update requested on {ACTION}" in year.told(year.owner), "seven days after the ask"
    year.on("2022-07-21")
    assert f"no update on {ACTION}" in year.told(year.manager), "after two that nobody answered"
    secretary = year.secretary
    secretary.page.goto("/update-requests?sort=day&page=all")
    rows = secretary.page.get_by_role("row").filter(has_text=ACTION + " ").all_inner_texts()
    steps = [re.sub(r"\s+", " ", row) for row in rows if "July 2022" in row]
    for step, words in zip(steps, ("7 July 2022", "14 July 2022", "21 July 2022")):
        assert words in step, steps
    assert ["Update requested" in steps[0], "Reminder sent" in steps[1], "Escalated to manager" in steps[2]] == [True] * 3, steps
    secretary.page.goto("/settings/notices")
    secretary.says("by email: sent to the folder")


def post(owner, words, delivery):
    owner.page.get_by_label("What has happened since the last update?").fill(words)
    owner.page.get_by_label("Delivery", exact=True).select_option(label=delivery)
    owner.page.get_by_label("Impact", exact=True).select_option(label="No change seen")
    owner.press("Post the update")


def the_due_day_moves_with_a_reason_and_an_approver(year):
    owner = year.at_action(year.owner)
    post(owner, "The printers begin on 1 August.", "May slip")
    year.at_action(owner).page.locator("summary", has_text=re.compile("^Change the due date")).click()
    owner.fill_day("New due date", 31, 8, 2022)
    owner.page.get_by_label("Reason for the change").fill("The printers need until August.")
    owner.page.get_by_label("Approved by").fill("Children’s Improvement Board, 14 July 2022")
    owner.press("Change the due date")
    year.at_action(owner).says("First due 31 May 2022; now 31 August 2022, 92 days later than first set.")
    owner.says("Children’s Improvement Board, 14 July 2022")


def evidence_is_added_checked_and_confirmed(year):
    owner = year.on("2022-08-25").at_action(year.owner)
    owner.page.get_by_role("link", name="Add evidence").first.click()
    owner.open("Document")
    text = b"Nine letters were read aloud. Every one says first where free legal advice is to be had."
    owner.page.get_by_label("File", exact=True).set_input_files({"name": "letters.txt", "mimeType": "text/plain", "buffer": text})
    owner.page.get_by_label("What it shows").fill(EVIDENCE)
    owner.page.get_by_label("Level of impact shown").select_option("practice")
    action = owner.page.get_by_label("Linked action (optional)")
    action.select_option(action.locator("option", has_text=ACTION).first.get_attribute("value"))
    owner.press("Add evidence")
    owner.page.wait_for_url(re.compile(r"/evidence/[0-9a-f]{32}$"))
    year.evidence = owner.page.url
    owner.page.goto(year.evidence + "/check")
    owner.press("Check for personal data")
    owner.says("Nothing found")
    second = year.secretary
    second.page.goto(year.evidence + "/check")
    second.page.get_by_label(re.compile("I have read this version")).check()
    second.press("Confirm release")
    second.says("Sunniva Pellowby read this version and confirmed on 25 August 2022")


def a_second_person_closes_it(year):
    owner = year.at_action(year.owner)
    post(owner, "The new letter is in use in every team.", "Done and evidenced")
    owner = year.at_action(owner)
    owner.page.locator("summary", has_text="Close this action").click()
    owner.page.get_by_label("What did you look at?").fill("My own work.")
    owner.press("Close the action")
    owner.says("second person")
    second = year.on("2022-09-01").at_action(year.secretary)
    second.page.locator("summary", has_text="Close this action").click()
    second.page.get_by_label("What did you look at?").fill("Read nine letters beside the template.")
    second.press("Close the action")
    year.at_action(second).says("Closed on 1 September 2022 by Sunniva Pellowby: Read nine letters beside the template.")


def make_pack(year, number):
    secretary = year.secretary
    secretary.page.goto("/packs")
    secretary.open("Make a pack")
    # Its PDF takes a while on a busy machine.
    secretary.page.set_default_timeout(60_000)
    secretary.press("Make pack")
    secretary.page.wait_for_url(re.compile(r"/packs/[0-9a-f]{32}$"))
    assert f"Pack {number} " in secretary.heading(), secretary.heading()
    return secretary


def the_board_gets_a_frozen_pack(year):
    secretary = make_pack(year.on("2022-09-08"), 3)
    year.pack = secretary.page.url
    secretary.says("Based on the record as at 8 September 2022")
    year.frozen = secretary.page.locator("article").inner_text()
    cited, held = year.frozen.split("Table 10.1")[1].split("Table 10.2")
    assert EVIDENCE in cited and "25 August 2022" in cited, cited
    assert "A second person has not confirmed that it can be released." in held and "Case study" not in year.frozen, held


def a_measure_turns_worse_and_the_action_slips_back(year):
    analyst = year.on("2023-01-09").person("rafi.medlicote")
    analyst.page.goto("/measures")
    analyst.open(MEASURE)
    analyst.open("Add a figure")
    analyst.fill_day("Date", 31, 12, 2022)
    analyst.page.get_by_label(re.compile("^Figure in ")).fill("41")
    analyst.press("Add figure")
    analyst.says("Worse: the figure for")
    year.on("2023-01-10")
    assert f"Improvement not sustained: {ACTION}" in year.told(year.owner), "the owner is told"
    assert f"Improvement not sustained: {ACTION}" in year.told(year.secretary), "the chair has no account: the secretary is told for her"
    secretary = year.secretary
    secretary.page.goto("/boards")
    secretary.open("Children’s Improvement Board")
    secretary.open("12 January 2023")
    agenda = secretary.page.locator("main").inner_text()
    assert ACTION in agenda.split("Improvement not sustained", 1)[1].split("Off track or overdue", 1)[0], agenda


def a_person_opens_it_again(year):
    director = year.at_action(year.director)
    director.says("Improvement not sustained since 9 January 2023")
    director.page.get_by_label("Reopen the action").check()
    director.page.get_by_label("Reason", exact=True).first.fill("Two team managers left, and letters wait for a signature.")
    director.press("Save the response")
    year.at_action(director).says("Open. A second person closes an action once its owner has marked it as done, with evidence.")
    director.page.locator("summary", has_text="Earlier closings and responses").click()
    director.says("reopened, 10 January 2023, Verity Holmcroft: Two team managers left")
    owner = year.at_action(year.owner)
    post(owner, "Letters wait for a signature. A deputy signs from February.", "Off track")


def the_next_pack_tells_what_is_different(year):
    secretary = make_pack(year.on("2023-02-09"), 4)
    secretary.open("Compare with another pack")
    secretary.says(f"{ACTION} changed from done and evidenced to off track")
    secretary.page.goto(year.pack)
    assert secretary.page.locator("article").inner_text() == year.frozen, "a frozen pack never changes"


def the_committee_is_answered_in_public(year):
    secretary = year.secretary
    secretary.page.goto("/questions")
    secretary.open("Record a question or recommendation")
    secretary.page.get_by_label("Committee", exact=True).fill("People Scrutiny Committee")
    secretary.fill_day("Meeting date", 1, 2, 2023)
    secretary.page.get_by_label("Minute reference").fill("Minute 61")
    secretary.page.get_by_label("Who asked").fill("Councillor Maud Selworthy")
    secretary.page.get_by_label("Wording from the minutes").fill(QUESTION)
    secretary.page.get_by_label("Owner").select_option(label="Service Manager, Court and Pre-proceedings")
    secretary.page.get_by_label("I copied these words from the minutes").check()
    secretary.press("Record a question or recommendation")
    address = secretary.page.url
    owner = year.owner
    owner.page.goto(address)
    owner.page.locator("summary", has_text="Link to the record").click()
    link = owner.page.locator("#link option", has_text=EVIDENCE).first.get_attribute("value")
    owner.page.get_by_label("Finding, action, measure or evidence").select_option(link)
    owner.press("Link to the record")
    owner.page.locator("summary", has_text="Record the answer").click()
    owner.page.get_by_label("Answer", exact=True).fill(ANSWER)
    owner.press("Record the answer")
    secretary.page.goto("/questions/publication")
    secretary.press("Propose publication")
    director = year.director
    director.page.goto("/questions/publication")
    director.press("Publish")
    director.page.wait_for_url("**/published/*")
    reader = year.on("2023-06-19").world.visitor(year.service, scripts=False)
    reader.page.goto("/published/questions")
    for words in (QUESTION, ANSWER, EVIDENCE, "Councillor Maud Selworthy", "Minute 61"):
        reader.says(words)
    for name in ("Dilys Marchbank", "Sunniva Pellowby"):
        assert name not in reader.page.content(), f"{name} is nothing for the public"
