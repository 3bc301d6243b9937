import Law
import Vocabulary

/// A restriction or a block is lifted by two people: one proposes it with a reason, another confirms it or keeps what is there, within
/// five working days (a local setting). Who proposed it can only take it back. The blocked worker does neither.
///
/// A proposal that nobody answers lifts nothing.
package enum LiftedByTwo {
    package static func check(_ outcome: LiftProposal.Outcome, of proposal: LiftProposal, by worker: Identifier<Worker>) throws(LiftRefusal)
    {
        switch (outcome, worker == proposal.proposer) {
        case (.withdrawn, false): throw .notYours
        case (.lifted, true), (.kept, true): throw .ownProposal
        case (.withdrawn, true), (.lifted, false), (.kept, false): return
        }
    }

    package static func suffices(_ reason: String) -> Bool { reason.count { $0.isLetter } >= LiftProposal.shortestReason }

    package static func due(_ proposal: LiftProposal, in calendar: WorkingDays = .england) -> Day {
        Timescale.liftAnswer.due(after: proposal.proposedOn, in: calendar)
    }
}
