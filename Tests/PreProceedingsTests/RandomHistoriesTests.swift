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
    }

    var parts: [Part]
    var counts: [Stage: Int]
    var trail, trailBefore: [Step]

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
                clocksOfOpen: child.clocks(.default).count { $0.isRunning && [.assessment, .direction, .expert].contains($0.kind) })
        }
        counts = Dictionary(grouping: children.compactMap(\.stage)) { $0 }.mapValues(\.count)
        (trail, trailBefore) = (made.trail, before)
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
        case .stagesAddUp: counts.values.reduce(0, +) == parts.count
        }
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
    fileprivate var openThings: Int { ended == nil ? asked.count { $0.filed == nil } : 0 }
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
    static let count = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == nil ? 1_000 : 10_000

    @Test func `no clock, stage or report of a random history contradicts itself`() {
        var accepted = 0
        for seed in 1...RandomHistoriesTests.count {
            var chance = Chance(state: UInt64(seed))
            var (made, on) = (PreProceedingsCase.made(), day("2021-06-01"))
            for _ in 0..<24 {
                let before = made.trail
                on = on + Int.random(in: 0...20, using: &chance)
                accepted += RandomHistoriesTests.step(&made, on, &chance) ? 1 : 0
                let violated = Shown(made, after: before, on: on).violated(on: on)
                #expect(violated.isEmpty, "seed \(seed), after step \(made.trail.count): \(violated)")
                if !violated.isEmpty { return }
            }
            let again = try? PreProceedingsCase(
                id: made.id, family: made.family, births: made.births, trail: made.trail, corrections: made.corrections)
            #expect(
                again.map { $0.children.mapValues(\.stage) } == made.children.mapValues(\.stage), "seed \(seed): read again it is the same")
        }
        #expect(accepted > RandomHistoriesTests.count * 5, "histories that are refused from end to end would show nothing")
    }

    /// One random record or correction; a third of the steps are backdated. Returns whether it was taken.
    static func step(_ made: inout PreProceedingsCase, _ on: Day, _ chance: inout Chance) -> Bool {
        let children = [robin, kit, unborn].filter { _ in Bool.random(using: &chance) }
        let happened = Int.random(in: 0..<3, using: &chance) == 0 ? on - Int.random(in: 0...40, using: &chance) : on
        do throws(CaseRefusal) {
            if let step = made.trail.randomElement(using: &chance), Int.random(in: 0..<8, using: &chance) == 0 {
                try made.correct(
                    step.number, Bool.random(using: &chance) ? .didNotHappen : .happened(on: happened), because: "A slip", by: "J",
                    today: on)
                return true
            }
            let kind = RandomHistoriesTests.likely(made, &chance)
            var facts = StepFacts()
            facts.choice = kind.rule.choices.randomElement(using: &chance)
            if Bool.random(using: &chance) { facts.words = RandomHistoriesTests.open(kind, made).randomElement(using: &chance) ?? "" }
            if facts.choice == .adjourn || Bool.random(using: &chance) { facts.other = happened + Int.random(in: 0...200, using: &chance) }
            try made.record(kind, on: happened, for: children, kind.filled(facts, on: happened), by: "J", today: on)
            return true
        } catch { return false }
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

    /// Mostly a step that some child's stage allows, so that histories go on.
    private static func likely(_ made: PreProceedingsCase, _ chance: inout Chance) -> StepKind {
        let stages = Set(made.children.values.compactMap(\.stage))
        let possible = StepKind.allCases.filter { $0.rule.from.isEmpty || !$0.rule.from.isDisjoint(with: stages) }
            .filter { ![.died, .turned18, .transferredOut, .withdrawn].contains($0) || Int.random(in: 0..<6, using: &chance) == 0 }
        return possible.randomElement(using: &chance) ?? .screened
    }

    @Test("a planted violation of each invariant is found", arguments: CaseInvariant.allCases)
    func planted(invariant: CaseInvariant) throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.extended, "2022-05-20", [robin], StepFacts(other: day("2022-06-14")))
        try made.take(.extended, "2022-06-10", [robin], StepFacts(other: day("2022-06-28")))
        let on = day("2022-07-01")
        var shown = Shown(made, after: made.trail.dropLast(), on: on)
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
        }
    }
}
