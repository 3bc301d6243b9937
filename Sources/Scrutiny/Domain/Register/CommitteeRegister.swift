import ActionPlans
import EvidenceItems
import Vocabulary

/// What the public reads of a committee's questions and its work programme. It holds posts and text: no account, no child and
/// nothing that was asked in an exempt session.
package struct CommitteeRegister: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        let question: CommitteeQuestion
        let owner: String?
        /// What shows it, in its current words.
        let evidence: [String]

        /// Nil for what was asked in an exempt session.
        package init?(_ question: CommitteeQuestion, owner: String?, evidence: [String]) {
            guard question.exemption == nil else { return nil }
            self.question = question
            self.owner = owner
            self.evidence = evidence
        }
    }

    package struct Coming: Sendable, Hashable {
        let item: WorkProgrammeItem
        let author: String?

        package init(_ item: WorkProgrammeItem, author: String?) {
            self.item = item
            self.author = author
        }
    }

    let council: String
    /// The latest meeting first.
    let lines: [Line]
    /// By meeting date.
    let coming: [Coming]

    package init(council: String, lines: [Line], coming: [Coming]) {
        self.council = council
        self.lines = lines.sorted {
            ($1.question.asked.meeting, $0.question.number) < ($0.question.asked.meeting, $1.question.number)
        }
        self.coming = coming.sorted { ($0.item.meeting, $0.item.title) < ($1.item.meeting, $1.item.title) }
    }

    var isEmpty: Bool { lines.isEmpty && coming.isEmpty }

    /// People whom the minutes name as asking.
    var askers: [String] { lines.map(\.question.asker).filter { !$0.isEmpty } }

    var committees: [String] { Set(lines.map(\.question.asked.committee) + coming.map(\.item.committee)).sorted() }

    /// The last meeting that it covers.
    var latest: Day? {
        (lines.flatMap { line in [line.question.asked.meeting] + line.question.rounds.compactMap(\.judgement?.minuted.meeting) }
            + coming.compactMap { if case .heard(let day, _, _) = $0.item.state { day } else { nil } }).max()
    }
}

/// Checks the register for what must not be published: names of staff, details that identify a person, small numbers of children,
/// evidence that is not confirmed. Councillors and people whom the minutes name as asking may be named.
package struct RegisterCheck: Sendable {
    package let problems: [ReportProblem]

    package init(_ register: CommitteeRegister, staff: [String], evidence: [EvidenceLine] = []) {
        let passages = register.passages
        let named = PersonNamed.problems(in: passages, staff: staff, allowed: register.askers)
            .filter { problem in !["cllr", "councillor"].contains { problem.words.lowercased().hasPrefix("this names \($0)") } }
        var seen: Set<String> = []
        let rests = register.lines.flatMap { line in
            line.question.links.filter { $0.kind == .evidence }.compactMap { link -> ReportProblem? in
                let passage = Passage(link.words, form: .field, at: Passage.Place(heading: line.question.reference))
                return EvidenceReleased.problem(evidence.first { $0.id.text == link.subject }, named: link.words, passage, link.words)
            }
        }
        problems = (rests + named + PersonalDetail.problems(in: passages) + SmallNumber.problems(in: passages)).filter {
            seen.insert($0.id).inserted
        }
    }
}

extension QuestionLink {
    /// What the public reads in place of evidence that is not confirmed, its title included; nil for everything else.
    package func heldBack(among evidence: [EvidenceLine]) -> String? {
        guard kind == .evidence else { return nil }
        guard let line = evidence.first(where: { $0.id.text == subject }) else { return "Evidence withheld. It is not recorded here." }
        return line.release == .confirmed ? nil : "Evidence withheld. \(line.release.reason)"
    }
}

extension CommitteeRegister {
    /// All text in it that a person wrote, with the question or the item it belongs to.
    var passages: [Passage] {
        let asked = lines.flatMap { line -> [Passage] in
            let question = line.question
            let rounds = question.rounds.flatMap { [$0.answer.words] + [$0.judgement?.minuted.words].compactMap(\.self) }
            let words = [question.asked.words] + rounds + question.outcomes.map(\.words) + line.evidence
            return words.map { Passage($0, form: .paragraph, at: Passage.Place(heading: question.reference)) }
        }
        let planned = coming.flatMap { coming in
            ([coming.item.title, coming.item.purpose] + coming.item.moves.map(\.reason)).filter { !$0.isEmpty }.map {
                Passage($0, form: .paragraph, at: Passage.Place(heading: "Work programme, \(coming.item.meeting)"))
            }
        }
        return asked + planned
    }
}
