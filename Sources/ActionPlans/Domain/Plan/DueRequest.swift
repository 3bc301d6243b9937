import Vocabulary

/// Another due day that somebody asked for, and what a leader made of it.
package struct DueRequest: Sendable, Hashable, Identifiable {
    package struct Answer: Sendable, Hashable {
        package let day: Day
        package let by: String
        package let isApproved: Bool
        package let words: String

        package init(day: Day, by: String, isApproved: Bool, words: String) {
            (self.day, self.by, self.isApproved, self.words) = (day, by, isApproved, words)
        }
    }

    package let id: Identifier<DueRequest>
    package let action: Identifier<Action>
    package let asked: Day
    package let by: String
    package let account: String
    package let wanted: Day
    package let reason: String
    package let answer: Answer?

    package init(
        id: Identifier<DueRequest> = Identifier(), action: Identifier<Action>, asked: Day, by: String, account: String, wanted: Day,
        reason: String, answer: Answer? = nil
    ) {
        (self.id, self.action, self.asked, self.by) = (id, action, asked, by)
        (self.account, self.wanted, self.reason, self.answer) = (account, wanted, reason, answer)
    }
}
