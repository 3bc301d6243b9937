import ActionPlans
import EvidenceItems
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// What the claim check found: each issue with its place, its words and how to correct it.
enum CheckPage {
    static func page(_ head: ReportHead, thread: [ThreadStep]) -> Page {
        let file = head.file
        let likely = LikelyParagraphs(file.record.paragraphs)
        let open = file.openProblems
        let items = open.map { item(head, $0, likely) }
        let none: HTML? =
            open.isEmpty
            ? "<p>The check found nothing, or what it found is resolved. Read the report yourself as well: see what the check does not read.</p>"
            : nil
        return Page(
            "Claim check", thread: thread, breadcrumbs: head.innerTrail,
            """
            <h1>Claim check <span class="sub">\(file.report.facts.title)</span></h1>
            <p>The report is checked against the record. Correct each issue in its section, link the sentence to its source, or leave it with a reason. You cannot publish until every issue is resolved.</p>
            <h2>\(open.count) \(open.count == 1 ? "issue" : "issues") to resolve</h2>\(none)\(items)
            \(extent)\(links(head))\(resolved(head))\(pasteForm(head))
            """)
    }

    /// What the check reads, so that nobody takes its silence for more.
    static let extent: HTML = """
        <details><summary>What the check reads, and what it does not</summary><ul>
        <li>It compares with the record: the dates of this and the previous inspection, grades and their wording, the council’s and the lead inspector’s names, \
        the numbers of actions, recommendations and areas to improve, and amounts of money.</li>
        <li>It looks for a source for each sentence that says something about practice, by a list of words; a sentence in other words is not found. A quotation from Ofsted’s report \
        is its own source. A sentence linked to the officers’ judgement is printed with those words.</li>
        <li>It looks for names of people with an account, personal details, numbers of one to five children, and unfinished text.</li>
        <li>It does not read whether a source says what its sentence says, whether a figure is the measure’s latest, or numbers of other things.</li></ul></details>
        """

    /// A text from elsewhere, checked and not saved.
    static func pasted(_ head: ReportHead, _ check: ClaimCheck) -> Page {
        let items = check.problems.map { "<li>\(words(head, $0))</li>" as HTML }
        let list: HTML = items.isEmpty ? "<p>No issues were found.</p>" : "<ul>\(items)</ul>"
        return Page(
            "Check of pasted text", breadcrumbs: head.innerTrail,
            """
            <h1>Check of pasted text</h1><p>\(check.problems.count) \(check.problems.count == 1 ? "issue" : "issues"). The text is not saved.</p>\(list)\(extent)
            <p><a class="btn quiet" href="\(ScrutinyPlaces.check.path(head.file.report.id))">Back to the claim check</a></p>
            """)
    }

    private static func words(_ head: ReportHead, _ problem: ReportProblem) -> HTML {
        let place: HTML =
            problem.place.section.map { section in
                "<a href=\"\(ScrutinyPlaces.section.path(head.file.report.id, section))\">\(problem.place.words)</a>"
            } ?? "\(problem.place.words)"
        return """
            <h3>\(problem.rule.title)</h3><blockquote>\(problem.excerpt)<cite>\(place)</cite></blockquote>
            <p>\(problem.words) \(problem.correction)</p>
            """
    }

    private static func item(_ head: ReportHead, _ problem: ReportProblem, _ likely: LikelyParagraphs) -> HTML {
        let resolve = problem.mayResolve ? resolveForm(head, problem) : nil
        let actions: HTML? =
            head.mayWrite ? "<div class=\"row small\">\(linkButtons(head, problem, likely))\(resolve)</div>" : nil
        return "<div class=\"item\">\(words(head, problem))\(actions)</div>"
    }

    private static func linkButtons(_ head: ReportHead, _ problem: ReportProblem, _ likely: LikelyParagraphs) -> HTML? {
        guard [.claim, .figure, .link, .evidence, .money, .doneIsLinked].contains(problem.rule) else { return nil }
        let (id, request) = (head.file.report.id, head.request)
        let path = ScrutinyPlaces.link.path(id)
        if problem.rule == .doneIsLinked { return "<a class=\"btn quiet\" href=\"\(path)?point=\(problem.code)\">Link to an action</a>" }
        let paragraphs = likely.numbers(for: problem.excerpt).map { number -> HTML in
            request.button(
                "Ofsted’s paragraph \(number)", to: path,
                fields: [("point", problem.code), ("kind", "paragraph"), ("paragraph", String(number))])
        }
        let judgement: HTML? =
            [.figure, .money].contains(problem.rule)
            ? nil : request.button("Officers’ judgement", to: path, fields: [("point", problem.code), ("kind", "officers_judgement")])
        return """
            \(paragraphs)\(judgement)<a class="btn quiet" href="\(path)?point=\(problem.code)">Link to something else</a>
            """
    }

    private static func resolveForm(_ head: ReportHead, _ problem: ReportProblem) -> HTML {
        let field = "reason-\(problem.code.prefix(8))"
        return """
            <details><summary>Leave it as it is, with a reason</summary>
            \(head.request.form(to: ScrutinyPlaces.resolve.path(head.file.report.id), """
                <input type="hidden" name="point" value="\(problem.code)">
                <div class="field"><label for="\(field)">Reason</label><input type="text" id="\(field)" name="reason"></div>
                <p><button class="btn quiet">Resolve this issue</button></p>
                """))</details>
            """
    }

    private static func links(_ head: ReportHead) -> HTML? {
        let sentences = head.file.report.passages.flatMap(\.sentences)
        let known = Dictionary(sentences.map { (SentenceKey($0), $0) }) { first, _ in first }
        let rows = head.file.links.compactMap { link -> HTML? in
            guard let sentence = known[link.sentence] else { return nil }
            let unlink: HTML? =
                head.mayWrite
                ? head.request.button(
                    "Unlink", to: ScrutinyPlaces.unlink.path(head.file.report.id), fields: [("sentence", link.sentence.description)]) : nil
            let follow: HTML? =
                head.request.may(.keepStatements)
                ? "<a href=\"\(StatementPlaces.follow(link.sentence, of: head.file.report.id))\">Follow with measures<span class=\"unseen\">: \(sentence)</span></a>"
                : nil
            return
                "<tr><td data-label=\"Sentence\"><div>\(sentence)</div></td><td data-label=\"Source\"><div>\(link.link.words)</div></td><td><div>\(unlink)\(follow)</div></td></tr>"
        }
        guard !rows.isEmpty else { return nil }
        return """
            <details class="section"><summary><h2>Sources of claims</h2> \(rows.count) linked \(rows.count == 1 ? "sentence" : "sentences")</summary>
            <table class="stack"><caption class="unseen">Sources of claims</caption><thead><tr><th scope="col">Sentence</th>
            <th scope="col">Source</th><th scope="col"><span class="unseen">Unlink or follow</span></th></tr></thead><tbody>\(rows)</tbody></table></details>
            """
    }

    private static func resolved(_ head: ReportHead) -> HTML? {
        let rows = head.file.check.problems.compactMap { problem in
            head.file.resolution(of: problem).map { resolution -> HTML in
                "<li>\(problem.rule.title): “\(problem.excerpt)”<span class=\"sub\">\(resolution.by), \(resolution.on): \(resolution.reason)</span></li>"
            }
        }
        return rows.isEmpty ? nil : "<h2>Resolved with a reason</h2><ul>\(rows)</ul>"
    }

    private static func pasteForm(_ head: ReportHead) -> HTML? {
        guard head.request.may(.writeReport) else { return nil }
        return """
            <h2>Check other text</h2><details><summary>Paste a report that was written elsewhere</summary>
            \(head.request.form(to: ScrutinyPlaces.pasted.path(head.file.report.id), """
                \(FormFields().area("text", "Text", hint: "It is checked against this inspection’s record and not saved.", rows: 8))
                <p><button class="btn quiet">Check text</button></p>
                """))</details>
            """
    }
}

/// Links a sentence to its source.
enum LinkPage {
    static func page(_ head: ReportHead, _ problem: ReportProblem, _ problems: Problems? = nil) -> Page {
        let (request, record) = (head.request, head.file.record)
        let fields = FormFields(typed: request.form.has("kind") || problems != nil ? request.form : nil, problems: problems)
        let form = request.form(
            to: ScrutinyPlaces.link.path(head.file.report.id),
            """
            <input type="hidden" name="point" value="\(problem.code)">\(problem.rule == .doneIsLinked ? action(fields, record) : sources(fields, record, problem))
            <p><button class="btn">Link sentence</button></p>
            """)
        return Page(
            "Link a sentence", breadcrumbs: head.innerTrail + [("Claim check", ScrutinyPlaces.check.path(head.file.report.id))],
            problems: problems,
            """
            <h1>Link a sentence</h1><blockquote>\(problem.excerpt)<cite>\(problem.place.words)</cite></blockquote>
            <p>\(problem.words)</p>\(form)
            """)
    }

    private static func sources(_ fields: FormFields, _ record: ReportRecord, _ problem: ReportProblem) -> HTML {
        let kinds = ReportLink.Kind.allCases.filter { kind in
            switch kind {
            case .officersJudgement: ![.figure, .money].contains(problem.rule)
            case .resource: !record.resources.isEmpty
            case .action: false
            case .paragraph, .measure, .audit, .evidence: true
            }
        }
        return """
            \(fields.choices("kind", "What is it based on?", options: kinds.map { ($0.rawValue, $0.words) }))
            \(paragraphs(fields, record, problem))
            \(reference(fields, .measure, "Measure", "The measure and its date, for example “Letters sent in 5 days, March 2022”", record.measures))
            \(reference(fields, .audit, "Audit", "The audit and its date, for example “Thematic audit of letters, May 2022”", record.audits))
            \(resources(fields, record))\(evidence(fields, record.evidence))
            """
    }

    /// Only an action that is done, closed by a second person and sustained can be chosen.
    private static func action(_ fields: FormFields, _ record: ReportRecord) -> HTML {
        let done = record.actions.filter { $0.plainStatus == .done }
        guard !done.isEmpty else {
            return "<p class=\"note\">No action of the plan is done, closed by a second person and sustained. Change the sentence.</p>"
        }
        let options = done.map { (value: $0.reference, words: "\($0.reference) \($0.title)") }
        return """
            <input type="hidden" name="kind" value="\(ReportLink.Kind.action.rawValue)">
            \(fields.select("action", "Action of the plan", hint: "Actions that a second person closed and whose improvement is sustained.", options: [("", "Select one")] + options))
            """
    }

    private static func paragraphs(_ fields: FormFields, _ record: ReportRecord, _ problem: ReportProblem) -> HTML {
        guard !record.paragraphs.isEmpty else {
            return fields.text("paragraph", "Paragraph of Ofsted’s report", hint: "Paragraph number", width: 4)
        }
        let likely = LikelyParagraphs(record.paragraphs).numbers(for: problem.excerpt).first.map(String.init) ?? ""
        let options = record.paragraphs.sorted { $0.key < $1.key }.map { number, text in
            (value: String(number), words: "\(number): \(text.prefix(70))\(text.count > 70 ? "…" : "")")
        }
        return fields.select("paragraph", "Paragraph of Ofsted’s report", options: [("", "Select a paragraph")] + options, value: likely)
    }

    /// Confirmed evidence comes first; the rest says what is missing.
    private static func evidence(_ fields: FormFields, _ lines: [EvidenceLine]) -> HTML {
        guard !lines.isEmpty else {
            return fields.text("evidence", "Evidence", hint: "Name the evidence, or say where it can be found.")
        }
        let sorted = lines.filter { $0.release == .confirmed } + lines.filter { $0.release != .confirmed }
        let options = sorted.map { line in
            (value: line.id.text, words: line.release == .confirmed ? line.words : "\(line.words): \(line.release.words.lowercased())")
        }
        return fields.select(
            "evidence", "Evidence", hint: "Evidence for the plan’s actions. Only confirmed evidence can be shared outside the service.",
            options: [("", "Select one")] + options)
    }

    private static func resources(_ fields: FormFields, _ record: ReportRecord) -> HTML? {
        guard !record.resources.isEmpty else { return nil }
        let known = record.resources.map {
            (value: "\($0.id) \($0.title)", words: "\($0.title): \(Pounds.words($0.latest?.agreed)) agreed")
        }
        return fields.select("resource", "Investment or cost pressure", options: [("", "Select one")] + known)
    }

    private static func reference(_ fields: FormFields, _ kind: ReportLink.Kind, _ label: String, _ hint: String, _ known: [String]) -> HTML
    {
        guard !known.isEmpty else { return fields.text(kind.rawValue, label, hint: hint) }
        return fields.select(
            kind.rawValue, label, hint: "From the plan’s actions", options: [("", "Select one")] + known.map { ($0, $0) })
    }
}

extension ScrutinyPages {
    func registerChecking(on site: inout Site) {
        site.get(ScrutinyPlaces.check, .readReports) { request, id in
            let file = try await scrutiny.file(id)
            return .page(CheckPage.page(ReportHead(request: request, file: file), thread: try await steps(file, request)))
        }
        site.post(ScrutinyPlaces.pasted, .writeReport) { request, id in
            let file = try await scrutiny.file(id)
            var reader = FormReader(request.form)
            let text = reader.text("text", "Paste the text to check", limit: 200_000)
            try reader.finish()
            let check = ClaimCheck(pasted: text, against: file.record, facts: file.report.facts)
            return .page(CheckPage.pasted(ReportHead(request: request, file: file), check))
        }
        site.get(ScrutinyPlaces.link, .writeReport) { request, id in
            .page(try await linkPage(request, id, request.query["point"]))
        }
        site.post(ScrutinyPlaces.link, .writeReport, link)
        site.post(ScrutinyPlaces.unlink, .writeReport) { request, id in
            try await scrutiny.unlinkClaim(SentenceKey(stored: request.form["sentence"]), of: id, by: request.changer)
            return .seeOther(ScrutinyPlaces.check.path(id), saying: "Saved: the sentence has no source now.")
        }
        site.post(ScrutinyPlaces.resolve, .writeReport, resolve)
    }

    private func linkPage(_ request: PageRequest, _ id: Identifier<CommitteeReport>, _ point: String, _ problems: Problems? = nil)
        async throws
        -> Page
    {
        let file = try await scrutiny.file(id)
        let problem = try file.problem(point)
        return LinkPage.page(ReportHead(request: request, file: file), problem, problems)
    }

    @Sendable private func link(_ request: PageRequest, _ id: Identifier<CommitteeReport>) async throws -> Answer {
        let point = request.form["point"]
        do {
            let problem = try await scrutiny.file(id).problem(point)
            var reader = FormReader(request.form)
            let kind: ReportLink.Kind? = reader.choice("kind", "Select what the sentence is based on")
            try reader.finish()
            guard let kind else { throw FieldWithoutValue() }
            let chosen =
                kind == .evidence ? try await scrutiny.file(id).record.evidence.first { $0.id.text == request.form["evidence"] } : nil
            guard let link = ReportLink(kind, reference: chosen?.title ?? request.form[kind.rawValue]) else {
                throw Problems(kind.rawValue, "Select or enter which: \(kind.words.lowercased())")
            }
            if case .action(let reference) = link {
                let done = try await scrutiny.file(id).record.actions.filter { $0.plainStatus == .done }.map(\.reference)
                guard done.contains(reference) else { throw Problems("action", "Select an action that is done and sustained.") }
            }
            try await scrutiny.linkClaim(
                problem.excerpt, of: id, to: link, evidence: chosen?.id, today: request.today, by: request.changer)
            return .seeOther(ScrutinyPlaces.check.path(id), saying: "Saved: the source of the sentence.")
        } catch let problems as Problems {
            return .page(try await linkPage(request, id, point, problems))
        }
    }

    @Sendable private func resolve(_ request: PageRequest, _ id: Identifier<CommitteeReport>) async throws -> Answer {
        let problem = try await scrutiny.file(id).problem(request.form["point"])
        guard problem.mayResolve else { throw Problems("", "This issue cannot be left with a reason. \(problem.correction)") }
        var reader = FormReader(request.form)
        let reason = reader.text("reason", "Enter the reason for leaving it as it is. It is saved with your name.", limit: 1000)
        try reader.finish()
        try await scrutiny.resolveProblem(problem.id, of: id, reason: reason, today: request.today, by: request.changer)
        return .seeOther(ScrutinyPlaces.check.path(id), saying: "Saved: the issue is left with your reason.")
    }
}

extension ReportProblem {
    /// Short enough for an address.
    var code: String { String(Digest(of: id).text.prefix(24)) }
}

extension ReportFile {
    func problem(_ code: String) throws -> ReportProblem {
        guard let problem = check.problems.first(where: { $0.code == code }) else { throw NotFound() }
        return problem
    }
}

extension ScrutinyStore {
    /// Links a sentence of a report to its source.
    package func linkClaim(
        _ sentence: String, of report: Identifier<CommitteeReport>, to link: ReportLink, evidence: Identifier<Evidence>? = nil, today: Day,
        by changer: Changer
    ) async throws {
        let claim = ClaimLink(sentence: SentenceKey(sentence), link: link, evidence: evidence)
        // The paper says which sentences are the officers' judgement, so that changes its words.
        let isPrinted = try await isOfficersJudgement(claim.sentence, in: report) != (link == .officersJudgement)
        try await change(report, by: changer, .writeReport, note: "claim linked", changesWords: isPrinted) { report, db in
            try insert(claim, of: report.id, today: today, by: changer, in: db)
        }
    }

    /// Removes a link.
    package func unlinkClaim(_ sentence: SentenceKey, of report: Identifier<CommitteeReport>, by changer: Changer) async throws {
        let isPrinted = try await isOfficersJudgement(sentence, in: report)
        try await change(report, by: changer, .writeReport, note: "claim unlinked", changesWords: isPrinted) { report, db in
            try db.execute(
                sql: "DELETE FROM report_link WHERE report = ? AND sentence = ?", arguments: [report.id, sentence.description])
        }
    }

    private func isOfficersJudgement(_ sentence: SentenceKey, in report: Identifier<CommitteeReport>) async throws -> Bool {
        try await store.read { try ReportRows.report(report, in: $0).officersJudgements.contains(sentence) }
    }

    /// Leaves a claim check issue as it is, with the reason.
    package func resolveProblem(
        _ problem: String, of report: Identifier<CommitteeReport>, reason: String, today: Day, by changer: Changer
    ) async throws {
        try await change(report, by: changer, .writeReport, note: "issue resolved with a reason", changesWords: false) { report, db in
            try db.execute(
                sql: """
                    INSERT INTO report_resolution (report, problem, reason, resolved_by, resolved_on) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (report, problem) DO UPDATE SET reason = excluded.reason, resolved_by = excluded.resolved_by,
                        resolved_on = excluded.resolved_on
                    """, arguments: [report.id, problem, reason, changer.account, today])
        }
    }

    func insert(_ claim: ClaimLink, of report: Identifier<CommitteeReport>, today: Day, by changer: Changer, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO report_link (report, sentence, kind, reference, evidence, linked_by, linked_on) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (report, sentence) DO UPDATE SET kind = excluded.kind, reference = excluded.reference,
                    evidence = excluded.evidence, linked_by = excluded.linked_by, linked_on = excluded.linked_on
                """,
            arguments: [
                report, claim.sentence.description, claim.link.kind.rawValue, claim.link.reference, claim.evidence, changer.account, today,
            ])
    }
}
