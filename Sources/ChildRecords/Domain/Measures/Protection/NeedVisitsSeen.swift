import Indicators

/// Whether a visit reaches the child, and not only the home. Nothing. Where it is not recorded the child counts as not seen, and the
/// number is given.
package enum NeedVisitsSeen: VisitsSeenMeasure {
    package static let code = "C12b"
    package static let title = "Visits of children in need at which the child was seen"
    package static let subject = EntryKind.cinVisit
}
