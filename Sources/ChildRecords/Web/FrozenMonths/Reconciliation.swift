import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// What a yearly return counts on 31 March beside what the extract counts on the same day: the two are of the same children.
struct Reconciliation: Sendable {
    let day: Day
    let words: String
    let inReturn, inExtract: Int

    var difference: Int { inExtract - inReturn }

    private static let asked: [(format: ReturnFormat, kind: EntryKind, words: String)] = [
        (.census, .cinEpisode, "Children in need on 31 March, in the census"),
        (.census, .cpPlan, "Children with a child protection plan on 31 March, in the census"),
        (.lookedAfter, .careEpisode, "Children in care on 31 March, in the looked-after return"),
    ]

    /// The returns of the last 31 March up to a day that are loaded, each with the extract beside it.
    static func read(until day: Day, in db: Database) throws -> [Reconciliation] {
        let year = (day.month, day.dayOfMonth) >= (3, 31) ? day.year : day.year - 1
        guard let march = Day(year, 3, 31) else { return [] }
        let parts = try Row.fetchAll(
            db,
            literal: "SELECT id, format FROM data_part WHERE in_force = 1 AND (taken_on = \(march.number) OR format = 'standard_dataset')")
        let ids = Dictionary(grouping: parts, by: { $0["format"] as String }).mapValues { $0.map { $0["id"] as Int64 } }
        return try asked.compactMap { format, kind, words in
            guard let own = ids[format.rawValue], let extract = ids[ReturnFormat.standardDataset.rawValue] else { return nil }
            let (inReturn, inExtract) = (
                try count(kind, own, march, in: db), try count(kind == .careEpisode ? .periodOfCare : kind, extract, march, in: db)
            )
            return inReturn == 0 ? nil : Reconciliation(day: march, words: words, inReturn: inReturn, inExtract: inExtract)
        }
    }

    /// Children with a spell that is open on the day: one that ends on it is not.
    private static func count(_ kind: EntryKind, _ parts: [Int64], _ day: Day, in db: Database) throws -> Int {
        let sql: SQL = """
            SELECT count(DISTINCT child) FROM child_entry WHERE kind = \(kind.rawValue) AND part IN \(parts) AND from_day <= \(day.number)
                AND (until_day IS NULL OR until_day > \(day.number))
            """
        return try SQLRequest<Int>(literal: sql, cached: true).fetchOne(db) ?? 0
    }
}
