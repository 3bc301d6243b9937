"""The case progression officer’s Thursday: the council’s own tracker is taken in, three lines corrected on the page, and recorded."""

import datetime
import re

import checks
from service import Service
from workbook import workbook

HEADINGS = ["Family", "Child", "DOB", "LCS ID", "Where are they now?", "Status", "LPM", "LBP sent", "FGC offered Y/N", "Comments"]
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def in_screening(page, count):
    """Children of cases in screening, as their case pages name them: name, date of birth, and the number of the record."""
    found = []
    page.goto("/pre-proceedings?stage=screening")
    cases = [link.get_attribute("href") for link in page.locator("tbody td:first-child a").all()]
    for case in cases:
        page.goto(case)
        for row in page.get_by_role("table", name="Stage and outcome of each child").locator("tbody tr").all():
            text = row.inner_text()
            born = re.search(r"born (\d+ \w+ \d{4})", text)
            if born and "Screening" in text:
                found.append([row.get_by_role("link").inner_text(), born[1], row.get_by_role("link").get_attribute("href")])
        if len(found) >= count:
            break
    for child in found[:count]:
        page.goto(child[2])
        child[2] = re.search(r"\b[A-Z]{1,3}-\d+\b", page.inner_text("main"))[0]
    assert len(found) >= count, "the demonstration has too few children in screening"
    return found[:count]


def test_a_messy_tracker_is_corrected_and_recorded(world):
    findings = checks.Findings()
    with Service() as service:
        visitor = world.visitor(service)
        visitor.sign_in_as("legalTracker")
        page = visitor.page
        first, second, third = in_screening(page, 3)
        june = [datetime.date(2022, 6, day) for day in (15, 16)]
        file = workbook(
            Tracker=[
                ["PLO tracker"],
                HEADINGS,
                ["A", first[0], first[1], first[2], "home", "in PLO", "17.6.22", "31/06/2022", "Y", "=Gran helps"],
                ["B", "", "", second[2], "home", "in PLO", june[1], "next week", "N"],
                [],
                ["C", third[0], third[1], "C-0", "", "in PLO", june[0], "n/a"],
                ["Total", "", "", "", "", "3"],
            ],
            Notes=[["Ask Dilys"]],
        )
        page.goto("/pre-proceedings")
        visitor.open("Import a spreadsheet")
        checks.everything(page, findings)
        page.set_input_files("#file", {"name": "tracker.xlsx", "mimeType": WORKBOOK, "buffer": file})
        visitor.press("Upload the file")
        visitor.says("Nothing is in the tracker yet.")
        checks.everything(page, findings)
        assert page.get_by_label("H: LBP sent").input_value() == "letter"
        page.get_by_label("E: Where are they now?").select_option("none")
        page.get_by_label("Offered in the letter before proceedings").check()
        page.get_by_label("Pre-proceedings began on the date of the meeting").check()
        visitor.press("Check the lines")
        visitor.says("0 lines can be recorded, 3 lines to correct")
        checks.everything(page, findings)

        page.get_by_text(re.compile("Line 3:")).click()
        visitor.says("H3 (Letter before proceedings sent): “31/06/2022” does not exist: June 2022 has 30 days.")
        page.get_by_label("Letter before proceedings sent, line 3").fill("20/06/2022")
        visitor.press("Save line 3")
        page.get_by_text(re.compile("Line 4:")).click()
        page.get_by_label("Letter before proceedings sent, line 4").fill("")
        visitor.press("Save line 4")
        page.get_by_text(re.compile("Line 6:")).click()
        visitor.says("there is no record with the number C-0 that you can see.")
        page.get_by_label("Record number of the child, line 6").fill(third[2])
        visitor.press("Save line 6")
        visitor.says("3 lines can be recorded, 0 lines to correct")
        checks.everything(page, findings)
        page.get_by_text(re.compile("Cells that are not taken")).click()
        visitor.says("A line of totals")
        visitor.says("Another sheet of the workbook")
        page.get_by_role("button", name=re.compile("^Record")).click()
        visitor.says("3 lines recorded")
        page.get_by_role("main").get_by_role("link", name=re.compile("P-")).first.click()
        visitor.says("In pre-proceedings")
        visitor.says("=Gran helps")

        # Out as a workbook, and in again: every line is found in the tracker.
        out = page.request.get(f"{service.address}/pre-proceedings/children.xlsx")
        assert out.ok and out.body()[:2] == b"PK"
        page.goto("/pre-proceedings/spreadsheets")
        page.set_input_files("#file", {"name": "out.xlsx", "mimeType": WORKBOOK, "buffer": out.body()})
        visitor.press("Upload the file")
        visitor.press("Check the lines")
        visitor.says("0 lines can be recorded, 0 lines to correct, 0 lines recorded")
        known = re.search(r"(\d+) lines already in the tracker", page.locator("main").inner_text())
        assert known and int(known[1]) > 100, "every line of the file is in the tracker"
    findings.are_none()
