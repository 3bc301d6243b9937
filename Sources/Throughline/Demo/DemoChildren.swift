import ChildRecords
import ChildRecordsWeb
import Foundation
import SiteKit
import Vocabulary

/// The invented children of the demonstration, their teams, and who may see them.
struct DemoChildren {
    let store: Store
    let staff: DemoStaff
    private var children: ChildStore { ChildStore(store) }

    init(store: Store, staff: DemoStaff) {
        self.store = store
        self.staff = staff
    }

    func found(on today: Day) async throws {
        let file = try JSONDecoder().decode(ChildrenFile.self, from: Data(contentsOf: demonstrationFile("children.json")))
        var teams: [String: Identifier<Team>] = [:]
        for entry in file.teams {
            teams[entry.id] = try await Teams(store).add(entry.name, below: entry.below.flatMap { teams[$0] }, by: .system)
        }
        for entry in file.access {
            guard let account = staff.accounts[entry.signIn], let team = teams[entry.team] else { continue }
            try await Grants(store).give(
                Grant(entry.role, .team(team), span: entry.span, until: entry.until), to: account, on: today, by: .system)
        }
        let founded = try await add(file, teams, today)
        try await close(file, founded, today)
        try await look(file, founded)
    }

    private func add(_ file: ChildrenFile, _ teams: [String: Identifier<Team>], _ today: Day) async throws -> [String: Child] {
        var founded: [String: Child] = [:]
        for entry in file.children {
            let asker = Requester(founding: today, by: .system)
            guard let team = teams[entry.team], let birth = entry.birth else { throw Unfit(entry: entry.id) }
            let family = entry.family.flatMap { founded[$0]?.family.number } ?? ""
            let id = try await children.add(.init(name: entry.name, birth: birth, team: team, familyNumber: family), by: asker)
            for worker in entry.workers {
                guard let account = staff.accounts[worker.signIn] else { throw Unfit(entry: entry.id) }
                try await children.allocate(id, to: account, from: worker.from, until: worker.until, by: asker)
            }
            founded[entry.id] = try await child(id, asker)
        }
        return founded
    }

    private func child(_ id: Identifier<Child>, _ asker: Requester) async throws -> Child? {
        guard case .open(let child, _) = try await store.read({ try ChildDoor.read(id, for: asker, in: $0) }) else { return nil }
        return child
    }

    private func close(_ file: ChildrenFile, _ founded: [String: Child], _ today: Day) async throws {
        for entry in file.children {
            guard let restriction = entry.restriction, let child = founded[entry.id] else { continue }
            let readers = Set(restriction.readers.compactMap { staff.accounts[$0]?.worker })
            try await children.restrict(
                child.id, Restriction(ground: restriction.ground, reviewBy: restriction.reviewBy, readers: readers),
                by: Requester(founding: restriction.setOn, by: staff.changer(restriction.by)))
        }
        for block in file.blocks {
            guard let account = staff.accounts[block.signIn], let family = founded[block.family]?.family else { continue }
            try await children.block(
                account, fromFamily: family.number, because: block.reason, by: Requester(founding: block.on, by: staff.changer(block.by)))
        }
        for entry in file.ties {
            try await OwnFamilies(store).declare(
                .init(kind: entry.kind, name: entry.name, birth: entry.birth, words: entry.words),
                by: Requester(founding: entry.on, by: staff.changer(entry.signIn)))
        }
        for entry in file.lifts {
            guard let child = founded[entry.child] else { continue }
            try await children.propose(
                liftOf: child.id, because: entry.reason, by: Requester(founding: entry.on, by: staff.changer(entry.by)))
        }
        for entry in file.emergencies {
            guard let child = founded[entry.child] else { continue }
            try await children.open(
                .init(number: child.number, birth: child.birth.day, ground: entry.ground, reason: entry.reason),
                by: Requester(founding: entry.on, by: staff.changer(entry.signIn)))
        }
    }

    /// Looks of the weeks before, so that the pages about looking have something to show.
    private func look(_ file: ChildrenFile, _ founded: [String: Child]) async throws {
        let views = file.looks.flatMap { entry -> [DemoView] in
            guard let account = staff.accounts[entry.signIn] else { return [] }
            return entry.children.enumerated().compactMap { place, name in
                guard let child = founded[name] else { return nil }
                let moment = EnglishDay.moment(entry.on, hour: entry.hour, minute: place * 4)
                return DemoView(at: moment, of: child.id.text, act: entry.act, by: account.text)
            }
        }
        try await store.found(views)
    }

    struct Unfit: Error { let entry: String }
}

/// `Demonstration/children.json`, in the form that the README beside it tells.
struct ChildrenFile: Decodable {
    struct TeamEntry: Decodable {
        let id, name: String
        let below: String?
    }
    struct AccessEntry: Decodable {
        let signIn: String
        let role: Role
        let team: String
        let span: Grant.Span
        let until: Day?
    }
    struct Work: Decodable {
        let signIn: String
        let from: Day
        let until: Day?
    }
    struct RestrictionEntry: Decodable {
        let ground: Restriction.Ground
        let setOn, reviewBy: Day
        let by: String
        let readers: [String]
    }
    struct ChildEntry: Decodable {
        let id, name: String
        let born, expected: Day?
        let family: String?
        let team: String
        let workers: [Work]
        let restriction: RestrictionEntry?

        var birth: Birth? { born.map(Birth.born) ?? expected.map(Birth.expected) }
    }
    struct BlockEntry: Decodable {
        let signIn, family: String
        let on: Day
        let by, reason: String
    }
    struct LookEntry: Decodable {
        let signIn: String
        let on: Day
        let hour: Int
        /// Every fourth minute one of them.
        let children: [String]
        /// True when the record was not there for them.
        let missed: Bool?

        var act: Act { missed == true ? .missedChild : .readChild }
    }
    struct TieEntry: Decodable {
        let signIn: String
        let on: Day
        let kind: FamilyLink.Kind
        let name: String
        let birth: Day?
        let words: String
    }
    struct LiftEntry: Decodable {
        let child: String
        let on: Day
        let by, reason: String
    }
    struct BreakGlassEntry: Decodable {
        let signIn, child: String
        let on: Day
        let ground: BreakGlassAccess.Ground
        let reason: String
    }

    let teams: [TeamEntry]
    let access: [AccessEntry]
    let children: [ChildEntry]
    let blocks: [BlockEntry]
    let ties: [TieEntry]
    let lifts: [LiftEntry]
    let emergencies: [BreakGlassEntry]
    let looks: [LookEntry]
}

extension Grant.Span: Decodable {}
extension Restriction.Ground: Decodable {}
extension FamilyLink.Kind: Decodable {}
extension BreakGlassAccess.Ground: Decodable {}
