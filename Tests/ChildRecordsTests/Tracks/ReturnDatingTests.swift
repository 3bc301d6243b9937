import ChildRecords
import Testing
import Vocabulary

@Suite("The year and the data day of a return")
struct ReturnDatingTests {
    private let loaded = Day(2026, 11, 29)!

    private func lookedAfter(_ days: [String: Int], names: [String] = []) -> ReturnDating {
        let days = Dictionary(days.map { (Day(iso: $0.key)!, $0.value) }) { first, _ in first }
        return ReturnEvidence(format: .lookedAfter, names: names, days: days, loaded: loaded).dating
    }

    @Test func `one date that was typed wrongly moves neither year nor day`() {
        let dating = lookedAfter(["2024-05-01": 4, "2026-11-20": 1])
        #expect(dating.period == "2024-25" && dating.taken == Day(2025, 3, 31) && dating.doubt == nil)
        #expect(dating.evidence.contains("1 date lies after"))
        let annex = ReturnEvidence(
            format: .annexA, names: ["list6.csv"], days: [Day(2026, 10, 30)!: 5, Day(2026, 11, 28)!: 1, Day(2027, 1, 1)!: 9], loaded: loaded
        )
        #expect(annex.dating.taken == Day(2026, 11, 28) && annex.dating.doubt == nil)
    }

    @Test func `the latest day of an extract is its data day, and one that lies far off is doubted`() {
        var days = Dictionary(uniqueKeysWithValues: (1...60).map { (Day(2025, 9, 1)! + $0, 1) })
        func dating() -> ReturnDating { ReturnEvidence(format: .standardDataset, names: [], days: days, loaded: loaded).dating }
        #expect(dating().taken == Day(2025, 9, 1)! + 60 && dating().doubt == nil)
        days[Day(2026, 10, 30)!] = 1
        #expect(dating().taken == Day(2026, 10, 30) && dating().doubt?.contains("30 October 2025") == true, "\(dating())")
    }

    @Test func `a date after a year that is current already is doubted`() {
        func dating(_ current: Set<String>, _ names: [String] = []) -> ReturnDating {
            ReturnEvidence(
                format: .lookedAfter, names: names, days: [Day(2023, 6, 1)!: 6, Day(2024, 6, 1)!: 1], loaded: loaded, current: current
            ).dating
        }
        #expect(dating([]).doubt == nil && dating(["2022-23"]).doubt == nil && dating(["2023-24"], ["2023-24"]).doubt == nil)
        #expect(dating(["2023-24"]).doubt?.contains("1 date in the return lies after 31 March 2024") == true)
    }

    @Test func `a return that is loaded before its year ends has the day of the load`() {
        #expect(lookedAfter(["2026-06-30": 3]).taken == loaded)
    }

    @Test func `the year in a name counts, and a name that the dates deny is doubted`() {
        let own = lookedAfter(["2023-05-01": 3, "2024-06-10": 1], names: ["episodes.csv", "2024-25"])
        #expect(own.period == "2024-25" && own.doubt == nil)
        #expect(lookedAfter(["2025-05-01": 3, "2025-06-10": 3], names: ["2024-25"]).doubt?.contains("another year") == true)
        #expect(lookedAfter(["2023-05-01": 3, "2023-06-10": 3], names: ["2024-25"]).doubt?.contains("2023-24") == true)
    }

    @Test(
        "a year is read in a name",
        arguments: [
            ("903 2024-25", 2024), ("step2-2026-27-corrected", 2026), ("episodes_2023_2024.csv", 2023), ("ssda903_202425", 2024),
            ("SSDA903 24-25", 2024), ("header_2425.csv", 2024), ("year ending 31 March 2025", 2024), ("31-03-2025", 2024),
            ("2024/25", 2024),
        ]) func yearInName(name: String, year: Int)
    {
        #expect(DateInName.year(name) == CollectionYear(begins: year))
    }

    @Test(
        "what is no year, or two, is none",
        arguments: [
            "episodes.csv", "2025", "2020-21-05", "2022-23 to 2024-25", "2024-26", "11-12-2024", "export 20241105", "episodes_2021.csv",
            "2024-03-01 1516.csv", "905-906",
        ])
    func noYear(name: String) {
        #expect(DateInName.year(name) == nil)
    }

    @Test("a day is read in a name", arguments: ["annex_a_20261101.xlsx", "2026-11-01 ssd", "01-11-2026.csv", "Annex A 1 November 2026"])
    func dayInName(name: String) {
        #expect(DateInName.day(name) == Day(2026, 11, 1))
    }

    @Test func `a census says its own day, and one whose header says nothing has the latest date`() {
        let census = ReturnEvidence(
            format: .census, names: [], headerYear: "2025", referenceDay: Day(2026, 3, 31), days: [:], loaded: loaded)
        #expect(census.dating.period == "2025" && census.dating.taken == Day(2026, 3, 31) && census.dating.doubt == nil)
        let other = ReturnEvidence(
            format: .census, names: [], headerYear: "2024", referenceDay: Day(2026, 3, 31), days: [:], loaded: loaded)
        #expect(other.dating.doubt?.contains("year 2024") == true)
        let without = ReturnEvidence(format: .census, names: [], days: [Day(2025, 6, 2)!: 1], loaded: loaded)
        #expect(without.dating.period.isEmpty && without.dating.taken == Day(2025, 6, 2))
    }

    @Test("one or two dates that were typed wrongly move the day of a busy extract by nothing", arguments: [8, 25, 28, 30])
    func stray(days beyond: Int) {
        let last = Day(2026, 3, 31)!
        var days = Dictionary(uniqueKeysWithValues: (0..<120).map { (last - $0, 3) })
        days[last + beyond] = 1
        days[last + beyond - 1] = 1
        for format in [ReturnFormat.annexA, .standardDataset] {
            let dating = ReturnEvidence(format: format, names: [], days: days, loaded: loaded).dating
            #expect(dating.taken == last && dating.doubt == nil && dating.evidence.contains("but for 2 up to"), "\(dating)")
        }
    }

    @Test func `a quiet week after a busy one is no slip, and few dates a week tell nothing`() {
        let last = Day(2026, 3, 31)!
        var busy = Dictionary(uniqueKeysWithValues: (0..<120).map { (last - $0, 3) })
        busy[last + 7] = 1
        #expect(ReturnEvidence(format: .annexA, names: [], days: busy, loaded: loaded).dating.taken == last + 7)
        var small = Dictionary(uniqueKeysWithValues: (0..<60).map { (last - $0 * 2, 2) })
        small[last + 30] = 2
        #expect(ReturnEvidence(format: .annexA, names: [], days: small, loaded: loaded).dating.taken == last)
        var few = Dictionary(uniqueKeysWithValues: (0..<60).map { (last - $0 * 2, 1) })
        few[last + 20] = 1
        #expect(ReturnEvidence(format: .annexA, names: [], days: few, loaded: loaded).dating.taken == last + 20)
    }
}
