import ActionPlans
import Vocabulary

extension Action {
    /// The action as the record had it on a day; nil when it was not there yet. Its words and owner are today’s.
    package func asOf(_ day: Day) -> Action? {
        guard added <= day else { return nil }
        let moved = moves.filter { $0.day <= day }
        let dueThen = moves.first { $0.day > day }?.was ?? due
        return Action(
            id: id, plan: plan, ref: ref, text: text, findings: findings, owner: owner, start: start, due: dueThen,
            differenceBy: differenceBy, added: added, updates: updates.filter { $0.day <= day },
            evidence: evidence.filter { $0.day <= day }, measures: measures, moves: moved,
            withdrawal: withdrawal.flatMap { $0.day <= day ? $0 : nil }, version: version)
    }
}

extension Decision {
    /// The decision as the record had it on a day; nil when it was not taken yet.
    package func asOf(_ day: Day) -> Decision? {
        guard taken <= day else { return nil }
        let standsLater =
            switch outcome {
            case .open: false
            case .done(let settled, _), .setAside(let settled, _): settled > day
            }
        guard standsLater else { return self }
        return Decision(
            id: id, board: board, meeting: meeting, taken: taken, number: number, text: text, owner: owner, due: due, plan: plan,
            action: action, version: version)
    }
}
