import ChildRecords
import Testing

@Suite("Death before birth")
struct DeathBeforeBirthTests {
    @Test func `a death before the birth is pointed out`() {
        #expect(
            QualityRecord.state(
                of: DeathBeforeBirth.self,
                [.made(.person, nil, [.born: "2010-05-01", .died: "2010-04-30"])]) == .failed)
    }

    @Test func `a death on the day of birth passes`() {
        #expect(
            QualityRecord.state(
                of: DeathBeforeBirth.self,
                [.made(.person, nil, [.born: "2010-05-01", .died: "2010-05-01"])]) == .passed)
    }
}
