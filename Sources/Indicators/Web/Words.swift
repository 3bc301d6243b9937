import Indicators
import SiteKit
import Vocabulary

// What each refusal says to the person who asked, and the field of the form it belongs to.

extension MeasureRefusal: InWords {
    package var words: String {
        switch self {
        case .nameInUse(let name): "There is a measure “\(name)” already. Choose another name, or use that one."
        case .dayTaken(let day, let words): "\(day) has the figure \(words) already. Correct that one, with a reason."
        case .correctedAlready: "That figure was corrected already. Open the measure again and correct the one that stands."
        case .inTheFuture(let day): "\(day) lies ahead. Give the last day of what was counted."
        case .sameFigure: "That is the figure that stands already. Nothing was changed."
        case .unitInUse: "The measure has figures in its unit, so the unit stays. Make a new measure for another unit."
        }
    }

    var field: String {
        switch self {
        case .nameInUse: "name"
        case .dayTaken, .inTheFuture: "day"
        case .sameFigure: "numerator"
        case .unitInUse: "unit"
        case .correctedAlready: ""
        }
    }
}

extension ReadingRefusal: InWords {}

extension FigureRows.Refusal: InWords {
    package var words: String {
        switch self {
        case .noDateColumn(let head): "No column is called “date”. The first line says: \(head.joined(separator: ", "))."
        case .noFigureColumn(let head):
            "No column is called “numerator” or “value”. The first line says: \(head.joined(separator: ", "))."
        case .onlyHead: "The file has no rows below its first line. The first line names the columns, as in date, numerator, denominator."
        }
    }
}

/// Puts what a domain refused beside the field it is about.
@discardableResult
func asProblems<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let refusal as MeasureRefusal where !refusal.field.isEmpty {
        throw Problems(refusal.field, refusal.words)
    } catch let refusal as ReadingRefusal {
        throw Problems(refusal == .needsNumbers || refusal == .nothingGiven ? "numerator" : "reason", refusal.words)
    } catch let refusal as FigureRows.Refusal {
        throw Problems("file", refusal.words)
    }
}

extension VerdictOfMeasure.Name {
    /// Shape, words and colour; on a chart, the filled circle is better and the diamond is worse.
    package var tag: Tag {
        switch self {
        case .better: Tag(words, .circle)
        case .worse: Tag(words, .triangle)
        case .steadyMissesAim: Tag(words, .square)
        case .noChange, .tooFew: Tag(words, .hollow)
        }
    }
}
