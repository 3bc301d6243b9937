import Indicators
import Vocabulary

/// Whether practice has changed, calculated from measures, audits and evidence that a second person confirmed, and never from what was
/// delivered or from its owner's own word.
///
/// Not sustained: a closed action's measure got worse, or its audit failed, and it has not recovered since; or a measure or audit of an
/// action that is called done is worse. Improved: at least one measure
/// improved by a special cause, or the latest audit met its standard, or there is confirmed evidence of practice or of a difference for the child,
/// and no measure got worse and no latest audit failed. Improved and sustained: that has been so for 90 days (a local setting). Too early
/// to tell: nothing shows an improvement and the date when impact is expected has not passed. No change seen: nothing shows an
/// improvement. Not measured: no measure with enough figures, no audit, and no confirmed evidence beyond activity and output.
package struct CalculatedImpact: Sendable, Hashable {
    package let impact: Impact
    /// What it is based on, in words.
    package let reasons: [String]

    package init(_ action: Action, on today: Day, settings: PlanSettings = PlanSettings()) {
        let signs = ImpactSign.all(of: action)
        let (lost, words) = (action.notSustained, signs.map(\.words))
        reasons = lost + words.filter { !$0.isSaid(in: lost) }
        guard lost.isEmpty else {
            impact = .notSustained
            return
        }
        let better = signs.compactMap { if case .better(let since) = $0.shows { since } else { nil } }
        let telling = signs.filter { $0.shows != .nothing }
        if let first = better.min(), !signs.contains(where: { $0.shows == .worse || $0.shows == .failed }) {
            impact = today - first >= settings[.heldDays] ? .improvedAndSustained : .improved
        } else if let day = action.differenceBy, TooEarlyToTell.allows(on: today, differenceBy: day), !signs.isEmpty,
            !signs.contains(where: { $0.shows == .worse })
        {
            impact = .tooEarlyToTell
        } else {
            impact = telling.isEmpty ? .notMeasured : .noChangeSeen
        }
    }
}

/// What one measure, one audit question or one piece of evidence shows of the impact of an action.
///
/// A sign of improvement counts once a person who never held a post that owns or owned the action entered or confirmed it; until then it
/// waits. Of an action that no post owns, every sign of improvement waits for a second person. What is worse counts at once.
struct ImpactSign {
    enum Shows: Hashable {
        case better(since: Day)
        case same, worse
        /// An audit that has never met its standard.
        case failed
        /// Too few figures to tell, or a second person has not confirmed it yet.
        case nothing
    }

    let shows: Shows
    let words: String
    private static let waits = ", not yet confirmed by a second person"

    static func all(of action: Action) -> [ImpactSign] { measures(action) + audits(action) + evidence(action) }

    private static func measures(_ action: Action) -> [ImpactSign] {
        action.measures.map { measure in
            let figures = measure.hasWaitingFigure && measure.verdict != .worse ? ", a figure of it" + waits : ""
            let words = "\(measure.name): \(measure.verdict.words.lowercasedFirst)\(figures)"
            return switch measure.verdict {
            case .improved where !measure.isConfirmed: ImpactSign(shows: .nothing, words: words + waits)
            case .improved: ImpactSign(shows: .better(since: measure.since ?? measure.latest?.day ?? action.added), words: words)
            case .worse: ImpactSign(shows: .worse, words: words)
            case .noChange, .consistentlyMissesTarget: ImpactSign(shows: .same, words: words)
            case .tooFew: ImpactSign(shows: .nothing, words: words)
            }
        }
    }

    /// The latest result of each question, improved since the first of the unbroken run of results that met the standard.
    private static func audits(_ action: Action) -> [ImpactSign] {
        let waiting = action.audits.filter(\.isWaiting).map { ImpactSign(shows: .nothing, words: words(of: $0) + waits) }
        let counted = Dictionary(grouping: action.audits.filter { !$0.isWaiting }) { $0.question.lowercased() }.values
        return (counted.compactMap(sign) + waiting).sorted { $0.words < $1.words }
    }

    private static func sign(of results: [AuditResult]) -> ImpactSign? {
        let results = results.sorted { $0.day < $1.day }
        guard let last = results.last else { return nil }
        guard AuditMeetsStandard.holds(last) else {
            return ImpactSign(shows: results.contains(where: AuditMeetsStandard.holds) ? .worse : .failed, words: words(of: last))
        }
        let since = results.reversed().prefix(while: AuditMeetsStandard.holds).last?.day ?? last.day
        return ImpactSign(shows: .better(since: since), words: words(of: last))
    }

    private static func words(of audit: AuditResult) -> String { "audit of \(audit.day), \(audit.question): \(audit.words)" }

    /// Activity and output show what was done, not what changed. A grade counts once a second person has confirmed it.
    private static func evidence(_ action: Action) -> [ImpactSign] {
        action.deliveryEvidence.compactMap { piece in
            guard let grade = piece.confirmedGrade, grade >= .practice else { return nil }
            return ImpactSign(shows: .better(since: piece.day), words: "confirmed evidence graded “\(grade.words)”: \(piece.title)")
        }
    }
}

extension String {
    /// True where one of these begins with it, in capitals or not: what is said at length is not said again in short.
    fileprivate func isSaid(in sentences: [String]) -> Bool { sentences.contains { $0.lowercased().hasPrefix(lowercased()) } }
}

extension AuditResult {
    /// True while a result that met its standard is only the word of the action's owner.
    package var isWaiting: Bool { !isConfirmed && AuditMeetsStandard.holds(self) }
}

extension Action {
    /// True while the record shows that the improvement was not sustained, whether or not somebody responded.
    package var isNotSustained: Bool { !notSustained.isEmpty }

    /// What shows that the improvement was not sustained: a sign that waits for a response, one that somebody answered by keeping the
    /// action closed until it has recovered, and what is worse on an action that is called done.
    package var notSustained: [String] {
        let isDone = closing != nil || isCalledDone
        let answered = regressions.filter { regression in
            guard let answer = regression.answer, let closing else { return false }
            return !answer.isReopened && regression.day >= closing.day && !hasRecovered(from: regression)
        }
        let worse = isDone ? ImpactSign.all(of: self).filter { $0.shows == .worse }.map(\.words) : []
        let regressed = (openRegressions + answered).map(\.words)
        return regressed + worse.filter { !$0.isSaid(in: regressed) }
    }

    private func hasRecovered(from regression: Regression) -> Bool {
        switch regression.sign {
        case .measure(let id): measures.contains { $0.id == id && $0.verdict == .improved && $0.isConfirmed }
        case .audit(let id):
            audits.first { $0.id == id }.map { failed in
                audits.filter { $0.question.lowercased() == failed.question.lowercased() && !$0.isWaiting }
                    .max { $0.day < $1.day }.map(AuditMeetsStandard.holds) ?? false
            } ?? false
        case nil: false
        }
    }
}
