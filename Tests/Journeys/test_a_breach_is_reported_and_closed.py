"""A breach of personal data: a worker reports it, the governance lead answers within 72 hours and closes it with lessons."""

import checks
from service import Service

REGISTER = "/governance/incidents"


def journey(world, scripts):
    findings = checks.Findings()

    def look(page):
        # axe is a script, so it looks only where scripts run.
        if scripts:
            checks.everything(page, findings)

    with Service() as service:
        worker = world.visitor(service, scripts=scripts)
        worker.sign_in_as("socialWorker")
        worker.page.goto(REGISTER)
        worker.open("Report a near miss or breach")
        worker.press("Report a near miss or breach")
        worker.says("Choose the kind.")
        worker.says("Enter what happened.")
        worker.says("Enter the date the council became aware.")
        look(worker.page)
        worker.page.get_by_label("Breach", exact=True).check()
        worker.page.get_by_label("What happened").fill("A report went to the wrong address")
        worker.fill_day("Date the council became aware", "10", "6", "2022")
        worker.press("Report a near miss or breach")
        worker.says("A report went to the wrong address")
        look(worker.page)
        row = worker.page.url

        other = world.visitor(service, scripts=scripts)
        other.sign_in_as("auditor")
        assert other.page.goto(row).status == 404
        other.page.goto(REGISTER)
        assert "wrong address" not in other.page.content()

        lead = world.visitor(service, scripts=scripts)
        lead.sign_in_as("informationGovernanceLead")
        lead.page.goto("/home")
        lead.says("A breach has not been reported")
        waiting = lead.page.content().count("A breach has not been reported")
        lead.page.goto(REGISTER + "?late=yes")
        lead.open("A report went to the wrong address")
        lead.page.get_by_text("Close the incident").first.click()
        lead.page.get_by_label("Lessons learned").fill("Addresses are checked by a second person")
        lead.press("Close the incident")
        lead.says("Record whether the Information Commissioner was told, or why not, before you close it.")
        look(lead.page)
        lead.page.goto(row)
        lead.page.get_by_text("Add to the record").first.click()
        lead.page.get_by_label("Information Commissioner told", exact=True).check()
        lead.page.get_by_label("Details", exact=True).fill("Reported by telephone")
        lead.press("Add to the record")
        lead.says("Information Commissioner told: Reported by telephone")
        lead.page.get_by_text("Close the incident").first.click()
        lead.page.get_by_label("Lessons learned").fill("Addresses are checked by a second person")
        lead.press("Close the incident")
        lead.says("Closed on")
        look(lead.page)
        lead.page.goto(REGISTER)
        lead.says("Closed")
        look(lead.page)
        lead.page.goto("/home")
        assert lead.page.content().count("A breach has not been reported") < waiting
    findings.are_none()


def test_a_breach_is_reported_and_closed(world):
    journey(world, scripts=True)


def test_a_breach_is_reported_and_closed_without_scripts(world):
    journey(world, scripts=False)
