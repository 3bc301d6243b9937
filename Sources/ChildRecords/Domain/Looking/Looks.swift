import Vocabulary

/// How often one worker asked for one record on one day, as the audit trail counts it.
package struct Looks: Hashable, Sendable {
    package let worker: Identifier<Worker>
    package let record: Identifier<Child>
    package let day: Day
    /// Times the record itself was opened; a line in a list is no opening.
    package let opened: Int
    /// Times the worker was told that there is no such record, or that it is restricted.
    package let refused: Int
    /// Openings and lines in lists outside usual hours.
    package let outsideHours: Int
    /// False when the record was allocated to nobody on the day.
    package let wasAllocated: Bool

    package init(
        worker: Identifier<Worker>, record: Identifier<Child>, day: Day, opened: Int = 0, refused: Int = 0, outsideHours: Int = 0,
        wasAllocated: Bool = true
    ) {
        self.worker = worker
        self.record = record
        self.day = day
        self.opened = opened
        self.refused = refused
        self.outsideHours = outsideHours
        self.wasAllocated = wasAllocated
    }
}

/// Something in what a worker looked at that is worth a question. It is no finding about a person: there may be a good reason.
package struct LookingPattern: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case manyRecords = "many_records"
        case outsideHours = "outside_hours"
        case refusals
        case unallocated
        case sameSurname = "same_surname"

        package var words: String {
            switch self {
            case .manyRecords: "Many records"
            case .outsideHours: "Outside usual hours"
            case .refusals: "Often refused"
            case .unallocated: "Records of nobody’s"
            case .sameSurname: "Same surname"
            }
        }
    }

    package let kind: Kind
    package let worker: Identifier<Worker>
    /// What was counted, against what, in a sentence.
    package let reason: String
    /// The records it is about, where they may be named by their number.
    package let records: [Identifier<Child>]

    package init(_ kind: Kind, by worker: Identifier<Worker>, _ reason: String, records: [Identifier<Child>] = []) {
        self.kind = kind
        self.worker = worker
        self.reason = reason
        self.records = records
    }
}
