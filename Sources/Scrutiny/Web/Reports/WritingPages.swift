import Scrutiny
import SiteKit
import Vocabulary

/// One section: its heading and text, its position, and whether it is exempt.
enum SectionPage {
    static func page(_ head: ReportHead, _ section: ReportSection, thread: [ThreadStep], _ problems: Problems? = nil) -> Page {
        let title = section.heading
        let body: HTML =
            head.mayWrite
            ? "<div class=\"split\"><div>\(form(head, section, problems))</div><aside>\(aside(head, section, problems))</aside></div>"
            : "<p class=\"pre\">\(section.body)</p>"
        return Page(
            title, thread: thread, breadcrumbs: head.innerTrail, problems: problems,
            "<h1>\(title) <span class=\"sub\">\(section.level.words)</span></h1>\(points(head, section))\(plain(head, section))\(body)")
    }

    private static func form(_ head: ReportHead, _ section: ReportSection, _ problems: Problems?) -> HTML {
        let isTyped = head.request.form.has("body")
        let fields = FormFields(typed: isTyped ? head.request.form : nil, problems: problems)
        let inserts = Insert.allCases.map { "<li><code>{{\($0.rawValue)}}</code> \($0.words)</li>" as HTML }
        return head.request.form(
            to: ScrutinyPlaces.section.path(head.file.report.id, section.id), version: section.version,
            """
            \(fields.text("heading", "Heading", value: section.heading))
            \(fields.area("body", "Text", hint: section.kind.hint, value: section.body, rows: 18))
            <details><summary>How to format text and add tables from the record</summary><ul>
            <li>Leave an empty line between paragraphs. Paragraphs are numbered automatically; a number you type is removed.</li>
            <li>Start a line with “- ” for a bullet, and with “## ” for a sub-heading. Put two stars around **bold words**.</li>
            <li>Put [a note in square brackets] for the next author; the claim check finds it.</li>\(inserts)</ul></details>
            \(fields.choices(
                "complete", "Is it ready?", several: true, options: ReportSection.completion,
                chosen: section.isComplete ? ["yes"] : []))
            <p><button class="btn">Save section</button></p>
            """)
    }

    private static func points(_ head: ReportHead, _ section: ReportSection) -> HTML? {
        let open = head.file.openProblems.filter { $0.place.section == section.id }
        guard !open.isEmpty else { return nil }
        let lines = open.map { "<li>“\($0.excerpt)” \($0.words) \($0.correction)</li>" as HTML }
        return """
            <div class="note doubt"><p><strong>\(open.count) claim check \(open.count == 1 ? "issue" : "issues")</strong></p><ul>\(lines)</ul>
            <p><a href="\(ScrutinyPlaces.check.path(head.file.report.id))">Resolve in the claim check</a></p></div>
            """
    }

    /// Suggestions for plain language; they do not block anything.
    private static func plain(_ head: ReportHead, _ section: ReportSection) -> HTML? {
        let prompts = head.file.report.kind.isPlain ? PlainWords(section.body).prompts : []
        guard !prompts.isEmpty else { return nil }
        let lines = prompts.map { "<li>\($0)</li>" as HTML }
        return
            "<div class=\"note\"><p><strong>Could it be plainer?</strong> These are suggestions. Ask someone from its audience.</p><ul>\(lines)</ul></div>"
    }

    /// The draft that the record would give now, where it differs from the current text.
    private static func redraft(_ head: ReportHead, _ section: ReportSection) -> HTML? {
        let report = head.file.report
        let text = FirstTexts(record: head.file.record, facts: report.facts, for: report.kind).text(
            of: section.kind)
        guard !text.isEmpty, section.kind != .other, text != section.body else { return nil }
        return """
            <h2>From the record</h2><p>The record has changed since this text was drafted, or the text was edited.</p><details><summary>Read a new draft from the record</summary>
            <div class="pre">\(text)</div><p>It replaces the current text, which cannot be restored.</p>\(head.request.button(
                "Replace with new draft", to: ScrutinyPlaces.redraft.path(report.id, section.id), version: section.version))</details>
            """
    }

    private static func aside(_ head: ReportHead, _ section: ReportSection, _ problems: Problems?) -> HTML {
        let (request, report) = (head.request, head.file.report.id)
        let move = ScrutinyPlaces.move.path(report, section.id)
        return """
            \(redraft(head, section))<h2>Position</h2><div class="row small">\(request.button("Move up", to: move, fields: [("direction", "up")]))
            \(request.button("Move down", to: move, fields: [("direction", "down")]))</div>
            \(publicity(head, section, problems))
            <details><summary>Remove this section</summary><p>Its heading and text are deleted from this report. The council’s template does not change.</p>
            \(request.button("Remove “\(section.heading)”", to: ScrutinyPlaces.remove.path(report, section.id)))</details>
            """
    }

    /// Only a committee report has exempt parts.
    private static func publicity(_ head: ReportHead, _ section: ReportSection, _ problems: Problems?) -> HTML? {
        guard head.file.report.kind == .committee || section.exemption != nil else { return nil }
        let (request, report) = (head.request, head.file.report.id)
        let fields = FormFields(typed: request.form.has("schedule") ? request.form : nil, problems: problems)
        let open: HTML? =
            section.exemption.map { exemption in
                """
                <p>This section is exempt under paragraph \(exemption.paragraph.rawValue): \(exemption.paragraph.words).</p>
                \(request.button(
                    "Make it public", to: ScrutinyPlaces.exempt.path(report, section.id), version: section.version,
                    fields: [("publicity", "public")]))
                """
            }
        let exempt = request.form(
            to: ScrutinyPlaces.exempt.path(report, section.id), version: section.version,
            """
            <input type="hidden" name="publicity" value="exempt">\(FactsForm.exemption(fields, section.exemption))
            <p><button class="btn quiet">\(section.exemption == nil ? "Make this section exempt" : "Save the exemption")</button></p>
            """)
        return """
            <h2>Public or exempt</h2>\(open)<details\(" open", when: problems?.all.contains { $0.place == "schedule" || $0.place == "public-interest" } == true)>
            <summary>\(section.exemption == nil ? "Make it exempt" : "Change the exemption")</summary>\(exempt)</details>
            """
    }
}

/// The fields of a report's details, and how they are read.
enum FactsForm {
    static func fields(_ fields: FormFields, _ facts: ReportFacts?, _ kind: ReportKind = .committee) -> HTML {
        let isCommittee = kind == .committee
        return """
            \(fields.text("title", "Title", value: facts?.title ?? (isCommittee ? "Ofsted inspection of children’s services" : kind.words)))
            \(fields.text("committee", isCommittee ? "Committee" : "Audience", value: facts?.committee ?? kind.readers, width: 40))
            \(fields.day("meeting", isCommittee ? "Meeting date" : "Needed by", hint: "Sign-off dates are counted back from this date.", value: facts?.meeting))
            <h2>People</h2><p>Only the people named here are named in what is published. Everyone else is shown by post.</p>
            \(fields.text("officer-name", "Responsible officer", value: facts?.officerName ?? "", width: 40))
            \(fields.text("officer-post", "Job title", value: facts?.officerPost ?? "", width: 40))
            \(fields.text("officer-email", "Email", value: facts?.officerEmail ?? "", width: 40))
            \(fields.text("officer-telephone", "Telephone", value: facts?.officerTelephone ?? "", width: 20))
            \(isCommittee ? committee(fields, facts) : nil)
            """
    }

    /// Fields that only a committee report has.
    private static func committee(_ fields: FormFields, _ facts: ReportFacts?) -> HTML {
        """
        \(fields.text("item", "Agenda item number", hint: "Leave blank until democratic services assign it.", value: facts?.item ?? "", width: 10))
        \(fields.text("portfolio-holder", "Portfolio holder", hint: "For example, Cllr Jo Pine", value: facts?.portfolioHolder ?? "", width: 40))
        \(fields.text("local-member", "Local member", hint: "Leave blank for all members.", value: facts?.localMember ?? "", width: 40))
        <h2>Public or exempt</h2>
        \(fields.choices(
        "publicity", "Is the whole report exempt?",
        hint: "You can make single sections exempt on their own pages. A report that is exempt as a whole cannot be published.",
        options: [("public", "No, it is public"), ("exempt", "Yes, all of it")],
        chosen: [facts?.exemption == nil ? "public" : "exempt"]))
        \(exemption(fields, facts?.exemption))
        """
    }

    static func exemption(_ fields: FormFields, _ exemption: Exemption?) -> HTML {
        let options =
            [(value: "", words: "Select a paragraph")]
            + Schedule12A.allCases.map { (value: String($0.rawValue), words: "\($0.rawValue): \($0.words)") }
        return """
            \(fields.select(
                "schedule", "Paragraph of Schedule 12A", options: options, value: exemption.map { String($0.paragraph.rawValue) } ?? ""))
            \(fields.area(
                "public-interest", "Public interest reason for the exemption", value: exemption?.publicInterest ?? "", rows: 3))
            \(fields.choices(
                "open-to-members", "Members of the committee", hint: "Ask the monitoring officer. Nobody else outside the council reads it.",
                several: true, options: [("yes", "Members of this committee may read it")],
                chosen: exemption?.isOpenToMembers == true ? ["yes"] : []))
            """
    }

    /// Reads the details and throws every problem of the form.
    static func read(_ reader: inout FormReader) throws -> ReportFacts {
        let title = reader.text("title", "Enter a title for the report", limit: 200)
        let committee = reader.text("committee", "Enter the name of the committee", limit: 200)
        let meeting = reader.day("meeting", "Enter the meeting date")
        let (item, officer) = (
            reader.optionalText("item", limit: 50), reader.text("officer-name", "Enter the name of the responsible officer", limit: 200)
        )
        let rest = ["officer-post", "officer-email", "portfolio-holder", "local-member"].map { reader.optionalText($0, limit: 200) }
        let telephone = reader.optionalText("officer-telephone", limit: 50)
        let exemption = reader.optionalText("publicity") == "exempt" ? readExemption(&reader) : nil
        try reader.finish()
        guard let meeting else { throw FieldWithoutValue() }
        return ReportFacts(
            title: title, committee: committee, meeting: meeting, item: item, officerName: officer, officerPost: rest[0],
            officerEmail: rest[1], officerTelephone: telephone, portfolioHolder: rest[2], localMember: rest[3], exemption: exemption)
    }

    static func readExemption(_ reader: inout FormReader) -> Exemption? {
        let number = reader.text("schedule", "Select the paragraph of Schedule 12A that makes it exempt")
        let reason = reader.text("public-interest", "Enter the public interest reason for the exemption", limit: 2000)
        let isOpen = reader.optionalText("open-to-members") == "yes"
        return Int(number).flatMap(Schedule12A.init(rawValue:)).flatMap {
            Exemption(paragraph: $0, publicInterest: reason, isOpenToMembers: isOpen)
        }
    }
}

extension ScrutinyPages {
    func registerWriting(on site: inout Site) {
        site.get(ScrutinyPlaces.facts, .writeReport) { request, id in .page(try await factsPage(request, id)) }
        site.post(ScrutinyPlaces.facts, .writeReport, saveFacts)
        site.get(ScrutinyPlaces.section, .readReports) { request, id, section in .page(try await sectionPage(request, id, section)) }
        site.post(ScrutinyPlaces.section, .writeReport, saveSection)
        site.post(ScrutinyPlaces.redraft, .writeReport, redraft)
        site.post(ScrutinyPlaces.exempt, .writeReport, saveExemption)
        site.post(ScrutinyPlaces.move, .writeReport) { request, id, section in
            try await scrutiny.moveSection(section, of: id, up: request.form["direction"] == "up", by: request.changer)
            return .seeOther(ScrutinyPlaces.report.path(id), saying: "Saved: the order of the sections.")
        }
        site.post(ScrutinyPlaces.remove, .writeReport) { request, id, section in
            try await scrutiny.removeSection(section, of: id, by: request.changer)
            return .seeOther(ScrutinyPlaces.report.path(id), saying: "Removed: the section.")
        }
        site.post(ScrutinyPlaces.addSection, .writeReport) { request, id in
            var reader = FormReader(request.form)
            let heading = reader.text("heading", "Enter a heading for the section", limit: 200)
            let level: SectionLevel? = reader.choice("level", "Select a position for the section")
            try reader.finish()
            guard let level else { throw FieldWithoutValue() }
            let section = try await scrutiny.addSection(to: id, heading: heading, level: level, by: request.changer)
            return .seeOther(ScrutinyPlaces.section.path(id, section), saying: "Added: the section “\(heading)”.")
        }
    }

    private func factsPage(_ request: PageRequest, _ id: Identifier<CommitteeReport>, _ problems: Problems? = nil) async throws -> Page {
        let file = try await scrutiny.file(id)
        let head = ReportHead(request: request, file: file)
        let fields = FormFields(typed: request.form.has("title") ? request.form : nil, problems: problems)
        let form = request.form(
            to: ScrutinyPlaces.facts.path(id), version: file.report.version,
            "\(FactsForm.fields(fields, file.report.facts, file.report.kind))<p><button class=\"btn\">Save details</button></p>")
        return Page(
            "Report details", thread: try await steps(file, request), breadcrumbs: head.innerTrail, problems: problems,
            "<h1>Report details <span class=\"sub\">\(file.report.facts.title)</span></h1>\(form)")
    }

    @Sendable private func saveFacts(_ request: PageRequest, _ id: Identifier<CommitteeReport>) async throws -> Answer {
        do {
            var reader = FormReader(request.form)
            let facts = try FactsForm.read(&reader)
            try await scrutiny.editFacts(of: id, facts, version: reader.version, by: request.changer)
            return .seeOther(ScrutinyPlaces.report.path(id), saying: "Saved: the details of the report.")
        } catch let problems as Problems {
            return .page(try await factsPage(request, id, problems))
        }
    }

    private func sectionPage(
        _ request: PageRequest, _ id: Identifier<CommitteeReport>, _ section: Identifier<ReportSection>, _ problems: Problems? = nil
    ) async throws -> Page {
        let file = try await scrutiny.file(id)
        let section = try file.report.section(section)
        return SectionPage.page(ReportHead(request: request, file: file), section, thread: try await steps(file, request), problems)
    }

    @Sendable private func saveSection(
        _ request: PageRequest, _ id: Identifier<CommitteeReport>, _ section: Identifier<ReportSection>
    ) async throws -> Answer {
        do {
            var reader = FormReader(request.form)
            let heading = reader.text("heading", "Enter a heading for the section", limit: 200)
            let body = reader.optionalText("body", limit: 50_000)
            try reader.finish()
            try await scrutiny.editSection(
                section, of: id, heading: heading, body: body, isComplete: request.form["complete"] == "yes", version: reader.version,
                by: request.changer)
            return .seeOther(ScrutinyPlaces.report.path(id), saying: "Saved: the section “\(heading)”.")
        } catch let problems as Problems {
            return .page(try await sectionPage(request, id, section, problems))
        }
    }

    @Sendable private func redraft(
        _ request: PageRequest, _ id: Identifier<CommitteeReport>, _ section: Identifier<ReportSection>
    ) async throws -> Answer {
        try await scrutiny.redraft(section, of: id, version: FormReader(request.form).version, today: request.today, by: request.changer)
        return .seeOther(ScrutinyPlaces.section.path(id, section), saying: "Drafted again from the record.")
    }

    @Sendable private func saveExemption(
        _ request: PageRequest, _ id: Identifier<CommitteeReport>, _ section: Identifier<ReportSection>
    ) async throws -> Answer {
        do {
            var reader = FormReader(request.form)
            let saved = try await scrutiny.file(id).report.section(section)
            if saved.version != reader.version { throw saved.exemptionConflict }
            let exemption = request.form["publicity"] == "exempt" ? FactsForm.readExemption(&reader) : nil
            try reader.finish()
            try await scrutiny.setExemption(exemption, on: section, of: id, version: reader.version, by: request.changer)
            return .seeOther(
                ScrutinyPlaces.section.path(id, section),
                saying: exemption == nil ? "Saved: the section is public." : "Saved: the section is exempt.")
        } catch let problems as Problems {
            return .page(try await sectionPage(request, id, section, problems))
        }
    }
}
