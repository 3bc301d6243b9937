import ChildRecords
import Indicators
import PreProceedings
import Vocabulary

/// Something that a paper told a committee of how children fare, with the measures that show whether it is true today.
package struct CommitteeStatement: Identifiable, Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case followed
        case ended(on: Day, reason: String)
    }

    package let id: Identifier<CommitteeStatement>
    /// As the paper has it.
    package private(set) var text: String
    package private(set) var paper: String
    /// The paragraph of the paper; empty where it has none.
    package private(set) var paragraph: String
    /// The day of the meeting.
    package private(set) var said: Day
    /// Codes of computed measures and of figures of the legal tracker, in the order in which they are shown.
    package private(set) var measures: [String]
    /// What no measure shows, and which record it waits for; empty where the measures show all of it.
    package private(set) var gap: String
    /// The report that is written here, where it is one.
    package let report: Identifier<CommitteeReport>?
    package private(set) var state: State
    package let version: Int

    package init(
        id: Identifier<CommitteeStatement> = Identifier(), text: String, paper: String, paragraph: String = "", said: Day,
        measures: [String], gap: String = "", report: Identifier<CommitteeReport>? = nil, state: State = .followed, version: Int = 1
    ) throws(StatementRefusal) {
        (self.id, self.text, self.paper, self.paragraph, self.said) = (id, text, paper, paragraph, said)
        (self.measures, self.gap, self.report, self.state, self.version) = (measures, gap, report, state, version)
        if measures.isEmpty, gap.isEmpty { throw .neitherMeasureNorGap }
    }

    package var isFollowed: Bool { state == .followed }

    package mutating func edit(text: String, paper: String, paragraph: String, said: Day, measures: [String], gap: String)
        throws(StatementRefusal)
    {
        guard isFollowed else { throw .ended }
        if measures.isEmpty, gap.isEmpty { throw .neitherMeasureNorGap }
        (self.text, self.paper, self.paragraph, self.said) = (text, paper, paragraph, said)
        (self.measures, self.gap) = (measures, gap)
    }

    package mutating func end(on day: Day, reason: String) throws(StatementRefusal) {
        guard isFollowed else { throw .ended }
        state = .ended(on: day, reason: reason)
    }
}

/// Why something cannot be done to a statement.
package enum StatementRefusal: Error, Hashable, Sendable {
    case neitherMeasureNorGap
    case ended
}

/// The codes of measures and of figures of the legal tracker as somebody types them: `F6a, k4`.
package struct MeasureCodes: Hashable, Sendable {
    package let known: [String]
    package let unknown: [String]

    private static let all = ChildMeasures.all.map { $0.code } + TrackerFigures.codes

    package init(_ text: String) {
        var (known, unknown): ([String], [String]) = ([], [])
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init) {
            let code = MeasureCodes.all.first { $0.lowercased() == word.lowercased() }
            if let code, !known.contains(code) { known.append(code) } else if code == nil { unknown.append(word) }
        }
        (self.known, self.unknown) = (known, unknown)
    }
}
