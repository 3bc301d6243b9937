import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

extension Act {
    /// Written when an extract leaves. No table gives it: a command on the machine does.
    package static let writeExtract = Act("measures.extract", "write out what children contribute to measures, under pseudonyms")
}

/// What children contribute to measures, in files for other tools. Each child has a pseudonym that is made with the key of the purpose:
/// extracts of one purpose can be joined, those of two cannot. There is no name, number, date of birth, address or worker in it.
package struct PseudonymousExtract: Sendable {
    /// Why an extract was not written.
    package enum Refusal: InWords {
        case nothingCounted
        case notEmpty(String)

        package var words: String {
            switch self {
            case .nothingCounted: "No measure has been counted yet. Load data, accept it and try again."
            case .notEmpty(let folder): "There is a folder or a file at \(folder) already. Name one that does not exist."
            }
        }
    }

    /// What it is for, as the name of its key.
    package let purpose: String
    let key: SecretBytes

    /// - Parameter keys: the directory of the keys, outside the store. The key of a purpose is made when there is none.
    package init(purpose: String, keys: URL) throws {
        self.purpose = purpose
        key = try SecretBytes(named: "\(purpose).key", in: keys)
    }

    /// Small letters, figures and hyphens, 3 to 60 of them: it names a file.
    package static func isPurpose(_ text: String) -> Bool { text.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]{1,58})[a-z0-9]/) != nil }

    /// Writes the files into a folder that does not exist yet. It is there whole, or not at all, and only once the trail says so.
    /// - Returns: how many rows each file has.
    /// - Throws: ``Refusal``.
    package func write(_ store: Store, to folder: URL, council: String, on today: Day) async throws -> [(name: String, rows: Int)] {
        guard !FileManager.default.fileExists(atPath: folder.path) else { throw Refusal.notEmpty(folder.path) }
        let part = folder.appendingPathExtension("part")
        try? FileManager.default.removeItem(at: part)
        try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            let written = try await store.computing { db in try files(db, in: part, council: council, on: today) }
            let note = written.map { "\($0.rows) \($0.name)" }.joined(separator: ", ")
            try await store.change(by: .system, .writeExtract, on: purpose, note: note) { _ in }
            try FileManager.default.moveItem(at: part, to: folder)
            return written
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw error
        }
    }

    private func files(_ db: Database, in folder: URL, council: String, on today: Day) throws -> [(name: String, rows: Int)] {
        guard let run = try MeasuredRun.shown(in: db) else { throw Refusal.nothingCounted }
        var described = [ExtractSchema.Table]()
        for table in ExtractTable.all {
            var file = ExtractFile(table, into: try newFile(folder.appending(path: "\(table.name).csv")))
            try table.rows(db, run, self) { try file.add($0) }
            described.append(try file.finish())
        }
        let schema = ExtractSchema(
            council: council, purpose: purpose, key: pseudonym("the key itself"), written: today.iso, dataDay: run.taken.iso,
            load: run.load,
            tables: described)
        try schema.json().write(to: folder.appending(path: "schema.json"))
        try Data(schema.recipe.utf8).write(to: folder.appending(path: "to-parquet.sql"))
        return described.map { ($0.name, $0.rows) }
    }

    private func newFile(_ file: URL) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return try FileHandle(forWritingTo: file)
    }

    /// 32 figures that nobody without the key can lead back to the child.
    func pseudonym(_ number: String) -> String { key.authenticate(Array(number.utf8)).prefix(16).hexadecimal }
}

/// One file of an extract: its columns with their types, and where its rows come from.
struct ExtractTable: Sendable {
    /// The types as DuckDB and most databases name them.
    enum Kind: String, Encodable { case text = "VARCHAR", day = "DATE", number = "INTEGER", yesOrNo = "BOOLEAN" }

    struct Column: Encodable, Sendable {
        let name: String
        let type: Kind
        let meaning: String

        init(_ name: String, _ type: Kind, _ meaning: String) { (self.name, self.type, self.meaning) = (name, type, meaning) }
    }

    typealias Rows = @Sendable (Database, MeasuredRun, PseudonymousExtract, ([String]) throws -> Void) throws -> Void

    let name: String
    let columns: [Column]
    let rows: Rows

    static let all = [measures, children, contributions]

    private static let measures = ExtractTable(
        name: "measures",
        columns: [
            Column("measure", .text, "Code of the measure in the catalogue, docs/measures.md"),
            Column("title", .text, "Its name"),
            Column("definition", .number, "Version of its definition"),
            Column("unit", .text, "What its figure is counted in"),
            Column("known_from", .day, "First day that the data covers; empty where there is none"),
            Column("known_until", .day, "Last day up to which it is known; empty where it is not known"),
            Column("not_known", .text, "Why it is not known; empty where it is"),
        ]
    ) { db, run, _, add in
        let known = try MeasuredKnown.all(run, in: db)
        for measure in ChildMeasures.all {
            let one = known[measure.number]
            try add([
                measure.code, measure.title, String(measure.version), measure.unit.rawValue, one?.first?.iso ?? "", one?.last?.iso ?? "",
                one?.gap ?? MeasureGap.nothingToCount.words,
            ])
        }
    }

    private static let children = ExtractTable(
        name: "children",
        columns: [
            Column("child", .text, "Pseudonym, the same in every extract of this purpose"),
            Column("birth_year", .number, "Year of birth, or the expected year; empty where it is not recorded"),
            Column("sex", .text, "Code of the returns"),
            Column(
                "ethnicity", .text, "First letter of the code of the returns: W white, M mixed, A Asian, B Black, O other, N or R not known"
            ),
            Column("disabled", .yesOrNo, "Empty where it is not recorded"),
        ]
    ) { db, run, extract, add in
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT loaded_child.number, born, sex, substr(ethnicity, 1, 1) AS ethnicity, disabled
                FROM measured_child JOIN loaded_child ON loaded_child.id = measured_child.child ORDER BY measured_child.id
                """)
        while let row = try rows.next() {
            let (born, disabled): (Int?, Bool?) = (row["born"], row["disabled"])
            try add([
                extract.pseudonym(row["number"]), born.map { String(Day(number: $0).year) } ?? "", row["sex"] ?? "", row["ethnicity"] ?? "",
                disabled.map { String($0) } ?? "",
            ])
        }
    }

    private static let contributions = ExtractTable(
        name: "contributions",
        columns: [
            Column("measure", .text, "Code of the measure"),
            Column("child", .text, "Pseudonym"),
            Column(
                "kind", .text,
                "met: in numerator and denominator; missed: in the denominator; waiting, overdue: not finished; excluded: in neither"),
            Column("reason", .text, "Why it is excluded, or why it is not in the numerator"),
            Column("first_day", .day, "The day of the event, or the first day on which it counts"),
            Column("last_day", .day, "The last day on which it counts; empty while it goes on"),
            Column("value", .number, "What was measured: days or a score"),
            Column("clock_began", .day, "Of what waits: the day from which it is counted"),
            Column("team", .text, "Team in the data; empty where none is known"),
        ]
    ) { db, run, extract, add in
        let codes = Dictionary(uniqueKeysWithValues: ChildMeasures.all.map { ($0.number, $0.code) })
        let sql: SQL = """
            SELECT contribution.measure, loaded_child.number, kind, reason, first, last, value, measured_team.name AS team
            FROM contribution JOIN loaded_child ON loaded_child.id = contribution.child
                LEFT JOIN measured_team ON measured_team.id = contribution.team
            WHERE \(run.holds) ORDER BY contribution.measure, contribution.child, contribution.number
            """
        let rows = try SQLRequest<Row>(literal: sql).fetchCursor(db)
        // The children of a measure come in the order of their keys, so that few pseudonyms are made twice; they are kept all the same.
        var pseudonyms: [String: String] = [:]
        while let row = try rows.next() {
            let number: String = row["number"]
            let child = pseudonyms[number] ?? extract.pseudonym(number)
            pseudonyms[number] = child
            guard let code = codes[row["measure"]], let kind = Contribution.Kind(rawValue: row["kind"]) else {
                throw UnreadableValue("contribution", "kind")
            }
            let (reason, last, value): (UInt8, Int32, Int?) = (row["reason"], row["last"], row["value"])
            let waits = kind == .waiting || kind == .overdue
            try add([
                code, child, "\(kind)", ContributionReason(rawValue: reason)?.words ?? "", Day(number: row["first"]).iso,
                last == Contribution.open ? "" : Day(number: Int(last)).iso, waits ? "" : value.map { String($0) } ?? "",
                waits ? value.map { Day(number: $0).iso } ?? "" : "", row["team"] ?? "",
            ])
        }
    }
}

/// One CSV file as it is written, row by row.
private struct ExtractFile: ~Copyable {
    private let table: ExtractTable
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var count = 0
    private var digest = RunningDigest()

    init(_ table: ExtractTable, into handle: FileHandle) {
        (self.table, self.handle) = (table, handle)
        buffer = ExtractFile.line(table.columns.map(\.name))
    }

    mutating func add(_ cells: [String]) throws {
        count += 1
        buffer += ExtractFile.line(cells)
        if buffer.count > 1 << 18 { try flush() }
    }

    /// A program reads it, by its schema: an empty cell without quotes is no value.
    private static func line(_ cells: [String]) -> [UInt8] {
        Array(cells.map { $0.isEmpty ? "" : CSVTable.cell($0) }.joined(separator: ",").utf8) + [UInt8(ascii: "\n")]
    }

    private mutating func flush() throws {
        digest.add(buffer)
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    consuming func finish() throws -> ExtractSchema.Table {
        try flush()
        try handle.close()
        return ExtractSchema.Table(
            name: table.name, file: "\(table.name).csv", rows: count, sha256: digest.finish().text, columns: table.columns)
    }
}

/// What lies in an extract, for the program that reads it.
struct ExtractSchema: Encodable {
    struct Table: Encodable {
        let name, file: String
        let rows: Int
        let sha256: String
        let columns: [ExtractTable.Column]
    }

    var format = "throughline-extract-1"
    let council, purpose, key, written, dataDay: String
    let load: Int?
    let tables: [Table]

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// For `duckdb < to-parquet.sql`, in this folder: each file as Parquet, with the types of the schema.
    var recipe: String {
        tables.map { table in
            let columns = table.columns.map { "'\($0.name)': '\($0.type.rawValue)'" }.joined(separator: ", ")
            return """
                COPY (SELECT * FROM read_csv('\(table.file)', header = true, columns = {\(columns)}))
                TO '\(table.name).parquet' (FORMAT parquet, COMPRESSION zstd);

                """
        }.joined()
    }
}
