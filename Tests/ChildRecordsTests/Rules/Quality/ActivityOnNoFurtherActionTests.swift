import ChildRecords
import Testing

@Suite("Activity on no further action")
struct ActivityOnNoFurtherActionTests {
    @Test func `an assessment after a referral without further action is pointed out`() {
        #expect(
            QualityRecord.state(
                of: ActivityOnNoFurtherAction.self,
                [.made(.referral, "2023-05-01", reference: "R1", [.noFurtherAction: "Y"]), .made(.assessment, "2023-05-02", within: "R1")])
                == .failed)
    }

    @Test func `an assessment after another referral passes`() {
        #expect(
            QualityRecord.state(
                of: ActivityOnNoFurtherAction.self,
                [.made(.referral, "2023-05-01", reference: "R1", [.noFurtherAction: "N"]), .made(.assessment, "2023-05-02", within: "R1")])
                == .passed)
    }
}
