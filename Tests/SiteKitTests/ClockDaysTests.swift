import Testing
import Vocabulary

@testable import SiteKit

@Suite("Which day it is in England")
struct ClockDaysTests {
    /// Twelve moments at the edges of days, years, leap days and the two changes of the clock, as seconds since 1970.
    static let moments: [(second: Int, day: String)] = [
        (1_582_934_399, "2020-02-28"), (1_582_934_400, "2020-02-29"), (1_583_020_799, "2020-02-29"), (1_616_889_600, "2021-03-28"),
        (1_616_972_400, "2021-03-29"), (1_617_231_599, "2021-03-31"), (1_617_231_600, "2021-04-01"), (1_635_634_800, "2021-10-31"),
        (1_635_724_799, "2021-10-31"), (1_640_995_199, "2021-12-31"), (1_640_995_200, "2022-01-01"), (1_654_469_999, "2022-06-05"),
    ]

    @Test("is England's day at each of twelve moments, wherever the machine stands", arguments: moments)
    func day(second: Int, day: String) { #expect(Clock.day(of: second).iso == day) }
}
