import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

/// The lists of every register that the site serves, with every filter and every order, as SQLite means to read them.
@Suite("Lists of registers are read by their indexes")
struct RegisterPlansTests {
    /// Registers that stay small, whose usual order may be sorted each time; what is due is found by an index of its days first.
    /// The legal tracker is ordered by what the reader may know of each family.
    private static let small: Set = ["/partners", "/measures", "/resources", "/my-committee/questions", "/due", "/pre-proceedings"]

    private func plans(_ check: (RegisterQueries, String, [String]) -> Void) async throws {
        let site = try await DemonstrationSite()
        #expect(site.queries.count > 10)
        for queries in site.queries {
            for role in [Role.director, .serviceManager] {
                guard let member = site.first[role] else { continue }
                let viewer = Viewer(Person(id: member.id, name: "", roles: [role]), AccessTable.policy, on: DemonstrationSite.today)
                for plan in try await site.store.read({ try queries.plans(viewer, $0) }) { check(queries, plan.asked, plan.steps) }
            }
        }
    }

    /// What a step reads whole, unless that is what another step of the same plan has made.
    private func scanned(_ steps: [String]) -> [String] {
        let made = Set(steps.filter { $0.hasPrefix("CO-ROUTINE ") || $0.hasPrefix("MATERIALIZE ") }.map { $0.split(separator: " ")[1] })
        return steps.filter { step in
            let words = step.split(separator: " ")
            return words.first == "SCAN" && !step.contains("VIRTUAL TABLE") && step != "SCAN CONSTANT ROW" && !made.contains(words[1])
                // The restrictions that are in force, of which there are few.
                && step != "SCAN closed USING INDEX restriction_of_child"
        }
    }

    @Test func `no list reads a whole table besides its own`() async throws {
        try await plans { queries, asked, steps in
            #expect(scanned(steps).count < 2, "\(queries.address) \(asked): \(steps)")
        }
    }

    @Test func `where rows are made for the reader, those of the page are found first and no other row is made whole`() async throws {
        var seen = 0
        try await plans { queries, asked, steps in
            guard queries.address == "/pre-proceedings" else { return }
            seen += 1
            let page = steps.firstIndex(of: "SEARCH c USING INDEX sqlite_autoindex_pre_proceedings_case_1 (id=?)")
            let all = steps.firstIndex { $0.hasPrefix("SCAN c") || $0.hasPrefix("SEARCH c USING COVERING") }
            #expect(page == 0, "\(asked): \(steps)")
            if let all { #expect(all > 0 && steps[..<all].contains { $0.hasPrefix("LIST SUBQUERY") }, "\(asked): \(steps)") }
        }
        #expect(seen > 10)
    }

    @Test func `the usual order of a register that grows comes from an index`() async throws {
        try await plans { queries, asked, steps in
            guard asked == "all", !RegisterPlansTests.small.contains(queries.address) else { return }
            #expect(steps.last != "USE TEMP B-TREE FOR ORDER BY", "\(queries.address): \(steps)")
        }
    }
}
