import Vocabulary

/// A child in need has an allocated worker on the day the data was taken.
package enum OpenWithoutWorker: QualityRule {
    package static let sentence = "The child is in need and has no allocated worker."
    package static let subject = EntryKind.inNeed
    package static let needs: [EntryKind] = [.allocation]
    package static let measures = ["W1", "L25"]

    package static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing] {
        guard let open = child[.inNeed].first(where: { $0.until == nil }), !child[.allocation].contains(where: { $0.covers(child.today) })
        else {
            return []
        }
        return [Firing(open, "In need since \(open.from?.description ?? "no day"), and nobody is allocated")]
    }
}
