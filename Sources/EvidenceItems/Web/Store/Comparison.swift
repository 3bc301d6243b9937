import ChildRecords
import ChildRecordsWeb
import EvidenceItems
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// What a text is compared with, and how that is told.
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
        case (0, false): words.append("No list of children’s names is loaded: only patterns and the names of staff were checked.")
        case (let count, _) where count > 0: words.append("Compared with the names of all \(count) children whose records are here.")
        default: words.append("No children’s records are here.")
        }
        words += [listed.words].compactMap(\.self)
        words.append("Compared with the \(staff.count) names of people with an account or a post.")
        words.append(
            "Looked for the shapes of dates of birth, pupil numbers (UPN), NHS numbers, record numbers, postcodes, addresses, e-mail addresses, telephone numbers, and initials with an age."
        )
        words.append(
            "Not looked for: a first name alone, a nickname, a name on no list, a name with two letters wrong, and what a picture shows.")
        self.words = words
    }

    /// How many of the hits may be a child whose record is closed to whoever has the text checked.
    func closed(_ hits: [PersonalDataHit]) -> Int {
        closedNames.isEmpty ? 0 : hits.count { $0.kind == .name && $0.list == 0 && $0.entries.contains(where: closedNames.contains) }
    }

    private static func unread(_ text: EvidenceItem.TextState) -> [String] {
        switch text {
        case .read(_, wasDamaged: true): ["The file is damaged and was mended while it was read, so words may be missing."]
        case .read: []
        case .notRead(let reason): ["Only the title was compared. The text is not known here: \(reason.words)"]
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
            (index, words) = (nil, "The council’s own list of names was not compared: it was made with another key. Load it again.")
            return
        }
        var index = NameIndex(number: key.number)
        for (place, row) in try Row.fetchAll(db.cachedStatement(sql: "SELECT exact, near, one_word FROM listed_name")).enumerated() {
            let entry = NameIndex.Entry(
                exact: NumberBlob.numbers(row["exact"]), near: NumberBlob.numbers(row["near"]), isOneWord: (row["one_word"] as Int) == 1)
            index.add(entry, as: place)
        }
        (self.index, words) = (index, "Compared with the council’s own list of \(count) names, loaded \(day).")
    }
}

extension EvidenceStore {
    /// Loads a list of names, one a line, in place of the one before. What is kept are numbers made with a key outside the store.
    @discardableResult
    package func loadNames(_ text: String, key: NameListKey, on today: Day, by changer: Changer) async throws -> Int {
        let names = Set(text.split(whereSeparator: \.isNewline).map { ListedNames.name(String($0)) })
        let entries = names.sorted().compactMap { NameIndex.Entry($0, number: key.number) }
        guard !entries.isEmpty else {
            throw Problems("names", "No name was found in this file. Give one name a line, as plain text or CSV.")
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

    package func forgetNames(by changer: Changer) async throws {
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
