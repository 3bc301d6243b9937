import ChildRecords
import GRDB
import Vocabulary

/// Reads what the returns in force say of children. It decides about nobody's right to see it: a page asks ``ChildDoor`` first.
package enum HistoryRows {
    private static let columns = """
        child_entry.kind, from_day, until_day, source_row, reference, within, child_entry.team, worker, facts, data_part.format,
        data_part.id AS part, loaded_child.number
        """
    private static let tables = """
        child_entry JOIN data_part ON data_part.id = child_entry.part AND data_part.in_force = 1
        LEFT JOIN loaded_child ON loaded_child.id = child_entry.child
        """

    package static func history(of number: CouncilNumber, in db: Database) throws -> ChildHistory? {
        let (behind, stands) = try ChildMatches.aliases(in: db)
        let number = stands[number.text].flatMap { CouncilNumber($0) } ?? number
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM \(tables) WHERE loaded_child.number = ?"), arguments: [number.text])
        let also = behind[number.text] ?? []
        let behindIt: [Entry] = try also.flatMap { try entries(behind: $0.id, as: number, in: db) }
        let all: [Entry] = rows.compactMap(entry) + behindIt
        return all.isEmpty ? nil : ChildHistory(number, all, also: also.map(\.number))
    }

    /// What the returns say under another number of the same child.
    private static func entries(behind id: Int64, as number: CouncilNumber, in db: Database) throws -> [Entry] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT \(columns) FROM \(tables) WHERE child_entry.child = ?"), arguments: [id])
            .compactMap(entry).map { entry in
                var entry = entry
                entry.child = number
                return entry
            }
    }

    /// Every child that the returns in force tell of, one after the other; a child with two numbers once, under the one that stands.
    package static func each(in db: Database, _ body: (ChildHistory) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(columns) FROM \(tables) WHERE child_entry.child IS NOT NULL ORDER BY child_entry.child, child_entry.id")
        let (behind, stands) = try ChildMatches.aliases(in: db)
        func hand(_ number: CouncilNumber, _ gathered: [Entry]) throws {
            if stands[number.text] != nil { return }
            guard let also = behind[number.text] else { return try body(ChildHistory(number, gathered)) }
            try body(
                ChildHistory(
                    number, gathered + also.flatMap { try entries(behind: $0.id, as: number, in: db) }, also: also.map(\.number)))
        }
        var (number, gathered): (CouncilNumber?, [Entry]) = (nil, [])
        while let row = try rows.next() {
            guard let entry = entry(row), let child = entry.child else { continue }
            if child != number {
                if let number { try hand(number, gathered) }
                (number, gathered) = (child, [])
            }
            gathered.append(entry)
        }
        if let number { try hand(number, gathered) }
    }

    /// What the returns say of the service itself: its workers and teams.
    package static func ofTheService(in db: Database) throws -> [Entry] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM \(tables) WHERE child_entry.child IS NULL").compactMap(entry)
    }

    private static func entry(_ row: Row) -> Entry? {
        guard let kind = EntryKind(rawValue: row["kind"]), let format = ReturnFormat(rawValue: row["format"]) else { return nil }
        let (from, until): (Int?, Int?) = (row["from_day"], row["until_day"])
        return Entry(
            kind, child: (row["number"] as String?).flatMap { CouncilNumber($0) }, from: from.map { Day(number: $0) },
            until: until.map { Day(number: $0) }, reference: row["reference"], within: row["within"], team: row["team"],
            worker: row["worker"], facts: FactText.read(row["facts"]),
            origin: Origin(format: format, file: row["part"], row: row["source_row"]))
    }

    /// The file and its part that an origin names, for a page.
    package static func place(of origin: Origin, in db: Database) throws -> String? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT data_file.name, inner_file, sheet, title FROM data_part JOIN data_file ON data_file.id = data_part.file
                    WHERE data_part.id = ?
                    """), arguments: [origin.file]
        ).map { row in
            let parts = [row["name"] as String, row["inner_file"], row["sheet"]].filter { !$0.isEmpty }
            var seen: Set<String> = []
            return parts.filter { seen.insert($0).inserted }.joined(separator: ", ") + ", row \(origin.row)"
        }
    }
}

/// The flat object of texts in which the facts of an entry lie.
enum FactText {
    static func read(_ text: String?) -> [Fact: String] {
        guard let text, text.utf8.count > 2 else { return [:] }
        var (facts, strings, current, isInside, isEscaped): ([Fact: String], [String], [UInt8], Bool, Bool) = ([:], [], [], false, false)
        for byte in text.utf8 {
            if isEscaped {
                current.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\"), isInside {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                if isInside { strings.append(String(decoding: current, as: UTF8.self)) }
                current.removeAll(keepingCapacity: true)
                isInside.toggle()
            } else if isInside {
                current.append(byte)
            }
        }
        for index in stride(from: 0, to: strings.count - 1, by: 2) {
            if let fact = Fact(rawValue: strings[index]) { facts[fact] = strings[index + 1] }
        }
        return facts
    }
}
