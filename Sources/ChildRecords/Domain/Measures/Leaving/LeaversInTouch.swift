import Indicators

/// Whether the council knows how its young people are. Those who died, refused contact, went home or no longer need services. Where
/// it is not recorded it counts as no, and the number is given.
package enum LeaversInTouch: LeaverMeasure {
    package static let code = "G1a"
    package static let title = "Care leavers in touch"
    package static let sentence = "Whether the council knows how its young people are."
    package static let numerator = "Care leavers with whom the council is in touch"
    package static let facts: [Fact] = [.inTouch]

    package static func answer(_ leaver: Entry) -> LeaverAnswer {
        let inTouch = leaver.coded(.inTouch, as: InTouch.self).code
        return (inTouch == .yes, inTouch != nil)
    }
}
