import Vocabulary

/// Puts the questions about what workers looked at together, worker by worker, each by its rule.
package struct LookingPatterns: Sendable {
    package let hours: UsualHours
    /// The team that a worker is compared with; none is compared with everybody.
    package let teams: [Identifier<Worker>: Team]
    /// The records that have the worker's surname, of those opened; the restricted ones are counted and not named.
    package let sameSurname: [Identifier<Worker>: (named: [Identifier<Child>], restricted: Int)]

    package init(
        hours: UsualHours, teams: [Identifier<Worker>: Team],
        sameSurname: [Identifier<Worker>: (named: [Identifier<Child>], restricted: Int)] = [:]
    ) {
        self.hours = hours
        self.teams = teams
        self.sameSurname = sameSurname
    }

    package func found(in looks: [ViewsByWorker]) -> [LookingPattern] {
        let byWorker = Dictionary(grouping: looks, by: \.worker)
        let opened = byWorker.mapValues { Set($0.filter { $0.opened > 0 }.map(\.record)).count }.filter { $0.value > 0 }
        return byWorker.sorted { $0.key.text < $1.key.text }.flatMap { worker, looks in
            var found: [LookingPattern] = []
            func note(_ kind: LookingPattern.Kind, _ reason: String?, _ records: [Identifier<Child>] = []) {
                if let reason { found.append(LookingPattern(kind, by: worker, reason, records: records)) }
            }
            let (team, counts) = colleagues(of: worker, opened)
            note(.manyRecords, ManyRecordsOpened.reason(opened: opened[worker] ?? 0, team: counts, called: team))
            note(.outsideHours, OutsideUsualHours.reason(looks, hours: hours))
            note(.refusals, ManyRefusals.reason(looks))
            let unallocated = UnallocatedRecordsOpened.records(looks)
            if !unallocated.isEmpty { note(.unallocated, UnallocatedRecordsOpened.reason(unallocated.count), unallocated) }
            if let same = sameSurname[worker], same.named.count + same.restricted > 0 {
                note(.sameSurname, SameSurname.reason(same.named.count + same.restricted), same.named)
            }
            return found
        }
    }

    private func colleagues(of worker: Identifier<Worker>, _ opened: [Identifier<Worker>: Int]) -> (team: String, counts: [Int]) {
        if let team = teams[worker] {
            let counts = opened.filter { teams[$0.key]?.id == team.id }.map(\.value)
            if counts.count >= ManyRecordsOpened.smallestTeam { return (team.name, counts) }
        }
        return ("everybody who viewed records", Array(opened.values))
    }
}

/// How often one worker asked for one record on one day, as the audit trail counts it.
package struct ViewsByWorker: Hashable, Sendable {
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
            case .unallocated: "Unallocated records"
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

/// The hours of a working day in which looking at records is ordinary: a local setting, 7 to 19 as shipped.
package struct UsualHours: Hashable, Sendable {
    package static let shipped = UsualHours(7, 19)

    /// Whole hours of the day in England; `closes` itself is outside.
    package let opens, closes: Int

    /// Nil when the day would end before it begins.
    package init?(opens: Int, closes: Int) {
        guard (0...23).contains(opens), (1...24).contains(closes), opens < closes else { return nil }
        (self.opens, self.closes) = (opens, closes)
    }

    private init(_ opens: Int, _ closes: Int) { (self.opens, self.closes) = (opens, closes) }

    /// The minutes of that day that count as usual; none at a weekend or on a bank holiday.
    package func minutes(of day: Day, in calendar: WorkingDays = .england) -> Range<Int>? {
        calendar.isWorkingDay(day) ? opens * 60..<closes * 60 : nil
    }

    package var words: String { "\(opens).00 to \(closes).00 on working days" }
}
