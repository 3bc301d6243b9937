import ChildRecords
import Foundation
import SiteKit
import Vocabulary

/// Opens a record outside one's scope for an hour, on one's own word.
struct EmergencyPage {
    let visit: Visit
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("number") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("number", "The child’s number", hint: "As in C-0031.", autocomplete: "off", width: 12))
            \(fields.day("birth", "Date of birth, or the day the child is expected"))
            \(fields.choices("ground", "Why can it not wait?", options: EmergencyOpening.Ground.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.area("reason", "What has happened?", hint: "At least \(EmergencyReason.letters) letters. The information governance lead reads it."))
            <p><button class="btn">Open for an hour</button></p>
            """
        return Page(
            "Open a record in an emergency", breadcrumbs: [("Children", ChildPlaces.list.path)], problems: problems,
            """
            <h1>Open a record in an emergency</h1><p>For a child who cannot wait until somebody gives you access. The information governance \
            lead is told at once and asks about it within \(EmergencyReviewDue.span). You can have \(EmergenciesAtOnce.most) open at a time.</p>
            \(visit.form(to: ChildPlaces.emergency.path, body))
            """)
    }
}

/// One emergency opening, for the one who reviews it.
struct OpeningPage {
    let visit: Visit
    let line: Governance.OpeningLine
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("words") ? visit.form : nil, problems: problems)
        let opening = line.opening
        let body: HTML = """
            \(fields.choices("finding", "Was it right to open the record?", options: [("right", "Yes"), ("not_right", "No")]))
            \(fields.area("words", "What did you find?"))<p><button class="btn">Save the review</button></p>
            """
        return Page(
            "Review an emergency opening", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Review an emergency opening</h1><dl class="summary"><div><dt>Opened by</dt><dd>\(line.worker)</dd></div>
            <div><dt>Record</dt><dd>\(line.number)</dd></div><div><dt>On</dt><dd>\(opening.openedOn)</dd></div>
            <div><dt>Ground</dt><dd>\(opening.ground.words)</dd></div><div><dt>Reason given</dt><dd class="pre">\(opening.reason)</dd></div>
            <div><dt>Review due</dt><dd>\(line.due)</dd></div></dl>\(visit.form(to: ChildPlaces.opening.path(opening.id), body))
            """)
    }
}
