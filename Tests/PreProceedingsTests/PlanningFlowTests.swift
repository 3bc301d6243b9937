import ChildRecords
import PreProceedings
import Testing

@Suite("From the legal planning meeting to what followed")
struct PlanningFlowTests {
    @Test func `the ways from a legal planning meeting are those of every child`() throws {
        let cases = [
            try PreProceedingsCase.steppedDown(), try PreProceedingsCase.steppedDown(), try PreProceedingsCase.issued("2022-03-09"),
            try PreProceedingsCase.at(.preProceedings),
        ]
        let ways = TrackerFigures(cases, from: nil, until: nil, .default, on: today).flow.ways
        #expect(ways.map(\.from) == [.preProceedings, .preProceedings, .preProceedings])
        #expect(ways.map(\.to) == [.steppedDown, .inPreProceedings, .applied] && ways.map(\.children) == [2, 1, 1])
    }
}
