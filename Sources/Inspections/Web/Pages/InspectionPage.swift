import GRDB
import Inspections
import Law
import SiteKit
import Vocabulary

/// One inspection: its golden thread, its deadlines, its judgements beside the previous ones, and its findings.
struct InspectionPage {
    struct Read: Sendable {
        let judgements: [Judgement]
        let previous: InspectionRecord?
        let before: [Judgement]
        let findings: [Finding]
        let clocks: [KeptClock]
        let comments: [AccuracyComment]
        let paragraphs: Int
        /// There is a draft, and this person is a named reader of it.
        let mayCompare: Bool
    }

    let request: PageRequest
    let inspection: InspectionRecord
    let read: Read
    let statuses: [Identifier<Finding>: FindingStatus]
    let steps: [NextStep]
    let thread: [ThreadStep]
    /// Who can be named as a reader; empty for whoever can name nobody.
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    private var textPath: String { InspectionPlaces.text.path(inspection.id) }

    var page: Page {
        Page(
            inspection.title, thread: thread, breadcrumbs: [("Inspections", InspectionPlaces.list.path)], problems: problems,
            """
            <h1>\(inspection.title)</h1><p class="hint">\(facts)</p>\(unchecked)\(nextSteps)\(figures)
            <div class="split"><div>\(judgementTable)\(answers)</div><aside aria-label="Weaknesses and strengths">\(weaknesses)\(strengths)</aside></div>
            \(ClockForms(request: request, inspection: inspection, clocks: read.clocks, problems: problems).html)
            \(AccuracySection(request: request, inspection: inspection, comments: read.comments, problems: problems).html)
            \(EmbargoSection(request: request, inspection: inspection, accounts: accounts, problems: problems).html)
            \(StateSection(request: request, inspection: inspection, accounts: accounts, problems: problems).html)
            """)
    }

    private var facts: HTML {
        var parts: [HTML] = []
        if let by = inspection.confirmedBy {
            parts.append(
                inspection.document == nil
                    ? "Entered by hand, confirmed by \(by)"
                    : "Read from the report, confirmed by \(by)\(inspection.confirmedOn.map { " on \($0)" })")
        }
        parts.append("\(inspection.framework.name)")
        if !inspection.leadInspector.isEmpty { parts.append("lead inspector \(inspection.leadInspector)") }
        parts.append("\(inspection.state.name)\(inspection.state == .published ? inspection.dates.published.map { " \($0)" } : nil)")
        if let notified = inspection.dates.notified { parts.append("notified \(notified)") }
        if inspection.document != nil {
            parts.append(
                "<a href=\"\(InspectionPlaces.document.path(inspection.id))\">the report\(inspection.pages.map { ", \($0) pages" }) (PDF)</a>"
            )
        }
        if read.paragraphs > 0 { parts.append("<a href=\"\(textPath)\">its text</a>") }
        parts.append("<a href=\"\(InspectionPlaces.week.path(inspection.id))\">inspection week</a>")
        if read.mayCompare {
            parts.append("<a href=\"\(InspectionPlaces.compare.path(inspection.id))\">compare draft and final</a>")
        }
        if inspection.stage == .confirmed, request.may(.checkReport) {
            parts.append("<a href=\"\(InspectionPlaces.check.path(inspection.id))\">correct what was read</a>")
        }
        return parts.joined(" · ")
    }

    private var unchecked: HTML? {
        guard inspection.stage == .checking else { return nil }
        let link: HTML = request.may(.checkReport) ? " <a href=\"\(InspectionPlaces.check.path(inspection.id))\">Check it now</a>." : ""
        return
            "<p class=\"note doubt\"><strong>Not checked yet.</strong> The system read this from the report and nobody has confirmed it.\(link)</p>"
    }

    private var nextSteps: HTML? {
        guard inspection.stage == .confirmed, !steps.isEmpty else { return nil }
        let buttons = steps.enumerated().map { "<a class=\"btn\(" quiet", when: $0 > 0)\" href=\"\($1.path)\">\($1.words)</a>" as HTML }
        return "<p class=\"row\">\(buttons)</p>"
    }

    private var figures: HTML {
        let clocks = read.clocks.map { kept -> HTML in
            "<div><dt>\(kept.clock.timescale.title) by</dt><dd class=\"num\">\(kept.clock.due.withoutYear)<small>\(ClockWords(kept, today: request.today).words)</small></dd></div>"
        }
        let needing = read.findings.filter(\.kind.needsAnswer)
        let answered = needing.count { (statuses[$0.id]?.actions ?? 0) > 0 }
        let others = read.findings.count { $0.kind == .otherWeakness && (statuses[$0.id]?.actions ?? 0) == 0 }
        return """
            <dl class="figures">\(clocks)<div><dt>Findings with an action</dt><dd class="num">\(answered) of \(needing.count)\
            <small>\(others) other weaknesses without an action</small></dd></div></dl>
            """
    }

    private var judgementTable: HTML {
        if read.judgements.isEmpty { return "<p class=\"note\">A \(inspection.framework.name.lowercased()) gives no grades.</p>" }
        let beforeTitle = read.previous?.dates.fieldworkTo.map { "\($0.year), nearest area" }
        var columns = [Table.Column("Area"), Table.Column(inspection.dates.fieldworkTo.map { String($0.year) } ?? "Grade")]
        if let beforeTitle { columns.append(Table.Column(beforeTitle)) }
        let rows = read.judgements.map { judgement -> HTML in
            let grade: HTML =
                judgement.printed.isEmpty
                ? "<span class=\"hint\">not known: \(judgement.doubt ?? "not read")</span>" : "<strong>\(judgement.printed)</strong>"
            var cells: [HTML] = ["\(judgement.area.name)", grade]
            if beforeTitle != nil { cells.append(before(judgement.area)) }
            return Table.row(columns, cells)
        }
        let note: HTML? = read.previous.flatMap { previous in
            previous.framework == inspection.framework
                ? nil
                : "<p class=\"hint\">The previous inspection used another framework. Each area is shown with its closest match, which is not the same.</p>"
        }
        return Table("Judgements", columns, rows: rows).html() + (note ?? "")
    }

    private func before(_ area: JudgementArea) -> HTML {
        guard let framework = read.previous?.framework, let nearest = framework.area(nearestTo: area),
            let judgement = read.before.first(where: { $0.area == nearest })
        else { return "<span class=\"hint\">no similar area</span>" }
        let name: HTML? = nearest == area ? nil : "<span class=\"sub\">\(nearest.shortName)</span>"
        return "\(judgement.printed.isEmpty ? "not known" : judgement.printed)\(name)"
    }

    private var answers: HTML {
        let findings = read.findings.filter { $0.kind.needsAnswer || $0.kind == .internalFinding }
        if findings.isEmpty { return "<h2>What needs to improve</h2><p class=\"hint\">The report lists no areas for improvement.</p>" }
        let columns = ["Finding", "Actions", "Delivery", "Impact"].map { Table.Column($0) }
        let rows = findings.map { finding -> HTML in
            let status = statuses[finding.id]
            return Table.row(
                columns,
                [
                    "<a href=\"\(InspectionPlaces.finding.path(inspection.id, finding.id))\">\(finding.position) \(finding.text)</a><span class=\"sub\">\(finding.kind == .improvement ? nil : "\(finding.kind.name) · " as HTML)\(paragraphLinks(finding.paragraphs, in: textPath))</span>",
                    status.map { "\($0.actions)" } ?? "none",
                    status?.delivery ?? "<span class=\"hint\">no action</span>",
                    status?.impact ?? "<span class=\"hint\">not measured</span>",
                ])
        }
        return "<h2>What needs to improve</h2>" + Table("Listed in the report", columns, rows: rows).html()
    }

    private var weaknesses: HTML {
        list(.otherWeakness, title: "Other weaknesses in the report", empty: "There are none beyond the listed findings.")
    }

    private var strengths: HTML { list(.strength, title: "Strengths", empty: "None.") }

    private func list(_ kind: FindingKind, title: HTML, empty: HTML) -> HTML {
        let findings = read.findings.filter { $0.kind == kind }
        let items = findings.map { finding -> HTML in
            let open: HTML? = finding.state == .suggested ? " <span class=\"hint\">(suggested, not decided)</span>" : nil
            let answered: HTML? = (statuses[finding.id]?.actions ?? 0) > 0 ? " <span class=\"hint\">(has an action)</span>" : nil
            return
                "<li>\(paragraphLinks(finding.paragraphs, in: textPath)): <a href=\"\(InspectionPlaces.finding.path(inspection.id, finding.id))\">\(finding.text)</a>\(open)\(answered)</li>"
        }
        return "<h2>\(title)</h2>\(items.isEmpty ? "<p class=\"hint\">\(empty)</p>" : "<ul>\(items)</ul>")"
    }
}

/// One finding with the paragraphs that explain it and its status further along the golden thread.
struct FindingPage {
    let request: PageRequest
    let inspection: InspectionRecord
    let finding: Finding
    let paragraphs: [Paragraph]
    let themes: ThemeList
    let status: FindingStatus?
    let thread: [ThreadStep]

    var page: Page {
        Page(
            "Finding \(finding.position)", thread: thread,
            breadcrumbs: [("Inspections", InspectionPlaces.list.path), (inspection.title, InspectionPlaces.show.path(inspection.id))],
            """
            <h1>\(finding.text)</h1><p class="hint">\(finding.kind.name) \(finding.position)\(finding.page.map { " · page \($0) of the report" })\
            \(finding.frameworkOutcome.map { " · National Framework, \($0)" })</p>
            <dl class="figures"><div><dt>Linked actions</dt><dd class="num">\(status?.actions ?? 0)<small>\(status == nil ? "no action yet" : "in the action plan")</small></dd></div>
            <div><dt>Delivery</dt><dd><small>\(status?.delivery ?? "no action yet")</small></dd></div>
            <div><dt>Impact</dt><dd><small>\(status?.impact ?? "not measured")</small></dd></div></dl>
            <h2>Explained in the report</h2>\(passages)\(themeList)
            """)
    }

    private var passages: HTML {
        if paragraphs.isEmpty { return "<p class=\"hint\">No paragraph is linked to it yet.</p>" }
        return paragraphs.map {
            "<blockquote><p>\($0.text)</p><cite>Paragraph \($0.number), page \($0.page) · \($0.section)</cite></blockquote>" as HTML
        }.joined()
    }

    private var themeList: HTML? {
        guard !finding.themes.isEmpty else { return nil }
        return "<h2>Themes</h2><ul>\(finding.themes.map { "<li>\(themes.name(of: $0))</li>" as HTML })</ul>"
    }
}

/// The status of a deadline, in words.
package struct ClockWords {
    package let words: String

    package init(_ kept: KeptClock, today: Day) {
        let span = kept.clock.timescale.span
        words =
            switch kept.clock.status(on: today, met: kept.met) {
            case .running(let left): left == 0 ? "\(span) · due today" : "\(span) · \(left) left"
            case .late(let days): "\(span) · \(days) working \(days == 1 ? "day" : "days") late"
            case .metInTime(let day): "done \(day)"
            case .metLate(let day, let days): "done \(day), \(days) working \(days == 1 ? "day" : "days") late"
            }
    }
}

/// The deadlines: what sets them, the day they count from, and a form for the day each was met.
struct ClockForms {
    let request: PageRequest
    let inspection: InspectionRecord
    let clocks: [KeptClock]
    let problems: Problems?

    var html: HTML {
        guard !clocks.isEmpty else {
            let add: HTML? =
                inspection.state == .draftUnderEmbargo || !request.may(.checkReport)
                ? nil : " <a href=\"\(InspectionPlaces.check.path(inspection.id))\">Add the date it was received</a>."
            return """
                <section id="clocks"><h2>Deadlines</h2><p class="note">There are no deadlines yet, because \(inspection.state == .draftUnderEmbargo ? "this is a draft report" : "the date the report was received is not given")\
                . The council must publish the report within \(Timescale.publishReport.span) of receipt and its statement of action within \(Timescale.actionStatement.span).\(add)</p></section>
                """
        }
        let columns = ["Duty", "Due", "Status", "Source"].map { Table.Column($0) }
        let rows = clocks.map { kept in
            Table.row(
                columns,
                [
                    "\(kept.clock.timescale.title)\(asks(kept))", "\(kept.clock.due.withWeekday)", status(kept),
                    "\(kept.clock.timescale.force.rawValue): \(kept.clock.timescale.instrument)<span class=\"sub\">\(kept.clock.timescale.span), \(kept.clock.start.words)</span>",
                ], late: isLate(kept))
        }
        return
            "<section id=\"clocks\"><h2>Deadlines</h2>\(Table("The council’s duties after the report", columns, rows: rows).html())\(form)</section>"
    }

    private func asks(_ kept: KeptClock) -> HTML? {
        kept.clock.timescale.asks.isEmpty ? nil : "<span class=\"sub\">\(kept.clock.timescale.asks)</span>"
    }

    private func isLate(_ kept: KeptClock) -> Bool {
        if case .late = kept.clock.status(on: request.today, met: kept.met) { true } else { false }
    }

    private func status(_ kept: KeptClock) -> HTML {
        let words = ClockWords(kept, today: request.today).words
        let tag =
            switch kept.clock.status(on: request.today, met: kept.met) {
            case .running(let left): Tag(left <= 5 ? "Due soon" : "On time", left <= 5 ? .triangle : .circle)
            case .late: Tag("Late", .square)
            case .metInTime: Tag("Met", .tick)
            case .metLate: Tag("Met late", .tick)
            }
        return "\(tag.html)<span class=\"sub\">\(words)\(kept.note.isEmpty ? "" : " · \(kept.note)")</span>"
    }

    private var form: HTML? {
        let open = clocks.filter { $0.met == nil }
        guard !open.isEmpty, request.may(.keepInspection) else { return nil }
        let fields = FormFields(typed: request.form.has("clock") ? request.form : nil, problems: problems)
        return """
            <details\(" open", when: problems != nil && request.form.has("clock"))><summary>Record that a duty was met</summary>
            \(request.form(to: InspectionPlaces.clock.path(inspection.id), """
                \(fields.select("clock", "Duty", options: open.map { ($0.clock.id, $0.clock.timescale.title) }))
                \(fields.day("met", "Date"))\(fields.text("note", "Where and how (optional)", hint: "For example: council’s website, copies to partners.", width: 40))
                <p><button class="btn quiet">Save</button></p>
                """))</details>
            """
    }
}

/// Comments on a draft report's accuracy, by paragraph.
struct AccuracySection {
    let request: PageRequest
    let inspection: InspectionRecord
    let comments: [AccuracyComment]
    let problems: Problems?

    var html: HTML? {
        guard inspection.state == .draftUnderEmbargo || !comments.isEmpty else { return nil }
        let columns = ["Paragraph", "Comment", "By", "Due"].map { Table.Column($0) }
        let rows = comments.map { comment in
            Table.row(
                columns,
                [
                    paragraphLinks([comment.paragraph], in: InspectionPlaces.text.path(inspection.id)), "\(comment.text)",
                    "\(comment.author), \(comment.written)", "\(comment.due)",
                ])
        }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"hint\">There are no comments.</p>" : Table("Comments on the draft’s accuracy", columns, rows: rows).html()
        return "<section id=\"accuracy\"><h2>Factual accuracy</h2>\(table)\(form)</section>"
    }

    private var form: HTML? {
        guard inspection.state == .draftUnderEmbargo, request.may(.keepInspection) else { return nil }
        let fields = FormFields(typed: request.form.has("comment") ? request.form : nil, problems: problems)
        return """
            <details\(" open", when: problems != nil && request.form.has("comment"))><summary>Add a comment</summary>
            \(request.form(to: InspectionPlaces.accuracy.path(inspection.id), """
                \(fields.text("paragraph", "Paragraph number", width: 4))\(fields.area("comment", "What is inaccurate and what is correct"))
                \(fields.day("comment-due", "Due date (optional)", hint: "The letter with the draft gives the date. If you leave it blank, 10 working days after receipt (a local default)."))
                <p><button class="btn quiet">Add the comment</button></p>
                """))</details>
            """
    }
}

/// Who can read an inspection before it is published, with the forms to add and remove readers.
struct EmbargoSection {
    let request: PageRequest
    let inspection: InspectionRecord
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var html: HTML? {
        guard inspection.state.isUnderEmbargo else { return nil }
        let named = accounts.filter { inspection.readers.contains($0.value) }
        let items = named.compactMap { account -> HTML? in
            guard let id = Identifier<Person>(account.value) else { return nil }
            let remove = request.button("Remove", to: InspectionPlaces.removeReader.path(inspection.id, id))
            return "<li><span>\(account.words)</span><span class=\"small\">\(remove)</span></li>"
        }
        let others = [(value: "", words: "Select")] + accounts.filter { !inspection.readers.contains($0.value) }
        let field = FormFields(typed: request.form.has("reader") ? request.form : nil, problems: problems)
            .select("reader", "Add a reader", options: others)
        return """
            <h2 id="readers">Under embargo</h2><p>Until publication, only these people can see this inspection, its findings and its plan, \
            or that they exist. Every change to this list is recorded.</p><ul class="tasks">\(items)</ul>
            \(request.form(to: InspectionPlaces.readers.path(inspection.id), "\(field)<p><button class=\"btn quiet\">Add the reader</button></p>"))
            """
    }
}

extension InspectionPages {
    func accounts() async throws -> [(value: String, words: String)] {
        try await store.read { db in
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
                (value: ($0["id"] as Identifier<Person>).text, words: $0["name"] as String)
            }
        }
    }

    @Sendable func nameReader(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        do {
            _ = try await inspection(id, for: request)
            var form = FormReader(request.form)
            let account: Identifier<Person>? = form.identifier("reader", "Select a reader.")
            try await inspections.nameReader(try form.finish(account), of: id, by: request.changer)
            return .seeOther(InspectionPlaces.show.path(id) + "#readers", saying: "Saved: the reader is named.")
        } catch let problems as Problems {
            return .page(try await showPage(request, id, problems: problems))
        }
    }

    @Sendable func removeReader(_ request: PageRequest, _ id: Identifier<Inspection>, _ account: Identifier<Person>) async throws -> Answer
    {
        do {
            _ = try await inspection(id, for: request)
            try await inspections.removeReader(account, of: id, by: request.changer)
            return .seeOther(
                account == request.person.id ? InspectionPlaces.list.path : InspectionPlaces.show.path(id) + "#readers",
                saying: "Saved: the reader is removed.")
        } catch let problems as Problems {
            return .page(try await showPage(request, id, problems: problems))
        }
    }
}
