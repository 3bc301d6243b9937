import Indicators
import Testing
import Vocabulary

@Suite("The way from a baseline to a target")
struct PathToTargetTests {
    /// 60 on 1 January 2021, then a figure each month.
    private func way(_ figures: [Double], target: Double? = 80, _ direction: Measure.Direction = .higher) -> PathToTarget? {
        PathToTarget(.made(direction, unit: .days, target: target), series(figures), from: month(0), to: month(10))
    }

    @Test func `half way to the day half the difference is expected`() throws {
        let path = try #require(way([60, 61]))
        #expect(path.baseline.value == 60)
        #expect(abs(path.expected(on: month(0) + (month(10) - month(0)) / 2) - 70) < 0.1)
        #expect(path.expected(on: month(12)) == 80 && path.expected(on: month(0) - 30) == 60)
    }

    @Test func `a figure on the line is on the way, one below it is behind`() throws {
        #expect(try #require(way([60, 70])).isOnCourse)
        let behind = try #require(way([60, 60]))
        #expect(!behind.isOnCourse)
        #expect(try #require(way([60, 60])).words.hasSuffix("behind."))
        #expect(try #require(way([60, 85])).words.hasSuffix("The latest figure meets the target."))
    }

    @Test func `where less is better the line goes down`() throws {
        let path = try #require(way([60, 50], target: 20, .lower))
        #expect(path.isOnCourse && path.expected(on: month(10)) == 20)
    }

    @Test func `without a target or a figure there is no way, and with one figure nothing to compare`() throws {
        #expect(way([60, 61], target: nil) == nil && way([]) == nil)
        #expect(try #require(way([60])).words.hasSuffix("There is no later figure yet."))
    }
}
