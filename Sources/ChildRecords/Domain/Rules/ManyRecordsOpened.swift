/// A worker who opened more than three times as many different records as the median of their team, and at least ten, is worth a
/// question (local settings with a default). Exactly three times the median is ordinary.
///
/// The team is the one a role was given for, or else the one of most children allocated to the worker; a worker of neither, or of a team
/// of fewer than three who viewed at anything, is compared with everybody who did.
package enum ManyRecordsOpened {
    package static let times = 3
    package static let least = 10
    package static let smallestTeam = 3

    /// - Parameter team: how many different records each of the team opened, the worker's own count among them.
    package static func reason(opened: Int, team: [Int], called name: String) -> String? {
        guard opened >= least, let middle = median(team), Double(opened) > Double(times) * middle else { return nil }
        return "Opened \(opened) different records; the median of \(name) is \(words(middle))."
    }

    package static func median(_ counts: [Int]) -> Double? {
        if counts.isEmpty { return nil }
        let (sorted, half) = (counts.sorted(), counts.count / 2)
        return counts.count.isMultiple(of: 2) ? Double(sorted[half - 1] + sorted[half]) / 2 : Double(sorted[half])
    }

    private static func words(_ middle: Double) -> String { middle == middle.rounded() ? String(Int(middle)) : String(middle) }
}
