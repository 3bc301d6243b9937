import ChildRecords
import GRDB
import Vocabulary

/// Reads what the current data says of children. It decides nothing about who may see it: a page asks ``ChildDoor`` first.
package enum HistoryRows {
    private static let columns = """
        child_entry.kind, from_day, until_day, source_row, reference, within, child_entry.team, worker, facts, data_part.format,
        data_part.id AS part, taken_on, loaded_child.number
        """
    private static let tables = """
        child_entry JOIN data_part ON data_part.id = child_entry.part AND data_part.in_force = 1
        LEFT JOIN loaded_child ON loaded_child.id = child_entry.child
        """

    package static func history(of number: LAChildID, in db: Database) throws -> ChildHistory? {
        let (behind, stands) = try ChildMatches.aliases(of: "one.number = \(number.text)", in: db)
        let number = stands[number.text] ?? number
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM \(tables) WHERE loaded_child.number = ?"), arguments: [number.text])
        let also =
            try behind[number.text] ?? ChildMatches.aliases(of: "one.number = \(number.text)", in: db).behind[number.text] ?? []
        let behindIt: [Entry] = try also.flatMap { try entries(behind: $0.id, as: number, in: db) }
        let all: [Entry] = try rows.map(entry) + behindIt
        return all.isEmpty ? nil : ChildHistory(number, all, also: also.map(\.number))
    }

    /// What the returns say under another number of the same child.
    private static func entries(behind id: Int64, as number: LAChildID, in db: Database) throws -> [Entry] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT \(columns) FROM \(tables) WHERE child_entry.child = ?"), arguments: [id])
            .map { row in
                var entry = try entry(row)
                entry.child = number
                return entry
            }
    }

    /// The children that anything is loaded of, in ranges of so many.
    static func ranges(of length: Int, in db: Database) throws -> [ClosedRange<Int64>] {
        var (ranges, first, last, count): ([ClosedRange<Int64>], Int64?, Int64, Int) = ([], nil, 0, 0)
        let ids = try Int64.fetchCursor(db, sql: "SELECT id FROM loaded_child ORDER BY id")
        while let id = try ids.next() {
            if let start = first, count == length {
                ranges.append(start...last)
                (first, count) = (nil, 0)
            }
            (first, last, count) = (first ?? id, id, count + 1)
        }
        if let first { ranges.append(first...last) }
        return ranges
    }

    /// Every child that the current data tells of, one after the other; a child with two IDs once, under the main one.
    package static func each(in db: Database, _ body: (ChildHistory) throws -> Void) throws { try each(in: db, 0...Int64.max, body) }

    /// - Parameter range: of the children in the store.
    static func each(in db: Database, _ range: ClosedRange<Int64>, _ body: (ChildHistory) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM \(tables) WHERE child_entry.child BETWEEN ? AND ?
                    ORDER BY child_entry.child, child_entry.id
                    """), arguments: [range.lowerBound, range.upperBound])
        let (behind, stands) = try ChildMatches.aliases(of: "one.id BETWEEN \(range.lowerBound) AND \(range.upperBound)", in: db)
        func hand(_ number: LAChildID, _ gathered: [Entry]) throws {
            if stands[number.text] != nil { return }
            guard let also = behind[number.text] else { return try body(ChildHistory(number, gathered)) }
            try body(
                ChildHistory(
                    number, gathered + also.flatMap { try entries(behind: $0.id, as: number, in: db) }, also: also.map(\.number)))
        }
        var (number, gathered): (LAChildID?, [Entry]) = (nil, [])
        while let row = try rows.next() {
            let entry = try entry(row)
            guard let child = entry.child else { continue }
            if child != number {
                if let number { try hand(number, gathered) }
                (number, gathered) = (child, [])
            }
            gathered.append(entry)
        }
        if let number { try hand(number, gathered) }
    }

    /// What the current data says of one kind, by the child ID of the return.
    package static func entries(of kind: EntryKind, in db: Database) throws -> [LAChildID: [Entry]] {
        let sql = "SELECT \(columns) FROM \(tables) WHERE child_entry.kind = ?"
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [kind.rawValue])
        var found: [LAChildID: [Entry]] = [:]
        while let row = try rows.next() {
            let entry = try entry(row)
            if let child = entry.child { found[child, default: []].append(entry) }
        }
        return found
    }

    /// What the returns say of the service itself: its workers and teams.
    package static func ofTheService(in db: Database) throws -> [Entry] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM \(tables) WHERE child_entry.child IS NULL").map(entry)
    }

    private static func entry(_ row: Row) throws -> Entry {
        let kind = try EntryKind(stored: row["kind"], "child_entry", "kind")
        let format = try ReturnFormat(stored: row["format"], "data_part", "format")
        let (from, until, taken): (Int?, Int?, Int?) = (row["from_day"], row["until_day"], row["taken_on"])
        return Entry(
            kind, child: (row["number"] as String?).flatMap { LAChildID($0) }, from: from.map { Day(number: $0) },
            until: until.map { Day(number: $0) }, reference: row["reference"], within: row["within"], team: row["team"],
            worker: row["worker"], facts: FactText.read(row["facts"]),
            origin: Origin(format: format, file: row["part"], row: row["source_row"], taken: taken.map { Day(number: $0) }))
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
