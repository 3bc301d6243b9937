import Indicators
import Testing

@Suite("Eight on one side of the mean")
struct RunOnOneSideTests {
    private func limits() throws -> NaturalLimits { try #require(NaturalLimits(steady)) }

    @Test func `seven are no run and eight are`() throws {
        #expect(RunOnOneSide.find(Array(repeating: 21, count: 7), try limits()) == [])
        #expect(RunOnOneSide.find(Array(repeating: 21, count: 8), try limits()) == [Signal(rule: .run, side: .up, places: 0...7)])
    }

    @Test func `a figure on the mean ends the run`() throws {
        #expect(RunOnOneSide.find([19, 19, 19, 19, 20, 19, 19, 19, 19], try limits()) == [])
    }
}
