/// A council with fewer than ten children counted is not compared, and with fewer than five councils there is no funnel plot.
///
/// With so few children one more or less moves the figure by a tenth, and the limits reach nearly from nought to all. A council with a figure
/// that is suppressed or not published is named, and not drawn. (Local rule; publishers suppress 1 to 5.)
package enum TooFewToCompare {
    package static let children = 10
    package static let councils = 5

    package static func holds(children count: Int) -> Bool { count < children }
    package static func holds(councils count: Int) -> Bool { count < councils }
}
