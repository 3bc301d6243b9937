import Intake
import Vocabulary

/// Why a row is rejected from the record: it cannot be placed, or a day in it is none. The number crosses from the worker; the words
/// are ours.
package enum RejectionReason: UInt8, Error, CaseIterable, Sendable {
    case noChild = 1
    case badChild
    case noDay
    case notADay
    case noSuchDay
    case emptyDayOfSpreadsheet
    case dayOutOfRange
    case inTheFuture
    case notANumber
    case zeroByte
    case tooLong
    case unterminatedQuote
    case tooManyCells
    /// Said by the store, which knows the periods of care of all files.
    case noPeriodOfCare
    /// Said by the store, which knows the assessments of all files.
    case noAssessment

    init(_ fault: RowFault) {
        self =
            switch fault {
            case .zeroByte: .zeroByte
            case .tooLong: .tooLong
            case .unterminatedQuote: .unterminatedQuote
            case .tooManyCells: .tooManyCells
            }
    }

    /// For the person who mends it at the source.
    package var words: String {
        switch self {
        case .noChild: "There is no child ID, so the row cannot be linked to a child."
        case .badChild: "This is not a child ID: it is longer than 64 characters or contains a line break."
        case .noDay: "The date is missing."
        case .notADay: "This is not a date. Write it as 06/06/2022."
        case .noSuchDay: "This date does not exist."
        case .emptyDayOfSpreadsheet:
            "This is a date that programs write where there is none, such as January 1900. Leave the cell blank or enter the date."
        case .dayOutOfRange: "The year is not between 1900 and 2100."
        case .inTheFuture: "The date is in the future."
        case .notANumber: "This must be a whole number."
        case .zeroByte: "The row contains a zero byte, which text never does. Export the file again."
        case .tooLong: "A cell of this row is longer than 65,536 characters."
        case .unterminatedQuote: "A quotation mark in this row is not closed."
        case .tooManyCells: "The row has more than 2,000 cells."
        case .noPeriodOfCare:
            "No period of care with this ID was loaded, or two children have it, so the row cannot be linked to a child. Load the episodes "
                + "of care with it."
        case .noAssessment:
            "No assessment with this ID was loaded, or two children have it, so the factors cannot be linked to a child. Load the "
                + "assessments with them."
        }
    }
}

/// What a cell that was rejected says, as far as it may be kept. A row whose columns have slipped has a name where a day should stand, and
/// names are not kept: words of three letters or more are left out, but for those that people write in place of a day.
enum RejectedValue {
    private static let fillers: Set = [
        "unknown", "not", "known", "recorded", "none", "null", "nil", "tbc", "tba", "soon", "today", "yesterday", "tomorrow", "last",
        "next", "week",
        "pending", "ongoing", "current", "open", "closed", "yes", "see", "notes", "date", "day", "invalid", "error", "value", "ref",
        "approx", "circa",
        "about", "early", "mid", "late", "before", "after", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    static func kept(_ text: String) -> String {
        var (kept, word) = ("", "")
        func end() {
            let plain = word.lowercased()
            let isMonth = plain.count >= 3 && Day.monthNames.contains { $0.lowercased().hasPrefix(plain) }
            kept += word.count < 3 || isMonth || fillers.contains(plain) ? word : "…"
            word = ""
        }
        for character in text {
            if character.isLetter {
                word.append(character)
            } else {
                end()
                kept.append(character)
            }
        }
        end()
        return String(kept.prefix(200))
    }
}
