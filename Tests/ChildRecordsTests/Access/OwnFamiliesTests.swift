import ChildRecords
import Foundation
import GRDB
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import SiteKit

@Suite("Families that are workers’ own")
struct OwnFamiliesTests {
    private let council: TestCouncil
    private let whole = Reach(ordinary: [.wholeService])
    private var worker: Requester { council.asker(council.worker, whole) }
    private var manager: Requester { council.asker(council.manager, whole) }
    private var lead: Requester { council.asker(council.lead, whole) }
    private var families: OwnFamilies { OwnFamilies(council.store) }

    init() async throws {
        council = try await TestCouncil()
        for account in [council.worker, council.manager] {
            try await council.children.allocate(council.inEast, to: account, from: council.today - 9, by: council.founding)
        }
    }

    private func declare(_ name: String, _ birth: Day?) async throws {
        try await families.declare(
            .init(kind: .relative, name: name, birth: birth, words: "My sister’s boy, who lives at CANARY-4711"), by: worker)
    }

    private func number(of child: Identifier<Child>) async throws -> String {
        try await council.store.read {
            try String.fetchOne(
                $0, sql: "SELECT family.number FROM family JOIN child ON family = family.id WHERE child.id = ?", arguments: [child])
        } ?? ""
    }

    @Test func `a declared family is closed at once to the worker, also in an emergency, and restricted to who works with it`() async throws
    {
        try await declare("wren  ALDER", council.today - 3000)
        #expect(try await !council.isThere(council.inEast, for: worker))
        await #expect(throws: Problems.self) {
            try await council.children.open(
                .init(number: "C-0001", birth: council.today - 3000, ground: .outOfHours, reason: "A call from the emergency team"),
                by: worker)
        }
        guard case .open(let child, .namedReader) = try await council.read(council.inEast, manager) else {
            Issue.record("the colleague who works with the child is no reader")
            return
        }
        #expect(child.restriction?.ground == .staffInterest && child.restriction?.reviewBy == council.today + 90)
        guard case .restricted = try await council.read(council.inEast, lead) else {
            Issue.record("open to others in scope")
            return
        }
    }

    @Test("what is not exactly a record's name and day closes nothing, and waits for the lead", arguments: ["Wren", "Wren Alder"])
    func waits(name: String) async throws {
        try await declare(name, name == "Wren" ? council.today - 3000 : nil)
        #expect(try await council.isThere(council.inEast, for: worker))
        let waiting = try await council.store.read { try FamilyLinkLine.waiting(for: lead.worker, in: $0) }
        #expect(waiting.count == 1 && waiting.first?.words.contains("CANARY-4711") == true)
        try await families.settle(waiting[0].tie.id, familyNumber: number(of: council.inEast), by: lead)
        #expect(try await !council.isThere(council.inEast, for: worker))
        #expect(try await council.store.read { try FamilyLinkLine.waiting(for: lead.worker, in: $0).isEmpty })
    }

    @Test func `the worker's words lie beside the chain alone and go with a lawful erasure`() async throws {
        try await declare("Somebody Else", nil)
        func places() async throws -> [String] {
            try await council.store.read { db in
                let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
                return try tables.filter { table in
                    try Row.fetchAll(db, sql: "SELECT * FROM \(table)").contains { "\($0)".contains("CANARY-4711") }
                }
            }
        }
        #expect(try await places() == ["audit_detail"])
        let tie = try await council.store.read { try FamilyLinkLine.waiting(for: lead.worker, in: $0) }[0].tie
        try await council.store.eraseAuditDetails(on: tie.id.text, ground: "request", by: lead.changer)
        #expect(try await places().isEmpty)
        #expect(
            try await council.store.read { try FamilyLinkLine.waiting(for: lead.worker, in: $0) }[0].words
                == "The details have been erased.")
    }

    @Test func `a worker learns nothing from what became of a declaration`() async throws {
        try await declare("Wren Alder", council.today - 3000)
        try await declare("Somebody Else", council.today - 3000)
        let said = try await council.store.read { try FamilyLinkLine.own(worker.worker, in: $0) }
        #expect(said.count == 2 && Set(said.map(\.kind)) == [.relative] && Set(said.map(\.saidOn)) == [council.today])
        #expect(try await council.store.read { try FamilyLinkLine.waiting(for: worker.worker, in: $0).isEmpty })
    }

    @Test func `a tie that the lead notes closes the family, and a sister's later record begins restricted`() async throws {
        let number = try await number(of: council.inEast)
        try await families.note(council.worker, .own, familyNumber: number, because: "She told her manager", by: lead)
        #expect(try await !council.isThere(council.inEast, for: worker))
        // The director's reach: the record is restricted now, and its family number would not be found else.
        let director = council.asker(council.lead, Reach(ordinary: [.wholeService], restricted: [.wholeService]))
        let sister = try await council.children.add(
            .init(name: "Linnet Alder", birth: .born(council.today - 90), team: council.east, familyNumber: number), by: director)
        #expect(try await !council.isThere(sister, for: worker))
        guard case .restricted = try await council.read(sister, manager) else {
            Issue.record("the sister's record is open")
            return
        }
    }

    @Test func `a record that is restricted already keeps its ground and readers`() async throws {
        try await council.children.restrict(
            council.inEast, Restriction(ground: .adoption, reviewBy: council.today + 20, readers: [council.manager.worker]),
            by: council.founding)
        try await declare("Wren Alder", council.today - 3000)
        guard case .open(let child, _) = try await council.read(council.inEast, manager) else {
            Issue.record("the reader lost it")
            return
        }
        #expect(child.restriction?.ground == .adoption && child.restriction?.reviewBy == council.today + 20)
    }
}
