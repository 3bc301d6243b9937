import ActionPlans
import ActionPlansWeb
import ChildRecords
import ChildRecordsWeb
import EvidenceItems
import GRDB
import SiteKit
import Vocabulary

extension EvidenceStore {
    /// Looks through the words of the newest version for personal data, and keeps what was found, where, and what it was compared with.
    /// A check that finds somebody is an answer about who is known here, so each is written down, and a hit on a record that is closed to
    /// whoever checks is told to the information governance lead.
    package func check(_ id: Identifier<Evidence>, names key: NameListKey?, on today: Day, by changer: Changer) async throws {
        let asker = Identifier<Worker>(changer.account) ?? Identifier()
        let (version, words, comparison) = try await store.read { db in
            guard let item = try EvidenceRecords.item(id, in: db), let version = item.newest,
                let words = try EvidenceRecords.words(of: version.id, in: db)
            else { throw NotFound() }
            return (version, words, try Comparison(askedBy: asker, names: key, text: version.text, on: today, in: db))
        }
        let text = CheckedWords.of(title: words.title, body: words.body)
        // Seconds of work for a long text and a long list: not on the threads that answer everybody else.
        let hits = await Task.detached { comparison.check.hits(in: text) }.value
        let digest = Digest(of: text)
        try await change(id, by: changer, note: "checked for personal data") { item, db in
            guard item.newest?.id == version.id, let now = try EvidenceRecords.words(of: version.id, in: db),
                Digest(of: CheckedWords.of(title: now.title, body: now.body)) == digest
            else { throw EvidenceRefusal.changedSinceCheck }
            try db.execute(sql: "UPDATE evidence_text SET digest = ? WHERE version = ?", arguments: [digest, version.id])
            let check = Identifier<EvidenceCheck>()
            try db.execute(
                sql: """
                    INSERT INTO evidence_check (id, version, checked_on, account, name, digest, compared, closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    check, version.id, today, changer.account, try EvidenceStore.name(of: changer, in: db), digest,
                    comparison.words.joined(separator: "\n"), comparison.closed(hits),
                ])
            try db.execute(sql: "DELETE FROM evidence_confirmation WHERE version = ?", arguments: [version.id])
            for (position, hit) in hits.prefix(EvidenceStore.mostHits).enumerated() {
                try db.execute(
                    sql: "INSERT INTO evidence_hit (id, evidence_check, position, kind, start, length, doubt) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        Identifier<EvidenceHit>(), check, position, hit.kind.rawValue, hit.range.lowerBound, hit.range.count, hit.doubt,
                    ])
            }
        }
    }

    /// More than anybody would settle one by one.
    static let mostHits = 500

    /// Says why something found may stay.
    package func settle(_ hit: Identifier<EvidenceHit>, of id: Identifier<Evidence>, reason: String, on today: Day, by changer: Changer)
        async throws
    {
        try await change(id, by: changer, .confirmEvidence, note: "something found was settled") { item, db in
            guard let version = item.newest else { throw NotFound() }
            try db.execute(
                sql: """
                    UPDATE evidence_hit SET settled = ?, settled_by = ?, settled_on = ? WHERE id = ? AND settled IS NULL AND evidence_check IN
                        (SELECT id FROM evidence_check WHERE version = ?)
                    """, arguments: [reason, try EvidenceStore.name(of: changer, in: db), today, hit, version.id])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// A named person has read this version and says that it may be cited outside. Nothing else releases it.
    package func confirm(
        _ id: Identifier<Evidence>, version: Identifier<EvidenceItem.Version>, hasRead: Bool, reason: String, on today: Day,
        by changer: Changer
    ) async throws {
        try await change(
            id, by: changer, .confirmEvidence, note: reason.isEmpty ? "may be cited outside" : "may be cited outside, with a reason"
        ) { item, db in
            let name = try EvidenceStore.name(of: changer, in: db)
            guard let newest = item.newest, newest.id == version else { throw EvidenceRefusal.changedSinceCheck }
            guard let check = newest.check else { throw EvidenceRefusal.notCheckedYet }
            guard check.isOfTheseWords else { throw EvidenceRefusal.changedSinceCheck }
            if item.release == .withoutConsent { throw EvidenceRefusal.withoutConsent }
            guard ConfirmedByAnother.allows(account: changer.account, name: name, newest) else { throw EvidenceRefusal.ownVersion }
            guard hasRead else { throw EvidenceRefusal.notReadByYou }
            if check.open > 0, reason.isEmpty { throw EvidenceRefusal.openHits(check.open) }
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO evidence_confirmation (version, evidence_check, digest, account, name, confirmed_on, reason)
                    SELECT version, id, digest, ?, ?, ?, ? FROM evidence_check WHERE version = ? ORDER BY rowid DESC LIMIT 1
                    """, arguments: [changer.account, name, today, reason, version])
        }
    }

    /// The information governance lead has seen that a check met a record closed to the person who checked.
    package func noteSeen(_ check: Identifier<EvidenceCheck>, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepNames, on: check.text, note: "hit on a closed record seen") { db in
            try db.execute(
                sql: "UPDATE evidence_check SET seen_on = ?, seen_by = ? WHERE id = ? AND closed > 0 AND seen_on IS NULL",
                arguments: [today, try EvidenceStore.name(of: changer, in: db), check])
            if db.changesCount == 0 { throw NotFound() }
        }
    }
}
