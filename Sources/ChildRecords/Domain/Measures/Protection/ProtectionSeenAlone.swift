import Indicators

/// Whether the child had a chance to talk with nobody else present. Unborn children, and children without a date of birth. If not recorded,
/// the child counts as not seen alone. The number is shown.
package enum ProtectionSeenAlone: SeenAloneMeasure {
    package static let code = "C10b"
    package static let title = "Children with a child protection plan seen alone, aged 4 or over"
    package static let subject = EntryKind.cpVisit
    package static let isUnderFour = false
}
