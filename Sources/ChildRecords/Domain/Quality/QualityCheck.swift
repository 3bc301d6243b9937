import Vocabulary

/// The whole load that a child is part of: what rules must know beyond one child.
package struct LoadOverview: Sendable {
    /// The day the data was taken. What lies after it lies in the future.
    package let day: Day
    package private(set) var kinds: Set<EntryKind> = []
    /// The latest day of each form that does not lie in the future.
    package private(set) var newest: [ReturnFormat: Day] = [:]
    /// The first day on which anything of a kind is told: what lies before it was not loaded.
    private var oldest: [EntryKind: Day] = [:]
    private var pupils: [String: CouncilNumber] = [:]
    package private(set) var sharedPupilNumbers: Set<String> = []

    package init(on day: Day) { self.day = day }

    /// Every child of the load is noted before the first rule is asked.
    package mutating func note(_ history: ChildHistory) {
        for entry in history.all {
            kinds.insert(entry.kind)
            if let from = entry.from, from < oldest[entry.kind] ?? Day(number: .max) { oldest[entry.kind] = from }
            if let from = entry.from, from <= day, from > newest[entry.origin.format] ?? Day(number: .min) {
                newest[entry.origin.format] = from
            }
        }
        for upn in Set(history.all.lazy.filter { $0.kind == .person }.compactMap { $0.facts[.upn] }) where !PupilNumber.isReason(upn) {
            if let other = pupils[upn], other != history.child.number { sharedPupilNumbers.insert(upn) }
            pupils[upn] = history.child.number
        }
    }

    /// The day from which gaps are counted: a spell's first day, or the first day on which the load tells of that kind at all.
    package func from(_ day: Day?, telling kind: EntryKind) -> Day? {
        guard let day else { return nil }
        return oldest[kind].map { max(day, $0) } ?? day
    }
}

/// Asks every rule about a child.
package struct QualityCheck: Sendable {
    package static let mostEntries = 20_000
    package let overview: LoadOverview
    package let rules: [any QualityRule.Type]

    package init(_ overview: LoadOverview, rules: [any QualityRule.Type] = QualityRules.all) {
        self.overview = overview
        self.rules = rules
    }

    package func states(of history: ChildHistory) -> [(rule: any QualityRule.Type, state: RuleState)] {
        let child = QualityChild(history, overview)
        return rules.map { ($0, state(of: $0, child)) }
    }

    private func state(of rule: any QualityRule.Type, _ child: QualityChild) -> RuleState {
        let wanting = ([rule.subject] + rule.needs).filter { !overview.kinds.contains($0) }
        if !wanting.isEmpty { return .notRun(wanting: wanting) }
        if child.history[rule.subject].isEmpty && !(rule.subject == .person && !child.history.all.isEmpty) { return .notApplicable }
        if child.history.all.count > QualityCheck.mostEntries { return .failed(.tooManyEntries(child.history.all.count)) }
        do throws(RuleFailure) {
            let firings = try rule.check(child)
            return firings.isEmpty ? .passed : .fired(firings)
        } catch {
            return .failed(error)
        }
    }
}
