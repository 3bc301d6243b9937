import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Days in a sentence")
struct SpanOfDaysTests {
    @Test("one day", arguments: ["25 March 2022", "25th March 2022", "25 th March 2022", "the 25th of March 2022", "25 Mar 2022,"])
    func oneDay(words: String) {
        #expect(SpanOfDays.all(in: "Published on \(words)") == [SpanOfDays(from: day(3, 25), to: day(3, 25))])
    }

    @Test func `a stretch takes what it does not say from its last day`() {
        #expect(SpanOfDays.all(in: "7 to 11 February 2022") == [SpanOfDays(from: day(2, 7), to: day(2, 11))])
        #expect(SpanOfDays.all(in: "20 December to 7 January 2022") == [SpanOfDays(from: day(12, 20, 2021), to: day(1, 7))])
    }

    @Test func `there is no 30 February, and a day without a year is none`() {
        #expect(SpanOfDays.all(in: "on 30 February 2022").isEmpty)
        #expect(SpanOfDays.all(in: "on 5 March, in 2 homes and 3 teams").isEmpty)
    }

    @Test func `in words it says no more than it must`() {
        #expect(SpanOfDays(from: day(2, 7), to: day(2, 11)).words == "7 to 11 February 2022")
        #expect(SpanOfDays(from: day(1, 31), to: day(2, 11)).words == "31 January to 11 February 2022")
        #expect(SpanOfDays(from: day(12, 20, 2021), to: day(1, 7)).words == "20 December 2021 to 7 January 2022")
    }
}
