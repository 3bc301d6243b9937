import ChildRecords
import Foundation
import Testing
import Vocabulary

@testable import ChildReturns

/// Small invented files in the shapes of the sector's sample files, with the same things wrong in them.
@Suite("Files in the shapes that councils send")
struct ShapesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Shapes")
    private static let today = Day(2022, 6, 20)!

    private func read(_ name: String) throws -> ReadReturn {
        try ReadReturn(ShapesTests.folder.appending(path: name).path, today: ShapesTests.today)
    }

    /// File, rows, and what is held of it: row (in XML the line), column, value, reason.
    private static let expected: [(file: String, rows: Int, held: [ReadReturn.Held])] = [
        ("DoLo.csv", 2, [.init(part: "dolo", row: 3, reason: .inTheFuture, column: "DOLO_START", value: "01/01/2027")]),
        ("ad1.csv", 1, []),
        ("episodes.csv", 3, [.init(part: "episodes", row: 4, reason: .noSuchDay, column: "DECOM", value: "31/06/2021")]),
        ("header.csv", 2, []), ("missing.csv", 1, []), ("oc2.csv", 1, []), ("oc3.csv", 1, []), ("placed_for_adoption.csv", 1, []),
        ("previous_permanence.csv", 1, []),
        ("reviews.csv", 3, [.init(part: "reviews", row: 3, reason: .inTheFuture, column: "REVIEW", value: "07/05/2027")]),
        ("sw_episodes.csv", 1, []),
        // The day on which a child who came alone turns eighteen may well lie in the future.
        ("uasc.csv", 1, []),
    ]

    @Test("every CSV is known by its content, each row is read or held, and each held row is rightly held", arguments: expected.map(\.file))
    func csv(file: String) throws {
        let wanted = try #require(ShapesTests.expected.first { $0.file == file })
        let read = try read(file)
        #expect(read.rows.values.reduce(0, +) == wanted.rows)
        #expect(read.held == wanted.held)
        #expect(Set(read.entries.map(\.origin.row)).count == wanted.rows - wanted.held.count, "every other row makes an entry")
    }

    @Test func `the looked-after return as XML holds the review that has not been, and nothing else`() throws {
        let read = try read("looked-after.xml")
        #expect(read.held.map(\.value) == ["23/04/2027"] && read.held.allSatisfy { $0.reason == .inTheFuture && $0.column == "REVIEW" })
        #expect(read.of(.careEpisode).count == 1 && read.of(.claReview).count == 1 && read.of(.healthOutcomes).count == 1)
        #expect(read.of(.careEpisode).first?.facts[.placementType] == "U6")
    }

    @Test func `the census holds what cannot have happened, keeps planned days, and tells of stray text`() throws {
        let read = try read("census.xml")
        #expect(read.held.map(\.column) == ["AssessmentActualStartDate", "CINreferralDate"])
        #expect(read.held.allSatisfy { $0.reason == .inTheFuture })
        let spell = try #require(read.of(.preProceedings).first)
        #expect(spell.from == Day(2022, 3, 1) && spell.day(.application) == Day(2027, 2, 5), "a day that is planned is kept")
        #expect(read.of(.person).contains { $0.day(.expected) == Day(2022, 8, 1) }, "a child not yet born is no mistake")
        #expect(read.notes.contains { $0.kind == .strayText && $0.value == "PersonBirthDate" })
    }
}
