import Vocabulary

/// An inspection in the council's record.
package struct Inspection: Codable, Sendable, Hashable, Identifiable {
    /// How far its report is. Until Ofsted publishes, every copy is under embargo.
    package enum State: String, Codable, Sendable, Hashable, CaseIterable {
        case draftUnderEmbargo = "draft_under_embargo"
        case finalUnderEmbargo = "final_under_embargo"
        case published

        package var name: String {
            switch self {
            case .draftUnderEmbargo: "Draft report, under embargo"
            case .finalUnderEmbargo: "Final report, under embargo"
            case .published: "Published"
            }
        }

        package var isUnderEmbargo: Bool { self != .published }
    }

    package let id: Identifier<Inspection>
    package var framework: Framework
    package var localAuthority: String
    package var state: State
    package var dates: InspectionDates
    package var leadInspector: String?
    package var judgements: [Judgement]
    package var previous: PreviousInspection?

    package init(
        id: Identifier<Inspection> = Identifier(), framework: Framework, localAuthority: String, state: State,
        dates: InspectionDates = InspectionDates(), leadInspector: String? = nil, judgements: [Judgement] = [],
        previous: PreviousInspection? = nil
    ) {
        self.id = id
        self.framework = framework
        self.localAuthority = localAuthority
        self.state = state
        self.dates = dates
        self.leadInspector = leadInspector
        self.judgements = judgements
        self.previous = previous
    }
}

/// The days of an inspection. Councils often count from the notice, reports print the days on site: both are kept.
package struct InspectionDates: Codable, Sendable, Hashable {
    package var notified: Day?
    package var fieldworkFrom: Day?
    package var fieldworkTo: Day?
    package var received: Day?
    package var published: Day?

    package init(notified: Day? = nil, fieldworkFrom: Day? = nil, fieldworkTo: Day? = nil, received: Day? = nil, published: Day? = nil) {
        self.notified = notified
        self.fieldworkFrom = fieldworkFrom
        self.fieldworkTo = fieldworkTo
        self.received = received
        self.published = published
    }

    /// The days are in this order when all is well; what does not is returned in words, by field.
    package var problems: [Problem] {
        let order: [(field: String, name: String, day: Day?)] = [
            ("notified", "notification", notified), ("fieldwork_from", "start of fieldwork", fieldworkFrom),
            ("fieldwork_to", "end of fieldwork", fieldworkTo), ("received", "receipt of the report", received),
            ("published", "publication", published),
        ]
        let known = order.compactMap { step in step.day.map { (step.field, step.name, $0) } }
        return zip(known, known.dropFirst()).compactMap { before, after in
            guard after.2 < before.2 else { return nil }
            return Problem(after.0, "The \(after.1), \(after.2), is before the \(before.1), \(before.2). Change one of the two.")
        }
    }
}

/// A stretch of days that inspectors spent with the council. A report may have two.
package struct Fieldwork: Codable, Sendable, Hashable {
    package let from: Day
    package let to: Day

    /// Nil when it would end before it begins.
    package init?(from: Day, to: Day) {
        guard from <= to else { return nil }
        self.from = from
        self.to = to
    }
}

/// The last inspection that a report names, as far as it says.
package struct PreviousInspection: Codable, Sendable, Hashable {
    /// Nil where the report names the last inspection and its grade without a year.
    package let year: Int?
    package let month: Int?
    /// The overall grade, where the report states it.
    package let grade: Grade?
    /// The sentence or line it was read from.
    package let printed: String
    package let page: Int

    package init(year: Int?, month: Int? = nil, grade: Grade? = nil, printed: String = "", page: Int = 1) {
        self.year = year
        self.month = month
        self.grade = grade
        self.printed = printed
        self.page = page
    }

    /// `2017` or `2017-11`.
    package var date: String? {
        guard let year, let month else { return year.map(String.init) }
        return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
}
