import Testing
import Vocabulary

@Suite("A time on a day")
struct MomentTests {
    @Test(
        "what people type in a hurry is read",
        arguments: [("9:05", "09:05"), ("09.05", "09:05"), ("0905", "09:05"), ("930", "09:30"), ("14", "14:00"), ("23 59", "23:59")])
    func typed(_ text: String, _ time: String) { #expect(TimeOfDay(typed: text)?.description == time) }

    @Test("what is no time is none", arguments: ["", "24:00", "9:60", "nine", "+9:05", "9:5:1", "12345", "٩:٠٥"])
    func refused(_ text: String) { #expect(TimeOfDay(typed: text) == nil) }

    @Test func `a kept moment sorts as it follows`() throws {
        let day = try #require(Day(2022, 3, 8))
        let (early, late) = (Moment(day, try #require(TimeOfDay(9, 5))), Moment(day, try #require(TimeOfDay(14, 0))))
        #expect(early < late && early.iso < late.iso)
        #expect(Moment(iso: early.iso) == early)
        #expect(Moment(iso: "2022-03-08") == nil && Moment(iso: "2022-03-08 9:05") == nil)
    }
}
