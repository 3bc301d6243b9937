import Intake

/// Why a row is held back from the record: it cannot be placed, or a day in it is none. The number crosses from the worker; the words
/// are ours.
package enum HeldReason: UInt8, Error, CaseIterable, Sendable {
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
        case .noChild: "There is no child’s number, so nobody can tell whose row this is."
        case .badChild: "This is no child’s number: it is longer than 64 characters or holds a line end."
        case .noDay: "The day is missing on which this happened or began."
        case .notADay: "This cannot be read as a day. Write it as 06/06/2022."
        case .noSuchDay: "There is no such day in the calendar."
        case .emptyDayOfSpreadsheet: "January 1900 is what a spreadsheet makes of an empty day. Leave the cell empty or give the day."
        case .dayOutOfRange: "The year lies outside 1900 to 2100."
        case .inTheFuture: "The day lies in the future, so this cannot have happened."
        case .notANumber: "A whole number is needed here."
        case .zeroByte: "The row holds a zero byte, which no text has. Export the file again."
        case .tooLong: "A cell of this row is longer than 65,536 characters."
        case .unterminatedQuote: "A quotation mark in this row is opened and never closed."
        case .tooManyCells: "The row has more than 2,000 cells."
        case .noPeriodOfCare:
            "No period of care with this number was loaded, or two children have it, so nobody can tell whose row this is. Load the episodes "
                + "of care with it."
        }
    }
}
