import ChildRecords
import Foundation
import Intake
import Vocabulary

/// What is said to the worker beside the file.
package struct ReturnInstruction: Codable, Sendable {
    package let name: String
    package let today: Day
    /// Headings of this council, each with the heading of the form that it stands for.
    package let mapping: [String: String]
    /// Whether names of children are read at all.
    package let names: Bool
    /// Whether somebody said that hidden sheets and rows are to be read.
    package let hidden: Bool

    package init(name: String, today: Day, mapping: [String: String] = [:], names: Bool = false, hidden: Bool = false) {
        (self.name, self.today, self.mapping, self.names, self.hidden) = (name, today, mapping, names, hidden)
    }

    package var text: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

/// Reads a council's child-level data in any of its four forms, inside the worker.
package final class ReturnReader {
    static let headingRows = 20
    static let mostUnknown = 200

    private let writer: WireWriter
    private let today: Day
    private let mapping: [String: String]
    private let names: Bool
    private let hidden: Bool
    private var persons: Set<String> = []
    private var found = 0
    private var placeholders = 0

    /// What the worker does with such a file.
    package static let reader = Reader(ofFile: { file, answer in
        guard let instruction = try? JSONDecoder().decode(ReturnInstruction.self, from: Data(answer.instruction.utf8)) else {
            throw Refusal.workerFailed
        }
        try ReturnReader(instruction) { try answer.item(bytes: $0) }.read(file)
    })

    package init(_ instruction: ReturnInstruction, send: @escaping ([UInt8]) throws -> Void) {
        writer = WireWriter(send: send)
        today = instruction.today
        (names, hidden) = (instruction.names, instruction.hidden)
        mapping = Dictionary(instruction.mapping.map { ($0.key.asHeading, $0.value.asHeading) }) { first, _ in first }
    }

    package func read(_ file: DroppedFile) throws {
        try file.parts { name, sheet, part in
            switch part {
            case .refused(let refusal): try writer.note(ReturnNote(.refused, column: name, value: refusal.code))
            case .table(let rows, let isHidden):
                if isHidden { try writer.note(ReturnNote(hidden ? .hiddenRead : .hiddenSheet, column: sheet ?? name)) }
                if !isHidden || hidden { try table(rows, file: name, sheet: sheet ?? "") }
            case .markup(let stream): try markup(stream, file: name)
            }
        }
        if placeholders > 0 { try writer.note(ReturnNote(.placeholderDay, count: placeholders)) }
        // What is known of a file that is refused is said all the same.
        try writer.finish()
        guard found > 0 else { throw Refusal.notAReturn }
    }

    private func markup(_ stream: MarkupStream, file: String) throws {
        let read = MarkupReturn(stream, writer: writer, today: today, file: file)
        found += try read.read()
        placeholders += read.placeholders
    }

    private func table(_ rows: any TableRows, file: String, sheet: String) throws {
        var table: BoundTable?
        var (looked, count, best): (Int, Int, [String]) = (0, 0, [])
        var (tally, hiddenRows) = (Tally(), [Int]())
        var lengths = RowLengths()
        try rows.eachRow { row in
            if row.isHidden, !row.isEmpty { hiddenRows.append(row.number) }
            guard let table else {
                guard looked < ReturnReader.headingRows, !row.isEmpty else { return }
                looked += 1
                let headings = (0..<row.count).map { row.text($0) }
                if headings.count(where: { !$0.isEmpty }) > best.count { best = headings.filter { !$0.isEmpty } }
                if let bound = BoundTable.best(for: headings.map(\.asHeading), mapping: mapping, names: names) {
                    table = bound
                    lengths = RowLengths(headings: headings, bound)
                    try begin(bound, headings, file, sheet)
                }
                return
            }
            if row.fault == nil, row.isEmpty || (row.isHidden && !hidden) { return }
            count += 1
            if table.spec.nothingKept != nil { return }
            // A workbook leaves out empty cells at the end of a row; a text file does not.
            if sheet.isEmpty { lengths.note(row) }
            try take(row, table, &tally)
        }
        guard let table else {
            if !best.isEmpty {
                try writer.note(
                    ReturnNote(
                        .notRecognised, column: sheet.isEmpty ? file : sheet,
                        value: best.filter { KnownHeadings.all.contains($0.asHeading) }.prefix(6).joined(separator: ", "), count: best.count
                    ))
            }
            return
        }
        if !hiddenRows.isEmpty {
            let numbers = hiddenRows.prefix(10).map(String.init).joined(separator: ", ") + (hiddenRows.count > 10 ? " …" : "")
            try writer.note(ReturnNote(.hiddenRows, column: hidden ? "read" : "", value: numbers, count: hiddenRows.count))
        }
        placeholders += tally.placeholders
        try lengths.write(to: writer)
        try end(table, count, tally)
    }

    private func begin(_ table: BoundTable, _ headings: [String], _ file: String, _ sheet: String) throws {
        found += 1
        try writer.begin(
            ReturnPart(file: file, sheet: sheet, format: table.spec.format, table: table.spec.name, title: table.spec.title))
        var seen: Set<String> = []
        for heading in headings where !heading.isEmpty && !seen.insert(heading.asHeading).inserted {
            try writer.note(ReturnNote(.headingTwice, column: heading))
        }
        for heading in Set(table.absent).sorted() { try writer.note(ReturnNote(.headingAbsent, column: heading)) }
        if table.spec.nothingKept == nil {
            for index in table.unknown.prefix(ReturnReader.mostUnknown) {
                try writer.note(ReturnNote(.headingUnknown, column: String(headings[index].prefix(60))))
            }
        }
        if let other = table.couldBe { try writer.note(ReturnNote(.couldBeTwo, column: other, value: table.spec.title)) }
        if let why = table.spec.nothingKept { try writer.note(ReturnNote(.notKept, value: why)) }
    }

    private func end(_ table: BoundTable, _ count: Int, _ tally: Tally) throws {
        try tally.write(to: writer)
        if count == 0 { try writer.note(ReturnNote(.emptyTable)) }
        try writer.end(rows: count)
    }

    private func take(_ row: TableRow, _ table: BoundTable, _ tally: inout Tally) throws {
        if let fault = row.fault {
            return try writer.held(RejectedCell(reason: RejectionReason(fault), column: "", value: ""), row: row.number)
        }
        let entries: [ReadEntry]
        do throws(RejectedCell) {
            entries = try table.entries(today: today, cell: { row.text($0) }, remark: { tally.add($0, $1, $2) })
        } catch { return try writer.held(error, row: row.number) }
        for entry in entries {
            if !entry.name.isEmpty, persons.insert("\(entry.child)\u{1F}\(entry.name)").inserted {
                try writer.name(entry.name, of: entry.child)
            }
            if isNew(entry) { try writer.entry(entry, row: row.number) }
        }
    }

    /// Every row of Annex A says again who the child is; what was said before is not said twice. What differs is.
    private func isNew(_ entry: ReadEntry) -> Bool {
        guard entry.kind == .person else { return true }
        if entry.facts.isEmpty { return false }
        return persons.insert(entry.child + "\u{1F}" + entry.facts.map { "\($0.0.rawValue)=\($0.1)" }.joined(separator: "\u{1F}")).inserted
    }
}

/// Rows of a text file that are shorter than the columns that are read from them, or have something behind the last heading: they were cut
/// off, or a comma too many moved their cells.
private struct RowLengths {
    private var (headings, lastRead): (Int, Int) = (.max, -1)
    private var (short, long): ([Int], [Int]) = ([], [])
    private var (shortCount, longCount) = (0, 0)

    init() {}
    init(headings: [String], _ table: BoundTable) { (self.headings, lastRead) = (headings.count, table.lastRead) }

    mutating func note(_ row: TableRow) {
        guard row.fault == nil else { return }
        if row.count <= lastRead {
            shortCount += 1
            if short.count < 10 { short.append(row.number) }
        } else if row.count > headings, (headings..<row.count).contains(where: { !row.bytes($0).isEmpty }) {
            longCount += 1
            if long.count < 10 { long.append(row.number) }
        }
    }

    func write(to writer: WireWriter) throws {
        try write(.shortRows, short, shortCount, to: writer)
        try write(.longRows, long, longCount, to: writer)
    }

    private func write(_ kind: ReturnNote.Kind, _ rows: [Int], _ count: Int, to writer: WireWriter) throws {
        if count == 0 { return }
        let numbers = rows.map(String.init).joined(separator: ", ") + (count > rows.count ? " …" : "")
        try writer.note(ReturnNote(kind, value: numbers, count: count))
    }
}

/// What is worth knowing of the cells of one part, counted.
struct Tally {
    private var counts: [CellRemark: [String: [String: Int]]] = [:]
    private var size = 0
    /// Days that stand for none; said once for the whole file.
    private(set) var placeholders = 0

    mutating func add(_ remark: CellRemark, _ column: String, _ value: String) {
        if remark == .placeholderDay { return placeholders += 1 }
        if let count = counts[remark]?[column]?[value] { counts[remark]?[column]?[value] = count + 1; return }
        guard size < ReturnReader.mostUnknown else { return }
        size += 1
        counts[remark, default: [:]][column, default: [:]][value] = 1
    }

    func write(to writer: WireWriter) throws {
        for (remark, kind) in [(CellRemark.unknownCode, ReturnNote.Kind.unknownCode), (.error, .errorCell)] {
            for (column, values) in (counts[remark] ?? [:]).sorted(by: { $0.key < $1.key }) {
                for (value, count) in values.sorted(by: { $0.key < $1.key }) {
                    try writer.note(ReturnNote(kind, column: column, value: String(value.prefix(100)), count: count))
                }
            }
        }
    }
}
