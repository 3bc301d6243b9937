import ChildRecords
import ChildReturns
import GRDB
import SiteKit
import Vocabulary

/// Files of a load that are one return: of one form, of one year, with one data day.
package struct LoadedReturn: Identifiable, Sendable {
    package let id: Int64
    package let format: ReturnFormat
    /// The folder or the file; empty where all files of the form belong together.
    package let place: String
    package let period: String
    package let taken: Day?
    package let evidence: String
    package let doubt: String?
    package let tables: Int
}

/// Puts the parts of a load together to returns, each with its own year and data day: a folder of CSV files, a document, a workbook. What
/// one return tells never decides the year of another.
enum ReturnSets {
    /// A return before it is stored.
    struct Found: Sendable {
        let format: ReturnFormat
        let place: String
        let parts: [Int64]
        let council: String
        let dating: ReturnDating
    }

    private struct Part {
        let id: Int64
        let format: ReturnFormat
        let table: String
        let path: String
        let header: [ReturnNote.Kind: String]
        /// How often something begins or ends on a day: of episodes of care, and of everything.
        var episodes: [Day: Int] = [:]
        var all: [Day: Int] = [:]

        var components: [String] { path.split(separator: "/").map(String.init) }
        var folder: String { components.dropLast().joined(separator: "/") }
        var file: String { components.last ?? "" }
        /// The file’s own name and its folders, the nearest first.
        var names: [String] { components.reversed() }
        var isDocument: Bool { file.lowercased().hasSuffix(".xml") }
    }

    /// Reads every day of the load: for ``Store/computing(_:)``.
    static func found(in load: Identifier<DataLoad>, _ db: Database) throws -> [Found] {
        let begun = try Day.fetchOne(db, sql: "SELECT begun_on FROM data_load WHERE id = ?", arguments: [load])
        guard let begun else { throw NotFound() }
        let current = try String.fetchSet(
            db, sql: "SELECT DISTINCT period FROM data_part WHERE in_force = 1 AND format = 'looked_after' AND period <> ''")
        return try sets(try parts(of: load, in: db), begun).map { place, parts in
            let format = parts[0].format
            let header = parts.lazy.map(\.header).first { !$0.isEmpty } ?? [:]
            let evidence = ReturnEvidence(
                format: format, names: parts.map(\.file).uniqued + parts[0].names.dropFirst(), headerYear: header[.year] ?? "",
                referenceDay: header[.referenceDay].flatMap { Day(iso: $0) }, days: days(of: parts), loaded: begun,
                current: current)
            return Found(
                format: format, place: place, parts: parts.map(\.id), council: header[.council] ?? "", dating: evidence.dating)
        }
    }

    private static func days(of parts: [Part]) -> [Day: Int] {
        let episodes = parts.filter { $0.format == .lookedAfter }.reduce(into: [Day: Int]()) { $0.merge($1.episodes, uniquingKeysWith: +) }
        return episodes.isEmpty ? parts.reduce(into: [Day: Int]()) { $0.merge($1.all, uniquingKeysWith: +) } : episodes
    }

    private static func sets(_ parts: [Part], _ begun: Day) throws -> [(place: String, parts: [Part])] {
        let grouped = Dictionary(grouping: parts) { part in "\(part.format.rawValue)\u{1F}\(place(of: part))" }
        let sets = grouped.values.sorted { $0[0].id < $1[0].id }.flatMap { parts in
            isTwice(parts) ? split(parts, begun) : [(place(of: parts[0]), parts)]
        }
        // What was split by its days may belong to what names the same year.
        return sets.reduce(into: [(place: String, parts: [Part])]()) { found, set in
            if let same = found.firstIndex(where: { $0.place == set.place && $0.parts[0].format == set.parts[0].format }) {
                found[same].parts += set.parts
            } else {
                found.append(set)
            }
        }
    }

    private static func place(of part: Part) -> String {
        switch part.format {
        case .census: part.path
        case .standardDataset, .annexA: part.folder
        case .lookedAfter:
            part.isDocument
                ? part.path : [part.folder, DateInName.year(part.file)?.words ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    /// The same table of the looked-after return from two files: perhaps of two years.
    private static func isTwice(_ parts: [Part]) -> Bool {
        guard parts[0].format == .lookedAfter else { return false }
        return Dictionary(grouping: parts, by: \.table).values.contains { Set($0.map(\.path)).count > 1 || $0.count > 1 }
    }

    /// Each file by the year of its own days.
    private static func split(_ parts: [Part], _ begun: Day) -> [(place: String, parts: [Part])] {
        let years = Dictionary(grouping: parts) { part in
            ReturnEvidence(format: .lookedAfter, names: part.names, days: days(of: [part]), loaded: begun).dating.period
        }
        let folder = place(of: parts[0])
        if years.count == 1 { return [(folder, parts)] }
        return years.sorted { $0.key < $1.key }.map { year, parts in
            let year = year.isEmpty ? "year not known" : year
            return (folder.hasSuffix(year) ? folder : [folder, year].filter { !$0.isEmpty }.joined(separator: ", "), parts)
        }
    }

    private static func parts(of load: Identifier<DataLoad>, in db: Database) throws -> [Part] {
        var parts = try Row.fetchAll(
            db,
            sql: """
                SELECT data_part.id, data_part.file, format, table_name, inner_file, data_file.name FROM data_part
                JOIN data_file ON data_file.id = data_part.file WHERE data_file.load = ? ORDER BY data_part.id
                """, arguments: [load]
        ).map { row -> Part in
            let (inner, name): (String, String) = (row["inner_file"], row["name"])
            let notes = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT kind, value FROM data_note WHERE file = ? AND part IS NULL"), arguments: [row["file"]])
            let header = try notes.map { (try $0.word("kind", of: "data_note") as ReturnNote.Kind, $0["value"] as String) }
            return Part(
                id: row["id"], format: try row.word("format", of: "data_part"), table: row["table_name"],
                path: inner.isEmpty || inner == name ? name : "\(name)/\(inner)",
                header: Dictionary(header.filter { [.year, .council, .referenceDay].contains($0.0) }) { first, _ in first })
        }
        let places = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($0.element.id, $0.offset) })
        // A sort of a million rows costs more than counting them one after the other.
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT part, child_entry.kind, from_day, until_day FROM child_entry JOIN data_part ON data_part.id = part
                JOIN data_file ON data_file.id = data_part.file WHERE data_file.load = ?
                """, arguments: [load])
        while let row = try rows.next() {
            guard let place = places[row[0]] else { continue }
            let isEpisode = row[1] == EntryKind.careEpisode.rawValue
            for number in [row[2], row[3]] as [Int?] {
                guard let day = number.map(Day.init(number:)) else { continue }
                parts[place].all[day, default: 0] += 1
                if isEpisode { parts[place].episodes[day, default: 0] += 1 }
            }
        }
        return parts
    }

    static func write(_ found: [Found], of load: Identifier<DataLoad>, in db: Database) throws {
        for one in found {
            try db.execute(
                sql: "INSERT INTO data_return (load, format, place, council, evidence, doubt) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [load, one.format.rawValue, one.place, one.council, one.dating.evidence, one.dating.doubt])
            let id = db.lastInsertedRowID
            for part in one.parts {
                try db.cachedStatement(sql: "UPDATE data_part SET of_return = ?, period = ?, taken_on = ? WHERE id = ?").execute(
                    arguments: [id, one.dating.period, one.dating.taken?.number, part])
            }
        }
    }

    static func all(of load: Identifier<DataLoad>, in db: Database) throws -> [LoadedReturn] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT data_return.*, max(data_part.period) AS period, max(taken_on) AS taken, count(*) AS tables FROM data_return
                    JOIN data_part ON data_part.of_return = data_return.id WHERE data_return.load = ? GROUP BY data_return.id
                    ORDER BY data_return.id
                    """), arguments: [load]
        ).map { row in
            LoadedReturn(
                id: row["id"], format: try row.word("format", of: "data_return"), place: row["place"], period: row["period"],
                taken: (row["taken"] as Int?).map { Day(number: $0) }, evidence: row["evidence"], doubt: row["doubt"], tables: row["tables"]
            )
        }
    }

    /// What a person says stands, and nothing is in doubt any more.
    static func set(_ id: Int64, of load: Identifier<DataLoad>, period: String, taken: Day, by words: String, in db: Database) throws {
        try db.execute(
            sql: "UPDATE data_return SET evidence = ?, doubt = NULL WHERE id = ? AND load = ?", arguments: [words, id, load])
        guard db.changesCount == 1 else { throw NotFound() }
        try db.execute(
            sql: "UPDATE data_part SET period = ?, taken_on = ? WHERE of_return = ?", arguments: [period, taken.number, id])
    }
}

/// Children in care by an older return of whom a later year’s return says nothing: what became of them is not known.
enum OlderReturns {
    struct Found: Sendable { let file: Int64; let older: String; let later: String; let children: Int }

    /// Compares the years of a load with one another and with the current ones that it leaves as they are: for ``Store/computing(_:)``.
    static func found(in load: Identifier<DataLoad>, _ db: Database) throws -> [Found] {
        try Row.fetchAll(
            db,
            sql: """
                WITH episode_part AS (
                    SELECT data_part.id, data_part.file, period, data_file.load = :load AS is_new FROM data_part
                    JOIN data_file ON data_file.id = data_part.file
                    WHERE format = 'looked_after' AND table_name = 'episodes' AND period <> '' AND (data_file.load = :load
                        OR (in_force = 1 AND period NOT IN (SELECT period FROM data_part JOIN data_file ON data_file.id = data_part.file
                            WHERE data_file.load = :load AND format = 'looked_after' AND table_name = 'episodes')))
                )
                SELECT max(file) AS file, period, count(DISTINCT child) AS children,
                    (SELECT min(period) FROM episode_part AS other WHERE other.period > older.period) AS later
                FROM episode_part AS older JOIN child_entry ON part = older.id AND until_day IS NULL AND child_entry.kind = :episode
                WHERE EXISTS (SELECT 1 FROM episode_part AS other WHERE other.period > older.period AND (other.is_new OR older.is_new))
                    AND NOT EXISTS (SELECT 1 FROM child_entry AS again JOIN episode_part AS other ON other.id = again.part
                        WHERE again.child = child_entry.child AND other.period > older.period)
                GROUP BY period
                """, arguments: ["load": load, "episode": EntryKind.careEpisode.rawValue]
        ).map { Found(file: $0["file"], older: $0["period"], later: $0["later"], children: $0["children"]) }
    }

    static func write(_ found: [Found], of load: Identifier<DataLoad>, in db: Database) throws {
        let own = try Int64.fetchOne(db, sql: "SELECT max(id) FROM data_file WHERE load = ?", arguments: [load])
        for one in found {
            try db.execute(
                sql: "INSERT INTO data_note (file, kind, column_name, value, count) VALUES (?, ?, ?, ?, ?)",
                arguments: [own ?? one.file, ReturnNote.Kind.olderOnly.rawValue, one.older, one.later, one.children])
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, in its first place.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
