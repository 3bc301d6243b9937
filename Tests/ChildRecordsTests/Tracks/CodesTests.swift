import ChildRecords
import Testing
import Vocabulary

@Suite("Codes of the returns")
struct CodesTests {
    @Test func `a code is known, missing, or kept as it was written`() {
        #expect(Coded<Ethnicity>(fact: "WBRI") == .known(.whiteBritish))
        #expect(Coded<Ethnicity>(fact: nil) == .notKnown)
        #expect(Coded<Ethnicity>(fact: "?MARTIAN") == .unrecognised("MARTIAN"))
        #expect(Coded<Ethnicity>.unrecognised("MARTIAN").fact == "?MARTIAN")
    }

    @Test func `supported accommodation came a year before semi-independent living went`() {
        let (before, both, after) = (CollectionYear(begins: 2023), CollectionYear(begins: 2024), CollectionYear(begins: 2025))
        #expect(PlacementType.semiIndependent.isValid(in: both) && !PlacementType.semiIndependent.isValid(in: after))
        #expect(!PlacementType.supportedAccommodation.isValid(in: before) && PlacementType.supportedAccommodation.isValid(in: both))
        #expect(PlacementType.independent.isValid(in: before) && !PlacementType.independent.isValid(in: both))
    }

    @Test(
        "a code is valid from its first day to its last, also in the middle of a year",
        arguments: [
            (PlacementType.independent, "2023-10-28", "2023-10-29"), (.semiIndependent, "2025-03-31", "2025-04-01"),
            (.other, "2025-03-31", "2025-04-01"), (.supportedAccommodation, "2024-04-01", "2024-03-31"),
            (.other11, "2025-04-01", "2025-03-31"),
        ])
    func days(place: PlacementType, valid: String, outside: String) throws {
        let (inside, beyond) = (try #require(Day(iso: valid)), try #require(Day(iso: outside)))
        #expect(place.isValid(on: inside) && !place.isValid(on: beyond))
    }

    @Test func `from 2025-26 no temporary placement takes a provider`() {
        let (before, after) = (CollectionYear(begins: 2024), CollectionYear(begins: 2025))
        #expect(PlacementType.temporaryOther.takesProvider(in: before) && !PlacementType.temporaryOther.takesProvider(in: after))
        for place in [PlacementType.temporary, .temporaryHospital, .temporaryRespite, .temporaryCarerHoliday] {
            #expect(!place.takesProvider(in: before) && !place.takesProvider(in: after))
        }
    }

    @Test func `a year of collection begins on 1 April`() {
        #expect(CollectionYear(containing: Day(2022, 3, 31)!).words == "2021-22")
        #expect(CollectionYear(containing: Day(2022, 4, 1)!).words == "2022-23")
        #expect(CollectionYear(begins: 1999).words == "1999-00")
    }

    @Test func `a child's particulars come from the fullest form that knows them`() throws {
        let number = try #require(LAChildID("A1"))
        func person(_ format: ReturnFormat, _ facts: [Fact: String]) -> Entry {
            Entry(.person, child: number, facts: facts, origin: Origin(format: format, file: 1, row: 2))
        }
        let child = LoadedChild(
            number,
            [
                person(.annexA, [.sex: "M", .born: "2010-02-28", .disability: "Y"]),
                person(.standardDataset, [.sex: "F", .disability: "MOB AUT"]),
            ])
        #expect(child.sex == .known(.female))
        #expect(child.birth == .born(Day(2010, 2, 28)!))
        #expect(child.disabilities == [.known(.mobility), .known(.autism)])
        #expect(child.isDisabled == .yes)
        #expect(child.age(on: Day(2022, 2, 27)!) == 11)
    }
}
