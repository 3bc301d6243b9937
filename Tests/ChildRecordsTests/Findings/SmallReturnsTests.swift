import ChildRecords
import ChildReturns
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

/// The small returns, each loaded as a command loads it. What the rules say of them stands with the rules.
@Suite("Small returns that went wrong in real use")
struct SmallReturnsTests {
    private func episodes(_ files: FindingFiles) async throws -> [String: Int] {
        try await files.council.store.read { db in
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT period, sum(entry_count) AS count FROM data_part WHERE in_force = 1 AND table_name = 'episodes' GROUP BY period"
            )
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["period"] as String, $0["count"] as Int) })
        }
    }

    @Test func `six years in one load are six years, and one corrected year replaces its own`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/f01-903-years/step1-six-years")
        let years = ["2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27"]
        #expect(try await files.returns().map(\.period).sorted() == years)
        #expect(try await files.returns().compactMap(\.taken).max() == FindingFiles.today)
        let before = try await episodes(files)
        #expect(before.keys.sorted() == years && before.values.reduce(0, +) == 136)
        let corrected = try await files.accept("returns/f01-903-years/step2-2026-27-corrected")
        #expect(corrected.state == .accepted)
        #expect(try await episodes(files) == before)
    }

    @Test func `years are told apart where neither folder nor name says them`() async throws {
        let files = try FindingFiles()
        let all = FindingFiles.files(["returns/f01-903-years/step1-six-years"]).map {
            DroppedReturn(path: $0.path, name: String($0.name.split(separator: "/").last ?? ""))
        }
        try await files.council.load(all, on: FindingFiles.today)
        #expect(try await episodes(files).keys.sorted() == ["2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27"])
    }

    @Test func `one stray date does not move the year`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/02-903-one-stray-date")
        #expect(try await files.returns().map { "\($0.period) \($0.taken!.iso)" } == ["2024-25 2025-03-31"])
    }

    @Test func `a census keeps its own day beside a later return`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/03-census-aged-by-a-later-903")
        let days = try await files.council.store.read { try DataDays.current(in: $0) }
        #expect(days == [.census: Day(2026, 3, 31)!, .lookedAfter: FindingFiles.today])
        #expect(try await files.history("OPEN_44_DAYS_AT_31_MARCH")[.assessment].first?.origin.taken == Day(2026, 3, 31))
        #expect(try await files.failures(AssessmentLeftOpen.self).isEmpty)
    }

    @Test func `a conference without a section 47 enquiry is that of a child who moved in`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/04-transfer-in-conference")
        let conference = try await files.history("TRANSFER")[.conference]
        #expect(conference.map(\.from) == [Day(2025, 6, 10)] && conference.first?.answer(.transferIn) == .yes)
        #expect(try await files.history("ORDINARY")[.conference].map { $0.answer(.transferIn) } == [.notKnown])
        #expect(try await files.failures(PlanWithoutConference.self)["TRANSFER"] == nil)
        #expect(try await files.failures(DayInTheFuture.self).isEmpty)
    }

    @Test func `both disabilities and both factors are kept`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/05-two-disabilities")
        #expect(try await files.history("1").child.disabilities == [.known(.hands), .known(.hearing)])
        #expect(try await files.history("1")[.assessment].first?.list(.factors) == ["1C", "2B"])
    }

    @Test func `unaccompanied children of the XML return are kept, with the day that ends`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/06-903-xml-uasc")
        func unaccompanied(_ child: String) async throws -> Bool {
            try await files.history(child).all.contains { $0.answer(.unaccompanied) == .yes }
        }
        #expect(try await unaccompanied("FLAG_AND_DUC"))
        #expect(try await unaccompanied("FLAG_ONLY"))
        #expect(try await !unaccompanied("NOT"))
        #expect(try await files.history("FLAG_AND_DUC").all.contains { $0.day(.unaccompaniedEnded) == Day(2028, 7, 28) })
    }

    @Test func `the return of the rules is of its year, and every row is kept`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/07-903-rules")
        #expect(try await files.returns().map { "\($0.period) \($0.taken!.iso)" } == ["2025-26 2026-03-31"])
        #expect(try await files.entries(.careEpisode).count == 16)
        #expect(try await files.held().isEmpty)
    }

    @Test func `what was silent in that return is pointed out, and what was pointed out wrongly is not`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/07-903-rules")
        let expected: [(rule: any QualityRule.Type, children: [String])] = [
            (PlacementAgainstLegalStatus.self, ["ADOPT_NO_ORDER", "P1_S20"]), (EndWithoutReason.self, ["DEC_NO_REC", "REC_NO_DEC"]),
            (NewEpisodeChangesNothing.self, ["RNE_WRONG"]), (ProviderNotNeeded.self, ["T0_PROVIDER"]),
            (PlacementCodeOutOfYear.self, ["H5_2025", "P2_DEC2023", "Z1_2025"]),
            (TooYoungForPlacement.self, ["K3_AGE12", "K3_FROM_2024"]), (ScoreOutOfRange.self, ["P1_S20"]), (ScoreAndReason.self, ["L3"]),
        ]
        for (rule, children) in expected {
            #expect(try await files.failures(rule).keys.sorted() == children, "\(rule.name)")
        }
    }

    @Test func `a child of the dataset without a row in the table of UPNs has none`() async throws {
        let files = try FindingFiles()
        let council = files.council
        try await council.load(
            [
                try council.file(
                    "ssd_person.csv",
                    "pers_person_id,pers_sex,pers_ethnicity,pers_dob,pers_upn_unknown\nN1,F,WBRI,2012-06-06,\nN2,M,WBRI,2012-06-07,UN1\nN3,M,WBRI,2012-06-07,\n"
                ),
                try council.file(
                    "ssd_linked_identifiers.csv",
                    "link_table_id,link_person_id,link_identifier_type,link_identifier_value\n1,N3,Unique Pupil Number,A123456789012\n"),
                try council.file(
                    "assessments.csv", SampleText.assessments([("N1", "2026-06-06"), ("N2", "2026-06-07"), ("N3", "2026-06-08")])),
            ], on: FindingFiles.today)
        #expect(try await files.failures(PupilNumberMissing.self).keys.sorted() == ["N1"])
    }

    @Test func `a fault of a child’s details says its file and row`() async throws {
        let files = try FindingFiles()
        try await files.council.load(
            [
                try files.council.file(
                    "ssd_person.csv", "pers_person_id,pers_sex,pers_ethnicity,pers_dob\nN1,F,WBRI,2012-06-06\nN2,M,,2012-06-07\n")
            ], on: FindingFiles.today)
        let place = try await files.council.store.read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT form || ', ' || data_file.name || ', row ' || quality_failure.row FROM quality_failure
                    JOIN data_part ON data_part.id = quality_failure.file JOIN data_file ON data_file.id = data_part.file WHERE rule = ?
                    """, arguments: [EthnicityMissing.key])
        }
        #expect(place == "standard_dataset, ssd_person.csv, row 3")
    }

    @Test func `an unborn child of Annex A has an expected date`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/08-annex-a-only")
        #expect(try await files.history("UNBORN").child.birth == .expected(Day(2027, 2, 20)!))
        #expect(try await files.history("TEN").child.birth == .born(Day(2016, 2, 20)!))
        #expect(try await files.failures(BornInTheFuture.self).isEmpty)
        #expect(try await files.failures(PupilNumberMissing.self).isEmpty)
    }

    @Test func `factors of the dataset belong to the assessment they name`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/09-ssd-factors")
        let assessments = try await files.history("F1")[.assessment]
        #expect(assessments.count == 1 && assessments.first?.list(.factors) == ["21", "3B"])
        #expect(assessments.first?.until == Day(2026, 9, 20) && assessments.first?.reference == "a1")
        #expect(try await files.failures(NoFactorsAmongFactors.self).keys.sorted() == ["F1"])
    }

    @Test func `another council's census stops the load`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/10-other-council/census-LEA-201-first.xml")
        await #expect(throws: DoubtfulLoad.self) { try await files.accept("returns/10-other-council/census-LEA-975-second.xml") }
        let load = try await files.staged("returns/10-other-council/census-LEA-975-second.xml")
        #expect(try await files.doubts(load).contains { $0.contains("975") && $0.contains("201") })
        #expect(try await files.children() == ["1"])
        #expect(try await files.accept("returns/10-other-council/census-LEA-975-second.xml", evenIf: true).state == .accepted)
    }

    @Test func `the council's own code stops the first file of another`() async throws {
        let files = try FindingFiles()
        let own = OwnAuthority(LocalAuthorities.england[code: "201"]!)
        try await Settings(files.council.store).set(.authority, own.stored, by: .system)
        await #expect(throws: DoubtfulLoad.self) { try await files.accept("returns/10-other-council/census-LEA-975-second.xml") }
        #expect(try await files.accept("returns/10-other-council/census-LEA-201-first.xml").state == .accepted)
    }

    @Test func `other children under the same IDs stop the load, and files of two councils in one load as well`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/10-other-council/ssd-mine")
        await #expect(throws: DoubtfulLoad.self) { try await files.accept("returns/10-other-council/ssd-theirs") }
        let together = try FindingFiles()
        await #expect(throws: DoubtfulLoad.self) { try await together.accept("returns/10-other-council") }
    }

    @Test func `a worker of Annex A and the date of birth of a worker's row are there for the rules`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/11-worker-known-but-open-without-worker")
        #expect(try await files.history("OPEN_WITH_WORKER")[.cinEpisode].first?.worker == "Jane Smith")
        #expect(try await files.history("INCARE").child.birth == .born(Day(2012, 1, 1)!))
        #expect(try await files.failures(BirthMissing.self)["INCARE"] == nil)
        #expect(try await files.failures(OpenWithoutWorker.self).isEmpty)
    }

    @Test func `an enquiry that is open in a census has the census's day`() async throws {
        let files = try FindingFiles()
        try await files.accept("returns/12-census-open-s47-passes")
        let enquiry = try #require(try await files.history("S47_OPEN_290_DAYS")[.enquiry].first)
        #expect(enquiry.until == nil && enquiry.origin.taken.map { $0 - Day(2025, 6, 10)! } == 294)
        #expect(try await files.failures(EnquiryLeftOpen.self).keys.sorted() == ["S47_OPEN_290_DAYS"])
    }
}
