import Indicators

/// Whether young people are in education, work or training. Those who died, refused contact, went home or no longer need services. Where it
/// is not recorded it counts as no, and the number is given.
package enum EducationOrWork: LeaverMeasure {
    package static let code = "G3"
    package static let title = "Care leavers in education, work or training"
    package static let sentence = "Whether young people are in education, work or training."
    package static let numerator = "Care leavers in education, work or training"
    package static let facts: [Fact] = [.activity]

    package static func answer(_ leaver: Entry) -> LeaverAnswer {
        let activity = leaver.coded(.activity, as: Activity.self).code
        let isActive = activity.map { ![.illness, .notActive, .parenting, .unknown].contains($0) } ?? false
        return (isActive, activity != nil && activity != .unknown)
    }
}
