import Indicators
import Law
import Vocabulary

/// Reviews.
extension MeasuredChild {
    var reviewConferences: [ReviewStep] {
        steps(of: plans, { events(.rcpc, in: $0) }) { number, day in
            (number == 0 ? Timescale.firstReviewConference : .laterReviewConference).due(after: day)
        }
    }

    func reviews(in period: Entry) -> [Entry] { events(.claReview, in: period) }

    var careReviews: [ReviewStep] {
        steps(of: care, { reviews(in: $0) }) { number, day in
            let timescale = number == 0 ? Timescale.firstCareReview : number == 1 ? .secondCareReview : .laterCareReview
            return timescale.due(after: day)
        }
    }
}

/// Homes.
extension MeasuredChild {
    /// Placements, or episodes of care where the form tells of homes in them.
    var homes: [Entry] {
        (child[.placement].isEmpty ? child[.careEpisode] : child[.placement]).filter { $0.from != nil && !$0.isTurnedRound }
    }

    /// Homes, with episodes put together between which only the legal status changed.
    var differentHomes: [Entry] {
        homes.reduce(into: []) { homes, home in
            if home.kind == .careEpisode, home.began == .legal, let last = homes.last {
                homes[homes.count - 1].until = last.until == nil ? nil : home.until
                homes[homes.count - 1].origin.taken = home.origin.taken
            } else {
                homes.append(home)
            }
        }
    }

    /// On each day in care: in the numerator by the type of the home.
    func byHome(_ contributions: inout Contributions, _ counts: (PlacementType) -> Bool) {
        for home in homes {
            let place = home.place
            for days in inCare(home) {
                stretch(
                    &contributions, home, from: days.first, through: days.last, place.map { counts($0) ? .met : .missed } ?? .excluded,
                    place == nil ? .noPlacementType : nil)
            }
        }
    }

    /// On each day in care up to a day: homes that must not be, and, beside them, those of which the type is not known.
    func safety(_ contributions: inout Contributions, from start: Day? = nil, through limit: Int32, _ mustNotBe: (PlacementType) -> Bool) {
        for home in homes {
            let place = home.place
            if let place, !mustNotBe(place) { continue }
            if place == nil, start != nil { continue }
            for days in inCare(home) {
                stretch(
                    &contributions, home, from: max(days.first, start.map { Int32($0.number) } ?? days.first),
                    through: min(days.last, limit),
                    place == nil ? .excluded : .met, place == nil ? .noPlacementType : nil)
            }
        }
    }
}

/// Health.
extension MeasuredChild {
    private func isOf(_ entry: Entry, _ words: String) -> Bool {
        let status = entry.facts[.healthStatus]?.lowercased() ?? ""
        return entry.facts[.healthKind]?.lowercased().contains(words) ?? false && !status.contains("cancel") && !status.contains("refus")
    }

    /// The days of health checks that took place, by words of their kind.
    func checks(_ words: String) -> [Day] { child[.healthCheck].filter { isOf($0, words) }.compactMap(\.from) }

    func initialHealth(in period: Entry) -> Day? { checks("initial health assessment").first { period.covers($0) } }

    /// What the looked-after return says once a year of the children who were in care for the whole of it.
    func yearly(_ contributions: inout Contributions, _ fact: Fact, _ isOfAge: (Int) -> Bool = { _ in true }) {
        for entry in child[.healthOutcomes] {
            let (first, last) = counts(entry)
            guard child.isInCohort(of: entry) else {
                stretch(&contributions, entry, from: Int32(first.number), through: last, .excluded, .notInCohort)
                continue
            }
            guard let age = child.age(on: first), isOfAge(age) else { continue }
            let answer = entry.answer(fact)
            stretch(
                &contributions, entry, from: Int32(first.number), through: last, answer == .yes ? .met : .missed,
                answer == .yes || answer == .no ? nil : .notRecorded)
        }
    }

    /// What a form says of its data day: from that day on, or on that day alone where a later return says it again.
    private func counts(_ entry: Entry) -> (first: Day, last: Int32) {
        let day = child.day(of: entry)
        return (day, day < overview.day(of: entry.origin.format) ? Int32(day.number) : Contribution.open)
    }

    /// Care leavers as their form says on its data day.
    var leaving: [(entry: Entry, first: Day, last: Int32)] {
        child[.careLeaver].compactMap { entry in
            let (first, last) = counts(entry)
            return died.map { $0 <= first } ?? false ? nil : (entry, first, last)
        }
    }

    func isOfLeavingAge(on day: Day) -> Bool { child.age(on: day).map { (17...21).contains($0) } ?? false }

    /// The questionnaire of each 31 March on which the child is of the cohort: the score, or why there is none.
    var questionnaires: [(day: Day, entry: Entry, score: (value: Int?, reason: ContributionReason))] {
        overview.holds(.sdqScore, in: .standardDataset) ? ofDataset : ofOutcomes
    }

    private var ofDataset: [(day: Day, entry: Entry, score: (value: Int?, reason: ContributionReason))] {
        let known = overview.day(of: .standardDataset)
        return care.flatMap { period -> [(day: Day, entry: Entry, score: (value: Int?, reason: ContributionReason))] in
            guard let start = period.from, start <= known else { return [] }
            return (start.year...known.year).compactMap { year in
                guard let mark = Day(year, 3, 31), let begin = Day(year - 1, 4, 1), start <= begin, mark <= known,
                    Int32(mark.number) <= lastDay(of: period), let age = child.age(on: mark), (5...16).contains(age)
                else { return nil }
                let asked = child[.sdqScore].filter { $0.from.map { begin <= $0 && $0 <= mark } ?? false }
                if let scored = asked.last(where: { $0.number(.score) != nil }) {
                    return (mark, scored, (scored.number(.score), .none))
                }
                return (mark, asked.last ?? period, (nil, asked.last?.facts[.scoreReason] == nil ? .none : .reasonGiven))
            }
        }
    }

    private var ofOutcomes: [(day: Day, entry: Entry, score: (value: Int?, reason: ContributionReason))] {
        child[.healthOutcomes].compactMap { entry in
            guard let mark = child.year(of: entry).lastDay, child.isInCohort(of: entry), let age = child.age(on: mark),
                (5...16).contains(age)
            else { return nil }
            return (mark, entry, (entry.number(.score), entry.facts[.scoreReason] == nil ? .none : .reasonGiven))
        }
    }
}

/// Missing children, unaccompanied children, workers.
extension MeasuredChild {
    /// An answer that counts on the last day of a spell.
    func answeredAtEnd(_ contributions: inout Contributions, _ spell: Entry, _ fact: Fact) {
        guard let day = spell.until, !spell.isTurnedRound else { return }
        switch spell.answer(fact) {
        case .yes: event(&contributions, spell, on: day, .met)
        case .no: event(&contributions, spell, on: day, .missed)
        case .notKnown, .unrecognised: event(&contributions, spell, on: day, .missed, .notRecorded)
        }
    }

    /// The days in care on which a child under 18 is unaccompanied.
    var unaccompaniedDays: [CountedDays] {
        let adult = lastDay(beforeAge: 18) ?? Contribution.open
        let statuses = child[.immigration].filter { status in
            let words = status.facts[.immigrationStatus]?.lowercased() ?? ""
            return words.contains("unaccompanied") || words.contains("uasc")
        }
        let spells = statuses.flatMap { status in inCare(status).map { (status, $0) } }
        if !spells.isEmpty || !child[.immigration].isEmpty {
            return spells.map { CountedDays(entry: $0, first: $1.first, last: min($1.last, adult)) }
        }
        let details = child.history.all.filter { $0.kind == .person }
        guard details.contains(where: { $0.answer(.unaccompanied) == .yes }) else { return [] }
        let ended = details.compactMap { $0.day(.unaccompaniedEnded) }.max().map { Int32($0.number) - 1 } ?? Contribution.open
        return united(care).map { CountedDays(entry: $0.entry, first: $0.first, last: min($0.last, adult, ended)) }
    }
}

extension Entry {
    /// As list 6 of Annex A words the status of a case.
    var isOnNeedPlan: Bool { facts[.caseStatus]?.lowercased().contains("need plan") ?? false }

    /// Missing, and not only away without authorisation; where the form does not say, missing.
    var isMissing: Bool { coded(.missingKind, as: MissingKind.self).code != .away }

    var hasLeftServices: Bool {
        switch coded(.inTouch, as: InTouch.self).code {
        case .died, .refused, .notRequired, .returnedHome: true
        case .yes, .no, nil: false
        }
    }
}

extension PlacementType {
    var isOtherArrangement: Bool {
        isUnlabelled || self == .semiIndependent || self == .supportedAccommodation || self == .independent
    }
    /// Codes Z1 and Z11 to Z14, the labels of which nobody has published.
    var isUnlabelled: Bool { [.other, .other11, .other12, .other13, .other14].contains(self) }
}

extension PlacementChangeReason {
    var isUnplanned: Bool {
        switch self {
        case .closure, .allegation, .standards, .approvalRemoved, .carerAsksBehaviour, .carerAsks, .childAsks, .councilAsks: true
        case .carePlan, .statusOnly, .custody, .other: false
        }
    }
}
