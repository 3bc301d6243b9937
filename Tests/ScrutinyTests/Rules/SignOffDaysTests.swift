import Testing
import Vocabulary

@testable import Scrutiny

@Suite("Days worked back from the meeting")
struct SignOffDaysTests {
    /// The committee of Wednesday 29 June 2022.
    private let days = SignOffDays(meeting: day(6, 29))

    @Test func `five clear days before a Wednesday is the Tuesday of the week before`() {
        #expect(days.agendaPublic == day(6, 21))
    }

    @Test func `a bank holiday and its extra day count for nothing`() {
        // 2 and 3 June 2022 were bank holidays: between them and the meeting of 8 June lie 6 and 7 June, before them 1 June and 31 May.
        #expect(SignOffDays(meeting: day(6, 8)).due(SignOffStep(name: "Finance", post: "", clearDays: 3)) == day(5, 31))
    }

    @Test func `with no clear days the last working day before the meeting is in time`() {
        #expect(SignOffDays(meeting: day(6, 27)).due(SignOffStep(name: "Author", post: "", clearDays: 0)) == day(6, 24))
    }

    @Test func `the shipped steps fall due in the order in which they are asked`() {
        let due = ReportForm.standard.signOffs.map(days.due)
        #expect(due == due.sorted())
        #expect(due.allSatisfy { $0 < days.agendaPublic })
    }
}
