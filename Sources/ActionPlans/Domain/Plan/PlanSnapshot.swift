import Vocabulary

/// The plan as it was sent: frozen words and days, with posts and not names. It never calls on the record again.
package struct PlanSnapshot: Codable, Sendable, Hashable {
    package struct Item: Codable, Sendable, Hashable {
        package let id: Identifier<Action>
        package let ref: String
        package let text: String
        package let findings: [String]
        package let owner: String?
        package let due: Day
        package let differenceBy: Day?
        package let delivery: Delivery
        package let impact: Impact
    }

    package let title: String
    package let agreedBy: String
    package let meeting: String
    package let agreedOn: Day
    package let sentOn: Day
    package let actions: [Item]

    /// Freezes the actions that are not withdrawn, in the order of their numbers.
    package init(
        plan: Plan, agreement: Plan.Agreement, sentOn: Day, actions: [Action], posts: PostBook, findings: FindingTexts
    ) {
        title = plan.title
        agreedBy = agreement.by
        meeting = agreement.meeting
        agreedOn = agreement.on
        self.sentOn = sentOn
        self.actions = PlanSnapshot.items(actions, posts: posts, findings: findings)
    }

    /// A version that is kept, or the part that answers one source. A plan that is not agreed yet can be kept too.
    package init(title: String, agreement: Plan.Agreement?, frozenOn day: Day, actions: [Item]) {
        self.title = title
        agreedBy = agreement?.by ?? "not agreed yet"
        meeting = agreement?.meeting ?? ""
        agreedOn = agreement?.on ?? day
        sentOn = day
        self.actions = actions
    }

    /// How the actions would be frozen now.
    package static func items(_ actions: [Action], posts: PostBook, findings: FindingTexts) -> [Item] {
        actions.filter { $0.withdrawal == nil }.sorted { $0.ref < $1.ref }.map { action in
            Item(
                id: action.id, ref: action.ref.description, text: action.text,
                findings: action.findings.compactMap { findings.text(of: $0) }, owner: action.owner.flatMap { posts.title(of: $0) },
                due: action.due, differenceBy: action.differenceBy, delivery: action.delivery, impact: action.impact)
        }
    }
}
