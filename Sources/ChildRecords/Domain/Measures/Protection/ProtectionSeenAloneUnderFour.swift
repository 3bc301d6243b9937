import Indicators

/// Whether the child had a chance to talk with nobody else present. Unborn children, and children without a date of birth. If not recorded,
/// the child counts as not seen alone. The number is shown.
package enum ProtectionSeenAloneUnderFour: SeenAloneMeasure {
    package static let code = "C10c"
    package static let title = "Children with a child protection plan seen alone, under 4"
    package static let subject = EntryKind.cpVisit
    package static let isUnderFour = true
}
