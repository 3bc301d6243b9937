import ChildRecords
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("A block")
struct BlockBeatsAllTests {
    @Test func `beats every role, naming, allocation and emergency`() async throws {
        let council = try await TestCouncil()
        let worker = council.asker(council.worker, Marlshire.wholeService)
        try await council.children.allocate(council.inEast, to: council.worker, from: council.today, by: council.founding)
        try await council.children.restrict(
            council.inEast, Restriction(ground: .adoption, reviewBy: council.today + 30, readers: [council.worker.worker]),
            by: council.founding)
        try await council.children.open(
            .init(number: "C-0001", birth: Marlshire.monday - 3000, ground: .missing, reason: "The school cannot reach anybody"), by: worker
        )
        #expect(try await council.isThere(council.inEast, for: worker))
        try await council.children.block(council.worker, fromFamily: "F-0001", because: "Former partner", by: council.founding)
        #expect(try await !council.isThere(council.inEast, for: worker))
        #expect(try await council.names(worker) == ["Robin Ash"])
    }

    @Test func `hides nothing from others`() async throws {
        let council = try await TestCouncil()
        try await council.children.block(council.worker, fromFamily: "F-0001", because: "Former partner", by: council.founding)
        #expect(try await council.isThere(council.inEast, for: council.asker(council.manager, Marlshire.wholeService)))
    }

    @Test func `hides the rows of a register about the child and about the family`() async throws {
        let council = try await TestCouncil()
        func seen(_ asker: Requester) async throws -> [Int?] {
            try await council.store.read { db in
                let child = ChildVisibility.condition(for: asker, column: "line.id")
                let family = ChildVisibility.condition(for: asker, family: "line.family")
                return [
                    try SQLRequest<Int>(literal: "SELECT count(*) FROM child AS line WHERE \(child)").fetchOne(db),
                    try SQLRequest<Int>(literal: "SELECT count(*) FROM child AS line WHERE \(family)").fetchOne(db),
                ]
            }
        }
        let worker = council.asker(council.worker, Marlshire.wholeService)
        #expect(try await seen(worker) == [2, 2])
        try await council.children.block(council.worker, fromFamily: "F-0001", because: "Former partner", by: council.founding)
        #expect(try await seen(worker) == [1, 1])
        #expect(try await seen(council.asker(council.worker, .none)) == [0, 0])
    }
}
