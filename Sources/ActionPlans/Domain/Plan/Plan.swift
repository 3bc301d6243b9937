import Inspections
import Vocabulary

/// A council's plan of action after an inspection.
package struct Plan: Sendable, Hashable, Identifiable {
    package struct Agreement: Sendable, Hashable {
        package let by: String
        package let meeting: String
        package let on: Day

        package init(by: String, meeting: String, on: Day) {
            self.by = by
            self.meeting = meeting
            self.on = on
        }
    }

    package struct Publication: Sendable, Hashable {
        package let place: String
        package let on: Day

        package init(place: String, on: Day) {
            self.place = place
            self.on = on
        }
    }

    package struct Circulation: Sendable, Hashable {
        package let to: String
        package let on: Day

        package init(to: String, on: Day) {
            self.to = to
            self.on = on
        }
    }

    /// The stage of the plan, with the facts that belong to it.
    package enum State: Sendable, Hashable {
        case draft
        case agreed(Agreement)
        case sent(Agreement, on: Day)
        case published(Agreement, sent: Day, Publication)

        package var words: String {
            switch self {
            case .draft: "Draft"
            case .agreed: "Agreed"
            case .sent: "Submitted to Ofsted"
            case .published: "Published"
            }
        }
    }

    package let id: Identifier<Plan>
    package let inspection: Identifier<Inspection>
    package let title: String
    /// The day from which the weeks of drafted actions were counted.
    package let start: Day
    package internal(set) var state: State
    /// Who was given it, and when. A finalised plan is circulated before it is published as well as after.
    package private(set) var circulations: [Circulation]
    package let version: Int

    package init(
        id: Identifier<Plan> = Identifier(), inspection: Identifier<Inspection>, title: String, start: Day, state: State = .draft,
        circulations: [Circulation] = [], version: Int = 1
    ) {
        self.circulations = circulations
        self.id = id
        self.inspection = inspection
        self.title = title
        self.start = start
        self.state = state
        self.version = version
    }

    package var agreement: Agreement? {
        switch state {
        case .draft: nil
        case .agreed(let agreement), .sent(let agreement, _), .published(let agreement, _, _): agreement
        }
    }

    package var sentOn: Day? {
        switch state {
        case .draft, .agreed: nil
        case .sent(_, let day), .published(_, let day, _): day
        }
    }

    package var publication: Publication? {
        switch state {
        case .draft, .agreed, .sent: nil
        case .published(_, _, let publication): publication
        }
    }

    /// Its stage and whether it was circulated, as a list shows it.
    package var statusWords: String { circulations.isEmpty ? state.words : "\(state.words), circulated" }
}

/// Why a plan cannot be agreed, submitted, published or circulated.
package enum PlanRefusal: Error, Sendable, Hashable {
    case inspectionNotConfirmed
    case planExists
    case hasNoActions
    case agreedAlready(on: Day)
    case notAgreedYet
    case sentAlready(on: Day)
    case notSentYet
    case publishedAlready(on: Day)
    case inspectionUnderEmbargo
    case inTheFuture(Day)
    case before(step: String, on: Day)
}

extension Plan {
    /// The plan is agreed: by whom, at which meeting, when. A plan without actions cannot be agreed.
    package mutating func agree(by who: String, at meeting: String, on day: Day, openActions: Int, today: Day) throws(PlanRefusal) {
        if let agreement { throw .agreedAlready(on: agreement.on) }
        guard openActions > 0 else { throw .hasNoActions }
        try check(day, today)
        state = .agreed(Agreement(by: who, meeting: meeting, on: day))
    }

    /// The plan is submitted to Ofsted as it is; every later change is shown against what was submitted.
    package mutating func send(on day: Day, today: Day) throws(PlanRefusal) {
        if let sentOn { throw .sentAlready(on: sentOn) }
        guard case .agreed(let agreement) = state else { throw .notAgreedYet }
        try check(day, today, after: ("agreed", agreement.on))
        state = .sent(agreement, on: day)
    }

    /// The plan is public. A plan that answers a report under embargo stays unpublished until Ofsted publishes.
    package mutating func publish(at place: String, on day: Day, isUnderEmbargo: Bool, today: Day) throws(PlanRefusal) {
        if let publication { throw .publishedAlready(on: publication.on) }
        guard case .sent(let agreement, let sent) = state else { throw .notSentYet }
        if isUnderEmbargo { throw .inspectionUnderEmbargo }
        try check(day, today, after: ("agreed", agreement.on))
        state = .published(agreement, sent: sent, Publication(place: place, on: day))
    }

    /// An agreed plan is given to partners and staff, before or after it is published, and more than once. A plan that answers a report
    /// under embargo is given to nobody.
    package mutating func circulate(to whom: String, on day: Day, isUnderEmbargo: Bool, today: Day) throws(PlanRefusal) {
        guard let agreement else { throw .notAgreedYet }
        if isUnderEmbargo { throw .inspectionUnderEmbargo }
        try check(day, today, after: ("agreed", agreement.on))
        circulations.append(Circulation(to: whom, on: day))
    }

    private func check(_ day: Day, _ today: Day, after earlier: (step: String, on: Day)? = nil) throws(PlanRefusal) {
        if day > today { throw .inTheFuture(day) }
        if let earlier, day < earlier.on { throw .before(step: earlier.step, on: earlier.on) }
    }
}

/// The status of a plan on a day: counts of its actions that are not withdrawn.
package struct PlanStatus: Sendable, Hashable {
    package let actions: Int
    package let late: Int
    package let silent: Int
    package let withoutOwner: Int
    package let withoutMeasure: Int
    package let withoutEvidence: Int
    private let byDelivery: [DeliveryStatus: Int]

    package init(_ all: [Action], agreed: Day?, on today: Day, updateDays: Int = LateUpdate.shippedDays) {
        let actions = all.filter { $0.withdrawal == nil }
        self.actions = actions.count
        late = actions.count { Overdue.days($0, on: today) != nil }
        silent = actions.count { LateUpdate($0, agreed: agreed, on: today, after: updateDays)?.isLate == true }
        withoutOwner = actions.count { $0.owner == nil }
        withoutMeasure = actions.count { $0.measures.isEmpty }
        withoutEvidence = actions.count { $0.deliveryEvidence.isEmpty }
        byDelivery = Dictionary(grouping: actions, by: \.deliveryStatus).mapValues(\.count)
    }

    package func count(_ delivery: DeliveryStatus) -> Int { byDelivery[delivery] ?? 0 }

    /// `Of 11 actions, 6 are on track, 2 may slip and 1 is off track.` Statuses that no action has are left out.
    package var sentence: String {
        guard actions > 0 else { return "There are no actions yet." }
        let parts = [
            (count(.doneAndEvidenced), "is done and evidenced", "are done and evidenced"),
            (count(.doneNotSustained), "is done but not sustained", "are done but not sustained"),
            (count(.doneNotConfirmed), "is done but its evidence is not confirmed yet", "are done but their evidence is not confirmed yet"),
            (count(.doneNotEvidenced), "is marked as done but not evidenced", "are marked as done but not evidenced"),
            (count(.reopened), "is reopened", "are reopened"), (count(.onTrack), "is on track", "are on track"),
            (count(.maySlip), "may slip", "may slip"), (count(.offTrack), "is off track", "are off track"),
            (count(.notStarted), "has not started", "have not started"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        return "Of \(actions) action\(actions == 1 ? "" : "s"), \(parts.inWords)."
    }
}

extension String {
    /// For the middle of a sentence.
    package var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension [String] {
    /// `a, b and c`.
    package var inWords: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

/// Something that happened to a plan and that its board needs to know.
package struct PlanEvent: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case closed
        case findingClosed = "finding_closed"
        /// The improvement of a closed action was not sustained: it is on the next agenda until somebody responds.
        case notSustained = "slipped_back"
        case reopened
        /// Somebody recorded why an action whose improvement was not sustained stays closed.
        case keptClosed = "kept_closed"
        case dueMoved = "due_moved"
        case dueAsked = "due_asked"
        case dueRefused = "due_refused"

        package var words: String {
            switch self {
            case .closed: "Closed"
            case .findingClosed: "Finding closed"
            case .notSustained: "Improvement not sustained"
            case .reopened: "Reopened"
            case .keptClosed: "Kept closed"
            case .dueMoved: "Due date changed"
            case .dueAsked: "Change of due date requested"
            case .dueRefused: "Due date not changed"
            }
        }
    }

    package let id: Identifier<PlanEvent>
    package let kind: Kind
    package let plan: Identifier<Plan>
    package let action: Identifier<Action>?
    package let finding: Identifier<Finding>?
    package let day: Day
    package let words: String
    package let author: String

    package init(
        id: Identifier<PlanEvent> = Identifier(), kind: Kind, plan: Identifier<Plan>, action: Identifier<Action>? = nil,
        finding: Identifier<Finding>? = nil, day: Day, words: String, author: String
    ) {
        (self.id, self.kind, self.plan, self.action, self.finding) = (id, kind, plan, action, finding)
        (self.day, self.words, self.author) = (day, words, author)
    }
}
