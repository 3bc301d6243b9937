import ActionPlans
import EvidenceItems
import Vocabulary

/// Looks through the register for what must not leave the council: names of staff, details that lead to a person, small numbers of
/// children, evidence that nobody confirmed. Councillors and those whom the minutes name as having asked may be named.
package struct RegisterCheck: Sendable {
    package let problems: [ReportProblem]

    package init(_ register: CommitteeRegister, staff: [String], evidence: [EvidenceLine] = []) {
        let passages = register.passages
        let named = PersonNamed.problems(in: passages, staff: staff, allowed: register.askers)
            .filter { problem in !["cllr", "councillor"].contains { problem.words.lowercased().hasPrefix("this names \($0)") } }
        var seen: Set<String> = []
        let rests = register.lines.flatMap { line in
            line.question.ties.filter { $0.kind == .evidence }.compactMap { tie -> ReportProblem? in
                let passage = Passage(tie.words, form: .field, at: Passage.Place(heading: line.question.reference))
                return EvidenceReleased.problem(evidence.first { $0.id.text == tie.subject }, named: tie.words, passage, tie.words)
            }
        }
        problems = (rests + named + PersonalDetail.problems(in: passages) + SmallNumber.problems(in: passages)).filter {
            seen.insert($0.id).inserted
        }
    }
}

extension QuestionTie {
    /// What the public reads in place of evidence that may not leave, its title included; nil for everything else.
    package func heldBack(among evidence: [EvidenceLine]) -> String? {
        guard kind == .evidence else { return nil }
        guard let line = evidence.first(where: { $0.id.text == subject }) else { return "Evidence held back. It is not kept here." }
        return line.release == .confirmed ? nil : "Evidence held back. \(line.release.reason)"
    }
}

extension CommitteeRegister {
    /// Every word of it that a person wrote, with the question or the item it belongs to.
    var passages: [Passage] {
        let asked = lines.flatMap { line -> [Passage] in
            let question = line.question
            let rounds = question.rounds.flatMap { [$0.answer.words] + [$0.judgement?.minuted.words].compactMap(\.self) }
            let words = [question.asked.words] + rounds + question.outcomes.map(\.words) + line.evidence
            return words.map { Passage($0, form: .paragraph, at: Passage.Place(heading: question.reference)) }
        }
        let planned = coming.flatMap { coming in
            ([coming.item.title, coming.item.purpose] + coming.item.moves.map(\.reason)).filter { !$0.isEmpty }.map {
                Passage($0, form: .paragraph, at: Passage.Place(heading: "Forward plan, \(coming.item.meeting)"))
            }
        }
        return asked + planned
    }
}
