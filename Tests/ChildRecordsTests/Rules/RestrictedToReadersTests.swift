import ChildRecords
import GRDB
import Foundation
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("A restricted record")
struct RestrictedToReadersTests {
    private func restricted(reviewBy: Day = Marlshire.monday + 30, readers: (TestCouncil) -> Set<Identifier<Worker>> = { _ in [] })
        async throws -> TestCouncil
    {
        let council = try await TestCouncil()
        let restriction = Restriction(ground: .adoption, reviewBy: reviewBy, readers: readers(council))
        try await council.children.restrict(council.inEast, restriction, by: council.founding)
        return council
    }

    private func access(_ council: TestCouncil, _ reach: Reach) async throws -> ChildVisibility.Access? {
        let (asker, child) = (council.asker(council.worker, reach), council.inEast)
        return try await council.store.read { try ChildDoor.all(where: "child.id = \(child)", for: asker, in: $0).first?.access }
    }

    @Test func `opens to a named reader, also outside their scope`() async throws {
        let council = try await restricted { [$0.worker.worker] }
        #expect(try await access(council, Marlshire.ownOnly) == .reader)
        #expect(try await access(council, .none) == nil, "a name without a role for the act opens nothing")
    }

    @Test func `opens within scope to whom the table names for restricted records`() async throws {
        let council = try await restricted()
        let here = Reach(ordinary: [.wholeService], restricted: [.team(council.service)])
        #expect(try await access(council, here) == .scope)
        let elsewhere = Reach(ordinary: [.wholeService], restricted: [.team(council.west)])
        #expect(try await access(council, elsewhere) == .restricted)
    }

    @Test func `is known to exist within scope, and does not exist outside it`() async throws {
        let council = try await restricted()
        #expect(try await access(council, Marlshire.ownOnly) == nil)
        try await council.children.allocate(council.inEast, to: council.worker, from: council.today, by: council.founding)
        #expect(try await access(council, Marlshire.ownOnly) == .restricted)
    }

    @Test func `opens in an emergency`() async throws {
        let council = try await restricted()
        let duty = Reach(ordinary: [.ownAllocation], inEmergency: true)
        try await council.children.open(
            .init(number: "C-0001", birth: Marlshire.monday - 3000, ground: .childAtRisk, reason: "Police are at the door now"),
            by: council.asker(council.worker, duty))
        #expect(try await access(council, duty) == .emergency)
        #expect(try await access(council, Marlshire.ownOnly) == nil, "an act that the table does not give in an emergency")
    }

    @Test func `stays closed when its review date has passed`() async throws {
        let council = try await restricted(reviewBy: Marlshire.monday)
        try await council.children.allocate(council.inEast, to: council.worker, from: council.today, by: council.founding)
        let later = Requester(
            worker: council.worker.worker, reach: Marlshire.ownOnly, today: council.today + 100, now: Date(), changer: .system)
        let child = council.inEast
        let found = try await council.store.read { try ChildDoor.all(where: "child.id = \(child)", for: later, in: $0) }
        #expect(found.map(\.access) == [.restricted])
    }
}
