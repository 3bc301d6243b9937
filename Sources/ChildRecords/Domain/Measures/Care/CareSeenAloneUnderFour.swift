import Indicators

/// Whether the child had a chance to talk with nobody else present. Unborn children, and children without a date of birth. If not recorded,
/// the child counts as not seen alone. The number is shown.
package enum CareSeenAloneUnderFour: SeenAloneMeasure {
    package static let code = "L4c"
    package static let title = "Children in care seen alone, under 4"
    package static let subject = EntryKind.statutoryVisit
    package static let isUnderFour = true
}
