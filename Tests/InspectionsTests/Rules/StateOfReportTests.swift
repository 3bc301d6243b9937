import Inspections
import Testing
import Vocabulary

@Suite("How far a report is")
struct StateOfReportTests {
    private let today = Day(2022, 6, 20)!
    private let why = "Ofsted published it this morning"

    private func after(
        _ change: StateOfReport.Change, from state: Inspection.State, received: Day? = nil, because reason: String? = nil
    ) throws(StateRefusal) -> Inspection.State {
        try StateOfReport.after(change, from: state, received: received, by: "ada", because: reason ?? why, on: today)
    }

    @Test func `a report moves forwards, to final and to published`() throws {
        #expect(try after(.finalReceived, from: .draftUnderEmbargo) == .finalUnderEmbargo)
        #expect(try after(.published(on: today), from: .draftUnderEmbargo) == .published)
        #expect(try after(.published(on: today - 3), from: .finalUnderEmbargo, received: today - 3) == .published)
    }

    @Test func `an act that moves forwards never moves back`() {
        for state in [Inspection.State.finalUnderEmbargo, .published] {
            #expect(throws: StateRefusal.notForwards(state)) { try after(.finalReceived, from: state) }
        }
        #expect(throws: StateRefusal.notForwards(.published)) { try after(.published(on: today), from: .published) }
    }

    @Test func `the day of publication is neither ahead nor before the report came`() {
        #expect(throws: StateRefusal.publishedLater(today + 1)) { try after(.published(on: today + 1), from: .finalUnderEmbargo) }
        #expect(throws: StateRefusal.publishedBeforeReceived(today)) {
            try after(.published(on: today - 1), from: .finalUnderEmbargo, received: today)
        }
    }

    @Test func `going back under embargo names its readers, whoever does it among them`() throws {
        for state in [Inspection.State.draftUnderEmbargo, .finalUnderEmbargo] {
            #expect(throws: StateRefusal.noReader) { try after(.underEmbargo(state, readers: []), from: .published) }
            #expect(throws: StateRefusal.yourselfMissing) { try after(.underEmbargo(state, readers: ["ben"]), from: .published) }
            #expect(try after(.underEmbargo(state, readers: ["ada", "ben"]), from: .published) == state)
        }
    }

    @Test func `what is under embargo goes back only to an earlier state, and never to published`() throws {
        #expect(try after(.underEmbargo(.draftUnderEmbargo, readers: ["ada"]), from: .finalUnderEmbargo) == .draftUnderEmbargo)
        #expect(throws: StateRefusal.notBackwards(.draftUnderEmbargo)) {
            try after(.underEmbargo(.finalUnderEmbargo, readers: ["ada"]), from: .draftUnderEmbargo)
        }
        #expect(throws: StateRefusal.notBackwards(.published)) {
            try after(.underEmbargo(.published, readers: ["ada"]), from: .published)
        }
    }

    @Test("a reason has at least 15 characters", arguments: [("Fourteen chars", false), ("Fifteen letters", true)])
    func reason(words: String, suffices: Bool) {
        #expect((try? after(.finalReceived, from: .draftUnderEmbargo, because: words)) == (suffices ? .finalUnderEmbargo : nil))
    }
}
