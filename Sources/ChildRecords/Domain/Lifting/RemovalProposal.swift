import Vocabulary

/// A restriction or a block that somebody proposes to lift, until another person answers.
package struct RemovalProposal: Identifiable, Hashable, Sendable {
    /// How it ended.
    package enum Outcome: String, CaseIterable, Sendable {
        /// The second person confirmed it: the record opens, or the worker is let in again.
        case lifted
        /// The second person kept what is there.
        case kept
        /// Who proposed it took it back.
        case withdrawn
    }

    package static let shortestReason = 15

    package let id: Identifier<RemovalProposal>
    package let proposer: Identifier<Worker>
    package let proposedOn: Day
    package let reason: String

    package init(id: Identifier<RemovalProposal> = Identifier(), proposer: Identifier<Worker>, proposedOn: Day, reason: String) {
        self.id = id
        self.proposer = proposer
        self.proposedOn = proposedOn
        self.reason = reason
    }
}

/// Why a proposal is not made or not answered so.
package enum RemovalRefusal: Error, Hashable, Sendable {
    case reasonTooShort
    case waitsAlready
    case ownProposal
    case notYours
}
