import Vocabulary

/// Nobody is in care after the eighteenth birthday. Care that ends on it is right.
package enum InCareAfterEighteen: QualityRule {
    package static let sentence = "The child is in care after the eighteenth birthday."
    package static let subject = EntryKind.careEpisode
    package static let measures = ["L1", "G1"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard let born = child.born else { return [] }
        let eighteenth = born.adding(months: 216)
        return child[.careEpisode].filter { ($0.until ?? child.today) > eighteenth }.prefix(1).map {
            Firing($0, day: eighteenth, "Eighteen on \(eighteenth), and still in care")
        }
    }
}
