import ActionPlans
import SiteKit
import Vocabulary

// What each refusal says to the person who asked, and the field of the form it belongs to.

extension PlanRefusal: InWords {
    package var words: String {
        switch self {
        case .inspectionNotConfirmed: "What was read from the report is not confirmed yet. Check and confirm it first, then draft the plan."
        case .planExists: "There is a plan for this inspection already. Open it and add to it."
        case .hasNoActions: "The plan has no actions yet. Add at least one before it is agreed."
        case .agreedAlready(let day): "The plan was agreed on \(day) already. Open it again to see by whom."
        case .notAgreedYet: "The plan is not agreed yet. Record who agreed it, at which meeting and when, then send it."
        case .sentAlready(let day): "The plan was sent on \(day) already, and what was sent is frozen."
        case .notSentYet: "The plan was not sent to Ofsted yet. Record that first, then its publication."
        case .publishedAlready(let day): "The plan’s publication on \(day) is recorded already."
        case .notPublishedYet: "The plan is not published yet. Record where and when it was published, then circulate it."
        case .inspectionUnderEmbargo:
            "The report is under embargo until Ofsted publishes it, and so is the plan that answers it. Mark the inspection as published first."
        case .inTheFuture(let day): "\(day) lies ahead. Give the day on which it was done."
        case .before(let step, let day): "The plan was \(step) on \(day). Give that day or a later one."
        }
    }

    var field: String {
        switch self {
        case .inTheFuture, .before: "on"
        default: ""
        }
    }
}

extension ActionRefusal: InWords {
    package var words: String {
        switch self {
        case .doneWithoutEvidence: "“Done and evidenced” needs evidence. Add a file or a link first, then post this update."
        case .tooLateToBeTooEarly(let day):
            "A difference should be seen by \(day), so “Too early to tell” no longer holds. Say what the measures and audits show."
        case .withdrawn(let day): "This action was withdrawn on \(day). It can be read and no longer changed."
        case .inTheFuture(let day): "\(day) lies ahead. Give today or an earlier day."
        case .sameDueDay(let day): "The action is due on \(day) already. Give another day."
        case .dueBeforeStart(let day): "The action begins on \(day). Give a due day on or after that."
        case .closed(let day): "This action was closed on \(day). Open it again before you say that it is not done."
        case .notOpen: "This action is done. Post an update that opens it again before you move its due day."
        }
    }

    var field: String {
        switch self {
        case .doneWithoutEvidence, .closed: "delivery"
        case .tooLateToBeTooEarly: "impact"
        case .inTheFuture: "day"
        case .sameDueDay, .dueBeforeStart: "due"
        case .withdrawn, .notOpen: ""
        }
    }
}

extension ClosingRefusal: InWords {
    package var words: String {
        switch self {
        case .closedAlready(let day): "This was closed on \(day) already."
        case .notCalledDone: "Its owner does not call it done. It is closed once that is said, with evidence."
        case .noEvidence: "No evidence stands beside it. Add evidence before it is closed."
        case .needsSecondPerson: "It is closed by a second person: not by its owner, and not by whoever called it done."
        case .notClosed: "This is not closed, so it cannot be opened again."
        case .actionsOpen(let count): "\(count) of the actions that answer it \(count == 1 ? "is" : "are") not closed yet."
        case .notSeenBetter(let words): "Practice is not seen to be better yet: \(words)."
        case .answeredAlready: "Somebody answered this already. Open the action again to see how."
        }
    }

    var field: String {
        switch self {
        case .answeredAlready: "slip-why"
        case .notClosed: "reopen-why"
        default: "closing-words"
        }
    }
}

extension StepRefusal: InWords {
    package var words: String {
        switch self {
        case .wouldWaitForItself(let ref): "\(ref) waits for this action already, so this one would wait for itself."
        case .doneAlready(let day): "That step was done on \(day) already."
        case .notDone: "That step is not done, so nothing was changed."
        }
    }
}

extension DueRefusal: InWords {
    package var words: String {
        switch self {
        case .askedAlready(let day): "Somebody asked for \(day) already, and it is not answered yet."
        case .nothingAsked: "Nobody asks for another due day now. Open the action again."
        case .ownRequest: "You asked for it yourself. Another leader approves it."
        }
    }
}

extension PostRefusal: InWords {
    package var words: String {
        switch self {
        case .notAfterPresentHolder(let day): "The present holding began on \(day). Give a later day."
        case .heldAlready(let name): "\(name) holds the post already."
        case .titleInUse(let title): "There is a post “\(title)” already. Choose another title."
        }
    }

    var field: String {
        switch self {
        case .notAfterPresentHolder: "from"
        case .heldAlready: "holder"
        case .titleInUse: "title"
        }
    }
}

/// Puts what a domain refused beside the field it is about.
func asProblems<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let refusal as ActionRefusal where !refusal.field.isEmpty {
        throw Problems(refusal.field, refusal.words)
    } catch let refusal as PlanRefusal where !refusal.field.isEmpty {
        throw Problems(refusal.field, refusal.words)
    } catch let refusal as StepRefusal {
        throw Problems("waits", refusal.words)
    } catch let refusal as DueRefusal {
        throw Problems(refusal == .ownRequest || refusal == .nothingAsked ? "answer-words" : "due", refusal.words)
    } catch let refusal as ClosingRefusal {
        throw Problems(refusal.field, refusal.words)
    } catch let refusal as PostRefusal {
        throw Problems(refusal.field, refusal.words)
    }
}

extension Delivery {
    package var tag: Tag {
        switch self {
        case .notStarted: Tag(words, .hollow)
        case .onTrack: Tag(words, .circle)
        case .maySlip: Tag(words, .triangle)
        case .offTrack: Tag(words, .square)
        case .doneAndEvidenced: Tag(words, .tick)
        }
    }
}

extension Action {
    /// Its delivery as it is shown: done without evidence is said to be so.
    var deliveryTag: Tag { DoneNeedsEvidence.isContradicted(self) ? Tag("Done, not evidenced", .triangle) : delivery.tag }
}
