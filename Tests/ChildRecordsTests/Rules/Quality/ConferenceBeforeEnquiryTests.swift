import ChildRecords
import Testing

@Suite("Conference before enquiry")
struct ConferenceBeforeEnquiryTests {
    @Test func `a conference before the enquiry is pointed out`() {
        #expect(
            QualityRecord.state(of: ConferenceBeforeEnquiry.self, [.made(.enquiry, "2023-01-10"), .made(.conference, "2023-01-09")])
                == .failed)
    }

    @Test func `one on its day passes`() {
        #expect(
            QualityRecord.state(of: ConferenceBeforeEnquiry.self, [.made(.enquiry, "2023-01-10"), .made(.conference, "2023-01-10")])
                == .passed)
    }

    @Test func `a child transferred in has no enquiry here`() {
        #expect(
            QualityRecord.state(
                of: ConferenceBeforeEnquiry.self, [.made(.enquiry, "2023-01-10"), .made(.conference, "2023-01-09", [.transferIn: "Y"])])
                == .passed)
    }
}
