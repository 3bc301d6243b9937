import ChildRecords
import ChildReturns
import Intake
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// Each file of the cases gives exactly what is written of it.
@Suite("Files that came out wrong in real use")
struct CasesTests {
    @Test func `cells that say NULL are empty in every kind of column`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssda903-episodes-null-as-text.csv")
        let episodes = try await files.entries(.careEpisode)
        #expect(
            episodes.map { "\($0.child!.text) \($0.span)" } == [
                "SL101 2023-11-15 to 2024-06-03", "SL101 2024-06-03 open", "SL102 2024-12-05 open",
            ])
        #expect(episodes[0].facts[.ceasedReason] == "X1" && episodes[0].facts[.urn] == nil)
        #expect(!episodes.contains { $0.facts.values.contains("NULL") })
        #expect(try await files.held().isEmpty)
    }

    @Test func `an end of 1900 is open and told once, and minus one is nobody`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssd_involvements.csv")
        let allocations = Dictionary(uniqueKeysWithValues: try await files.entries(.allocation).map { ($0.reference!, $0) })
        #expect(allocations.count == 5)
        #expect(allocations["I2"]?.until == nil && allocations["I3"]?.until == nil && allocations["I1"]?.until == Day(2024, 9, 22))
        #expect(allocations["I3"]?.worker == nil && allocations["I3"]?.team == nil && allocations["I2"]?.worker == "W2")
        #expect(try await files.held().isEmpty)
        #expect(try await files.notes().filter { $0.kind == .placeholderDay }.map(\.count) == [2])
    }

    @Test func `a no-break space is a space, and a child ID of spaces is none`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/annex-a-list-3-blank-child-id.csv")
        let referrals = try await files.entries(.referral)
        #expect(referrals.map { "\($0.child!.text) \($0.from!.iso)" } == ["TL301 2026-06-03", "TL302 2026-06-05"])
        #expect(referrals.map(\.worker) == ["Ada Quill", "Ada Quill"])
        #expect(referrals[1].answer(.noFurtherAction) == .yes)
        #expect(try await files.children() == ["TL301", "TL302"])
        let held = try await files.held()
        #expect(held.map(\.row) == [3, 6, 7] && held.allSatisfy { $0.reason == .noChild })
    }

    @Test func `the official words of eligibility and the adviser of the template of 2024 are read`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/annex-a-list-9-template-2024.xlsx")
        let leavers = try await files.entries(.careLeaver)
        #expect(leavers.map { $0.facts[.eligibility] } == ["FREL", "RELE", "QUAL", "FREL"])
        #expect(leavers.map { $0.facts[.adviser] } == ["Bo Marsh", "Cy Hollow", "Bo Marsh", "Eli Stone"])
        let notes = try await files.notes()
        #expect(!notes.contains { $0.column.hasPrefix("Eligibility") || $0.column == "Personal Adviser" })
        #expect(notes.contains { $0.kind == .unknownCode && $0.value.hasPrefix("F3") })
        #expect(try await files.held().isEmpty)
    }

    @Test func `every disability of a child is read, and none beside another is kept`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/cin-disabilities-none-and-several.xml")
        #expect(try await files.history("TLC1001").child.disabilities == [.known(.none)])
        #expect(try await files.history("TLC1002").child.disabilities == [.known(.hands), .known(.autism)])
        #expect(try await files.history("TLC1003").child.disabilities.isEmpty)
        #expect(try await files.history("TLC1004").child.disabilities.contains(.known(.learning)))
    }

    @Test func `errors of a spreadsheet are nothing in words, and hold a row back in place of a day`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/annex-a-list-6-errors-of-excel.xlsx")
        let episodes = try await files.entries(.cinEpisode)
        #expect(episodes.map(\.child?.text) == ["TL601"])
        #expect(episodes[0].team == nil && episodes[0].worker == nil)
        #expect(try await files.held().map(\.row) == [3, 4])
        let notes = try await files.notes()
        #expect(notes.contains { $0.kind == .unknownCode && $0.value.hasPrefix("PSRMEM") })
        #expect(notes.contains { $0.kind == .errorCell && $0.value == "#N/A" })
    }

    @Test func `whole numbers with a point nought are the numbers`() async throws {
        let files = try FindingFiles()
        try await files.accept(
            "cases/ssda903-header-numbers-with-point-nought.csv", "cases/ssda903-oc2-numbers-without-point.csv")
        #expect(try await files.children() == ["30301", "30302"])
        let (first, second) = (try await files.history("30301"), try await files.history("30302"))
        #expect(first.child.sex == .known(.male) && first.child.birth == .born(Day(2008, 2, 29)!))
        #expect(second.child.sex == .known(.female) && second.all.contains { $0.facts[.mother] == "Y" })
        #expect(first[.healthOutcomes].map { $0.number(.score) } == [17])
        #expect(second[.healthOutcomes].map { $0.facts[.scoreReason] } == ["SDQ4"])
        #expect(!(try await files.notes()).contains { $0.kind == .unknownCode })
    }

    @Test func `child IDs that differ in capital letters are one child, and it is told`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssda903-episodes-small-letters-and-spaces.csv")
        #expect(try await files.children().map { $0.uppercased() } == ["ABC201", "ABC202"])
        let episodes = try await files.entries(.careEpisode)
        #expect(episodes.map { $0.facts[.placementType] } == ["U4", "U6", "K2"])
        #expect(episodes.map { $0.facts[.episodeReason] } == ["S", "P", "S"] && episodes[0].facts[.changeReason] == "CARPL")
        #expect(try await files.notes().filter { $0.kind == .sameChildID }.map(\.count) == [1])
    }

    @Test func `the later return stands whatever the files are called, and a child in the older only is told`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssda903-two-years-names-out-of-order.zip")
        #expect(try await files.returns().map(\.period).sorted() == ["2023-24", "2024-25"])
        #expect(try await files.history("RL403")[.careEpisode].map(\.span) == ["2024-02-02 to 2024-02-14", "2024-02-14 open"])
        #expect(try await files.history("RL401")[.careEpisode].map(\.span) == ["2023-05-01 to 2024-06-10", "2024-06-10 open"])
        #expect(try await files.failures(GapBetweenEpisodes.self)["RL403"] == nil)
        #expect(try await files.history("RL402").holding(.careEpisode, on: Day(2024, 3, 31)!).count == 1)
        #expect(try await files.history("RL402").holding(.careEpisode, on: Day(2025, 3, 31)!).isEmpty)
        let older = try await files.notes().filter { $0.kind == .olderOnly }
        #expect(older.map { "\($0.count) \($0.column) \($0.value)" } == ["1 2023-24 2024-25"])
    }

    @Test func `one child with two dates of birth in a file keeps both for a rule to tell`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssda903-header-child-twice.csv")
        let births = try await files.history("60601").all.compactMap { $0.facts[.born] }
        #expect(births == ["2015-07-11", "2012-03-21"])
        #expect(try await files.failures(FormatsDisagreeOnBirth.self).keys.sorted() == ["60601"])
        #expect(try await files.history("60602").all.compactMap { $0.facts[.born] } == ["2017-08-16"])
    }

    @Test func `the figure behind the accommodation says whether it is suitable`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssda903-oc3-activity-of-earlier-years.csv")
        let leavers = try await files.entries(.careLeaver)
        #expect(leavers.map { $0.facts[.suitable] } == ["Y", "Y", "Y", "N", nil])
        #expect(leavers.map { $0.facts[.accommodation] } == ["U", "Z", "D", "R", nil])
        #expect(try await files.failures(LeaverAgainstAge.self).isEmpty)
        #expect(try await files.failures(EthnicityMissing.self).isEmpty)
        let unknown = try await files.notes().filter { $0.kind == .unknownCode }.map(\.value)
        #expect(unknown.contains("F3") && unknown.contains("P3"))
    }

    @Test func `children born on 29 February are read for the rule on the eighteenth birthday`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssda903-leap-birthday-header.csv", "cases/ssda903-leap-birthday-episodes.csv")
        #expect(try await files.returns().map { "\($0.period) \($0.taken!.iso)" } == ["2025-26 2026-03-31"])
        let failed = try await files.failures(InCareAfterEighteen.self)
        #expect(failed["10103"] != nil && failed["10101"] == nil && failed["10102"] == nil)
    }

    @Test func `a census whose header cannot be read is loaded, and what is not known is said`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/cin-broken-header-values.xml")
        #expect(try await files.children() == ["TLC0702"])
        #expect(try await files.entries(.referral).count == 1)
        #expect(try await files.returns().map(\.period) == [""])
        let kinds = try await files.notes().map(\.kind)
        #expect(kinds.contains(.yearNotKnown) && kinds.contains(.councilNotKnown))
    }

    @Test func `an empty review is no review`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/cin-reviews-empty-and-several.xml")
        #expect(try await files.entries(.cpPlan).count == 3)
        #expect(
            try await files.entries(.rcpc).map { "\($0.child!.text) \($0.from!.iso)" } == [
                "TLC0401 2025-12-22", "TLC0401 2026-03-16", "TLC0402 2025-11-24",
            ])
        #expect(try await files.held().isEmpty)
    }

    @Test func `gender 9 is kept as printed in the years that had it, and never unborn`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/cin-gender-of-2024.xml")
        #expect(try await files.history("TLC0505").child.sex == .known(.notSpecified))
        #expect(try await files.history("TLC0501").child.sex == .known(.male))
        #expect(try await files.history("TLC0504").child.sex == .known(.unborn))
    }

    @Test func `reviews of version 1.4.1 name their child, with no episodes loaded`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssd_cla_reviews.csv")
        let reviews = Dictionary(uniqueKeysWithValues: try await files.entries(.claReview).map { ($0.reference!, $0) })
        #expect(reviews["RV1"].map { "\($0.child!.text) \($0.from!.iso) \($0.facts[.participation]!)" } == "P201 2026-04-02 PN1")
        #expect(reviews["RV2"].map { "\($0.child!.text) \($0.from!.iso) \($0.facts[.participation]!)" } == "P202 2026-05-18 PN5")
        #expect(reviews["RV3"]?.child?.text == "P202" && reviews["RV3"]?.from == nil && reviews["RV3"]?.day(.due) == Day(2026, 11, 9))
        #expect(try await files.held().isEmpty)
    }

    @Test func `what is no pupil number makes nobody the same child`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/ssd_linked_identifiers.csv")
        #expect(try await files.failures(SamePupilNumberTwice.self).isEmpty)
        #expect(try await files.failures(PupilNumberCheckLetter.self).keys.sorted() == ["P101", "P102", "P103", "P104"])
    }

    @Test func `new numbers overnight are no change`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/monday_ssd_cin_assessments.csv")
        let line = try #require(try await files.staged("cases/tuesday_ssd_cin_assessments.csv").difference?.lines.first)
        #expect((line.before, line.now, line.added, line.gone) == (3, 3, 0, 0))
    }

    @Test func `a hidden sheet is named and not read, unless a person says so`() async throws {
        let files = try FindingFiles()
        try await files.accept("cases/annex-a-hidden-copy-of-list-4.xlsx")
        #expect(try await files.children() == ["TL401", "TL402"])
        #expect(try await files.notes().filter { $0.kind == .hiddenSheet }.map(\.column) == ["List_4 (last quarter)"])
        let told = try FindingFiles()
        try await told.accept("cases/annex-a-hidden-copy-of-list-4.xlsx", hidden: true)
        #expect(try await told.children() == ["TL401", "TL402", "TL499"])
    }

    @Test func `a file that is refused says which of its headings are known`() async throws {
        let files = try FindingFiles()
        let load = try await files.accept("cases/annex-a-list-5-older-local-headings.csv")
        #expect(load.state == .failed)
        let note = try #require(try await files.notes().first { $0.kind == .notRecognised })
        for heading in ["Child ID", "Gender", "Ethnicity", "DOB"] { #expect(note.words.contains(heading)) }
        #expect(!Refusal.notAReturn.words.contains("None"))
        let report = try await files.council.loads.report(on: load.id, accepting: true, on: FindingFiles.today)
        #expect(report.isStopped && report.words.contains("Ethnicity"))
    }
}
