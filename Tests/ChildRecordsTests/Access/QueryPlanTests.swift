import ChildRecords
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// Explains the product’s own SQL, as it is sent.
@Suite("How the children's list and the hidden IDs are found")
struct QueryPlanTests {
    private func plan(_ sql: SQL, in council: TestCouncil) async throws -> [String] {
        try await council.store.read { db in
            try SQLRequest<Row>(literal: "EXPLAIN QUERY PLAN \(sql)").fetchAll(db).map { $0["detail"] as String }
        }
    }

    private func scanned(_ plan: [String]) -> [String] {
        plan.filter { $0.hasPrefix("SCAN ") }.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
    }

    private static let reaches = [
        Reach(ordinary: [.wholeService], restricted: [.wholeService], inEmergency: true), Reach(ordinary: [.team(Identifier())]),
        Reach(ordinary: [.ownAllocation], inEmergency: true), .none,
    ]

    @Test("the list reads the children once, and everything that decides by an index", arguments: reaches.indices)
    func list(_ reach: Int) async throws {
        let council = try await TestCouncil()
        let asker = council.asker(council.worker, QueryPlanTests.reaches[reach])
        for query in [ChildQuery(), ChildQuery(team: council.east), ChildQuery(page: 7)] {
            let sql = ChildListSQL(query, asker)
            for (name, asked) in [("counts", sql.counts), ("open", sql.open(from: 50)), ("restricted", sql.restricted(from: 0, length: 9))]
            {
                let plan = try await plan(asked, in: council)
                let allowed: Set = ["child", "seen", "page", "worker", "below", "closed"]
                #expect(Set(scanned(plan)).isSubset(of: allowed), "\(name): \(plan.joined(separator: "\n"))")
                // Restrictions are few, and have an index of their own.
                for line in plan where line.hasPrefix("SCAN closed") { #expect(line.contains("restriction_of_child"), "\(name): \(line)") }
                if name == "open", query.team == nil {
                    #expect(plan.contains { $0.contains("child_by_name") }, "\(plan.joined(separator: "\n"))")
                }
            }
        }
    }

    @Test("a row of a register about a child costs a look-up by the child, not a scan", arguments: reaches.indices)
    func condition(_ reach: Int) async throws {
        let council = try await TestCouncil()
        let asker = council.asker(council.worker, QueryPlanTests.reaches[reach])
        let seen = ChildVisibility.condition(for: asker, column: "child_allocation.child")
        let plan = try await plan("SELECT count(*) FROM child_allocation WHERE \(seen)", in: council)
        #expect(!scanned(plan).contains("seen"), "\(plan.joined(separator: "\n"))")
        #expect(plan.contains { $0.hasPrefix("SEARCH seen USING") }, "\(plan.joined(separator: "\n"))")
    }

    @Test func `the children of a family in the case system are found by the index of families`() async throws {
        let council = try await TestCouncil()
        let plan = try await plan(HiddenChildIDs.sql(of: council.worker.worker), in: council)
        #expect(plan.contains { $0.contains("child_entry USING INDEX entry_of_family") }, "\(plan.joined(separator: "\n"))")
        #expect(Set(scanned(plan)).isSubset(of: ["hidden"]), "\(plan.joined(separator: "\n"))")
    }
}
