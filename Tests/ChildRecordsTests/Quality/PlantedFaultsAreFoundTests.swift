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
                guard let number = LAChildID(child.number) else { continue }
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
                if case .failed = state { found.insert("\(rule.name) \(history.child.number.text)") }
            }
        }
        return (found, Set(households.planted.map { "\($0.rule) \($0.child)" }), states)
    }

    @Test func `what was planted is found, all of it and nothing else`() {
        let (fired, planted, states) = fired(CouncilPlan(children: 5000))
        #expect(planted.count > 100)
        #expect(planted.subtracting(fired).isEmpty, "not found: \(planted.subtracting(fired).sorted())")
        let beside = PlantedConsequences.unexplained(fired, by: planted)
        #expect(
            beside.isEmpty,
            "pointed at without cause: \(beside.perRule), where was planted: \(PlantedConsequences.planted(where: beside, planted))")
        #expect((states[.incomplete] ?? 0) == 0)
        #expect((states[.notApplicable] ?? 0) > 0 && (states[.passed] ?? 0) > 0)
    }

    @Test func `a sound council of 2026 is pointed at nowhere, and what is planted in another is found`() {
        var plan = CouncilPlan(seed: 4711, children: 1200, until: Day(2026, 3, 31)!)
        let (found, planted, _) = fired(plan)
        #expect(planted.subtracting(found).isEmpty, "not found: \(planted.subtracting(found).sorted())")
        plan.faults = false
        #expect(fired(plan).fired.isEmpty, "\(fired(plan).fired.perRule)")
    }

    @Test("another sound council is pointed at nowhere", arguments: [UInt64(1), 77, 4096])
    func sound(seed: UInt64) {
        var plan = CouncilPlan(seed: seed, children: 1500)
        plan.faults = false
        #expect(fired(plan).fired.isEmpty, "\(fired(plan).fired.perRule)")
    }
}

/// What else may fire where a fault was planted, because one wrong value breaks several rules.
enum PlantedConsequences {
    private static let rules: [String: Set<String>] = [
        "GapBetweenEpisodes": ["NextEpisodeMissing"], "EpisodesOverlap": ["NextEpisodeMissing"],
        "PlacementCodeOutOfYear": ["TooYoungForPlacement"], "AssessmentLeftOpen": ["AssessmentOpenInClosedEpisode"],
        "EnquiryLeftOpen": ["EnquiryOpenInClosedEpisode"], "BornInTheFuture": ["DeathBeforeBirth"], "BirthAfterEvent": ["DeathBeforeBirth"],
        "CareEndsBeforeStart": ["NextEpisodeMissing"],
    ]

    /// What was planted in the records that something else was said of.
    static func planted(where fired: Set<String>, _ planted: Set<String>) -> String {
        let records = Set(fired.map { $0.split(separator: " ").last ?? "" })
        return planted.filter { records.contains($0.split(separator: " ").last ?? "") }.sorted().joined(separator: ", ")
    }

    static func unexplained(_ fired: Set<String>, by planted: Set<String>) -> Set<String> {
        let explained = planted.flatMap { fault -> [String] in
            let parts = fault.split(separator: " ").map(String.init)
            return (rules[parts[0]] ?? []).map { "\($0) \(parts[1])" }
        }
        return fired.subtracting(planted).subtracting(explained)
    }
}

extension Set<String> {
    /// The first three children of each rule, with how many there are.
    var perRule: String {
        Dictionary(grouping: self) { $0.prefix { $0 != " " } }.sorted { $0.key < $1.key }.map { rule, all in
            "\(rule) \(all.count): \(all.sorted().prefix(3).map { $0.dropFirst(rule.count + 1) }.joined(separator: " "))"
        }.joined(separator: "; ")
    }
}
