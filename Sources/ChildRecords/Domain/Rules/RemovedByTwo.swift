import Law
import Vocabulary

/// A restriction or a block is removed by two people: one proposes it with a reason, another approves it or keeps what there is, within
/// five working days (a local setting). Who proposed it can only withdraw it. The blocked worker does neither.
///
/// A proposal that nobody answers removes nothing.
package enum RemovedByTwo {
    package static func check(_ outcome: RemovalProposal.Outcome, of proposal: RemovalProposal, by worker: Identifier<Worker>)
        throws(RemovalRefusal)
    {
        switch (outcome, worker == proposal.proposer) {
        case (.withdrawn, false): throw .notYours
        case (.lifted, true), (.kept, true): throw .ownProposal
        case (.withdrawn, true), (.lifted, false), (.kept, false): return
        }
    }

    package static func suffices(_ reason: String) -> Bool { reason.count { $0.isLetter } >= RemovalProposal.shortestReason }

    package static func due(_ proposal: RemovalProposal, in calendar: WorkingDays = .england) -> Day {
        Timescale.liftAnswer.due(after: proposal.proposedOn, in: calendar)
    }
}
