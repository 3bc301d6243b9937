import Vocabulary

/// A child in supported accommodation is 16 or older (H5, K3), in residential employment 14 (P3), in custody 10 (R5), in a residential
/// school four (S1).
package enum TooYoungForPlacement: QualityRule {
    package static let sentence = "The child is too young for the placement."
    package static let subject = EntryKind.placement
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : .placement }
    package static let codes = ["371", "372", "373", "374"]
    package static let measures = ["L9", "L11", "L12"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.homes.filter { home in
            guard let from = home.from, let least = home.place?.leastAge, let age = child.age(on: from) else { return false }
            return age < least
        }.map {
            QualityFailure($0, QualityWords.on($0, "\($0.written(.placementType) ?? "") at the age of \($0.from.flatMap(child.age) ?? 0)"))
        }
    }
}
