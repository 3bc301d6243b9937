import PreProceedings
import SiteKit
import Vocabulary

extension LineFault {
    /// What is wrong, where, and how it is corrected.
    func words(in line: SheetLine) -> String {
        let place = line.place(of: field)
        return switch self {
        case .noChild: "Line \(line.line) names no child. Enter the record number, or the name and date of birth, or leave the line out."
        case .noDate: "Line \(line.line) has no date. Enter the date screening began."
        case .day(_, let text, let fault): "\(place): \(fault.words(text))"
        case .inFuture(_, let day): "\(place): \(day) is in the future. Enter the date it happened, or clear the field."
        case .meaningOf(_, let text): "\(place): say what “\(text.shortened(to: 60))” means. Select one of the options."
        case .outcomeBeforeMeeting: "\(place): the meeting has not been held yet. Clear the outcome, or correct the date of the meeting."
        case .outcomeWithoutMeeting(let choice):
            "\(place): the outcome is “\(choice.words)”. Enter the date of the legal planning meeting."
        case .outcomeAgainstDecision(let choice, let day):
            "\(place): the outcome is “\(choice.words)”, and pre-proceedings began on \(day). Correct the outcome, or clear the date."
        case .meetingAfterDecision(let day): "\(place): the meeting is after the decision of \(day). Correct one of the two dates."
        case .nextReviewAlone: "\(place): enter the date of the first meeting, or clear the next review."
        case .beforeScreening(let field, let day):
            "\(line.place(of: field)): \(day) is before screening began. Correct one of the two dates."
        case .notAnAnswer(let text): "\(place): “\(text.shortened(to: 60))” is not yes, no or a date. Enter one of them."
        case .tooLong(let count): "\(place): the notes have \(count) characters. The limit is 5,000. Shorten them."
        case .refused(_, let refusal): "\(place): \(refusal.words)"
        case .differs(_, let here, let tracker):
            "\(place): the spreadsheet has \(here), and the tracker has \(tracker). Enter the date of the tracker here, or correct the step on the case."
        case .stage(let word, let meant, let stage):
            """
            \(place): “\(word.shortened(to: 60))” means “\(meant.words)”, and the dates of this line make it “\(stage.words)”. Enter the date that is \
            missing, or choose to go by the dates.
            """
        case .number(let number): "\(place): there is no record with the number \(number.shortened(to: 20)) that you can see."
        case .otherChild(let number):
            "\(place): the record \(number.shortened(to: 20)) has another name or date of birth. Check the number."
        case .noMatch(let words):
            "\(place): there is no record for “\(words.shortened(to: 80))” that you can see. Enter the record number."
        case .notEnough(let words):
            "\(place): “\(words.shortened(to: 80))” is not enough to find the record. Enter the record number, or the name and date of birth."
        case .confirm(let words): "\(place): say which record “\(words.shortened(to: 80))” is."
        case .words(let words):
            "\(place): the tracker has every date of this line, but not “\(words.shortened(to: 80))”. Record it on the case, then leave this line out."
        case .families: "\(place): the children of this line belong to different families. Enter a line for each family."
        }
    }
}

extension SheetDay.Fault {
    private static let example = "Enter it like 31/05/2022."

    func words(_ text: String) -> String {
        let text = text.shortened(to: 40)
        return switch self {
        case .notADate: "“\(text)” is not a date. \(SheetDay.Fault.example)"
        case .noDayInMonth(let days, let month): "“\(text)” does not exist: \(month) has \(days) days. \(SheetDay.Fault.example)"
        case .noMonth(let month): "“\(text)” has no month \(month). The day comes first. \(SheetDay.Fault.example)"
        case .monthOnly: "“\(text)” gives a month and no day. \(SheetDay.Fault.example)"
        case .serialNumber(let day): "“\(text)” is a number. In a spreadsheet it can stand for \(day). If that is right, enter the date."
        case .year(let year): "“\(text)” has the year \(year). \(SheetDay.Fault.example)"
        }
    }
}

extension ProposedStep {
    var words: String {
        switch kind {
        case .planningBooked: "\(kind.rule.trail) for \(facts.other?.description ?? "")"
        case .planningHeld: "\(kind.rule.trail), \(facts.choice?.words ?? ""): \(day)"
        default: "\(kind.rule.trail): \(day)"
        }
    }
}
