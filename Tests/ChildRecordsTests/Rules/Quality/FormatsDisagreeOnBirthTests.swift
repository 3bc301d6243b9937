import ChildRecords
import Testing
import Vocabulary

@Suite("Formats disagree on birth")
struct FormatsDisagreeOnBirthTests {
    @Test func `two days of birth in two forms are pointed out`() {
        #expect(
            QualityRecord.state(
                of: FormatsDisagreeOnBirth.self,
                [
                    .made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.person, nil, format: .census, [.born: "2015-05-10"]),
                ]) == .failed)
    }

    @Test func `the same day in two forms passes`() {
        #expect(
            QualityRecord.state(
                of: FormatsDisagreeOnBirth.self,
                [
                    .made(.person, nil, [.born: "2015-05-01", .sex: "F", .ethnicity: "WBRI", .upnUnknown: "UN1"]),
                    .made(.person, nil, format: .census, [.born: "2015-05-01"]),
                ]) == .passed)
    }

    private func row(_ born: String, year: Int, row: Int) -> Entry {
        var entry = Entry.made(.person, nil, format: .lookedAfter, [.born: born])
        entry.origin.taken = Day(year, 3, 31)
        entry.origin.row = row
        return entry
    }

    @Test func `two days of birth in one return are pointed out, and a day that a later return corrects is not`() {
        func state(_ entries: [Entry]) -> RuleState.Kind { QualityRecord.state(of: FormatsDisagreeOnBirth.self, entries) }
        #expect(state([row("2015-05-01", year: 2024, row: 2), row("2012-03-21", year: 2024, row: 3)]) == .failed)
        #expect(state([row("2015-05-01", year: 2023, row: 2), row("2012-03-21", year: 2024, row: 3)]) == .passed)
        #expect(state([row("2015-05-01", year: 2023, row: 2)]) == .notApplicable)
    }

    @Test func `of two years’ returns the later one’s details count, whatever the order of the files`() {
        func child(_ entries: [Entry]) -> LoadedChild { LoadedChild(LAChildID("M1")!, entries) }
        let (older, later) = (row("2005-05-01", year: 2024, row: 2), row("2009-05-01", year: 2025, row: 2))
        #expect(child([older, later]).birth == .born(Day(2009, 5, 1)!) && child([later, older]).birth == .born(Day(2009, 5, 1)!))
        var unborn = Entry.made(.person, nil, format: .lookedAfter, [.expected: "2024-05-01"])
        unborn.origin.taken = Day(2024, 3, 31)
        #expect(child([unborn, row("2024-05-03", year: 2025, row: 2)]).birth == .born(Day(2024, 5, 3)!))
    }
}
