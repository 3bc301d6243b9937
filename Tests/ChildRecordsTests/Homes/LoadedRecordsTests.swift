import ChildRecords
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// M1 and M2 are brother and sister in the East; M3 is in the West, M4 in a team that is not kept here, M5 has no date of birth, and M6’s need
/// has ended.
@Suite("Records under Children of children who are in the data")
struct LoadedRecordsTests {
    private let council: TestCouncil
    init() async throws { council = try await TestCouncil() }

    @discardableResult
    private func load(forenames: Bool = false) async throws -> Identifier<DataLoad> {
        let names = forenames ? ",pers_forename,pers_surname" : ""
        let persons = ["M1", "M2", "M3", "M4", "M6"].map { "\($0),F,2016-01-0\($0.suffix(1)),WBRI\(forenames ? ",Given,Rowan" : "")" }
        return try await council.load([
            "persons.csv": "pers_person_id,pers_sex,pers_dob,pers_ethnicity\(names)\n" + persons.joined(separator: "\n") + "\n",
            "families.csv": "fami_table_id,fami_family_id,fami_person_id\n1,F1,M1\n2,F1,M2\n3,F9,M3\n",
            "teams.csv": "dept_team_id,dept_team_name,dept_team_parent_id\nT1,East,\nT2,West,\nT3,North,\n",
            "need.csv": "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa,cine_referral_team\n"
                + "R1,M1,2022-01-04,,N,T1\nR2,M2,2022-01-04,,N,T1\nR3,M3,2022-01-04,,N,T2\nR4,M4,2022-01-04,,N,T3\nR5,M5,2022-01-04,,N,T1\n"
                + "R6,M6,2022-01-04,2022-03-01,N,T1\n",
        ])
    }

    private func choose(_ groups: Set<NameList> = [.need]) async throws {
        try await LoadedRecords(council.store).set(groups, on: LoadedCouncil.today, by: .system)
    }

    private func manager(_ team: Identifier<Team>) -> Requester { council.asker(council.manager, Reach(ordinary: [.team(team)])) }

    private func count(_ sql: String) async throws -> Int { try await council.store.read { try Int.fetchOne($0, sql: sql) ?? -1 } }

    @Test func `no record comes from a load until the council says whose, then those of its teams do, and only once`() async throws {
        let before = try await count("SELECT count(*) FROM child")
        try await load()
        #expect(try await count("SELECT count(*) FROM child") == before)
        try await choose()
        #expect(try await council.names(manager(council.east), "M").sorted() == ["M1", "M2"])
        #expect(try await council.names(manager(council.west), "M") == ["M3"])
        #expect(
            try await count("SELECT count(DISTINCT family) FROM child JOIN child_number ON child = child.id") == 2,
            "brother and sister are one family")
        let outcome = try #require(try await council.store.read { try LoadedRecordsOutcome.read(in: $0) })
        #expect(outcome.added == 3 && outcome.noBirth == 1 && outcome.teams == ["North": 1])
        #expect(try await count("SELECT count(*) FROM audit WHERE act = 'children.add_from_data' AND ground = 'record added'") == 3)
        try await load(forenames: true)
        #expect(try await count("SELECT count(*) FROM child_number") == 3)
    }

    @Test func `a team that is added later brings its children with the next load`() async throws {
        try await choose()
        try await load()
        let north = try await Teams(council.store).add("North", below: council.service, by: .system)
        try await load(forenames: true)
        #expect(try await council.names(manager(north), "M4") == ["M4"])
    }

    @Test func `a record that is here already is not added again, under any of the child’s IDs`() async throws {
        try await load()
        let typed = try await council.children.add(
            .init(name: "Jay Rowan", birth: .born(Day(2016, 1, 1)!), team: council.west, number: LAChildID("M1")), by: council.founding)
        try await choose()
        #expect(try await count("SELECT count(*) FROM child_number WHERE number = 'M1'") == 1)
        #expect(try await council.names(manager(council.west), "Jay") == ["Jay Rowan"])
        #expect(try await council.isThere(typed, for: manager(council.west)))
    }

    @Test func `the brother of a child whose family is blocked is closed from the first moment`() async throws {
        try await load()
        let first = try await council.children.add(
            .init(name: "Jay Rowan", birth: .born(Day(2016, 1, 1)!), team: council.east, number: LAChildID("M1")), by: council.founding)
        let family = try await council.store.read {
            try String.fetchOne(
                $0, sql: "SELECT family.number FROM family JOIN child ON family = family.id WHERE child.id = ?", arguments: [first])
        }
        try await council.children.block(
            council.worker, fromFamily: family ?? "", because: "A cousin", by: council.asker(council.lead, Marlshire.wholeService))
        try await choose()
        let blocked = council.asker(council.worker, Reach(ordinary: [.team(council.east)]))
        #expect(try await council.names(blocked, "M").isEmpty)
        #expect(try await council.names(manager(council.east), "M") == ["M2"])
    }

    @Test func `a name comes with a list of names, goes with it, and a typed name stays`() async throws {
        try await choose()
        try await load()
        let typed = try #require(
            try await council.store.read { try Identifier<Child>.fetchOne($0, sql: "SELECT child FROM child_number WHERE number = 'M3'") })
        try await council.children.edit(
            typed, .init(name: "Typed Here", birth: .born(Day(2016, 1, 3)!), team: council.west, number: LAChildID("M3")), version: 1,
            by: council.founding)
        let store = LoadStore(council.store)
        try await store.loadNames(for: [.need], on: LoadedCouncil.today, by: .system)
        try await load(forenames: true)
        #expect(try await council.names(manager(council.east), "Given").count == 2)
        #expect(try await council.names(manager(council.west)).contains("Typed Here"))
        try await store.loadNames(for: [], on: LoadedCouncil.today, by: .system)
        #expect(try await council.names(manager(council.east), "M").sorted() == ["M1", "M2"])
        #expect(try await count("SELECT count(*) FROM child WHERE name LIKE '%Rowan%'") == 0)
    }
}
