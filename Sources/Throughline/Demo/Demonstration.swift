import ActionPlans
import ActionPlansWeb
import Foundation
import SiteKit
import Vocabulary

/// Founds the invented council: every act goes through the product’s own stores, and the reports are read by the product.
struct Demonstration {
    /// How somebody of the demonstration signs in.
    struct SignIn: Encodable, Sendable {
        let name, signIn, password: String
        let roles: [String]
    }

    let store: Store
    /// How many children the council’s data tells of.
    var children = DemoReturns.children

    func found(telling: (String) -> Void) async throws -> [SignIn] {
        let file = try CouncilFile.shipped()
        try await set(file)
        telling("Staff and posts of \(file.council.name)")
        let (staff, signIns) = try await DemoStaff.found(file, in: store)
        telling("Children, their teams, and who may see them")
        try await DemoChildren(store: store, staff: staff).found(on: file.today)
        try await DemoIncidents(store: store, staff: staff).found(on: file.today)
        try await DemoGroups(store: store).found(on: file.today)
        telling("Reading the inspection reports")
        let inspections = try await DemoInspections(store: store, staff: staff).found(file)
        telling("Measures, counted month by month")
        let measures = try DemoMeasures(store: store, staff: staff)
        let eve = file.today - 50
        try await measures.define()
        try await measures.changePractice()
        try await measures.count(from: Day(number: 0), to: eve, today: file.today)
        telling("The action plan, half way through")
        try await DemoPlan(store: store, staff: staff, measures: measures).found(file, inspections)
        try await measures.count(from: eve + 1, to: file.today, today: file.today)
        telling("Evidence, checked for personal data and confirmed")
        try await DemoEvidence(store: store, staff: staff).found(file)
        telling("The board and a year of its meetings")
        try await DemoBoard(store: store, staff: staff).found(on: file.today)
        telling("The council’s data: a load that was accepted, and one to be looked at")
        try await DemoReturns(store: store, staff: staff, children: children).found(on: file.today)
        try await DemoTracked(store: store).found(on: file.today)
        try await DemoFollowed(store: store, staff: staff).found(on: file.today)
        telling("Other councils to compare with")
        let neighbours = DemoNeighbours(store: store, staff: staff)
        try await neighbours.found(on: file.today)
        try await neighbours.exchange(AuditHeads.directory(beside: store.directory), on: file.today)
        telling("The legal tracker: 120 families over three years")
        try await DemoTracker(store: store, staff: staff).found(on: file.today)
        telling("The inspection week, and the money that answers it")
        if let inspection = inspections[file.plan.inspection] {
            try await DemoInspectionWeek(store: store, staff: staff).found(inspection)
        }
        telling("The committee report, in draft")
        try await DemoReport(store: store, staff: staff).found(file, inspections)
        telling("What papers told the committee, with the measures beside it")
        try await DemoStatements(store: store, staff: staff).found(on: file.today)
        telling("A year of a committee’s questions, and what the public reads of them")
        try await DemoScrutiny(store: store, staff: staff).found(file)
        return signIns
    }

    private func set(_ file: CouncilFile) async throws {
        let settings = Settings(store)
        try await settings.set(.council, file.council.name, by: .system)
        if let own = OwnAuthority(code: file.council.code, name: file.council.shortName) {
            try await settings.set(.authority, own.stored, by: .system)
        }
        try await settings.set(.demonstration, "yes", by: .system)
        try await settings.set(.today, file.today.iso, by: .system)
    }
}

/// The people and posts of the demonstration, by the names its file gives them.
struct DemoStaff: Sendable {
    let accounts: [String: Identifier<Person>]
    let names: [String: String]
    let posts: [String: Identifier<Post>]

    /// Who makes a change: the account of that sign-in name.
    func changer(_ signIn: String) -> Changer { accounts[signIn].map { Changer(account: $0.text) } ?? .system }
    func name(_ signIn: String) -> String { names[signIn] ?? signIn }

    static func found(_ file: CouncilFile, in store: Store) async throws -> (DemoStaff, [Demonstration.SignIn]) {
        let (keeper, plans) = (Accounts(store: store, passwords: Passwords()), ActionPlanStore(store))
        let password = "demonstration-" + String(SecretToken().text.prefix(10))
        var (accounts, names, signIns): ([String: Identifier<Person>], [String: String], [Demonstration.SignIn]) = ([:], [:], [])
        for person in file.people {
            guard let signIn = person.signIn else { continue }
            let roles = (person.roles ?? []).compactMap(Role.init)
            let (id, token) = try await keeper.add(
                signIn: signIn, name: person.name,
                grants: roles.map { Grant($0, $0.usualScope, committee: file.committeeReport.committee) }, on: file.today, by: .system)
            try await keeper.welcome(token, password: password)
            (accounts[signIn], names[signIn]) = (id, person.name)
            signIns.append(Demonstration.SignIn(name: person.name, signIn: signIn, password: password, roles: roles.map(\.rawValue)))
        }
        var posts: [String: Identifier<Post>] = [:]
        for entry in file.posts { posts[entry.id] = try await plans.addPost(title: entry.title, by: .system) }
        let holdings = file.people.flatMap { person in person.holds.map { (person, $0) } }.sorted { $0.1.since < $1.1.since }
        for (person, holding) in holdings {
            guard let post = posts[holding.post] else { continue }
            let account = person.signIn.flatMap { accounts[$0] }
            try await plans.handOver(post, to: person.name, account: account, from: holding.since, on: holding.since, by: .system)
        }
        return (DemoStaff(accounts: accounts, names: names, posts: posts), signIns)
    }
}
