/// Three or more views of records before or after the usual hours of a working day, or at a weekend or on a bank holiday, are worth a
/// question (local settings with a default). The hour at which usual hours end is outside them.
package enum OutsideUsualHours {
    package static let least = 3

    package static func reason(_ looks: [ViewsByWorker], hours: UsualHours) -> String? {
        let outside = looks.filter { $0.outsideHours > 0 }
        let count = outside.reduce(0) { $0 + $1.outsideHours }
        guard count >= least else { return nil }
        let days = Set(outside.map(\.day)).count
        return "Viewed records \(count) times outside \(hours.words), on \(days) \(days == 1 ? "day" : "days")."
    }
}
