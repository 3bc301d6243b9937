import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

extension Act {
    package static let readChasers = Act("plans.read-chasers", "read what owners were asked and what is unanswered")
    package static let noteLeave = Act("plans.note-leave", "note the leave of people they lead")
}

/// What owners were asked, what is unanswered, and who is told.
package struct ChaserPages: Sendable {
    package static let list = Place("/chasing")
    static let spreadsheet = Place("/chasing.csv")
    static let who = Place("/chasing/who")
    static let leave = Place("/chasing/leave")

    let store: Store
    package init(store: Store) { self.store = store }

    package func register(on site: inout Site) {
        site.get(ChaserPages.list, .readChasers) { .page(try await listPage($0)) }
        site.get(ChaserPages.spreadsheet, .readChasers) { visit in
            .file(ChaserListPage.file(ChaserQuery(visit).entries(of: try await entries(visit))))
        }
        site.get(ChaserPages.who, .managePosts) { .page(try await whoPage($0)) }
        site.post(ChaserPages.who, .managePosts, keepWho)
        site.post(ChaserPages.leave, .noteLeave, noteLeave)
    }

    private func entries(_ visit: Visit) async throws -> [ChaserEntry] {
        try await store.read { db in
            let hidden = try OpenPlans.hidden(from: visit.person, visit.site.policy, in: db)
            return try ChaserRecords.all(in: db).filter { !hidden.contains($0.plan) }
        }
    }

    private func listPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let all = try await entries(visit)
        let (people, days, settings) = try await store.read { db in
            (try led(by: visit, in: db), try ActionPlanRecords.updateDays(in: db), try BoardRecords.settings(in: db))
        }
        return ChaserListPage(
            visit: visit, entries: ChaserQuery(visit).entries(of: all), all: all, people: people, cycle: days, settings: settings,
            problems: problems
        ).page
    }

    /// The people whose leave this person may note: all of them for those who keep boards, else the holders of posts below their own.
    private func led(by visit: Visit, in db: Database) throws -> [(id: Identifier<Person>, name: String)] {
        guard visit.may(.noteLeave) else { return [] }
        let accounts = try BoardPages.accounts(in: db)
        if visit.may(.keepBoards) { return accounts }
        let (posts, above) = (try ActionPlanRecords.posts(in: db), try ChaserRecords.above(in: db))
        let own = posts.held(by: visit.person.id.text, on: visit.today)
        let below = Set(
            above.filter { own.contains($0.value) }.compactMap { posts.holder(of: $0.key, on: visit.today)?.account })
        return accounts.filter { below.contains($0.id.text) }
    }

    private func noteLeave(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let from = form.day("from", "Give the first day.")
            let to = form.day("to", "Give the last day.")
            let people = try await store.read { try led(by: visit, in: $0) }
            let person = people.first { $0.id.text == visit.form["account"] }
            if person == nil { form.note(Problem("account", "Choose who is away.")) }
            try form.finish()
            guard let from, let to, let person else { throw NotFound() }
            try await Leave.note(person.id, from: from, to: to, notedBy: visit.person.name, in: store, by: visit.changer)
            return .seeOther(ChaserPages.list.path + "#leave")
        } catch let problems as Problems {
            return .page(try await listPage(visit, problems))
        }
    }

    private func whoPage(_ visit: Visit) async throws -> Page {
        let (posts, above, officer) = try await store.read { db in
            (try ActionPlanRecords.posts(in: db), try ChaserRecords.above(in: db), try ChaserRecords.officer(in: db))
        }
        return WhoIsToldPage(visit: visit, posts: posts, above: above, officer: officer).page
    }

    private func keepWho(_ visit: Visit) async throws -> Answer {
        let posts = try await store.read { try ActionPlanRecords.posts(in: $0) }
        let pairs = posts.all.compactMap { post in
            Identifier<Post>(visit.form["above-\(post.id)"]).flatMap { above in
                above == post.id || posts.post(above) == nil ? nil : (post.id, above)
            }
        }
        let officer = Identifier<Post>(visit.form["officer"]).flatMap { posts.post($0)?.id }
        if officer == nil, !visit.form["officer"].isEmpty { throw NotFound() }
        try await BoardStore(store).keepWhoIsTold(
            above: Dictionary(pairs) { first, _ in first }, officer: officer, by: visit.changer)
        return .seeOther(ChaserPages.who.path)
    }
}

/// What an address asks of the list.
struct ChaserQuery {
    enum Answered: String, CaseIterable {
        case no, yes
        var words: String { self == .no ? "Unanswered" : "Answered" }
    }

    let chase: Chase?
    let answered: Answered?
    let person: String
    let order: SortOrder

    init(_ visit: Visit) {
        chase = Chase(rawValue: visit.query["step"])
        answered = Answered(rawValue: visit.query["answered"])
        person = visit.query["person"]
        order = SortOrder(visit)
    }

    /// The newest first where nothing else is said.
    func entries(of all: [ChaserEntry]) -> [ChaserEntry] {
        let found = all.filter { entry in
            (chase == nil || entry.chase == chase) && (person.isEmpty || entry.account.text == person)
                && (answered == nil || (entry.answered != nil) == (answered == .yes))
        }
        let sorted: [ChaserEntry] =
            switch order.column {
            case "day": found.reversed()
            case "action": found.sorted { ($0.ref, $0.day) < ($1.ref, $1.day) }
            case "name": found.sorted { ($0.name.lowercased(), $0.day) < ($1.name.lowercased(), $1.day) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }
}
