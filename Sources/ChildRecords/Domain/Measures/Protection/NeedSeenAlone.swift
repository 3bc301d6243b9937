import Indicators

/// Whether the child had a chance to talk with nobody else present. Unborn children, and children without a date of birth. If not recorded,
/// the child counts as not seen alone. The number is shown.
package enum NeedSeenAlone: SeenAloneMeasure {
    package static let code = "C12c"
    package static let title = "Children in need seen alone, aged 4 or over"
    package static let subject = EntryKind.cinVisit
    package static let isUnderFour = false
}
