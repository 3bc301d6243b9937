/// Whoever opens a record in an emergency writes why, in at least 15 letters. Spaces, signs and figures do not count.
package enum BreakGlassReason {
    package static let letters = 15

    package static func suffices(_ reason: String) -> Bool { reason.count { $0.isLetter } >= letters }
}
