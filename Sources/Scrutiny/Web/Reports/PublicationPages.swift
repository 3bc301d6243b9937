import ActionPlansWeb
import Scrutiny
import SiteKit
import Vocabulary

/// What is left to do before publishing, who proposed it, and the last step.
enum PublicationPage {
    static func page(_ head: ReportHead, thread: [ThreadStep], missing: [String], _ problems: Problems? = nil) -> Page {
        Page(
            "Publication", thread: thread, breadcrumbs: head.innerTrail, problems: problems,
            "<h1>Publication <span class=\"sub\">\(head.file.report.facts.title)</span></h1>\(content(head, missing, problems))")
    }

    private static func content(_ head: ReportHead, _ missing: [String], _ problems: Problems?) -> HTML {
        let file = head.file
        if case .published(let day, _) = file.report.state, !file.report.kind.isForEverybody {
            return """
                <p>Finalised on \(day). Later changes to the record do not affect it, and it stays within the council.</p>
                <p><a class="btn" href="\(ScrutinyPlaces.frozen.path(file.report.id))">Open final version</a></p>
                """
        }
        if case .published(let day, let snapshot) = file.report.state, let digest = Digest(snapshot) {
            let withdrawal = file.report.withdrawal
            return """
                <p>Published on \(day). Later changes to the record do not affect the published version.</p>
                \(withdrawal.map { "<div class=\"note doubt\"><p>\($0.words)</p></div>" as HTML })
                <p><a class="btn" href="\(ScrutinyPlaces.published(digest))">Open published version</a></p>
                \(withdrawal == nil ? withdrawing(head, problems) : nil)
                """
        }
        let obstacles = file.publishing.obstacles
        guard obstacles.isEmpty else {
            let lines = obstacles.map { "<li>\($0.words)</li>" as HTML }
            return "<p>Before you can propose publication:</p><ul>\(lines)</ul>"
        }
        if case .proposed(let by, let day, _) = file.report.state { return proposed(head, by, day, missing) }
        return """
            <p>Draft \(file.report.draft) is signed off and has no issues to resolve. You can propose it; another person then \(file.report.kind.isForEverybody ? "publishes" : "finalises") it\(file.report.kind == .committee ? ", from \(file.days.agendaPublic.withWeekday)" : "").</p>
            \(SignOffList.leftOut(file))\(exemptNote(head))\(propose(head))
            """
    }

    private static func withdrawing(_ head: ReportHead, _ problems: Problems?) -> HTML? {
        let file = head.file
        return WithdrawalForm(
            request: head.request, path: ScrutinyPlaces.markWithdrawn.path(file.report.id), proposal: file.withdrawing,
            proposer: file.withdrawing.map { file.name(of: $0.by) } ?? "", problems: problems
        ).html
    }

    private static func propose(_ head: ReportHead) -> HTML {
        guard head.request.may(.proposePublication) else { return "<p>Someone with permission to propose publication must do this.</p>" }
        return head.request.button("Propose publication", to: ScrutinyPlaces.propose.path(head.file.report.id), quiet: false)
    }

    private static func proposed(_ head: ReportHead, _ by: String, _ day: Day, _ missing: [String]) -> HTML {
        let (file, request) = (head.file, head.request)
        let isOwn = by == request.person.id.text
        let opens = file.days.agendaPublic
        let isLate = file.report.kind == .committee && request.today < opens
        let step: HTML =
            if isOwn {
                "<p>You proposed it, so another person must publish it.</p>"
            } else if isLate {
                "<p>The agenda is public from \(opens.withWeekday). You can publish from that date.</p>"
            } else if !request.may(.publishReport) {
                "<p>Someone with permission to publish must do this.</p>"
            } else {
                publish(head, missing)
            }
        let withdraw: HTML? =
            request.may(.proposePublication)
            ? "<p>\(request.button("Withdraw proposal", to: ScrutinyPlaces.withdraw.path(file.report.id)))</p>" : nil
        return "<p>\(file.name(of: by)) proposed publication of draft \(file.report.draft) on \(day).</p>\(step)\(withdraw)"
    }

    private static func publish(_ head: ReportHead, _ missing: [String]) -> HTML {
        let isOpen = head.file.report.kind.isForEverybody
        let notes = missing.map { "<p class=\"hint\">\($0) The published report will not include that copy.</p>" as HTML }
        return """
            <div class="note"><p><strong>This cannot be undone.</strong> The page and its Word and PDF copies can no longer be changed\(isOpen ? ". Anyone can read them without signing in" : ". They stay within the council").</p></div>
            \(SignOffList.leftOut(head.file))\(exemptNote(head))\(notes)
            <p><a href="\(ScrutinyPlaces.preview.path(head.file.report.id))?part=public">Read the public part again</a></p>
            \(head.request.button(isOpen ? "Publish report" : "Finalise paper", to: ScrutinyPlaces.publish.path(head.file.report.id), quiet: false))
            """
    }

    private static func exemptNote(_ head: ReportHead) -> HTML? {
        let count = head.file.report.sections.count { $0.exemption != nil }
        guard count > 0 else { return nil }
        return
            "<p>\(count) exempt \(count == 1 ? "section is" : "sections are") left out. The report gives the paragraph of Schedule 12A instead.</p>"
    }
}

/// A part of the report as its readers will see it.
enum PreviewPage {
    static func page(_ head: ReportHead, _ part: ReportPart, missing: [String]) -> Page {
        let report = head.file.report
        let paper = report.paper(part, from: head.file.record)
        let published = part == .public ? published(report, head.file.record) : nil
        let text: HTML = published.map { PaperView.page($0) } ?? PaperView.article(paper)
        let other: HTML? =
            report.hasExemptParts
            ? part == .public
                ? "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.preview.path(report.id))?part=exempt\">Read the exempt part</a>"
                : "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.preview.path(report.id))?part=public\">Read the public part</a>" : nil
        let files = DocumentKind.allCases.map { kind -> HTML in
            let place = kind == .word ? ScrutinyPlaces.word : ScrutinyPlaces.pdf
            return "<a class=\"btn quiet\" href=\"\(place.path(report.id))?part=\(part.rawValue)\">Download as \(kind.name)</a>"
        }
        let notes = missing.map { "<p class=\"hint\">\($0)</p>" as HTML }
        return Page(
            "Preview: \(paper.title)", breadcrumbs: head.innerTrail,
            """
            <div class="note"><p>Preview of \(report.stateWords)\(report.kind == .committee ? part == .public ? ", public part" : ", exempt part" : ""). \(report.kind.isForEverybody ? "It has not been published." : "It stays within the council.")</p></div>
            <div class="row">\(files)\(other)</div>\(notes)\(text)
            """)
    }

    /// Nil where nothing of it may be published, as with a report that is exempt as a whole: then the paper itself is shown.
    private static func published(_ report: CommitteeReport, _ record: ReportRecord) -> PublicReport? {
        do throws(PublicationRefusal) { return try PublicReport(report, from: record) } catch { return nil }
    }
}

/// A paper as markup: the page, the Word file and the PDF are all made from this.
enum PaperView {
    /// - Parameters:
    ///   - signed: the newest signed head of the audit trail, for its last line.
    ///   - isFile: true for Word and PDF; a page on screen says where an attached file is.
    static func article(_ paper: Paper, signed: String? = nil, isFile: Bool = false) -> HTML {
        let marking = paper.marking.map { "<p class=\"marking\">\($0)</p>" as HTML }
        return """
            <article class="report"><h1 data-running="\(paper.council): \(paper.title)"><span class="council" \
            data-custom-style="Council name">\(paper.council)</span><br>\(paper.title)</h1>
            \(marking)\(front(paper.front))\(paper.sections.map(section))\(paper.note.map { "<p class=\"hint\">\($0)</p>" as HTML })\(signed.map { "<p class=\"hint\">\($0)</p>" as HTML })\(paper.appendices.map { appendix($0, isFile) })</article>
            """
    }

    private static func appendix(_ appendix: Paper.Appendix, _ isFile: Bool) -> HTML {
        let heading: HTML = "<h2 class=\"plain\">\(appendix.title)</h2>\n"
        switch appendix.content {
        case .document(nil): return ""
        case .document where isFile: return "<div class=\"appendix\">\(heading)\(Document.attachedHere)</div>\n"
        case .document: return "\(heading)<p>Its pages are in the PDF, with the page numbers continued.</p>\n"
        case .blocks(let blocks):
            let following = blocks.dropFirst().map(\.isLedTo) + [false]
            return "<div class=\"wide\">\(heading)\(zip(blocks, following).map { block($0, isPart: false, leads: $1) })</div>\n"
        }
    }

    /// The public page: the thread from the inspection to this page, and the paper.
    static func page(_ report: PublicReport, signed: String? = nil) -> HTML {
        let steps = report.thread.enumerated().map { index, step in
            ThreadStep(step.title, step.note, step.isGap ? .gap : index == report.thread.count - 1 ? .here : .there)
        }
        return "\(steps.strip)\(article(report.paper, signed: signed))"
    }

    /// - Parameters:
    ///   - mark: on each page, as `Draft 3`; nil for what is final.
    ///   - attached: the file of the appendix that is one.
    static func document(_ paper: Paper, signed: String? = nil, mark: String? = nil, attached: [UInt8]? = nil) -> Document {
        Document(
            title: "\(paper.title), \(paper.committee), \(paper.meeting)", article: article(paper, signed: signed, isFile: true),
            mark: mark, attached: attached)
    }

    private static func front(_ fields: [Paper.Field]) -> HTML {
        let rows = fields.map { field -> HTML in
            let lines = field.lines.map { HTML(text: $0) }.joined("<br>")
            return "<tr><th scope=\"row\">\(field.label)</th><td>\(lines)</td></tr>\n"
        }
        return rows.isEmpty
            ? ""
            : "<table class=\"front\"><colgroup><col width=\"34%\"><col width=\"66%\"></colgroup><tbody>\(rows)</tbody></table>\n"
    }

    private static func section(_ section: Paper.Section) -> HTML {
        let number = section.number.map { "<span class=\"n\">\($0)</span> " as HTML }
        let isPart = section.level == .under
        let manner: HTML = section.level == .divider ? " class=\"divider\"" : (section.number == nil ? " class=\"plain\"" : "")
        let heading: HTML =
            isPart ? "<h3\(manner)>\(number)\(section.heading)</h3>" : "<h2\(manner)>\(number)\(section.heading)</h2>"
        let following = section.blocks.dropFirst().map(\.isLedTo) + [false]
        let blocks = zip(section.blocks, following).map { block($0, isPart: isPart, leads: $1) }
        if blocks.isEmpty { return "\(heading)\n" }
        return "\(heading)\n<div class=\"section \(section.level.rawValue)\">\(blocks)</div>\n"
    }

    private static func block(_ block: Paper.Block, isPart: Bool, leads: Bool) -> HTML {
        switch block {
        case .paragraph(nil, let runs): "<p\(" class=\"leads\"", when: leads)>\(text(runs))</p>\n"
        case .paragraph(let number?, let runs):
            "<p class=\"numbered\(" leads", when: leads)\" id=\"p\(number)\"><span class=\"n\">\(number)</span> \(text(runs))</p>\n"
        case .bullets(let items): "<ul>\(items.map { "<li>\(text($0))</li>" as HTML })</ul>\n"
        case .heading(let words): isPart ? "<h4>\(words)</h4>\n" : "<h3 class=\"plain\">\(words)</h3>\n"
        case .table(let table): self.table(table)
        }
    }

    private static func text(_ runs: [Run]) -> HTML {
        runs.map { $0.isStrong ? "<strong>\($0.text)</strong>" as HTML : "\($0.text)" }.joined()
    }

    private static func table(_ table: Paper.Table) -> HTML {
        let widths = table.columns.map { "<col width=\"\($0.share)%\">" as HTML }
        let heads = table.columns.map { "<th scope=\"col\">\($0.title)</th>" as HTML }
        let rows = table.rows.map { row -> HTML in
            let cells = zip(table.columns, row).map {
                "<td data-label=\"\($0.0.title)\"><div>\(PrintedStatus.cell($0.1))</div></td>" as HTML
            }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <table class="stack"><caption>\(table.caption)</caption><colgroup>\(widths)</colgroup>
            <thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>

            """
    }
}

extension Paper.Block {
    /// A table or a list belongs on one page with the words that lead to it.
    fileprivate var isLedTo: Bool {
        switch self {
        case .table, .bullets: true
        case .paragraph, .heading: false
        }
    }
}

extension ScrutinyPages {
    func registerPublishing(on site: inout Site) {
        site.get(ScrutinyPlaces.preview, .readReports) { request, id in
            let file = try await scrutiny.file(id)
            try file.check(has: request.part)
            return .page(PreviewPage.page(ReportHead(request: request, file: file), request.part, missing: documents.whatIsMissing))
        }
        site.get(ScrutinyPlaces.word, .readReports) { request, id in try await download(.word, request, id) }
        site.get(ScrutinyPlaces.pdf, .readReports) { request, id in try await download(.pdf, request, id) }
        site.get(ScrutinyPlaces.publication, .readReports) { request, id in
            let file = try await scrutiny.file(id)
            let head = ReportHead(request: request, file: file)
            return .page(PublicationPage.page(head, thread: try await steps(file, request), missing: documents.whatIsMissing))
        }
        site.post(ScrutinyPlaces.propose, .proposePublication) { request, id in
            try await scrutiny.propose(id, today: request.today, by: request.changer)
            return .seeOther(ScrutinyPlaces.publication.path(id), saying: "Proposed: publication. Another person publishes it.")
        }
        site.post(ScrutinyPlaces.withdraw, .proposePublication) { request, id in
            try await scrutiny.withdrawProposal(of: id, by: request.changer)
            return .seeOther(ScrutinyPlaces.publication.path(id), saying: "Withdrawn: the proposal to publish.")
        }
        site.post(ScrutinyPlaces.markWithdrawn, .publishReport) { request, id in
            do {
                return try await withdraw(.report(id), request, then: ScrutinyPlaces.publication.path(id))
            } catch let problems as Problems {
                let head = ReportHead(request: request, file: try await scrutiny.file(id))
                return .page(PublicationPage.page(head, thread: try await steps(head.file, request), missing: [], problems))
            }
        }
        site.post(ScrutinyPlaces.publish, .publishReport) { request, id in
            let digest = try await scrutiny.publish(id, today: request.today, documents: documents, by: request.changer)
            let kind = try await scrutiny.file(id).report.kind
            return .seeOther(kind.isForEverybody ? ScrutinyPlaces.published(digest) : ScrutinyPlaces.frozen.path(id))
        }
    }

    private func download(_ kind: DocumentKind, _ request: PageRequest, _ id: Identifier<CommitteeReport>) async throws -> Answer {
        let file = try await scrutiny.file(id)
        try file.check(has: request.part)
        let paper = file.report.paper(request.part, from: file.record)
        let mark = file.report.isPublished ? nil : "Draft \(file.report.draft)\(request.part == .exempt ? ": not for publication" : "")"
        let attached = try scrutiny.attachment(of: paper)
        let bytes = try await documents.make(kind, from: PaperView.document(paper, mark: mark, attached: attached))
        let name =
            "committee-report-\(paper.meeting.iso)-draft-\(file.report.draft)\(request.part == .exempt ? "-EXEMPT" : "").\(kind.ending)"
        return .file(Download(bytes, type: kind.type, name: name))
    }
}

extension ReportFile {
    /// A report without exempt parts has no exempt paper.
    fileprivate func check(has part: ReportPart) throws {
        if part == .exempt, !report.hasExemptParts { throw NotFound() }
    }
}

extension PageRequest {
    /// The part of the report that the address asks for; the public part by default.
    fileprivate var part: ReportPart { ReportPart(rawValue: query["part"]) ?? .public }
}
