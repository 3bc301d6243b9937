import ChildRecords
import ChildReturns
import Intake
import Vocabulary

/// One upload of files: read, checked, accepted, and perhaps undone.
package struct DataLoad: Identifiable, Sendable {
    package enum State: String, Sendable {
        case reading, staged, accepted, undone, discarded, failed

        package var words: String {
            switch self {
            case .reading: "Reading"
            case .staged: "Waiting to be accepted"
            case .accepted: "Accepted"
            case .undone: "Undone"
            case .discarded: "Discarded"
            case .failed: "Failed"
            }
        }
    }

    package let id: Identifier<DataLoad>
    package let number: Int
    package let state: State
    package let begun: Day
    package let begunBy: String
    package let settled: Day?
    package let settledBy: String?
    package let difference: LoadDifference?
    package let words: String?
    package let version: Int
    /// The last one accepted, which can be undone because what it replaced is kept.
    package let isLast: Bool
}

/// A file of a load and what became of it.
package struct LoadedFile: Sendable {
    package enum Outcome: String, Sendable { case reading, read, refused, same }

    package let id: Int64
    package let name: String
    package let bytes: Int
    package let outcome: Outcome
    package let refusal: Refusal?
}

/// A table of a load: a CSV file, a sheet, one kind of element.
package struct LoadedPart: Sendable {
    package let id: Int64
    package let file: String
    package let place: String
    package let format: ReturnFormat
    package let title: String
    package let period: String
    package let rows: Int
    package let entries: Int
    package let held: Int
}

/// How a load differs from the current data, in figures.
package struct LoadDifference: Codable, Hashable, Sendable {
    package struct Line: Codable, Hashable, Sendable {
        package let kind: Int
        package let before: Int
        package let now: Int
        /// By child and first day: what was not there, and what is there no more.
        package let added: Int
        package let gone: Int
        /// What is in both and ends on another day, or says something else; nil in what was compared before that was counted.
        package let changed: Int?
    }

    package let lines: [Line]
    package let children: Int
    package let childrenAdded: Int
    package let childrenGone: Int
    /// Children who are in both, in the current data from whatever form. Nought where there was something before: perhaps another
    /// council’s file.
    package let childrenKept: Int
    package let isFirst: Bool
    /// The last day on which anything begins, here and in the current data, as days since 1970.
    package let newest: Int?
    package let newestBefore: Int?
    /// There is current data that this load does not replace; nil in what was compared before that was looked at.
    package var hasOther: Bool?
    /// Children whose date of birth is known here and in the current data, and those of them whose dates differ.
    package var birthsCompared: Int?
    package var birthsDiffering: Int?
    /// Pairs of numbers that are one child once this is accepted; nil in what was compared before there were any.
    package var pairs: Int?
}

extension LoadDifference {
    /// More types than this are counted, not named: the table below names them all.
    private static let mostNamed = 3

    /// `412 assessments more, 3 children no longer there`.
    package var words: String {
        if isFirst {
            let total = lines.reduce(0) { $0 + $1.now }
            let entries = "\(total.grouped) entries of \(children.grouped) \(children == 1 ? "child" : "children")"
            return hasOther == true ? "\(entries). No current data is replaced." : "\(entries); there was no data before."
        }
        var parts = lines.compactMap { line -> String? in
            guard let kind = EntryKind(rawValue: line.kind), line.now != line.before else { return nil }
            let more = line.now - line.before
            return "\(abs(more).grouped) \(kind.plural) \(more > 0 ? "more" : "fewer")"
        }
        if parts.count > LoadDifference.mostNamed { parts = ["\(parts.count) of \(lines.count) types have more or fewer entries"] }
        if childrenAdded > 0 { parts.append("\(childrenAdded.grouped) \(childrenAdded == 1 ? "child" : "children") new") }
        if childrenGone > 0 { parts.append("\(childrenGone.grouped) \(childrenGone == 1 ? "child" : "children") no longer there") }
        let changed = lines.reduce(0) { $0 + ($1.changed ?? 0) }
        if changed > 0 { parts.append("\(changed.grouped) changed") }
        let same = lines.allSatisfy { $0.added == 0 && $0.gone == 0 }
        return parts.isEmpty
            ? (same ? "Nothing added, removed or changed." : "The same number of everything, with other dates or IDs.")
            : parts.joined(separator: ", ") + "."
    }

    /// What should make a person stop.
    package var doubts: [String] {
        var doubts: [String] = []
        // One date that was corrected is no sign; a quarter of several, or all of two, is.
        if let compared = birthsCompared, let differing = birthsDiffering, differing >= 3 || differing == 2 && compared == 2,
            differing * 4 > compared
        {
            doubts.append(
                "\(differing.grouped) of \(compared.grouped) child IDs that are in the data already have another date of birth here. Is this another council’s file?"
            )
        }
        if !isFirst || hasOther == true, childrenKept == 0, children > 0 {
            doubts.append("None of these children was in the data before. Is this another council’s file?")
        } else if !isFirst, childrenGone > 0, childrenGone * 2 > childrenGone + childrenKept {
            doubts.append("More than half of the children are no longer there. Is this an older file, or part of a file?")
        }
        if let newest, let newestBefore, newest < newestBefore {
            doubts.append(
                "Its latest date is \(Day(number: newest)), and the current data goes up to \(Day(number: newestBefore)). Is this last year’s file, or an older file?"
            )
        }
        return doubts
    }
}
