import Vocabulary

/// What has changed in a plan since it was sent.
package struct PlanComparison: Sendable, Hashable {
    /// One thing about an action that is not as it was sent.
    package struct Difference: Sendable, Hashable {
        package let what: String
        package let was: String
        package let now: String
    }

    package struct Changed: Sendable, Hashable {
        package let item: PlanSnapshot.Item
        package let differences: [Difference]
    }

    package let added: [PlanSnapshot.Item]
    package let removed: [PlanSnapshot.Item]
    package let changed: [Changed]

    package init(sent: [PlanSnapshot.Item], now: [PlanSnapshot.Item]) {
        let (before, after) = (Set(sent.map(\.id)), Set(now.map(\.id)))
        added = now.filter { !before.contains($0.id) }
        removed = sent.filter { !after.contains($0.id) }
        let current = Dictionary(now.map { ($0.id, $0) }) { first, _ in first }
        changed = sent.compactMap { was in
            guard let now = current[was.id] else { return nil }
            let differences = PlanComparison.differences(was, now)
            return differences.isEmpty ? nil : Changed(item: now, differences: differences)
        }
    }

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    private static func differences(_ was: PlanSnapshot.Item, _ now: PlanSnapshot.Item) -> [Difference] {
        let none = "not set"
        let pairs: [(String, String, String)] = [
            ("Action", was.text, now.text), ("Owner", was.owner ?? "no post", now.owner ?? "no post"),
            ("Due", was.due.description, now.due.description),
            ("Difference by", was.differenceBy?.description ?? none, now.differenceBy?.description ?? none),
            ("Delivery", was.delivery.words, now.delivery.words), ("Practice changed", was.impact.words, now.impact.words),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { Difference(what: $0.0, was: $0.1, now: $0.2) }
    }
}
