import ChildRecords
import Law
import Vocabulary

/// What is due for a child in pre-proceedings and proceedings, from which step it is counted, and by how many days it is over. The due day itself
/// is in time. A day that the court ordered takes the place of a counted one. What never happened stops counting when the spell ends.
package struct CaseClock: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case preBirthPlanning, papers, planningMeeting, letter, firstMeeting, midpoint, nextReview, planAction, assessment, usualEnd,
            lateExtension, lastDay, application, caseManagement, advocatesMeeting, alternativeCarers, hearing, issuesResolution,
            finalHearing, direction, expert,
            interimOrder, lateTimetable, courtEnd, deprivation, firstFollowUp, secondFollowUp

        package var words: String {
            switch self {
            case .preBirthPlanning: "Legal planning before the birth"
            case .papers: "Papers for the legal planning meeting"
            case .planningMeeting: "Legal planning meeting"
            case .letter: "Letter before proceedings"
            case .firstMeeting: "First pre-proceedings meeting"
            case .midpoint: "Review at the midpoint"
            case .nextReview: "Next review"
            case .planAction: "Action of the plan"
            case .assessment: "Assessment"
            case .usualEnd: "Outcome or extension"
            case .lateExtension: "Extension after the last day had passed"
            case .lastDay: "Last day of pre-proceedings"
            case .application: "Application to court"
            case .caseManagement: "Case management hearing"
            case .issuesResolution: "Issues resolution hearing"
            case .advocatesMeeting: "Advocates’ meeting"
            case .alternativeCarers: "Alternative carers named"
            case .hearing: "Further hearing"
            case .finalHearing: "Final hearing"
            case .expert: "Expert’s report"
            case .interimOrder: "End of an interim order"
            case .deprivation: "Review of deprivation of liberty"
            case .direction: "Direction of the court"
            case .lateTimetable: "Timetable extended after its end had passed"
            case .courtEnd: "End of proceedings"
            case .firstFollowUp: "First follow-up"
            case .secondFollowUp: "Second follow-up"
            }
        }

        /// Those that are hearings of a court.
        package static let hearings: Set<Kind> = [.caseManagement, .hearing, .issuesResolution, .finalHearing]

        /// Those that make up drift: the time in which the family waits on the council.
        package static let drift: Set<Kind> = [.letter, .firstMeeting, .midpoint, .lateExtension, .lastDay, .application]
    }

    package enum State: Hashable, Sendable {
        case running
        case met(Day)
        case stopped(Day)
    }

    package let kind: Kind
    package let child: Identifier<Child>
    package let due: Day
    package let from: Day
    /// From what it is counted, in words.
    package let basis: String
    package let state: State
    package let force: Timescale.Force?

    package init(
        kind: Kind, child: Identifier<Child>, due: Day, from: Day, basis: String, state: State, force: Timescale.Force?
    ) {
        (self.kind, self.child, self.due, self.from) = (kind, child, due, from)
        (self.basis, self.state, self.force) = (basis, state, force)
    }

    package var isRunning: Bool { state == .running }
    /// The day on which it was met or stopped counting.
    package var done: Day? {
        switch state {
        case .running: nil
        case .met(let day), .stopped(let day): day
        }
    }

    package func daysOver(on today: Day) -> Int {
        switch state {
        case .running: max(0, today - due)
        case .met(let day), .stopped(let day): max(0, min(day, today) - due)
        }
    }
}

extension ChildsPart {
    /// The clocks of the child's present spell, the next first.
    package func clocks(_ terms: LocalTerms) -> [CaseClock] {
        guard let spell, let stage else { return [] }
        let maker = ClockMaker(child: id, spell: spell, stage: stage, terms: terms)
        return (maker.planning(birth) + maker.work() + maker.court() + maker.liberty(deprivation) + maker.afterwards()).sorted {
            ($0.due, $0.kind.rawValue) < ($1.due, $1.kind.rawValue)
        }
    }

    /// Days on which the family waited beyond what was due, over every kind that counts as drift. A day on which several were late counts once.
    package func drift(_ terms: LocalTerms, on today: Day) -> Int {
        clocks(terms).daysOfDrift(until: today) { $0.done ?? today }
    }

    /// Those of them up to the day on which the first clock that still runs was due: the days since then are counted when they are looked at.
    package func driftBeforeRunning(_ terms: LocalTerms) -> Int {
        let clocks = self.clocks(terms)
        let running = clocks.filter { $0.isRunning && CaseClock.Kind.drift.contains($0.kind) }.map(\.due).min()
        return clocks.filter { !$0.isRunning }.daysOfDrift(until: running) { $0.done ?? $0.due }
    }
}

extension [CaseClock] {
    /// Calendar days after a due day, up to the day on which each was done, and no later than `last`.
    fileprivate func daysOfDrift(until last: Day?, _ done: (CaseClock) -> Day) -> Int {
        var (days, counted) = (0, Day(number: 0))
        for clock in sorted(by: { $0.due < $1.due }) where CaseClock.Kind.drift.contains(clock.kind) {
            let (from, until) = (Swift.max(clock.due, counted), Swift.min(done(clock), last ?? done(clock)))
            days += Swift.max(0, until - from)
            counted = Swift.max(counted, until)
        }
        return days
    }
}

private struct ClockMaker {
    let child: Identifier<Child>
    let spell: Spell
    let stage: Stage
    let terms: LocalTerms

    private func clock(
        _ kind: CaseClock.Kind, due: Day, from: Day, _ basis: String, met: Day?, stopped: Day?, force: Timescale.Force? = nil
    ) -> CaseClock {
        let ends = [met.map(CaseClock.State.met), stopped.map(CaseClock.State.stopped)].compactMap(\.self)
        return CaseClock(
            kind: kind, child: child, due: due, from: from, basis: basis, state: ends.first ?? .running, force: force)
    }

    private func counted(
        _ kind: CaseClock.Kind, _ timescale: Timescale, from: Day, _ event: String, met: Day?, stopped: Day?
    ) -> CaseClock {
        let own = terms.own(timescale)
        let basis =
            own.unit == .workingDaysFromTheDay
            ? "working day \(own.length), the day of issue being the first" : "\(own.span) after \(event)"
        return clock(
            kind, due: own.due(after: from), from: from, basis, met: met, stopped: stopped, force: own.force)
    }

    func planning(_ birth: Birth) -> [CaseClock] {
        var clocks: [CaseClock] = []
        if case .expected(let expected) = birth {
            let days = terms.own(.preBirthPlanning).length
            clocks.append(
                clock(
                    .preBirthPlanning, due: expected - days, from: expected,
                    "week \(Timescale.weeksOfPregnancy - days / 7) of pregnancy, counted back from the expected date of birth",
                    met: spell.meetings.first ?? spell.decided, stopped: spell.ended ?? spell.applied, force: .local))
        }
        guard let booked = spell.booked, stage == .planningBooked || stage == .adjourned else { return clocks }
        let papers = terms.own(.planningPapers)
        clocks.append(clock(.planningMeeting, due: booked, from: booked, "the day it is booked for", met: nil, stopped: nil))
        clocks.append(
            clock(
                .papers, due: WorkingDays.england.day(papers.length, clearBefore: booked), from: booked,
                "\(papers.length) clear working days before the meeting", met: spell.papers, stopped: nil, force: papers.force))
        return clocks
    }

    func work() -> [CaseClock] {
        let left = spell.leftPreProceedings
        var clocks = spell.assessments.map {
            clock(.assessment, due: $0.due, from: $0.on, "the day agreed for \($0.name)", met: $0.filed, stopped: spell.ended)
        }
        clocks += spell.actions.map {
            clock(.planAction, due: $0.due, from: $0.agreed, "the day agreed for: \($0.change)", met: $0.closed, stopped: left)
        }
        guard let decided = spell.decided else { return clocks }
        let midpoint = terms.due(.proceedingsMidpoint, after: decided)
        clocks += [
            counted(.letter, .letterBeforeProceedings, from: decided, "the decision", met: spell.letter, stopped: left),
            counted(.firstMeeting, .firstProceedingsMeeting, from: decided, "the decision", met: spell.firstMeeting, stopped: left),
        ]
        if left.map({ $0 > midpoint }) ?? true {
            clocks.append(
                counted(.midpoint, .proceedingsMidpoint, from: decided, "the decision", met: spell.midpointReview(terms), stopped: left))
        }
        if let next = spell.nextReview {
            clocks.append(
                clock(.nextReview, due: next, from: spell.reviews.last ?? decided, "the day agreed for it", met: nil, stopped: left))
        }
        return clocks + ends(decided, left)
    }

    private func ends(_ decided: Day, _ left: Day?) -> [CaseClock] {
        let extended = spell.extensions.first.map(\.approved)
        let usual = counted(
            .usualEnd, .preProceedingsUsual, from: decided, "the decision", met: [left, extended].compactMap(\.self).min(), stopped: nil)
        guard let last = spell.extensions.max(by: { $0.until < $1.until }) else {
            return [usual, counted(.lastDay, .preProceedings, from: decided, "the decision", met: left, stopped: nil)]
        }
        let over = last.until > terms.due(.preProceedings, after: decided) ? ", over the usual length" : ""
        return [usual] + lateExtensions(decided) + [
            clock(
                .lastDay, due: last.until, from: decided, "the extension that \(last.approver) approved on \(last.approved)\(over)",
                met: left,
                stopped: nil, force: .local)
        ]
    }

    /// An extension that was agreed after the last day does not undo the days between.
    private func lateExtensions(_ decided: Day) -> [CaseClock] {
        var (last, clocks) = (terms.due(.preProceedings, after: decided), [CaseClock]())
        for one in spell.extensions.sorted(by: { ($0.approved, $0.until) < ($1.approved, $1.until) }) {
            if one.approved > last {
                clocks.append(
                    clock(
                        .lateExtension, due: last, from: decided, "the last day before it", met: one.approved, stopped: nil, force: .local))
            }
            last = one.until
        }
        return clocks
    }

    func court() -> [CaseClock] {
        var clocks: [CaseClock] = []
        if let agreed = spell.issueAgreed {
            clocks.append(
                counted(.application, .application, from: agreed, "the decision to issue", met: spell.applied, stopped: spell.ended))
        }
        guard let applied = spell.applied else { return clocks }
        clocks += hearings(from: applied)
        clocks += spell.directions.map {
            clock(.direction, due: $0.due, from: $0.on, "the day the court ordered: \($0.name)", met: $0.filed, stopped: spell.ended)
        }
        clocks += spell.experts.map {
            clock(.expert, due: $0.due, from: $0.on, "the day agreed for: \($0.name)", met: $0.filed, stopped: spell.ended)
        }
        clocks += spell.interim.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { order, interim in
            interim.until.map {
                clock(
                    .interimOrder, due: $0, from: interim.made, "the last day of the \(order.words.lowercased())", met: nil,
                    stopped: spell.ended)
            }
        }
        let over = spell.concluded?.on
        if let ordered = spell.courtEnd {
            clocks += spell.lateTimetables.map {
                clock(.lateTimetable, due: $0.end, from: applied, "the end before it", met: $0.extended, stopped: nil)
            }
            clocks.append(clock(.courtEnd, due: ordered, from: applied, "the court’s own order", met: over, stopped: spell.ended))
        } else {
            clocks.append(
                clock(
                    .courtEnd, due: Timescale.careProceedings.due(after: applied), from: applied,
                    "26 weeks beginning with the day of issue", met: over, stopped: spell.ended, force: .statute))
        }
        return clocks
    }

    /// The hearings, and what is due with that of case management. A hearing without a usual day is there once the court has listed it.
    private func hearings(from applied: Day) -> [CaseClock] {
        let management = hearing(.caseManagement, .caseManagement, .caseManagement, from: applied)
        let resolution = hearing(.issuesResolution, .issuesResolution, .issuesResolution, from: applied)
        let listed = [(CaseClock.Kind.hearing, StepChoice.furtherCaseManagement), (.finalHearing, .finalHearing)].compactMap {
            kind, choice in
            spell.listed[choice].map { day in
                let held = spell.hearings[choice].flatMap { $0 >= day ? $0 : nil }
                return clock(kind, due: day, from: applied, "the day the court ordered", met: held, stopped: spell.ended)
            }
        }
        let advocates = [(management, StepChoice.caseManagement), (resolution, .issuesResolution)].map { hearing, choice in
            let own = terms.own(.advocatesMeeting)
            // Once the hearing was held there is no meeting to wait for.
            return clock(
                .advocatesMeeting, due: hearing.due - own.length, from: hearing.due,
                "\(own.span) before the \(choice.words.lowercased())", met: spell.advocates[choice], stopped: hearing.done, force: own.force
            )
        }
        let carers = clock(
            .alternativeCarers, due: management.due, from: applied, "the day of the case management hearing",
            met: spell.carers.map { max($0.on, applied) }, stopped: spell.ended, force: .local)
        return [management, resolution, carers] + advocates + listed
    }

    func liberty(_ deprivation: (since: Day, review: Day)?) -> [CaseClock] {
        guard let deprivation else { return [] }
        return [
            clock(
                .deprivation, due: deprivation.review, from: deprivation.since, "the day of the order or of its last review", met: nil,
                stopped: nil)
        ]
    }

    private func hearing(_ kind: CaseClock.Kind, _ timescale: Timescale, _ choice: StepChoice, from applied: Day) -> CaseClock {
        let held = spell.hearings[choice]
        if let ordered = spell.listed[choice] {
            return clock(kind, due: ordered, from: applied, "the day the court ordered", met: held, stopped: spell.ended)
        }
        return counted(kind, timescale, from: applied, "the issue", met: held, stopped: spell.ended)
    }

    func afterwards() -> [CaseClock] {
        guard let down = spell.steppedDown, stage == .steppedDown else { return [] }
        return [
            counted(.firstFollowUp, .firstFollowUp, from: down, "step-down", met: spell.followUps[.sixMonths], stopped: nil),
            counted(.secondFollowUp, .secondFollowUp, from: down, "step-down", met: spell.followUps[.twelveMonths], stopped: nil),
        ]
    }
}
