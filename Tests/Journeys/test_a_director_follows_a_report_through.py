"""A council's first inspection in Throughline: from the PDF to what the public reads, by two people."""

import re
import subprocess

from playwright.sync_api import expect

import checks
from service import REPORT, Service

PASSWORD = "otter lamp granite"
WORDS = "Family group conferences are offered too late."


def test_a_director_follows_a_report_through(world):
    follow_through(world, scripts=True)


def test_a_director_follows_a_report_through_without_scripts(world):
    follow_through(world, scripts=False)


def follow_through(world, scripts):
    findings = checks.Findings()
    with Service(demonstration=False) as service:
        director, manager = (world.visitor(service, scripts) for _ in range(2))
        the_first_accounts_come_from_the_machine_itself(service, director, manager)
        the_report_is_uploaded(director)
        what_was_read_is_checked(director, findings)
        the_plan_is_drafted_from_the_playbook(director, findings)
        the_plan_is_agreed_sent_and_published(director, findings)
        the_committee_report_is_written(director, findings)
        everyone_signs_it_off(director, findings)
        address = two_people_publish_it(director, manager)
        anyone_reads_it(world.visitor(service, scripts), address, findings)
    findings.are_none()


def look(visitor, findings, weight=True):
    """axe waits for itself by script, so that it can look only where scripts are on."""
    if visitor.scripts:
        checks.everything(visitor.page, findings, weight)


def the_first_accounts_come_from_the_machine_itself(service, director, manager):
    for visitor, sign_in, name, role in (
        (director, "priya.nandra", "Priya Nandra", "director"),
        (manager, "sam.lee", "Sam Lee", "serviceManager"),
    ):
        link = service.invite(sign_in, name, role)
        visitor.choose_password(link, PASSWORD)
        visitor.page.goto(link)
        visitor.says("This link has been used or has expired")
        visitor.sign_in(sign_in, PASSWORD)
        visitor.says(name)


def the_report_is_uploaded(director):
    director.open("Inspections")
    director.open("Upload a report")
    director.page.get_by_label("Report", exact=True).set_input_files(REPORT)
    director.page.get_by_label("Published").check()
    director.press("Upload the report")
    director.page.wait_for_url("**/check*")


def finding(visitor, words):
    """What was read, unfolded where it is decided already."""
    card = visitor.page.locator('[id^="finding-"]').filter(has_text=words).first
    card.evaluate("card => { card.open = true }")
    return card


def what_was_read_is_checked(director, findings):
    page = director.page
    director.says("4 judgements, 4 listed findings, 41 paragraphs")
    for words in ("Rowena Ashgrove", "7 to 11 March 2022", "Requires improvement to be good"):
        director.says(words)
    page.locator("#judgements").scroll_into_view_if_needed()
    director.picture("check")
    look(director, findings)

    # The day of receipt is not in the report; the clocks count from it.
    unfold(page, "Change these details")
    director.fill_day("Report received on", 20, "April", 2022)
    director.fill_day("Published by Ofsted on", 25, "April", 2022)
    page.locator('form[action$="/facts"]').get_by_role("button", name="Save").click()
    director.says("20 April 2022")

    # All are accepted but one, which is rejected.
    undecided = page.locator("article.item")
    left = undecided.count()
    undecided.filter(has_text="Strength").first.get_by_role("button", name=re.compile("^Reject")).click()
    # Each answer is waited for, so that no button is pressed on a page that is on its way out.
    while left := left - 1:
        expect(undecided).to_have_count(left)
        undecided.first.get_by_role("button", name=re.compile("^Accept")).click()
    expect(undecided).to_have_count(0)

    # Edit one.
    card = finding(director, "The timeliness and reach of family group conferences")
    unfold(card, "Edit, split")
    card.get_by_label("Paragraphs that explain it").first.fill("15, 16")
    card.get_by_role("button", name="Save", exact=True).click()
    expect(finding(director, "The timeliness and reach of family group conferences")).to_contain_text("15, 16")

    # Split one in two, and merge them again.
    card = finding(director, "The sufficiency of local homes")
    unfold(card, "Edit, split")
    card.get_by_label("Split: leave a blank line between the parts").fill("Local homes for children in care.\n\nFoster homes for brothers and sisters.")
    card.get_by_role("button", name="Split", exact=True).click()
    director.says("Foster homes for brothers and sisters.")
    card = finding(director, "Foster homes for brothers and sisters.")
    unfold(card, "Edit, split")
    merge(card, "Local homes")
    director.says("Local homes for children in care.")

    # Add one that was not read.
    unfold(page, "Add a finding that was not read")
    form = page.locator('form[action$="/findings"]')
    form.get_by_label("Kind").select_option("internal_finding")
    form.get_by_label("What it says").fill(WORDS)
    form.get_by_role("button", name="Add the finding").click()
    director.says(WORDS)

    director.settle_doubts()
    director.press("Confirm what was read")
    director.says("confirmed by Priya Nandra")
    for due in ("6 June 2022", "1 August 2022"):
        director.says(due)
    look(director, findings)


def unfold(place, words):
    """Opens a folded part, unless it is open."""
    fold = place.locator("summary", has_text=words).last
    if fold.locator("..").get_attribute("open") is None:
        fold.click()


def suggestions(page):
    """The boxes of all findings, which are folded but for the first."""
    page.locator("details.item").evaluate_all("all => all.forEach(finding => { finding.open = true })")
    return page.locator('input[name="pick"]')


def merge(card, words):
    choice = card.get_by_label(re.compile("^Merge"))
    value = choice.locator("option").filter(has_text=words).first.get_attribute("value")
    choice.select_option(value)
    card.get_by_role("button", name="Merge", exact=True).click()


def the_plan_is_drafted_from_the_playbook(director, findings):
    page = director.page
    director.open(re.compile("Draft the (action )?plan"))
    director.says("Suggestions come from the playbook")
    look(director, findings, weight=False)
    boxes = suggestions(page)
    for number in range(0, boxes.count(), 3):
        boxes.nth(number).check()
    page.locator("form").filter(has=boxes.first).get_by_role("button").last.click()
    director.says("Not started")
    look(director, findings)

    # One action gets an update with its status.
    page.locator("main tbody a").first.click()
    page.get_by_label("What has happened since the last update?").fill("The first meeting was held; a list of all families is kept.")
    page.get_by_label("Delivery", exact=True).select_option(label="On track")
    director.press("Post the update")
    director.says("The first meeting was held")
    page.get_by_role("link", name=re.compile("Action plan after")).first.click()


def the_plan_is_agreed_sent_and_published(director, findings):
    page = director.page
    plan = page.url
    director.open("Record agreement")
    page.get_by_label("Agreed by").fill("Director of Children’s Services")
    page.get_by_label("Meeting").fill("Improvement board")
    director.press("Save")
    director.says("20 June 2022 by Director of Children’s Services, at Improvement board")
    director.open("Record submission to Ofsted")
    director.press("Freeze and record submission")
    director.open("Record publication")
    page.get_by_label("Published at").fill("The council’s website")
    page.locator("main form[method=post]").get_by_role("button").click()
    director.says("20 June 2022, The council’s website")
    director.open("Record circulation")
    page.get_by_label("Circulated to").fill("All staff of children’s services")
    page.locator("main form[method=post]").get_by_role("button").click()
    director.says("to All staff of children’s services")

    # What changes after the sending is shown against it.
    page.locator("main tbody a").first.click()
    director.open("Edit the action")
    page.get_by_label(re.compile("What (will be done|we will do)")).first.fill("Keep one PLO tracker of all families, and go through it each week.")
    page.locator("main form[method=post]").last.get_by_role("button").click()
    page.goto(plan)
    director.open("What was submitted, and changes since")
    director.says("go through it each week")
    page.goto("/home")
    director.says("Your work")
    look(director, findings)


def the_committee_report_is_written(director, findings):
    page = director.page
    # A small council: one person may sign off several steps.
    page.goto("/reports/form")
    page.get_by_label("Yes, one person can sign off several steps").check()
    director.press("Save template")
    director.says("Template saved")
    page.goto("/reports")
    director.open("New report")
    look(director, findings)
    page.get_by_label("Title", exact=True).fill("Ofsted inspection of children’s services, March 2022")
    page.get_by_label("Committee", exact=True).fill("People Scrutiny Committee")
    director.fill_day("Meeting date", 28, "June", 2022)
    page.get_by_label("Agenda item number").fill("7")
    page.get_by_label("Responsible officer").fill("Priya Nandra")
    page.get_by_label("Job title").fill("Director of Children’s Services")
    page.get_by_label("Portfolio holder").fill("Councillor Imogen Starbeck")
    page.get_by_label("No, it is public").check()
    director.press("Create report")
    director.says("Sections")


def everyone_signs_it_off(director, findings):
    page = director.page
    report = page.url
    sections = page.eval_on_selector_all('main a[href*="/sections/"]', "all => all.map(a => a.getAttribute('href'))")
    for section in dict.fromkeys(sections):
        page.goto(section)
        ready = page.get_by_label("This section is completed")
        if ready.count() == 0:
            continue
        text = page.locator("textarea[name=body]")
        if text.count():
            # A note for whoever writes next is written out or taken away before the report goes on.
            typed = text.input_value()
            written = re.sub(r"\[[^\]]*\]", "", typed).strip()
            text.fill(written or ("There are none." if typed else ""))
        ready.check()
        director.press("Save section")
    page.goto(report)
    look(director, findings)
    director.picture("report")
    open_points(director, report, findings)
    page.goto(report)
    answers = page.eval_on_selector_all('main a[href*="/sign-off/"]', "all => all.map(a => a.getAttribute('href'))")
    for answer in dict.fromkeys(answers):
        page.goto(answer)
        page.get_by_label("Yes, I sign it off", exact=True).check()
        page.get_by_label("On whose behalf are you responding?").fill("the holder of the post, by email on 13 June")
        director.press("Save response")
        director.says("on behalf of the post")


def open_points(director, report, findings):
    """The claim check lists claims without a source: each is linked to the officers' judgement or resolved with a reason."""
    page = director.page
    page.goto(report + "/check")
    look(director, findings)
    director.picture("claim-check")
    for _ in range(80):
        judgement = page.get_by_role("button", name="Officers’ judgement")
        resolve = page.get_by_role("button", name="Resolve this issue")
        if judgement.count():
            judgement.first.click()
        elif resolve.count():
            unfold(page, "Leave it as it is")
            page.get_by_label("Reason").first.fill("Agreed with the inspector in writing.")
            resolve.first.click()
        else:
            return
    raise AssertionError("the claim check never comes to an end")


def two_people_publish_it(director, manager):
    page = director.page
    page.goto("/reports")
    page.locator("main tbody a").first.click()
    director.open("Publication")
    director.press("Propose publication")
    director.says("You proposed it, so another person must publish it.")
    manager.page.goto(page.url)
    manager.press("Publish report")
    manager.page.wait_for_url("**/published/*")
    return manager.page.url


def anyone_reads_it(reader, address, findings):
    reader.page.goto("/published")
    reader.page.locator("main a").first.click()
    assert reader.page.url == address, f"{reader.page.url} is not {address}"
    reader.says("Ofsted inspection of children’s services, March 2022")
    reader.says("Requires improvement to be good")
    assert "Sam Lee" not in reader.page.content(), "somebody is named whom the report's form does not name"
    reader.picture("published")
    look(reader, findings)
    for kind, begins in (("report.docx", b"PK"), ("report.pdf", b"%PDF")):
        answer = reader.context.request.get(f"{address}/{kind}")
        assert answer.status == 200 and answer.body().startswith(begins), f"{kind}: {answer.status}"
        if kind == "report.pdf":
            facts = subprocess.run(["pdfinfo", "-"], input=answer.body(), capture_output=True).stdout.decode()
            assert re.search(r"Tagged:\s+yes", facts), facts
