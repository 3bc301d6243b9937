import ActionPlansWeb
import EvidenceItemsWeb
import Foundation
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

@testable import Scrutiny
@testable import ScrutinyWeb

/// The invented council's store with one published, confirmed inspection, opened by the product's own function.
final class MarlshireStore: Sendable {
    let directory: URL
    let store: Store
    let scrutiny: ScrutinyStore
    let inspection = Identifier<Inspection>()
    let (ada, bea) = (Identifier<Person>(), Identifier<Person>())

    init(state: String = "published") async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-reports-\(UUID().uuidString)")
        store = try Store.open(
            directory,
            migrations: SiteSchema.migrations + InspectionSchema.migrations + IndicatorSchema.migrations + ActionPlanSchema.migrations
                + ScrutinySchema.migrations + EvidenceItemSchema.migrations)
        scrutiny = ScrutinyStore(store: store, council: "Marlshire County Council")
        try await fill("people and an inspection") { [inspection, ada, bea] db in
            try db.execute(
                sql: "INSERT INTO account (id, sign_in, name) VALUES (?, 'ada', 'Ada Lowe'), (?, 'bea', 'Bea Marsh')",
                arguments: [ada, bea])
            try db.execute(
                sql: """
                    INSERT INTO inspection (id, stage, state, framework, council, lead_inspector, notified, fieldwork_from, fieldwork_to,
                        received, published)
                    VALUES (?, 'confirmed', ?, 'ILACS', 'Marlshire', 'Nell Fane', '2022-01-31', '2022-02-07', '2022-02-11', '2022-03-21',
                        '2022-03-25')
                    """, arguments: [inspection, state])
            try db.execute(
                sql: "INSERT INTO judgement (inspection, area, position, grade, printed) VALUES (?, 'overall', 1, 'good', 'Good')",
                arguments: [inspection])
            try db.execute(
                sql: "INSERT INTO paragraph (inspection, number, section, page, text) VALUES (?, 14, 'Help', 4, 'Letters are late.')",
                arguments: [inspection])
            let finding = Identifier<Finding>()
            try db.execute(
                sql:
                    "INSERT INTO finding (id, inspection, kind, position, text, state) VALUES (?, ?, 'improvement', 1, 'The letters', 'accepted')",
                arguments: [finding, inspection])
            try db.execute(sql: "INSERT INTO finding_paragraph (finding, number) VALUES (?, 14)", arguments: [finding])
        }
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    var author: Changer { Changer(account: ada.text) }
    var other: Changer { Changer(account: bea.text) }

    /// Changes the record behind the report's back.
    func fill(_ note: String, _ body: @escaping @Sendable (Database) throws -> Void) async throws {
        try await store.change(by: .system, Act("tests.fill", "fill a test's store"), on: "tests", note: note, body)
    }

    func begin(_ facts: ReportFacts = .made()) async throws -> Identifier<CommitteeReport> {
        try await scrutiny.createReport(on: inspection, facts: facts, today: day(5, 2), by: author)
    }

    /// Writes plain text into each section that must be completed, so that nothing is open.
    func complete(_ report: Identifier<CommitteeReport>) async throws {
        for section in try await scrutiny.file(report).report.sections where section.needsCompleting {
            let body = section.body.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("[") }
            try await scrutiny.editSection(
                section.id, of: report, heading: section.heading, body: body.joined(separator: "\n"), isComplete: true,
                version: section.version, by: author)
        }
    }

    func clear(_ report: Identifier<CommitteeReport>) async throws {
        for step in try await scrutiny.file(report).report.clearance {
            try await scrutiny.answerClearance(step.id, of: report, isCleared: true, words: "", today: day(6, 10), by: other)
        }
    }

    /// A report that Ada proposed and Bea may publish.
    func proposed() async throws -> Identifier<CommitteeReport> {
        let report = try await begin()
        try await complete(report)
        try await clear(report)
        try await scrutiny.propose(report, today: day(6, 15), by: author)
        return report
    }
}
