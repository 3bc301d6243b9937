import ChildRecords
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import ChildReturns

@Suite("Names stay out of the store, but for the lists that are switched on")
struct NamesStayOutTests {
    private static let canaries = ["Zebedee", "Quillfire", "zebedee", "QUILLFIRE"]
    private let council: LoadedCouncil

    init() throws { council = try LoadedCouncil() }

    private let plans =
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date\nP1,M1,2022-01-10,\nP2,M2,2021-01-10,2021-06-10\n"
    private var persons: DroppedReturn {
        get throws {
            try council.file(
                "persons.csv",
                "pers_person_id,pers_forename,pers_surname,pers_sex,pers_dob,pers_ethnicity\nM1,Zebedee,Quillfire,F,2012-01-01,WBRI\n"
                    + "M2,Second,Quillfire,F,2013-01-01,WBRI\nM3,Zebedee,Quillfire,F,2013-02-31,WBRI\nM4,Zebedee,Quillfire,F,Quillfire,WBRI\n"
            )
        }
    }

    /// Everything a name could come in by: its own columns, a row that is held, columns that slipped, text between elements, and a file that
    /// is no return at all.
    private var files: [DroppedReturn] {
        get throws {
            [
                try persons, try council.file("plans.csv", plans),
                try council.file(
                    "list 1.csv",
                    "Child Unique ID,Forename,Surname,Gender,Date of Birth,Date of Contact,Contact Source\nM1,Zebedee,Quillfire,b) Female,01/01/2012,01/02/2022,6\n"
                        + "M2,Quillfire, Zebedee,b) Female,01/01/2013,Zebedee Quillfire,6\n"),
                try council.file("staff.csv", "Team rota\nZebedee,Quillfire,nine,five\n"),
                try council.file(
                    "c.xml",
                    """
                    <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2021</Year></CollectionDetails></Header><Children><Child>
                    Zebedee Quillfire<ChildIdentifiers>Zebedee<LAchildID>M1</LAchildID><Forename>Zebedee</Forename><Surname>Quillfire</Surname>
                    <PersonBirthDate>2012-01-01</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
                    <CINdetails><CINreferralDate>2021-05-05</CINreferralDate></CINdetails></Child></Children></Message>
                    """),
            ]
        }
    }

    /// Every byte of the store’s folder that holds a name.
    private func found() throws -> [String] {
        try council.store.stage { try $0.execute(sql: "SELECT 1") }
        let names = FileManager.default.enumerator(atPath: council.folder.appending(path: "store").path)?.compactMap { $0 as? String } ?? []
        return names.flatMap { name -> [String] in
            guard let bytes = try? Data(contentsOf: council.folder.appending(path: "store/\(name)")) else { return [] }
            return NamesStayOutTests.canaries.filter { bytes.range(of: Data($0.utf8)) != nil }.map { "\(name): \($0)" }
        }
    }

    private func dump() async throws -> [String] {
        try await council.store.read { db in
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table): \($0)" }
                    .filter { row in NamesStayOutTests.canaries.contains { row.contains($0) } }
            }
        }
    }

    @Test func `while every list is off, no name is in a table, a held row, a note or any byte of the store`() async throws {
        let load = try await council.load(try files)
        #expect(load.state == .accepted)
        let held = try await council.store.read { try RejectedQuery().lines(of: load.id, in: $0) }
        #expect(held.count >= 3, "rows with names in them were held")
        #expect(held.contains { $0.row.value == "… …" }, "\(held.map(\.row.value))")
        let (rows, bytes) = (try await dump(), try found())
        #expect(rows.isEmpty, "\(rows)")
        #expect(bytes.isEmpty, "\(bytes)")
    }

    @Test func `a list that is on brings the names of the children on it, and of nobody else`() async throws {
        try await council.loads.loadNames(for: [.protection], on: LoadedCouncil.today, by: .system)
        try await council.load(try files)
        let names = try await council.store.read { db in
            try Row.fetchAll(
                db, sql: "SELECT number, name FROM loaded_name JOIN loaded_child ON loaded_child.id = loaded_name.child ORDER BY name"
            ).map { "\($0["number"] as String) \($0["name"] as String)" }
        }
        #expect(Set(names) == ["M1 Zebedee Quillfire"], "M2 has no open plan, and M4 none")
        #expect(try await council.store.read { try LoadedNames.name(of: LAChildID("M1")!, in: $0) } == "Zebedee Quillfire")
        let rows = try await dump()
        #expect(rows.allSatisfy { $0.hasPrefix("loaded_name:") }, "\(rows)")
    }

    @Test func `a list that is switched off loses its names at once`() async throws {
        try await council.loads.loadNames(for: [.protection, .need], on: LoadedCouncil.today, by: .system)
        try await council.load(try files)
        try await council.loads.loadNames(for: [.protection], on: LoadedCouncil.today, by: .system)
        #expect(try await council.count("loaded_name") > 0)
        try await council.loads.loadNames(for: [], on: LoadedCouncil.today, by: .system)
        #expect(try await council.count("loaded_name") == 0)
        #expect(try await dump().isEmpty)
    }

    @Test func `undoing a load takes its names away`() async throws {
        try await council.loads.loadNames(for: [.protection], on: LoadedCouncil.today, by: .system)
        let load = try await council.load(try files)
        try await council.loads.undo(load.id, version: load.version, on: LoadedCouncil.today, by: .system)
        #expect(try await council.count("loaded_name") == 0)
    }

    @Test(
        "a value that is held keeps its figures and the words in place of a day",
        arguments: [
            ("31/02/2022", "31/02/2022"), ("last Tuesday", "last Tuesday"), ("not known", "not known"), ("Robin Ash", "… …"),
            ("Robin Ash 12/05/2019", "… … 12/05/2019"), ("31 Febuary 2020", "31 … 2020"), ("June 2022", "June 2022"), ("O’Brien", "O’…"),
            ("", ""),
        ])
    func heldValues(text: String, kept: String) { #expect(RejectedValue.kept(text) == kept) }
}
