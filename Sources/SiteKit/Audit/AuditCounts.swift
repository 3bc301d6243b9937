import Foundation
import GRDB
import Vocabulary

extension AuditReads {
    /// How often an account asked for one record on one day in England.
    package struct RecordCount: Sendable, Hashable {
        package let account, record: String
        package let day: Day
        package let opened, refused, outside: Int
    }

    /// Which views are what, by their acts and grounds.
    package struct Reading: Sendable {
        /// A line in a list: a look, and no opening.
        let listed: Act
        /// An ask for what is not there for the one who asks.
        let missed: Act
        /// The ground of a view that showed no record.
        let withheld: String
        /// A look at the trail itself.
        let trail: Act

        package init(listed: Act, missed: Act, withheld: String, trail: Act) {
            (self.listed, self.missed, self.withheld, self.trail) = (listed, missed, withheld, trail)
        }
    }

    static let mostDays = 366

    /// Each account's looks at each record on each day, from one day to another, both counted; at most a year.
    /// - Parameter usual: the minutes of the day that are usual; nil when none is.
    package func recordCounts(
        from: Day, to: Day, reading: Reading, usual: @escaping @Sendable (Day) -> Range<Int>?
    ) async throws -> [RecordCount] {
        let days = (from.number...max(from.number, min(to.number, from.number + AuditReads.mostDays))).map { Day(number: $0) }
        return try await store.read { db in
            let statement = try db.cachedStatement(sql: AuditReads.countSQL)
            return try days.flatMap { day in
                let begin = EnglishDay.start(of: day)
                let hours = usual(day).map { (begin + Int64($0.lowerBound) * 60_000, begin + Int64($0.upperBound) * 60_000) }
                return try Row.fetchAll(
                    statement,
                    arguments: [
                        reading.listed.name, reading.missed.name, reading.withheld, reading.missed.name, reading.withheld,
                        reading.missed.name, hours?.0 ?? begin, hours?.1 ?? begin, begin, EnglishDay.start(of: day + 1), reading.trail.name,
                    ]
                ).map { row in
                    RecordCount(account: row[0], record: row[1], day: day, opened: row[2], refused: row[3], outside: row[4])
                }
            }
        }
    }

    static let countSQL = """
        SELECT account, subject, sum(act NOT IN (?, ?) AND ground IS NOT ?), sum(act = ? OR ground IS ?),
            sum(act <> ? AND (at < ? OR at >= ?))
        FROM audit INDEXED BY audit_by_time WHERE at >= ? AND at < ? AND kind = 'view' AND act <> ? GROUP BY account, subject
        """
}
