import ChildRecords
import GRDB
import Indicators
import SiteKit
import Vocabulary

/// By which groups of children a figure is divided.
enum MeasuredCut: String, CaseIterable, Sendable {
    case team, age, sex, ethnicity, disability

    var words: String {
        switch self {
        case .team: "Team"
        case .age: "Age"
        case .sex: "Sex"
        case .ethnicity: "Ethnicity"
        case .disability: "Disability"
        }
    }

    private static let ethnicities = [
        "W": "White", "M": "Mixed", "A": "Asian", "B": "Black", "C": "Chinese", "O": "Other ethnic group", "R": "Refused",
    ]
    private static let notKnown = "Not recorded"

    /// The groups in the order in which a page shows them.
    private var order: [String] {
        let all: [String] =
            switch self {
            case .team: []
            case .age: MeasuredOverview.ages.map(\.words)
            case .sex: Sex.allCases.map(\.words)
            case .ethnicity: ["W", "M", "A", "B", "C", "O", "R"].compactMap { MeasuredCut.ethnicities[$0] }
            case .disability: ["Disabled", "Not disabled"]
            }
        return all + [MeasuredCut.notKnown]
    }

    /// The figure of one period in each group. Groups without a child are left out.
    func groups(
        of counted: MeasuredContributions, over period: MeasurePeriod, team: String, in db: Database
    ) throws -> [(name: String, result: MeasureResult)] {
        if self == .team { return counted.byTeam(over: period) }
        let ofTeam: SQL =
            team.isEmpty ? "1" : "contribution.team IN (SELECT id FROM measured_team WHERE name = \(team))"
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT kind, reason, first, last, value, team, worker, number, origins, born, sex, ethnicity, disabled
                FROM contribution JOIN measured_child ON measured_child.child = contribution.child
                WHERE measure = \(Int(counted.measure.number)) AND \(counted.run.holds) AND first <= \(period.last.number)
                    AND last >= \(period.first.number) AND \(ofTeam)
                """, cached: true
        ).fetchCursor(db)
        var groups: [String: [Contribution]] = [:]
        while let row = try rows.next() {
            let one = try Contribution(row, of: counted.measure)
            groups[name(of: row, on: counted.measure.timing == .snapshot || one.isWaiting ? period.last : one.firstDay), default: []]
                .append(one)
        }
        return order.compactMap { name in groups[name].map { (name: name, result: MeasureResult($0, of: counted.measure, over: period)) } }
    }

    private func name(of row: Row, on day: Day) -> String {
        switch self {
        case .team: ""
        case .age:
            (row["born"] as Int?).map { MeasuredOverview.age($0, on: day) }.flatMap {
                $0 < MeasuredOverview.ages.count ? MeasuredOverview.ages[$0].words : nil
            }
                ?? MeasuredCut.notKnown
        case .sex: (row["sex"] as String?).flatMap { Sex(rawValue: $0) }?.words ?? MeasuredCut.notKnown
        case .ethnicity:
            (row["ethnicity"] as String?).flatMap {
                $0 == Ethnicity.notObtained.rawValue ? nil : MeasuredCut.ethnicities[String($0.prefix(1))]
            }
                ?? MeasuredCut.notKnown
        case .disability: (row["disabled"] as Bool?).map { $0 ? "Disabled" : "Not disabled" } ?? MeasuredCut.notKnown
        }
    }
}

extension Contribution {
    /// Columns `kind, reason, first, last, value, team, worker, number, origins` of a query, in this order. Days are counted by the row that
    /// they come from, so only these need it.
    init(_ row: Row, of measure: any ChildMeasure.Type) throws {
        guard let kind = Contribution.Kind(rawValue: row[0]) else { throw UnreadableValue("contribution", "kind") }
        let origin = measure.figure == .daysWithin ? MeasuredWriting.origin(row[7], in: row[8]) : nil
        self.init(
            measure: measure.number, kind: kind, reason: row[1], first: row[2], last: row[3], value: row[4] ?? Contribution.none,
            team: row[5], worker: row[6], file: Int32(origin?.file ?? 0), row: Int32(origin?.row ?? 0))
    }
}
