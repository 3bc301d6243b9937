import ChildRecords
import Testing

@Suite("Unaccompanied after eighteen")
struct UnaccompaniedAfterEighteenTests {
    @Test func `the day after the eighteenth birthday is pointed out`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedAfterEighteen.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2024-02-02"]),
                ]) == .failed)
    }

    @Test func `the eighteenth birthday itself passes`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedAfterEighteen.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"]),
                    .thisYear(.person, nil, [.unaccompanied: "Y", .unaccompaniedEnded: "2024-02-01"]),
                ]) == .passed)
    }

    @Test func `no date is none of its business`() {
        #expect(
            QualityRecord.state(
                of: UnaccompaniedAfterEighteen.self,
                [
                    .thisYear(.person, nil, [.sex: "M", .born: "2006-02-01", .unaccompanied: "Y"])
                ]) == .notApplicable)
    }
}
