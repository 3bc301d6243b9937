import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Reading the audit trail")
struct AuditReadsTests {
    private let audited: AuditedStore
    private var reads: AuditReads { AuditReads(audited.store) }

    private static func at(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    init() async throws {
        audited = try AuditedStore()
        // In summer the day in England begins an hour before the day in UTC.
        let rows: [(String, AuditEntry.Kind, String, String)] = [
            ("2022-06-19T22:59:59Z", .view, "sam", "child-1"), ("2022-06-19T23:00:00Z", .view, "priya", "child-1"),
            ("2022-06-20T09:00:00Z", .view, "priya", "child-1"), ("2022-06-20T09:01:00Z", .view, "priya", "child-2"),
            ("2022-06-20T22:59:59Z", .change, "priya", "child-1"), ("2022-06-20T23:00:00Z", .view, "priya", "child-3"),
        ]
        for (time, kind, account, subject) in rows {
            let moment = try AuditReadsTests.at(time)
            try await audited.store.writeUnaudited {
                let entry = AuditEntry(kind, .readNotes, by: Changer(account: account), on: subject, ground: "duty", note: "why \(subject)")
                try AuditTrail.append(entry, at: moment, in: $0)
            }
        }
    }

    @Test func `who looked at a record is told newest first, and a change is no view`() async throws {
        let page = try await reads.views(of: "child-1")
        #expect(page.lines.map(\.account) == ["priya", "priya", "sam"] && page.older == nil)
        #expect(page.lines.first?.detail == .words("why child-1") && page.lines.first?.ground == "duty")
    }

    @Test func `looks may be read from one day to another, and without an act`() async throws {
        let day = try #require(Day(2022, 6, 20))
        #expect(try await reads.views(of: "child-1", from: day).lines.map(\.account) == ["priya", "priya"])
        #expect(try await reads.views(of: "child-1", to: day - 1).lines.map(\.account) == ["sam"])
        #expect(try await reads.views(of: "child-1", besides: [.readNotes]).lines.isEmpty)
        #expect(try await reads.views(of: "child-1", besides: [.writeNotes]).lines.count == 3)
    }

    @Test func `looks at each record on each day are counted by what they were and when in England`() async throws {
        let day = try #require(Day(2022, 6, 20))
        let reading = AuditReads.Reading(listed: .writeNotes, missed: .writeNotes, withheld: "", trail: .writeNotes)
        let counts = try await reads.recordCounts(from: day, to: day, reading: reading) { _ in 600..<1140 }
        // 09:00 UTC is 10:00 in England's summer, and in time; midnight is not.
        #expect(Set(counts.map { "\($0.record) \($0.opened) \($0.outside)" }) == ["child-1 2 1", "child-2 1 0"])
        let none = try await reads.recordCounts(from: day, to: day, reading: reading) { _ in nil }
        #expect(none.reduce(0) { $0 + $1.outside } == 3)
    }

    @Test func `older rows are on the next page`() async throws {
        let first = try await reads.rows(on: "child-1", limit: 3)
        let second = try await reads.rows(on: "child-1", before: first.older, limit: 3)
        #expect(first.lines.map(\.id) == [5, 3, 2] && second.lines.map(\.id) == [1] && second.older == nil)
    }

    @Test func `what an account did on a day begins and ends at midnight in England`() async throws {
        let day = try #require(Day(2022, 6, 20))
        #expect(try await reads.acts(by: "priya", from: day, to: day).lines.map(\.id) == [5, 4, 3, 2])
        #expect(try await reads.acts(by: "priya", from: day + 1, to: day + 1).lines.map(\.id) == [6])
    }

    @Test func `each account's day is counted: views, different records, changes`() async throws {
        let day = try #require(Day(2022, 6, 20))
        let counts = try await reads.counts(from: day - 1, to: day)
        #expect(
            counts.map { "\($0.account) \($0.day.iso) \($0.views) \($0.records) \($0.changes)" } == [
                "sam 2022-06-19 1 1 0", "priya 2022-06-20 3 2 1",
            ])
        #expect(counts.last?.first == (try AuditReadsTests.at("2022-06-19T23:00:00Z")))
    }

    @Test func `the pages read through the indexes`() async throws {
        for (condition, index) in [
            ("subject = 'a' AND kind = 'view'", "audit_by_subject"), ("account = 'a' AND at >= 1 AND at < 2", "audit_by_account"),
        ] {
            let plan = try await audited.store.read {
                try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN SELECT * FROM audit WHERE \(condition) ORDER BY sequence DESC LIMIT 9")
                    .map { $0["detail"] as String }.joined()
            }
            #expect(plan.contains(index), "\(plan)")
        }
    }
}
