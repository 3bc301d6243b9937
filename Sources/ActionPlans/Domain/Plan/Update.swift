import Vocabulary

/// What was said of an action on a day, with the two judgements of that day.
package struct Update: Sendable, Hashable {
    package let day: Day
    package let words: String
    package let delivery: Delivery
    package let impact: Impact
    /// Who wrote it.
    package let author: String
    /// The post that owned the action then.
    package let owner: Identifier<Post>?
    /// The account of whoever wrote it; nil for what was written before accounts were kept with it.
    package let account: String?
    /// Counts up over all updates, in the order in which they were written.
    package let number: Int

    package init(
        day: Day, words: String, delivery: Delivery, impact: Impact, author: String, owner: Identifier<Post>?, account: String? = nil,
        number: Int = 0
    ) {
        self.account = account
        self.number = number
        self.day = day
        self.words = words
        self.delivery = delivery
        self.impact = impact
        self.author = author
        self.owner = owner
    }
}

/// A due day that was moved: from when to when, why, and who approved it.
package struct DueDayMove: Sendable, Hashable {
    package let day: Day
    package let was: Day
    package let became: Day
    package let reason: String
    package let approvedBy: String

    package init(day: Day, was: Day, became: Day, reason: String, approvedBy: String) {
        self.day = day
        self.was = was
        self.became = became
        self.reason = reason
        self.approvedBy = approvedBy
    }
}

/// An action that is no longer pursued. It stays in the record with its reason.
package struct Withdrawal: Sendable, Hashable {
    package let day: Day
    package let reason: String

    package init(day: Day, reason: String) {
        self.day = day
        self.reason = reason
    }
}

/// A change to an action's words, owner or days, as its history shows it.
package struct ActionChange: Sendable, Hashable {
    package let day: Day
    package let what: String
    package let was: String
    package let became: String
    package let author: String

    package init(day: Day, what: String, was: String, became: String, author: String) {
        self.day = day
        self.what = what
        self.was = was
        self.became = became
        self.author = author
    }
}
