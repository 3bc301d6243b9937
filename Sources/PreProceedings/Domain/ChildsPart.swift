import ChildRecords
import Law
import Vocabulary

/// One spell of a child's part of a case: from screening to its outcome. Re-entry begins another.
package struct Spell: Sendable {
    package struct Extension: Hashable, Sendable {
        package let approved, until: Day
        package let approver, reason: String
        /// Why it goes past the council’s last day, and who approved that; empty where it does not, or nobody said.
        package let overLength: String
    }

    package struct Commissioned: Hashable, Sendable {
        package let name, by, cost: String
        package let on, due: Day
        package internal(set) var filed: Day?

        /// From a step that says what is asked for and until when; nil where it says no day.
        init?(_ step: Step) {
            guard let due = step.facts.other else { return nil }
            (name, by, cost) = (step.facts.words, step.facts.person, step.facts.details[.cost] ?? "")
            (on, self.due) = (step.day, due)
        }
    }

    /// An action of the plan: which concern, what is to change, what helps, who does it by when, and how we will know.
    package struct Action: Hashable, Sendable {
        package struct Review: Hashable, Sendable {
            package let on: Day
            package let found: StepChoice
        }

        package let concern, change, help, who, evidence: String
        package let agreed: Day
        package internal(set) var due: Day
        package internal(set) var reviews: [Review] = []

        init?(_ step: Step) {
            guard let due = step.facts.other else { return nil }
            let facts = step.facts
            (concern, change, help) = (facts.details[.concern] ?? "", facts.words, facts.details[.help] ?? "")
            (who, evidence, agreed, self.due) = (facts.person, facts.details[.evidence] ?? "", step.day, due)
        }

        /// The day on which it was found done, or no longer needed.
        package var closed: Day? { reviews.last.flatMap { $0.found == .notDone ? nil : $0.on } }
        func isOpen(_ asked: String) -> Bool { closed == nil && change.lowercased() == asked.lowercased() }
    }

    /// An interim order that is in force, with its last day where it has one.
    package struct Interim: Hashable, Sendable {
        package let made: Day
        package let until: Day?
    }

    package struct AgreedReview: Hashable, Sendable {
        package let due, held: Day
    }

    package let began: Day
    package let wasReentry: Bool
    /// The decision to begin pre-proceedings: its clocks run from it.
    package internal(set) var decided: Day?
    package internal(set) var booked: Day?
    package internal(set) var papers: Day?
    package internal(set) var meetings: [Day] = []
    package internal(set) var planning: StepChoice?
    package internal(set) var letter: Day?
    package internal(set) var firstMeeting: Day?
    package internal(set) var reviews: [Day] = []
    package internal(set) var nextReview: Day?
    /// Each day that was agreed for a review, with the day on which that review was held; the one that is waited for is ``nextReview``.
    package internal(set) var reviewsAgreed: [AgreedReview] = []
    package internal(set) var actions: [Action] = []
    package internal(set) var assessments: [Commissioned] = []
    package internal(set) var extensions: [Extension] = []
    package internal(set) var steppedDown: Day?
    package internal(set) var followUps: [StepChoice: Day] = [:]
    package internal(set) var issueAgreed: Day?
    package internal(set) var letterOfIssue: Day?
    package internal(set) var applied: Day?
    package internal(set) var withoutReason: String?
    /// What was said of the offer at the application, and by whom.
    package internal(set) var atApplication: (words: String, person: String)?
    package internal(set) var listed: [StepChoice: Day] = [:]
    package internal(set) var hearings: [StepChoice: Day] = [:]
    package internal(set) var hearingCount = 0
    package internal(set) var advocates: [StepChoice: Day] = [:]
    package internal(set) var directions: [Commissioned] = []
    package internal(set) var experts: [Commissioned] = []
    package internal(set) var interim: [StepChoice: Interim] = [:]
    package internal(set) var carers: (on: Day, who: String)?
    /// Court and number, judge, guardian and solicitors, as they were named last.
    package internal(set) var court: [StepDetail: String] = [:]
    package internal(set) var courtEnd: Day?
    /// Ends of the timetable that had passed when the court extended it.
    package internal(set) var lateTimetables: [(end: Day, extended: Day)] = []
    package internal(set) var concluded: (on: Day, order: StepChoice)?
    package internal(set) var family = FamilyMeeting()
    /// The day on which work on this spell ended, whatever ended it.
    package internal(set) var ended: Day?

    init(began: Day, wasReentry: Bool) { (self.began, self.wasReentry) = (began, wasReentry) }

    /// The day that ends pre-proceedings: step-down, the decision to issue, the application, or whatever else ended the spell.
    package var leftPreProceedings: Day? { [steppedDown, issueAgreed, applied, ended].compactMap(\.self).min() }
}

/// What happened about a family group decision-making meeting.
package struct FamilyMeeting: Sendable {
    package internal(set) var offered: [Offer] = []
    package internal(set) var exemptFromOffering: Exemption?
    package internal(set) var accepted: Day?
    package internal(set) var declined: Day?
    package internal(set) var coordinator: String?
    package internal(set) var exemptFromHolding: Exemption?
    package internal(set) var held: Day?
    package internal(set) var childsPart: StepChoice?
    package internal(set) var plan: (on: Day, isSafe: Bool)?
    package internal(set) var reviewed: Day?

    package struct Offer: Hashable, Sendable {
        package let on: Day
        package let how: StepChoice

        package init(on day: Day, how: StepChoice) { (on, self.how) = (day, how) }
    }

    package struct Exemption: Hashable, Sendable {
        package let on: Day
        package let reason, decidedBy: String

        package init(on day: Day, reason: String, decidedBy: String) { (on, self.reason, self.decidedBy) = (day, reason, decidedBy) }
    }
}

/// A child of the case, with the stage and the spells that the steps make.
package struct ChildsPart: Sendable, Identifiable {
    package let id: Identifier<Child>
    /// As the child's record has it; a step may say that the child is born before the record does.
    package private(set) var birth: Birth
    package private(set) var stage: Stage?
    package private(set) var since: Day?
    package private(set) var spells: [Spell] = []
    package private(set) var emergencies: [Day] = []
    package private(set) var section20: Day?
    /// A deprivation-of-liberty order that is in force, and by when it is reviewed or ends.
    package private(set) var deprivation: (since: Day, review: Day)?

    package init(_ id: Identifier<Child>, _ birth: Birth) { (self.id, self.birth) = (id, birth) }

    package var spell: Spell? { spells.last }
    package var isUnborn: Bool { expected != nil }
    /// The day on which an unborn child is expected.
    package var expected: Day? { if case .expected(let day) = birth { day } else { nil } }

    /// Takes in one step, or says why it cannot be.
    mutating func take(_ step: Step) throws(CaseRefusal) {
        try check(step)
        let before = stage
        switch step.kind {
        case .screened, .reentered, .transferredIn: begin(step)
        case .born: birth = .born(step.day)
        case .emergency: emergencies.append(step.day)
        case .section20Agreed: section20 = step.day
        case .section20Ended: section20 = nil
        case .deprivationOrdered: deprivation = step.facts.other.map { (since: step.day, review: $0) }
        case .deprivationReviewed: if let since = deprivation?.since, let review = step.facts.other { deprivation = (since, review) }
        case .deprivationEnded: deprivation = nil
        default: spells[spells.count - 1].take(step)
        }
        move(step, from: before)
    }

    private mutating func begin(_ step: Step) {
        var spell = Spell(began: step.day, wasReentry: step.kind == .reentered)
        if step.kind == .transferredIn { spell.decided = step.facts.other }
        spells.append(spell)
    }

    private mutating func move(_ step: Step, from before: Stage?) {
        let next: Stage? =
            switch (step.kind, step.facts.choice) {
            case (.transferredIn, _): step.facts.other == nil ? .screening : .preProceedings
            case (.planningHeld, .continuePlan): .continuing
            case (.planningHeld, .preProceedings): .preProceedings
            case (.planningHeld, .issue): .issueAgreed
            case (.planningHeld, .adjourn): .adjourned
            case (.planningHeld, _): .notRecorded
            default: step.kind.rule.to
            }
        if [.died, .turned18].contains(step.kind) { (section20, deprivation) = (nil, nil) }
        guard let next, next != before else { return }
        (stage, since) = (next, step.day)
        spells[spells.count - 1].ended = next.isOpen ? nil : spells[spells.count - 1].ended ?? step.day
    }
}

extension Spell {
    mutating func take(_ step: Step) {
        let (day, facts) = (step.day, step.facts)
        switch step.kind {
        case .planningBooked: (booked, papers) = (facts.other, nil)
        case .papersSent: papers = day
        case .planningHeld: plan(step)
        case .letterSent: letter = letter ?? day
        case .firstMeeting: (firstMeeting, nextReview) = (day, facts.other)
        case .review:
            // One that is held early, and agrees no other day, leaves the day that was agreed.
            if let next = nextReview, facts.other != nil || day >= next { reviewsAgreed.append(AgreedReview(due: next, held: day)) }
            (reviews, nextReview) = (reviews + [day], facts.other ?? nextReview.flatMap { $0 > day ? $0 : nil })
        case .assessmentCommissioned:
            if let asked = Commissioned(step) { assessments.append(asked) }
        case .actionAgreed: if let action = Action(step) { actions.append(action) }
        case .actionReviewed: review(step)
        case .carersNamed: carers = (day, facts.words)
        case .assessmentFiled: assessments.file(facts.words, on: day)
        case .extended:
            if let until = facts.other {
                extensions.append(
                    Extension(
                        approved: day, until: until, approver: facts.person, reason: facts.words,
                        overLength: facts.details[.overLength] ?? ""))
            }
        case .stepDownAgreed: steppedDown = day
        case .followUp: if let choice = facts.choice { followUps[choice] = day }
        case .issueAgreed: issueAgreed = day
        default:
            takeOfCourt(step)
            family.take(step)
        }
    }

    private mutating func review(_ step: Step) {
        guard let found = step.facts.choice, let index = actions.firstIndex(where: { $0.isOpen(step.facts.words) }) else { return }
        actions[index].reviews.append(Action.Review(on: step.day, found: found))
        if found == .notDone, let due = step.facts.other { actions[index].due = due }
    }

    private mutating func plan(_ step: Step) {
        meetings.append(step.day)
        (planning, booked) = (step.facts.choice, step.facts.choice == .adjourn ? step.facts.other : nil)
        if step.facts.choice == .preProceedings { decided = step.day }
        if step.facts.choice == .issue { issueAgreed = step.day }
    }

    private mutating func takeOfCourt(_ step: Step) {
        let (day, facts) = (step.day, step.facts)
        switch step.kind {
        case .letterOfIssue: letterOfIssue = letterOfIssue ?? day
        case .issued, .issuedWithout:
            (applied, atApplication) = (day, (facts.words, facts.person))
            if step.kind == .issuedWithout { withoutReason = facts.words }
        case .hearingListed:
            if let choice = facts.choice { listed[choice] = facts.other }
            if !facts.person.isEmpty { court[.judge] = facts.person }
        case .hearingHeld:
            hearingCount += 1
            if let choice = facts.choice { hearings[choice] = day }
        case .courtNamed: court.merge(facts.details) { $1 }
        case .advocatesMet: if let choice = facts.choice { advocates[choice] = day }
        case .directionGiven: if let asked = Commissioned(step) { directions.append(asked) }
        case .directionMet: directions.file(facts.words, on: day)
        case .expertInstructed: if let asked = Commissioned(step) { experts.append(asked) }
        case .expertFiled: experts.file(facts.words, on: day)
        case .interimOrder: if let order = facts.choice { interim[order] = Interim(made: day, until: facts.other) }
        case .interimOrderEnded: if let order = facts.choice { interim[order] = nil }
        case .timetableExtended:
            let end = courtEnd ?? applied.map { Timescale.careProceedings.due(after: $0) }
            if let end, day > end { lateTimetables.append((end, day)) }
            courtEnd = facts.other
        case .concluded: if let order = facts.choice { concluded = (day, order) }
        default: break
        }
    }
}

extension FamilyMeeting {
    mutating func take(_ step: Step) {
        let (day, facts) = (step.day, step.facts)
        switch step.kind {
        case .meetingOffered: if let how = facts.choice { offered.append(Offer(on: day, how: how)) }
        case .meetingNotOffered: exemptFromOffering = Exemption(on: day, reason: facts.words, decidedBy: facts.person)
        case .meetingAccepted: (accepted, declined) = (day, nil)
        case .meetingDeclined: if accepted == nil { declined = day }
        case .coordinatorNamed: coordinator = facts.person
        case .meetingNotHeld: exemptFromHolding = Exemption(on: day, reason: facts.words, decidedBy: facts.person)
        case .meetingHeld: (held, childsPart) = (day, facts.choice)
        case .familyPlan: plan = (day, facts.choice == .agreedAsSafe)
        case .familyPlanReviewed: reviewed = day
        default: break
        }
    }
}

extension [Spell.Commissioned] {
    fileprivate mutating func file(_ name: String, on day: Day) {
        guard let index = firstIndex(where: { $0.isOpen(name) }) else { return }
        self[index].filed = day
    }
}

extension Spell {
    /// The review that counts as the one at the midpoint: the first within the days that the council lets it be held beforehand, or later.
    package func midpointReview(_ terms: LocalTerms) -> Day? {
        guard let decided else { return nil }
        let earliest = terms.due(.proceedingsMidpoint, after: decided) - terms.own(.midpointWindow).length
        return reviews.filter { $0 >= earliest }.min()
    }
}

extension Spell.Commissioned {
    func isOpen(_ asked: String) -> Bool { filed == nil && name.lowercased() == asked.lowercased() }
}
