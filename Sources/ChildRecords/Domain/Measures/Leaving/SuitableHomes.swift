import Indicators

/// Whether young people live somewhere safe and decent. Those who died, refused contact, went home or no longer need services. Where
/// it is not recorded it counts as no, and the number is given.
package enum SuitableHomes: LeaverMeasure {
    package static let code = "G2"
    package static let title = "Care leavers in suitable homes"
    package static let sentence = "Whether young people live somewhere safe and decent."
    package static let numerator = "Care leavers in suitable accommodation"
    package static let facts: [Fact] = [.suitable]

    package static func answer(_ leaver: Entry) -> LeaverAnswer {
        let answer = leaver.answer(.suitable)
        return (answer == .yes, answer != .notKnown)
    }
}
