import Vocabulary

/// Why a report cannot be published now, and what would have to happen first.
package enum PublicationRefusal: Error, Sendable, Hashable {
    case alreadyPublished
    case whollyExempt
    case underEmbargo
    case unfinishedSections([String])
    case notCleared([String])
    case openProblems(Int)
    case notProposed
    case samePerson
    case changedSinceProposal
    case agendaNotPublic(until: Day)
    case nothingToPublish

    package var words: String {
        switch self {
        case .alreadyPublished: "This report is published already. What was published is frozen; begin another report to say more."
        case .whollyExempt: "The whole report is exempt, and an exempt report is never published."
        case .underEmbargo:
            "Ofsted’s report is still under embargo. Nothing about it can be published before Ofsted publishes it and that day is recorded."
        case .unfinishedSections(let headings): "Some sections are not marked as completed: \(headings.joined(separator: ", "))."
        case .notCleared(let steps): "Not everyone has cleared this draft: \(steps.joined(separator: ", "))."
        case .openProblems(1): "One point of the claim check is open. Mend it, or settle it with a reason."
        case .openProblems(let count): "\(count) points of the claim check are open. Mend them, or settle each with a reason."
        case .notProposed: "Nobody has proposed this for publication. One person proposes, another publishes."
        case .samePerson: "You proposed this yourself. Another person must publish it."
        case .changedSinceProposal:
            "The text, or the record that fills it, has changed since it was proposed. Read it again and propose it again."
        case .agendaNotPublic(let day):
            "The agenda is not public before \(day.withWeekday). Nothing is published before that day."
        case .nothingToPublish: "There is nothing that the public may read yet."
        }
    }
}
