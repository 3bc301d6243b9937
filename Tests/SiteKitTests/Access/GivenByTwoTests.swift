import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Access that two people give")
struct GivenByTwoTests {
    private let today = Day(2022, 6, 20)!
    private let why = "She leads the service from July"
    private let policy = Policy(
        [(.giveAccess, [.administrator]), (.publishNotes, [.director]), (.readNotes, [.scrutinyMember])],
        records: [RecordRow(.writeNotes, inScope: [.socialWorker])], needingTwo: [.giveAccess, .publishNotes])

    private struct Council {
        let site: TestSite
        let ada, ben, sam, governance: Identifier<Person>
        let proposals: AccessProposals
        let grants: Grants
        var store: Store { site.store }
        func changer(_ person: KeyPath<Council, Identifier<Person>>) -> Changer { Changer(account: self[keyPath: person].text) }
    }

    private func council() async throws -> Council {
        let site = try await TestSite()
        let accounts = Accounts(store: site.store, passwords: Passwords())
        func add(_ name: String, _ roles: Set<Role>) async throws -> Identifier<Person> {
            try await accounts.add(signIn: name, name: name, grants: roles.map { Grant($0, $0.usualScope) }, on: today, by: .system).0
        }
        return Council(
            site: site, ada: try await add("ada", [.administrator]), ben: try await add("ben", [.administrator]),
            sam: try await add("sam", []), governance: try await add("gil", [.informationGovernanceLead]),
            proposals: AccessProposals(site.store, policy: policy), grants: Grants(site.store, policy: policy))
    }

    private func roles(_ council: Council, of account: Identifier<Person>) async throws -> [Role] {
        try await council.store.read { [today] in try Grants.live(of: account, on: today, in: $0).map(\.role) }
    }

    private func told(_ council: Council, _ account: Identifier<Person>) async throws -> [String] {
        try await council.store.read {
            try String.fetchAll($0, sql: "SELECT kind FROM notice WHERE account = ? ORDER BY rowid", arguments: [account])
        }
    }

    private func hasTwoFactor(_ council: Council) async throws -> Bool {
        try await council.store.read { [sam = council.sam] in try TwoFactor.isSet(for: sam, in: $0) }
    }

    @Test func `a role that opens records, publication or the giving of access is guarded, and no other`() {
        #expect(Role.allCases.filter(policy.guards) == [.director, .socialWorker, .administrator])
    }

    @Test func `one person alone gives no such role, by a grant or with a new account`() async throws {
        let council = try await council()
        let ada = council.changer(\.ada)
        for role in [Role.director, .socialWorker, .administrator] {
            await #expect(throws: GrantRefusal.needsSecondPerson) {
                try await council.grants.give(Grant(role, .wholeService), to: council.sam, on: today, by: ada)
            }
            await #expect(throws: GrantRefusal.needsSecondPerson) {
                _ = try await Accounts(store: council.store, passwords: Passwords(), policy: policy)
                    .add(signIn: "puppet", name: "Puppet", grants: [Grant(role, .wholeService)], on: today, by: ada)
            }
        }
        try await council.grants.give(Grant(.scrutinyMember, .wholeService), to: council.sam, on: today, by: ada)
        #expect(try await roles(council, of: council.sam) == [.scrutinyMember])
    }

    @Test func `where nobody says which roles are guarded, all are`() async throws {
        let council = try await council()
        await #expect(throws: GrantRefusal.needsSecondPerson) {
            try await Grants(council.store).give(
                Grant(.scrutinyMember, .wholeService), to: council.sam, on: today, by: council.changer(\.ada))
        }
    }

    @Test func `another person approves it, neither the one who asked nor the one it is for`() async throws {
        let council = try await council()
        let (ada, ben) = (council.changer(\.ada), council.changer(\.ben))
        let id = try await council.proposals.propose(
            .grant(Grant(.director, .wholeService)), for: council.sam, because: why, on: today, by: ada)
        #expect(try await roles(council, of: council.sam).isEmpty)
        await #expect(throws: ApprovalRefusal.ownProposal) { _ = try await council.proposals.settle(id, .approved, on: today, by: ada) }
        await #expect(throws: ApprovalRefusal.ownAccess) {
            _ = try await council.proposals.settle(id, .approved, on: today, by: council.changer(\.sam))
        }
        await #expect(throws: ApprovalRefusal.notYours) { _ = try await council.proposals.settle(id, .withdrawn, on: today, by: ben) }
        #expect(try await council.proposals.settle(id, .approved, on: today, by: ben) == nil)
        #expect(try await roles(council, of: council.sam) == [.director])
        await #expect(throws: NotFound.self) { _ = try await council.proposals.settle(id, .approved, on: today, by: ben) }
        let grounds = try await council.store.read { [sam = council.sam.text] in
            try String.fetchAll(
                $0, sql: "SELECT ground FROM audit WHERE act = 'access.give' AND subject = ? ORDER BY sequence", arguments: [sam])
        }
        #expect(grounds == ["grant asked for", "grant approved, asked for by \(council.ada)"])
    }

    @Test func `the owner, the governance lead and the approvers are told at once, by notice and by mail`() async throws {
        let council = try await council()
        try await council.store.writeUnaudited { try $0.execute(sql: "UPDATE account SET mail = sign_in || '@marlshire.example'") }
        let id = try await council.proposals.propose(
            .grant(Grant(.director, .wholeService)), for: council.sam, because: why, on: today, by: council.changer(\.ada))
        #expect(try await told(council, council.ben).contains("access-to-approve"))
        #expect(try await !told(council, council.ada).contains("access-to-approve"))
        let (lead, owner) = (try await told(council, council.governance).count, try await told(council, council.sam).count)
        _ = try await council.proposals.settle(id, .approved, on: today, by: council.changer(\.ben))
        #expect(try await told(council, council.governance).count == lead + 1)
        #expect(try await told(council, council.sam).count == owner + 1)
        let mails = Set(try await council.store.read { try String.fetchAll($0, sql: "SELECT address FROM mail_message") })
        #expect(mails.isSuperset(of: ["gil@marlshire.example", "sam@marlshire.example", "ben@marlshire.example"]))
    }

    @Test func `the manager of whoever gives is told`() async throws {
        let council = try await council()
        let (ben, manager) = (council.ben, council.governance)
        try await council.store.writeUnaudited {
            try $0.execute(sql: "UPDATE account_grant SET role = 'analyst' WHERE account = ?", arguments: [manager])
        }
        let notices = Notices(council.store, origin: "", council: "", manager: { account, _, _ in account == ben ? manager : nil })
        let before = try await told(council, manager).count
        try await Grants(council.store, policy: policy, notices: notices).give(
            Grant(.scrutinyMember, .wholeService), to: council.sam, on: today, by: council.changer(\.ben))
        #expect(try await told(council, manager).count == before + 1)
    }

    @Test func `a renewal needs two as well`() async throws {
        let council = try await council()
        let grant = Grant(.socialWorker, .ownAllocation, span: .task, until: today + 3)
        try await council.grants.give(grant, to: council.sam, on: today, by: .system)
        await #expect(throws: GrantRefusal.needsSecondPerson) {
            try await council.grants.renew(grant.id, on: today, by: council.changer(\.ada))
        }
        let id = try await council.proposals.propose(
            .renewal(grant), for: council.sam, because: why, on: today, by: council.changer(\.ada))
        _ = try await council.proposals.settle(id, .approved, on: today, by: council.changer(\.ben))
        let until = try await council.store.read { [sam = council.sam, today] in
            try Grants.live(of: sam, on: today, in: $0).first?.until
        }
        #expect(until == today + 14)
    }

    @Test func `a link for somebody with such a role, and the removal of their two-factor sign-in, need two`() async throws {
        let council = try await council()
        let (ada, ben) = (council.changer(\.ada), council.changer(\.ben))
        try await council.grants.give(Grant(.director, .wholeService), to: council.sam, on: today, by: .system)
        let accounts = Accounts(store: council.store, passwords: Passwords(), policy: policy)
        await #expect(throws: AccountRefusal.needsSecondPerson) { _ = try await accounts.newLink(for: council.sam, on: today, by: ada) }
        await #expect(throws: AccountRefusal.needsSecondPerson) { try await accounts.resetSecondStep(of: council.sam, on: today, by: ada) }
        // An account that is open keeps its password and its two-factor sign-in, whoever “opens it again”.
        await #expect(throws: AccountRefusal.isOpen) { try await accounts.reopen(council.sam, on: today, by: ada) }
        let link = try await council.proposals.propose(.link, for: council.sam, because: why, on: today, by: ada)
        let token = try #require(try await council.proposals.settle(link, .approved, on: today, by: ben))
        #expect(try await accounts.account(of: token) == council.sam)
        try await council.store.writeUnaudited { [sam = council.sam] in
            try $0.execute(
                sql: "INSERT INTO second_step (account, secret, confirmed, last_counter) VALUES (?, x'00', 1, 0)", arguments: [sam])
        }
        let reset = try await council.proposals.propose(.twoFactorReset, for: council.sam, because: why, on: today, by: ada)
        #expect(try await hasTwoFactor(council))
        _ = try await council.proposals.settle(reset, .approved, on: today, by: ben)
        #expect(try await !hasTwoFactor(council))
    }

    @Test func `a short reason, a second request of the same and one that nobody answered in time are refused`() async throws {
        let council = try await council()
        let ada = council.changer(\.ada)
        let what = AccessProposal.What.grant(Grant(.director, .wholeService))
        await #expect(throws: ApprovalRefusal.reasonTooShort) {
            try await council.proposals.propose(what, for: council.sam, because: "please", on: today, by: ada)
        }
        let id = try await council.proposals.propose(what, for: council.sam, because: why, on: today, by: ada)
        await #expect(throws: ApprovalRefusal.waitsAlready) {
            try await council.proposals.propose(what, for: council.sam, because: why, on: today, by: ada)
        }
        await #expect(throws: NotFound.self) {
            _ = try await council.proposals.settle(id, .approved, on: today + 31, by: council.changer(\.ben))
        }
    }

    @Test func `the machine gives at once until two may give access, and then waits as everybody does`() async throws {
        let site = try await TestSite()
        let machine = MachineAccess(Accounts(store: site.store, passwords: Passwords(), policy: policy))
        func add(_ name: String, _ role: Role, without reason: String? = nil) async throws -> [Role] {
            try await machine.add(signIn: name, name: name, roles: [role], withoutApproval: reason, on: today).waiting
        }
        #expect(try await add("ada", .administrator) == [])
        #expect(try await add("ben", .administrator) == [])
        #expect(try await add("cyd", .director) == [.director])
        #expect(try await add("dev", .scrutinyMember) == [])
        let waiting = try await site.store.read { [today] in try AccessProposals.waiting(on: today, in: $0) }
        #expect(waiting.map(\.name) == ["cyd"])
        await #expect(throws: ApprovalRefusal.reasonTooShort) { _ = try await add("eve", .director, without: "lost") }
        #expect(try await add("eve", .director, without: "Both administrators have left") == [])
        let told = try await site.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM notice WHERE title LIKE '%without approval%'")
        }
        #expect(told == 2)
    }
}
