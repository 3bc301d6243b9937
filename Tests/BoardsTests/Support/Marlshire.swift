import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import ChildRecordsWeb
import EvidenceItems
import EvidenceItemsWeb
import Foundation
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Vocabulary

@testable import SiteKit

/// The invented council’s store with a published inspection, an agreed plan of two actions, posts and people.
final class Marlshire: Sendable {
    let directory: URL
    let store: Store
    let boards: BoardStore
    let plans: ActionPlanStore
    let inspection = Identifier<Inspection>()
    let ada = Identifier<Person>()
    let ben = Identifier<Person>()
    let plan: Identifier<Plan>
    let lead: Identifier<Post>
    let homes: Identifier<Post>
    static let policy = Policy(
        [
            (.readBoards, [.director, .teamManager]), (.manageBoards, [.director]), (.readPlan, [.director, .teamManager]),
            (.editPlan, [.director]), (.readEmbargoed, [.director, .teamManager]),
        ])

    init(state: String = "published", agreed: Day = day(5, 2)) async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-boards-\(UUID().uuidString)")
        store = try Store.open(
            directory,
            migrations: SiteSchema.migrations + NoticeSchema.migrations + InspectionSchema.migrations + IndicatorSchema.migrations
                + ActionPlanSchema.migrations + ChildSchema.migrations + BoardSchema.migrations + EvidenceItemSchema.migrations
                + BoardSchema.renames + IndicatorSchema.renames + EvidenceItemSchema.renames + ChildSchema.renames
                + IndicatorSchema.additions + IndicatorSchema.confirmations + ActionPlanSchema.additions + EvidenceItemSchema.additions
                + BoardSchema.additions)
        boards = BoardStore(store)
        plans = ActionPlanStore(store)
        try await store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { [inspection, ada, ben] db in
            try db.execute(
                sql: "INSERT INTO account (id, sign_in, name) VALUES (?, 'ada', 'Ada Lowe'), (?, 'ben', 'Ben Hart')", arguments: [ada, ben])
            try db.execute(
                sql: """
                    INSERT INTO inspection (id, stage, state, framework, council, notified, fieldwork_from, fieldwork_to, received, published)
                    VALUES (?, 'confirmed', ?, 'ILACS', 'Marlshire', '2022-01-31', '2022-02-07', '2022-02-11', '2022-03-21', '2022-03-28')
                    """, arguments: [inspection, state])
        }
        let changer = Changer(account: ada.text)
        lead = try await plans.addPost(title: "Practice lead", by: changer)
        homes = try await plans.addPost(title: "Head of homes", by: changer)
        try await plans.handOver(lead, to: "Ada Lowe", account: ada, from: day(1, 1), by: changer)
        try await plans.handOver(homes, to: "Ben Hart", account: ben, from: day(1, 1), by: changer)
        plan = try await plans.createPlan(
            PlanDraft(
                inspection: inspection, title: "Plan after the inspection", start: day(4, 4),
                actions: [
                    ActionDraft(text: "Renew the letter", findings: [], owner: .post(lead), due: day(6, 30)),
                    ActionDraft(text: "Find more homes", findings: [], owner: .post(homes), due: day(9, 30)),
                ]), on: day(4, 4), by: changer)
        try await grant()
        try await plans.agree(plan, by: "The director", at: "The board", on: agreed, today: agreed, changer: changer)
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    var changer: Changer { Changer(account: ada.text) }
    var director: Person { Person(id: ada, name: "Ada Lowe", roles: [.director]) }
    var manager: Person { Person(id: ben, name: "Ben Hart", roles: [.teamManager]) }

    func board(_ week: MeetingCycle.Week = .second, from: Day = day(5, 1)) async throws -> Identifier<Board> {
        try await boards.add(
            BoardDraft(
                name: "Improvement board", cycle: MeetingCycle(week: week, weekday: .tuesday, from: from), standing: ["Welcome"],
                plans: [plan]), on: from, by: changer)
    }

    func meetings(_ board: Identifier<Board>) async throws -> [Meeting] {
        try await store.read { try BoardRecords.meetings(of: board, in: $0) }.sorted { $0.day < $1.day }
    }

    func actions() async throws -> [Action] {
        try await store.read { [plan] in try ActionPlanRecords.actions(of: plan, in: $0) }
    }

    func say(_ delivery: Delivery, _ impact: Impact = .notMeasured, of action: Identifier<Action>, on day: Day) async throws {
        try await plans.addUpdate(
            to: action, UpdateDraft(words: "Said", delivery: delivery, impact: impact), on: day, today: day, by: changer)
    }

    func above(_ post: Identifier<Post>, _ above: Identifier<Post>) async throws {
        try await store.change(by: .system, .managePosts, on: "x") {
            try $0.execute(sql: "INSERT INTO post_above (post, above) VALUES (?, ?)", arguments: [post, above])
        }
    }

    func officer(_ post: Identifier<Post>) async throws {
        try await Settings(store).set(Settings.Name("plans.officer"), post.text, by: .system)
    }

    /// A link that serves an action, added by Ada; checked and confirmed by Ben where a day is given for it.
    func evidence(
        _ title: String, for action: Identifier<Action>, on added: Day, confirmed: Day? = nil
    ) async throws -> Identifier<Evidence> {
        let acts = EvidenceStore(store, texts: DocumentTexts { _ in throw NotFound() })
        let id = try await acts.add(
            EvidenceDraft(title: title, grade: .practice, actions: [action], content: .link("https://intranet.example/letter")), on: added,
            by: changer)
        guard let confirmed else { return id }
        try await acts.check(id, names: nil, on: confirmed, by: changer)
        let version = try await store.read { try EvidenceRecords.item(id, in: $0)?.newest?.id }
        try await acts.confirm(
            id, version: version ?? Identifier(), hasRead: true, reason: "", on: confirmed, by: Changer(account: ben.text))
        return id
    }

    func address(_ address: String, of account: Identifier<Person>) async throws {
        try await store.change(by: .system, .keepAddresses, on: "x") {
            try $0.execute(sql: "UPDATE account SET mail = ? WHERE id = ?", arguments: [address, account])
        }
    }

    /// Gives both people their roles, as the policy wants them when they are told something.
    private func grant() async throws {
        try await Grants(store).give(Grant(.director, .wholeService), to: ada, on: day(1, 1), by: .system)
        try await Grants(store).give(Grant(.teamManager, .wholeService), to: ben, on: day(1, 1), by: .system)
    }

    @discardableResult
    func decide(_ draft: DecisionDraft, on today: Day = day(6, 20)) async throws -> Identifier<Decision> {
        try await DecisionRegister.adding.add(draft, by: changer, today: today, in: store)
    }

    func end(_ decision: Identifier<Decision>, _ ending: Decision.Ending, _ words: String, on today: Day) async throws {
        try await DecisionRegister.outcome.perform((ending, words), on: decision, by: changer, today: today, in: store)
    }

    func partner(_ name: String, _ kind: Partner.Kind, contact: String = "") async throws -> Identifier<Partner> {
        try await PartnerRegister.adding.add((name: name, kind: kind, contact: contact), by: changer, today: day(6, 1), in: store)
    }

    @discardableResult
    func commitment(
        _ what: String, by due: Day, from partner: Identifier<Partner>, action: Identifier<Action>? = nil, on today: Day = day(6, 1)
    ) async throws -> Identifier<PartnerCommitment> {
        try await CommitmentRegister.adding.add(
            (partner: partner, what: what, due: due, target: CommitmentTarget(plan, action)), by: changer, today: today, in: store)
    }

    func end(
        _ commitment: Identifier<PartnerCommitment>, _ ending: PartnerCommitment.Ending, _ words: String, on today: Day
    ) async throws {
        try await CommitmentRegister.outcome.perform((ending, words), on: commitment, by: changer, today: today, in: store)
    }

    /// The lines of a register that an address asks for, for the director.
    func lines<Item>(
        _ register: Register<Item>, _ query: [(String, String)] = [], within outer: [String] = [], by person: Person? = nil
    ) async throws -> [Item.Line] {
        let viewer = Viewer(person ?? director, Marlshire.policy, on: day(6, 20))
        return try await store.read { try register.lines(Fields(query), as: viewer, within: outer, in: $0) }
    }

    /// The update requests, the first first.
    func requests(by person: Person? = nil) async throws -> [UpdateRequest] {
        try await lines(UpdateRequestRegister.register, [("sort", "day")], by: person)
    }

    func count(_ sql: String, _ arguments: StatementArguments = []) async throws -> Int {
        try await store.read { try Int.fetchOne($0, sql: sql, arguments: arguments) ?? -1 }
    }

    /// A request of no browser.
    func request(
        _ path: String, _ query: [(String, String)] = [], form: [(String, String)] = [], by person: Person? = nil, today: Day = day(6, 20)
    ) -> PageRequest {
        let facts = SiteFacts(
            council: "Marlshire County Council", isDemonstration: true, policy: Marlshire.policy, navigation: [], styleSheet: "",
            script: "")
        return PageRequest(
            site: facts, person: person ?? director, today: today, path: path, query: Fields(query), form: Fields(form), files: [],
            session: nil, formKey: nil, address: "")
    }
}
