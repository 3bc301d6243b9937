import Vocabulary

/// Care leavers of the return turn 17, 18, 19, 20 or 21 in the year.
package enum LeaverAgainstAge: QualityRule {
    package static let sentence = "The care leaver was not 17 to 21 in the year."
    package static let subject = EntryKind.careLeaver
    package static let asksDay = true
    package static let forms: [ReturnFormat] = [.lookedAfter]
    package static let codes = ["391"]
    package static let measures = ["G1"]

    package static func check(_ child: QualityChild) throws(RuleIncomplete) -> [QualityFailure] {
        child[.careLeaver].filter { leaver in
            guard let last = child.year(of: leaver).lastDay, let age = child.age(on: last) else { return false }
            return !(17...21).contains(age)
        }.map { QualityFailure($0, day: child.day(of: $0), "Not 17 to 21 in \(child.year(of: $0).words)") }
    }
}
