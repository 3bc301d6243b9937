import Indicators

/// Whether the child had a chance to talk with nobody else present. Unborn children, and children without a date of birth. If not recorded,
/// the child counts as not seen alone. The number is shown.
package enum NeedSeenAloneUnderFour: SeenAloneMeasure {
    package static let code = "C12d"
    package static let title = "Children in need seen alone, under 4"
    package static let subject = EntryKind.cinVisit
    package static let isUnderFour = true
}
