import Vocabulary

/// Nobody is in care after the eighteenth birthday, but for section 20 in a children’s home (V2 with K2). Care that ends on it is right. The
/// birthday of somebody born on 29 February is 1 March.
package enum InCareAfterEighteen: QualityRule {
    package static let sentence = "The child is in care after the eighteenth birthday."
    package static let subject = EntryKind.careEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = .careAndDataset
    package static let codes = ["359"]
    package static let measures = ["L1", "G1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let eighteenth = child.birthday(18) else { return [] }
        return child[.careEpisode].filter { episode in
            // An end after the data day is not known to be one.
            let day = child.day(of: episode)
            return min(episode.until ?? day, day) > eighteenth && !child.mayStay(episode)
        }.prefix(1).map {
            QualityFailure($0, day: eighteenth, "Eighteen on \(eighteenth), and still in care")
        }
    }
}
