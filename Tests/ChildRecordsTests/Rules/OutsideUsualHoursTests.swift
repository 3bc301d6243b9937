import Testing
import Vocabulary

@testable import ChildRecords

@Suite("Outside usual hours")
struct OutsideUsualHoursTests {
    private func looks(_ counts: [Int]) -> [ViewsByWorker] {
        counts.enumerated().map { ViewsByWorker(worker: Identifier(), record: Identifier(), day: Marlshire.monday + $0, outsideHours: $1) }
    }

    @Test("three looks outside are worth a question, two are not", arguments: [([1, 1], false), ([1, 2], true), ([3], true)])
    func edge(counts: [Int], isListed: Bool) {
        #expect((OutsideUsualHours.reason(looks(counts), hours: .shipped) != nil) == isListed)
    }

    @Test func `the reason tells how often, on how many days, and which hours are usual`() {
        #expect(
            OutsideUsualHours.reason(looks([2, 0, 2]), hours: .shipped)
                == "Viewed records 4 times outside 7.00 to 19.00 on working days, on 2 days.")
    }

    @Test func `a Saturday, a Sunday and a bank holiday have no usual hours`() {
        #expect(UsualHours.shipped.minutes(of: Marlshire.monday) == 420..<1140)
        for day in [Marlshire.monday - 1, Marlshire.monday - 2, Day(2022, 12, 27) ?? Marlshire.monday] {
            #expect(UsualHours.shipped.minutes(of: day) == nil, "\(day)")
        }
    }

    @Test("a day that ends before it begins has no usual hours", arguments: [(19, 7), (8, 8), (-1, 5), (3, 25), (24, 24)])
    func impossible(opens: Int, closes: Int) { #expect(UsualHours(opens: opens, closes: closes) == nil) }
}
