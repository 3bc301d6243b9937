import ChildRecords
import Testing

@Suite("Times in need overlap")
struct TimesInNeedOverlapTests {
    @Test func `a referral before the earlier one is closed is pointed out`() {
        #expect(
            QualityRecord.state(
                of: TimesInNeedOverlap.self,
                [.made(.cinEpisode, "2023-01-09", until: "2023-06-01", reference: "1"), .made(.cinEpisode, "2023-05-02", reference: "2")])
                == .failed
        )
    }

    @Test func `closing and opening on one day is no overlap`() {
        #expect(
            QualityRecord.state(
                of: TimesInNeedOverlap.self,
                [.made(.cinEpisode, "2023-01-09", until: "2023-05-02", reference: "1"), .made(.cinEpisode, "2023-05-02", reference: "2")])
                == .passed)
    }
}
