import ChildRecords
import Foundation
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// What one child contributes now, against what is stored of it: what is new, and what no longer holds.
struct MeasuredWriting: Sendable {
    private let child: Int64
    private let digest: Int64
    private let born, seen, reviewed: Int?
    private let sex, ethnicity: String?
    private let disabled: Bool?
    private var next = 0
    private var origins = Data()
    private var added: [(number: Int, contribution: Contribution)] = []
    private var ended: [(measure: UInt16, number: Int)] = []

    private let dues: DueWriting

    /// How many rows it writes.
    var size: Int { 1 + added.count + ended.count + dues.size }

    private static let places = 8

    /// - Parameter run: after it has asked about this child, with keys of teams and workers that are their numbers in the store.
    init(_ history: ChildHistory, _ run: MeasureRun, on taken: Day, in db: Database) throws {
        let contributions = run.contributions.all
        guard
            let child = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT id FROM loaded_child WHERE number = ?"), arguments: [history.child.number.text])
        else { throw UnreadableValue("loaded_child", "number") }
        self.child = child
        dues = try DueWriting(of: child, DueClocks.once(run.contributions.clocks), run.situation, in: db)
        digest = MeasuredWriting.digest(contributions)
        born = if case .born(let day) = history.child.birth { day.number } else { nil }
        (sex, ethnicity) = (history.child.sex.code?.rawValue, history.child.ethnicity.code?.rawValue)
        disabled =
            switch history.child.isDisabled {
            case .yes: true
            case .no: false
            default: nil
            }
        (seen, reviewed) = (history.lastSeen(by: taken)?.number, history.lastReviewed(by: taken)?.number)
        let stored = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT digest, next FROM measured_child WHERE child = ?"), arguments: [child])
        next = stored?["next"] ?? 0
        if stored?["digest"] == digest, next == contributions.count {
            // Nothing was ever added to it or ended: they are numbered as they come.
            for (number, contribution) in contributions.enumerated() { place(contribution, at: number) }
            return
        }
        var open = stored == nil ? [:] : try MeasuredWriting.open(child, in: db)
        for contribution in contributions {
            let key = Key(contribution)
            if let number = open[key]?.popLast() {
                place(contribution, at: number)
            } else {
                place(contribution, at: next)
                added.append((next, contribution))
                next += 1
            }
        }
        for (key, numbers) in open { for number in numbers { ended.append((key.measure, number)) } }
    }

    /// What makes two contributions the same, whatever row they came from this time.
    private struct Key: Hashable {
        let measure: UInt16
        let kind: Int
        let reason: UInt8
        let first, last, value, team, worker: Int32

        init(_ contribution: Contribution) {
            (measure, kind, reason) = (contribution.measure, Int(contribution.kind.rawValue), contribution.reason)
            (first, last, value) = (contribution.first, contribution.last, contribution.value)
            (team, worker) = (contribution.team, contribution.worker)
        }

        init(_ row: Row) {
            (measure, kind, reason) = (row["measure"], row["kind"], row["reason"])
            (first, last, value) = (row["first"], row["last"], row["value"] ?? Contribution.none)
            (team, worker) = (row["team"], row["worker"])
        }
    }

    private static func open(_ child: Int64, in db: Database) throws -> [Key: [Int]] {
        var open: [Key: [Int]] = [:]
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT measure, number, kind, reason, first, last, value, team, worker FROM contribution
                    WHERE child = ? AND until IS NULL ORDER BY number DESC
                    """), arguments: [child])
        while let row = try rows.next() { open[Key(row), default: []].append(row["number"]) }
        return open
    }

    private mutating func place(_ contribution: Contribution, at number: Int) {
        let end = (number + 1) * MeasuredWriting.places
        if origins.count < end { origins.append(Data(count: end - origins.count)) }
        for (offset, value) in [contribution.file, contribution.row].enumerated() {
            withUnsafeBytes(of: value.littleEndian) { bytes in
                origins.replaceSubrange(end - 8 + offset * 4..<end - 4 + offset * 4, with: bytes)
            }
        }
    }

    /// The file and row of a contribution; nil where it came from no row.
    static func origin(_ number: Int, in origins: Data) -> (file: Int, row: Int)? {
        let start = origins.startIndex + number * places
        guard number >= 0, start + places <= origins.endIndex else { return nil }
        let values = [start, start + 4].map { at in (0..<4).reduce(0) { $0 | Int(origins[at + $1]) << ($1 * 8) } }
        return values[0] > 0 ? (values[0], values[1]) : nil
    }

    /// Of everything but the rows, so that a child of whom nothing changed is known at once.
    private static func digest(_ contributions: [Contribution]) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ value: some FixedWidthInteger) { hash = (hash ^ UInt64(truncatingIfNeeded: value)) &* 0x0000_0100_0000_01B3 }
        for one in contributions {
            add(one.measure)
            add(one.kind.rawValue)
            add(one.reason)
            for value in [one.first, one.last, one.value, one.team, one.worker] { add(value) }
        }
        return Int64(bitPattern: hash)
    }

    func write(_ run: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO measured_child (child, id, run, digest, next, origins, born, seen, reviewed, sex, ethnicity, disabled)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (child) DO UPDATE SET run = excluded.run, digest = excluded.digest, next = excluded.next,
                    origins = excluded.origins, born = excluded.born, seen = excluded.seen, reviewed = excluded.reviewed,
                    sex = excluded.sex, ethnicity = excluded.ethnicity, disabled = excluded.disabled
                """
        ).execute(
            arguments: [
                child, Identifier<MeasuredRecord>(), run, digest, next, origins, born, seen, reviewed, sex, ethnicity,
                disabled,
            ])
        let end = try db.cachedStatement(sql: "UPDATE contribution SET until = ? WHERE measure = ? AND child = ? AND number = ?")
        for (measure, number) in ended { try end.execute(arguments: [run, Int(measure), child, number]) }
        let add = try db.cachedStatement(
            sql: """
                INSERT INTO contribution (measure, child, number, kind, reason, first, last, value, team, worker, since)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try dues.write(run, in: db)
        for (number, one) in added {
            try add.execute(
                arguments: [
                    Int(one.measure), child, number, Int(one.kind.rawValue), Int(one.reason), one.first, one.last,
                    one.value == Contribution.none ? nil : one.value, one.team, one.worker, run,
                ])
        }
    }
}

/// A child behind a figure, in the audit trail.
package enum MeasuredRecord {}
