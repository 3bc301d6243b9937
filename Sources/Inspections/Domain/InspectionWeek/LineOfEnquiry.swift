import Vocabulary

/// A key line of enquiry: what inspectors want to know, the questions they asked, the cases they looked at, the evidence offered,
/// their conclusion and where it went in their report.
package struct LineOfEnquiry: Sendable, Hashable, Identifiable {
    package enum State: Sendable, Hashable {
        case open
        case concluded(Conclusion)
    }

    /// The conclusion of a line, its date and its place in the report.
    package struct Conclusion: Sendable, Hashable {
        package let day: Day
        package let words: String
        /// Of the report.
        package let paragraphs: [Int]
        package let findings: [Identifier<Finding>]

        package init(day: Day, words: String, paragraphs: [Int] = [], findings: [Identifier<Finding>] = []) {
            self.day = day
            self.words = words
            self.paragraphs = paragraphs
            self.findings = findings
        }
    }

    /// A question within a line, in the inspectors' words.
    package struct Question: Sendable, Hashable {
        package let day: Day
        package let words: String

        package init(day: Day, words: String) {
            self.day = day
            self.words = words
        }
    }

    /// Cases reviewed: one child's record, known here only by its identifier, or a count of others.
    package enum Cases: Sendable, Hashable {
        /// The identifier of a record of a child. Whoever shows it asks the one door to children's records for its number.
        case record(String, note: String)
        case count(Int, note: String)

        package var note: String {
            switch self {
            case .record(_, let note), .count(_, let note): note
            }
        }
    }

    /// What the council offered as evidence, and where it is kept.
    package struct Offer: Sendable, Hashable {
        package let day: Day
        package let title: String
        package let place: String

        package init(day: Day, title: String, place: String) {
            self.day = day
            self.title = title
            self.place = place
        }
    }

    package let id: Identifier<LineOfEnquiry>
    package let inspection: Identifier<Inspection>
    package let title: String
    /// What inspectors said it is about.
    package let about: String
    package let opened: Day
    package let questions: [Question]
    package let cases: [Cases]
    package let offers: [Offer]
    package private(set) var state: State
    package let version: Int

    package init(
        id: Identifier<LineOfEnquiry> = Identifier(), inspection: Identifier<Inspection>, title: String, about: String = "", opened: Day,
        questions: [Question] = [], cases: [Cases] = [], offers: [Offer] = [], state: State = .open, version: Int = 1
    ) {
        (self.id, self.inspection, self.title, self.about, self.opened) = (id, inspection, title, about, opened)
        (self.questions, self.cases, self.offers, self.state, self.version) = (questions, cases, offers, state, version)
    }

    package var conclusion: Conclusion? { if case .concluded(let conclusion) = state { conclusion } else { nil } }

    /// Concludes the line. A later conclusion replaces an earlier one.
    package mutating func conclude(_ conclusion: Conclusion) throws(InspectionWeekRefusal) {
        if conclusion.day < opened { throw .before(opened) }
        state = .concluded(conclusion)
    }
}

/// Why something cannot be done to a line of enquiry or a request.
package enum InspectionWeekRefusal: Error, Sendable, Hashable {
    case before(Day)
    case answeredBeforeAsked(Moment)
}
