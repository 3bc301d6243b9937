import ActionPlans
import Testing
import Vocabulary

@testable import Scrutiny

@Suite("What a report says of an action")
struct SaidOfAnActionTests {
    private func problems(_ text: String, _ status: OutwardStatus.Kind, shortTitle: String = "") -> [ReportProblem] {
        var record = ReportRecord.marlshire()
        record.actions = [
            ActionLine(
                findings: [], reference: "A1.2", title: "Renew the letter", shortTitle: shortTitle, post: "Head", due: nil, delivery: "",
                impact: "", status: status)
        ]
        return ClaimCheck(pasted: text, against: record).problems(.outwardStatus)
    }

    @Test func `an action that was not sustained is left out, or it is said`() {
        #expect(problems("We have done this:\n\n- Renew the letter.", .notSustained).count == 1)
        #expect(problems("Action A1.2 is under way.", .notSustained).count == 1)
        #expect(problems("This got better, but it did not last:\n\n- Renew the letter.", .notSustained).isEmpty)
        #expect(problems("The improvement of A1.2 was not sustained.", .notSustained).isEmpty)
        #expect(problems("The panel meets each week.", .notSustained).isEmpty)
    }

    @Test func `what is off track or held is not called done`() {
        #expect(problems("We have done this:\n\n- Renew the letter.", .offTrack).count == 1)
        #expect(problems("We have done this:\n\n- Renew the letter.", .held).count == 1)
        #expect(problems("This is taking longer than we planned:\n\n- Renew the letter.", .offTrack).isEmpty)
        #expect(problems("We are still doing this:\n\n- Renew the letter.", .offTrack).isEmpty)
    }

    @Test func `nobody says that none is off track while one is`() {
        #expect(problems("All actions are on track and none is off track.", .offTrack).count == 1)
        #expect(problems("No action is off track.", .notSustained).count == 1)
        #expect(problems("No action is off track.", .done).isEmpty)
    }

    @Test func `an action is named by its short title too, and by no single word`() {
        #expect(problems("Letters in plain words are sent.", .notSustained, shortTitle: "Letters in plain words").count == 1)
        #expect(problems("Letters are sent.", .notSustained, shortTitle: "Letters").isEmpty)
        #expect(problems("The panel meets each week.", .notSustained).isEmpty)
    }

    @Test func `nothing is said against an action that is done`() {
        #expect(problems("We have done this:\n\n- Renew the letter.", .done).isEmpty)
    }

    @Test func `another action of a like number is not meant`() {
        #expect(problems("A1.21 is done.", .notSustained).isEmpty)
    }
}
