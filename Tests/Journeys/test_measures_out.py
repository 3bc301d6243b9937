"""An analyst loads Annex A twice and reads what is open, what is late and what changed; a manager goes from the overview to the children behind
a point, to an action, to the board’s pack and to what the committee was told."""

import csv
import pathlib
import re
import subprocess
import tempfile

import checks
from service import BINARY, Service
from test_an_analyst_loads_the_data import drop

PASSWORD = "otter lamp granite"
HEADS = {"need": ("06", "CIN Closure Date"), "protection": ("07", "Child Protection Plan End Date"), "care": ("08", "Date Ceased to be Looked After")}


def returns(place, *options):
    """The lists of Annex A of a small council up to 30 June, or as they were known on an earlier day."""
    made = subprocess.run(
        [BINARY, "demo", "--returns", place, "--children", "120", "--until", "2022-06-30", "--forms", "annex-a", "--sound", *options],
        capture_output=True, text=True,
    )
    assert made.returncode == 0, made.stderr
    return place / "annex-a"


def rows(folder, number):
    file = next(folder.glob(f"list-{number}-*.csv"))
    with open(file, newline="") as lines:
        return list(csv.DictReader(lines)), file


def open_children(folder):
    """Counted from the files, by nothing of the product’s."""
    counts = {name: len({row["Child Unique ID"] for row in rows(folder, number)[0] if not row[end]}) for name, (number, end) in HEADS.items()}
    return counts | {"leavers": len({row["Child Unique ID"] for row in rows(folder, "09")[0]})}


def record_late(folder):
    """Two assessments that were finished in May and are told of in June."""
    found, file = rows(folder, "04")
    with open(file, "a", newline="") as out:
        writer = csv.DictWriter(out, found[0].keys())
        for number in (1, 2):
            writer.writerow(found[0] | {
                "Child Unique ID": f"Z000000{number}", "Date of Birth": "03/04/2014", "Continuous Assessment Start Date": "02/05/2022",
                "Continuous Assessment Date of Authorisation": f"1{number}/05/2022",
            })


def accept(analyst):
    checked = analyst.page.get_by_label("I have checked what is in doubt, and this load is right")
    if checked.count():
        checked.check()
    analyst.press("Accept load")
    analyst.says("Accepted")


def files(folder):
    return [str(path) for path in sorted(folder.glob("*.csv"))]


def test_an_analyst_from_load_to_frozen_month(world):
    findings = checks.Findings()
    with Service(demonstration=False) as service, tempfile.TemporaryDirectory() as place:
        may, june = (returns(pathlib.Path(place) / "may", "--extract", "2022-05-31"), returns(pathlib.Path(place) / "june"))
        analyst = world.visitor(service)
        analyst.choose_password(service.invite("rafi.medlicote", "Rafi Medlicote", "analyst"), PASSWORD)
        analyst.sign_in("rafi.medlicote", PASSWORD)
        drop(analyst, "Files", files(may))
        accept(analyst)
        the_overview_counts_as_the_files_do(analyst, open_children(may), findings)
        late_assessments_by_team(analyst, findings)
        record_late(june)
        drop(analyst, "Files", files(june))
        accept(analyst)
        what_changed(analyst, findings)
        freeze(analyst)
        analyst.end()
        world.visitors.clear()
    findings.are_none()


def the_overview_counts_as_the_files_do(analyst, counts, findings):
    analyst.page.goto("/data-measures/overview")
    for group, name in (("Children in need", "need"), ("Child protection plan", "protection"), ("In care", "care"), ("Care leavers", "leavers")):
        row = analyst.page.get_by_role("row").filter(has=analyst.page.get_by_role("link", name=group, exact=True)).first.inner_text()
        shown = re.sub(r"\D", " ", row.replace(group, "")).split()[0]
        assert int(shown) == counts[name], f"{group}: {row!r}, and the files hold {counts}"
    for words in ("Caseload by team", "Teams with fewer than 5 case-holders are shown by worker only to their own managers", "Timeliness", "Last seen", "Last reviewed", "Ages"):
        analyst.says(words)
    findings.of(checks.page_is_sound, analyst.page)
    findings.of(checks.axe_finds_nothing, analyst.page)
    analyst.page.set_viewport_size(checks.NARROW)
    findings.of(checks.page_reflows, analyst.page)
    analyst.page.set_viewport_size(checks.WIDE)
    book = analyst.context.request.get("/data-measures/overview.xlsx")
    assert book.ok and book.body()[:2] == b"PK"
    # A number leads to the children behind it, and each view is recorded.
    analyst.page.locator("td a", has_text=re.compile(r"^\d")).first.click()
    analyst.says("This page does not show names. Every view is recorded.")


def late_assessments_by_team(analyst, findings):
    # No assessment of these few children is overdue: the list of the team is that of every overdue clock.
    analyst.page.goto("/due?when=late")
    team = analyst.page.locator("tbody tr").first.locator("th, td").first.inner_text().strip()
    analyst.page.get_by_label("Team", exact=True).select_option(label=team)
    analyst.press("Apply filters")
    lines = analyst.page.locator("table").last.locator("tbody tr")
    assert lines.count() and all(team in line for line in lines.all_inner_texts()), team
    findings.of(checks.page_is_sound, analyst.page)


def what_changed(analyst, findings):
    analyst.page.goto("/data-measures/measure?measure=F6b&by=month")
    findings.of(checks.axe_finds_nothing, analyst.page)
    analyst.page.get_by_role("link", name=re.compile("2 recorded late")).first.click()
    assert analyst.heading() == "Changes between loads"
    for child in ("Z0000001", "Z0000002"):
        analyst.says(child)
    findings.of(checks.page_is_sound, analyst.page)
    findings.of(checks.axe_finds_nothing, analyst.page)


def freeze(analyst):
    analyst.page.goto("/data-measures/frozen/new")
    analyst.page.get_by_label("Month", exact=True).select_option(label="May 2022")
    analyst.press("Freeze the month")
    analyst.says("Frozen: May 2022.")
    book = analyst.context.request.get(analyst.page.url + "/figures.xlsx")
    assert book.ok and book.body()[:2] == b"PK"


def test_a_manager_from_overview_to_committee(world):
    findings = checks.Findings()
    with Service() as service:
        manager = world.visitor(service)
        manager.sign_in_as("serviceManager")
        manager.page.goto("/data-measures/overview")
        manager.open("Children with a child protection plan seen within 10 working days")
        assert manager.page.locator("figure.chart").count() == 1
        sentence = manager.page.locator("p.lead").inner_text()
        assert re.search(r"\d+% \(\d+ of \d+\)", sentence), sentence
        findings.of(checks.page_is_sound, manager.page)
        measure = manager.page.url
        manager.page.locator("td a", has_text=re.compile(r"^\d")).first.click()
        assert manager.heading() == "Children behind a figure"
        manager.says("Every view is recorded.")
        manager.page.goto(measure)
        manager.open("See this measure and its linked actions in Our measures")
        name = manager.heading()
        link_to_an_action(manager, name)
        publish(manager)
        the_pack_shows_what_was_published(manager, name, findings)
        manager.page.goto("/told-the-committee/today")
        assert manager.heading() == "What is true today"
        manager.says("Children with a child protection plan seen within 10 working days")
        findings.of(checks.page_is_sound, manager.page)
        manager.end()
        world.visitors.clear()
    findings.are_none()


def link_to_an_action(manager, name):
    manager.page.goto("/plans")
    manager.open(re.compile("Improvement plan"))
    manager.page.locator("tbody tr").first.get_by_role("link").first.click()
    manager.page.locator("summary", has_text=re.compile("^Link a measure")).click()
    manager.page.get_by_label("Measure", exact=True).select_option(label=name)
    manager.press("Link the measure")
    manager.says(name)
    manager.says("Baseline")


def publish(manager):
    """The next month, as it may leave the council."""
    manager.page.goto("/data-measures/published")
    button = manager.page.locator("main").get_by_role("button", name=re.compile("^Publish "))
    if button.count():
        button.click()
        manager.says("The month is published.")


def the_pack_shows_what_was_published(manager, name, findings):
    manager.page.goto("/packs")
    manager.open("Make a pack")
    manager.press("Make pack")
    manager.page.wait_for_url(re.compile(r"/packs/[0-9a-f]{32}$"))
    article = re.sub(r"\s+", " ", manager.page.locator("article").inner_text())
    manager.page.goto("/data-measures/published?measure=C9")
    published = manager.page.locator("tbody tr").last.locator("td").first.inner_text()
    assert name in article and published in article, f"the pack does not say {published!r}"
