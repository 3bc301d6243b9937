import ActionPlans
import ActionPlansWeb
import ChildRecords
import ChildRecordsWeb
import EvidenceItems
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension EvidenceStore {
    /// Checks the text of the newest version for personal data, and saves what was found, where, and what it was compared with.
    ///
    /// A finding shows that somebody may be known to the service, so each check is audited, and a name on a record that is restricted or
    /// blocked for the person who checks is reported to the information governance lead.
    package func check(_ id: Identifier<Evidence>, names key: NameListKey?, on today: Day, by changer: Changer) async throws {
        let asker = Identifier<Worker>(changer.account) ?? Identifier()
        let (version, words, comparison) = try await store.read { db in
            guard let item = try EvidenceRecords.item(id, in: db), let version = item.newest,
                let words = try EvidenceRecords.words(of: version.id, in: db)
            else { throw NotFound() }
            return (version, words, try Comparison(askedBy: asker, names: key, text: version.text, on: today, in: db))
        }
        let text = CheckedWords.of(title: words.title, body: words.body)
        // This can take seconds for a long text and a long list, so it does not run on the threads that answer requests.
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
            try EvidenceStore.endConfirmation(of: id, in: db)
            for (position, hit) in hits.prefix(EvidenceStore.mostHits).enumerated() {
                try db.execute(
                    sql: "INSERT INTO evidence_hit (id, evidence_check, position, kind, start, length, doubt) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        Identifier<EvidenceHit>(), check, position, hit.kind.rawValue, hit.range.lowerBound, hit.range.count, hit.doubt,
                    ])
            }
        }
    }

    /// More than anybody would resolve one by one.
    static let mostHits = 500

    /// Resolves a finding with the reason why it can stay in the text.
    package func resolve(_ hit: Identifier<EvidenceHit>, of id: Identifier<Evidence>, reason: String, on today: Day, by changer: Changer)
        async throws
    {
        try await change(id, by: changer, .confirmEvidence, note: "finding of a check resolved") { item, db in
            guard let version = item.newest else { throw NotFound() }
            try db.execute(
                sql: """
                    UPDATE evidence_hit SET resolved = ?, resolved_by = ?, resolved_on = ? WHERE id = ? AND resolved IS NULL AND evidence_check IN
                        (SELECT id FROM evidence_check WHERE version = ?)
                    """, arguments: [reason, try EvidenceStore.name(of: changer, in: db), today, hit, version.id])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// A named person has read this version and confirms that it can be released. Nothing else clears it.
    ///
    /// - Throws: ``EvidenceRefusal`` when there is no current check, the person added the version, or findings are open without a reason.
    package func confirm(
        _ id: Identifier<Evidence>, version: Identifier<EvidenceItem.Version>, hasRead: Bool, reason: String, on today: Day,
        by changer: Changer
    ) async throws {
        try await change(
            id, by: changer, .confirmEvidence, note: reason.isEmpty ? "cleared for release" : "cleared for release, with a reason"
        ) { item, db in
            let name = try EvidenceStore.name(of: changer, in: db)
            guard let newest = item.newest, newest.id == version else { throw EvidenceRefusal.changedSinceCheck }
            guard let check = newest.check else { throw EvidenceRefusal.notCheckedYet }
            guard check.isCurrent else { throw EvidenceRefusal.changedSinceCheck }
            if item.release == .withoutConsent { throw EvidenceRefusal.withoutConsent }
            guard ConfirmedByAnother.allows(account: changer.account, name: name, newest) else { throw EvidenceRefusal.ownVersion }
            if try EvidenceStore.isGradedForImpact(item, by: changer, in: db) { throw EvidenceRefusal.ownGrade }
            guard hasRead else { throw EvidenceRefusal.notReadByYou }
            if check.open > 0, reason.isEmpty { throw EvidenceRefusal.openHits(check.open) }
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO evidence_confirmation (version, evidence_check, digest, account, name, confirmed_on, reason)
                    SELECT version, id, digest, ?, ?, ?, ? FROM evidence_check WHERE version = ? ORDER BY rowid DESC LIMIT 1
                    """, arguments: [changer.account, name, today, reason, version])
            try db.execute(sql: "UPDATE evidence_item SET confirmed_on = ?, confirmed_grade = grade WHERE id = ?", arguments: [today, id])
        }
    }

    /// A level that counts towards impact is confirmed by somebody who did not set it.
    private static func isGradedForImpact(_ item: EvidenceItem, by changer: Changer, in db: Database) throws -> Bool {
        guard let grade = item.evidence.grade, grade >= .practice else { return false }
        let sql = "SELECT graded_by FROM evidence_item WHERE id = ?"
        return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [item.id]) == changer.account
    }

    /// The information governance lead has seen that a check found a record that is restricted for the person who checked.
    package func noteSeen(_ check: Identifier<EvidenceCheck>, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .keepNames, on: check.text, note: "finding on a restricted record seen") { db in
            try db.execute(
                sql: "UPDATE evidence_check SET seen_on = ?, seen_by = ? WHERE id = ? AND closed > 0 AND seen_on IS NULL",
                arguments: [today, try EvidenceStore.name(of: changer, in: db), check])
            if db.changesCount == 0 { throw NotFound() }
        }
    }
}

/// What a text is compared with, and how the page says so.
struct Comparison: Sendable {
    let check: PersonalDataCheck
    /// One sentence for each list, and one for the shapes.
    let words: [String]
    private let closedNames: Set<Int>

    init(askedBy asker: Identifier<Worker>, names key: NameListKey?, text: EvidenceItem.TextState, on today: Day, in db: Database) throws {
        let children = try ChildDoor.namesForComparison(askedBy: asker, on: today, in: db)
        let staff = try String.fetchAll(
            db.cachedStatement(sql: "SELECT name FROM account UNION SELECT name FROM post_holder WHERE name IS NOT NULL"))
        let listed = try ListedNames(key, in: db)
        closedNames = Set(children.indices.filter { children[$0].isClosed })
        var lists = [NameList(.name, NameIndex(children.map(\.name)))]
        if let index = listed.index { lists.append(NameList(.name, index)) }
        check = PersonalDataCheck(lists + [NameList(.staffName, NameIndex(staff))])
        var words = Comparison.unread(text)
        switch (children.count, listed.index != nil) {
        case (0, false): words.append("No children’s names are loaded. Only formats and the names of staff were checked.")
        case (let count, _) where count > 0: words.append("Compared with the names of all \(count) children in the record.")
        default: words.append("There are no children’s records to compare with.")
        }
        words += [listed.words].compactMap(\.self)
        words.append("Compared with the names of \(staff.count) people with an account or a post.")
        words.append(
            "Checked for the formats of dates of birth, UPNs, NHS numbers, record numbers, postcodes, addresses, email addresses, telephone numbers, and initials with an age."
        )
        words.append(
            "Not checked: first names alone, nicknames, names that are on no list, names with two wrong letters, and images.")
        self.words = words
    }

    /// How many of the findings may be a child whose record is restricted or blocked for the person who checks.
    func closed(_ hits: [PersonalDataHit]) -> Int {
        closedNames.isEmpty ? 0 : hits.count { $0.kind == .name && $0.list == 0 && $0.entries.contains(where: closedNames.contains) }
    }

    private static func unread(_ text: EvidenceItem.TextState) -> [String] {
        switch text {
        case .read(_, wasDamaged: true): ["The file is damaged, so some of its text may be missing."]
        case .read: []
        case .notRead(let reason): ["Only the title was checked. The text could not be read: \(reason.words)"]
        }
    }
}

/// The council's own list of names, as numbers.
struct ListedNames {
    let index: NameIndex?
    /// Nil when no list is loaded.
    let words: String?

    init(_ key: NameListKey?, in db: Database) throws {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM name_list")) else {
            (index, words) = (nil, nil)
            return
        }
        let (count, day): (Int, Day) = (row["names"], row["loaded_on"])
        guard let key, row["made_with"] as String == key.mark else {
            (index, words) = (nil, "The council’s own list of names was not used, because it was made with another key. Load it again.")
            return
        }
        var index = NameIndex(number: key.number)
        for (place, row) in try Row.fetchAll(db.cachedStatement(sql: "SELECT exact, near, one_word FROM listed_name")).enumerated() {
            let entry = NameIndex.Entry(
                exact: NumberBlob.numbers(row["exact"]), near: NumberBlob.numbers(row["near"]), isOneWord: (row["one_word"] as Int) == 1)
            index.add(entry, as: place)
        }
        (self.index, words) = (index, "Compared with the council’s own list of \(count) names, loaded on \(day).")
    }
}

extension EvidenceStore {
    /// Loads a list of names, one on each line, and replaces the last list. Only numbers made with a key outside the store are saved.
    @discardableResult
    package func loadNames(_ text: String, key: NameListKey, on today: Day, by changer: Changer) async throws -> Int {
        let names = Set(text.split(whereSeparator: \.isNewline).map { ListedNames.name(String($0)) })
        let entries = names.sorted().compactMap { NameIndex.Entry($0, number: key.number) }
        guard !entries.isEmpty else {
            throw Problems("names", "The file contains no names. It must be plain text or CSV with one name on each line.")
        }
        try await store.change(by: changer, .keepNames, on: "names", note: "\(entries.count) names loaded as numbers") { db in
            try db.execute(sql: "DELETE FROM listed_name")
            try db.execute(sql: "DELETE FROM name_list")
            for entry in entries {
                try db.execute(
                    sql: "INSERT INTO listed_name (exact, near, one_word) VALUES (?, ?, ?)",
                    arguments: [NumberBlob.data(entry.exact), NumberBlob.data(entry.near), entry.isOneWord ? 1 : 0])
            }
            try db.execute(
                sql: "INSERT INTO name_list (id, names, loaded_on, loaded_by, made_with) VALUES (1, ?, ?, ?, ?)",
                arguments: [entries.count, today, try EvidenceStore.name(of: changer, in: db), key.mark])
        }
        return entries.count
    }

    package func removeNames(by changer: Changer) async throws {
        try await store.change(by: changer, .keepNames, on: "names", note: "list of names removed") { db in
            try db.execute(sql: "DELETE FROM listed_name")
            try db.execute(sql: "DELETE FROM name_list")
        }
    }
}

extension ListedNames {
    /// `Merriday, Rosalind` and `Merriday;Rosalind` as well as `Rosalind Merriday`; quotation marks of a spreadsheet go.
    static func name(_ line: String) -> String {
        let parts = line.replacing("\"", with: "").split { $0 == "," || $0 == ";" || $0 == "\t" }.map { String($0).trimmed }.filter {
            !$0.isEmpty
        }
        return parts.count == 2 ? "\(parts[1]) \(parts[0])" : parts.joined(separator: " ")
    }
}

/// The key with which a council's list of names is turned into numbers. It is outside the store, so that somebody who has only the store
/// cannot try names against it.
package struct NameListKey: Sendable {
    package static let fileName = "names-key"
    private let secret: SecretBytes

    /// The key of a directory, made when there is none.
    package init(in directory: URL) throws { secret = try SecretBytes(named: NameListKey.fileName, in: directory) }

    var number: NameIndex.Number {
        { [secret] key in secret.authenticate(key).prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
    }

    /// Tells a list that was made with this key from one that was made with another.
    var mark: String { Digest(of: secret.authenticate(Array("throughline list of names".utf8))).text }
}

/// Numbers as they are stored in a column.
enum NumberBlob {
    static func data(_ numbers: [UInt64]) -> Data {
        var data = Data(capacity: numbers.count * 8)
        for number in numbers {
            for shift in stride(from: 56, through: 0, by: -8) { data.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        return data
    }

    static func numbers(_ data: Data) -> [UInt64] {
        var (numbers, value, count): ([UInt64], UInt64, Int) = ([], 0, 0)
        for byte in data {
            value = value << 8 | UInt64(byte)
            count += 1
            if count % 8 == 0 {
                numbers.append(value)
                value = 0
            }
        }
        return numbers
    }
}
