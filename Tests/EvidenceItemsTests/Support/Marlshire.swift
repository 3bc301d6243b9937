import ActionPlans
import ActionPlansWeb
import ChildRecords
import ChildRecordsWeb
import EvidenceItems
import EvidenceItemsWeb
import Foundation
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Intake
import SiteKit
import Vocabulary

/// A day of 2022, the year of the invented inspection.
func day(_ month: Int, _ day: Int, _ year: Int = 2022) -> Day { Day(year, month, day) ?? Day(number: 0) }

/// The invented council's store with an inspection, a plan of two actions and three people, opened by the product's own function.
final class Marlshire: Sendable {
    let directory: URL
    let store: Store
    let acts: EvidenceStore
    let plan: Identifier<Plan>
    let (first, second): (Identifier<Action>, Identifier<Action>)
    let inspection = Identifier<Inspection>()
    let (ada, bea, cy) = (Identifier<Person>(), Identifier<Person>(), Identifier<Person>())
    let lead: Identifier<Post>
    let today = day(6, 20)

    /// A file that begins with one of these words is refused so by the worker that these tests put in its place.
    private static let texts = DocumentTexts { path in
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        for refusal in Refusal.allCases where text.hasPrefix("refuse \(refusal.code)") { throw refusal }
        return FoundText(text: text, pages: 1, wasDamaged: text.hasPrefix("damaged"))
    }

    init(state: String = "published") async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-evidence-\(UUID().uuidString)")
        let store = try Store.open(
            directory,
            migrations: SiteSchema.migrations + InspectionSchema.migrations + IndicatorSchema.migrations + ActionPlanSchema.migrations
                + ChildSchema.migrations + LoadSchema.migrations + EvidenceItemSchema.migrations + IndicatorSchema.renames
                + EvidenceItemSchema.renames + ChildSchema.renames + LoadSchema.renames + LoadSchema.returns + IndicatorSchema.additions
                + IndicatorSchema.confirmations
                + ActionPlanSchema.additions + EvidenceItemSchema.additions + LoadSchema.lasting + IndicatorSchema.computed)
        self.store = store
        acts = EvidenceStore(store, texts: Marlshire.texts)
        let finding = Identifier<Finding>()
        try await store.change(by: .system, Act("tests.fill", "fill a test's store"), on: "tests") { [inspection, ada, bea, cy] db in
            for (id, name) in [(ada, "Ada Lowe"), (bea, "Bea Marsh"), (cy, "Cy Northgate")] {
                try db.execute(sql: "INSERT INTO account (id, sign_in, name) VALUES (?, ?, ?)", arguments: [id, name, name])
            }
            try db.execute(
                sql: """
                    INSERT INTO inspection (id, stage, state, framework, council, notified, fieldwork_from, fieldwork_to, received, published)
                    VALUES (?, 'confirmed', ?, 'ILACS', 'Marlshire', '2022-01-31', '2022-02-07', '2022-02-11', '2022-03-21', '2022-03-28')
                    """, arguments: [inspection, state])
            try db.execute(
                sql:
                    "INSERT INTO finding (id, inspection, kind, position, text, state) VALUES (?, ?, 'improvement', 1, 'Letters', 'accepted')",
                arguments: [finding, inspection])
        }
        let plans = ActionPlanStore(store)
        lead = try await plans.addPost(title: "Practice lead", by: .system)
        plan = try await plans.createPlan(
            PlanDraft(
                inspection: inspection, title: "Plan", start: day(4, 4),
                actions: [
                    ActionDraft(text: "Renew the letter", findings: [finding], due: day(6, 30)),
                    ActionDraft(text: "Train the managers", findings: [finding], due: day(7, 30)),
                ]), on: day(4, 4), by: .system)
        let (id, ids) = (plan, try await store.read { [plan] in try ActionPlanRecords.actions(of: plan, in: $0).map(\.id) })
        _ = id
        (first, second) = (ids[0], ids[1])
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    func by(_ person: Identifier<Person>) -> Changer { Changer(account: person.text) }

    @discardableResult
    func add(
        _ title: String = "New letter", _ text: String = "The letter is new.", grade: EvidenceGrade? = .output, name: String = "letter.txt",
        actions: [Identifier<Action>]? = nil, owner: Identifier<Post>? = nil, reviewBy: Day? = nil, on added: Day = day(6, 1)
    ) async throws -> Identifier<Evidence> {
        try await acts.add(
            EvidenceDraft(
                title: title, grade: grade, owner: owner, reviewBy: reviewBy, actions: actions ?? [first],
                content: .file(name: name, bytes: Array(text.utf8))), on: added, by: by(ada))
    }

    @discardableResult
    func addVoice(_ words: String = "It was plain.", consent: Voice.Consent = .written) async throws -> Identifier<Evidence> {
        let voice = Voice(words: words, people: .parents, gathered: "A group", heard: 7, asked: 12, consent: consent, day: day(6, 1))
        return try await acts.add(EvidenceDraft(title: "Parents", actions: [first], content: .voice(voice)), on: day(6, 1), by: by(ada))
    }

    func addChild(_ name: String, born: Day = day(7, 2, 2009)) async throws -> Identifier<Child> {
        let team = try await Teams(store).add("Team \(name)", below: nil, by: .system)
        return try await ChildStore(store).add(
            .init(name: name, birth: .born(born), team: team, familyNumber: ""), by: Requester(founding: today, by: .system))
    }

    func item(_ id: Identifier<Evidence>) async throws -> EvidenceItem {
        guard let item = try await store.read({ try EvidenceRecords.item(id, in: $0) }) else { throw NotFound() }
        return item
    }

    func action(_ id: Identifier<Action>) async throws -> Action {
        guard let action = try await store.read({ try ActionPlanRecords.action(id, in: $0) }) else { throw NotFound() }
        return action
    }

    func count(_ sql: String, _ arguments: StatementArguments = []) async throws -> Int {
        try await store.read { try Int.fetchOne($0, sql: sql, arguments: arguments) ?? -1 }
    }

    /// The key of a list of names, in a directory of its own beside the store.
    func key() throws -> NameListKey { try NameListKey(in: directory.appendingPathExtension("keys")) }
}
