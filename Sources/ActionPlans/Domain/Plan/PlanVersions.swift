import Vocabulary

/// The plan as it was submitted: frozen text and dates, with posts instead of names. It never reads the record again.
package struct PlanSnapshot: Codable, Sendable, Hashable {
    package struct Item: Codable, Sendable, Hashable {
        package let id: Identifier<Action>
        package let ref: String
        /// Nil in a version frozen before actions had titles.
        package let title: String?
        package let text: String
        package let findings: [String]
        package let owner: String?
        package let due: Day
        package let differenceBy: Day?
        package let delivery: DeliveryStatus
        package let impact: Impact
        /// The owner’s own word, where it was another; nil also in a version frozen before it was kept.
        package let ownersImpact: Impact?

        package var shownImpact: ShownImpact { ShownImpact(impact, owners: ownersImpact) }
    }

    package let title: String
    package let agreedBy: String
    package let meeting: String
    package let agreedOn: Day
    package let sentOn: Day
    package let actions: [Item]

    /// Freezes the actions that are not withdrawn, in the order of their numbers.
    package init(
        plan: Plan, agreement: Plan.Agreement, sentOn: Day, actions: [Action], posts: PostBook, findings: FindingTexts,
        settings: PlanSettings = PlanSettings()
    ) {
        title = plan.title
        agreedBy = agreement.by
        meeting = agreement.meeting
        agreedOn = agreement.on
        self.sentOn = sentOn
        self.actions = PlanSnapshot.items(actions, posts: posts, findings: findings, on: sentOn, settings: settings)
    }

    /// A saved version, or the part that answers one source. A plan that is not agreed yet can be saved too.
    package init(title: String, agreement: Plan.Agreement?, frozenOn day: Day, actions: [Item]) {
        self.title = title
        agreedBy = agreement?.by ?? "not agreed yet"
        meeting = agreement?.meeting ?? ""
        agreedOn = agreement?.on ?? day
        sentOn = day
        self.actions = actions
    }

    /// How the actions would be frozen now.
    package static func items(
        _ actions: [Action], posts: PostBook, findings: FindingTexts, on day: Day, settings: PlanSettings = PlanSettings()
    ) -> [Item] {
        actions.filter { $0.withdrawal == nil }.sorted { $0.ref < $1.ref }.map { action in
            let impact = action.impactShown(on: day, settings: settings)
            return Item(
                id: action.id, ref: action.ref.description, title: action.title, text: action.text,
                findings: action.findings.compactMap { findings.text(of: $0) }, owner: action.owner.flatMap { posts.title(of: $0) },
                due: action.due, differenceBy: action.differenceBy, delivery: action.deliveryStatus,
                impact: impact.calculated, ownersImpact: impact.owners)
        }
    }
}

/// What has changed in a plan since it was submitted.
package struct PlanComparison: Sendable, Hashable {
    /// One detail of an action that is no longer as submitted.
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
            ("Title", was.title ?? now.title ?? none, now.title ?? none), ("Action", was.text, now.text),
            ("Owner", was.owner ?? "no post", now.owner ?? "no post"),
            ("Due", was.due.description, now.due.description),
            ("Impact expected by", was.differenceBy?.description ?? none, now.differenceBy?.description ?? none),
            ("Delivery", was.delivery.words, now.delivery.words), ("Impact", was.shownImpact.words, now.shownImpact.words),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { Difference(what: $0.0, was: $0.1, now: $0.2) }
    }
}

/// A plan, or one source's part of it, as it was when it was frozen.
package struct PlanVersion: Sendable, Hashable, Identifiable {
    package let id: Identifier<PlanVersion>
    package let name: String
    package let day: Day
    package let author: String
    /// Nil for the whole plan.
    package let source: Identifier<PlanSource>?
    /// Who it was sent to; empty where it was only saved.
    package let recipients: String

    package init(
        id: Identifier<PlanVersion> = Identifier(), name: String, day: Day, author: String, source: Identifier<PlanSource>? = nil,
        recipients: String = ""
    ) {
        (self.id, self.name, self.day, self.author) = (id, name, day, author)
        (self.source, self.recipients) = (source, recipients)
    }
}

/// The differences between two versions of a plan, in words.
package struct VersionChanges: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package let action: Identifier<Action>
        package let ref: String
        package let words: [String]
    }

    package let lines: [Line]

    /// - Parameters:
    ///   - moves: every change of due date, by action.
    ///   - earlier: the day of the first version; changes on or before it are in it already.
    ///   - later: the day of the second.
    package init(_ comparison: PlanComparison, moves: [Identifier<Action>: [DueDateMove]], after earlier: Day, upTo later: Day) {
        let changed = comparison.changed.map { changed in
            let between = (moves[changed.item.id] ?? []).filter { $0.day > earlier && $0.day <= later }
            return Line(
                action: changed.item.id, ref: changed.item.ref,
                words: changed.differences.flatMap { VersionChanges.words($0, between) })
        }
        let added = comparison.added.map { Line(action: $0.id, ref: $0.ref, words: ["added: \($0.title ?? $0.text)"]) }
        let removed = comparison.removed.map { Line(action: $0.id, ref: $0.ref, words: ["removed: \($0.title ?? $0.text)"]) }
        lines = (changed + added + removed).sorted { ($0.ref.count, $0.ref) < ($1.ref.count, $1.ref) }
    }

    /// A due date is described change by change, with who approved each and why, where the record has them.
    private static func words(_ difference: PlanComparison.Difference, _ moves: [DueDateMove]) -> [String] {
        if difference.what == "Due", !moves.isEmpty {
            return moves.map {
                "due date changed from \($0.was) to \($0.became), approved by \($0.approvedBy) on \($0.day), because: \($0.reason)"
            }
        }
        return ["\(difference.what.lowercasedFirst): was “\(difference.was)”, now “\(difference.now)”"]
    }
}
