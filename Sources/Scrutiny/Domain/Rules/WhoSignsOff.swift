import ActionPlans
import Vocabulary

/// A step of sign-off belongs to its post.
///
/// The holder of the post responds. Someone else responds on behalf of the post only where their role allows it, and says who asked them
/// to. An objection is lifted only by the person who objected, or by a holder of the post whom somebody else appointed who, after it, had signed off no
/// other step; also when the text has changed since. A response to this draft is changed only by the person who gave it or the holder. No one signs off two steps of one report, unless the council allows it (local setting).
package struct WhoSignsOff: Sendable {
    let report: CommitteeReport
    let step: SignOff
    /// How the step's post is held today; nil where nobody ever held it.
    let holding: Post.Holding?
    let allowsSeveralSteps: Bool

    package init(_ step: SignOff, of report: CommitteeReport, holding: Post.Holding?, allowsSeveralSteps: Bool) {
        (self.step, self.report, self.holding, self.allowsSeveralSteps) = (step, report, holding, allowsSeveralSteps)
    }

    /// Nil where the post is vacant, or its holder has no account.
    private var holder: String? { holding?.holder?.account }

    /// - Parameters:
    ///   - authority: who asked a person who does not hold the post to respond, and how.
    ///   - mayActForOthers: their role allows responses on behalf of a post.
    package func capacity(
        of person: String, isSignedOff: Bool, authority: String, mayActForOthers: Bool
    ) throws(SignOffRefusal) -> SignOff.Capacity {
        if let reason = reasonNotToRespond(person, mayActForOthers: mayActForOthers) { throw reason }
        if isSignedOff, !allowsSeveralSteps, let other = otherStep(of: person) { throw .signedOffAnotherStep(other.step.name) }
        if person == holder { return .holder }
        guard authority.contains(where: { !$0.isWhitespace }) else { throw .authorityMissing(step.step.post) }
        return .onBehalf(authority: authority)
    }

    /// Why this person cannot respond at all; nil when they can, as the holder or on behalf of the post.
    package func reasonNotToRespond(_ person: String, mayActForOthers: Bool) -> SignOffRefusal? {
        if person == step.respondent { return nil }
        if step.isObjection { return person == holder && isAppointedByAnother ? nil : .onlyWhoObjected(step.step.post) }
        if person == holder { return nil }
        if step.isSignedOff(draft: report.draft) { return .alreadySignedOff(step.step.post) }
        return mayActForOthers ? nil : .belongsToPost(step.step.post)
    }

    package func isHolder(_ person: String) -> Bool { person == holder }

    /// Nobody is refused for a hand-over of which it was not recorded who made it.
    private var isAppointedByAnother: Bool {
        guard let handedOver = holding?.handedOver, case .notSignedOff(_, let day, _, _) = step.answer else { return true }
        return handedOver.by != holder && (handedOver.on < day || otherStep(of: handedOver.by) == nil)
    }

    private func otherStep(of person: String) -> SignOff? {
        report.signOffs.first { $0.id != step.id && $0.respondent == person && !$0.isObjection }
    }
}

/// Why a response to a step of sign-off is not taken.
package enum SignOffRefusal: Error, Sendable, Hashable {
    case belongsToPost(String)
    case authorityMissing(String)
    case onlyWhoObjected(String)
    case alreadySignedOff(String)
    case signedOffAnotherStep(String)
    case postOfObjection(step: String)
    case objectionStays(step: String)

    package var words: String {
        switch self {
        case .belongsToPost(let post): "This step belongs to the post “\(post)”, which you do not hold. Ask its holder to respond."
        case .authorityMissing(let post):
            "You do not hold the post “\(post)”. Enter who asked you to respond on its behalf, and how."
        case .onlyWhoObjected(let post):
            "Only the person who objected can change this response, or a new holder of the post “\(post)” who was appointed by somebody else and signs off no other step."
        case .alreadySignedOff(let post):
            "This draft was signed off for the post “\(post)”. Only the person who did, or the holder of the post, can change the response."
        case .signedOffAnotherStep(let step):
            "You signed off the step “\(step)” of this report. Another person must sign off this one, unless your council’s template allows it."
        case .postOfObjection(let step):
            "The post of “\(step)” cannot change while its objection is not lifted. Ask the person who objected, or the holder of the post."
        case .objectionStays(let step):
            "The step “\(step)” cannot be removed while its objection is not lifted. Ask the person who objected, or the holder of the post."
        }
    }
}
