import ActionPlans
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

extension EvidencePages {
    func showCheck(_ visit: Visit, _ id: Identifier<Evidence>) async throws -> Answer { .page(try await checkPage(visit, id)) }

    private func checkPage(_ visit: Visit, _ id: Identifier<Evidence>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: visit)
        let found = try await store.read { db in try read.item.newest.map { try FoundHits(of: $0.id, in: db) } }
        return CheckPage(visit: visit, read: read, found: found, problems: problems).page
    }

    private func act(_ visit: Visit, _ id: Identifier<Evidence>, _ body: @Sendable () async throws -> Void) async throws -> Answer {
        _ = try await read(id, for: visit)
        do {
            try await asProblems(body)
            return .seeOther(EvidencePlaces.check.path(id))
        } catch let problems as Problems { return .page(try await checkPage(visit, id, problems)) }
    }

    func runCheck(_ visit: Visit, _ id: Identifier<Evidence>) async throws -> Answer {
        try await act(visit, id) { try await acts.check(id, names: try key(), on: visit.today, by: visit.changer) }
    }

    func settle(_ visit: Visit, _ id: Identifier<Evidence>, _ hit: Identifier<EvidenceHit>) async throws -> Answer {
        try await act(visit, id) {
            var form = FormReader(visit.form)
            let reason = form.text("settle-\(hit)", "Say why it may stay, as in: the name of our own building.", limit: 300)
            try form.finish()
            try await acts.settle(hit, of: id, reason: reason, on: visit.today, by: visit.changer)
        }
    }

    func confirm(_ visit: Visit, _ id: Identifier<Evidence>) async throws -> Answer {
        try await act(visit, id) {
            guard let version = Identifier<EvidenceItem.Version>(visit.form["of"]) else { throw NotFound() }
            var form = FormReader(visit.form)
            let reason = form.optionalText("reason", limit: 500)
            try form.finish()
            try await acts.confirm(
                id, version: version, hasRead: visit.form["read"] == "yes", reason: reason, on: visit.today, by: visit.changer)
        }
    }

    /// Made when it is first needed.
    func key() throws -> NameListKey { try NameListKey(in: keys) }
}

/// What the last check of a version found, each in its context.
struct FoundHits: Sendable {
    struct Hit: Sendable {
        let id: Identifier<EvidenceHit>
        let kind: PersonalDataHit.Kind
        let doubt: String
        let context: HitInContext
        let settled: (reason: String, by: String, on: Day)?
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
            guard let kind = PersonalDataHit.Kind(rawValue: row["kind"]), let context = HitInContext(start..<(start + length), in: text)
            else {
                return nil
            }
            let settled = (row["settled"] as String?).map { (reason: $0, by: row["settled_by"] as String, on: row["settled_on"] as Day) }
            return Hit(id: row["id"], kind: kind, doubt: row["doubt"], context: context, settled: settled)
        }
    }

    var open: [Hit] { hits.filter { $0.settled == nil } }
}
