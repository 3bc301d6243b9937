"""A plan in a spreadsheet: columns named by hand, rows that fit, a row that is held and mended; and the list out again as a workbook."""

import pathlib
import re
import tempfile

import checks
from service import Service

ROWS = """Plan 2023,,,,
No,Action,Lead,By when,RAG
1,Write the guide for chairs,Quality Assurance Lead,29/07/2022,Green
1,Train chairs,Nobody we know,soon,Purple
,Ask parents twice a year,,2022-09-30,Amber
"""


def test_rows_that_fit_become_actions_and_the_others_are_held(world):
    findings = checks.Findings()
    with Service() as service, tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "plan.csv"
        file.write_text(ROWS)
        visitor = world.visitor(service)
        visitor.sign_in_as("director")
        page = visitor.page
        page.goto("/plans")
        visitor.open(re.compile("Improvement plan"))
        plan = page.url
        workbook = page.request.get(plan + "/actions.xlsx")
        assert workbook.status == 200 and workbook.body().startswith(b"PK")

        visitor.open("Import actions from a spreadsheet")
        checks.everything(page, findings)
        page.set_input_files("#file", file)
        visitor.press("Read the file")
        page.get_by_label("Lines above them").fill("1")
        visitor.press("Look again")
        for column, heading in (("text", "Action"), ("finding", "No"), ("owner", "Lead"), ("due", "By when"), ("status", "RAG")):
            page.select_option(f"#column-{column}", label=heading)
        visitor.press("Take the rows")
        visitor.says("Say below what the words of this column mean.")
        page.get_by_label("“Green” means").select_option("on_track")
        page.get_by_label("“Amber” means").select_option("may_slip")
        visitor.press("Take the rows")
        visitor.says("2 rows became actions, 1 is held, 0 left out.")
        checks.everything(page, findings)

        page.get_by_text(re.compile("Row 4: Train chairs")).click()
        visitor.says("“soon” is not read as a day. Write it as 31/05/2022.")
        visitor.says("No post is called “Nobody we know”.")
        page.get_by_label("Due by").fill("31/08/2022")
        visitor.press("Make it an action")
        visitor.says("3 rows became actions, 0 are held, 0 left out.")
    findings.are_none()
