import Foundation
import GRDB
import Logging
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

/// A governance paper says only what the program does: each sentence about keeping, erasing or finding is tied here to what bears it out,
/// and a sentence that is not tied fails.
@Suite("Governance papers say what the program does", .serialized)
struct GovernancePapersTests {
    private static let assessment = HouseFiles.text("docs/governance/data-protection-impact-assessment.md")
    private static let records = HouseFiles.text("docs/governance/records-of-processing.md")

    /// Tests whose names begin so bear a sentence out. Nil where only the council can say.
    private static let (age, record, page, loads, accounts): (String, String, String, String, String) = (
        "nothing is deleted because of its age", "the store refuses to delete what stays on record",
        "no page and no command erases words beside audit rows", "what a load replaced stays until the next one, and then goes",
        "no page and no command erases words beside audit rows"
    )

    /// Each sentence about how long something is kept, with what bears it out.
    private static let ties: [(sentence: String, by: String?)] = [
        ("**[council]** decides, in its retention schedule, and how it is carried out.", nil),
        ("Throughline is not the case record; what belongs there goes back there.", nil),
        ("This version deletes no record because of its age, drops no name when a case closes, and has no legal hold.", age),
        (
            "The rows of a load that was discarded or undone are deleted, and so are those that a later load replaced, once a further load is accepted.",
            loads
        ),
        (
            "Break-glass accesses, blocks, proposals to remove them and access reviews stay on record: the store refuses to delete them.",
            record
        ),
        (
            "Words beside audit rows lie apart from the chain, so that erasing them leaves it whole; this version has no page or command that erases them.",
            page
        ),
    ]
    private static let kept: [(words: String, by: String)] = [
        ("**[council]**; nothing is deleted by age", age),
        ("**[council]**; nothing is deleted by age; a load that was discarded, undone or replaced is deleted", loads),
        ("**[council]**, as the committee's scheme; the store refuses to delete what was published", record),
        ("**[council]**; the store refuses to delete them", record),
        ("**[council]**; the store refuses to delete blocks and family links", record),
        ("**[council]**; an account is ended, not deleted", accounts),
        ("**[council]**; the store refuses to delete it", record),
        ("what is due until the next load; a reason is kept over loads", "a reason why something is late is kept over loads"),
        ("**[council]**; a token ends on its day", "a token ends on its day"),
        ("**[council]**; nothing of an extract stays in the store", "has no number, name or day of birth in it"),
    ]

    @Test func `every sentence about how long something is kept is tied to what bears it out`() throws {
        let after = try #require(GovernancePapersTests.assessment.components(separatedBy: "## 5. How long\n").last)
        let section = (after.components(separatedBy: "\n## ").first ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let tied = GovernancePapersTests.ties.map(\.sentence)
        #expect(section == tied.joined(separator: " "), "a sentence of section 5 is not tied, or a tied one is gone")
        let cells = GovernancePapersTests.records.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }[5]
        }
        #expect(!cells.isEmpty)
        for cell in cells { #expect(GovernancePapersTests.kept.contains { $0.words == cell }, "not tied: \(cell)") }
        for name in Set(GovernancePapersTests.ties.compactMap(\.by) + GovernancePapersTests.kept.map(\.by)) {
            #expect(HouseFiles.tests.contains { $0.text.contains("@Test func `\(name)") || $0.text.contains("\"\(name)") }, "\(name)")
        }
    }

    @Test("what a paper never promises, because nothing does it", arguments: ["purge", "as shipped", "at least six years", "10 years"])
    func neverPromised(words: String) {
        for paper in [GovernancePapersTests.assessment, GovernancePapersTests.records] { #expect(!paper.lowercased().contains(words)) }
    }

    @Test func `nothing is deleted because of its age: a hundred years later every round leaves every record`() async throws {
        let council = try await AccessCouncil()
        let tables = [
            "child", "child_entry", "plan", "action", "evidence_item", "committee_report", "account", "audit", "published_snapshot",
        ]
        func counts() async throws -> [Int] {
            try await council.store.read { db in
                try tables.map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? -1 }
            }
        }
        let before = try await counts()
        let later = try await Composition(
            store: council.store, clock: Clock(fixed: AccessCouncil.today + 36_525), entrance: Entrance(port: 8080))
        await later.rounds.once(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        for (table, (was, now)) in zip(tables, zip(before, try await counts())) { #expect(now >= was, "\(table)") }
        let named = try await council.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM child WHERE name <> ''") }
        #expect(named == before[0], "no name was dropped")
    }

    @Test(
        "the store refuses to delete what stays on record",
        arguments: [
            "break_glass_access", "family_block", "family_link", "removal_proposal", "access_review", "published_snapshot", "frozen_paper",
            "audit",
        ])
    func staysOnRecord(table: String) async throws {
        let council = try await AccessCouncil()
        let triggers = try await council.store.read {
            try String.fetchAll(
                $0, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", arguments: [table])
        }
        #expect(triggers.contains { $0.contains("BEFORE DELETE ON") && $0.contains("RAISE(ABORT") })
        let rows = try await council.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
        guard rows > 0 else { return }
        await #expect(throws: DatabaseError.self) { try await council.store.writeUnaudited { try $0.execute(sql: "DELETE FROM \(table)") } }
    }

    @Test func `no page and no command erases words beside audit rows, or deletes an account`() throws {
        let callers = HouseFiles.sources.filter { $0.text.contains("eraseAuditDetails(") && $0.name != "AuditDetail" }
        #expect(callers.map(\.path) == [], "once something erases them, the paper says so")
        #expect(!HouseFiles.sources.contains { $0.text.contains("DELETE FROM account ") })
    }

    @Test func `every test that a paper names is there`() {
        let papers = HouseFiles.files(in: "docs/governance", endings: [".md"])
        let suites = Set(HouseFiles.tests.flatMap { $0.text.matches(of: /struct (\w+Tests)\b/).map { String($0.1) } })
        let folders = Set(HouseFiles.tests.compactMap { $0.path.split(separator: "/").dropFirst().first.map(String.init) })
        for paper in papers {
            for match in paper.text.matches(of: /\b(\w+Tests)\b/) {
                let name = String(match.1)
                #expect(suites.contains(name) || folders.contains(name), "\(paper.path) names \(name)")
            }
        }
    }

    @Test func `and every risk that the product does something about names one`() {
        let rows =
            GovernancePapersTests.assessment.components(separatedBy: "## 7. Risks").last?.split(separator: "\n")
            .filter { $0.hasPrefix("| ") && $0.contains("**[council]** | **[council]** |") } ?? []
        #expect(rows.count > 10)
        for row in rows {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells[3].contains("Tests") || cells[3].contains("SECURITY") || cells[2].contains("**[council]**"), "\(cells[1])")
        }
    }
}
