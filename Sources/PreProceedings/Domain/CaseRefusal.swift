import ChildRecords
import Law
import Vocabulary

/// Why a step cannot be recorded.
package indirect enum CaseRefusal: Error, Hashable, Sendable {
    case noChildren
    case notInCase
    case alreadyInCase
    case notFrom(Stage, StepKind)
    case inFuture
    case missing(StepFact, String)
    case notAChoice(StepKind)
    case bookedBefore(Day)
    case tooFarAhead(after: Day)
    case overUsualLength(after: Day)
    case once(StepKind, on: Day)
    case beforeFirstMeeting
    case notUnborn
    case under18(until: Day)
    case notLaterThan(Day)
    case nothingOpen(String)
    case neverInPreProceedings
    case wasInPreProceedings
    case notOffered
    case notAccepted
    case noMeeting
    case noDeprivation
    case noSuchStep(Int)
    case alreadyCorrected(Int)
    /// A correction that says what the step says already.
    case asRecorded(Int)
    /// The record fits by itself, and a later step then does not.
    case later(Int, StepKind, CaseRefusal)
}

extension ChildsPart {
    /// What a step must satisfy for this child, before anything of it is taken in.
    func check(_ step: Step) throws(CaseRefusal) {
        let rule = step.kind.rule
        if rule.from.isEmpty {
            if stage != nil { throw .alreadyInCase }
        } else {
            guard let stage else { throw .notInCase }
            guard rule.from.contains(stage) else { throw .notFrom(stage, step.kind) }
        }
        try checkLife(step)
        if let spell { try spell.check(step) }
    }

    private func checkLife(_ step: Step) throws(CaseRefusal) {
        switch step.kind {
        case .born: if !isUnborn { throw .notUnborn }
        case .turned18:
            guard case .born(let day) = birth else { throw .notInCase }
            let adult = day.adding(months: 18 * 12)
            if step.day < adult { throw .under18(until: adult) }
        case .deprivationOrdered: if let deprivation { throw .once(.deprivationOrdered, on: deprivation.since) }
        case .deprivationReviewed, .deprivationEnded: if deprivation == nil { throw .noDeprivation }
        default: break
        }
    }
}

extension Spell {
    func check(_ step: Step) throws(CaseRefusal) {
        switch step.kind {
        case .firstMeeting: if let firstMeeting { throw .once(.firstMeeting, on: firstMeeting) }
        case .review: if firstMeeting == nil { throw .beforeFirstMeeting }
        case .planningHeld:
            if step.facts.choice == .adjourn, step.facts.other == nil { throw .missing(.other, "Day of the next meeting") }
        case .extended:
            let end = extensions.map(\.until).max() ?? decided.map { Timescale.preProceedingsUsual.due(after: $0) }
            if let end, let until = step.facts.other, until <= end { throw .notLaterThan(end) }
        case .timetableExtended:
            let end = courtEnd ?? applied.map { Timescale.careProceedings.due(after: $0) }
            if let end, let until = step.facts.other, until <= end { throw .notLaterThan(end) }
        case .assessmentFiled: if !assessments.contains(where: { $0.isOpen(step.facts.words) }) { throw .nothingOpen(step.facts.words) }
        case .expertFiled: if !experts.contains(where: { $0.isOpen(step.facts.words) }) { throw .nothingOpen(step.facts.words) }
        case .actionReviewed: if !actions.contains(where: { $0.isOpen(step.facts.words) }) { throw .nothingOpen(step.facts.words) }
        case .interimOrderEnded:
            if let order = step.facts.choice, interim[order] == nil { throw .nothingOpen(order.words) }
        case .directionMet: if !directions.contains(where: { $0.isOpen(step.facts.words) }) { throw .nothingOpen(step.facts.words) }
        case .issued: if decided == nil { throw .neverInPreProceedings }
        case .issuedWithout: if decided != nil { throw .wasInPreProceedings }
        case .meetingAccepted, .meetingDeclined: if family.offered.isEmpty { throw .notOffered }
        case .meetingHeld: if family.accepted == nil { throw .notAccepted }
        case .familyPlan: if family.held == nil { throw .noMeeting }
        case .familyPlanReviewed: if family.plan == nil { throw .noMeeting }
        case .followUp:
            if let choice = step.facts.choice, let day = followUps[choice] { throw .once(.followUp, on: day) }
        default: break
        }
    }
}
