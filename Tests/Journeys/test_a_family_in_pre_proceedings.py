"""The legal tracker: one family from the legal planning meeting to step-down, and one to an application without an offer."""

import checks
from service import Service

TRACKER = "/pre-proceedings"


def act(visitor, title, day, month, more=None):
    """Opens the page of one of the acts of a case, fills its form and sends it."""
    page = visitor.page
    page.get_by_role("main").get_by_role("link", name=title, exact=True).click()
    form = page.get_by_role("main")
    for part, value in (("day", day), ("month", month), ("year", "2022")):
        form.locator(f'input[name$="-day-{part}"]').first.fill(str(value))
    if more:
        more(form)
    form.get_by_role("button", name=title, exact=True).click()


def journey(world, scripts):
    findings = checks.Findings()

    def look(page, weight=True):
        # axe is a script, so it looks only where scripts run.
        if scripts:
            checks.everything(page, findings, weight)

    with Service() as service:
        tracker = world.visitor(service, scripts=scripts)
        tracker.sign_in_as("legalTracker")
        tracker.page.goto(TRACKER + "?stage=screening")
        tracker.page.locator("tbody a").first.click()
        case = tracker.page.url
        tracker.says("Stage and outcome of each child")
        look(tracker.page)

        def held(form):
            form.get_by_label("B: begin pre-proceedings").check()
            for question in form.locator("fieldset").all():
                yes = question.get_by_label("Yes", exact=True)
                if yes.count():
                    yes.check()
            form.get_by_label("Chair", exact=True).fill("Dilys Marchbank")

        act(tracker, "Record the legal planning meeting", 6, 6, held)
        tracker.says("In pre-proceedings")
        tracker.says("5 working days after the decision (local setting)")
        act(tracker, "Record the letter before proceedings", 8, 6, lambda form: form.get_by_label("Who it was sent to").fill("Each parent"))
        tracker.says("Letter before proceedings sent")

        def offered(form):
            form.get_by_label("In the letter before proceedings").check()
            form.get_by_label("Who it was offered to").fill("Both parents")

        act(tracker, "Record an offer of a family meeting", 8, 6, offered)
        tracker.says("no answer yet")
        assert tracker.page.get_by_role("link", name="Record a review", exact=True).count() == 0, "there is no review before the first meeting"
        act(tracker, "Record a transfer to another council", 1, 6, lambda form: form.get_by_label("Which council").fill("Another"))
        tracker.says("A later step, “Legal planning meeting held”, would then not be possible.")
        look(tracker.page, weight=False)
        tracker.page.goto(case)
        act(tracker, "Record the first meeting", 10, 6, lambda form: form.get_by_label("Chair", exact=True).fill("Ismene Calderwick"))

        def down(form):
            form.get_by_label("Who agreed it").fill("Dilys Marchbank")
            form.get_by_label("The plan that follows").fill("Child in need plan")

        act(tracker, "Record that step-down is agreed", 17, 6, down)
        tracker.says("Stepped down on 17 June 2022")

        tracker.page.goto(TRACKER + "?stage=preProceedings")
        tracker.page.locator("tbody a").last.click()
        act(tracker, "Record the application", 20, 6)
        tracker.says("Before the application of 20 June 2022")
        look(tracker.page)
        # What happens to one child is said of nobody beforehand.
        tracker.page.goto(TRACKER + "?stage=screening")
        tracker.page.get_by_role("link", name="P-0072", exact=True).click()
        tracker.page.get_by_role("link", name="Record that the child died", exact=True).click()
        assert tracker.page.locator('input[name="died-child"]').count() == 3
        assert tracker.page.locator('input[name="died-child"]:checked').count() == 0
        for page in ("/board", "/planning-meetings", "/figures", "/figures/by-month?figure=k4"):
            tracker.page.goto(TRACKER + page)
            look(tracker.page)
        tracker.page.goto(TRACKER + "/figures")
        tracker.says("Re-entered within 12 months of step-down")

        # A social worker of other families, and an auditor, do not find it.
        for role, status in (("socialWorker", 404), ("auditor", 403)):
            other = world.visitor(service, scripts=scripts)
            other.sign_in_as(role)
            assert other.page.goto(case).status == status, role

        # The social worker of two families, and the lawyer and the manager who are named on them, open these.
        for name in ("aoife.tennant-rowe", "tamsin.oakhurst-lyle", "ismene.calderwick"):
            person = next(p for p in service.sign_ins if p["signIn"] == name)
            named = world.visitor(service, scripts=scripts)
            named.sign_in(name, person["password"])
            named.page.goto(TRACKER + "?page=all")
            assert named.page.get_by_role("link", name="P-0113", exact=True).count() == 1, name
            named.page.get_by_role("link", name="P-0113", exact=True).click()
            named.open("Legal advice on this case")
            named.says("This is legally privileged.")
    findings.are_none()


def test_a_family_in_pre_proceedings(world):
    journey(world, scripts=True)


def test_a_family_in_pre_proceedings_without_scripts(world):
    journey(world, scripts=False)
