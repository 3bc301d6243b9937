import Foundation
import GRDB
import Vocabulary

/// Reads the audit trail for those who may: who looked at a record, what an account did, and how much a day.
package struct AuditReads: Sendable {
    /// One row of the trail, with what lies beside it.
    package struct Line: Sendable, Identifiable {
        package enum Detail: Hashable, Sendable { case none, erased, words(String) }

        package let id: Int64
        package let moment: Date
        package let isView: Bool
        package let account, act, subject: String
        package let ground, address: String?
        package let detail: Detail
    }

    /// The newest lines first. `older` is what the next page begins before.
    package struct Page: Sendable {
        package let lines: [Line]
        package let older: Int64?
    }

    /// What one account did on one day in England.
    package struct DayCount: Sendable, Hashable {
        package let account: String
        package let day: Day
        /// Views, the different records among them, and changes.
        package let views, records, changes: Int
        /// The first and the last row of the day.
        package let first, last: Date
    }

    package static let pageSize = 100
    let store: Store

    package init(_ store: Store) { self.store = store }

    /// Who looked at a record, from one day to another, both counted, leaving out the acts that are no look for this reader.
    /// - Parameter changes: acts that opened the record and so count as looks.
    package func views(
        of subject: String, and changes: [Act] = [], from: Day? = nil, to: Day? = nil, besides acts: [Act] = [], before: Int64? = nil,
        limit: Int = pageSize
    ) async throws -> Page {
        let (begin, end) = EnglishDay.span(from, to)
        let (left, opening) = (acts.map(\.name).joined(separator: " "), changes.map(\.name).joined(separator: " "))
        return try await page(
            """
            subject = ? AND (kind = 'view' OR instr(' ' || ? || ' ', ' ' || act || ' ') > 0) AND at >= ? AND at < ?
                AND instr(' ' || ? || ' ', ' ' || act || ' ') = 0
            """,
            [subject, opening, begin, end, left], before, limit)
    }

    /// How often an account did something, for one reason, since a moment.
    package func count(of acts: [Act], ground: String, by account: String, since moment: Date) async throws -> Int {
        try await store.read { db in
            let sql: SQL = """
                SELECT count(*) FROM audit WHERE account = \(account) AND at >= \(AuditMoment.milliseconds(of: moment))
                    AND act IN \(acts.map(\.name)) AND ground = \(ground)
                """
            return try SQLRequest<Int>(literal: sql, cached: true).fetchOne(db) ?? 0
        }
    }

    /// Everything done to and seen of a record.
    package func rows(on subject: String, before: Int64? = nil, limit: Int = pageSize) async throws -> Page {
        try await page("subject = ?", [subject], before, limit)
    }

    /// What an account did and saw from one day to another, both counted.
    package func acts(by account: String, from: Day, to: Day?, before: Int64? = nil, limit: Int = pageSize) async throws -> Page {
        let (begin, end) = EnglishDay.span(from, to)
        return try await page("account = ? AND at >= ? AND at < ?", [account, begin, end], before, limit)
    }

    /// Each account's day, from one day to another, both counted; at most a year.
    package func counts(from: Day, to: Day) async throws -> [DayCount] {
        let days = (from.number...max(from.number, min(to.number, from.number + 366))).map { Day(number: $0) }
        return try await store.read { db in
            let sql = """
                SELECT account, sum(kind = 'view') AS views, count(DISTINCT CASE kind WHEN 'view' THEN subject END) AS records,
                    sum(kind = 'change') AS changes, min(at) AS first, max(at) AS last
                FROM audit INDEXED BY audit_by_time WHERE at >= ? AND at < ? GROUP BY account ORDER BY account
                """
            return try days.flatMap { day in
                try Row.fetchAll(db, sql: sql, arguments: [EnglishDay.start(of: day), EnglishDay.start(of: day + 1)]).map { row in
                    DayCount(
                        account: row["account"], day: day, views: row["views"], records: row["records"], changes: row["changes"],
                        first: AuditMoment.date(row["first"]), last: AuditMoment.date(row["last"]))
                }
            }
        }
    }

    private func page(_ condition: String, _ arguments: StatementArguments, _ before: Int64?, _ limit: Int) async throws -> Page {
        try await store.read { db in
            let sql = """
                SELECT audit.sequence, at, kind, account, act, subject, ground, address, detail IS NOT NULL AS told, words
                FROM audit LEFT JOIN audit_detail USING (sequence)
                WHERE \(condition) AND audit.sequence < ? ORDER BY audit.sequence DESC LIMIT ?
                """
            // One more than is shown, to know whether there is an older page.
            let rows = try Row.fetchAll(db, sql: sql, arguments: arguments + [before ?? .max, limit + 1])
            let lines = rows.prefix(limit).map(Line.init)
            return Page(lines: lines, older: rows.count > limit ? lines.last?.id : nil)
        }
    }
}

extension AuditReads.Line {
    fileprivate init(_ row: Row) {
        id = row["sequence"]
        moment = AuditMoment.date(row["at"])
        isView = row["kind"] == AuditEntry.Kind.view.rawValue
        (account, act, subject) = (row["account"], row["act"], row["subject"])
        (ground, address) = (row["ground"], row["address"])
        let words: String? = row["words"]
        detail = words.map { .words($0) } ?? (row["told"] ? .erased : .none)
    }
}
