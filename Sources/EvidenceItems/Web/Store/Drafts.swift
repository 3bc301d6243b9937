import ActionPlans
import Indicators
import Vocabulary

/// Evidence before it is kept.
package struct EvidenceDraft: Sendable {
    package enum Content: Sendable {
        case link(String)
        case file(name: String, bytes: [UInt8])
        case measure(PinnedValue)
        case audit(PinnedSample)
        case voice(Voice)
        /// A figure of a measure that is kept here, as it stands now.
        case value(Identifier<MeasureValue>)
        /// What an audit found that is kept here.
        case result(Identifier<AuditResult>)
    }

    package var title: String
    package var grade: EvidenceGrade?
    package var owner: Identifier<Post>?
    package var reviewBy: Day?
    package var actions: [Identifier<Action>]
    package var content: Content

    package init(
        title: String, grade: EvidenceGrade? = nil, owner: Identifier<Post>? = nil, reviewBy: Day? = nil,
        actions: [Identifier<Action>] = [],
        content: Content
    ) {
        (self.title, self.grade, self.owner, self.reviewBy) = (title, grade, owner, reviewBy)
        (self.actions, self.content) = (actions, content)
    }
}

/// What is said about an item and may be changed.
package struct EvidenceFacts: Sendable, Hashable {
    package var title: String
    package var grade: EvidenceGrade?
    package var owner: Identifier<Post>?
    package var reviewBy: Day?

    package init(title: String, grade: EvidenceGrade? = nil, owner: Identifier<Post>? = nil, reviewBy: Day? = nil) {
        (self.title, self.grade, self.owner, self.reviewBy) = (title, grade, owner, reviewBy)
    }
}
