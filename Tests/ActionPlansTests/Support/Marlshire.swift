import ActionPlans
import ActionPlansWeb
import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// The invented council's store with one published, confirmed inspection of three findings, opened by the product's own function.
final class Marlshire: Sendable {
    let directory: URL
    let store: Store
    let acts: ActionPlanStore
    let inspection = Identifier<Inspection>()
    let letters = Identifier<Finding>()
    let homes = Identifier<Finding>()
    let health = Identifier<Finding>()
    let ada = Identifier<Person>()
    let today = day(6, 20)

    init(stage: String = "confirmed", state: String = "published", kind: String = "improvement") async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-plans-\(UUID().uuidString)")
        store = try Store.open(
            directory,
            migrations: SiteSchema.migrations + InspectionSchema.migrations + IndicatorSchema.migrations + ActionPlanSchema.migrations
                + IndicatorSchema.renames
                + IndicatorSchema.additions + IndicatorSchema.confirmations + IndicatorSchema.computed + ActionPlanSchema.additions)
        acts = ActionPlanStore(store)
        let findings = [(letters, "pre-proceedings"), (homes, "sufficiency"), (health, "emotional-health")]
        try await store.change(by: .system, Act("tests.fill", "fill a test's store"), on: "tests") { [inspection, ada] db in
            try db.execute(sql: "INSERT INTO account (id, sign_in, name) VALUES (?, 'ada', 'Ada Lowe')", arguments: [ada])
            try db.execute(
                sql: """
                    INSERT INTO inspection (id, stage, state, framework, council, notified, fieldwork_from, fieldwork_to, received, published)
                    VALUES (?, ?, ?, 'ILACS', 'Marlshire', '2022-01-31', '2022-02-07', '2022-02-11', '2022-03-21', '2022-03-28')
                    """, arguments: [inspection, stage, state])
            for (index, (finding, theme)) in findings.enumerated() {
                try db.execute(
                    sql: "INSERT INTO finding (id, inspection, kind, position, text, state) VALUES (?, ?, ?, ?, ?, 'accepted')",
                    arguments: [finding, inspection, index == 0 ? kind : "improvement", index + 1, "What must improve in \(theme)"])
                try db.execute(sql: "INSERT INTO finding_theme (finding, theme) VALUES (?, ?)", arguments: [finding, theme])
                try db.execute(sql: "INSERT INTO finding_paragraph (finding, number) VALUES (?, ?)", arguments: [finding, index + 13])
            }
        }
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    var changer: Changer { Changer(account: ada.text) }

    func draft(
        _ text: String = "Renew the letter", for findings: [Identifier<Finding>]? = nil, owner: OwnerChoice = .nobody, due: Day = day(6, 30)
    )
        -> ActionDraft
    {
        ActionDraft(
            text: text, findings: findings ?? [letters], owner: owner, start: day(4, 4), due: due, differenceBy: day(9, 30))
    }

    @discardableResult
    func plan(_ actions: [ActionDraft]? = nil) async throws -> Identifier<Plan> {
        try await acts.createPlan(
            PlanDraft(inspection: inspection, title: "Plan after the inspection", start: day(4, 4), actions: actions ?? [draft()]),
            on: day(4, 4), by: changer)
    }

    var measures: MeasureStore { MeasureStore(store) { _, _ in } }

    func measure(_ name: String) async throws -> Identifier<Measure> {
        try await measures.add(MeasureDraft(name: name, source: "Tracker"), on: day(6, 1), by: changer)
    }

    func actions(_ plan: Identifier<Plan>) async throws -> [Action] {
        try await store.read { try ActionPlanRecords.actions(of: plan, in: $0) }
    }

    func agree(_ plan: Identifier<Plan>, on day: Day = day(5, 2)) async throws {
        try await acts.agree(plan, by: "The director", at: "Improvement board", on: day, today: today, changer: changer)
    }

    func send(_ plan: Identifier<Plan>) async throws -> Digest {
        try await acts.send(plan, on: day(6, 1), today: today, changer: changer)
    }

    func count(_ sql: String, _ arguments: StatementArguments = []) async throws -> Int {
        try await store.read { try Int.fetchOne($0, sql: sql, arguments: arguments) ?? -1 }
    }
}
