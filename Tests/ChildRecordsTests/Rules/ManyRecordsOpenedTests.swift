import Testing

@testable import ChildRecords

@Suite("Many records opened")
struct ManyRecordsOpenedTests {
    @Test("over three times the median of the team is worth a question, exactly three times is not", arguments: [(12, false), (13, true)])
    func edge(opened: Int, isListed: Bool) {
        let reason = ManyRecordsOpened.reason(opened: opened, team: [2, 4, opened, 4], called: "Court Team")
        #expect((reason != nil) == isListed)
        if isListed { #expect(reason == "Opened 13 different records; the median of Court Team is 4.") }
    }

    @Test func `nine records are few, whatever the others did`() {
        #expect(ManyRecordsOpened.reason(opened: 9, team: [1, 1, 9], called: "East") == nil)
        #expect(ManyRecordsOpened.reason(opened: 10, team: [1, 1, 10], called: "East") != nil)
    }

    @Test func `the median of an even number lies between the middle two`() {
        #expect(
            ManyRecordsOpened.median([4, 1, 2, 9]) == 3 && ManyRecordsOpened.median([1, 2]) == 1.5 && ManyRecordsOpened.median([]) == nil)
    }
}
