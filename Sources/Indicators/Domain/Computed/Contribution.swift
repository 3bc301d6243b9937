import Vocabulary

/// What one event or one stretch of a child's history adds to one measure. Which child it is of is stored beside it.
///
/// It does not depend on the day it is worked out: a stretch that is still open has no last day, and readers go no further
/// than the day up to which the data is known. So a new load changes only the contributions of what changed.
package struct Contribution: Hashable, Sendable {
    /// The raw values are stored, and last.
    package enum Kind: UInt8, Sendable, CaseIterable {
        /// In the numerator and the denominator.
        case met = 1
        /// In the denominator alone.
        case missed = 2
        /// Begun and not finished on the days of this stretch, and within the limit.
        case waiting = 3
        /// Begun and not finished, and over the limit.
        case overdue = 4
        /// In neither, for a reason.
        case excluded = 5
    }

    /// ``ComputedMeasure/number``.
    package let measure: UInt16
    package let kind: Kind
    /// Why it is excluded, or why it is not in the numerator. 0 for no reason.
    package let reason: UInt8
    /// The day of an event, or the first day of the stretch, as ``Day/number``.
    package let first: Int32
    /// The same day again, or the last day on which it counts; ``open`` where it has not ended.
    package let last: Int32
    /// What was measured: days, a score. Of what waits, the number of the day on which the clock began. ``none`` where there is nothing.
    package let value: Int32
    /// Keys of ``Contributions/teams`` and ``Contributions/workers``; 0 where no team or worker is known.
    package let team: Int32
    package let worker: Int32
    /// The file and the row it comes from; 0 where it comes from no row.
    package let file: Int32
    package let row: Int32

    package static let open = Int32.max
    package static let none = Int32.min

    package init(
        measure: UInt16, kind: Kind, reason: UInt8 = 0, first: Int32, last: Int32, value: Int32 = Contribution.none, team: Int32 = 0,
        worker: Int32 = 0, file: Int32 = 0, row: Int32 = 0
    ) {
        (self.measure, self.kind, self.reason, self.first, self.last, self.value) = (measure, kind, reason, first, last, value)
        (self.team, self.worker, self.file, self.row) = (team, worker, file, row)
    }

    package var firstDay: Day { Day(number: Int(first)) }
    package var lastDay: Day? { last == Contribution.open ? nil : Day(number: Int(last)) }
    package var because: ContributionReason? { ContributionReason(rawValue: reason) }
    package var isWaiting: Bool { kind == .waiting || kind == .overdue }
    package func holds(on day: Day) -> Bool { first <= Int32(day.number) && Int32(day.number) <= last }

    /// Whether a figure of a period is made of it: a stretch that holds on the last day, days that lie in the period, or an event in it.
    package func isCounted(figure: MeasureFigure, timing: MeasureTiming, over period: MeasurePeriod) -> Bool {
        let (from, to) = (Int32(period.first.number), Int32(period.last.number))
        return switch (timing, figure) {
        case (.snapshot, _): first <= to && to <= last
        case (.period, .daysWithin): first <= to && from <= last
        case (.period, _): from <= first && first <= to
        }
    }
}

/// Why something is left out of a figure, or is not in its numerator. The raw values are stored, and last.
package enum ContributionReason: UInt8, Sendable, CaseIterable, Hashable {
    case died = 1
    case unborn = 2
    case birthNotKnown = 3
    case shortBreaks = 4
    case transferredIn = 5
    case otherCouncilsPlan = 6
    case notYetDue = 7
    case notRecorded = 8
    case endsBeforeItBegins = 9
    case tooYoung = 10
    case tooOld = 11
    case earlierNotLoaded = 12
    case noReferral = 13
    case notSeen = 14
    case late = 15
    case none = 16
    case notRequired = 17
    case noPlacementType = 18
    case distanceNotRecorded = 19
    case noBrothersOrSisters = 20
    case noHomeNumber = 21
    case refusedOrDied = 22
    case noConference = 23
    case cancelled = 24
    case noFurtherAction = 25
    case temporary = 26
    case endedInTime = 27
    case nobodyAllocated = 28
    case reasonGiven = 29
    case placedForAdoption = 30
    case notAlone = 31
    case noEnquiry = 32
    case codeNotExplained = 33
    case noPlan = 34
    case notInCohort = 35
    case anotherOutcome = 36

    package var words: String {
        switch self {
        case .died: "The child died"
        case .unborn: "Not born yet"
        case .birthNotKnown: "Date of birth not recorded"
        case .shortBreaks: "Short breaks only"
        case .transferredIn: "Moved in from another council with a plan"
        case .otherCouncilsPlan: "A plan of another council"
        case .notYetDue: "Not due yet"
        case .notRecorded: "Not recorded"
        case .endsBeforeItBegins: "The end is before the beginning"
        case .tooYoung: "Too young"
        case .tooOld: "Too old"
        case .earlierNotLoaded: "What came before is not loaded"
        case .noReferral: "No referral is recorded with it"
        case .notSeen: "The child was not seen"
        case .late: "Late"
        case .none: "There was none"
        case .notRequired: "Not required"
        case .noPlacementType: "Type of placement not recorded"
        case .distanceNotRecorded: "Distance not recorded"
        case .noBrothersOrSisters: "No brothers or sisters in care on the day"
        case .noHomeNumber: "The home has no number in the data"
        case .refusedOrDied: "Refused contact, died or no longer needs services"
        case .noConference: "No conference was held"
        case .cancelled: "Cancelled"
        case .noFurtherAction: "No further action"
        case .temporary: "A temporary placement"
        case .endedInTime: "Ended before it was due"
        case .nobodyAllocated: "Nobody is allocated"
        case .reasonGiven: "No score, with a reason"
        case .noEnquiry: "No section 47 enquiry is recorded with it"
        case .codeNotExplained: "What the code means is not known"
        case .noPlan: "No child protection plan on the day"
        case .anotherOutcome: "Another outcome"
        case .notInCohort: "Not in care for the whole year"
        case .notAlone: "Seen, and not alone"
        case .placedForAdoption: "Placed for adoption"
        }
    }
}

/// Collects what children contribute. The array is the only thing that grows with them; teams and workers are known by a key.
package struct Contributions: Sendable {
    package private(set) var all: [Contribution] = []
    /// What has not been done yet on the last day known.
    package private(set) var clocks: [RunningClock] = []
    package private(set) var teams = KeyedNames()
    package private(set) var workers = KeyedNames()
    /// The measure that is asked now.
    package var measure: UInt16 = 0

    package init() {}

    /// The keys go on; what was collected is dropped, and its room stays.
    package mutating func removeAll() {
        all.removeAll(keepingCapacity: true)
        clocks.removeAll(keepingCapacity: true)
    }

    package mutating func append(_ contribution: Contribution) { all.append(contribution) }
    package mutating func append(_ clock: RunningClock) { clocks.append(clock) }
    package mutating func team(_ name: String?) -> Int32 { teams.key(name) }
    package mutating func worker(_ name: String?) -> Int32 { workers.key(name) }
}

/// Something that has not been done yet: the measure that judges it, the day from which it is counted, and the last day on which it is in
/// time. It does not depend on the day it is worked out.
package struct RunningClock: Hashable, Sendable {
    package let measure: UInt16
    package let began: Day
    package let due: Day
    /// Keys of ``Contributions/teams`` and ``Contributions/workers`` on the data day; 0 where no team or worker is known.
    package let team: Int32
    package let worker: Int32

    package init(measure: UInt16, began: Day, due: Day, team: Int32 = 0, worker: Int32 = 0) {
        (self.measure, self.began, self.due, self.team, self.worker) = (measure, began, due, team, worker)
    }
}

/// Names under a number each, from 1; 0 is no name.
package struct KeyedNames: Sendable {
    package private(set) var names: [String] = []
    private var keys: [String: Int32] = [:]

    package init() {}

    package mutating func key(_ name: String?) -> Int32 {
        guard let name, !name.isEmpty else { return 0 }
        if let key = keys[name] { return key }
        names.append(name)
        keys[name] = Int32(names.count)
        return Int32(names.count)
    }

    package func name(_ key: Int32) -> String? { names.indices.contains(Int(key) - 1) ? names[Int(key) - 1] : nil }
}
