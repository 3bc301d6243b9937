import ChildRecords
import Foundation
import SiteKit
import Vocabulary

/// Opens a record outside a worker’s scope for an hour, with a reason.
struct BreakGlassPage {
    let request: PageRequest
    let problems: Problems?

    private var isSeeking: Bool { request.form.has("name") }

    var page: Page {
        Page(
            "Break-glass access", breadcrumbs: [("Children", ChildPlaces.list.path)], problems: problems,
            """
            <h1>Break-glass access</h1><p>Use this when a child cannot wait until somebody gives you access. The information governance \
            lead is notified at once and reviews it within \(BreakGlassReviewDue.span). You can have \(BreakGlassAtOnce.most) records open at a time, \
            and look for \(BreakGlassTries.most) in an hour. Each attempt is recorded.</p>\(byName)\(byNumber)
            """)
    }

    private var byName: HTML {
        let fields = FormFields(typed: isSeeking ? request.form : nil, problems: isSeeking ? problems : nil)
        let body: HTML = """
            \(fields.text("name", "Child’s full name", hint: "First name and family name, as they are on the record.", autocomplete: "off", width: 30))
            \(fields.day("born", "When was the child born, or expected to be born?"))<p><button class="btn">Find the record</button></p>
            """
        return "<h2>By name and date of birth</h2>\(request.form(to: ChildPlaces.seek.path, body))"
    }

    private var byNumber: HTML {
        let isTyped = request.form.has("number")
        let fields = FormFields(typed: isTyped ? request.form : nil, problems: isSeeking ? nil : problems)
        let body: HTML = """
            \(fields.text("number", "Record number", hint: "For example, C-0031.", autocomplete: "off", width: 12))
            \(fields.day("birth", "Date of birth, or expected date of birth"))\(BreakGlassPage.reason(fields))
            """
        return "<h2>By record number</h2>\(request.form(to: ChildPlaces.emergency.path, body))"
    }

    static func reason(_ fields: FormFields) -> HTML {
        """
        \(fields.choices("ground", "Why can it not wait?", options: BreakGlassAccess.Ground.allCases.map { ($0.rawValue, $0.words) }))
        \(fields.area("reason", "What has happened?", hint: "At least \(BreakGlassReason.letters) letters. The information governance lead will read it."))
        <p><button class="btn">Open record for 1 hour</button></p>
        """
    }
}

/// That there is a record which the worker cannot see, and the question whether to open it.
struct BreakGlassFoundPage {
    let request: PageRequest
    let found: [ChildStore.SoughtRecord]
    let birth: Day

    var page: Page {
        let open = found.filter(\.isOpen).map { "<li><a href=\"\(ChildPlaces.show.path($0.id))\">\($0.number)</a></li>" as HTML }
        let closed = found.filter { !$0.isOpen }
        let own: HTML? = open.isEmpty ? nil : "<p>You can open this record without break-glass access:</p><ul>\(open)</ul>"
        return Page(
            "Break-glass access", breadcrumbs: [("Children", ChildPlaces.list.path), ("Break-glass access", ChildPlaces.emergency.path)],
            "<h1>Break-glass access</h1>\(own)\(closed.isEmpty ? nil : question(closed))")
    }

    private func question(_ closed: [ChildStore.SoughtRecord]) -> HTML {
        let fields = FormFields(problems: nil)
        let parts = [("day", birth.dayOfMonth), ("month", birth.month), ("year", birth.year)].map {
            "<input type=\"hidden\" name=\"birth-\($0.0)\" value=\"\($0.1)\">" as HTML
        }
        let which: HTML =
            closed.count == 1
            ? "<input type=\"hidden\" name=\"number\" value=\"\(closed[0].number)\">"
            : fields.choices("number", "Which record?", options: closed.map { ($0.number, $0.number) })
        return """
            <h2>\(closed.count == 1 ? "A record that you cannot see exists" : "Records that you cannot see exist")</h2>
            <p>Do you want to open it with break-glass access? The information governance lead is notified at once.</p>
            \(request.form(to: ChildPlaces.emergency.path, "\(parts)\(which)\(BreakGlassPage.reason(fields))"))
            """
    }
}

/// One break-glass access, for the person who reviews it.
struct OpeningPage {
    let request: PageRequest
    let line: Governance.OpeningLine
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("words") ? request.form : nil, problems: problems)
        let opening = line.opening
        let body: HTML = """
            \(fields.choices("finding", "Was it right to open the record?", options: [("right", "Yes"), ("not_right", "No")]))
            \(fields.area("words", "What did you find?"))<p><button class="btn">Save the review</button></p>
            """
        return Page(
            "Review a break-glass access", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Review a break-glass access</h1><dl class="summary"><div><dt>Opened by</dt><dd>\(line.worker)</dd></div>
            <div><dt>Record</dt><dd>\(line.number)</dd></div><div><dt>On</dt><dd>\(opening.openedOn)</dd></div>
            <div><dt>Reason</dt><dd>\(opening.ground.words)</dd></div><div><dt>What happened</dt><dd class="pre">\(opening.reason)</dd></div>
            <div><dt>Review due</dt><dd>\(line.due)</dd></div></dl>\(request.form(to: ChildPlaces.opening.path(opening.id), body))
            """)
    }
}
