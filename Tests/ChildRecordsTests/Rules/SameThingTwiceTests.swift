import ChildRecords
import Testing
import Vocabulary

@Suite("The same thing told by two forms of data")
struct SameThingTwiceTests {
    private func assessment(_ format: ReturnFormat, row: Int = 2, file: Int? = nil, until: Day? = nil, facts: [Fact: String] = [:]) -> Entry
    {
        Entry(
            .assessment, child: LAChildID("A1"), from: Day(2022, 6, 6), until: until, facts: facts,
            origin: Origin(format: format, file: file ?? (format == .annexA ? 2 : 1), row: row))
    }

    @Test func `an assessment in the dataset and in Annex A is one, and the dataset's stands`() {
        let once = SameThingTwice.once([
            assessment(.annexA, until: Day(2022, 7, 1), facts: [.seen: "N", .needsSupport: "Y"]),
            assessment(.standardDataset, until: Day(2022, 7, 2), facts: [.seen: "Y"]),
        ])
        #expect(once.count == 1)
        #expect(once.first?.until == Day(2022, 7, 2))
        #expect(once.first?.facts == [.seen: "Y", .needsSupport: "Y"])
        #expect(once.first?.origin.format == .standardDataset)
    }

    @Test func `two rows of one form stay two`() {
        #expect(SameThingTwice.once([assessment(.census, row: 2), assessment(.census, row: 3)]).count == 2)
    }

    @Test func `the return of a later year stands before that of an earlier one`() {
        let once = SameThingTwice.once([assessment(.census, file: 1), assessment(.census, file: 2, until: Day(2023, 5, 1))])
        #expect(once.map(\.until) == [Day(2023, 5, 1)])
    }

    @Test func `another day is another thing`() {
        var later = assessment(.annexA)
        later.from = Day(2022, 6, 7)
        #expect(SameThingTwice.once([assessment(.census), later]).count == 2)
    }

    private func episode(_ from: String, _ until: String?, year: Int) -> Entry {
        var entry = Entry.made(.careEpisode, from, until: until, format: .lookedAfter, file: year)
        entry.origin.taken = Day(year, 3, 31)
        return entry
    }

    private func spans(_ entries: [Entry]) -> [String] { SameThingTwice.once(entries).map(\.span).sorted() }

    @Test func `a first day that the next year’s return corrects leaves no second episode`() {
        #expect(spans([episode("2024-02-10", nil, year: 2024), episode("2024-02-14", nil, year: 2025)]) == ["2024-02-14 open"])
        let closed = [
            episode("2023-05-01", "2024-02-10", year: 2024), episode("2024-02-10", nil, year: 2024), episode("2023-05-01", nil, year: 2025),
        ]
        #expect(spans(closed) == ["2023-05-01 open"])
        #expect(spans([episode("2023-06-10", "2023-12-01", year: 2024), episode("2023-06-14", nil, year: 2025)]) == ["2023-06-14 open"])
    }

    @Test func `an episode that the later return has no reason to tell stays`() {
        let before = [episode("2023-05-01", "2023-07-01", year: 2024), episode("2023-12-01", nil, year: 2025)]
        #expect(spans(before).count == 2)
        // The return of a year between is missing.
        #expect(spans([episode("2022-02-10", nil, year: 2022), episode("2024-05-14", nil, year: 2025)]).count == 2)
    }
}
