import Vocabulary

/// A child in need has an allocated worker on the day the data was taken. A worker whom any form names is one.
package enum OpenWithoutWorker: QualityRule {
    package static let sentence = "The child is in need and has no allocated worker."
    package static let subject = EntryKind.cinEpisode
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.standardDataset, .annexA]
    package static func needs(in form: ReturnFormat) -> [EntryKind] { form == .standardDataset ? [.allocation] : [] }
    package static let measures = ["W1", "L25"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let open = child[.cinEpisode].first(where: { $0.until == nil }), !child.hasWorker else { return [] }
        return [QualityFailure(open, "In need since \(open.from?.description ?? "no date"), and no worker is allocated")]
    }
}
