import Foundation

/// Three figures of a list of assessments: the share in time and the median by team, and the share of re-referrals by month.
package struct AssessmentFigures: Sendable, Hashable {
    /// Why a row was left out.
    package enum Reason: Int, CaseIterable, Sendable, Comparable {
        case cellsDoNotMatch, brokenQuotation, noChild, noReferral, noSuchDate, noStart, completedBeforeStart

        package static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }

        package var words: String {
            switch self {
            case .cellsDoNotMatch: "the row has more or fewer cells than the headings"
            case .brokenQuotation: "a quotation mark is not closed, or more text follows it"
            case .noChild: "the child unique ID is blank"
            case .noReferral: "the referral date is blank"
            case .noSuchDate: "a date is not a day of the years 1900 to 2099, written as dd/mm/yyyy"
            case .noStart: "the assessment has a completion date and no start date"
            case .completedBeforeStart: "the assessment was completed before it started"
            }
        }
    }

    /// How many rows were left out for one reason, and which was the first; the row of headings is row 1.
    package struct LeftOut: Sendable, Hashable {
        package var count: Int
        package let firstRow: Int
    }

    /// The completed assessments of one team.
    package struct Team: Sendable, Hashable {
        package let name: String
        package let completed: Int
        package let inTime: Int
        /// In working days. The median of an even count is the mean of the middle two; nil where none is completed.
        package let median: Double?

        /// - Parameter durations: how many assessments took so many working days.
        init(name: String, durations: [Int32], limit: Int) {
            self.name = name
            completed = durations.reduce(0) { $0 + Int($1) }
            inTime = durations.prefix(limit + 1).reduce(0) { $0 + Int($1) }
            median = Team.median(durations, of: completed)
        }

        package var share: Double? { completed == 0 ? nil : Double(inTime) / Double(completed) }

        private static func median(_ durations: [Int32], of count: Int) -> Double? {
            guard count > 0 else { return nil }
            var (passed, lower) = (0, Int?.none)
            for (taken, times) in durations.enumerated() {
                passed += Int(times)
                if lower == nil, passed > (count - 1) / 2 { lower = taken }
                if let lower, passed > count / 2 { return Double(lower + taken) / 2 }
            }
            return nil
        }
    }

    /// The referrals of one month, a child's on one day counted once.
    package struct Month: Sendable, Hashable {
        package let name: String
        package let referrals: Int
        package let repeated: Int

        package var share: Double? { referrals == 0 ? nil : Double(repeated) / Double(referrals) }
    }

    package let teams: [Team]
    package let months: [Month]
    /// All rows but that of the headings, those left out included.
    package let rows: Int
    package let leftOut: [Reason: LeftOut]

    /// `{"k1": {team: share}, "k2": {team: median}, "k3": {month: share}}`; null where there is nothing to count from.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let answer: [String: [String: Double?]] = [
            "k1": Dictionary(uniqueKeysWithValues: teams.map { ($0.name, $0.share) }),
            "k2": Dictionary(uniqueKeysWithValues: teams.map { ($0.name, $0.median) }),
            "k3": Dictionary(uniqueKeysWithValues: months.map { ($0.name, $0.share) }),
        ]
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }

    /// What was left out and why, one line a reason; nothing where every row counts.
    package var leftOutInWords: [String] {
        let count = leftOut.values.reduce(0) { $0 + $1.count }
        guard count > 0 else { return [] }
        return ["Left out: \(count) of \(rows) rows."]
            + leftOut.sorted { $0.key < $1.key }.map { "  \($1.count): \($0.words) (first in row \($1.firstRow))" }
    }
}
