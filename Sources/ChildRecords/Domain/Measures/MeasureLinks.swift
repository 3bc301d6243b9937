import Indicators

/// Numbers of measures that are never more than another, by the definitions: somebody who reads papers can reckon with them, so what hides
/// small numbers has to as well.
package enum MeasureLinks {
    /// A number of a measure.
    private enum Number: Int {
        /// How many a count has, or those in the numerator of a share.
        case counted = 0
        /// What a share is of.
        case whole = 2
    }

    private static let all: [(parts: [(code: String, Number)], atMost: (code: String, Number))] = [
        ([("F5", .whole)], ("F3", .counted)), ([("F4", .whole)], ("F3", .counted)),
        ([("F10a", .counted), ("F10b", .counted), ("F10c", .counted)], ("F10a", .whole)), ([("F10a", .whole)], ("F3", .counted)),
        ([("F6a", .whole)], ("F6b", .whole)), ([("F8", .whole)], ("F6b", .whole)), ([("F9", .whole)], ("F6b", .whole)),
        ([("C3a", .whole)], ("C1", .counted)), ([("C16", .whole)], ("C1", .counted)), ([("C2", .whole)], ("C3b", .whole)),
        ([("C7c", .counted)], ("C7b", .counted)), ([("C7b", .counted)], ("C7a", .counted)), ([("C4", .counted)], ("C7a", .whole)),
        ([("C10b", .whole), ("C10c", .whole)], ("C10a", .counted)), ([("C12c", .whole), ("C12d", .whole)], ("C12b", .counted)),
        ([("L9a", .counted), ("L9b", .counted), ("L9c", .counted), ("L9d", .counted)], ("L9a", .whole)),
        ([("L28a", .counted), ("L28b", .counted), ("L28c", .counted), ("L28d", .counted)], ("L1", .counted)),
        ([("L27", .counted)], ("L1", .counted)), ([("L5", .whole)], ("L1", .counted)), ([("L9a", .whole)], ("L1", .counted)),
        ([("L24b", .whole)], ("L24a", .counted)), ([("L24c", .whole)], ("L24b", .counted)),
        ([("P10", .whole)], ("P9", .counted)), ([("P3", .whole)], ("P2a", .whole)),
    ]

    /// Those between measures that are all in a list.
    ///
    /// - Parameter codes: of the figures, by their places.
    package static func all(among codes: [String]) -> [Ties.Link] {
        let places = Dictionary(codes.enumerated().map { ($1, $0) }) { first, _ in first }
        return all.compactMap { link in
            let parts = link.parts.compactMap { part in places[part.code].map { Ties.Part($0, part.1.rawValue) } }
            guard parts.count == link.parts.count, let whole = places[link.atMost.code] else { return nil }
            return Ties.Link(parts, atMost: Ties.Part(whole, link.atMost.1.rawValue))
        }
    }
}
