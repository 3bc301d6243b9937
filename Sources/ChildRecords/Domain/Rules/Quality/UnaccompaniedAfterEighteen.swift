import Vocabulary

/// Nobody is an unaccompanied child after the eighteenth birthday. The birthday itself is in time.
package enum UnaccompaniedAfterEighteen: QualityRule {
    package static let sentence = "Unaccompanied status ended after the eighteenth birthday."
    package static let subject = EntryKind.person
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let facts: [Fact] = [.unaccompaniedEnded]
    package static let codes = ["304"]
    package static let measures = ["L27"]

    package static func applies(to child: QualityChild) -> Bool {
        child.unaccompaniedByYear.contains { $0.ended != nil } && child.born != nil
    }

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        guard let eighteenth = child.birthday(18) else { return [] }
        return child.unaccompaniedByYear.compactMap { year in
            guard let ended = year.ended, let entry = year.entry, ended > eighteenth else { return nil }
            return QualityFailure(entry, day: ended, "Eighteen on \(eighteenth), unaccompanied until \(ended)")
        }
    }
}
