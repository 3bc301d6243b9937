import Testing
import Vocabulary

@testable import SiteKit

@Suite("How near a deadline is")
struct DeadlineTests {
    @Test(
        "it is said in words",
        arguments: [(0, "Today"), (1, "Tomorrow"), (2, "In 2 days"), (30, "In 30 days"), (-1, "1 day late"), (-12, "12 days late")])
    func words(days: Int, expected: String) throws {
        let today = try #require(Day(2022, 6, 20))
        let deadline = Deadline(
            id: "1", due: today + days, title: "Post an update", reason: "", step: "", path: "/", next: .whoever(may: .signedIn))
        #expect(deadline.when(on: today) == expected)
    }
}
