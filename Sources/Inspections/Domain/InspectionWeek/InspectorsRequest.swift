import Vocabulary

/// A request made by inspectors during the inspection, with the times it was made and answered.
package struct InspectorsRequest: Sendable, Hashable, Identifiable {
    package struct Answer: Sendable, Hashable {
        package let by: String
        package let at: Moment
        package let words: String
        /// The documents provided, one a line.
        package let documents: [String]

        package init(by: String, at: Moment, words: String, documents: [String] = []) {
            self.by = by
            self.at = at
            self.words = words
            self.documents = documents
        }
    }

    package let id: Identifier<InspectorsRequest>
    package let inspection: Identifier<Inspection>
    package let line: Identifier<LineOfEnquiry>?
    /// What people call it by: `R12`.
    package let number: Int
    package let askedBy: String
    package let asked: Moment
    package let words: String
    /// The person responsible.
    package let owner: String
    package let due: Moment?
    /// In their order; the last one counts.
    package private(set) var answers: [Answer]

    package init(
        id: Identifier<InspectorsRequest> = Identifier(), inspection: Identifier<Inspection>, line: Identifier<LineOfEnquiry>? = nil,
        number: Int, askedBy: String, asked: Moment, words: String, owner: String = "", due: Moment? = nil, answers: [Answer] = []
    ) {
        (self.id, self.inspection, self.line, self.number) = (id, inspection, line, number)
        (self.askedBy, self.asked, self.words, self.owner) = (askedBy, asked, words, owner)
        (self.due, self.answers) = (due, answers)
    }

    package var reference: String { "R\(number)" }
    package var isOpen: Bool { answers.isEmpty }

    package mutating func answer(_ answer: Answer) throws(InspectionWeekRefusal) {
        if answer.at < asked { throw .answeredBeforeAsked(asked) }
        answers.append(answer)
    }
}

/// Which requests to show.
package struct RequestFilter: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable, CaseIterable {
        case open, late, answered

        package var words: String {
            switch self {
            case .open: "Open"
            case .late: "Open and late"
            case .answered: "Answered"
            }
        }
    }

    package enum Line: Sendable, Hashable {
        case of(Identifier<LineOfEnquiry>)
        case none
    }

    package var status: Status?
    package var line: Line?
    package var askedBy: String?
    package var owner: String?

    package init(status: Status? = nil, line: Line? = nil, askedBy: String? = nil, owner: String? = nil) {
        (self.status, self.line, self.askedBy, self.owner) = (status, line, askedBy, owner)
    }

    package func holds(_ request: InspectorsRequest, at now: Moment) -> Bool {
        if let askedBy, request.askedBy != askedBy { return false }
        if let owner, request.owner != owner { return false }
        switch line {
        case nil: break
        case .none?: if request.line != nil { return false }
        case .of(let line)?: if request.line != line { return false }
        }
        switch status {
        case nil: return true
        case .open: return request.isOpen
        case .late: return RequestLate.holds(request, at: now)
        case .answered: return !request.isOpen
        }
    }
}
