import ChildRecords
import Testing

@Suite("Plan without conference")
struct PlanWithoutConferenceTests {
    @Test func `a plan on a day without a conference is pointed out`() {
        #expect(
            QualityRecord.state(of: PlanWithoutConference.self, [.made(.conference, "2023-01-09"), .made(.cpPlan, "2023-01-10")])
                == .failed)
    }

    @Test func `a plan on the day of the conference passes`() {
        #expect(
            QualityRecord.state(of: PlanWithoutConference.self, [.made(.conference, "2023-01-10"), .made(.cpPlan, "2023-01-10")])
                == .passed)
    }

    @Test func `another council's plan has its conference there`() {
        #expect(
            QualityRecord.state(of: PlanWithoutConference.self, [.made(.cpPlan, "2023-01-10", [.otherCouncilsPlan: "Y"])])
                == .passed)
    }

    @Test("a plan of before the year of the census has its conference in an earlier census", arguments: ["2022-06-01", "2023-06-01"])
    func earlier(day: String) {
        #expect(
            QualityRecord.state(of: PlanWithoutConference.self, [.made(.cpPlan, day, format: .census, taken: "2024-03-31")])
                == (day == "2022-06-01" ? .passed : .failed))
    }
}
