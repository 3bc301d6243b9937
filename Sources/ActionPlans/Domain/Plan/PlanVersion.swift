import Vocabulary

/// A plan, or one source's part of it, as it stood when it was frozen.
package struct PlanVersion: Sendable, Hashable, Identifiable {
    package let id: Identifier<PlanVersion>
    package let name: String
    package let day: Day
    package let author: String
    /// Nil for the whole plan.
    package let source: Identifier<PlanSource>?
    /// To whom it was sent; empty where it was only kept.
    package let recipients: String

    package init(
        id: Identifier<PlanVersion> = Identifier(), name: String, day: Day, author: String, source: Identifier<PlanSource>? = nil,
        recipients: String = ""
    ) {
        (self.id, self.name, self.day, self.author) = (id, name, day, author)
        (self.source, self.recipients) = (source, recipients)
    }
}

/// Two versions of a plan, told in words.
package struct VersionStory: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package let action: Identifier<Action>
        package let ref: String
        package let words: [String]
    }

    package let lines: [Line]

    /// - Parameters:
    ///   - moves: every due day that was moved, by action.
    ///   - earlier: the day of the first version; what was moved on it or before is in it already.
    ///   - later: the day of the second.
    package init(_ comparison: PlanComparison, moves: [Identifier<Action>: [DueDayMove]], after earlier: Day, upTo later: Day) {
        let changed = comparison.changed.map { changed in
            let between = (moves[changed.item.id] ?? []).filter { $0.day > earlier && $0.day <= later }
            return Line(
                action: changed.item.id, ref: changed.item.ref,
                words: changed.differences.flatMap { VersionStory.words($0, between) })
        }
        let added = comparison.added.map { Line(action: $0.id, ref: $0.ref, words: ["added: \($0.text)"]) }
        let removed = comparison.removed.map { Line(action: $0.id, ref: $0.ref, words: ["no longer there: \($0.text)"]) }
        lines = (changed + added + removed).sorted { ($0.ref.count, $0.ref) < ($1.ref.count, $1.ref) }
    }

    /// A due day is told move by move, with who approved it and why, where the record has the moves.
    private static func words(_ difference: PlanComparison.Difference, _ moves: [DueDayMove]) -> [String] {
        if difference.what == "Due", !moves.isEmpty {
            return moves.map {
                "due moved from \($0.was) to \($0.became), approved by \($0.approvedBy) on \($0.day), because: \($0.reason)"
            }
        }
        return ["\(difference.what.lowercasedFirst): was “\(difference.was)”, now “\(difference.now)”"]
    }
}
