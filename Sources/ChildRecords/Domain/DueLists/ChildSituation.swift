/// What a child has on the last day known, as lists are narrowed by it.
package struct ChildSituation: Hashable, Sendable {
    /// The plan that asks most. The raw values are stored, and last.
    package enum Plan: String, CaseIterable, Sendable {
        case care, protection, leaver, need, none

        package var words: String {
            switch self {
            case .care: "In care"
            case .protection: "Child protection plan"
            case .leaver: "Care leaver"
            case .need: "Child in need"
            case .none: "No plan recorded"
            }
        }
    }

    package let plan: Plan
    /// Nil where the child is not in care, or the code is none that is known.
    package let legalStatus: LegalStatus?
    /// In care under short breaks, and not otherwise.
    package let hasShortBreaks: Bool

    package init(plan: Plan = .none, legalStatus: LegalStatus? = nil, hasShortBreaks: Bool = false) {
        (self.plan, self.legalStatus, self.hasShortBreaks) = (plan, legalStatus, hasShortBreaks)
    }

    init(_ child: QualityChild) {
        func open(_ entries: [Entry]) -> [Entry] { entries.filter { !$0.isTurnedRound && $0.covers(child.day(of: $0)) } }
        let care = open(child.care)
        let settled = care.filter { !child.isShortBreaks($0) }
        hasShortBreaks = !care.isEmpty && settled.isEmpty
        legalStatus = care.isEmpty ? nil : open(child.legal).last?.coded(.legalStatus, as: LegalStatus.self).code
        plan =
            if !settled.isEmpty { .care } else if !open(child[.cpPlan]).isEmpty { .protection } else if child.isLeaver {
                .leaver
            } else if !open(child[.cinPlan]).isEmpty || !open(child[.cinEpisode]).isEmpty || !care.isEmpty { .need } else { .none }
    }
}

extension QualityChild {
    fileprivate var isLeaver: Bool {
        self[.careLeaver].contains { !$0.hasLeftServices && day(of: $0) == overview.day(of: $0.origin.format) }
    }
}
