import ChildRecords
import Vocabulary

/// A spell that a return tells, beside the spell of the tracker that it is.
package struct LoadedSpell: Sendable {
    /// A date that both can have.
    package enum Field: String, CaseIterable, Hashable, Sendable {
        case decided, letter, firstMeeting, outcome, application, letterOfIssue

        package var words: String {
            switch self {
            case .decided: "Decision to begin pre-proceedings"
            case .letter: "Letter before proceedings"
            case .firstMeeting: "First pre-proceedings meeting"
            case .outcome: "Decision to step down or to issue"
            case .application: "Application"
            case .letterOfIssue: "Letter of issue"
            }
        }
    }

    /// What the return says and the tracker does not, or says otherwise.
    package struct Difference: Hashable, Sendable {
        package let field: Field
        package let loaded: Day
        package let tracker: Day?
        package init(_ field: Field, loaded: Day, tracker: Day?) { (self.field, self.loaded, self.tracker) = (field, loaded, tracker) }
    }

    package let entry: Entry
    /// Nil where the tracker has no spell that it could be.
    package let spell: Spell?

    private static let daysApart = 60

    /// The spell that begins on the same day, or else the one that begins nearest, within sixty days.
    package init(_ entry: Entry, of part: ChildsPart?) {
        self.entry = entry
        let near = (part?.spells ?? []).compactMap { spell -> (spell: Spell, days: Int)? in
            guard let from = entry.from, let decided = spell.decided ?? spell.issueAgreed else { return nil }
            return (spell, abs(decided - from))
        }
        spell = near.filter { $0.days <= LoadedSpell.daysApart }.min { $0.days < $1.days }?.spell
    }

    package func loaded(_ field: Field) -> Day? {
        switch field {
        case .decided: entry.from
        case .letter: entry.day(.letter)
        case .firstMeeting: entry.day(.firstMeeting)
        case .outcome: entry.day(.decisionDay) ?? entry.until
        case .application: entry.day(.application)
        case .letterOfIssue: entry.day(.letterOfIssue)
        }
    }

    package func tracker(_ field: Field) -> Day? {
        guard let spell else { return nil }
        return switch field {
        case .decided: spell.decided ?? spell.issueAgreed
        case .letter: spell.letter
        case .firstMeeting: spell.firstMeeting
        case .outcome: spell.steppedDown ?? spell.issueAgreed
        case .application: spell.applied
        case .letterOfIssue: spell.letterOfIssue
        }
    }

    /// What the return does not say, it does not deny.
    package var differences: [Difference] {
        if spell == nil { return [] }
        return Field.allCases.compactMap { field in
            guard let loaded = loaded(field), loaded != tracker(field) else { return nil }
            return Difference(field, loaded: loaded, tracker: tracker(field))
        }
    }
}

extension PreProceedingsCase {
    /// Takes the day of the return: the step is corrected beside its record, or recorded where there was none.
    package mutating func take(
        _ difference: LoadedSpell.Difference, for child: Identifier<Child>, _ meaning: PreProceedingsMeaning?, because why: String,
        by author: String, today: Day
    ) throws(CaseRefusal) {
        let kinds = difference.kinds
        if let tracker = difference.tracker,
            let step = steps.last(where: { $0.children.contains(child) && kinds.contains($0.kind) && $0.day == tracker })
        {
            return try correct(step.number, .happened(on: difference.loaded), because: why, by: author, today: today)
        }
        guard let kind = difference.field == .outcome ? (meaning == .issue ? .issueAgreed : .stepDownAgreed) : kinds.first else { return }
        try record(
            kind, on: difference.loaded, for: [child], StepFacts(person: "Not known: the return does not say", words: why), by: author,
            today: today)
    }
}

extension LoadedSpell.Difference {
    fileprivate var kinds: [StepKind] {
        switch field {
        case .decided: [.planningHeld, .transferredIn]
        case .letter: [.letterSent]
        case .firstMeeting: [.firstMeeting]
        case .outcome: [.stepDownAgreed, .issueAgreed, .planningHeld]
        case .application: [.issued, .issuedWithout]
        case .letterOfIssue: [.letterOfIssue]
        }
    }
}
