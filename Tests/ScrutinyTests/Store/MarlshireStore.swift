import ActionPlans
import ActionPlansWeb
import BoardsWeb
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
                + ScrutinySchema.migrations + BoardSchema.migrations + EvidenceItemSchema.migrations + BoardSchema.renames
                + ScrutinySchema.renames + IndicatorSchema.renames + EvidenceItemSchema.renames + ScrutinySchema.additions
                + BoardSchema.additions + IndicatorSchema.additions + IndicatorSchema.confirmations + IndicatorSchema.computed
                + ActionPlanSchema.additions
                + EvidenceItemSchema.additions + [ScrutinySchema.linkedActions])
        scrutiny = ScrutinyStore(store: store, council: "Marlshire County Council", clock: Clock(fixed: day(6, 10)))
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

    func create(_ facts: ReportFacts = .made()) async throws -> Identifier<CommitteeReport> {
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

    /// Each step is signed off by the holder of its own post.
    func clear(_ report: Identifier<CommitteeReport>) async throws {
        for step in try await scrutiny.file(report).report.signOffs {
            try await scrutiny.answerSignOff(
                step.id, of: report, isSignedOff: true, words: "", today: day(6, 10), by: try await holder(of: step.step.post))
        }
    }

    /// An account that holds a post.
    func holder(of post: String) async throws -> Changer {
        let plans = ActionPlanStore(store)
        let posts = try await store.read { try ActionPlanRecords.posts(in: $0) }
        if let held = posts.named(post)?.holder(on: day(6, 10))?.account { return Changer(account: held) }
        let account = Identifier<Person>()
        try await fill("the holder of \(post)") { db in
            try db.execute(
                sql: "INSERT INTO account (id, sign_in, name) VALUES (?, ?, ?)", arguments: [account, account.text, "Holder of \(post)"])
        }
        let id: Identifier<Post>
        if let known = posts.named(post)?.id { id = known } else { id = try await plans.addPost(title: post, by: .system) }
        try await plans.handOver(id, to: "Holder of \(post)", account: account, from: day(4, 1), by: .system)
        return Changer(account: account.text)
    }

    /// The step of that name.
    func step(_ name: String, of report: Identifier<CommitteeReport>) async throws -> SignOff {
        guard let step = try await scrutiny.file(report).report.signOffs.first(where: { $0.step.name == name }) else { throw NotFound() }
        return step
    }

    /// A report that Ada proposed and Bea may publish.
    func proposed() async throws -> Identifier<CommitteeReport> {
        let report = try await create()
        try await complete(report)
        try await clear(report)
        try await scrutiny.propose(report, today: day(6, 15), by: author)
        return report
    }
}
