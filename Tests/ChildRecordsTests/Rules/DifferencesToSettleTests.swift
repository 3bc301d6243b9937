import ChildRecords
import Testing
import Vocabulary

@Suite("Differences between a record and the case system")
struct DifferencesToSettleTests {
    private let born = Birth.born(Day(2014, 3, 9)!)
    private let other = Birth.born(Day(2014, 9, 3)!)

    private func found(_ loaded: CaseFacts, settled: Set<FieldDifference> = []) -> [FieldDifference] {
        DifferencesToSettle.found(
            name: "Wren Alder", birth: born, team: "East", loaded, isTeam: { ["East", "West"].contains($0) }, settled: settled)
    }

    private func loaded(_ birth: Birth? = nil, name: String? = nil, team: String? = nil) -> CaseFacts {
        CaseFacts(LAChildID("M1")!, birth: birth, name: name, team: team)
    }

    @Test func `are found in each field that both sides have`() {
        #expect(found(loaded(other, name: "Wren Ash", team: "West")).map(\.field) == [.name, .birth, .team])
        #expect(found(loaded()).isEmpty)
        #expect(found(loaded(born, name: "wren  ALDER", team: "east")).isEmpty, "capitals and blanks are no difference")
    }

    @Test func `a child who was expected and is born differs until somebody settles it`() {
        #expect(found(loaded(.expected(Day(2014, 3, 9)!))).map(\.ours) == ["Born 9 March 2014"])
    }

    @Test func `a team that does not stand in the tree is no difference`() {
        #expect(found(loaded(team: "Team 14 (closed)")).isEmpty)
    }

    @Test func `what was settled stays settled until one side changes`() {
        let settled: Set = [FieldDifference(.birth, ours: born.words, theirs: other.words)]
        #expect(found(loaded(other), settled: settled).isEmpty)
        #expect(found(loaded(.born(Day(2014, 9, 4)!)), settled: settled).count == 1)
    }
}
