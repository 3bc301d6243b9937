"""The case progression officer's Thursday: the agenda is printed, two sisters go different ways, and the long cases name who approved them."""

import checks
from service import Service

TRACKER = "/pre-proceedings"


def test_a_thursday_in_the_legal_tracker(world):
    findings = checks.Findings()
    with Service() as service:
        tracker = world.visitor(service)
        tracker.sign_in_as("legalTracker")
        page = tracker.page

        # The agenda, as it is printed: the meetings, without the ways to other pages.
        page.goto(TRACKER + "/planning-meetings")
        page.get_by_role("link", name="P-0117", exact=True).wait_for()
        checks.everything(page, findings)
        page.emulate_media(media="print")
        assert page.get_by_role("link", name="P-0117", exact=True).is_visible()
        assert not page.locator("nav").first.is_visible()
        page.emulate_media(media="screen")

        # B for the first child, C for the second; the third waits.
        page.get_by_role("link", name="P-0117", exact=True).click()
        for place, outcome in ((0, "B: begin pre-proceedings"), (1, "C: issue care proceedings")):
            page.get_by_role("main").get_by_role("link", name="Record the legal planning meeting", exact=True).click()
            form = page.get_by_role("main")
            children = form.locator('input[name="planning-held-child"]')
            # Whoever has an outcome is not asked about again.
            assert children.count() == 3 - place
            for index in range(children.count()):
                children.nth(index).set_checked(index == 0)
            for part, value in (("day", 20), ("month", 6), ("year", 2022)):
                form.locator(f'input[name="planning-held-day-{part}"]').fill(str(value))
            form.get_by_label(outcome).check()
            for question in ("threshold", "safeToWait"):
                form.locator(f'input[name="planning-held-{question}"][value="yes"]').check()
            form.get_by_label("Chair", exact=True).fill("Dilys Marchbank")
            form.get_by_role("button", name="Record the legal planning meeting", exact=True).click()
            tracker.says("Stage and outcome of each child")
        stages = page.locator("table", has_text="Stage and outcome of each child").inner_text()
        assert all(stage in stages for stage in ("In pre-proceedings", "Issue agreed", "Legal planning meeting booked")), stages

        # An action of the plan of the first child.
        page.get_by_role("main").get_by_role("link", name="Add an action to the plan", exact=True).click()
        checks.everything(page, findings)
        form = page.get_by_role("main")
        for kind, values in (("day", (20, 6, 2022)), ("other", (15, 7, 2022))):
            for part, value in zip(("day", "month", "year"), values):
                form.locator(f'input[name="action-agreed-{kind}-{part}"]').fill(str(value))
        for name in ("words", "person", "concern", "help", "evidence"):
            form.locator(f'[name="action-agreed-{name}"]').fill("In school every day")
        form.get_by_role("button", name="Add an action to the plan", exact=True).click()
        tracker.says("Actions of the plan")
        checks.everything(page, findings)

        # The minutes say both outcomes; the month has the action's day.
        page.goto(TRACKER + "/planning-meetings")
        page.get_by_role("link", name="20 June 2022").click()
        tracker.says("Legal planning meetings of Monday 20 June 2022")
        minutes = page.get_by_role("main").inner_text()
        assert "B: begin pre-proceedings" in minutes and "C: issue care proceedings" in minutes
        checks.everything(page, findings)
        page.goto(TRACKER + "/calendar?month=2022-07")
        tracker.says("Action of the plan")
        checks.everything(page, findings)

        # The long cases name who approved them, or that nobody did.
        page.goto(TRACKER + "/long-cases")
        tracker.says("Dilys Marchbank")
        tracker.says("Nobody approved it")
        checks.everything(page, findings)
    findings.are_none()
