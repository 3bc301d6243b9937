import ChildRecords
import LifelikeCouncil
import Testing
import Vocabulary

@Suite("Every planted fault is found, and nothing sound is pointed at")
struct PlantedFaultsAreFoundTests {
    /// What fires, as "rule child".
    private func fired(_ plan: CouncilPlan) -> (fired: Set<String>, planted: Set<String>, states: [RuleState.Kind: Int]) {
        var households = InventedCouncil(plan).makeIterator()
        var histories: [ChildHistory] = []
        var overview = LoadOverview(on: plan.until)
        while let household = households.next() {
            for child in household.children {
                guard let number = CouncilNumber(child.number) else { continue }
                let history = ChildHistory(number, TruthAsEntries.of(child))
                overview.note(history)
                histories.append(history)
            }
        }
        let check = QualityCheck(overview)
        var (found, states): (Set<String>, [RuleState.Kind: Int]) = ([], [:])
        for history in histories {
            for (rule, state) in check.states(of: history) {
                states[state.kind, default: 0] += 1
                if case .fired = state { found.insert("\(rule.name) \(history.child.number.text)") }
            }
        }
        return (found, Set(households.planted.map { "\($0.rule) \($0.child)" }), states)
    }

    @Test func `what was planted is found, all of it and nothing else`() {
        let (fired, planted, states) = fired(CouncilPlan(children: 5000))
        #expect(planted.count > 100)
        #expect(planted.subtracting(fired).isEmpty, "not found: \(planted.subtracting(fired).sorted())")
        #expect(fired.subtracting(planted).isEmpty, "pointed at without cause: \(fired.subtracting(planted).sorted().prefix(20))")
        #expect((states[.failed] ?? 0) == 0)
        #expect((states[.notApplicable] ?? 0) > 0 && (states[.passed] ?? 0) > 0)
    }

    @Test("another sound council is pointed at nowhere", arguments: [UInt64(1), 77, 4096])
    func sound(seed: UInt64) {
        var plan = CouncilPlan(seed: seed, children: 1500)
        plan.faults = false
        #expect(fired(plan).fired.isEmpty, "\(fired(plan).fired.sorted().prefix(20))")
    }
}
