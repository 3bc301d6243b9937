import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

extension Act {
    package static let exchangeMeasures = Act(
        "measures.exchange", "send published measures to other councils, enter their keys and import their files")
}

extension MeasureFileRefusal: InWords {}

/// Why nothing can be exchanged.
package enum ExchangeRefusal: InWords {
    case noOwnCode
    case nothingPublished(Int?)
    case notAKey
    case otherFingerprint
    case ownKey
    case unknownCode(String)

    package var words: String {
        switch self {
        case .noOwnCode:
            "The code of your council is not set, so another council could not tell whose file it is. Set it under Settings, Council."
        case .nothingPublished(nil): "No month is published yet. Publish a month under Figures for publication, and export then."
        case .nothingPublished(let year?): "No month of April \(year) to March \(year + 1) is published. Choose another year."
        case .notAKey: "This is no key. A key has 64 characters, the digits 0 to 9 and the letters a to f. Copy it whole."
        case .otherFingerprint:
            "The fingerprint does not fit the key. Do not use the key. Ask the other council to send it again, and compare on the telephone."
        case .ownKey: "This is the key of your own council. Enter the key of the other council."
        case .unknownCode(let code):
            "“\(code)” is no code of a council of England that is known. Enter the three-figure code of the Department for Education, and the name."
        }
    }
}

/// Signed files of published measures, to other councils and from them.
package struct MeasureExchange: Sendable {
    static let keyName = "measure-file-key"
    private static let first = "throughline measures 1"

    package let store: Store
    /// The directory of the keys, outside the store.
    private let keys: URL

    package init(store: Store, keys: URL) { (self.store, self.keys) = (store, keys) }

    /// Our key; it is made when there is none.
    private func own() throws -> SigningKey { try SigningKey(named: MeasureExchange.keyName, in: keys) }

    package func ownKey() throws -> VerifyingKey { try own().verifying }

    // MARK: Out

    /// The published months of a financial year, whole council only, signed.
    /// - Parameter year: the one that begins on 1 April of it; the latest of which anything is published where it is nil.
    /// - Throws: ``ExchangeRefusal``.
    package func export(year: Int?, on today: Day, by changer: Changer) async throws -> (name: String, bytes: [UInt8]) {
        let file = try await store.computing { db -> MeasureFile in
            guard let own = try OwnAuthority.read(in: db) else { throw ExchangeRefusal.noOwnCode }
            guard let chosen = try year ?? SharedMonths.read(in: db).years.first else { throw ExchangeRefusal.nothingPublished(nil) }
            let book = try SharedBook(year: chosen, in: db)
            let shared = ChildMeasures.all.compactMap { book.measure($0) }
            let measures = shared.map { $0.inFile }.filter { !$0.figures.isEmpty }
            guard !measures.isEmpty else { throw ExchangeRefusal.nothingPublished(chosen) }
            return MeasureFile(
                council: .init(code: own.code, name: own.name, region: LocalAuthorities.england[code: own.code]?.region ?? ""),
                year: chosen,
                written: today, measures: measures)
        }
        let bytes = try MeasureExchange.signed(file, with: try own())
        try await store.recordView(of: ["\(file.year)"], act: .exchangeMeasures, by: changer, ground: "export")
        return ("measures-\(file.council.code)-\(file.year).txt", bytes)
    }

    /// A first line with the key and the signature, then what is signed: nothing of it can change.
    package static func signed(_ file: MeasureFile, with key: SigningKey) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = Array(try encoder.encode(file))
        let signature = try key.sign(message(body))
        return Array("\(first) \(key.verifying.text) \(signature)\n".utf8) + body
    }

    private static func message(_ body: [UInt8]) -> [UInt8] { Array("\(first)\n".utf8) + body }

    // MARK: Keys of others

    /// Enters the key of another council, which a person compared by its fingerprint. A key before it ends.
    /// - Throws: ``ExchangeRefusal``.
    package func addKey(
        _ text: String, fingerprint: String, code: String, name: String, on today: Day, by changer: Changer
    ) async throws {
        guard let key = VerifyingKey(text) else { throw ExchangeRefusal.notAKey }
        guard key.hasFingerprint(fingerprint) else { throw ExchangeRefusal.otherFingerprint }
        if try key == ownKey() { throw ExchangeRefusal.ownKey }
        let listed = LocalAuthorities.england[code: code]
        guard let shown = listed?.name ?? (OwnAuthority(code: code, name: name)?.name) else { throw ExchangeRefusal.unknownCode(code) }
        let id = Identifier<CouncilKey>()
        try await store.change(by: changer, .exchangeMeasures, on: id.text, note: "key of \(shown) entered", ground: code) { db in
            if try OwnAuthority.read(in: db)?.code == code { throw MeasureFileRefusal.ownCouncil(shown) }
            let author = try changer.name(in: db)
            try db.execute(
                sql: "UPDATE council_key SET ended_on = ?, ended_by = ? WHERE code = ? AND ended_on IS NULL",
                arguments: [today, author, code])
            try db.execute(
                sql: "INSERT INTO council_key (id, code, name, key, added_on, added_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, code, shown, key.text, today, author])
        }
    }

    /// Files that were imported with it stay.
    package func endKey(_ id: Identifier<CouncilKey>, on today: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .exchangeMeasures, on: id.text, note: "key ended") { db in
            try db.execute(
                sql: "UPDATE council_key SET ended_on = ?, ended_by = ? WHERE id = ? AND ended_on IS NULL",
                arguments: [today, try changer.name(in: db), id])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    // MARK: In

    /// Takes a file of another council, whole or not at all. It replaces an older one of the same council and year.
    /// - Returns: what was taken, in words.
    /// - Throws: ``MeasureFileRefusal``.
    @discardableResult
    package func take(_ bytes: [UInt8], on today: Day, by changer: Changer) async throws -> String {
        let (sentKey, signature, body) = try MeasureExchange.parts(bytes)
        guard let file = try? JSONDecoder().decode(MeasureFile.self, from: Data(body)), !file.council.name.isEmpty,
            file.council.name.count <= 200, file.council.region.count <= 100, (2000...2100).contains(file.year)
        else { throw MeasureFileRefusal.notAMeasureFile }
        let ownKey = try ownKey()
        let id = Identifier<MeasureFile>()
        return try await store.change(
            by: changer, .exchangeMeasures, on: id.text, note: "measure file imported", ground: file.council.code
        ) { db in
            if let own = try OwnAuthority.read(in: db), own.code == file.council.code || sentKey == ownKey {
                throw MeasureFileRefusal.ownCouncil(own.name)
            }
            guard let known = try CouncilKey.current(of: file.council.code, in: db) else {
                throw MeasureFileRefusal.unknownCouncil(code: file.council.code)
            }
            guard known.key == sentKey else { throw MeasureFileRefusal.otherKey(known.name) }
            guard known.key.isSignature(signature, of: MeasureExchange.message(body)) else { throw MeasureFileRefusal.changed(known.name) }
            try file.check(MeasureExchange.catalogue)
            try MeasureExchange.keep(file, id, Digest(of: bytes), known, on: today, by: try changer.name(in: db), in: db)
            return
                "\(known.name), April \(file.year) to March \(file.year + 1): \(file.measures.count) measures, \(file.measures.reduce(0) { $0 + $1.figures.count }) figures."
        }
    }

    /// By code.
    private static let catalogue = Dictionary(ChildMeasures.all.map { ($0.code, MeasureFile.Known($0)) }) { first, _ in first }

    private static func parts(_ bytes: [UInt8]) throws(MeasureFileRefusal) -> (key: VerifyingKey, signature: String, body: [UInt8]) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end < 400, let line = String(validating: bytes[..<end], as: UTF8.self)
        else { throw .notAMeasureFile }
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 5, words.prefix(3).joined(separator: " ") == first, let key = VerifyingKey(words[3]) else {
            throw .notAMeasureFile
        }
        return (key, words[4], Array(bytes[(end + 1)...]))
    }

    private static func keep(
        _ file: MeasureFile, _ id: Identifier<MeasureFile>, _ digest: Digest, _ key: CouncilKey, on today: Day, by author: String,
        in db: Database
    ) throws {
        let before = try Day.fetchOne(
            db, sql: "SELECT written_on FROM measure_file WHERE code = ? AND year = ?", arguments: [file.council.code, file.year])
        if let before, file.written < before { throw MeasureFileRefusal.olderFile(written: file.written, have: before) }
        try db.execute(sql: "DELETE FROM measure_file WHERE code = ? AND year = ?", arguments: [file.council.code, file.year])
        try db.execute(
            literal: """
                INSERT INTO measure_file (id, code, name, region, year, written_on, imported_on, imported_by, digest, key)
                VALUES (\(id), \(file.council.code), \(key.name), \(file.council.region), \(file.year), \(file.written), \(today), \(author),
                    \(digest.text), \(key.id))
                """)
        let add = try db.cachedStatement(
            sql: """
                INSERT INTO measure_file_figure (measure, file, last_day, to_date, first_day, state, numerator, denominator, mean)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for measure in file.measures {
            for one in measure.figures {
                try add.execute(
                    arguments: [
                        measure.code, id, one.last, one.isToDate, one.first, one.state.rawValue, one.numerator, one.denominator, one.mean,
                    ])
            }
        }
    }
}

extension SharedMeasure {
    /// The council’s months and years to date.
    var inFile: MeasureFile.OfMeasure {
        let figures = months.enumerated().flatMap { index, month -> [MeasureFile.Figure] in
            let first = months.first ?? month
            let own = figure(.month(index + 1, of: 0), until: month)?.inFile(first: month.first, last: month.last, isToDate: false)
            let sum = figure(.toDate(index + 1, of: 0), until: month)?.inFile(first: first.first, last: month.last, isToDate: true)
            return [own, sum].compactMap(\.self)
        }
        return MeasureFile.OfMeasure(code: measure.code, title: measure.title, definition: measure.version, figures: figures)
    }
}

/// The key of another council.
package struct CouncilKey: Identifiable, Sendable {
    package let id: Identifier<CouncilKey>
    package let code, name: String
    package let key: VerifyingKey
    let added: Day
    let author: String
    let ended: Day?

    private init(_ row: Row) throws {
        guard let key = VerifyingKey(row["key"] as String) else { throw UnreadableValue("council_key", "key") }
        (id, code, name, self.key) = (row["id"], row["code"], row["name"], key)
        (added, author, ended) = (row["added_on"], row["added_by"], row["ended_on"])
    }

    static func all(in db: Database) throws -> [CouncilKey] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM council_key ORDER BY name, ended_on IS NOT NULL, added_on DESC, id")
        ).map { try CouncilKey($0) }
    }

    static func current(of code: String, in db: Database) throws -> CouncilKey? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM council_key WHERE code = ? AND ended_on IS NULL"), arguments: [code]
        ).map { try CouncilKey($0) }
    }
}

/// A file of another council that was imported.
struct ImportedFile: Sendable {
    let name: String
    let year: Int
    let written, imported: Day
    let author: String
    let figures: Int

    static func all(in db: Database) throws -> [ImportedFile] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT name, year, written_on, imported_on, imported_by,
                        (SELECT count(*) FROM measure_file_figure WHERE file = measure_file.id) AS figures
                    FROM measure_file ORDER BY name, year DESC
                    """)
        ).map {
            ImportedFile(
                name: $0["name"], year: $0["year"], written: $0["written_on"], imported: $0["imported_on"], author: $0["imported_by"],
                figures: $0["figures"])
        }
    }
}
