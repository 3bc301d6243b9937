import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import OpenIDConnect
@testable import SiteKit
@testable import Throughline

/// One administrator who means harm, against the product's own table.
@Suite("One administrator is not the whole service", .serialized)
struct OneAdministratorTests {
    private let why = ("reason", "For the work that begins in July")

    private func account(_ name: String, in council: AccessCouncil) async throws -> Identifier<Person> {
        let found = try await council.store.read {
            try Identifier<Person>.fetchOne($0, sql: "SELECT id FROM account WHERE sign_in = ?", arguments: [name])
        }
        return try #require(found)
    }

    private func waiting(_ council: AccessCouncil) async throws -> [AccessProposal] {
        try await council.store.read { try AccessProposals.waiting(on: AccessCouncil.today, in: $0) }
    }

    @Test func `adds an account, gives it director and uses its link: nothing is open until another approves`() async throws {
        let council = try await AccessCouncil()
        let (thief, director) = (try await council.member(.administrator, .own), try await council.member(.director, .own))
        let added = try await council.ask(
            "POST", "/settings/accounts", as: thief, fields: [("name", "Puppet"), ("sign-in", "puppet")])
        #expect(added.text.contains("/welcome/"))
        let puppet = try await account("puppet", in: council)
        let before = try await waiting(council).count
        for role in Role.allCases where AccessTable.policy.guards(role) {
            let given = try await council.ask(
                "POST", "/settings/grants", as: thief,
                fields: [
                    ("account", puppet.text), ("role", role.rawValue), ("span", "post"), ("scope", "service"), why,
                    ("committee", role == .scrutinyMember ? "People" : ""),
                ])
            #expect(given.status == 303, "\(role)")
        }
        #expect(try await council.store.read { try Grants.live(of: puppet, on: AccessCouncil.today, in: $0) }.isEmpty)
        #expect(try await waiting(council).count == before + Role.allCases.count { AccessTable.policy.guards($0) })
        let proposal = try #require(try await waiting(council).first { $0.account == puppet && $0.words.contains("Director") })
        let path = ApprovalPages.show.path(proposal.id)
        let own = try await council.ask("POST", path, as: thief, fields: [("outcome", "approved"), ("checked", "yes")])
        #expect(own.status == 409)
        let unchecked = try await council.ask("POST", path, as: director, fields: [("outcome", "approved")])
        #expect(unchecked.status == 422)
        #expect(try await council.ask("POST", path, as: director, fields: [("outcome", "approved"), ("checked", "yes")]).status == 303)
        #expect(try await council.store.read { try Grants.live(of: puppet, on: AccessCouncil.today, in: $0) }.map(\.role) == [.director])
    }

    @Test func `no role is given by one person`() {
        #expect(Role.allCases.filter { !AccessTable.policy.guards($0) } == [])
    }

    @Test func `makes a link for a director, or takes their two-factor sign-in away: a second person is asked, and the director is told`()
        async throws
    {
        let council = try await AccessCouncil()
        let thief = try await council.member(.administrator, .own)
        let director = try #require(try await council.member(.director, .own))
        for act in ["link", "second-step"] {
            let path = "/settings/accounts/\(director.id)/\(act)"
            #expect(try await council.ask("POST", path, as: thief).status == 422, "without a reason")
            let asked = try await council.ask("POST", path, as: thief, fields: [why])
            #expect(asked.status == 303 && !asked.text.contains("/welcome/"))
        }
        #expect(try await council.ask("POST", "/settings/accounts/\(director.id)/reopen", as: thief).status == 409)
        let told = try await council.store.read {
            try String.fetchAll($0, sql: "SELECT title FROM notice WHERE account = ?", arguments: [director.id])
        }
        #expect(told.contains { $0.contains("new one-time link, once a second person approves") })
        #expect(told.contains { $0.contains("two-factor sign-in is to be removed") })
    }

    @Test func `writes a group of the council’s sign-in: it gives nothing until another approves it`() async throws {
        let council = try await AccessCouncil()
        let (thief, director) = (try #require(try await council.member(.administrator, .own)), try await council.member(.director, .own))
        let added = try await council.ask(
            "POST", "/settings/sign-in", as: thief, fields: [("group", "/thieves"), ("role", "director"), ("scope", "service")])
        #expect(added.status == 303)
        let row = try #require(try await council.store.read { try GroupTable.all(in: $0) }.first { $0.name == "/thieves" })
        let puppet = Identifier<Person>()
        #expect(row.approvedBy == nil && !row.gives(to: puppet))
        let approve = "/settings/sign-in/\(row.id)/approve"
        #expect(try await council.ask("POST", approve, as: thief, fields: [("checked", "yes")]).status == 409)
        #expect(try await council.ask("POST", approve, as: director, fields: [("checked", "yes")]).status == 303)
        let approved = try #require(try await council.store.read { try GroupTable.all(in: $0) }.first { $0.name == "/thieves" })
        #expect(approved.gives(to: puppet) && !approved.gives(to: thief.id))
    }

    @Test func `changes somebody’s address: they are told at the one they had`() async throws {
        let council = try await AccessCouncil()
        let thief = try await council.member(.administrator, .own)
        let director = try #require(try await council.member(.director, .own))
        try await council.store.change(by: .system, .keepAddresses, on: director.id.text) {
            try $0.execute(sql: "UPDATE account SET mail = 'director@marlshire.example' WHERE id = ?", arguments: [director.id])
        }
        #expect(
            try await council.ask(
                "POST", "/settings/mail/\(director.id)", as: thief, fields: [("mail", "thief@elsewhere.example")]
            ).status == 303)
        let told = try await council.store.read {
            try String.fetchAll($0, sql: "SELECT address FROM mail_message WHERE account = ?", arguments: [director.id])
        }
        #expect(told.contains("director@marlshire.example"))
    }

    @Test func `moves a team below their own: their reach stays as it is`() async throws {
        let council = try await AccessCouncil()
        let thief = try #require(try await council.member(.administrator, .own))
        let teams = Teams(council.store)
        let (own, other) = (
            try await teams.add("Thieves", below: nil, by: .system), try await teams.add("Neighbours", below: nil, by: .system)
        )
        try await Grants(council.store).give(Grant(.teamManager, .team(own)), to: thief.id, on: AccessCouncil.today, by: .system)
        await #expect(throws: Problems.self) {
            try await teams.change(other, name: "Neighbours", below: own, version: 1, by: Changer(account: thief.id.text))
        }
        try await teams.change(other, name: "Neighbours", below: own, version: 1, by: .system)
    }
}
