import Foundation
import GRDB
import InspectionsWeb
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

/// A council with a planted register and planted addresses beside those of the product.
private struct PlantedCouncil {
    let council: AccessCouncil
    let closed, open: Identifier<Planted>
    let manager: AccessCouncil.Member

    init() async throws {
        council = try await AccessCouncil(
            further: [Planted.schema],
            registering: { store in
                let embargo = try await Embargo(store: store)
                return { site in
                    RegisterPages(Planted.register, store: store).register(on: &site)
                    site.checking(embargo.check) { site in
                        site.get(PlaceOf<Planted>("/oddly/:anything"), .readInspections) { _, _ in .page(Page("Odd", "<h1>Let in</h1>")) }
                        site.get(Place("/oddly"), .readInspections) { _ in .page(Page("Odd", "<h1>Let in</h1>")) }
                    }
                }
            })
        let (closed, open) = (Identifier<Planted>(), Identifier<Planted>())
        let under = try #require(council.embargoed[.embargoed]?.inspection)
        let published = try #require(council.furniture.fixed["inspection"])
        try await council.store.change(by: .system, .readInspections, on: "planted") { db in
            try db.execute(
                literal: "INSERT INTO planted (id, inspection, title, due) VALUES (\(closed), \(under), 'Quarrendon row', '2022-07-01')")
            try db.execute(
                literal: "INSERT INTO planted (id, inspection, title, due) VALUES (\(open), \(published), 'Open row', '2022-07-02')")
        }
        (self.closed, self.open) = (closed, open)
        manager = try #require(try await council.member(.serviceManager, .any))
    }

    func get(_ path: String) async throws -> Reply { try await council.ask("GET", path, as: manager) }
}

@Suite("One condition says which rows of a register somebody may know of")
struct RegisterVisibilityTests {
    @Test func `a row of an inspection under embargo is in no list, count, filter or file`() async throws {
        let planted = try await PlantedCouncil()
        let list = try await planted.get("/planted")
        #expect(list.status == 200 && list.text.contains("Open row") && list.text.contains("1 of 1"))
        #expect(!list.text.contains("Quarrendon") && !list.text.contains("2022-07-01"), "not even as a value of a filter")
        for file in ["/planted.csv", "/planted.xlsx"] {
            let reply = try await planted.get(file)
            #expect(reply.status == 200 && !reply.text.contains("Quarrendon"))
        }
        #expect(try await planted.get("/planted.csv").text.contains("Open row"))
    }

    @Test func `its page and its acts are not there, whatever the parameter is called`() async throws {
        let planted = try await PlantedCouncil()
        #expect(try await planted.get("/planted/\(planted.closed)").status == 404)
        #expect(try await planted.get("/planted/\(planted.open)").status == 200)
        let fields = [("title", "Taken over"), ("form", "rename"), ("version", "1")]
        let act = try await planted.council.ask("POST", "/planted/\(planted.closed)/rename", as: planted.manager, fields: fields)
        #expect(act.status == 404)
        let title = try await planted.council.store.read { try Planted.load(planted.closed, in: $0)?.title }
        #expect(title == "Quarrendon row")
    }

    @Test func `nothing of it falls due for anybody else, and everything for its named reader`() async throws {
        let planted = try await PlantedCouncil()
        let source = Planted.register.deadlines(in: planted.council.store)
        let person = Person(id: planted.manager.id, name: "A manager", roles: [.serviceManager])
        #expect(try await source(person, AccessTable.policy, AccessCouncil.today).map(\.title) == ["Open row"])
        try await InspectionStore(planted.council.store).nameReader(
            planted.manager.id, of: try #require(planted.council.embargoed[.embargoed]?.inspection), by: .system)
        #expect(try await source(person, AccessTable.policy, AccessCouncil.today).count == 2)
        #expect(try await planted.get("/planted/\(planted.closed)").status == 200)
    }

    @Test func `an inspection that is not there opens nothing`() async throws {
        let planted = try await PlantedCouncil()
        let lost = Identifier<Planted>()
        let viewer = Viewer(
            Person(id: planted.manager.id, name: "A manager", roles: [.serviceManager]), AccessTable.policy, on: AccessCouncil.today)
        let isKnown = try await planted.council.store.read { db in
            try Bool.fetchOne(db, SQLRequest(literal: "SELECT \(literal: viewer.mayKnow(inspection: "\(lost)" as SQL))"))
        }
        #expect(isKnown == false)
    }

    @Test func `legal advice is a column for those who may see it, on pages and in files`() async throws {
        let planted = try await PlantedCouncil()
        for path in ["/planted", "/planted.csv", "/planted/\(planted.open)"] {
            #expect(try await !planted.get(path).text.contains("Counsel"), "\(path)")
        }
    }

    @Test func `an address with a new name and a query with a new name lead to nothing under embargo`() async throws {
        let planted = try await PlantedCouncil()
        let plan = try #require(planted.council.embargoed[.embargoed]?.plan)
        #expect(try await planted.get("/oddly/\(plan)").status == 404)
        #expect(try await planted.get("/oddly?surprise=\(plan)").status == 404)
        #expect(try await planted.get("/oddly/\(planted.closed)").status == 404, "a table made after the check was written")
        #expect(try await planted.get("/oddly/\(planted.open)").status == 200)
        #expect(try await planted.get("/oddly").status == 200)
    }
}

@Suite("An act on a row of a register")
struct RegisterActTests {
    @Test func `every problem is shown at once, beside its field, and nothing is saved`() async throws {
        let planted = try await PlantedCouncil()
        let fields = [("title", ""), ("due-day", "31"), ("due-month", "2"), ("due-year", "2022"), ("form", "rename"), ("version", "1")]
        let reply = try await planted.council.ask("POST", "/planted/\(planted.open)/rename", as: planted.manager, fields: fields)
        #expect(reply.status == 422 && reply.text.contains("Enter a title.") && reply.text.contains("There is no 31 2 2022"))
        #expect(try await planted.council.store.read { try Planted.load(planted.open, in: $0)?.version } == 1)
    }

    @Test func `a second writer sees every field of the form, with what is saved and what they typed`() async throws {
        let planted = try await PlantedCouncil()
        func send(_ title: String, version: Int) async throws -> Reply {
            let fields = [
                ("title", title), ("due-day", "9"), ("due-month", "9"), ("due-year", "2022"), ("form", "rename"), ("version", "\(version)"),
            ]
            return try await planted.council.ask("POST", "/planted/\(planted.open)/rename", as: planted.manager, fields: fields)
        }
        #expect(try await send("First", version: 1).status == 303)
        let conflict = try await send("Second", version: 1)
        #expect(conflict.status == 409)
        for words in ["First", "Second", "Title", "Due date", "value=\"9\"", "name=\"version\" value=\"2\""] {
            #expect(conflict.text.contains(words), "\(words)")
        }
        #expect(try await send("Second", version: 2).status == 303)
        #expect(try await planted.council.store.read { try Planted.load(planted.open, in: $0)?.title } == "Second")
    }

    @Test func `an act writes one audit row, in the transaction of what it changes`() async throws {
        let planted = try await PlantedCouncil()
        func rows() async throws -> Int {
            try await planted.council.store.read { db in
                try Int.fetchOne(db, SQLRequest(literal: "SELECT count(*) FROM audit WHERE subject = \(planted.open)")) ?? -1
            }
        }
        try await Planted.rename.perform(
            ("Renamed", nil), on: planted.open, by: .system, today: AccessCouncil.today, in: planted.council.store)
        #expect(try await rows() == 1)
        await #expect(throws: EditConflict.self) {
            try await Planted.rename.perform(
                ("Again", nil), on: planted.open, version: 1, by: .system, today: AccessCouncil.today, in: planted.council.store)
        }
        #expect(try await rows() == 1)
    }

    @Test func `a stored word that is none of its type is an error`() async throws {
        let planted = try await PlantedCouncil()
        await #expect(throws: UnreadableValue.self) {
            _ = try await planted.council.store.read { db -> SortWord in
                let row = try #require(try Row.fetchOne(db, sql: "SELECT 'sideways' AS way"))
                return try row.word("way", of: "planted")
            }
        }
    }

    private enum SortWord: String { case up, down }
}
