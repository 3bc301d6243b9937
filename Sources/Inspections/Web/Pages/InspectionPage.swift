import Inspections
import Law
import SiteKit
import Vocabulary

/// One inspection: its thread, its clocks, its judgements beside the last ones, and what it found.
struct InspectionPage {
    struct Read: Sendable {
        let judgements: [Judgement]
        let previous: InspectionRecord?
        let before: [Judgement]
        let findings: [Finding]
        let clocks: [KeptClock]
        let comments: [AccuracyComment]
        let paragraphs: Int
        /// There is a draft, and this person was named as its reader.
        let mayCompare: Bool
    }

    let visit: Visit
    let inspection: InspectionRecord
    let read: Read
    let standings: [Identifier<Finding>: FindingStanding]
    let steps: [NextStep]
    let thread: [ThreadStep]
    /// Who may be named as a reader; empty once the inspection is published.
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    private var textPath: String { InspectionPlaces.text.path(inspection.id) }

    var page: Page {
        Page(
            inspection.title, thread: thread, breadcrumbs: [("Inspections", InspectionPlaces.list.path)], problems: problems,
            """
            <h1>\(inspection.title)</h1><p class="hint">\(facts)</p>\(unchecked)\(nextSteps)\(figures)
            <div class="split"><div>\(judgementTable)\(answers)</div><aside aria-label="Besides">\(weaknesses)\(strengths)</aside></div>
            \(ClockForms(visit: visit, inspection: inspection, clocks: read.clocks, problems: problems).html)
            \(AccuracySection(visit: visit, inspection: inspection, comments: read.comments, problems: problems).html)
            \(EmbargoSection(visit: visit, inspection: inspection, accounts: accounts, problems: problems).html)
            """)
    }

    private var facts: HTML {
        var parts: [HTML] = []
        if let by = inspection.confirmedBy {
            parts.append(
                inspection.document == nil
                    ? "Typed in, confirmed by \(by)"
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
        parts.append("<a href=\"\(InspectionPlaces.enquiry.path(inspection.id))\">lines of enquiry and requests</a>")
        if read.mayCompare {
            parts.append("<a href=\"\(InspectionPlaces.compare.path(inspection.id))\">draft and final compared</a>")
        }
        if inspection.stage == .confirmed, visit.may(.checkReport) {
            parts.append("<a href=\"\(InspectionPlaces.check.path(inspection.id))\">correct what was read</a>")
        }
        return parts.joined(" · ")
    }

    private var unchecked: HTML? {
        guard inspection.stage == .checking else { return nil }
        let link: HTML = visit.may(.checkReport) ? " <a href=\"\(InspectionPlaces.check.path(inspection.id))\">Check it now</a>." : ""
        return
            "<p class=\"note doubt\"><strong>Not checked yet.</strong> What stands here was read by the machine and nobody has confirmed it.\(link)</p>"
    }

    private var nextSteps: HTML? {
        guard inspection.stage == .confirmed, !steps.isEmpty else { return nil }
        let buttons = steps.enumerated().map { "<a class=\"btn\(" quiet", when: $0 > 0)\" href=\"\($1.path)\">\($1.words)</a>" as HTML }
        return "<p class=\"row\">\(buttons)</p>"
    }

    private var figures: HTML {
        let clocks = read.clocks.map { kept -> HTML in
            "<div><dt>\(kept.clock.timescale.title) by</dt><dd class=\"num\">\(kept.clock.due.withoutYear)<small>\(ClockWords(kept, today: visit.today).words)</small></dd></div>"
        }
        let needing = read.findings.filter(\.kind.needsAnswer)
        let answered = needing.count { (standings[$0.id]?.actions ?? 0) > 0 }
        let others = read.findings.count { $0.kind == .otherWeakness && (standings[$0.id]?.actions ?? 0) == 0 }
        return """
            <dl class="figures">\(clocks)<div><dt>Findings with an action</dt><dd class="num">\(answered) of \(needing.count)\
            <small>\(others) other weaknesses without one</small></dd></div></dl>
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
                : "<p class=\"hint\">The last inspection was under another framework. Areas are laid beside the nearest one; they are not the same.</p>"
        }
        return Table("Judgements", columns, rows: rows).html() + (note ?? "")
    }

    private func before(_ area: JudgementArea) -> HTML {
        guard let framework = read.previous?.framework, let nearest = framework.area(nearestTo: area),
            let judgement = read.before.first(where: { $0.area == nearest })
        else { return "<span class=\"hint\">no such area</span>" }
        let name: HTML? = nearest == area ? nil : "<span class=\"sub\">\(nearest.shortName)</span>"
        return "\(judgement.printed.isEmpty ? "not known" : judgement.printed)\(name)"
    }

    private var answers: HTML {
        let findings = read.findings.filter { $0.kind.needsAnswer || $0.kind == .internalFinding }
        if findings.isEmpty { return "<h2>What needs to improve</h2><p class=\"hint\">The report lists nothing to improve.</p>" }
        let columns = ["Finding", "Explained in", "Actions", "Delivered", "Practice changed"].map { Table.Column($0) }
        let rows = findings.map { finding -> HTML in
            let standing = standings[finding.id]
            return Table.row(
                columns,
                [
                    "<a href=\"\(InspectionPlaces.finding.path(inspection.id, finding.id))\">\(finding.position) \(finding.text)</a>\(finding.kind == .improvement ? nil : "<span class=\"sub\">\(finding.kind.name)</span>" as HTML)",
                    paragraphLinks(finding.paragraphs, in: textPath), standing.map { "\($0.actions)" } ?? "none yet",
                    standing?.delivery ?? "<span class=\"hint\">no action yet</span>", "\(standing?.impact ?? "Not measured")",
                ])
        }
        return "<h2>What needs to improve</h2>" + Table("Listed in the report", columns, rows: rows).html()
    }

    private var weaknesses: HTML {
        list(.otherWeakness, title: "Other weaknesses in the report", empty: "None is named in the body beyond what is listed.")
    }

    private var strengths: HTML { list(.strength, title: "Strengths", empty: "None has been taken up.") }

    private func list(_ kind: FindingKind, title: HTML, empty: HTML) -> HTML {
        let findings = read.findings.filter { $0.kind == kind }
        let items = findings.map { finding -> HTML in
            let open: HTML? = finding.state == .suggested ? " <span class=\"hint\">(suggested, not decided)</span>" : nil
            let answered: HTML? = (standings[finding.id]?.actions ?? 0) > 0 ? " <span class=\"hint\">(has an action)</span>" : nil
            return
                "<li>\(paragraphLinks(finding.paragraphs, in: textPath)): <a href=\"\(InspectionPlaces.finding.path(inspection.id, finding.id))\">\(finding.text)</a>\(open)\(answered)</li>"
        }
        return "<h2>\(title)</h2>\(items.isEmpty ? "<p class=\"hint\">\(empty)</p>" : "<ul>\(items)</ul>")"
    }
}
