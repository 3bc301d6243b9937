import ActionPlans
import SiteKit
import Vocabulary

// The words of each refusal, and the field of the form it belongs to.

extension PlanRefusal: InWords {
    package var words: String {
        switch self {
        case .inspectionNotConfirmed:
            "The inspection is not confirmed yet. Check and confirm what was read from the report, then draft the plan."
        case .planExists: "This inspection already has a plan. Open it and add actions to it."
        case .hasNoActions: "The plan has no actions. Add at least one before recording the agreement."
        case .agreedAlready(let day): "The plan was already agreed on \(day). Open the plan to see who agreed it."
        case .notAgreedYet: "The plan is not agreed yet. Record the agreement first."
        case .sentAlready(let day): "The plan was already submitted on \(day), and the submitted version is frozen."
        case .notSentYet: "The plan has not been submitted to Ofsted yet. Record its submission first."
        case .publishedAlready(let day): "The plan’s publication on \(day) is already recorded."
        case .inspectionUnderEmbargo:
            "The report is under embargo until Ofsted publishes it, and so is the plan that answers it: it cannot be published or circulated. Mark the inspection as published first."
        case .inTheFuture(let day): "The date must be today or in the past. You entered \(day)."
        case .before(let step, let day): "The plan was \(step) on \(day). Enter that date or a later one."
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
        case .doneWithoutEvidence: "“Done and evidenced” needs evidence. Add evidence first, then post this update."
        case .tooLateToBeTooEarly(let day):
            "Impact was expected by \(day), so “Too early to tell” is no longer possible. Choose what the measures and audits show."
        case .withdrawn(let day): "This action was withdrawn on \(day) and cannot be changed."
        case .inTheFuture(let day): "The date must be today or in the past. You entered \(day)."
        case .sameDueDay(let day): "The action is already due on \(day). Enter another date."
        case .dueBeforeStart(let day): "The due date must be on or after the start date, \(day)."
        case .closed(let day): "This action was closed on \(day). Reopen it before you change its status."
        case .notOpen: "This action is done. Post an update with another status before you change its due date."
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
        case .closedAlready(let day): "This was already closed on \(day)."
        case .notCalledDone: "The owner has not marked it as done. It can be closed once it is marked as done, with evidence."
        case .noEvidence: "It has no evidence. Add evidence before you close it."
        case .needsSecondPerson: "A second person must close it: not its owner, and not the person who marked it as done."
        case .notClosed: "This is not closed, so it cannot be reopened."
        case .actionsOpen(let count): "\(count) of the linked actions \(count == 1 ? "is" : "are") not closed yet."
        case .notSeenBetter(let words): "Practice has not improved yet: \(words)."
        case .ownSign:
            "You entered this, or you hold or held the post that owns the action. Another person must confirm it."
        case .answeredAlready: "Somebody has already responded. Reload the page to see the response."
        }
    }

    var field: String {
        switch self {
        case .answeredAlready: "regression-why"
        case .notClosed: "reopen-why"
        case .ownSign: "confirm"
        default: "closing-words"
        }
    }
}

extension StepRefusal: InWords {
    package var words: String {
        switch self {
        case .wouldWaitForItself(let ref): "\(ref) already depends on this action, so this one would depend on itself."
        case .doneAlready(let day): "That step was already done on \(day)."
        case .notDone: "That step is not done."
        }
    }
}

extension DueRefusal: InWords {
    package var words: String {
        switch self {
        case .askedAlready(let day): "A change to \(day) is already requested and not decided yet."
        case .nothingAsked: "There is no open request. Reload the page."
        case .ownRequest: "You made this request. Another leader must decide it."
        }
    }
}

extension PostRefusal: InWords {
    package var words: String {
        switch self {
        case .notAfterPresentHolder(let day): "The current holder started on \(day). Enter a later date."
        case .heldAlready(let name): "\(name) already holds the post."
        case .titleInUse(let title): "There is already a post called “\(title)”. Enter another title."
        case .ownSignOff:
            "This post signs off a report that is not published yet, so nobody gives it to themselves. Ask a colleague who may hand over posts."
        }
    }

    var field: String {
        switch self {
        case .notAfterPresentHolder: "from"
        case .heldAlready, .ownSignOff: "holder"
        case .titleInUse: "title"
        }
    }
}

/// Shows what the domain refused beside the field it is about.
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
    package var tag: Tag { DeliveryStatus(self).tag }
}

extension DeliveryStatus {
    package var tag: Tag {
        switch self {
        case .notStarted: Tag(words, .hollow)
        case .onTrack: Tag(words, .circle)
        case .maySlip, .reopened, .doneNotEvidenced, .doneNotConfirmed: Tag(words, .triangle)
        case .offTrack, .doneNotSustained: Tag(words, .square)
        case .doneAndEvidenced: Tag(words, .tick)
        }
    }
}

extension Impact {
    package var tag: Tag {
        switch self {
        case .notMeasured: Tag(words, .unmeasured)
        case .tooEarlyToTell: Tag(words, .early)
        case .noChangeSeen: Tag(words, .level)
        case .improved: Tag(words, .improved)
        case .improvedAndSustained: Tag(words, .sustained)
        case .notSustained: Tag(words, .notSustained)
        }
    }
}

extension ShownImpact {
    /// The calculated impact with the owner’s own word below it.
    package var html: HTML { "\(calculated.tag.html)\(ownersWords.map { "<span class=\"sub\">\($0)</span>" as HTML })" }
    /// As a document prints it.
    package var printed: HTML { "\(calculated.tag.printed)\(ownersWords.map { "<br>\($0)" as HTML })" }
}

/// The statuses of actions as papers show them: words that are a status, with its colour.
package enum PrintedStatus {
    private static let tags: [String: Tag] = {
        let known = DeliveryStatus.allCases.map(\.tag) + Impact.allCases.map(\.tag) + [Tag("Overdue", .square)]
        return Dictionary(known.map { ($0.words, $0) }) { first, _ in first }
    }()

    /// The words, marked where they are a status; what the owner says follows it in brackets.
    package static func cell(_ words: String) -> HTML {
        guard let bracket = words.firstRange(of: " (owner: ") else { return tags[words]?.printed ?? "\(words)" }
        let (status, rest) = (String(words[..<bracket.lowerBound]), String(words[bracket.lowerBound...]))
        return tags[status].map { "\($0.printed)\(rest)" } ?? "\(words)"
    }
}
