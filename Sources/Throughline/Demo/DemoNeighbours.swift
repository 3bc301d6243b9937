import ChildRecords
import ChildRecordsWeb
import Foundation
import Indicators
import LifelikeCouncil
import SiteKit
import Vocabulary

/// Invented councils to compare with: two releases of an invented publication, neighbours, and measure files of two of them.
struct DemoNeighbours {
    private static let analyst = "rafi.medlicote"
    private static let regions = [
        ("E12000091", "Marl and Wold"), ("E12000092", "The Levels"), ("E12000093", "High Fells"), ("E12000094", "Saltcoast"),
    ]
    private static let names = [
        "Ashmere", "Broadwell", "Coldharbour", "Dunwold", "Eastlow", "Fenwick Vale", "Greyholm", "Harrowdale", "Inglemoor", "Kestrel Bay",
        "Larkhill", "Millbeck", "Northmere", "Oakhampton Hundred", "Pennfold", "Quarrington", "Ravensea", "Stourfield", "Thornwick",
        "Upper Derrow", "Valeford", "Westlow", "Yarrowby", "Alderney Cross", "Birchover", "Cranstock", "Dovebridge", "Elmsworth",
        "Foxcombe", "Garthwaite",
    ]
    private static let heads = [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name", "new_la_code",
        "old_la_code", "la_name", "age_group", "assessments_completed", "assessments_within_45_days", "assessments_within_45_days_percent",
        "referrals", "re_referrals", "re_referrals_percent",
    ]

    let store: Store
    let staff: DemoStaff

    func found(on today: Day) async throws {
        let analyst = staff.changer(DemoNeighbours.analyst)
        let publications = PublishedStore(store)
        var release: Identifier<PublishedRelease>?
        for (year, loaded) in [(2020, today - 190), (2021, today - 12)] {
            let name = "\(year)-\((year + 1) % 100)"
            release = try await publications.add(
                PublishedRows(rows(year)),
                .init(source: "Invented statistics: children in need", release: name, file: "invented-children-in-need-\(name).csv"),
                on: loaded, by: analyst)
        }
        guard let release else { return }
        for (measure, part, whole, difference) in [
            (
                "F6b", "assessments_within_45_days", "assessments_completed",
                "The publication counts every assessment that ended in the year. Ours leaves out those whose end is recorded before their beginning."
            ),
            ("F4", "re_referrals", "referrals", ""),
        ] {
            try await publications.map(
                PublishedMapping(
                    measure: measure, figure: part + "_percent", numerator: part, denominator: whole, filters: ["age_group": "Total"],
                    difference: difference),
                in: release, on: today - 12, by: analyst)
        }
        let table = [["code", "name"]] + [1, 4, 6, 8, 11, 14, 17, 22].map { [code($0), DemoNeighbours.names[$0]] }
        let list = try NeighbourList(
            table, own: OwnAuthority(code: "989", name: "Marlshire"),
            known: Dictionary(uniqueKeysWithValues: DemoNeighbours.names.indices.map { (code($0), DemoNeighbours.names[$0]) }))
        try await Neighbours.replace(with: list, from: "Invented list of neighbours, May 2022", on: today - 12, by: analyst, in: store)
    }

    /// Two councils have sent the months that they published.
    func exchange(_ keys: URL, on today: Day) async throws {
        let analyst = staff.changer(DemoNeighbours.analyst)
        let exchange = MeasureExchange(store: store, keys: keys)
        for index in [1, 4] {
            let key = SigningKey()
            try await exchange.addKey(
                key.verifying.text, fingerprint: key.verifying.fingerprint, code: code(index), name: DemoNeighbours.names[index],
                on: today - 15, by: analyst)
            try await exchange.take(try MeasureExchange.signed(file(index, on: today - 14), with: key), on: today - 13, by: analyst)
        }
    }

    private func code(_ index: Int) -> String { String(951 + index) }

    /// How large a council is, and how it does: the same in each year but for chance.
    private func manner(_ index: Int) -> (size: Int, inTime: Double, again: Double) {
        var dice = Dice(seed: 45, stream: UInt64(index))
        return (dice.along(140, 260, 420, 700, 1600), 0.79 + 0.11 * dice.unit(), 0.17 + 0.08 * dice.unit())
    }

    private func rows(_ year: Int) -> [[String]] {
        var dice = Dice(seed: UInt64(year), stream: 7)
        let time = ["\(year)\((year + 1) % 100)", "Financial year"]
        var (rows, sums, all): ([[String]], [Int: [Int]], [Int]) = ([], [:], [0, 0, 0, 0])
        func drawn(_ count: Int, _ share: Double) -> Int { (0..<count).reduce(0) { sum, _ in sum + (dice.chance(share) ? 1 : 0) } }
        for (index, name) in (DemoNeighbours.names + ["Marlshire"]).enumerated() {
            let (own, region) = (manner(index), index == 30 ? 0 : index % 4)
            let whole = own.size + dice.whole(0...20)
            let numbers = [whole, drawn(whole, own.inTime), whole + whole / 5, drawn(whole + whole / 5, own.again)]
            sums[region] = zip(sums[region] ?? [0, 0, 0, 0], numbers).map { $0 + $1 }
            all = zip(all, numbers).map { $0 + $1 }
            let place = ["Local authority", "E92000001", "England", DemoNeighbours.regions[region].0, DemoNeighbours.regions[region].1]
            let council = ["E0699\(1000 + index)", index == 30 ? "989" : code(index), name]
            rows.append(time + place + council + ["Total"] + cells(numbers, index == 6 ? "c" : index == 22 ? "x" : nil))
            rows.append(time + place + council + ["Under 1", "c", "c", "c", "c", "c", "c"])
        }
        for (region, sum) in sums.sorted(by: { $0.key < $1.key }) {
            let (code, name) = DemoNeighbours.regions[region]
            rows.append(time + ["Regional", "E92000001", "England", code, name, "", "", "", "Total"] + cells(sum, nil))
        }
        rows.append(time + ["National", "E92000001", "England", "", "", "", "", "", "Total"] + cells(all, nil))
        return [DemoNeighbours.heads] + rows
    }

    /// - Parameter symbol: what stands in the place of the first percentage and its numbers.
    private func cells(_ numbers: [Int], _ symbol: String?) -> [String] {
        func percent(_ part: Int, _ whole: Int) -> String { FigureWords.plain(100 * Double(part) / Double(max(whole, 1))) }
        let first = symbol.map { [$0, $0, $0] } ?? [String(numbers[0]), String(numbers[1]), percent(numbers[1], numbers[0])]
        return first + [String(numbers[2]), String(numbers[3]), percent(numbers[3], numbers[2])]
    }

    private func file(_ index: Int, on day: Day) -> MeasureFile {
        var dice = Dice(seed: 3, stream: UInt64(index))
        let (size, inTime, again) = manner(index)
        let measures = ["F4", "F6b", "C9", "L16"].compactMap { ChildMeasures.measure($0) }.map { measure -> MeasureFile.OfMeasure in
            let share = measure.code == "F4" ? again : measure.code == "F6b" ? inTime : 0.9
            let figures = (1...3).compactMap { month -> MeasureFile.Figure? in
                guard let first = Day(2022, month, 1) else { return nil }
                let whole = max(12, size / 12 + dice.whole(-3...3))
                let part = min(whole, Int((share * Double(whole)).rounded()))
                let isSmall = SmallNumbers.hides(part, outOf: whole, of: measure.counted)
                return MeasureFile.Figure(
                    first: first, last: first.adding(months: 1) - 1, isToDate: false, state: isSmall ? .small : .shown,
                    numerator: isSmall ? nil : part, denominator: isSmall ? nil : whole)
            }
            return MeasureFile.OfMeasure(code: measure.code, title: measure.title, definition: measure.version, figures: figures)
        }
        return MeasureFile(
            council: .init(code: code(index), name: DemoNeighbours.names[index], region: "Marl and Wold"), year: 2021, written: day,
            measures: measures)
    }
}
