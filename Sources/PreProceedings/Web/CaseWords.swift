import PreProceedings
import SiteKit
import Vocabulary

extension CaseRefusal: BesideField {
    package var field: String { "" }

    package var words: String {
        switch self {
        case .noChildren: "Select the children that this is about."
        case .notInCase: "This child has no part in the case yet. Add the child to screening first."
        case .alreadyInCase: "This child has a part in the case already."
        case .notFrom(let stage, let kind): "“\(kind.rule.trail)” is not possible at the stage “\(stage.words)”."
        case .inFuture: "This day is in the future. Record what happened on the day it happened or later."
        case .missing(_, let label): "Enter this as well: \(label)."
        case .notAChoice: "Choose among those that are offered."
        case .bookedBefore(let day): "The day that is set must be \(day) or later."
        case .once(let kind, let day): "“\(kind.rule.trail)” is recorded for \(day). Correct that step instead."
        case .beforeFirstMeeting: "Record the first meeting before a review."
        case .notUnborn: "This child is born already."
        case .under18(let day): "This child is 18 on \(day)."
        case .notLaterThan(let day): "The new last day must be after \(day)."
        case .nothingOpen(let name): "There is nothing open with the name “\(name)”. Enter it as it was recorded."
        case .neverInPreProceedings:
            "This child was not in pre-proceedings. Record an application without pre-proceedings, with the reason."
        case .wasInPreProceedings: "This child was in pre-proceedings. Record the application."
        case .notOffered: "Record the offer of a family meeting first."
        case .notAccepted: "Record who accepted the offer first."
        case .noMeeting: "Record the family meeting and its plan first."
        case .noSuchStep: "Choose a step of this case."
        case .alreadyCorrected: "This step is recorded as not having happened already."
        case .later(_, let kind, let refusal): "A later step, “\(kind.rule.trail)”, would then not be possible. \(refusal.words)"
        }
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
