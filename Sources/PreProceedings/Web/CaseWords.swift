import PreProceedings
import SiteKit
import Vocabulary

extension CaseRefusal: BesideField {
    package var field: String { "" }

    package var words: String {
        switch self {
        case .noChildren: "Select the children that this is about."
        case .notInCase: "This child is not in the case yet. Add the child to screening first."
        case .alreadyInCase: "This child is already in the case."
        case .notFrom(let stage, let kind): "“\(kind.rule.trail)” is not possible at the stage “\(stage.words)”."
        case .inFuture: "The date must be today or in the past."
        case .missing(_, let label): "Enter: \(label.lowercasedFirst)."
        case .notAChoice: "Select one of the options."
        case .bookedBefore(let day): "What comes next cannot be before this step. The next date must be \(day) or later."
        case .tooFarAhead(let day): "This is more than a year after \(day). Check the year."
        case .overUsualLength(let day):
            "\(day) is the last day that this council’s time limits allow. To go past it, enter why, and who approved more than the usual length."
        case .once(let kind, let day): "“\(kind.rule.trail)” is recorded for \(day). Correct that step instead."
        case .beforeFirstMeeting: "Record the first meeting before a review."
        case .notUnborn: "This child has already been born."
        case .under18(let day): "This child is 18 on \(day)."
        case .notLaterThan(let day): "The new last day must be after \(day)."
        case .nothingOpen(let name): "Nothing open is named “\(name)”. Enter the name as it was recorded."
        case .neverInPreProceedings:
            "This child was not in pre-proceedings. Record an application without pre-proceedings, with the reason."
        case .wasInPreProceedings: "This child was in pre-proceedings. Record the application."
        case .notOffered: "Record the offer of a family meeting first."
        case .notAccepted: "Record who accepted the offer first."
        case .noMeeting: "Record the family meeting and its plan first."
        case .noDeprivation: "No deprivation-of-liberty order is recorded for this child. Record the order first."
        case .noSuchStep: "Choose a step of this case."
        case .alreadyCorrected: "This step is already recorded as not having happened."
        case .asRecorded: "This is what the step says already. Change what was wrong."
        case .later(_, let kind, let refusal): "A later step, “\(kind.rule.trail)”, would then not be possible. \(refusal.words)"
        }
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
