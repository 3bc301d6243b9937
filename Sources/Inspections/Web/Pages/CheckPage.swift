import GRDB
import Inspections
import SiteKit
import Vocabulary

extension InspectionPages {
    func checkPage(
        _ request: PageRequest, _ id: Identifier<Inspection>, problems: Problems? = nil, about finding: Identifier<Finding>? = nil
    ) async throws -> Page {
        let inspection = try await inspection(id, for: request)
        let read = try await store.read { db in
            CheckPage.Read(
                paragraphs: try InspectionRecords.paragraphs(of: id, in: db), judgements: try InspectionRecords.judgements(of: id, in: db),
                findings: try InspectionRecords.findings(where: "finding.inspection = ?", [id], in: db),
                doubts: try InspectionRecords.doubts(of: id, in: db), opening: try InspectionRecords.reading(of: id, in: db)?.summary ?? [],
                left: try ConfirmationCheck(inspection, in: db).left)
        }
        return CheckPage(request: request, inspection: inspection, read: read, themes: themes, problems: problems, failing: finding).page
    }

    @Sendable func setFacts(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        try await orCheckAgain(request, id, "facts") {
            let state = try await inspection(id, for: request).state
            try await inspections.setFacts(
                try InspectionFacts(request.form, of: state), of: id, version: FormReader(request.form).version, by: request.changer)
        }
    }

    @Sendable func setJudgements(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        try await orCheckAgain(request, id, "judgements") {
            let areas = try await inspection(id, for: request).framework.areas
            let grades = try areas.map { area in
                let (code, printed) = (request.form["grade-\(area.id)"], request.form["printed-\(area.id)"])
                guard code.isEmpty || Grade(rawValue: code) != nil, printed.count <= 100 else {
                    throw Problems("judgement-\(area.id)", "Select a grade for “\(area.shortName)”.")
                }
                let grade = Grade(rawValue: code)
                return (area: area, grade: grade, printed: printed.isEmpty ? grade?.name ?? "" : printed)
            }
            try await inspections.setJudgements(grades, of: id, by: request.changer)
        }
    }

    @Sendable func resolveDoubt(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        try await orCheckAgain(request, id, "doubts") {
            _ = try await inspection(id, for: request)
            guard let doubt = Int64(request.form["doubt"]) else { throw NotFound() }
            let reason = request.form["words-\(doubt)"]
            let words = reason.isEmpty ? "checked" : reason
            if words.count > 500 {
                throw Problems("words-\(doubt)", "Shorten the reason to 500 characters. It has \(words.count).")
            }
            try await inspections.resolveDoubt(doubt, of: id, words: words, by: request.changer)
        }
    }

    @Sendable func confirm(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        _ = try await inspection(id, for: request)
        do {
            try await inspections.confirm(id, person: request.person.name, on: request.today, by: request.changer)
            return .seeOther(InspectionPlaces.show.path(id), saying: "Confirmed: what was read from the report. Draft the plan next.")
        } catch let problems as Problems {
            return .page(try await checkPage(request, id, problems: problems))
        }
    }

    @Sendable func addFinding(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        try await orCheckAgain(request, id, "findings") {
            _ = try await inspection(id, for: request)
            if let kind = FindingKind(rawValue: request.form["accept-all"]) {
                try await findings.decideAll(kind, of: id, .accepted, by: request.changer)
            } else {
                _ = try await findings.add(try FindingWords(request.form), to: id, by: request.changer)
            }
        }
    }

    @Sendable func editFinding(_ request: PageRequest, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws -> Answer
    {
        try await orCheckAgain(request, id, about: finding) {
            _ = try await self.finding(finding, of: id, for: request)
            try await findings.edit(finding, try FindingWords(request.form), version: FormReader(request.form).version, by: request.changer)
        }
    }

    @Sendable func decideFinding(_ request: PageRequest, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws
        -> Answer
    {
        try await orCheckAgain(request, id, about: finding) {
            _ = try await self.finding(finding, of: id, for: request)
            guard let state = Finding.State(rawValue: request.form["state"]), state != .suggested else { throw NotFound() }
            try await findings.decide(finding, state, by: request.changer)
        }
    }

    @Sendable func splitFinding(_ request: PageRequest, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws -> Answer
    {
        try await orCheckAgain(request, id, about: finding) {
            _ = try await self.finding(finding, of: id, for: request)
            let pieces = request.form["pieces"].split(separator: "\n\n").map { String($0).trimmed }.filter { !$0.isEmpty }
            try await findings.split(finding, into: pieces, by: request.changer)
        }
    }

    @Sendable func mergeFinding(_ request: PageRequest, _ id: Identifier<Inspection>, _ finding: Identifier<Finding>) async throws -> Answer
    {
        try await orCheckAgain(request, id, about: finding) {
            _ = try await self.finding(finding, of: id, for: request)
            guard let other = Identifier<Finding>(request.form["other"]) else {
                throw Problems("other", "Select the finding to merge with this one.")
            }
            try await findings.merge(finding, with: other, by: request.changer)
        }
    }

    /// The same for one finding: what was typed stays in its fields, and the problems lead there.
    private func orCheckAgain(
        _ request: PageRequest, _ id: Identifier<Inspection>, about finding: Identifier<Finding>, _ act: () async throws -> Void
    ) async throws -> Answer {
        do {
            try await act()
            return .seeOther(InspectionPlaces.check.path(id) + "#finding-\(finding)")
        } catch let problems as Problems {
            let placed = Problems(problems.all.map { Problem("\($0.place)-\(finding)", $0.words) })
            return .page(try await checkPage(request, id, problems: placed, about: finding))
        }
    }

    /// Back to the same place of the check, or the check again with its problems.
    private func orCheckAgain(_ request: PageRequest, _ id: Identifier<Inspection>, _ place: String, _ act: () async throws -> Void)
        async throws
        -> Answer
    {
        do {
            try await act()
            return .seeOther(InspectionPlaces.check.path(id) + "#" + place)
        } catch let problems as Problems {
            return .page(try await checkPage(request, id, problems: problems))
        }
    }
}

/// The report beside what was read from it: a person accepts, edits, splits, merges, rejects and adds findings, then confirms.
struct CheckPage {
    struct Read: Sendable {
        let paragraphs: [Paragraph]
        let judgements: [Judgement]
        let findings: [Finding]
        let doubts: [DoubtRecord]
        let opening: [Paragraph]
        let left: [Problem]
    }

    let request: PageRequest
    let inspection: InspectionRecord
    let read: Read
    let themes: ThemeList
    let problems: Problems?
    /// The finding that a refused form is about.
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
            ? "\(what) Nothing is left to check. Read it through, then <a href=\"#confirm\">confirm</a>."
            : "\(what) <strong>\(open) to check</strong>, marked “Check”. Then <a href=\"#confirm\">confirm</a>."
    }

    private var doubts: HTML? {
        let open = read.doubts.filter { $0.resolved == nil }
        guard !open.isEmpty else { return nil }
        let items = open.map { doubt -> HTML in
            let page: HTML? = doubt.page.map { " <span class=\"hint\">page \($0)</span>" }
            return """
                <div class="note doubt" id="doubt-\(doubt.id)"><p><strong>Check:</strong> \(doubt.words)\(page)</p>\(answer(to: doubt))</div>
                """
        }
        return "<section id=\"doubts\"><h2>To check</h2>\(items)</section>"
    }

    /// The report of another council is answered with a reason, any other doubt with a button.
    private func answer(to doubt: DoubtRecord) -> HTML {
        let place = InspectionPlaces.resolveDoubt.path(inspection.id)
        guard doubt.field == Doubt.otherCouncil else {
            return request.button("Mark as checked", to: place, fields: [("doubt", String(doubt.id))])
        }
        let reason = FormFields(typed: problems == nil ? nil : request.form, problems: problems).area(
            "words-\(doubt.id)", "Why is this report added?", rows: 2)
        return request.form(
            to: place,
            "<input type=\"hidden\" name=\"doubt\" value=\"\(String(doubt.id))\">\(reason)<p><button class=\"btn quiet\">Add this report</button></p>"
        )
    }

    private var facts: HTML {
        let fields = FactFields(
            fields: FormFields(typed: request.form.has("framework") ? request.form : nil, problems: problems),
            facts: InspectionFacts(inspection))
        let dates = inspection.dates
        let span = if let from = dates.fieldworkFrom, let to = dates.fieldworkTo { InspectionRecord.span(from, to) } else { "not known" }
        let isOpen = problems?.all.contains { $0.place == "fieldwork_from" || $0.place == "published" } ?? false
        return """
            <section id="facts"><h2>The inspection</h2><dl class="summary">
            <div><dt>Council</dt><dd>\(inspection.council)</dd></div><div><dt>Framework</dt><dd>\(inspection.framework.name)</dd></div>
            <div><dt>Fieldwork</dt><dd>\(span)</dd></div><div><dt>Lead inspector</dt><dd>\(inspection.leadInspector.isEmpty ? "not known" : inspection.leadInspector)</dd></div>
            <div><dt>Report</dt><dd>\(inspection.state.name)\(dates.published.map { ", \($0)" })</dd></div>
            <div><dt>Received</dt><dd>\(dates.received.map { $0.description } ?? "not given (needed for the deadlines)")</dd></div></dl>
            <details\(" open", when: isOpen)><summary>Change these details</summary>
            \(request.form(to: InspectionPlaces.facts.path(inspection.id), version: inspection.version, "\(fields.html)<p><button class=\"btn\">Save</button></p>"))</details></section>
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
            let mark: HTML? = judgement.doubt.map { "<p class=\"problem\">Check: \($0)</p>" }
            return """
                <div class="field" id="judgement-\(area.id)"><label for="grade-\(area.id)">\(area.name)\(judgement.page.map { " <small>page \($0)</small>" as HTML })</label>\(mark)
                <div class="abreast"><select id="grade-\(area.id)" name="grade-\(area.id)">\(options)</select>
                <div><label class="unseen" for="printed-\(area.id)">Printed words for \(area.shortName)</label>
                <input id="printed-\(area.id)" name="printed-\(area.id)" size="28" value="\(judgement.printed)"></div></div></div>
                """
        }
        return """
            <section id="judgements"><h2>Judgements</h2>\(request.form(to: InspectionPlaces.judgements.path(inspection.id), "\(rows)<p><button class=\"btn quiet\">Save the judgements</button></p>"))</section>
            """
    }

    private var listed: HTML {
        let findings = read.findings.filter { $0.kind.needsAnswer || $0.kind == .internalFinding }
        let items = findings.map { item($0, of: findings) }
        let none: HTML = "<p class=\"hint\">The report lists no areas for improvement. Add findings below.</p>"
        let why: HTML =
            "<p class=\"hint\">Beside a finding are the paragraphs that the report names, or else those that criticise and share its rarer words. Correct them where others explain it better.</p>"
        return "<section id=\"findings\"><h2>What needs to improve</h2>\(findings.isEmpty ? none : why + items.joined())</section>"
    }

    private func suggested(_ kind: FindingKind) -> HTML? {
        let findings = read.findings.filter { $0.kind == kind }
        guard !findings.isEmpty else { return nil }
        let open = findings.count { $0.state == .suggested }
        let all: HTML? =
            open < 2
            ? nil
            : request.button(
                "Accept all \(open)", to: InspectionPlaces.addFinding.path(inspection.id), fields: [("accept-all", kind.rawValue)])
        let (title, hint): (HTML, HTML) =
            kind == .strength
            ? ("Strengths", "Praise in the report that is worth monitoring.")
            : (
                "Other weaknesses in the report",
                "Criticism in the report that no listed finding covers. These are suggestions to accept or reject."
            )
        let items = findings.map { item($0, of: findings) }
        return "<section><h2>\(title)</h2><p class=\"hint\">\(hint)</p>\(all)\(items)</section>"
    }

    private func item(_ finding: Finding, of findings: [Finding]) -> HTML {
        let typed = finding.id == failing ? request.form : nil
        return FindingItem(request: request, finding: finding, others: findings, themes: themes, typed: typed, problems: problems).html
    }

    private var add: HTML {
        let typed = failing == nil && request.form.has("kind") ? request.form : nil
        let fields = FindingFields(finding: nil, themes: themes, suffix: "", typed: typed, problems: problems)
        return """
            <section><h2>Add a finding</h2><details\(" open", when: typed != nil)><summary>Add a finding that was not read</summary>
            \(request.form(to: InspectionPlaces.addFinding.path(inspection.id), "\(fields.html)<p><button class=\"btn\">Add the finding</button></p>"))</details></section>
            """
    }

    private var confirm: HTML {
        let left = read.left.map { "<li><a href=\"#\($0.place)\">\($0.words)</a></li>" as HTML }
        let still: HTML = left.isEmpty ? "" : "<p>Still to check:</p><ul>\(left)</ul>"
        return """
            <section id="confirm"><h2>Confirm</h2>\(still)
            <p>After confirmation, actions can answer the findings. You can still correct them later.</p>
            \(request.button("Confirm what was read", to: InspectionPlaces.confirm.path(inspection.id), quiet: false))</section>
            """
    }
}

/// One finding on the check page, with its source and the buttons for it.
struct FindingItem {
    let request: PageRequest
    let finding: Finding
    let others: [Finding]
    let themes: ThemeList
    /// The refused form about this finding.
    let typed: Fields?
    let problems: Problems?

    /// What is still to decide stands open; what is decided is one row, with the rest behind it.
    var html: HTML {
        finding.state == .suggested
            ? """
            <article class="item" id="finding-\(finding.id)"><h3>\(finding.kind.name) \(finding.position)</h3>
            \(finding.doubt.map { "<p class=\"problem\">Check: \($0)</p>" as HTML })
            <p>\(finding.text)</p>\(rest)</article>
            """
            : """
            <details class="item section settled" id="finding-\(finding.id)"\(" open", when: typed != nil)><summary>
            <h3>\(finding.kind.name) \(finding.position)</h3> \(status)<span class="body">\(finding.text)</span></summary>
            \(finding.doubt.map { "<p class=\"hint\">\($0)</p>" as HTML })\(rest)</details>
            """
    }

    private var rest: HTML {
        """
        <p class="hint">\(origin)</p><div class="row small">\(finding.state == .suggested ? status : nil)\(decisions)\(editing)</div>
        """
    }

    private var origin: HTML {
        let names = finding.themes.map { themes.name(of: $0) }.joined(separator: ", ")
        return """
            \(finding.page.map { "page \($0) · " as HTML })\(paragraphLinks(finding.paragraphs, in: ""))\(names.isEmpty ? "" : " · \(names)")\
            \(finding.frameworkOutcome.map { " · National Framework, \($0)" as HTML })
            """
    }

    private var status: HTML {
        switch finding.state {
        case .accepted: Tag("Accepted", .tick).html
        case .rejected: Tag("Rejected", .hollow).html
        case .suggested: Tag("To decide", .triangle).html
        }
    }

    private var decisions: HTML {
        let path = InspectionPlaces.decideFinding.path(finding.inspection, finding.id)
        let name = "\(finding.kind.name.lowercased()) \(finding.position)"
        let accept: HTML? = finding.state == .accepted ? nil : decision("Accept", name, .accepted, path)
        let reject: HTML? = finding.state == .rejected ? nil : decision("Reject", name, .rejected, path)
        return "\(accept)\(reject)"
    }

    private func decision(_ verb: String, _ name: String, _ state: Finding.State, _ path: String) -> HTML {
        request.form(
            to: path,
            "<input type=\"hidden\" name=\"state\" value=\"\(state.rawValue)\"><button class=\"btn quiet\">\(verb)<span class=\"unseen\"> \(name)</span></button>"
        )
    }

    private var editing: HTML {
        let (inspection, id) = (finding.inspection, finding.id)
        let name = "\(finding.kind.name.lowercased()) \(finding.position)"
        let choices = others.filter { $0.id != id && $0.state != .rejected }
            .map { "<option value=\"\($0.id)\">\($0.position) \($0.text.prefix(60))</option>" as HTML }
        let merge: HTML? =
            choices.isEmpty
            ? nil
            : request.form(
                to: InspectionPlaces.mergeFinding.path(inspection, id),
                """
                <div class="field"><label for="other-\(id)">Merge with</label><select id="other-\(id)" name="other">\(choices)</select></div>
                <p><button class="btn quiet">Merge</button></p>
                """)
        return """
            <details\(" open", when: typed != nil)><summary>Edit, split or merge <span class="unseen">\(name)</span></summary>
            \(request.form(to: InspectionPlaces.finding.path(inspection, id), version: finding.version, "\(FindingFields(finding: finding, themes: themes, suffix: "-\(id)", typed: typed?.has("text") == true ? typed : nil, problems: problems).html)<p><button class=\"btn quiet\">Save</button></p>"))
            \(request.form(to: InspectionPlaces.splitFinding.path(inspection, id), """
                <div class="field"><label for="pieces-\(id)">Split: leave a blank line between the parts</label><textarea id="pieces-\(id)" name="pieces" rows="5">\(typed?.has("pieces") == true ? typed?["pieces"] : finding.text)</textarea></div>
                <p><button class="btn quiet">Split</button></p>
                """))\(merge)</details>
            """
    }
}

/// The fields of a finding. The suffix keeps ids apart where a page holds several.
struct FindingFields {
    let finding: Finding?
    let themes: ThemeList
    let suffix: String
    let typed: Fields?
    let problems: Problems?

    var html: HTML {
        """
        <div class="field"><label for="kind\(suffix)">Kind</label>\(problem("kind"))<select id="kind\(suffix)" name="kind">\(kinds)</select></div>
        <div class="field"><label for="text\(suffix)">What it says</label>\(problem("text"))\
        <textarea id="text\(suffix)" name="text" rows="4">\(typed?["text"] ?? finding?.text)</textarea></div>
        <div class="field"><label for="paragraphs\(suffix)">Paragraphs that explain it, for example 13, 14</label>\(problem("paragraphs"))\
        <input id="paragraphs\(suffix)" name="paragraphs" size="20" value="\(typed?["paragraphs"] ?? numbers)"></div>
        <details><summary>Themes</summary><fieldset class="field"><legend>Themes</legend>\(boxes)</fieldset></details>
        """
    }

    private var numbers: String { finding?.paragraphs.map(String.init).joined(separator: ", ") ?? "" }

    private var kinds: [HTML] {
        let chosen = typed?["kind"] ?? finding?.kind.rawValue ?? FindingKind.internalFinding.rawValue
        return FindingKind.allCases.map {
            "<option value=\"\($0.rawValue)\"\(" selected", when: $0.rawValue == chosen)>\($0.name)</option>"
        }
    }

    private var boxes: [HTML] {
        let ticked = Set(typed?.all("themes") ?? finding?.themes ?? [])
        return themes.themes.map { theme in
            let id = "theme-\(theme.code)\(suffix)"
            return """
                <div class="choice"><input type="checkbox" id="\(id)" name="themes" value="\(theme.code)"\(" checked", when: ticked.contains(theme.code))>\
                <label for="\(id)">\(theme.name)</label></div>
                """
        }
    }

    private func problem(_ name: String) -> HTML? {
        problems?.all.first { $0.place == name + suffix }.map { "<p class=\"problem\">\($0.words)</p>" }
    }
}
