import ChildRecords
import Law
import Vocabulary

/// A family in the process before and in care proceedings. The case is what its steps make of it; each child has a stage and an outcome of its own.
package struct PreProceedingsCase: Identifiable, Sendable {
    package let id: Identifier<PreProceedingsCase>
    package let family: Identifier<Family>
    /// Who may have a part in the case: the children of the family.
    package private(set) var births: [Identifier<Child>: Birth]
    package private(set) var trail: [Step]
    package private(set) var corrections: [Correction]
    package private(set) var children: [Identifier<Child>: ChildsPart]
    /// Accounts of the people named on the case.
    package var named: [CasePart: Identifier<Worker>]
    package let version: Int

    /// - Throws: where the stored steps contradict each other.
    package init(
        id: Identifier<PreProceedingsCase>, family: Identifier<Family>, births: [Identifier<Child>: Birth], trail: [Step] = [],
        corrections: [Correction] = [], named: [CasePart: Identifier<Worker>] = [:], version: Int = 1
    ) throws(CaseRefusal) {
        (self.id, self.family, self.births, self.trail, self.corrections) = (id, family, births, trail, corrections)
        (self.named, self.version) = (named, version)
        children = try PreProceedingsCase.replay(births, trail.corrected(by: corrections), new: nil)
    }

    /// The steps as they are right.
    package var steps: [Step] { trail.corrected(by: corrections) }
    /// The stage that the case as a whole is listed by: of children whose work goes on the furthest, else what happened last.
    package var stage: Stage? {
        let stages = children.values.compactMap(\.stage)
        return Stage.allCases.last { $0.isOpen && stages.contains($0) }
            // That a child died, or is 18, is not what became of the family while another child of it goes on.
            ?? children.values.max {
                ($0.stage?.endsOneChild == false ? 1 : 0, $0.since ?? .distantPast) < (
                    $1.stage?.endsOneChild == false ? 1 : 0, $1.since ?? .distantPast
                )
            }?.stage
    }
    package var isOpen: Bool { children.values.contains { $0.stage?.isOpen ?? false } }

    /// The case of those children alone, for a reader who may know of no others. It is shown and counted, and never saved.
    package func only(_ known: Set<Identifier<Child>>) -> PreProceedingsCase {
        var shown = self
        shown.births = births.filter { known.contains($0.key) }
        shown.children = children.filter { known.contains($0.key) }
        (shown.trail, shown.corrections) = ([], [])
        for step in trail { shown.show(step, corrections.filter { $0.step == step.number }, to: known) }
        return shown
    }

    /// A step that was ever recorded of children whom the reader does not know alone is shown as it is right, or not at all.
    private mutating func show(_ step: Step, _ corrections: [Correction], to known: Set<Identifier<Child>>) {
        let versions = step.versions(corrections)
        if versions.allSatisfy({ $0.map { $0.children.contains(where: known.contains) } ?? true }) {
            trail.append(step)
            self.corrections += corrections
        } else if let right = versions.last ?? nil, right.children.contains(where: known.contains) {
            trail.append(right)
        }
    }

    /// Records a step for some of the children, or none of it where it cannot be for one of them.
    package mutating func record(
        _ kind: StepKind, on day: Day, for children: [Identifier<Child>], _ facts: StepFacts = StepFacts(), by author: String, today: Day
    ) throws(CaseRefusal) {
        if children.isEmpty { throw .noChildren }
        if day > today { throw .inFuture }
        try PreProceedingsCase.checkFacts(kind, on: day, facts)
        let step = Step(trail.count + 1, kind, on: day, children, facts, by: author, recorded: today)
        self.children = try PreProceedingsCase.replay(births, (trail + [step]).corrected(by: corrections), new: step.number)
        trail.append(step)
    }

    /// An extension past the last day that the council’s time limits allow says why, and who approved that.
    package func checkLength(of facts: StepFacts, for children: [Identifier<Child>], _ terms: LocalTerms) throws(CaseRefusal) {
        guard let until = facts.other, facts.details[.overLength] == nil else { return }
        let last = children.compactMap { self.children[$0]?.spell?.decided.map { terms.due(.preProceedings, after: $0) } }.min()
        if let last, until > last { throw .overUsualLength(after: last) }
    }

    /// Records that a step was wrong. The step stays in the trail, beside what is right.
    package mutating func correct(_ number: Int, _ right: Correction.Right, because why: String, by author: String, today: Day)
        throws(CaseRefusal)
    {
        guard trail.contains(where: { $0.number == number }) else { throw .noSuchStep(number) }
        guard let step = steps.first(where: { $0.number == number }) else { throw .alreadyCorrected(number) }
        if let now = step.corrected(right) {
            if now.children.isEmpty { throw .noChildren }
            if now.day > today { throw .inFuture }
            try PreProceedingsCase.checkFacts(now.kind, on: now.day, now.facts)
            if now == step { throw .asRecorded(number) }
        }
        let correction = Correction(of: number, right, because: why, by: author, recorded: today)
        children = try PreProceedingsCase.replay(births, trail.corrected(by: corrections + [correction]), new: number)
        corrections.append(correction)
    }

    private static func checkFacts(_ kind: StepKind, on day: Day, _ facts: StepFacts) throws(CaseRefusal) {
        for fact in StepFact.allCases {
            if let label = kind.rule.asks[fact], !facts.says(fact) { throw .missing(fact, label) }
        }
        for detail in kind.rule.details where facts.details[detail] == nil { throw .missing(.words, detail.words) }
        if kind == .courtNamed, facts.details.isEmpty { throw .missing(.words, StepDetail.judge.words) }
        if let choice = facts.choice, !kind.rule.choices.contains(choice) { throw .notAChoice(kind) }
        if kind == .transferredIn, let decided = facts.other, decided > day { throw .inFuture }
        if kind.looksAhead, let other = facts.other {
            if other < day { throw .bookedBefore(day) }
            if other > day.adding(months: StepKind.monthsAhead) { throw .tooFarAhead(after: day) }
        }
    }

    /// - Parameter new: the record that is tried; what a later step says against it names that step.
    private static func replay(_ births: [Identifier<Child>: Birth], _ steps: [Step], new: Int?) throws(CaseRefusal) -> [Identifier<Child>:
        ChildsPart]
    {
        var parts: [Identifier<Child>: ChildsPart] = [:]
        for step in steps {
            for child in step.children {
                guard let birth = births[child] else { throw .notInCase }
                var part = parts[child] ?? ChildsPart(child, birth.before(steps, of: child))
                do throws(CaseRefusal) {
                    try part.take(step)
                } catch {
                    throw new == nil || new == step.number ? error : .later(step.number, step.kind, error)
                }
                parts[child] = part
            }
        }
        return parts
    }
}

extension Birth {
    /// As it was when the case began: the child's record may say today what the step of the birth says for its own day.
    fileprivate func before(_ steps: [Step], of child: Identifier<Child>) -> Birth {
        let own = steps.filter { $0.children.contains(child) }
        guard case .born(let day) = self, let first = own.first, first.day < day, own.contains(where: { $0.kind == .born }) else {
            return self
        }
        return .expected(day)
    }
}

extension Day {
    fileprivate static let distantPast = Day(number: 0)
}
