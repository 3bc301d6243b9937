import Vocabulary

/// An action never depends on itself, not even through others: a dependency that would close such a circle is refused.
///
/// What a step depends on counts like what its action depends on. Withdrawn and closed actions count too, so that a circle cannot appear
/// when one of them is reopened.
package struct NoCircularWaiting: Sendable, Hashable {
    private let waits: [Identifier<Action>: Set<Identifier<Action>>]

    package init(_ actions: [Action]) {
        waits = Dictionary(actions.map { ($0.id, Set($0.waitsFor + $0.steps.flatMap(\.waitsFor))) }) { $0.union($1) }
    }

    /// True when `action` may depend on `other`.
    package func allows(_ action: Identifier<Action>, toWaitFor other: Identifier<Action>) -> Bool {
        action != other && !everything(before: other).contains(action)
    }

    /// Everything an action depends on, directly or through others.
    package func everything(before action: Identifier<Action>) -> Set<Identifier<Action>> {
        var (found, next) = (Set<Identifier<Action>>(), Array(waits[action] ?? []))
        while let one = next.popLast() {
            if found.insert(one).inserted { next += waits[one] ?? [] }
        }
        return found
    }
}
