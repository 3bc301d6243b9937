import ChildRecords
import Vocabulary

/// A line with the children that it is about, as a person confirmed, and what it says.
package struct MatchedLine: Sendable, Identifiable {
    package let line: SheetLine
    package let children: [Identifier<Child>]
    package let steps: [ProposedStep]
    package let stage: SheetStage?

    package init(_ line: SheetLine, _ children: [Identifier<Child>], _ steps: [ProposedStep], stage: SheetStage?) {
        (self.line, self.children, self.steps, self.stage) = (line, children, steps, stage)
    }

    package var id: Int { line.line }
}

/// What a line does to a case.
package enum LineOutcome: Hashable, Sendable {
    /// So many steps are new.
    case adds(Int)
    /// The tracker has all of it.
    case known
    case refused(LineFaults)
}

extension PreProceedingsCase {
    private struct New: Hashable { let kind: StepKind; let day: Day; let facts: StepFacts }

    /// Records what the lines say that the case does not have yet. A line that cannot be taken changes nothing, and the others are taken.
    /// - Returns: by the number of the line.
    package mutating func take(_ lines: [MatchedLine], by author: String, today: Day) -> [Int: LineOutcome] {
        var (trial, outcomes): (PreProceedingsCase, [Int: LineOutcome]) = (self, [:])
        var accepted: [(step: ProposedStep, kind: StepKind, child: Identifier<Child>)] = []
        for line in lines.sorted(by: { ($0.steps.first?.day.number ?? 0, $0.id) < ($1.steps.first?.day.number ?? 0, $1.id) }) {
            do throws(LineFaults) {
                var next = trial
                var added: [(step: ProposedStep, kind: StepKind, child: Identifier<Child>)] = []
                for child in line.children { added += try next.tryLine(line, child, author, today) }
                (outcomes[line.id], trial) = (added.isEmpty ? .known : .adds(added.count), next)
                accepted += added
            } catch { outcomes[line.id] = .refused(error) }
        }
        record(accepted, else: trial, author, today)
        return outcomes
    }

    /// What is the same for brothers and sisters is one step.
    private mutating func record(
        _ accepted: [(step: ProposedStep, kind: StepKind, child: Identifier<Child>)], else single: PreProceedingsCase, _ author: String,
        _ today: Day
    ) {
        var (order, children): ([New], [New: [Identifier<Child>]]) = ([], [:])
        for item in accepted.sorted(by: { ($0.step.day, $0.step.order) < ($1.step.day, $1.step.order) }) {
            let new = New(kind: item.kind, day: item.step.day, facts: item.step.facts)
            if children[new] == nil { order.append(new) }
            children[new, default: []].append(item.child)
        }
        var joined = self
        do throws(CaseRefusal) {
            for new in order {
                try joined.record(new.kind, on: new.day, for: children[new] ?? [], new.facts, by: author, today: today)
            }
            self = joined
        } catch { self = single }
    }

    private mutating func tryLine(_ line: MatchedLine, _ child: Identifier<Child>, _ author: String, _ today: Day) throws(LineFaults)
        -> [(step: ProposedStep, kind: StepKind, child: Identifier<Child>)]
    {
        var added: [(step: ProposedStep, kind: StepKind, child: Identifier<Child>)] = []
        for (step, kind) in try new(line, for: child) {
            do throws(CaseRefusal) {
                try record(kind, on: step.day, for: [child], step.facts, by: author, today: today)
            } catch { throw LineFaults([.refused(step.field, error)]) }
            added.append((step, kind, child))
        }
        if !added.isEmpty, let meant = line.stage, let stage = children[child]?.stage, !meant.allows(stage) {
            throw LineFaults([.stage(line.line[.stage], meant, stage)])
        }
        return added
    }

    /// The steps of a line that the child’s spell of that time does not have, or the dates that differ from it.
    private func new(_ line: MatchedLine, for child: Identifier<Child>) throws(LineFaults) -> [(ProposedStep, StepKind)] {
        guard let part = children[child], let latest = part.spell, let began = line.steps.first?.day else {
            return line.steps.map { ($0, $0.kind) }
        }
        let spell = part.spells.last { $0.began <= began } ?? latest
        let next = part.spells.first { $0.began > spell.began }?.began
        // Work that had ended before this line begins: the line is another spell.
        if let stage = part.stage, !stage.isOpen, let since = part.since, began > since {
            return line.steps.map { ($0, $0.kind == .screened ? .reentered : $0.kind) }
        }
        let known = steps.filter { step in
            step.children.contains(child) && step.day >= spell.began && next.map { step.day < $0 } ?? true
        }
        var (new, faults, words): ([(ProposedStep, StepKind)], [LineFault], [String]) = ([], [], [])
        for step in line.steps {
            let same = known.filter { $0.kind == step.kind || step.kind == .screened && [.reentered, .transferredIn].contains($0.kind) }
            switch step.kind {
            case .screened:
                words = step.said.filter { said in !known.contains { $0.facts.words.contains(said) } }
                // Without a date of its own, the line says nothing of when screening began.
                if !line.line[.screened].isEmpty, let first = same.first, first.day != step.day {
                    faults.append(.differs(.screened, here: step.day, tracker: first.day))
                }
            case .review, .meetingOffered: if !same.contains(where: { $0.day == step.day }) { new.append((step, step.kind)) }
            case .planningBooked:
                let isHeld = known.contains { $0.kind == .planningHeld && $0.facts.choice != .notRecorded }
                if let other = step.facts.other, !isHeld, spell.booked != other { new.append((step, step.kind)) }
            case .planningHeld:
                if let held = same.first(where: { $0.facts.choice == step.facts.choice }) {
                    if held.day != step.day { faults.append(.differs(step.field, here: step.day, tracker: held.day)) }
                } else if step.facts.choice != .notRecorded || same.isEmpty {
                    new.append((step, step.kind))
                }
            default:
                guard let first = same.first else {
                    new.append((step, step.kind))
                    continue
                }
                if !same.contains(where: { $0.day == step.day }) {
                    faults.append(.differs(step.field, here: step.day, tracker: first.day))
                }
            }
        }
        // Screening is recorded already: what the line says besides its days goes with its first new step.
        if !words.isEmpty, new.isEmpty { faults.append(.words(words.joined(separator: "; "))) }
        if !faults.isEmpty { throw LineFaults(faults) }
        if let first = new.first { new[0].0 = first.0.saying(words) }
        return new
    }
}
