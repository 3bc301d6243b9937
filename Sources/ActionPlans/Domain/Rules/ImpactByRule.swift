import Indicators
import Vocabulary

/// Whether practice changed, by what measures, audits and graded evidence show; never by what was done.
///
/// A closed action whose measure turned worse, or whose audit failed, has slipped back until somebody answers. Otherwise: better, when
/// at least one measure is better by a special cause, or the latest audit met its standard, or evidence of practice or of a difference
/// for the child stands beside it, and no measure is worse and no latest audit failed; better and held, when that has been so for 90
/// days (a local setting). Nothing that shows better is no change seen; before the day by which a difference should be seen it is too
/// early to tell. Without a measure that has figures enough, an audit, or evidence beyond activity and output, it is not measured.
package struct ImpactByRule: Sendable, Hashable {
    package let impact: Impact
    /// What it rests on, in words.
    package let reasons: [String]

    package init(_ action: Action, on today: Day, settings: PlanSettings = PlanSettings()) {
        let signs = ImpactByRule.measures(action) + ImpactByRule.audits(action) + ImpactByRule.evidence(action)
        let slips = action.openSlips
        reasons = slips.map(\.words) + signs.map(\.words)
        guard slips.isEmpty else {
            impact = .slippedBack
            return
        }
        let better = signs.compactMap { if case .better(let since) = $0.shows { since } else { nil } }
        let telling = signs.filter { $0.shows != .nothing }
        if let first = better.min(), !signs.contains(where: { $0.shows == .worse || $0.shows == .failed }) {
            impact = today - first >= settings[.heldDays] ? .betterAndHeld : .better
        } else if let day = action.differenceBy, TooEarlyToTell.allows(on: today, differenceBy: day), !signs.isEmpty,
            !signs.contains(where: { $0.shows == .worse })
        {
            impact = .tooEarlyToTell
        } else {
            impact = telling.isEmpty ? .notMeasured : .noChangeSeen
        }
    }

    private enum Shows: Hashable {
        case better(since: Day)
        case same, worse
        /// An audit that has never met its standard yet: no way back, and not better either.
        case failed
        /// Too few figures to say anything.
        case nothing
    }

    private typealias Sign = (shows: Shows, words: String)

    private static func measures(_ action: Action) -> [Sign] {
        action.measures.map { measure in
            let shows: Shows =
                switch measure.verdict {
                case .better: .better(since: measure.since ?? measure.latest?.day ?? action.added)
                case .worse: .worse
                case .noChange, .steadyMissesAim: .same
                case .tooFew: .nothing
                }
            return (shows, "\(measure.name): \(measure.verdict.words.lowercasedFirst)")
        }
    }

    /// The latest result of each question; it is better since the first of the results that met the standard one after the other.
    private static func audits(_ action: Action) -> [Sign] {
        Dictionary(grouping: action.audits) { $0.question.lowercased() }.values.compactMap { results in
            let results = results.sorted { $0.day < $1.day }
            guard let last = results.last else { return nil }
            let words = "audit of \(last.day), \(last.question): \(last.words)"
            guard AuditMeetsStandard.holds(last) else {
                return (results.contains { AuditMeetsStandard.holds($0) } ? .worse : .failed, words)
            }
            let since = results.reversed().prefix { AuditMeetsStandard.holds($0) }.last?.day ?? last.day
            return (.better(since: since), words)
        }.sorted { $0.words < $1.words }
    }

    /// Activity and output show what was done, not what changed; evidence without a grade is activity.
    private static func evidence(_ action: Action) -> [Sign] {
        action.standingEvidence.filter { ($0.grade ?? .activity) >= .practice }.map {
            (.better(since: $0.day), "evidence graded “\($0.grade?.words ?? "")”: \($0.title)")
        }
    }
}
