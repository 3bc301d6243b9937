import Foundation
import SiteKit
import Testing
import Vocabulary

@Suite("Access that is given")
struct GrantsTests {
    private let today = Marlshire.monday

    private func live(_ council: TestCouncil, _ account: Identifier<Person>, on day: Day) async throws -> [Grant] {
        try await council.store.read { try Grants.live(of: account, on: day, in: $0) }
    }

    @Test func `holds through its last day and not a day longer`() async throws {
        let council = try await TestCouncil()
        let grant = Grant(.socialWorker, .ownAllocation, span: .task, until: today + 14)
        try await Grants(council.store).give(grant, to: council.worker, on: today, by: .system)
        #expect(try await live(council, council.worker, on: today + 14) == [grant])
        #expect(try await live(council, council.worker, on: today + 15) == [])
    }

    @Test func `usually holds two weeks for a task, six months for involvement, and with a post until it is ended`() {
        #expect(Grant.Span.task.usualEnd(from: today) == today + 14)
        #expect(Grant.Span.involvement.usualEnd(from: today) == today.adding(months: 6))
        #expect(Grant.Span.post.usualEnd(from: today) == nil)
    }

    @Test func `warns in its last week`() {
        let grant = Grant(.socialWorker, .ownAllocation, span: .task, until: today + 7)
        #expect(!grant.endsSoon(on: today - 1))
        #expect(grant.endsSoon(on: today) && grant.endsSoon(on: today + 7))
        #expect(!grant.endsSoon(on: today + 8))
    }

    @Test func `is renewed by somebody else, for its usual span from that day`() async throws {
        let council = try await TestCouncil()
        let grant = Grant(.socialWorker, .team(council.east), span: .involvement, until: today + 5)
        let manager = Changer(account: council.manager.text)
        // A role of which the table says nothing is given by one person.
        let grants = Grants(council.store, policy: Policy([]))
        try await grants.give(grant, to: council.worker, on: today, by: manager)
        await #expect(throws: GrantRefusal.toOneself) {
            try await Grants(council.store).renew(grant.id, on: today, by: Changer(account: council.worker.text))
        }
        try await grants.renew(grant.id, on: today, by: manager)
        #expect(try await live(council, council.worker, on: today).first?.until == today.adding(months: 6))
    }

    @Test func `nobody gives anything to themselves`() async throws {
        let council = try await TestCouncil()
        await #expect(throws: GrantRefusal.toOneself) {
            try await Grants(council.store).give(
                Grant(.director, .wholeService), to: council.worker, on: today, by: Changer(account: council.worker.text))
        }
        #expect(try await live(council, council.worker, on: today) == [])
    }

    @Test func `ends at once when it is ended`() async throws {
        let council = try await TestCouncil()
        let grant = Grant(.teamManager, .team(council.east))
        try await Grants(council.store).give(grant, to: council.worker, on: today, by: .system)
        try await Grants(council.store).end(grant.id, on: today, by: Changer(account: council.manager.text))
        #expect(try await live(council, council.worker, on: today) == [])
    }

    @Test func `a role without more said reaches as far as it usually does`() async throws {
        let council = try await TestCouncil()
        let (id, _) = try await Accounts(store: council.store, passwords: Passwords()).add(
            signIn: "dee.fry", name: "Dee Fry", roles: [.director, .socialWorker], by: .system)
        let scopes = Dictionary(uniqueKeysWithValues: try await live(council, id, on: today).map { ($0.role, $0.scope) })
        #expect(scopes == [.director: .wholeService, .socialWorker: .ownAllocation])
    }

    @Test func `its holder and those who give access are told before it ends`() async throws {
        let council = try await TestCouncil()
        let grant = Grant(.socialWorker, .ownAllocation, span: .task, until: today + 5)
        try await Grants(council.store).give(grant, to: council.worker, on: today, by: .system)
        let (source, policy) = (GrantDeadlines(council.store).source, Policy([(.giveAccess, [.administrator])]))
        let holder = Person(id: council.worker, name: "Bo Marsh", grants: [grant])
        #expect(try await source(holder, policy, today).map(\.step) == ["See your access"])
        let giver = Person(id: council.manager, name: "Ada Lowe", roles: [.administrator])
        #expect(try await source(giver, policy, today).map(\.step) == ["Renew or let it end"])
        #expect(try await source(Person(id: council.lead, name: "Cleo Dunn", roles: [.director]), policy, today).isEmpty)
    }
}

@Suite("The tree of teams")
struct TeamTreeTests {
    @Test func `a role for a service reaches the teams below it`() async throws {
        let council = try await TestCouncil()
        let tree = try await council.store.read { try Teams.tree(in: $0) }
        #expect(tree.path(of: council.east) == [council.east, council.service])
        #expect(tree.contains(council.east, within: council.service))
        #expect(!tree.contains(council.service, within: council.east))
        #expect(tree.inOrder.map(\.team.name) == ["Safeguarding", "East", "West"])
        #expect(tree.inOrder.map(\.depth) == [0, 1, 1])
    }

    @Test func `a team cannot come below itself`() async throws {
        let council = try await TestCouncil()
        await #expect(throws: Problems.self) {
            try await Teams(council.store).change(council.service, name: "Safeguarding", below: council.east, version: 1, by: .system)
        }
    }

    @Test func `a loop ends the path`() {
        let (one, two) = (Identifier<Team>(), Identifier<Team>())
        let tree = TeamTree([Team(id: one, name: "One", parent: two), Team(id: two, name: "Two", parent: one)])
        #expect(tree.path(of: one) == [one, two])
    }

    @Test func `a name is used once`() async throws {
        let council = try await TestCouncil()
        await #expect(throws: Problems.self) { try await Teams(council.store).add("EAST", below: nil, by: .system) }
    }
}

@Suite("The table of acts on records")
struct ReachTests {
    private let policy = Policy(
        [],
        records: [
            RecordRow(.read, inScope: [.teamManager, .socialWorker], restricted: [.teamManager], inEmergency: [.socialWorker]),
            RecordRow(.write, inScope: [.teamManager]),
        ])

    @Test func `each grant carries the acts of its own role only as far as it reaches itself`() {
        let team = Identifier<Team>()
        let grants = [Grant(.teamManager, .team(team)), Grant(.socialWorker, .ownAllocation), Grant(.administrator, .wholeService)]
        let person = Person(id: Identifier(), name: "Ada Lowe", grants: grants)
        let reading = Reach(ordinary: [.team(team), .ownAllocation], restricted: [.team(team)], inEmergency: true)
        #expect(policy.reach(of: .read, for: person) == reading)
        #expect(policy.reach(of: .write, for: person) == Reach(ordinary: [.team(team)]))
    }

    @Test func `an administrator does not thereby see a child`() {
        let person = Person(id: Identifier(), name: "Ada Lowe", roles: [.administrator])
        #expect(policy.reach(of: .read, for: person) == .none && !policy.allows(.read, to: person))
    }
}

extension Act {
    fileprivate static let read = Act("test.read", "read")
    fileprivate static let write = Act("test.write", "write")
}
