import ChildRecords
import Foundation
import PreProceedings
import Testing
import Vocabulary

/// What must hold of a case at any moment, whatever was recorded. Each is one line of the list, and each has a violation planted below.
enum CaseInvariant: String, CaseIterable {
    case everyChildHasAStage
    case finalStagesStay
    case decidedBeforeLeft
    case inPreProceedingsOnlyAfterADecision
    case closedSpellsHaveEnded
    case nothingRunsForTheDead
    case clocksCountFromTheirStep
    case driftIsItsClocks
    case extensionsAreApprovedAndRise
    case applicationSaysItsOffer
    case theTrailOnlyGrows
    case stagesAddUp
    case onlyFollowUpsAndReviewsRunAfterTheEnd
    case nothingIsFiledBeforeItIsAsked
    case actionsCloseAfterTheyAreAgreed
    case interimOrdersAreOfProceedings
    case advocatesMeetBeforeTheHearing
    case whatIsOpenHasAClock
    case agreementsAndOrdersEndWithTheChild
    case deprivationHasItsReview
    case whatTheCourtOrderedHasItsDay
    case interimOrdersWithAnEndHaveAClock
    case hearingsAreCounted
    case correctionsSayWhatIsRight
    case figuresAddUp
}

/// A case as a page or a report would show it: plain values, so that a test can plant what may not be.
struct Shown {
    struct Part {
        var stage: Stage?
        var decided, left, applied, ended: Day?
        var clocks: [CaseClock]
        var drift: Int
        /// As lists count it: what is stored, and the days since the first clock that runs was due.
        var storedDrift: Int
        var extensions: [Spell.Extension]
        var hasOffer: Bool
        var stepsAfterFinal: Int
        /// Assessments, directions and experts’ reports: the day each was asked for and the day it was filed.
        var asked: [(on: Day, filed: Day?)]
        var actions: [(agreed: Day, closed: Day?)]
        var hasInterimOrder: Bool
        /// Directions, reports and actions that are open while the spell goes on, and the clocks that run for them.
        var open, clocksOfOpen: Int
        var section20: Day?
        var deprivation: (since: Day, review: Day)?
        /// Days of hearings as the court listed them, and the last days of interim orders in force.
        var listed, interimEnds: [Day]
        var hearingCount, hearingKinds: Int
    }

    var parts: [Part]
    var counts: [Stage: Int]
    var trail, trailBefore, steps: [Step]
    var corrections: [Correction]
    /// Numerator and denominator of each figure that is a share; counted where a history ends.
    var shares: [(code: String, met: Int, all: Int)] = []

    init(_ made: PreProceedingsCase, after before: [Step], on today: Day) {
        let children = made.children.values.sorted { $0.id.text < $1.id.text }
        parts = children.map { child in
            let ending = made.steps.lastIndex { [.died, .turned18].contains($0.kind) && $0.children.contains(child.id) }
            let later = ending.map { made.steps[($0 + 1)...].count { $0.children.contains(child.id) } } ?? 0
            return Part(
                stage: child.stage, decided: child.spell?.decided, left: child.spell?.leftPreProceedings, applied: child.spell?.applied,
                ended: child.spell?.ended, clocks: child.clocks(.default), drift: child.drift(.default, on: today),
                storedDrift: child.storedDrift(on: today),
                extensions: child.spell?.extensions ?? [], hasOffer: child.spell.flatMap { OfferBeforeApplying($0) } != nil,
                stepsAfterFinal: later, asked: child.spell?.asked ?? [],
                actions: child.spell?.actions.map { ($0.agreed, $0.closed) } ?? [], hasInterimOrder: child.spell?.interim.isEmpty == false,
                open: child.spell?.openThings ?? 0,
                clocksOfOpen: child.clocks(.default).count {
                    $0.isRunning && [.assessment, .direction, .expert, .planAction].contains($0.kind)
                },
                section20: child.section20, deprivation: child.deprivation,
                listed: child.spell.map { $0.applied == nil ? [] : Array($0.listed.values) } ?? [],
                interimEnds: child.spell?.interim.values.compactMap(\.until) ?? [], hearingCount: child.spell?.hearingCount ?? 0,
                hearingKinds: child.spell?.hearings.count ?? 0)
        }
        (steps, corrections) = (made.steps, made.corrections)
        counts = Dictionary(grouping: children.compactMap(\.stage)) { $0 }.mapValues(\.count)
        (trail, trailBefore) = (made.trail, before)
    }

    /// Counts the figures of the tracker over this case alone.
    mutating func count(_ made: PreProceedingsCase, on today: Day) {
        let figures = TrackerFigures([made], from: nil, until: nil, .default, on: today)
        shares = TrackerQuestion.allCases.flatMap(figures.figures).compactMap { figure in
            if case .share(let met, let all) = figure.kind { (figure.code, met, all) } else { nil }
        }
    }

    func violated(on today: Day) -> Set<CaseInvariant> {
        Set(CaseInvariant.allCases.filter { !holds($0, on: today) })
    }

    private func holds(_ invariant: CaseInvariant, on today: Day) -> Bool {
        switch invariant {
        case .everyChildHasAStage: parts.allSatisfy { $0.stage != nil }
        case .finalStagesStay: parts.allSatisfy { $0.stepsAfterFinal == 0 }
        case .decidedBeforeLeft:
            parts.allSatisfy { part in part.decided.flatMap { decided in part.left.map { decided <= $0 } } ?? true }
        case .inPreProceedingsOnlyAfterADecision:
            parts.allSatisfy { !($0.stage?.isInPreProceedings ?? false) || ($0.decided != nil && $0.left == nil) }
        case .closedSpellsHaveEnded: parts.allSatisfy { part in part.stage.map { $0.isOpen == (part.ended == nil) } ?? true }
        case .nothingRunsForTheDead: parts.allSatisfy { $0.stage != .died || !$0.clocks.contains(where: \.isRunning) }
        case .clocksCountFromTheirStep:
            parts.allSatisfy { part in
                part.clocks.allSatisfy { clock in
                    if case .met(let day) = clock.state, day > today { return false }
                    return clock.daysOver(on: today) >= 0 && !clock.basis.isEmpty
                }
            }
        case .driftIsItsClocks:
            parts.allSatisfy { part in
                part.drift
                    == Set(
                        part.clocks.filter { CaseClock.Kind.drift.contains($0.kind) }.flatMap { clock in
                            (0..<clock.daysOver(on: today)).map { clock.due + $0 + 1 }
                        }
                    ).count && part.storedDrift == part.drift
            }
        case .extensionsAreApprovedAndRise:
            parts.allSatisfy { part in
                part.extensions.allSatisfy { !$0.approver.isEmpty && !$0.reason.isEmpty }
                    && zip(part.extensions, part.extensions.dropFirst()).allSatisfy { $0.until < $1.until }
            }
        case .applicationSaysItsOffer: parts.allSatisfy { ($0.applied != nil) == $0.hasOffer }
        case .theTrailOnlyGrows: trail.starts(with: trailBefore)
        case .onlyFollowUpsAndReviewsRunAfterTheEnd:
            parts.allSatisfy { part in
                part.ended == nil
                    || part.clocks.allSatisfy { !$0.isRunning || [.firstFollowUp, .secondFollowUp, .deprivation].contains($0.kind) }
            }
        case .nothingIsFiledBeforeItIsAsked:
            parts.allSatisfy { $0.asked.allSatisfy { asked in asked.filed.map { asked.on <= $0 } ?? true } }
        case .actionsCloseAfterTheyAreAgreed:
            parts.allSatisfy { $0.actions.allSatisfy { action in action.closed.map { action.agreed <= $0 } ?? true } }
        case .interimOrdersAreOfProceedings: parts.allSatisfy { !$0.hasInterimOrder || $0.applied != nil }
        case .advocatesMeetBeforeTheHearing:
            parts.allSatisfy { part in
                let advocates = part.clocks.filter { $0.kind == .advocatesMeeting }
                return advocates.allSatisfy { meeting in part.clocks.contains { $0.due > meeting.due && $0.due == meeting.from } }
            }
        case .whatIsOpenHasAClock: parts.allSatisfy { $0.open == $0.clocksOfOpen }
        case .agreementsAndOrdersEndWithTheChild:
            parts.allSatisfy { part in
                ![Stage.died, .turned18].contains { $0 == part.stage } || (part.section20 == nil && part.deprivation == nil)
            }
        case .deprivationHasItsReview:
            parts.allSatisfy { part in
                let clocks = part.clocks.filter { $0.kind == .deprivation }
                guard let deprivation = part.deprivation else { return clocks.isEmpty }
                return deprivation.review >= deprivation.since && clocks.map(\.due) == [deprivation.review]
            }
        case .whatTheCourtOrderedHasItsDay:
            parts.allSatisfy { part in
                let days = Set(part.clocks.filter { CaseClock.Kind.hearings.contains($0.kind) }.map(\.due))
                return part.listed.allSatisfy(days.contains)
            }
        case .interimOrdersWithAnEndHaveAClock:
            parts.allSatisfy { part in
                part.clocks.filter { $0.kind == .interimOrder }.map(\.due).sorted() == part.interimEnds.sorted()
            }
        case .hearingsAreCounted: parts.allSatisfy { $0.hearingKinds <= $0.hearingCount && ($0.hearingCount == 0 || $0.applied != nil) }
        case .correctionsSayWhatIsRight: correctionsAreKept
        case .figuresAddUp: figuresAddUp
        case .stagesAddUp: counts.values.reduce(0, +) == parts.count
        }
    }
}

extension Shown {
    /// Each step is as its last correction says; one that did not happen is not there; the others are as they were recorded.
    private var correctionsAreKept: Bool {
        let last = Dictionary(corrections.map { ($0.step, $0.right) }) { $1 }
        let now = Dictionary(steps.map { ($0.number, $0.content) }) { first, _ in first }
        return steps.count == now.count
            && trail.allSatisfy { step in
                switch last[step.number] {
                case nil: now[step.number] == step.content
                case .didNotHappen: now[step.number] == nil
                case .happened(let day): now[step.number]?.day == day
                case .was(let content): now[step.number] == content
                }
            }
    }

    /// No numerator is larger than its denominator, and the outcomes of legal planning are all of them.
    private var figuresAddUp: Bool {
        let outcomes = shares.filter { $0.code.hasPrefix("k17") }
        return shares.allSatisfy { 0...max(0, $0.all) ~= $0.met }
            && (outcomes.first.map { $0.all == outcomes.map(\.met).reduce(0, +) } ?? true)
    }
}

extension ChildsPart {
    fileprivate func storedDrift(on today: Day) -> Int {
        let running = clocks(.default).filter { $0.isRunning && CaseClock.Kind.drift.contains($0.kind) }.map(\.due).min()
        return driftBeforeRunning(.default) + (running.map { max(0, today - $0) } ?? 0)
    }
}

extension Spell {
    fileprivate var asked: [(on: Day, filed: Day?)] { (assessments + directions + experts).map { ($0.on, $0.filed) } }
    fileprivate var openThings: Int {
        let actions = leftPreProceedings == nil ? actions.count { $0.closed == nil } : 0
        return (ended == nil ? asked.count { $0.filed == nil } : 0) + actions
    }
}

/// Chance that gives the same histories every time.
struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Random histories of a case")
struct RandomHistoriesTests {
    static let rounds = 24
    static let count = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == nil ? 600 : 10_000

    @Test func `no clock, stage or report of a random history contradicts itself`() {
        var accepted: [StepKind: Int] = [:]
        var corrected = 0
        for seed in 1...RandomHistoriesTests.count {
            var chance = Chance(state: UInt64(seed))
            var (made, on) = (PreProceedingsCase.made(), day("2021-06-01") + Int.random(in: 0...480, using: &chance))
            for round in 1...RandomHistoriesTests.rounds {
                let (before, corrections) = (made.trail, made.corrections.count)
                on = on + Int.random(in: 0...20, using: &chance)
                RandomHistoriesTests.step(&made, on, &chance)
                if made.trail.count > before.count, let kind = made.trail.last?.kind { accepted[kind, default: 0] += 1 }
                if made.corrections.count > corrections, case .was = made.corrections.last?.right { corrected += 1 }
                var shown = Shown(made, after: before, on: on)
                if round == RandomHistoriesTests.rounds { shown.count(made, on: on) }
                let violated = shown.violated(on: on)
                #expect(violated.isEmpty, "seed \(seed), after step \(made.trail.count): \(violated)")
                if !violated.isEmpty { return }
            }
            let again = try? PreProceedingsCase(
                id: made.id, family: made.family, births: made.births, trail: made.trail, corrections: made.corrections)
            #expect(
                again.map { $0.children.mapValues(\.stage) } == made.children.mapValues(\.stage), "seed \(seed): read again it is the same")
        }
        #expect(
            accepted.values.reduce(0, +) > RandomHistoriesTests.count * 5, "histories that are refused from end to end would show nothing")
        for kind in StepKind.allCases { #expect(accepted[kind, default: 0] > 0, "\(kind) is in no history") }
        #expect(corrected > RandomHistoriesTests.count / 20, "corrections of more than a day")
    }

    /// A random record or correction; a third of the steps are backdated. Several are tried, so that what depends on an earlier step is drawn too;
    /// in a quarter of the rounds the first stays refused where it cannot be.
    static func step(_ made: inout PreProceedingsCase, _ on: Day, _ chance: inout Chance) {
        let before = (made.trail.count, made.corrections.count)
        for _ in 0..<(Int.random(in: 0..<4, using: &chance) == 0 ? 1 : 12) where (made.trail.count, made.corrections.count) == before {
            attempt(&made, on, &chance)
        }
    }

    private static func attempt(_ made: inout PreProceedingsCase, _ on: Day, _ chance: inout Chance) {
        let first = [robin, robin, kit, unborn].randomElement(using: &chance) ?? robin
        let children = [robin, kit, unborn].filter { $0 == first || Int.random(in: 0..<4, using: &chance) == 0 }
        let happened = Int.random(in: 0..<3, using: &chance) == 0 ? on - Int.random(in: 0...40, using: &chance) : on
        do throws(CaseRefusal) {
            if let step = made.trail.randomElement(using: &chance), Int.random(in: 0..<8, using: &chance) == 0 {
                try made.correct(
                    step.number, RandomHistoriesTests.right(step, happened, made, &chance), because: "A slip", by: "J", today: on)
            } else {
                let kind = RandomHistoriesTests.likely(made, first, &chance)
                let facts = RandomHistoriesTests.facts(of: kind, on: happened, made, &chance)
                try made.record(kind, on: happened, for: children, facts, by: "J", today: on)
            }
        } catch {
            // What cannot be is refused; the case is then as it was.
        }
    }

    private static func facts(of kind: StepKind, on day: Day, _ made: PreProceedingsCase, _ chance: inout Chance) -> StepFacts {
        var facts = StepFacts()
        let orders = made.children.values.flatMap { $0.spell.map { Array($0.interim.keys) } ?? [] }.sorted { $0.rawValue < $1.rawValue }
        let choices = kind == .interimOrderEnded && !orders.isEmpty ? orders : kind.rule.choices
        facts.choice = choices.randomElement(using: &chance)
        if kind == .planningHeld, Bool.random(using: &chance) { facts.choice = .preProceedings }
        if Bool.random(using: &chance) { facts.words = open(kind, made).randomElement(using: &chance) ?? "" }
        if facts.choice == .adjourn || Bool.random(using: &chance) { facts.other = day + Int.random(in: 0...200, using: &chance) }
        return kind.filled(facts, on: day)
    }

    /// A correction of anything that a step says: its day alone, that it did not happen, or its children and facts as well.
    private static func right(_ step: Step, _ day: Day, _ made: PreProceedingsCase, _ chance: inout Chance) -> Correction.Right {
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: .didNotHappen
        case 1: .happened(on: day)
        default:
            .was(
                StepContent(
                    Bool.random(using: &chance) ? day : step.day,
                    Bool.random(using: &chance) ? step.children : [robin, kit, unborn].filter { _ in Bool.random(using: &chance) },
                    facts(of: step.kind, on: step.day, made, &chance)))
        }
    }

    /// What a step of this kind can be about, so that things are filed and reviewed in histories.
    private static func open(_ kind: StepKind, _ made: PreProceedingsCase) -> [String] {
        made.children.values.compactMap(\.spell).flatMap { spell -> [String] in
            switch kind {
            case .directionMet: spell.directions.map(\.name)
            case .expertFiled: spell.experts.map(\.name)
            case .assessmentFiled: spell.assessments.map(\.name)
            case .actionReviewed: spell.actions.map(\.change)
            default: []
            }
        }.sorted()
    }

    /// Kinds that are possible nearly always and lead nowhere, which would otherwise fill the histories.
    private static let beside: Set<StepKind> = [
        .emergency, .carersNamed, .coordinatorNamed, .meetingNotOffered, .meetingNotHeld, .assessmentCommissioned, .section20Agreed,
        .deprivationOrdered, .transferredIn, .transferredOut, .withdrawn, .died, .turned18, .born, .issuedWithout, .meetingDeclined,
        .meetingOffered, .planningBooked, .papersSent, .courtNamed, .letterOfIssue, .timetableExtended,
    ]

    /// Kinds that need an earlier step of another kind.
    private static let following: Set<StepKind> = [
        .review, .actionReviewed, .assessmentFiled, .followUp, .hearingHeld, .advocatesMet, .directionMet, .expertFiled, .interimOrderEnded,
        .meetingAccepted, .meetingHeld, .familyPlan, .familyPlanReviewed, .section20Ended, .deprivationReviewed, .deprivationEnded,
    ]

    /// A step that the child’s stage allows, so that histories go on.
    private static func likely(_ made: PreProceedingsCase, _ child: Identifier<Child>, _ chance: inout Chance) -> StepKind {
        let stage = made.children[child]?.stage
        let possible = StepKind.allCases.filter { kind in stage.map(kind.rule.from.contains) ?? kind.rule.from.isEmpty }
            .filter { ![.died, .turned18, .transferredOut, .withdrawn].contains($0) || Int.random(in: 0..<6, using: &chance) == 0 }
        let following = possible.filter { kind in
            RandomHistoriesTests.following.contains(kind) && (kind != .section20Ended || made.children[child]?.section20 != nil)
        }
        let leading = possible.filter { !RandomHistoriesTests.following.union(RandomHistoriesTests.beside).contains($0) }
        let ofFamily = following.filter { $0.group == StepKind.meetingHeld.group }
        let pool = [following, following, ofFamily, leading, leading, possible].randomElement(using: &chance) ?? possible
        return pool.randomElement(using: &chance) ?? possible.first ?? .screened
    }

    @Test("a planted violation of each invariant is found", arguments: CaseInvariant.allCases)
    func planted(invariant: CaseInvariant) throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.extended, "2022-05-20", [robin], StepFacts(other: day("2022-06-14")))
        try made.take(.extended, "2022-06-10", [robin], StepFacts(other: day("2022-06-28")))
        let on = day("2022-07-01")
        var shown = Shown(made, after: made.trail.dropLast(), on: on)
        shown.count(made, on: on)
        #expect(shown.violated(on: on).isEmpty)
        shown.plant(invariant)
        #expect(shown.violated(on: on).contains(invariant))
    }
}

extension Shown {
    fileprivate mutating func plant(_ invariant: CaseInvariant) {
        switch invariant {
        case .everyChildHasAStage: parts[0].stage = nil
        case .finalStagesStay: parts[0].stepsAfterFinal = 1
        case .decidedBeforeLeft: parts[0].left = day("2022-02-01")
        case .inPreProceedingsOnlyAfterADecision: parts[0].decided = nil
        case .closedSpellsHaveEnded: parts[0].ended = day("2022-06-01")
        case .nothingRunsForTheDead: parts[0].stage = .died
        case .clocksCountFromTheirStep:
            let clock = parts[0].clocks[0]
            parts[0].clocks[0] = CaseClock(
                kind: clock.kind, child: clock.child, due: clock.due, from: clock.from, basis: clock.basis, state: .met(day("2023-01-01")),
                force: nil)
        case .driftIsItsClocks: parts[0].drift += 1
        case .extensionsAreApprovedAndRise: parts[0].extensions.reverse()
        case .applicationSaysItsOffer: parts[0].applied = day("2022-06-01")
        case .onlyFollowUpsAndReviewsRunAfterTheEnd: parts[0].ended = day("2022-06-30")
        case .nothingIsFiledBeforeItIsAsked: parts[0].asked = [(day("2022-05-02"), day("2022-05-01"))]
        case .actionsCloseAfterTheyAreAgreed: parts[0].actions = [(day("2022-05-02"), day("2022-05-01"))]
        case .interimOrdersAreOfProceedings: parts[0].hasInterimOrder = true
        case .advocatesMeetBeforeTheHearing:
            let clock = parts[0].clocks[0]
            parts[0].clocks.append(
                CaseClock(
                    kind: .advocatesMeeting, child: clock.child, due: day("2022-06-01"), from: day("2022-05-01"), basis: "?",
                    state: .running,
                    force: nil))
        case .whatIsOpenHasAClock: parts[0].open += 1
        case .theTrailOnlyGrows: trailBefore = Array(trail.reversed())
        case .stagesAddUp: counts = [:]
        case .agreementsAndOrdersEndWithTheChild: (parts[0].stage, parts[0].section20) = (.turned18, day("2022-06-01"))
        case .deprivationHasItsReview: parts[0].deprivation = (day("2022-06-01"), day("2022-09-01"))
        case .whatTheCourtOrderedHasItsDay: parts[0].listed = [day("2022-09-01")]
        case .interimOrdersWithAnEndHaveAClock: parts[0].interimEnds = [day("2022-09-01")]
        case .hearingsAreCounted: parts[0].hearingKinds = 1
        case .correctionsSayWhatIsRight:
            corrections = [Correction(of: trail[0].number, .didNotHappen, because: "?", by: "J", recorded: day("2022-07-01"))]
        case .figuresAddUp: shares = [("k4", 3, 2)]
        }
    }
}
