import ChildRecords
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("A record here and what the case system says of the child")
struct OneHomeTests {
    private let council: TestCouncil
    private var children: ChildStore { council.children }
    private let born = Day(2014, 3, 9)!
    private var manager: Requester { council.asker(council.manager, Reach(ordinary: [.team(council.service)])) }

    init() async throws { council = try await TestCouncil() }

    /// Loads a council’s data: M1 and M2 of one family, M1 in the team East.
    @discardableResult
    private func load(_ day: String = "2014-03-09", families: String = "F1", accepting: Bool = true) async throws -> Identifier<DataLoad> {
        let files = [
            "persons.csv":
                "pers_person_id,pers_sex,pers_dob,pers_ethnicity\nM1,F,\(day),WBRI\nM2,M,2016-01-01,WBRI\nM3,M,2016-01-01,WBRI\n",
            "families.csv": "fami_table_id,fami_family_id,fami_person_id\n1,\(families),M1\n2,F1,M2\n3,F9,M3\n",
            "teams.csv": "dept_team_id,dept_team_name,dept_team_parent_id\nT1,East,\nT2,West,\n",
            "need.csv": "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa,cine_referral_team\n"
                + "R1,M1,2022-01-04,,N,T1\nR2,M2,2022-01-04,,N,T1\nR3,M3,2022-01-04,,N,T2\n",
        ]
        return try await council.load(files, accepting: accepting)
    }

    @discardableResult
    private func add(_ number: String, _ name: String = "Jay Rowan", team: Identifier<Team>? = nil, birth: Day? = nil) async throws
        -> Identifier<Child>
    {
        try await children.add(
            .init(name: name, birth: .born(birth ?? born), team: team ?? council.east, number: LAChildID(number)), by: manager)
    }

    private func differences(_ id: Identifier<Child>) async throws -> [FieldDifference] {
        let asker = manager
        return try await council.store.read { db in
            guard case .open(let child, _) = try ChildDoor.read(id, for: asker, in: db) else { return [] }
            return try CaseFactsRows.differences(of: child, teams: Teams.tree(in: db), in: db)
        }
    }

    private func facts(_ number: String) async throws -> CaseFacts? {
        try await council.store.read { try CaseFactsRows.facts(under: LAChildID(number)!, in: $0) }
    }

    @Test func `the loads say who the child is, and in which team`() async throws {
        try await load()
        #expect(try await facts("M1") == CaseFacts(LAChildID("M1")!, birth: .born(born), team: "East", family: "F1"))
        #expect(try await facts("M7") == nil)
    }

    @Test func `what comes in by load is refused when it is typed, in words`() async throws {
        try await load()
        let loaded = try await facts("M1")
        let typed = Fields([
            ("name", "Jay Rowan"), ("kind", "born"), ("birth-day", "9"), ("birth-month", "3"), ("birth-year", "2014"),
            ("team", council.east.text), ("number", "M1"),
        ])
        #expect {
            _ = try ChildStore.Statement(typed, number: LAChildID("M1"), loaded: loaded)
        } throws: { ($0 as? Problems)?.all == [Problem("birth", HomeOfField.refusal(of: .birth))] }
        let left = Fields([("name", "Jay Rowan"), ("team", council.east.text), ("number", "M1")])
        #expect(try ChildStore.Statement(left, number: LAChildID("M1"), loaded: loaded).birth == .born(born))
        #expect(throws: Problems.self) { _ = try ChildStore.Statement(left, number: LAChildID("M8"), loaded: nil) }
        // A record of another day keeps it, until somebody settles which is right.
        guard case .open(let now, _) = try await council.read(council.inEast, council.founding) else { return }
        #expect(try ChildStore.Statement(left, number: LAChildID("M1"), loaded: loaded, now: now).birth == now.birth)
    }

    @Test func `a difference is listed, settled by a person with an audit row, and asked again when one side changes`() async throws {
        try await load()
        let id = try await add("M1", birth: born + 40)
        let found = try await differences(id)
        #expect(found.map(\.field) == [.birth] && found.first?.theirs == "Born 9 March 2014")
        let asker = manager
        let listed = try await council.store.read { db in try DifferingChild.all(for: asker, in: db).map(\.child.id) }
        #expect(listed == [id])
        try await children.settle(found[0], of: id, .ours, because: "The certificate was seen; mended there", by: manager)
        #expect(try await differences(id).isEmpty)
        let grounds = try await council.store.read {
            try String.fetchAll($0, sql: "SELECT ground FROM audit WHERE subject = ? AND ground IS NOT NULL", arguments: [id])
        }
        #expect(grounds == ["birth settled"])
        try await load("2014-03-10")
        let again = try await differences(id)
        #expect(again.first?.theirs == "Born 10 March 2014")
        await #expect(throws: Problems.self, "what was true when the page was drawn") {
            try await children.settle(found[0], of: id, .theirs, because: "", by: manager)
        }
        try await children.settle(again[0], of: id, .theirs, because: "", by: manager)
        #expect(try await differences(id).isEmpty)
        guard case .open(let child, _) = try await council.read(id, manager) else { return }
        #expect(child.birth == .born(born + 1))
        await #expect(throws: (any Error).self, "what was settled stays on record") {
            try await council.store.change(by: .system, .editChild, on: "x") { try $0.execute(sql: "DELETE FROM resolved_difference") }
        }
    }

    @Test func `a load shows another team and moves nobody`() async throws {
        try await load()
        let id = try await add("M1", team: council.west)
        #expect(try await differences(id) == [FieldDifference(.team, ours: "West", theirs: "East")])
        guard case .open(let child, _) = try await council.read(id, manager) else { return }
        #expect(child.team == council.west)
    }

    @Test func `a number of a team out of reach, one that is taken, and one of a family that is closed are refused in the same words`()
        async throws
    {
        try await load()
        let first = try await add("M1")
        let east = council.asker(council.worker, Reach(ordinary: [.team(council.east)]))
        var refusals: [Problems] = []
        for number in ["M1", "M3"] {
            do {
                try await children.add(.init(name: "X", birth: .born(born), team: council.east, number: LAChildID(number)), by: east)
            } catch let problems as Problems { refusals.append(problems) }
        }
        let family = try await council.store.read {
            try String.fetchOne(
                $0, sql: "SELECT family.number FROM family JOIN child ON family = family.id WHERE child.id = ?", arguments: [first])
        }
        try await children.block(
            council.worker, fromFamily: family ?? "", because: "A cousin", by: council.asker(council.lead, Marlshire.wholeService))
        do {
            try await children.add(.init(name: "X", birth: .born(born), team: council.east, number: LAChildID("M2")), by: east)
        } catch let problems as Problems { refusals.append(problems) }
        #expect(refusals.count == 3 && Set(refusals).count == 1)
    }

    private var worker: Requester { council.asker(council.worker, Reach(ordinary: [.wholeService])) }

    @Test func `a brother added under his number comes into the family that is closed, and is closed too`() async throws {
        try await load()
        let first = try await add("M1")
        try await OwnFamilies(council.store).declare(
            .init(kind: .relative, name: "Jay Rowan", birth: born, words: "My sister’s"), by: worker)
        #expect(try await !council.isThere(first, for: worker))
        let brother = try await add("M2", "Kit Rowan", birth: Day(2016, 1, 1))
        #expect(try await !council.isThere(brother, for: worker))
        guard case .restricted = try await council.read(brother, council.asker(council.lead, Reach(ordinary: [.wholeService]))) else {
            Issue.record("the brother’s record is open to others in scope")
            return
        }
    }

    @Test func `a load that makes two records brothers closes the other family too, and undoing it lifts nothing`() async throws {
        try await load(families: "F5")
        let (first, second) = (try await add("M1"), try await add("M2", "Kit Rowan", birth: Day(2016, 1, 1)))
        try await OwnFamilies(council.store).declare(
            .init(kind: .relative, name: "Jay Rowan", birth: born, words: "My sister’s"), by: worker)
        #expect(try await council.isThere(second, for: worker), "nobody knows yet that they are brothers")
        let later = try await load(families: "F1")
        #expect(try await !council.isThere(first, for: worker))
        #expect(try await !council.isThere(second, for: worker))
        try await council.undo(later)
        #expect(try await !council.isThere(second, for: worker), "a block is lifted by two people")
    }

    @Test func `the pages about data leave out children of a family that is closed to who looks`() async throws {
        try await load()
        try await add("M1")
        let family = try await council.store.read {
            try String.fetchOne(
                $0,
                sql: "SELECT family.number FROM family JOIN child ON family = family.id JOIN child_number ON child_number.child = child.id")
        }
        try await children.block(
            council.worker, fromFamily: family ?? "", because: "A cousin", by: council.asker(council.lead, Marlshire.wholeService))
        let (blocked, other) = try await council.store.read { [council] in
            (
                try HiddenChildIDs.of(council.asker(council.worker, Marlshire.wholeService), in: $0),
                try HiddenChildIDs.of(council.asker(council.manager, Marlshire.wholeService), in: $0)
            )
        }
        #expect(blocked == ["M1", "M2"], "a sister of whom no record is kept here, too")
        #expect(other.isEmpty)
        try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            try db.execute(sql: "INSERT INTO loaded_child (number) VALUES ('M9')")
            try db.execute(
                sql: """
                    INSERT INTO child_match (child, same_as, ground) SELECT also.id, stands.id, 'upn' FROM loaded_child AS also,
                        loaded_child AS stands WHERE also.number = 'M9' AND stands.number = 'M1'
                    """)
        }
        let both = try await council.store.read { [council] in
            try HiddenChildIDs.of(council.asker(council.worker, Marlshire.wholeService), in: $0)
        }
        #expect(both == ["M1", "M2", "M9"], "one child under two numbers is blocked under both")
        // M8 is tied to M9, which is tied to M1: whichever of a pair is the main one, all of them are one child.
        try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            try db.execute(sql: "INSERT INTO loaded_child (number) VALUES ('M8'), ('M7')")
            try db.execute(
                sql: """
                    INSERT INTO child_match (child, same_as, ground) SELECT also.id, main.id, 'upn' FROM loaded_child AS also,
                        loaded_child AS main WHERE (also.number, main.number) IN (VALUES ('M8', 'M9'), ('M1', 'M7'))
                    """)
        }
        let all = try await council.store.read { [council] in
            try HiddenChildIDs.of(council.asker(council.worker, Marlshire.wholeService), in: $0)
        }
        #expect(all == ["M1", "M2", "M7", "M8", "M9"], "a pair of a pair, in either direction")
    }

    @Test func `the pages about data leave out a child whose record is restricted to other readers, under each of its IDs`() async throws {
        try await load()
        let child = try await add("M1")
        try await match()
        try await children.restrict(
            child, Restriction(ground: .adoption, reviewBy: council.today + 30, readers: [council.lead.worker]), by: council.founding)
        func hidden(from account: Identifier<Person>) async throws -> Set<String> {
            let asker = council.asker(account, Reach(ordinary: [.wholeService]))
            return try await council.store.read { try HiddenChildIDs.of(asker, in: $0) }
        }
        #expect(try await hidden(from: council.manager) == ["M1", "M3"], "and nothing of the child’s family")
        #expect(try await hidden(from: council.lead).isEmpty, "a named reader sees the child")
    }

    private func blockWorker(fromFamilyOf child: Identifier<Child>) async throws {
        let family = try await council.store.read {
            try String.fetchOne(
                $0, sql: "SELECT family.number FROM family JOIN child ON family = family.id WHERE child.id = ?", arguments: [child])
        }
        try await children.block(
            council.worker, fromFamily: family ?? "", because: "A cousin", by: council.asker(council.lead, Marlshire.wholeService))
    }

    /// M1 and M3 are one child, as a match after a load has it.
    private func match() async throws {
        try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { db in
            try db.execute(
                sql: """
                    INSERT INTO child_match (child, same_as, ground) SELECT also.id, main.id, 'upn' FROM loaded_child AS also,
                        loaded_child AS main WHERE also.number = 'M3' AND main.number = 'M1'
                    """)
        }
        try await follow()
    }

    /// As after every load.
    private func follow() async throws {
        try await council.store.change(by: .system, Act("tests.fill", "fill a test’s store"), on: "tests") { [council] db in
            try OwnFamilies.closeLoaded(in: council.store, council.founding, db)
        }
    }

    @Test func `a block follows the child to a second record once the two are matched, and is lifted there for good`() async throws {
        try await load()
        let first = try await add("M1")
        let second = try await add("M3", "Jay R.", team: council.west, birth: Day(2016, 1, 1))
        let worker = council.asker(council.worker, Marlshire.wholeService)
        try await blockWorker(fromFamilyOf: first)
        #expect(try await council.isThere(second, for: worker), "nobody knows yet that it is the same child")
        try await match()
        #expect(try await !council.isThere(second, for: worker))
        #expect(try await council.isThere(second, for: council.asker(council.manager, Marlshire.wholeService)))
        let block = try await council.store.read {
            try Identifier<FamilyBlock>.fetchOne(
                $0, sql: "SELECT id FROM family_block WHERE reason = ?", arguments: [BlocksThatFollow.reason])
        }
        let (lead, manager) = (council.asker(council.lead, Marlshire.wholeService), council.asker(council.manager, Marlshire.wholeService))
        let removal = try await children.propose(.block(try #require(block)), because: "The match was wrong, it is another child", by: lead)
        try await children.settle(removal, .lifted, by: manager)
        try await follow()
        #expect(try await council.isThere(second, for: worker))
        #expect(try await !council.isThere(first, for: worker))
    }

    @Test func `a block that is set after the match closes both records`() async throws {
        try await load()
        let first = try await add("M1")
        let second = try await add("M3", "Jay R.", team: council.west, birth: Day(2016, 1, 1))
        try await match()
        try await blockWorker(fromFamilyOf: first)
        #expect(try await !council.isThere(second, for: council.asker(council.worker, Marlshire.wholeService)))
    }

    @Test func `a record added by hand with the name and date of birth of a blocked child is closed at once`() async throws {
        let first = try await children.add(.init(name: "Jay Rowan", birth: .born(born), team: council.east), by: manager)
        try await blockWorker(fromFamilyOf: first)
        let second = try await children.add(.init(name: "jay  ROWAN", birth: .born(born), team: council.west), by: manager)
        let other = try await children.add(.init(name: "Jay Rowan", birth: .born(born + 1), team: council.west), by: manager)
        let worker = council.asker(council.worker, Marlshire.wholeService)
        #expect(try await !council.isThere(second, for: worker))
        #expect(try await council.isThere(other, for: worker))
        #expect(try await council.isThere(second, for: council.asker(council.manager, Marlshire.wholeService)))
    }

    @Test func `who adds such a record themselves learns nothing from it, and the information governance leads hear of it`() async throws {
        let first = try await children.add(.init(name: "Jay Rowan", birth: .born(born), team: council.east), by: manager)
        try await blockWorker(fromFamilyOf: first)
        let worker = council.asker(council.worker, Marlshire.wholeService)
        let lead = try await Accounts(store: council.store, passwords: Passwords()).add(
            signIn: "di.vale", name: "di.vale", grants: [Grant(.informationGovernanceLead, .wholeService)], on: council.today, by: .system
        ).0
        let telling = ChildStore(council.store, notices: Notices(council.store, origin: "https://t.example", council: "Marlshire"))
        let added = try await telling.add(.init(name: "Jay Rowan", birth: .born(born), team: council.east), by: worker)
        #expect(try await council.isThere(added, for: worker))
        let titles = try await council.store.read {
            try String.fetchAll($0, sql: "SELECT title FROM notice WHERE account = ?", arguments: [lead])
        }
        #expect(titles.count == 1 && titles.allSatisfy { !$0.contains("Jay") })
    }
}

extension TestCouncil {
    /// Loads files that are given as text, and accepts them.
    func load(_ files: [String: String], accepting: Bool = true) async throws -> Identifier<DataLoad> {
        let folder = FileManager.default.temporaryDirectory.appending(path: "throughline-homes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let dropped = try files.sorted { $0.key < $1.key }.map { name, text in
            try Data(text.utf8).write(to: folder.appending(path: name))
            return DroppedReturn(path: folder.appending(path: name).path, name: name)
        }
        let runner = LoadRunner(store, reading: LoadedCouncil.readHere)
        let load = try await runner.begin(on: LoadedCouncil.today, by: .system)
        try await runner.read(dropped, into: load, on: LoadedCouncil.today, by: .system)
        if accepting {
            let found = try #require(try await store.read { try LoadRows.load(load, in: $0) })
            try await LoadStore(store).accept(load, version: found.version, on: LoadedCouncil.today, by: .system)
        }
        return load
    }

    func undo(_ load: Identifier<DataLoad>) async throws {
        let found = try #require(try await store.read { try LoadRows.load(load, in: $0) })
        try await LoadStore(store).undo(load, version: found.version, on: LoadedCouncil.today, by: .system)
    }
}
