import ActionPlans
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

/// The findings of the check for personal data in the current version, each in its context, and the confirmation for release.
struct CheckPage {
    let request: PageRequest
    let read: ItemRead
    let found: FoundHits?
    let problems: Problems?

    private var item: EvidenceItem { read.item }
    private var check: PersonalDataRecord? { item.newest?.check }
    private var isOpenToChange: Bool { item.evidence.setAside == nil }

    var page: Page {
        Page(
            "Check for personal data",
            breadcrumbs: [("Evidence", EvidencePlaces.list.path), (item.evidence.title, EvidencePlaces.item.path(item.id))],
            problems: problems,
            """
            <h1>Check for personal data <span class="sub">\(item.evidence.title), version \(item.newest?.number ?? 1)</span></h1>
            <p>\(item.release.tag.html)</p>
            <p>Before evidence is cited in a document that leaves the service, its text is compared with lists of names and checked for the formats of numbers and addresses.
            A second person must also read it and confirm that it can be released.</p>\(run)\(compared)\(hits)\(confirmation)
            """)
    }

    private var run: HTML? {
        guard request.may(.keepEvidence), isOpenToChange else { return nil }
        return request.button(
            check == nil ? "Check for personal data" : "Check again", to: EvidencePlaces.check.path(item.id), quiet: check != nil)
    }

    private var compared: HTML? {
        guard let check else { return "<p class=\"note\">This version has not been checked.</p>" }
        let changed: HTML? =
            check.isCurrent ? nil : "<p class=\"note doubt\">The title has changed since this check. Check again.</p>"
        return """
            <h2>What was checked</h2>\(changed)<p class="hint">Checked on \(check.on) by \(check.by).</p>
            <ul>\(check.compared.map { "<li>\($0)</li>" as HTML })</ul>
            """
    }

    private var hits: HTML? {
        guard let check, let found, check.isCurrent else { return nil }
        if found.hits.isEmpty {
            return
                "<h2>Nothing found</h2><p>No listed names and no personal data formats were found. This does not prove that there are none: read the text.</p>"
        }
        let open = found.open.count
        return "<h2>\(found.hits.count) found, \(open) not resolved</h2>\(found.hits.map(hit))"
    }

    private func hit(_ hit: FoundHits.Hit) -> HTML {
        let doubt: HTML? = hit.doubt.isEmpty ? nil : " <span class=\"hint\">(\(hit.doubt))</span>"
        let status: HTML =
            if let resolved = hit.resolved {
                "<p class=\"hint\">Can stay: \(resolved.reason) (\(resolved.by), \(resolved.on))</p>"
            } else if request.may(.confirmEvidence), isOpenToChange {
                resolveForm(hit)
            } else {
                "<p class=\"hint\">Not resolved. Remove it in a new version, or ask somebody who can confirm release to resolve it.</p>"
            }
        return """
            <div class="item"><h3>\(hit.kind.words)\(doubt)</h3>
            <blockquote>\(hit.context.before)<mark>\(hit.context.found)</mark>\(hit.context.after)</blockquote>\(status)</div>
            """
    }

    private func resolveForm(_ hit: FoundHits.Hit) -> HTML {
        let name = "reason-\(hit.id)"
        let isSent = request.form.has(name)
        let fields = FormFields(typed: isSent ? request.form : nil, problems: isSent ? problems : nil)
        let form = request.form(
            to: EvidencePlaces.resolve.path(item.id, hit.id),
            """
            \(fields.text(name, "Reason why it can stay", hint: "For example, the address of our own office."))
            <p><button class="btn quiet">Resolve<span class="unseen">: \(hit.context.found)</span></button></p>
            """)
        return
            "<details\(" open", when: isSent && problems != nil)><summary>Resolve<span class=\"unseen\">: \(hit.context.found)</span></summary>\(form)</details>"
    }

    private var confirmation: HTML? {
        if let confirmation = item.newest?.confirmation {
            let reason: HTML? = confirmation.reason.isEmpty ? nil : "<p>Reason: \(confirmation.reason)</p>"
            return """
                <h2>Confirmed</h2><p>\(confirmation.by) read this version and confirmed on \(confirmation.on) that it can be released.</p>\(reason)
                <p class="hint">A new version, a new title, a new level of impact or a new check ends this confirmation.</p>
                """
        }
        guard let check, check.isCurrent, isOpenToChange, item.release != .withoutConsent else {
            return item.release == .withoutConsent
                ? "<h2>Internal use only</h2><p class=\"note\">\(EvidenceRefusal.withoutConsent.words)</p>" : nil
        }
        guard request.may(.confirmEvidence) else {
            return
                "<h2>Confirm release</h2><p class=\"note\">A director, a service manager, an auditor or the information governance lead must read this version and confirm it.</p>"
        }
        return "<h2>Confirm release</h2>\(form(check))"
    }

    private var level: HTML? {
        item.evidence.grade.map {
            "<p>You also confirm its level of impact: <strong>\($0.words)</strong>, \($0.meaning). Only confirmed evidence counts towards impact.</p>"
        }
    }

    private func form(_ check: PersonalDataRecord) -> HTML {
        guard let newest = item.newest,
            ConfirmedByAnother.allows(account: request.person.id.text, name: request.person.name, newest)
        else { return "<p class=\"note\">\(EvidenceRefusal.ownVersion.words)</p>" }
        let isSent = request.form.has("of")
        let fields = FormFields(typed: isSent ? request.form : nil, problems: isSent ? problems : nil)
        let reason: HTML? =
            check.open > 0
            ? fields.text(
                "reason", "Reason for release with \(check.open) unresolved \(check.open == 1 ? "finding" : "findings")",
                hint: "Your name is recorded with the reason.") : nil
        return request.form(
            to: EvidencePlaces.confirm.path(item.id),
            """
            <input type="hidden" name="of" value="\(newest.id)">
            \(level)\(fields.choices("read", "Confirmation", several: true, options: [("yes", "I have read this version in full, and nothing in it could identify a child or a family")]))\(reason)
            <p><button class="btn">Confirm release</button></p>
            """)
    }
}

extension EvidencePages {
    func showCheck(_ request: PageRequest, _ id: Identifier<Evidence>) async throws -> Answer { .page(try await checkPage(request, id)) }

    private func checkPage(_ request: PageRequest, _ id: Identifier<Evidence>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: request)
        let found = try await store.read { db in try read.item.newest.map { try FoundHits(of: $0.id, in: db) } }
        return CheckPage(request: request, read: read, found: found, problems: problems).page
    }

    private func act(
        _ request: PageRequest, _ id: Identifier<Evidence>, saying said: Confirmation, _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        _ = try await read(id, for: request)
        do {
            try await asProblems(body)
            return .seeOther(EvidencePlaces.check.path(id), saying: said)
        } catch let problems as Problems { return .page(try await checkPage(request, id, problems)) }
    }

    func runCheck(_ request: PageRequest, _ id: Identifier<Evidence>) async throws -> Answer {
        try await act(request, id, saying: "Saved: the check. Read what it found below.") {
            try await acts.check(id, names: try key(), on: request.today, by: request.changer)
        }
    }

    func resolve(_ request: PageRequest, _ id: Identifier<Evidence>, _ hit: Identifier<EvidenceHit>) async throws -> Answer {
        try await act(request, id, saying: "Saved: the finding is resolved with your reason.") {
            var form = FormReader(request.form)
            let reason = form.text("reason-\(hit)", "Enter why it can stay, for example: the name of our own building.", limit: 300)
            try form.finish()
            try await acts.resolve(hit, of: id, reason: reason, on: request.today, by: request.changer)
        }
    }

    func confirm(_ request: PageRequest, _ id: Identifier<Evidence>) async throws -> Answer {
        try await act(request, id, saying: "Saved: the version is confirmed for release.") {
            guard let version = Identifier<EvidenceItem.Version>(request.form["of"]) else { throw NotFound() }
            var form = FormReader(request.form)
            let reason = form.optionalText("reason", limit: 500)
            try form.finish()
            try await acts.confirm(
                id, version: version, hasRead: request.form["read"] == "yes", reason: reason, on: request.today, by: request.changer)
        }
    }

    /// Made when it is first used.
    func key() throws -> NameListKey { try NameListKey(in: keys) }
}

/// The findings of the last check of a version, each in its context.
struct FoundHits: Sendable {
    struct Hit: Sendable {
        let id: Identifier<EvidenceHit>
        let kind: PersonalDataHit.Kind
        let doubt: String
        let context: HitInContext
        let resolved: (reason: String, by: String, on: Day)?
    }

    let hits: [Hit]

    init(of version: Identifier<EvidenceItem.Version>, in db: Database) throws {
        guard let words = try EvidenceRecords.words(of: version, in: db) else {
            hits = []
            return
        }
        let text = CheckedWords.of(title: words.title, body: words.body)
        let sql = """
            SELECT evidence_hit.* FROM evidence_hit WHERE evidence_check =
                (SELECT id FROM evidence_check WHERE version = ? ORDER BY rowid DESC LIMIT 1) ORDER BY position
            """
        hits = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [version]).compactMap { row in
            let (start, length): (Int, Int) = (row["start"], row["length"])
            // A title that changed since the check may be shorter; the page then asks for another check.
            guard let context = HitInContext(start..<(start + length), in: text) else { return nil }
            let resolved = (row["resolved"] as String?).map {
                (reason: $0, by: row["resolved_by"] as String, on: row["resolved_on"] as Day)
            }
            return Hit(
                id: row["id"], kind: try row.word("kind", of: "evidence_hit"), doubt: row["doubt"], context: context, resolved: resolved)
        }
    }

    var open: [Hit] { hits.filter { $0.resolved == nil } }
}
