import Vocabulary

/// A day on which a child is unaccompanied no more belongs to a child whom the same return calls unaccompanied.
package enum UnaccompaniedEndWithoutStatus: QualityRule {
    package static let sentence = "There is a date on which unaccompanied status ended, and the child is recorded as not unaccompanied."
    package static let subject = EntryKind.person
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let facts: [Fact] = [.unaccompaniedEnded]
    package static let codes = ["303", "205C"]
    package static let measures = ["L27"]

    package static func applies(to child: QualityChild) -> Bool {
        child.unaccompaniedByYear.contains { $0.ended != nil && $0.said != .notKnown }
    }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child.unaccompaniedByYear.filter { $0.said == .no }.compactMap { year in
            guard let ended = year.ended, let entry = year.entry else { return nil }
            return QualityFailure(
                entry, day: ended, "Unaccompanied status ended on \(ended), and the child is recorded as not unaccompanied")
        }
    }
}
