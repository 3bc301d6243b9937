"""A plan in a spreadsheet: columns named by hand, valid rows, a row that is rejected and corrected; and the list out again as a workbook."""

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


def test_valid_rows_become_actions_and_the_others_are_rejected(world):
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
        visitor.press("Upload the file")
        page.get_by_label("Rows above the headings").fill("1")
        visitor.press("Update")
        for column, heading in (("text", "Action"), ("finding", "No"), ("owner", "Lead"), ("due", "By when"), ("status", "RAG")):
            page.select_option(f"#column-{column}", label=heading)
        visitor.press("Import the rows")
        visitor.says("Select below what the values of this column mean.")
        page.get_by_label("“Green” means").select_option("on_track")
        page.get_by_label("“Amber” means").select_option("may_slip")
        visitor.press("Import the rows")
        visitor.says("2 rows imported, 1 rejected, 0 left out.")
        checks.everything(page, findings)

        page.get_by_text(re.compile("Row 4: Train chairs")).click()
        visitor.says("“soon” is not a date. Enter it like 31/05/2022.")
        visitor.says("There is no post called “Nobody we know”.")
        page.get_by_label("Due date").fill("31/08/2022")
        visitor.press("Import this row")
        visitor.says("3 rows imported, 0 rejected, 0 left out.")
    findings.are_none()
