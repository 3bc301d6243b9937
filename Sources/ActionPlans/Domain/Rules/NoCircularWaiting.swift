import Vocabulary

/// An action never waits for itself, not even through others: a step or an action that would close such a circle is refused.
///
/// What a step waits for counts like what its action waits for. Withdrawn and closed actions stay in the picture, so that a circle cannot
/// come to life when one is opened again.
package struct NoCircularWaiting: Sendable, Hashable {
    private let waits: [Identifier<Action>: Set<Identifier<Action>>]

    package init(_ actions: [Action]) {
        waits = Dictionary(actions.map { ($0.id, Set($0.waitsFor + $0.steps.flatMap(\.waitsFor))) }) { $0.union($1) }
    }

    /// True when `action` may wait for `other`.
    package func allows(_ action: Identifier<Action>, toWaitFor other: Identifier<Action>) -> Bool {
        action != other && !everything(before: other).contains(action)
    }

    /// Everything an action waits for, through others too.
    package func everything(before action: Identifier<Action>) -> Set<Identifier<Action>> {
        var (found, next) = (Set<Identifier<Action>>(), Array(waits[action] ?? []))
        while let one = next.popLast() {
            if found.insert(one).inserted { next += waits[one] ?? [] }
        }
        return found
    }
}
