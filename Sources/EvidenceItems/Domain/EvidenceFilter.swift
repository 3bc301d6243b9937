import ActionPlans
import Vocabulary

/// The filters of the list of evidence. A filter that is nil is not set; all that are set must match.
package struct EvidenceFilter: Sendable, Hashable {
    package enum Grade: Sendable, Hashable {
        case grade(EvidenceGrade)
        case none
    }

    package enum Owner: Sendable, Hashable {
        case post(Identifier<Post>)
        case nobody
    }

    package var grade: Grade?
    package var kind: EvidenceKind?
    package var owner: Owner?
    package var review: ReviewDue?
    package var action: Identifier<Action>?
    package var isCited: Bool?
    package var release: ReleaseStatus?

    package init(
        grade: Grade? = nil, kind: EvidenceKind? = nil, owner: Owner? = nil, review: ReviewDue? = nil, action: Identifier<Action>? = nil,
        isCited: Bool? = nil, release: ReleaseStatus? = nil
    ) {
        (self.grade, self.kind, self.owner, self.review) = (grade, kind, owner, review)
        (self.action, self.isCited, self.release) = (action, isCited, release)
    }

    package func holds(_ item: EvidenceItem, cited: Set<Identifier<Evidence>>, on today: Day) -> Bool {
        if let kind, item.kind != kind { return false }
        if let review, ReviewDue(item, on: today) != review { return false }
        if let action, !item.actions.contains(action) { return false }
        if let isCited, cited.contains(item.id) != isCited { return false }
        if let release, item.release != release { return false }
        return gradeHolds(item) && ownerHolds(item)
    }

    private func gradeHolds(_ item: EvidenceItem) -> Bool {
        switch grade {
        case nil: true
        case .grade(let grade): item.evidence.grade == grade
        case .some(.none): item.evidence.grade == nil && VoiceIsNotGraded.mayBeGraded(item.kind)
        }
    }

    private func ownerHolds(_ item: EvidenceItem) -> Bool {
        switch owner {
        case nil: true
        case .nobody: item.owner == nil
        case .post(let post): item.owner == post
        }
    }
}
