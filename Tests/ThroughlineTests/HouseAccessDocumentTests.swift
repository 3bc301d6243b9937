import ChildRecordsWeb
import SiteKit
import Testing

@testable import Throughline

@Suite("The access table as a document")
struct HouseAccessDocumentTests {
    @Test func `docs/governance/access-table.md is what the policy makes it`() throws {
        #expect(
            try HouseFiles.isGenerated("docs/governance/access-table.md", as: HouseAccessDocumentTests.document(AccessTable.policy)),
            "run THROUGHLINE_WRITE=1 scripts/test --fast and look at the change")
    }

    @Test func `a role that is let in to more makes another document`() {
        let wider = Policy(AccessTable.policy.rows + [(.governChildren, [.administrator])], records: AccessTable.policy.records)
        #expect(HouseAccessDocumentTests.document(wider) != HouseAccessDocumentTests.document(AccessTable.policy))
    }

    private static func document(_ policy: Policy) -> String {
        let head =
            "| may | " + Role.allCases.map(\.title).joined(separator: " | ") + " |\n|---|" + Role.allCases.map { _ in "---|" }.joined()
        let acts = policy.rows.map { act, roles in row(act.words, Role.allCases.map { roles.contains($0) ? "yes" : "" }) }
        let records = policy.records.map { record in
            row(
                record.act.words,
                Role.allCases.map { role in
                    [
                        record.inScope.contains(role) ? "in scope" : nil, record.restricted.contains(role) ? "restricted too" : nil,
                        record.inEmergency.contains(role) ? "break-glass" : nil,
                    ].compactMap(\.self).joined(separator: ", ")
                })
        }
        return """
            # Who may do what

            Made from the one table that decides, [AccessTable.swift](../../Sources/Throughline/AccessTable.swift), by a test;
            `THROUGHLINE_WRITE=1 scripts/test --fast` writes it anew. The same table is a page of the product (Access), which prints. A person may do
            what any of their roles may. What is in no row is refused to everyone. What the answers are in fact, address by address, is compared with
            a table written by hand, [expected.csv](../../Tests/ThroughlineTests/Access/expected.csv).

            ## Acts

            People must confirm who they are, unless they did so in the last 5 minutes, before they: \(policy.askingAgainWords).

            Two people give each role that opens children's records, publication or the giving of access: one requests it with a reason, another approves it.
            One person may give: \(policy.givenByOneWords).

            \(head)
            \(acts.joined(separator: "\n"))

            ## Acts on the record of a child

            “In scope” is what the person's access reaches: the whole service, a team and those below it, or the children allocated to them. A
            restricted record opens to its named readers, and to those marked “restricted too”. Whoever is blocked from a family finds nothing of
            it, whatever stands here. An inspection under embargo opens to its named readers alone.

            \(head)
            \(records.joined(separator: "\n"))

            """
    }

    private static func row(_ words: String, _ cells: [String]) -> String { "| \(words) | " + cells.joined(separator: " | ") + " |" }
}
