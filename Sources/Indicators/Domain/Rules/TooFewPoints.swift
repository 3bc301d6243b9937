/// With fewer than twelve known figures a measure says only that there are too few.
///
/// Figures that are not known, and those marked as a late load or a data fault, do not count. Twelve are enough.
package enum TooFewPoints {
    package static let needed = 12

    package static func holds(_ count: Int) -> Bool { count < needed }
}
