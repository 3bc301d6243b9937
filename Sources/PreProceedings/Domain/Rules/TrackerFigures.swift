import ChildRecords
import Indicators
import Law
import Vocabulary

/// The figures of the tracker, each with its numerator and denominator and what is not known and why, for decisions before a day and from it
/// on, so that both sides of a change of practice stand beside each other. A figure without a denominator is not known, never 0 %.
package struct TrackerFigure: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// So many of so many.
        case share(Int, of: Int)
        /// The middle value and the ninth of ten, in weeks.
        case weeks([Int])
        /// The middle value.
        case middle([Int])
        case notHeld(String)
    }

    package let code, title: String
    package let kind: Kind
    /// Which way is better; nil where neither is.
    package let better: Measure.Direction?
    /// How many are not in it yet, and what they wait for.
    package let waiting: [String: Int]
    /// How many can never be in it, and why.
    package let unknown: [String: Int]

    package init(
        _ code: String, _ title: String, _ kind: Kind, better: Measure.Direction? = nil, waiting: [String: Int] = [:],
        unknown: [String: Int] = [:]
    ) {
        (self.code, self.title, self.kind, self.better) = (code, title, kind, better)
        (self.waiting, self.unknown) = (waiting.filter { $0.value > 0 }, unknown.filter { $0.value > 0 })
    }

    /// How many are not in it, and why, whether they wait or not.
    package var leftOut: [String: Int] { waiting.merging(unknown, uniquingKeysWith: +) }

    package var words: String {
        switch kind {
        case .share(_, 0): "Not known"
        case .share(let met, let all): "\((met * 100 + all / 2) / all)% (\(met) of \(all))"
        case .weeks(let values) where values.isEmpty, .middle(let values) where values.isEmpty: "Not known"
        case .middle(let values): "Half at \(values.sorted()[values.count / 2]) or more (\(values.count))"
        case .weeks(let days):
            "Half within \(TrackerFigure.weeks(days, 50)) weeks, 90% within \(TrackerFigure.weeks(days, 90)) weeks (\(days.count))"
        case .notHeld(let why): "Not known: \(why)"
        }
    }

    private static func weeks(_ days: [Int], _ percent: Int) -> String {
        let days = within(days, percent)
        return "\(days / 7).\(days % 7 * 10 / 7)"
    }

    /// The value that so many per cent are not over.
    static func within(_ values: [Int], _ percent: Int) -> Int {
        values.sorted()[min(values.count - 1, (values.count * percent + 99) / 100 - 1)]
    }
}

/// The inspector's key line, question by question.
package enum TrackerQuestion: String, Hashable, Sendable, CaseIterable {
    case tooLate, clear, reviewed, familyLed, fewerInCourt

    package var words: String {
        switch self {
        case .tooLate: "Are decisions made too late?"
        case .clear: "Do letters reach families in time?"
        case .reviewed: "Are plans reviewed?"
        case .familyLed: "Is the family asked first?"
        case .fewerInCourt: "Are fewer families in court, without more harm?"
        }
    }
}

/// Every spell of every child, of the cases that somebody may see.
package struct TrackerFigures: Sendable {
    private let spells: [(family: Identifier<PreProceedingsCase>, part: ChildsPart, index: Int, spell: Spell)]
    private let letters: [SentLetter]
    private let terms: LocalTerms
    private let today: Day

    /// - Parameters:
    ///   - letters: those of the cases that went out; by the day on which they did.
    ///   - from: the first day of screening or decision that counts; nil for all.
    ///   - until: the day before which it lies; nil for no end.
    package init(
        _ cases: [PreProceedingsCase], letters: [SentLetter] = [], from: Day?, until: Day?, _ terms: LocalTerms, on today: Day
    ) {
        (self.terms, self.today) = (terms, today)
        self.letters = letters.filter { letter in (from.map { $0 <= letter.sent } ?? true) && (until.map { letter.sent < $0 } ?? true) }
        spells = cases.flatMap { made in
            made.children.values.flatMap { part in part.spells.enumerated().map { (made.id, part, $0.offset, $0.element) } }
        }.filter { entry in (from.map { $0 <= entry.spell.counted } ?? true) && (until.map { entry.spell.counted < $0 } ?? true) }
    }

    private init(_ all: TrackerFigures, in period: MeasurePeriod) {
        (terms, today) = (all.terms, all.today)
        spells = all.spells.filter { period.holds($0.spell.counted) }
        letters = all.letters.filter { period.holds($0.sent) }
    }

    /// The same of the spells and letters of one period.
    package func over(_ period: MeasurePeriod) -> TrackerFigures { TrackerFigures(self, in: period) }

    /// The earliest day of anything counted; nil of nothing.
    package var first: Day? { (spells.map(\.spell.counted) + letters.map(\.sent)).min() }

    package func figure(_ code: String) -> TrackerFigure? { all.first { $0.code == code } }

    private var all: some Sequence<TrackerFigure> { TrackerQuestion.allCases.lazy.flatMap(figures) }

    /// The codes of the figures that the tracker counts.
    package static let codes: [String] = TrackerFigures([], from: nil, until: nil, .default, on: Day(number: 0)).all
        .filter { $0.measure != nil }.map(\.code)

    /// What legal planning meetings decided, and what became of it.
    package var flow: PlanningFlow { PlanningFlow(spells.map(\.spell)) }

    private var decided: [Spell] { spells.map(\.spell).filter { $0.decided != nil } }

    package func figures(_ question: TrackerQuestion) -> [TrackerFigure] {
        switch question {
        case .tooLate:
            [length, over(.preProceedingsUsual, "k2a"), over(.preProceedings, "k2b"), extended, applied, unbornWeeks, beforeEntry]
        case .clear: [within("k4", "Letters in time", .letterBeforeProceedings, \.letter), represented, letterScores, readingEase]
        case .reviewed:
            [
                within("k5", "First meetings in time", .firstProceedingsMeeting, \.firstMeeting),
                within("k6", "Reviewed by the midpoint", .proceedingsMidpoint) { $0.midpointReview(terms) },
                actionsDone,
                laterReviews,
            ]
        case .familyLed: [offered, beforeLetter, accepted, held, heldWeeks]
        case .fewerInCourt:
            [
                divertedChildren, divertedFamilies, reentered, followed, without, outcomes(.issue, "C"), outcomes(.preProceedings, "B"),
                outcomes(.continuePlan, "A"), within26Weeks, courtWeeks,
                TrackerFigure("k15", "Plans approved by the court", .notHeld("this is in the loaded data only; see measure P15")),
                carersNamed,
                TrackerFigure(
                    "k20", "Newborn children issued at short notice",
                    .notHeld("short notice is in the loaded data only; see measure P13")),
            ]
        }
    }

    private func share(
        _ code: String, _ title: String, of all: [Spell], better: Measure.Direction? = .higher, waiting: [String: Int] = [:],
        unknown: [String: Int] = [:], _ isMet: (Spell) -> Bool
    ) -> TrackerFigure {
        TrackerFigure(
            code, title, .share(all.filter(isMet).count, of: all.count), better: better, waiting: waiting, unknown: unknown)
    }

    // MARK: Too late?

    private var length: TrackerFigure {
        TrackerFigure(
            "k1", "Time in pre-proceedings (open cases counted to today)",
            .weeks(decided.compactMap { spell in spell.decided.map { max(0, min(spell.leftPreProceedings ?? today, today) - $0) } }),
            better: .lower, waiting: ["still in pre-proceedings, and in it": decided.count { $0.leftPreProceedings == nil }])
    }

    /// Of those whose last day has passed, whether they left before it or not: who leaves early would otherwise speak for who stays.
    private func over(_ timescale: Timescale, _ code: String) -> TrackerFigure {
        let weeks = terms.own(timescale).length / 7
        let past = decided.filter { spell in spell.decided.map { terms.due(timescale, after: $0) < today } ?? false }
        return share(
            code, "Longer than \(weeks) weeks", of: past, better: .lower,
            waiting: ["\(weeks) weeks not yet passed": decided.count - past.count]
        ) { isOver($0, timescale) }
    }

    private func isOver(_ spell: Spell, _ timescale: Timescale) -> Bool {
        spell.decided.map { min(spell.leftPreProceedings ?? today, today) > terms.due(timescale, after: $0) } ?? false
    }

    private var extended: TrackerFigure {
        let long = decided.filter { isOver($0, .preProceedingsUsual) }
        return share("k2c", "Over the usual length, with an approved extension", of: long) { !$0.extensions.isEmpty }
    }

    private var applied: TrackerFigure {
        let all = spells.map(\.spell).filter { $0.issueAgreed != nil && $0.applied != nil }
        let waiting = spells.map(\.spell).filter { $0.issueAgreed != nil && $0.applied == nil }.count
        return share("k8", "Applications in time after the decision to issue", of: all, waiting: ["not applied yet": waiting]) { spell in
            spell.issueAgreed.map { agreed in spell.applied.map { $0 <= terms.due(.application, after: agreed) } ?? false } ?? false
        }
    }

    private var unbornWeeks: TrackerFigure {
        let early = spells.compactMap { entry -> Bool? in
            guard case .expected(let day) = entry.part.birthAtEntry, let decided = entry.spell.decided ?? entry.spell.meetings.first else {
                return nil
            }
            return decided <= day - terms.own(.preBirthPlanning).length
        }
        return TrackerFigure(
            "k18", "Unborn children with legal planning in time", .share(early.count { $0 }, of: early.count), better: .higher)
    }

    private var beforeEntry: TrackerFigure {
        TrackerFigure(
            "k13", "Months on a child protection plan before entry",
            .notHeld("the tracker does not record plans; see measure P17"))
    }

    private var actionsDone: TrackerFigure {
        let actions = decided.flatMap(\.actions)
        let due = actions.filter { $0.closed != nil || $0.due < today }
        return TrackerFigure(
            "actions", "Actions of plans found done by their date, of those due",
            .share(
                due.count { action in action.reviews.last?.found == .done && action.closed.map { $0 <= action.due } ?? false },
                of: due.count),
            better: .higher, waiting: ["not due yet": actions.count - due.count])
    }

    private var carersNamed: TrackerFigure {
        share("k19", "Alternative carers named before issue", of: applications) { spell in
            spell.carers.flatMap { carers in spell.applied.map { carers.on <= $0 } } ?? false
        }
    }

    // MARK: Letters

    private func within(
        _ code: String, _ title: String, _ timescale: Timescale, _ day: (Spell) -> Day?
    ) -> TrackerFigure {
        func due(_ spell: Spell) -> Day { spell.decided.map { terms.due(timescale, after: $0) } ?? today }
        let asked = decided.filter { spell in day(spell) != nil || !(spell.leftPreProceedings.map { $0 <= due(spell) } ?? false) }
        let all = asked.filter { day($0) != nil || due($0) < today }
        return share(
            code, title, of: all, waiting: ["not due yet": asked.count - all.count],
            unknown: ["left before it was due": decided.count - asked.count]
        ) { spell in
            guard let decided = spell.decided, let done = day(spell) else { return false }
            return done <= terms.due(timescale, after: decided)
        }
    }

    private var represented: TrackerFigure {
        TrackerFigure("k11", "Parents represented", .notHeld("this is in the loaded data only; see measure P12"))
    }

    private var letterScores: TrackerFigure {
        let scored = letters.compactMap(\.score)
        return TrackerFigure(
            "k10a", "Letters that meet the standard of \(LetterScore.standard) of \(LetterScore.Part.allCases.count * LetterScore.most)",
            .share(scored.count { $0 >= LetterScore.standard }, of: scored.count), better: .higher,
            unknown: ["not scored": letters.count - scored.count])
    }

    /// Rounded, as the letter check shows it.
    private var readingEase: TrackerFigure {
        let counted = letters.compactMap(\.readingEase)
        return TrackerFigure(
            "k10b", "Reading ease of letters (Flesch)", .middle(counted.map { Int($0.rounded()) }), better: .higher,
            unknown: ["prepared before it was counted": letters.count - counted.count])
    }

    // MARK: Reviewed?

    /// A review that a spell left before its day is not counted; one whose day has passed without it is late.
    private var laterReviews: TrackerFigure {
        let held = decided.flatMap(\.reviewsAgreed)
        let waited = decided.compactMap { spell in spell.nextReview.map { (due: $0, left: spell.leftPreProceedings) } }
        let missed = waited.count { $0.due < today && ($0.left ?? today) > $0.due }
        return TrackerFigure(
            "k7", "Later reviews held by the agreed date", .share(held.count { $0.held <= $0.due }, of: held.count + missed),
            better: .higher, waiting: ["not due yet": waited.count { $0.due >= today && $0.left == nil }])
    }

    // MARK: Family-led?

    private var applications: [Spell] { spells.map(\.spell).filter { $0.applied != nil } }

    private var offered: TrackerFigure {
        let missing = applications.filter { OfferBeforeApplying($0)?.isMissing == true }.count
        return share("k9a", "Applications with an earlier offer or exemption", of: applications, unknown: ["missing": missing]) {
            OfferBeforeApplying($0)?.isMissing == false
        }
    }

    private var beforeLetter: TrackerFigure {
        share("k9b", "Offered in the letter or before it", of: decided.filter { $0.letter != nil }) { spell in
            spell.letter.map { letter in spell.family.offered.contains { $0.on <= letter } } ?? false
        }
    }

    private var accepted: TrackerFigure {
        let answered = spells.map(\.spell).filter { $0.family.accepted != nil || $0.family.declined != nil }
        let waiting = spells.map(\.spell).filter { !$0.family.offered.isEmpty && $0.family.accepted == nil && $0.family.declined == nil }
            .count
        return share("k9c", "Offers accepted", of: answered, better: nil, waiting: ["no answer yet": waiting]) { $0.family.accepted != nil }
    }

    private var held: TrackerFigure {
        share(
            "k9d", "Accepted offers with a meeting held or an exemption",
            of: spells.map(\.spell).filter { $0.family.accepted != nil }
        ) {
            $0.family.held != nil || $0.family.exemptFromHolding != nil
        }
    }

    private var notHeldYet: Int {
        spells.map(\.spell.family).count { $0.accepted != nil && $0.held == nil && $0.exemptFromHolding == nil }
    }

    private var heldWeeks: TrackerFigure {
        TrackerFigure(
            "k9e", "From acceptance to the meeting",
            .weeks(
                spells.compactMap { entry in
                    entry.spell.family.accepted.flatMap { from in entry.spell.family.held.map { max(0, $0 - from) } }
                }), better: .lower, waiting: ["not held yet": notHeldYet])
    }

    // MARK: Fewer in court, without more harm?

    private var left: [Spell] { decided.filter { $0.steppedDown != nil || $0.applied != nil } }

    private var divertedChildren: TrackerFigure {
        let open = decided.filter { $0.leftPreProceedings == nil }.count
        return share("k3a", "Children diverted from court", of: left, better: nil, waiting: ["still in pre-proceedings": open]) {
            $0.steppedDown != nil
        }
    }

    private var divertedFamilies: TrackerFigure {
        let families = Dictionary(
            grouping: spells.filter { $0.spell.decided != nil && ($0.spell.steppedDown != nil || $0.spell.applied != nil) }
        ) { $0.family }
        let diverted = families.values.filter { $0.allSatisfy { $0.spell.steppedDown != nil } }.count
        return TrackerFigure(
            "k3b", "Families diverted from court (every child)", .share(diverted, of: families.count),
            waiting: ["children still in pre-proceedings": decided.count { $0.leftPreProceedings == nil }])
    }

    /// Always beside the share diverted: fewer in court means little if the children come back.
    private var reentered: TrackerFigure {
        let down = spells.filter { $0.spell.steppedDown != nil }
        let past = down.filter { entry in entry.spell.steppedDown.map { $0.adding(months: 12) <= today } ?? false || came(back: entry) }
        return TrackerFigure(
            "k14", "Re-entered within 12 months of step-down", .share(past.filter(came(back:)).count, of: past.count),
            better: .lower, waiting: ["12 months not yet passed": down.count - past.count])
    }

    private func came(back entry: (family: Identifier<PreProceedingsCase>, part: ChildsPart, index: Int, spell: Spell)) -> Bool {
        guard let down = entry.spell.steppedDown, entry.part.spells.indices.contains(entry.index + 1) else { return false }
        return entry.part.spells[entry.index + 1].began <= down.adding(months: 12)
    }

    private var followed: TrackerFigure {
        let due = spells.map(\.spell).filter { spell in spell.steppedDown.map { terms.due(.firstFollowUp, after: $0) < today } ?? false }
        return share("k14b", "Step-downs followed up, of those due", of: due) { $0.followUps[.sixMonths] != nil }
    }

    private var without: TrackerFigure {
        share("k12", "Applications without pre-proceedings", of: applications, better: .lower) { $0.withoutReason != nil }
    }

    private func outcomes(_ choice: StepChoice, _ letter: String) -> TrackerFigure {
        let recorded: Set<StepChoice> = [.continuePlan, .preProceedings, .issue]
        let all = spells.map(\.spell).filter { $0.planning.map(recorded.contains) ?? false }
        let unknown = spells.count { $0.spell.planning == .notRecorded }
        return share(
            "k17\(letter.lowercased())", "Legal planning meetings: \(choice.words.lowercased().capitalisedFirst)", of: all,
            better: nil, unknown: ["outcome not recorded": unknown]
        ) { $0.planning == choice }
    }

    private var courtWeeks: TrackerFigure {
        let weeks = applications.compactMap { spell in spell.applied.flatMap { applied in spell.concluded.map { $0.on - applied } } }
        return TrackerFigure(
            "k16b", "Length of proceedings that concluded", .weeks(weeks), better: .lower,
            waiting: ["not concluded": applications.count - weeks.count])
    }

    private var within26Weeks: TrackerFigure {
        let past = applications.filter { spell in spell.applied.map { Timescale.careProceedings.due(after: $0) < today } ?? false }
        return share(
            "k16a", "Proceedings concluded within 26 weeks", of: past, waiting: ["26 weeks not yet passed": applications.count - past.count]
        ) { spell in
            spell.applied.flatMap { applied in spell.concluded.map { $0.on <= Timescale.careProceedings.due(after: applied) } } ?? false
        }
    }
}

/// A letter of a case that went out, as far as figures tell of it.
package struct SentLetter: Hashable, Sendable {
    package let sent: Day
    package let score: Int?
    package let readingEase: Double?

    package init(sent: Day, score: Int?, readingEase: Double?) { (self.sent, self.score, self.readingEase) = (sent, score, readingEase) }
}

extension Spell {
    /// The day by which it is counted: its decision, else its first legal planning meeting, else its beginning.
    var counted: Day { decided ?? meetings.first ?? began }
}

extension ChildsPart {
    /// As it was when the part began: a child born meanwhile was unborn then.
    var birthAtEntry: Birth {
        guard case .born(let day) = birth, let began = spells.first?.began, began < day else { return birth }
        return .expected(day)
    }
}
