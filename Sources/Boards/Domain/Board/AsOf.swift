import ActionPlans
import Vocabulary

extension Action {
    /// True when its owner says that the improvement was not sustained, or a sign of it waits for an answer.
    package var hasSlippedBack: Bool { impact == .notSustained || !openRegressions.isEmpty }

    /// The action as recorded on a day; nil when it was not there yet. Its text and owner are today’s.
    package func asOf(_ day: Day) -> Action? {
        guard added <= day else { return nil }
        let moved = moves.filter { $0.day <= day }
        let dueThen = moves.first { $0.day > day }?.was ?? due
        return Action(
            id: id, plan: plan, ref: ref, title: title, text: text, findings: findings, owner: owner, start: start,
            due: dueThen,
            differenceBy: differenceBy, added: added, updates: updates.filter { $0.day <= day },
            evidence: evidence.filter { $0.day <= day }, measures: measures, moves: moved,
            withdrawal: withdrawal.flatMap { $0.day <= day ? $0 : nil }, closings: closings.compactMap { $0.asOf(day) },
            audits: audits.filter { $0.day <= day }, regressions: regressions.compactMap { $0.asOf(day) },
            steps: steps.map { $0.asOf(day) },
            waitsFor: waitsFor, version: version)
    }
}

extension Closing {
    fileprivate func asOf(_ day: Day) -> Closing? {
        guard self.day <= day else { return nil }
        return Closing(id: id, day: self.day, by: by, words: words, reopening: reopening.flatMap { $0.day <= day ? $0 : nil })
    }
}

extension Regression {
    fileprivate func asOf(_ day: Day) -> Regression? {
        guard self.day <= day else { return nil }
        return Regression(
            id: id, action: action, sign: sign, day: self.day, words: words, answerBy: answerBy,
            answer: answer.flatMap { $0.day <= day ? $0 : nil })
    }
}

extension Step {
    fileprivate func asOf(_ day: Day) -> Step {
        Step(
            id: id, number: number, text: text, due: due, done: done.flatMap { $0 <= day ? $0 : nil }, waitsFor: waitsFor, version: version)
    }
}

extension Decision {
    /// The decision as recorded on a day; nil when it was not taken yet.
    package func asOf(_ day: Day) -> Decision? {
        guard taken <= day else { return nil }
        let isRecordedLater =
            switch outcome {
            case .open: false
            case .done(let recorded, _), .withdrawn(let recorded, _): recorded > day
            }
        guard isRecordedLater else { return self }
        return Decision(
            id: id, board: board, meeting: meeting, taken: taken, number: number, text: text, owner: owner, due: due, plan: plan,
            action: action, version: version)
    }
}

extension PartnerCommitment {
    /// The commitment as recorded on a day; nil when it was not made yet.
    package func asOf(_ day: Day) -> PartnerCommitment? {
        guard made <= day else { return nil }
        let isRecordedLater =
            switch outcome {
            case .open: false
            case .met(let recorded, _), .notMet(let recorded, _): recorded > day
            }
        guard isRecordedLater else { return self }
        return PartnerCommitment(
            id: id, partner: partner, partnerName: partnerName, plan: plan, action: action, what: what, by: by, made: made, version: version
        )
    }
}
