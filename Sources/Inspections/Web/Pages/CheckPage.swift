import Inspections
import SiteKit
import Vocabulary

/// The report beside what was read in it: a person accepts, edits, splits, merges, rejects and adds, then confirms.
struct CheckPage {
    struct Read: Sendable {
        let paragraphs: [Paragraph]
        let judgements: [Judgement]
        let findings: [Finding]
        let doubts: [DoubtRecord]
        let opening: [Paragraph]
        let left: [Problem]
    }

    let visit: Visit
    let inspection: InspectionRecord
    let read: Read
    let themes: ThemeList
    let problems: Problems?
    /// The finding that what was sent is about, when it was refused.
    var failing: Identifier<Finding>?

    var page: Page {
        Page(
            "Check what was read", breadcrumbs: [("Inspections", InspectionPlaces.list.path)], problems: problems,
            """
            <h1>Check what was read</h1>
            <p>\(summary)</p>
            <div class="split even"><div>\(doubts)\(facts)\(judgements)\(listed)\(suggested(.otherWeakness))\(suggested(.strength))\(add)\(confirm)</div>
            <section class="column" aria-label="The report’s text" tabindex="0"><h2>The report’s text</h2>
            \(ReportText(opening: read.opening, paragraphs: read.paragraphs, level: 3).html)</section></div>
            """)
    }

    private var summary: HTML {
        let open = read.left.count
        let what: HTML =
            "\(read.judgements.count) judgements, \(read.findings.filter { $0.kind.needsAnswer }.count) listed findings, \(read.paragraphs.count) paragraphs."
        return open == 0
            ? "\(what) Nothing is in doubt. Look it through, then <a href=\"#confirm\">confirm</a>."
            : "\(what) <strong>\(open) to look at</strong>, marked “check me”. Then <a href=\"#confirm\">confirm</a>."
    }

    private var doubts: HTML? {
        let open = read.doubts.filter { $0.settled == nil }
        guard !open.isEmpty else { return nil }
        let items = open.map { doubt -> HTML in
            let page: HTML? = doubt.page.map { " <span class=\"hint\">page \($0)</span>" }
            return """
                <div class="note doubt" id="doubt-\(doubt.id)"><p><strong>Check me:</strong> \(doubt.words)\(page)</p>
                \(visit.button("I have looked at it", to: InspectionPlaces.settleDoubt.path(inspection.id), fields: [("doubt", String(doubt.id))]))</div>
                """
        }
        return "<section id=\"doubts\"><h2>In doubt</h2>\(items)</section>"
    }

    private var facts: HTML {
        let fields = FactFields(
            fields: FormFields(typed: visit.form.has("framework") ? visit.form : nil, problems: problems),
            facts: InspectionFacts(inspection))
        let dates = inspection.dates
        let span = if let from = dates.fieldworkFrom, let to = dates.fieldworkTo { InspectionRecord.span(from, to) } else { "not known" }
        let isOpen = problems?.all.contains { $0.place == "fieldwork_from" || $0.place == "published" } ?? false
        return """
            <section id="facts"><h2>The inspection</h2><dl class="summary">
            <div><dt>Council</dt><dd>\(inspection.council)</dd></div><div><dt>Framework</dt><dd>\(inspection.framework.name)</dd></div>
            <div><dt>Fieldwork</dt><dd>\(span)</dd></div><div><dt>Lead inspector</dt><dd>\(inspection.leadInspector.isEmpty ? "not known" : inspection.leadInspector)</dd></div>
            <div><dt>Report</dt><dd>\(inspection.state.name)\(dates.published.map { ", \($0)" })</dd></div>
            <div><dt>Received</dt><dd>\(dates.received.map { $0.description } ?? "not given: the clocks need it")</dd></div></dl>
            <details\(" open", when: isOpen)><summary>Change these</summary>
            \(visit.form(to: InspectionPlaces.facts.path(inspection.id), version: inspection.version, "\(fields.html)<p><button class=\"btn\">Save</button></p>"))</details></section>
            """
    }

    private var judgements: HTML? {
        guard !read.judgements.isEmpty else { return nil }
        let rows = read.judgements.map { judgement -> HTML in
            let area = judgement.area
            let grades = [(value: "", words: "Not known or not judged")] + Grade.allCases.map { (value: $0.rawValue, words: $0.name) }
            let options = grades.map {
                "<option value=\"\($0.value)\"\(" selected", when: $0.value == judgement.grade?.rawValue ?? "")>\($0.words)</option>"
                    as HTML
            }
            let mark: HTML? = judgement.doubt.map { "<p class=\"problem\">Check me: \($0)</p>" }
            return """
                <div class="field" id="judgement-\(area.id)"><label for="grade-\(area.id)">\(area.name)</label>\(mark)
                <div class="row"><select id="grade-\(area.id)" name="grade-\(area.id)">\(options)</select>
                <div><label class="unseen" for="printed-\(area.id)">Printed words for \(area.shortName)</label>
                <input id="printed-\(area.id)" name="printed-\(area.id)" size="28" value="\(judgement.printed)">\(judgement.page.map { "<span class=\"sub\">page \($0)</span>" as HTML })</div></div></div>
                """
        }
        return """
            <section id="judgements"><h2>Judgements</h2>\(visit.form(to: InspectionPlaces.judgements.path(inspection.id), "\(rows)<p><button class=\"btn quiet\">Save the judgements</button></p>"))</section>
            """
    }

    private var listed: HTML {
        let findings = read.findings.filter { $0.kind.needsAnswer || $0.kind == .internalFinding }
        let items = findings.map { item($0, of: findings) }
        let none: HTML = "<p class=\"hint\">The report lists nothing to improve. Add what you take from it below.</p>"
        return "<section id=\"findings\"><h2>What needs to improve</h2>\(findings.isEmpty ? none : items.joined())</section>"
    }

    private func suggested(_ kind: FindingKind) -> HTML? {
        let findings = read.findings.filter { $0.kind == kind }
        guard !findings.isEmpty else { return nil }
        let open = findings.count { $0.state == .suggested }
        let all: HTML? =
            open < 2
            ? nil
            : visit.button(
                "Accept all \(open)", to: InspectionPlaces.addFinding.path(inspection.id), fields: [("accept-all", kind.rawValue)])
        let (title, hint): (HTML, HTML) =
            kind == .strength
            ? ("Strengths", "Praise in the body worth watching, so that it is not lost.")
            : ("Other weaknesses in the report", "Criticism in the body that no listed finding covers. Suggestions: take or leave them.")
        let items = findings.map { item($0, of: findings) }
        return "<section><h2>\(title)</h2><p class=\"hint\">\(hint)</p>\(all)\(items)</section>"
    }

    private func item(_ finding: Finding, of findings: [Finding]) -> HTML {
        let typed = finding.id == failing ? visit.form : nil
        return FindingItem(visit: visit, finding: finding, others: findings, themes: themes, typed: typed, problems: problems).html
    }

    private var add: HTML {
        let typed = failing == nil && visit.form.has("kind") ? visit.form : nil
        let fields = FindingFields(finding: nil, themes: themes, suffix: "", typed: typed, problems: problems)
        return """
            <section><h2>Add a finding</h2><details\(" open", when: typed != nil)><summary>Add one that was not read</summary>
            \(visit.form(to: InspectionPlaces.addFinding.path(inspection.id), "\(fields.html)<p><button class=\"btn\">Add the finding</button></p>"))</details></section>
            """
    }

    private var confirm: HTML {
        let left = read.left.map { "<li><a href=\"#\($0.place)\">\($0.words)</a></li>" as HTML }
        let still: HTML = left.isEmpty ? "" : "<p>Still to look at:</p><ul>\(left)</ul>"
        return """
            <section id="confirm"><h2>Confirm</h2>\(still)
            <p>Once confirmed, the findings can be answered by actions. You can still correct them afterwards.</p>
            \(visit.button("Confirm what was read", to: InspectionPlaces.confirm.path(inspection.id), quiet: false))</section>
            """
    }
}
