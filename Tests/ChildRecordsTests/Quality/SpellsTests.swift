import ChildRecords
import Testing
import Vocabulary

/// Eleven rules look for spells that overlap; each compares a spell with all before it, and not with its neighbour alone.
@Suite("Spells that overlap")
struct SpellsTests {
    private static let rules: [(rule: any QualityRule.Type, kind: EntryKind)] = [
        (TimesInNeedOverlap.self, .cinEpisode), (AssessmentsOverlap.self, .assessment), (EnquiriesOverlap.self, .enquiry),
        (PlansOverlap.self, .cpPlan), (PreProceedingsOverlap.self, .preProceedings), (PeriodsOfCareOverlap.self, .periodOfCare),
        (EpisodesOverlap.self, .careEpisode), (PlacementsOverlap.self, .placement), (MissingSpellsOverlap.self, .missing),
        (AdoptionPlacementsOverlap.self, .placedForAdoption), (AllocationsOverlap.self, .allocation),
    ]

    private func failures(_ rule: any QualityRule.Type, _ kind: EntryKind, _ spells: [(from: String, until: String?)]) throws -> [String] {
        let entries = spells.map { Entry.made(kind, $0.from, until: $0.until, reference: $0.from, [.role: "Worker"]) }
        let history = ChildHistory(LAChildID("M1")!, entries)
        var overview = LoadOverview(on: QualityRecord.day)
        overview.note(history)
        return try rule.check(QualityChild(history, overview)).compactMap { $0.day?.iso }
    }

    @Test func `a long spell overlaps each that begins before it ends, in every rule that looks for overlaps`() throws {
        let spells: [(from: String, until: String?)] = [
            ("2023-01-09", "2023-12-01"), ("2023-02-01", "2023-02-20"), ("2023-06-01", "2023-06-20"), ("2023-12-01", "2023-12-20"),
        ]
        for (rule, kind) in SpellsTests.rules {
            #expect(try failures(rule, kind, spells) == ["2023-02-01", "2023-06-01"], "\(rule.name)")
        }
    }

    @Test func `spells one after another overlap nowhere, and one that is turned round says nothing of the others`() throws {
        let sound: [(from: String, until: String?)] = [
            ("2023-01-09", "2023-02-01"), ("2023-02-01", "2023-03-01"), ("2023-03-02", "2023-04-01"),
        ]
        for (rule, kind) in SpellsTests.rules {
            #expect(try failures(rule, kind, sound).isEmpty, "\(rule.name)")
            #expect(try failures(rule, kind, sound + [("2023-01-20", "2023-01-10")]).isEmpty, "\(rule.name)")
        }
    }

    @Test func `an allocation that was never ended overlaps each later one in its role`() throws {
        let spells: [(from: String, until: String?)] = [("2023-01-09", nil), ("2023-02-01", "2023-03-01"), ("2023-04-01", nil)]
        #expect(try failures(AllocationsOverlap.self, .allocation, spells) == ["2023-02-01", "2023-04-01"])
    }
}
