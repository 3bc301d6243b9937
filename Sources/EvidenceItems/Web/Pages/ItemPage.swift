import ActionPlans
import ActionPlansWeb
import EvidenceItems
import IndicatorsWeb
import SiteKit
import Vocabulary

/// One piece of evidence: what it is, what it serves, its versions, and whether it may be cited outside.
struct ItemPage {
    let visit: Visit
    let read: ItemRead
    let thread: [ThreadStep]
    let problems: Problems?

    private var item: EvidenceItem { read.item }
    private var mayChange: Bool { visit.may(.keepEvidence) && item.evidence.setAside == nil }

    var page: Page {
        Page(
            item.evidence.title, thread: thread, breadcrumbs: [("Evidence", EvidencePlaces.list.path)], problems: problems,
            """
            <h1>\(item.evidence.title) <span class="sub">\(item.kind.words)</span></h1>\(gone)\(content)\(summary)\(release)\(serves)\(versions)\(forms)
            """)
    }

    private var gone: HTML? {
        item.evidence.setAside.map {
            "<p class=\"note\"><strong>Set aside on \($0.day).</strong> \($0.reason) It counts no more and cannot be opened.</p>"
        }
    }

    private var content: HTML? {
        guard let newest = item.newest, item.evidence.setAside == nil else { return nil }
        switch newest.source {
        case .link(let address): return "<p><a href=\"\(address)\" rel=\"noreferrer\">Open \(EvidenceWords.host(address))</a></p>"
        case .file(_, let name, let size):
            return
                "<p><a class=\"btn\" href=\"\(EvidencePlaces.file.path(item.id, newest.id))\">Download \(name)</a> <span class=\"hint\">\(EvidenceWords.size(size))</span></p>"
        case .measure(let pin): return "\(ItemPage.pinned(pin.name, pin.value, pin.source, pin.day))\(origin(newest))"
        case .audit(let pin): return "\(ItemPage.pinned(pin.audit, pin.result, pin.sample, pin.day))\(origin(newest))"
        case .voice(let voice):
            return """
                <blockquote>\(voice.words)<cite>\(voice.people.words), \(voice.day)</cite></blockquote>
                <dl class="summary"><div><dt>How gathered</dt><dd>\(voice.gathered)</dd></div><div><dt>How many</dt><dd>\(voice.count)</dd></div>
                <div><dt>Consent</dt><dd>\(voice.consent.words)</dd></div></dl>
                """
        }
    }

    /// Where in the record it was taken from, and whether that was corrected since.
    private func origin(_ version: EvidenceItem.Version) -> HTML? {
        switch version.pinned {
        case nil: return nil
        case .value(_, let measure, let isCorrected):
            let since: HTML? =
                isCorrected
                ? "<p class=\"note doubt\">The figure was corrected after it was pinned. What is pinned stays as it was.</p>" : nil
            return "\(since)<p><a href=\"\(IndicatorPlaces.measure.path(measure))\">The measure, with every figure</a></p>"
        case .result(_, let action):
            // An action that this person may not know of is not named.
            guard let line = read.sight.actions[action] else { return nil }
            return "<p><a href=\"\(ActionPlanPlaces.action.path(line.plan, action))#audits\">The audits of \(line.ref)</a></p>"
        }
    }

    static func pinned(_ name: String, _ value: String, _ source: String, _ day: Day) -> HTML {
        """
        <dl class="figures"><div><dt>\(name)</dt><dd class="num">\(value)<small>on \(day)</small></dd></div></dl>
        <p class="hint">\(source). Pinned: it stays as it was on that day.</p>
        """
    }

    private var summary: HTML {
        let due = ReviewDue(item, on: visit.today)
        let review: HTML =
            item.reviewBy.map { day in due == .past ? "\(day) <strong>(past: see whether it still holds)</strong>" : "\(day)" }
            ?? "no day set"
        let grade: HTML? =
            item.kind == .voice
            ? nil
            : "<div><dt>Grade</dt><dd>\(item.evidence.grade.map { "\($0.words)<span class=\"sub\">\($0.meaning)</span>" as HTML } ?? "not graded yet")</dd></div>"
        return """
            <dl class="summary">\(grade)<div><dt>Owner</dt><dd>\(read.posts.title(of: item.owner) ?? "nobody yet")</dd></div>
            <div><dt>Look again by</dt><dd>\(review)</dd></div><div><dt>Added</dt><dd>\(item.evidence.day) by \(item.evidence.author)</dd></div>\(words)</dl>
            """
    }

    private var words: HTML? {
        guard let newest = item.newest, item.kind == .document else { return nil }
        let state: HTML =
            switch newest.text {
            case .read(_, let wasDamaged): wasDamaged ? "searchable; the file is damaged, so words may be missing" : "searchable"
            case .notRead(let reason): "not searchable: \(reason.words)"
            }
        return "<div><dt>Its text</dt><dd>\(state)</dd></div>"
    }

    private var release: HTML {
        let citations = read.citations.map { "<li><a href=\"\($0.path)\">\($0.title)</a></li>" as HTML }
        let cited: HTML = citations.isEmpty ? "<p class=\"hint\">Cited in no paper yet.</p>" : "<p>Cited in:</p><ul>\(citations)</ul>"
        let confirmed: HTML? = item.newest?.confirmation.map { confirmation in
            "<p>\(confirmation.by) confirmed on \(confirmation.on) having read it.\(confirmation.reason.isEmpty ? nil : " \(confirmation.reason)" as HTML?)</p>"
        }
        return """
            <h2 id="outside">Citing it outside the service</h2><p>\(item.release.tag.html)</p>\(confirmed)
            <p><a href="\(EvidencePlaces.check.path(item.id))">Check for personal data, and confirmation</a></p>\(cited)
            """
    }

    private var serves: HTML {
        let lines = read.sight.lines(of: item)
        let items = lines.map { line -> HTML in
            let end: HTML? =
                mayChange
                ? visit.button("Serves it no more", to: EvidencePlaces.serveNoMore.path(item.id, line.id)) : nil
            return
                "<li><a href=\"\(ActionPlanPlaces.action.path(line.plan, line.id))\">\(line.ref) \(line.text)</a><span class=\"sub\">\(line.planTitle)</span>\(end)</li>"
        }
        let list: HTML = items.isEmpty ? "<p class=\"note\">It serves no action yet.</p>" : "<ul>\(items)</ul>"
        return "<h2 id=\"serves\">Serves</h2>\(list)\(serveForm(Set(lines.map(\.id))))"
    }

    private func serveForm(_ served: Set<Identifier<Action>>) -> HTML? {
        let others = read.sight.choices.filter { !served.contains($0.id) }
        guard mayChange, !others.isEmpty else { return nil }
        let fields = FormFields(problems: problems)
        let options = [(value: "", words: "Choose")] + others.map { (value: $0.id.text, words: "\($0.ref) \(ItemPage.short($0.text, 70))") }
        let form = visit.form(
            to: EvidencePlaces.serve.path(item.id),
            "\(fields.select("action", "Action", options: options))<p><button class=\"btn quiet\">Add</button></p>")
        return "<details><summary>It serves another action too</summary>\(form)</details>"
    }

    private var versions: HTML {
        let columns = [Table.Column("Version"), .init("Day"), .init("What"), .init("Why"), .init("Digest")]
        let rows = item.versions.map { version -> HTML in
            let isNewest = version.id == item.newest?.id
            let standing: HTML = isNewest ? "\(version.number), the newest" : "\(version.number), replaced"
            return Table.row(
                columns,
                [
                    standing, "\(version.day)<span class=\"sub\">\(version.author)</span>", what(version),
                    "\(version.note.isEmpty ? "first version" : version.note)", digest(version),
                ])
        }
        return "<h2 id=\"versions\">Versions</h2>\(Table("A new file is a new version; old ones stay", columns, rows: rows).html())"
    }

    private func what(_ version: EvidenceItem.Version) -> HTML {
        guard case .file(_, let name, let size) = version.source, item.evidence.setAside == nil else { return "\(version.source.inShort)" }
        return
            "<a href=\"\(EvidencePlaces.file.path(item.id, version.id))\">\(name)<span class=\"unseen\">, version \(version.number)</span></a><span class=\"sub\">\(EvidenceWords.size(size))</span>"
    }

    private func digest(_ version: EvidenceItem.Version) -> HTML {
        guard case .file(let digest, _, _) = version.source else { return "none" }
        return "<code title=\"SHA-256: the same bytes have the same digest\">\(digest.prefix(16))…</code>"
    }

    private var forms: HTML? {
        guard mayChange else { return nil }
        return ItemForms(visit: visit, read: read, problems: problems).html
    }

    /// At most so many characters, cut at a word.
    static func short(_ text: String, _ limit: Int) -> String {
        guard text.count > limit else { return text }
        let cut = text.prefix(limit)
        return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + " …"
    }
}
