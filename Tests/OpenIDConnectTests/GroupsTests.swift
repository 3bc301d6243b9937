import GRDB
import TestProvider
import Testing
import Vocabulary

@testable import OpenIDConnect
@testable import SiteKit

@Suite("What the groups of a council account give")
struct GroupsTests {
    private let auditor = TestPerson("subject-of-priya", groups: [CouncilSite.auditors])

    @Test func `each sign-in brings what comes from groups up to date`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            #expect(try await site.holds("Priya Nandra") == ["serviceManager service from a group"])
            _ = try await browser.signIn(auditor)
            #expect(try await site.holds("Priya Nandra") == ["auditor own from a group"])
            _ = try await browser.signIn(TestPerson("subject-of-priya", groups: [CouncilSite.auditors, CouncilSite.managers]))
            #expect(try await site.holds("Priya Nandra") == ["auditor own from a group", "serviceManager service from a group"])
            #expect(try await site.count("account") == 1)
        }
    }

    @Test func `what a person gave stays, whatever the groups say`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            let account = try await site.account("subject-of-priya")
            try await Grants(site.store).give(Grant(.analyst, .wholeService), to: account, on: CouncilSite.today, by: .system)
            #expect(try await browser.signIn(TestPerson("subject-of-priya", groups: [])).status == 303)
            #expect(try await site.holds("Priya Nandra") == ["analyst service"])
        }
    }

    @Test func `nobody is let in whose groups open nothing, and no account is made`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            let answer = try await browser.signIn(
                TestPerson("subject-of-priya", groups: ["some other group", CouncilSite.managers.uppercased()]))
            #expect(answer.status == 403 && answer.text.contains("None of your groups opens this service"))
            #expect(try await site.counts("account", "session") == [0, 0])
            #expect(!browser.isSignedIn)
        }
    }

    @Test func `who has left every group loses at the next try what they gave, and is let in no more`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            let open = browser
            var other = CouncilBrowser(site)
            #expect(try await other.signIn(TestPerson("subject-of-priya", groups: [])).status == 403)
            #expect(try await site.holds("Priya Nandra") == [])
            _ = open
        }
    }

    @Test func `what groups gave ends by itself when nobody signs in any more`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            let last = CouncilSite.today + AccessFromGroups.days
            #expect(try await site.holds("Priya Nandra", on: last) == ["serviceManager service from a group"])
            #expect(try await site.holds("Priya Nandra", on: last + 1) == [])
            let later = try await CouncilSite(site.provider, today: last - 3, beside: site)
            var back = CouncilBrowser(later)
            _ = try await back.signIn(.manager)
            #expect(try await site.holds("Priya Nandra", on: last + 20) == ["serviceManager service from a group"])
            let muchLater = try await CouncilSite(site.provider, today: last + 200, beside: site)
            var returning = CouncilBrowser(muchLater)
            #expect(try await returning.signIn(.manager).status == 303)
            #expect(try await site.holds("Priya Nandra", on: last + 200) == ["serviceManager service from a group"])
        }
    }

    @Test func `people are joined by issuer and subject, never by name or address`() async throws {
        try await CouncilSite.visiting { site in
            let local = try await Accounts(store: site.store, passwords: Passwords()).add(
                signIn: "priya.nandra@marlshire.example", name: "Priya Nandra", roles: [.director], by: .system
            ).0
            var (one, two) = (CouncilBrowser(site), CouncilBrowser(site))
            _ = try await one.signIn(.manager)
            _ = try await two.signIn(TestPerson("another-subject", groups: [CouncilSite.managers]))
            #expect(try await site.count("account") == 3)
            for subject in ["subject-of-priya", "another-subject"] { #expect(try await site.account(subject) != local) }
            #expect(try await site.holds("Priya Nandra") == ["director service", "serviceManager service from a group"])
        }
    }

    @Test func `a new name at the council is taken over, and the account stays`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            _ = try await browser.signIn(TestPerson("subject-of-priya", name: "Priya \u{7}Holm\n", groups: [CouncilSite.managers]))
            #expect(try await browser.get("/inside").text.contains("<h1>Priya Holm</h1>"))
            #expect(try await site.count("account") == 1)
        }
    }

    @Test func `an account that was ended here opens nothing`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            let account = try await site.account("subject-of-priya")
            try await site.store.change(by: .system, .addAccount, on: account.text) {
                try $0.execute(sql: "UPDATE account SET active = 0 WHERE id = ?", arguments: [account])
            }
            var again = CouncilBrowser(site)
            let answer = try await again.signIn(.manager)
            #expect(answer.status == 403 && answer.text.contains("Your account here was ended") && !again.isSignedIn)
        }
    }

    @Test func `a row gives nothing to the person who wrote it`() async throws {
        try await CouncilSite.visiting { site in
            try await GroupTable(site.store).add(
                "administrators", label: "", role: .administrator, scope: .wholeService, on: CouncilSite.today, by: .system)
            let person = TestPerson("subject-of-priya", groups: ["administrators", "directors"])
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(person)
            let added = try await browser.post(
                "/settings/sign-in", [("group", "directors"), ("role", "director"), ("scope", "service")], from: "/settings/sign-in")
            #expect(added.status == 303)
            _ = try await browser.signIn(person)
            #expect(try await site.holds("Priya Nandra") == ["administrator service from a group"])
            var colleague = CouncilBrowser(site)
            _ = try await colleague.signIn(TestPerson("another-subject", name: "Sam Lee", groups: ["directors"]))
            #expect(try await site.holds("Sam Lee") == ["director service from a group"])
        }
    }

    @Test func `the table is kept on a page, refuses what is wrong, and every change has its audit row`() async throws {
        try await CouncilSite.visiting { site in
            try await GroupTable(site.store).add(
                "administrators", label: "", role: .administrator, scope: .wholeService, on: CouncilSite.today, by: .system)
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(TestPerson("subject-of-priya", groups: ["administrators"]))
            let page = try await browser.get("/settings/sign-in").text
            #expect(page.contains(CouncilSite.managers) && page.contains("The whole service") && page.contains("Open beside it"))
            let wrong = try await browser.post(
                "/settings/sign-in", [("group", ""), ("role", "wizard"), ("scope", "everywhere")], from: "/settings/sign-in")
            #expect(wrong.status == 422 && wrong.text.contains("Choose the role.") && wrong.text.contains("Select the scope."))
            let twice = try await browser.post(
                "/settings/sign-in", [("group", CouncilSite.auditors), ("role", "auditor"), ("scope", "own")], from: "/settings/sign-in")
            #expect(twice.status == 422 && twice.text.contains("This group gives that already"))
            let row = try await site.store.read { try GroupTable.all(in: $0) }.first { $0.name == CouncilSite.auditors }
            let id = try #require(row?.id)
            #expect(try await browser.post("/settings/sign-in/\(id)/remove", [], from: "/settings/sign-in").status == 303)
            #expect(try await browser.post("/settings/sign-in/\(id)/remove", [], from: "/settings/sign-in").status == 404)
            let grounds = try await site.store.read { db in
                try String.fetchAll(db, sql: "SELECT ground FROM audit WHERE act = 'sign-in.keep-groups' ORDER BY sequence")
            }
            #expect(grounds == ["serviceManager added", "auditor added", "administrator added", "removed"])
        }
    }

    @Test func `a grant from a group is not ended by hand, because the next sign-in would give it again`() async throws {
        try await CouncilSite.visiting { site in
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            let account = try await site.account("subject-of-priya")
            let grant = try #require(try await site.store.read { try Grants.live(of: account, on: CouncilSite.today, in: $0) }.first)
            await #expect(throws: GrantRefusal.fromGroup) { try await Grants(site.store).end(grant.id, on: CouncilSite.today, by: .system) }
        }
    }

    @Test func `each sign-in has its row, and another when it changes what a person may do`() async throws {
        try await CouncilSite.visiting { site in
            func grounds() async throws -> [String] {
                try await site.store.read { db in
                    let sql =
                        "SELECT act || ': ' || coalesce(ground, '-') FROM audit WHERE act LIKE 'sign-in%' AND act NOT LIKE '%keep%' ORDER BY sequence"
                    return try String.fetchAll(db, sql: sql)
                }
            }
            var browser = CouncilBrowser(site)
            _ = try await browser.signIn(.manager)
            #expect(try await grounds() == ["sign-in.take-from-groups: account made", "sign-in: council account"])
            _ = try await browser.signIn(.manager)
            #expect(try await grounds().count == 3)
            _ = try await browser.signIn(auditor)
            #expect(try await grounds().suffix(2) == ["sign-in.take-from-groups: -", "sign-in: council account"])
            var stranger = CouncilBrowser(site)
            _ = try await stranger.signIn(TestPerson("subject-of-nobody"))
            #expect(try await grounds().last == "sign-in: refused: noRole")
        }
    }
}

extension CouncilSite {
    func account(_ subject: String) async throws -> Identifier<Person> {
        let found = try await store.read {
            try Identifier<Person>.fetchOne($0, sql: "SELECT account FROM openid_person WHERE subject = ?", arguments: [subject])
        }
        return try #require(found)
    }
}
