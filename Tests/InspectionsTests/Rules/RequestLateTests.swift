import Testing
import Vocabulary

@testable import Inspections

@Suite("Requests of inspectors that are late")
struct RequestLateTests {
    private func at(_ hour: Int, _ minute: Int, day: Int = 8) -> Moment {
        Moment(Day(2022, 3, day)!, TimeOfDay(hour, minute)!)
    }

    private func request(due: Moment?) -> InspectorsRequest {
        InspectorsRequest(
            inspection: Identifier(), number: 4, askedBy: "Rowena Ashgrove", asked: at(9, 0), words: "The list", due: due)
    }

    @Test func `the very minute is in time, the next is not`() {
        #expect(!RequestLate.holds(request(due: at(14, 0)), at: at(14, 0)))
        #expect(RequestLate.holds(request(due: at(14, 0)), at: at(14, 1)))
        #expect(RequestLate.holds(request(due: at(14, 0)), at: at(8, 0, day: 9)))
    }

    @Test func `without a time it is never late, and an answered one no longer`() throws {
        #expect(!RequestLate.holds(request(due: nil), at: at(23, 0, day: 11)))
        var answered = request(due: at(14, 0))
        try answered.answer(.init(by: "Sam", at: at(15, 0), words: "Sent"))
        #expect(!RequestLate.holds(answered, at: at(16, 0)))
        #expect(RequestLate.wasLate(answered))
    }

    @Test func `nobody answers before it was asked`() {
        var open = request(due: nil)
        #expect(throws: InspectionWeekRefusal.answeredBeforeAsked(at(9, 0))) {
            try open.answer(.init(by: "Sam", at: at(8, 59), words: "Sent"))
        }
    }
}
