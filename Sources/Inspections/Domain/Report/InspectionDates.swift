import Vocabulary

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

    /// The days stand in this order when all is well; what does not is returned in words, by field.
    package var problems: [Problem] {
        let order: [(field: String, name: String, day: Day?)] = [
            ("notified", "notification", notified), ("fieldwork_from", "start of fieldwork", fieldworkFrom),
            ("fieldwork_to", "end of fieldwork", fieldworkTo), ("received", "receipt of the report", received),
            ("published", "publication", published),
        ]
        let known = order.compactMap { step in step.day.map { (step.field, step.name, $0) } }
        return zip(known, known.dropFirst()).compactMap { before, after in
            guard after.2 < before.2 else { return nil }
            return Problem(after.0, "The \(after.1), \(after.2), lies before the \(before.1), \(before.2). Change one of the two.")
        }
    }
}
