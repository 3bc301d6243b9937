import Vocabulary

/// The type of a placement is a code that the looked-after return took on some day of the placement: one that runs on past a change of
/// codes is recoded.
package enum PlacementCodeOutOfYear: QualityRule {
    package static let sentence = "The placement code was not in use at that time."
    package static let subject = EntryKind.placement
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.standardDataset, .lookedAfter, .annexA]
    package static func subject(in form: ReturnFormat) -> EntryKind { form == .lookedAfter ? .careEpisode : .placement }
    package static let codes = ["146"]
    package static let measures = ["L9", "L11"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.homes.filter { home in
            guard let type = home.coded(.placementType, as: PlacementType.self).code, let from = home.from else { return false }
            return !type.isValid(on: from) && !type.isValid(on: home.until ?? child.day(of: home))
        }.map { QualityFailure($0, QualityWords.on($0, "\($0.written(.placementType) ?? "") was not a code of that time")) }
    }
}
