import ActionPlans
import ActionPlansWeb
import EvidenceItems
import IndicatorsWeb
import InspectionsWeb
import SiteKit
import Vocabulary

/// One piece of evidence: what it is, the actions it is linked to, its versions, and whether it is cleared for release.
struct ItemPage {
    let request: PageRequest
    let read: ItemRead
    let thread: [ThreadStep]
    let problems: Problems?

    private var item: EvidenceItem { read.item }
    private var mayChange: Bool { request.may(.keepEvidence) && item.evidence.setAside == nil }

    var page: Page {
        Page(
            item.evidence.title, thread: thread, breadcrumbs: [("Evidence", EvidencePlaces.list.path)], problems: problems,
            """
            <h1>\(item.evidence.title) <span class="sub">\(item.kind.words)</span></h1>\(withdrawn)\(content)\(summary)\(release)\(actions)\(versions)\(forms)
            """)
    }

    private var withdrawn: HTML? {
        item.evidence.setAside.map {
            "<p class=\"note\"><strong>Withdrawn on \($0.day).</strong> \($0.reason) It no longer counts and cannot be opened.</p>"
        }
    }

    private var content: HTML? {
        guard let newest = item.newest, item.evidence.setAside == nil else { return nil }
        switch newest.source {
        case .link(let address): return "<p><a href=\"\(address)\" rel=\"noreferrer\">Open \(EvidenceWords.host(address))</a></p>"
        case .file(_, let name, let size):
            return
                "<p><a class=\"btn\" href=\"\(EvidencePlaces.file.path(item.id, newest.id))\">Download \(name)</a> <span class=\"hint\">\(EvidenceWords.size(size))</span></p>"
        case .measure(let pin): return "\(ItemPage.figure(pin.name, pin.value, pin.source, pin.day))\(origin(newest))"
        case .audit(let pin): return "\(ItemPage.figure(pin.audit, pin.result, pin.sample, pin.day))\(origin(newest))"
        case .voice(let voice):
            return """
                <blockquote>\(voice.words)<cite>\(voice.people.words), \(voice.day)</cite></blockquote>
                <dl class="summary"><div><dt>How their views were gathered</dt><dd>\(voice.gathered)</dd></div><div><dt>Number who took part</dt><dd>\(voice.count)</dd></div>
                <div><dt>Consent</dt><dd>\(voice.consent.words)</dd></div></dl>
                """
        }
    }

    /// The figure or audit result it was saved from, and whether that has been corrected since.
    private func origin(_ version: EvidenceItem.Version) -> HTML? {
        switch version.origin {
        case nil: return nil
        case .value(_, let measure, let isCorrected):
            let since: HTML? =
                isCorrected
                ? "<p class=\"note doubt\">This figure has been corrected since it was saved as evidence. The evidence stays as it was.</p>"
                : nil
            return "\(since)<p><a href=\"\(IndicatorPlaces.measure.path(measure))\">Go to the measure</a></p>"
        case .result(_, let action):
            // An action that this person may not know of is not named.
            guard let line = read.sight.actions[action] else { return nil }
            return "<p><a href=\"\(ActionPlanPlaces.action.path(line.plan, action))#audits\">Go to the audits of \(line.ref)</a></p>"
        }
    }

    static func figure(_ name: String, _ value: String, _ source: String, _ day: Day) -> HTML {
        """
        <dl class="figures"><div><dt>\(name)</dt><dd class="num">\(value)<small>on \(day)</small></dd></div></dl>
        <p class="hint">\(source). Saved as evidence as it was on that day.</p>
        """
    }

    private var summary: HTML {
        let due = ReviewDue(item, on: request.today)
        let review: HTML =
            item.reviewBy.map { day in due == .past ? "\(day) <strong>(overdue)</strong>" : "\(day)" }
            ?? "No review date"
        let grade: HTML? =
            item.kind == .voice
            ? nil
            : "<div><dt>Level of impact shown</dt><dd>\(item.evidence.grade.map { "\($0.words)<span class=\"sub\">\($0.meaning)</span>" as HTML } ?? "Not graded")</dd></div>"
        return """
            <dl class="summary">\(grade)<div><dt>Owner</dt><dd>\(read.posts.title(of: item.owner) ?? "No owner")</dd></div>
            <div><dt>Review by</dt><dd>\(review)</dd></div><div><dt>Added</dt><dd>\(item.evidence.day) by \(item.evidence.author)</dd></div>\(words)</dl>
            """
    }

    private var words: HTML? {
        guard let newest = item.newest, item.kind == .document else { return nil }
        let state: HTML =
            switch newest.text {
            case .read(_, let wasDamaged): wasDamaged ? "Searchable. The file is damaged, so some text may be missing." : "Searchable"
            case .notRead(let reason): "Not searchable: \(reason.words)"
            }
        return "<div><dt>Text</dt><dd>\(state)</dd></div>"
    }

    private var release: HTML {
        let citations = read.citations.map { "<li><a href=\"\($0.path)\">\($0.title)</a></li>" as HTML }
        let cited: HTML = citations.isEmpty ? "<p class=\"hint\">Not cited in any document.</p>" : "<p>Cited in:</p><ul>\(citations)</ul>"
        let confirmed: HTML? = item.newest?.confirmation.map { confirmation in
            "<p>Confirmed by \(confirmation.by) on \(confirmation.on).\(confirmation.reason.isEmpty ? nil : " \(confirmation.reason)" as HTML?)</p>"
        }
        return """
            <h2 id="release">Release</h2><p>\(item.release.tag.html)</p>\(confirmed)
            <p><a href="\(EvidencePlaces.check.path(item.id))">Check for personal data and confirm release</a></p>\(cited)
            """
    }

    private var actions: HTML {
        let lines = read.sight.lines(of: item)
        let items = lines.map { line -> HTML in
            let end: HTML? =
                mayChange
                ? request.button("Unlink", to: EvidencePlaces.unlink.path(item.id, line.id)) : nil
            return
                "<li><a href=\"\(ActionPlanPlaces.action.path(line.plan, line.id))\">\(line.ref) \(line.text)</a><span class=\"sub\">\(line.planTitle)</span>\(end)</li>"
        }
        let list: HTML = items.isEmpty ? "<p class=\"note\">This evidence is not linked to any action.</p>" : "<ul>\(items)</ul>"
        return "<h2 id=\"actions\">Linked actions</h2>\(list)\(linkForm(Set(lines.map(\.id))))"
    }

    private func linkForm(_ linked: Set<Identifier<Action>>) -> HTML? {
        let others = read.sight.choices.filter { !linked.contains($0.id) }
        guard mayChange, !others.isEmpty else { return nil }
        let fields = FormFields(problems: problems)
        let options = [(value: "", words: "Select")] + others.map { (value: $0.id.text, words: "\($0.ref) \(ItemPage.short($0.text, 70))") }
        let form = request.form(
            to: EvidencePlaces.link.path(item.id),
            "\(fields.select("action", "Action", options: options))<p><button class=\"btn quiet\">Link action</button></p>")
        return "<details><summary>Link another action</summary>\(form)</details>"
    }

    private var versions: HTML {
        let columns = [Table.Column("Version"), .init("Date"), .init("Content"), .init("Reason"), .init("Digest")]
        let rows = item.versions.map { version -> HTML in
            let isNewest = version.id == item.newest?.id
            let status: HTML = isNewest ? "\(version.number), current" : "\(version.number), replaced"
            return Table.row(
                columns,
                [
                    status, "\(version.day)<span class=\"sub\">\(version.author)</span>", what(version),
                    "\(version.note.isEmpty ? "First version" : version.note)", digest(version),
                ])
        }
        return "<h2 id=\"versions\">Versions</h2>\(Table("All versions, the current one first", columns, rows: rows).html())"
    }

    private func what(_ version: EvidenceItem.Version) -> HTML {
        guard case .file(_, let name, let size) = version.source, item.evidence.setAside == nil else { return "\(version.source.inShort)" }
        return
            "<a href=\"\(EvidencePlaces.file.path(item.id, version.id))\">\(name)<span class=\"unseen\">, version \(version.number)</span></a><span class=\"sub\">\(EvidenceWords.size(size))</span>"
    }

    private func digest(_ version: EvidenceItem.Version) -> HTML {
        guard case .file(let digest, _, _) = version.source else { return "None" }
        return "<code title=\"SHA-256: the same bytes have the same digest\">\(digest.prefix(16))…</code>"
    }

    private var forms: HTML? {
        guard mayChange else { return nil }
        return ItemForms(request: request, read: read, problems: problems).html
    }

    /// At most so many characters, cut at a word.
    static func short(_ text: String, _ limit: Int) -> String {
        guard text.count > limit else { return text }
        let cut = text.prefix(limit)
        return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + " …"
    }
}

/// The forms that change a piece of evidence, each in a part that opens.
struct ItemForms {
    let request: PageRequest
    let read: ItemRead
    let problems: Problems?

    private var item: EvidenceItem { read.item }

    var html: HTML { "<h2>Change this evidence</h2>\(facts)\(version)\(withdraw)" }

    private func part(_ title: HTML, _ marker: String, _ form: HTML) -> HTML {
        let isOpen = problems != nil && request.form.has(marker)
        return "<details\(" open", when: isOpen)><summary>\(title)</summary>\(form)</details>"
    }

    private func fields(_ marker: String) -> FormFields {
        let isSent = request.form.has(marker)
        return FormFields(typed: isSent ? request.form : nil, problems: isSent ? problems : nil)
    }

    private var facts: HTML {
        part(
            "Edit details", "title",
            request.form(
                to: EvidencePlaces.facts.path(item.id), version: item.version,
                """
                \(FactsFields(fields: fields("title"), posts: read.posts).html(item.kind, item))
                <p class="hint">If you change the title, the evidence must be checked and confirmed again before release.</p>
                <p><button class="btn quiet">Save</button></p>
                """))
    }

    private var version: HTML {
        let fields = fields("note")
        return part(
            "Add a new version", "note",
            request.form(
                to: EvidencePlaces.newVersion.path(item.id), upload: true,
                """
                \(ContentFields(fields: fields).html(item.kind))\(fields.text("note", "Reason for the new version"))
                <p class="hint">The current version stays on record as replaced. The new version must be checked and confirmed before release.</p>
                <p><button class="btn quiet">Add version</button></p>
                """))
    }

    private var withdraw: HTML {
        part(
            "Withdraw", "withdrawal",
            request.form(
                to: EvidencePlaces.withdraw.path(item.id),
                """
                \(fields("withdrawal").text("withdrawal", "Reason for withdrawing it", hint: "For example, wrong file. Withdrawn evidence can no longer be opened."))
                <p><button class="btn quiet">Withdraw</button></p>
                """))
    }
}

extension EvidencePages {
    func show(_ request: PageRequest, _ id: Identifier<Evidence>) async throws -> Answer { .page(try await itemPage(request, id)) }

    func itemPage(_ request: PageRequest, _ id: Identifier<Evidence>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: request)
        var steps = InspectionsWeb.Thread.loose("Actions", "none that you can see is linked", path: "#actions", here: "Evidence")
        let linked = read.sight.lines(of: read.item)
        if let first = linked.first {
            let actions = Set(linked.filter { $0.inspection == first.inspection }.map(\.id.text))
            steps = try await thread.steps(first.inspection, .actions(actions), at: .evidence, request)
        }
        return ItemPage(request: request, read: read, thread: steps, problems: problems).page
    }

    /// Does something to an item that this person may know of, and shows its page again, with problems where there were any.
    private func act(
        _ request: PageRequest, _ id: Identifier<Evidence>, then anchor: String = "", saying said: Confirmation,
        _ body: @Sendable () async throws -> Void
    )
        async throws -> Answer
    {
        _ = try await read(id, for: request)
        do {
            try await asProblems(body)
            return .seeOther(EvidencePlaces.item.path(id) + anchor, saying: said)
        } catch let problems as Problems { return .page(try await itemPage(request, id, problems)) }
    }

    func newItem(_ request: PageRequest) async throws -> Answer { .page(try await newPage(request, nil)) }

    private func newPage(_ request: PageRequest, _ problems: Problems?) async throws -> Page {
        let asked = OriginQuery(request.form) ?? OriginQuery(request.query)
        let (sight, posts, origin) = try await store.read { db in
            (
                try EvidenceSight(request.person, request.site.policy, in: db), try ItemRead.Posts(in: db),
                try asked.flatMap { try RecordSource($0.origin, in: db) }
            )
        }
        // A result of an action that this person may not know of is answered like one that does not exist.
        if asked != nil, origin == nil { throw NotFound() }
        if let action = origin?.action, sight.actions[action] == nil { throw NotFound() }
        return NewItemPage(request: request, sight: sight, posts: posts, origin: origin, problems: problems).page
    }

    func addItem(_ request: PageRequest) async throws -> Answer {
        do {
            let draft = try EvidenceForm(request).draft()
            let sight = try await store.read { try EvidenceSight(request.person, request.site.policy, in: $0) }
            guard draft.actions.allSatisfy({ sight.actions[$0] != nil }) else { throw NotFound() }
            if case .result(let id)? = draft.content.origin {
                let holder = try await store.read { try RecordSource(.result(id), in: $0)?.action }
                guard let holder, sight.actions[holder] != nil else { throw NotFound() }
            }
            let id = try await asProblems { try await acts.add(draft, on: request.today, by: request.changer) }
            return .seeOther(
                EvidencePlaces.item.path(id), saying: "Added: the evidence. Check it for personal data before it leaves the service.")
        } catch let problems as Problems { return .page(try await newPage(request, problems)) }
    }

    /// Always as a download: an uploaded file is never shown as a page of this site.
    func file(_ request: PageRequest, _ id: Identifier<Evidence>, _ version: Identifier<EvidenceItem.Version>) async throws -> Answer {
        let item = try await read(id, for: request).item
        guard item.evidence.setAside == nil,
            case .file(let digest, let name, _)? = item.versions.first(where: { $0.id == version })?.source,
            let digest = Digest(digest)
        else { throw NotFound() }
        return .file(Download(try store.files.bytes(of: digest), type: "application/octet-stream", name: name))
    }

    func edit(_ request: PageRequest, _ id: Identifier<Evidence>) async throws -> Answer {
        let item = try await read(id, for: request).item
        let version = FormReader(request.form).version
        // Before anything else: problems of a form that is out of date would be about fields that somebody else has changed.
        if version != item.version { throw try await store.read { try EvidenceStore.conflict(item, in: $0) } }
        return try await act(request, id, saying: "Saved: the details.") {
            let facts = try EvidenceForm(request).facts(of: item.kind)
            try await acts.edit(id, facts, version: version, by: request.changer)
        }
    }

    func addVersion(_ request: PageRequest, _ id: Identifier<Evidence>) async throws -> Answer {
        let kind = try await read(id, for: request).item.kind
        return try await act(request, id, then: "#versions", saying: "Saved: the new version. It has to be checked again.") {
            let (content, note) = try EvidenceForm(request).version(of: kind)
            try await acts.addVersion(of: id, content, note: note, on: request.today, by: request.changer)
        }
    }

    func link(_ request: PageRequest, _ id: Identifier<Evidence>) async throws -> Answer {
        let sight = try await read(id, for: request).sight
        return try await act(request, id, then: "#actions", saying: "Saved: the evidence is linked to the action.") {
            guard let action = Identifier<Action>(request.form["action"]), sight.actions[action] != nil else {
                throw Problems("action", "Select an action.")
            }
            try await acts.link(id, action, on: request.today, by: request.changer)
        }
    }

    func unlink(_ request: PageRequest, _ id: Identifier<Evidence>, _ action: Identifier<Action>) async throws -> Answer {
        guard try await read(id, for: request).sight.actions[action] != nil else { throw NotFound() }
        return try await act(request, id, then: "#actions", saying: "Saved: the evidence is unlinked from the action.") {
            try await acts.unlink(id, action, on: request.today, by: request.changer)
        }
    }

    func withdraw(_ request: PageRequest, _ id: Identifier<Evidence>) async throws -> Answer {
        try await act(request, id, saying: "Saved: the evidence is withdrawn.") {
            var form = FormReader(request.form)
            let reason = form.text("withdrawal", "Enter the reason for withdrawing it.", limit: 500)
            try form.finish()
            try await acts.withdraw(id, reason: reason, on: request.today, by: request.changer)
        }
    }
}
