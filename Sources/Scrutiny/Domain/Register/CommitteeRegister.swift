import ActionPlans
import Vocabulary

/// What the public reads of a committee's questions and of what comes before it. It holds posts and words: no account, no child and
/// nothing that was asked where the public was not admitted.
package struct CommitteeRegister: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        let question: CommitteeQuestion
        let owner: String?
        /// What shows it, as it stands now, in words.
        let evidence: [String]

        /// Nil for what was asked in a part of a meeting that was not public.
        package init?(_ question: CommitteeQuestion, owner: String?, evidence: [String]) {
            guard question.exemption == nil else { return nil }
            self.question = question
            self.owner = owner
            self.evidence = evidence
        }
    }

    package struct Coming: Sendable, Hashable {
        let item: ForwardItem
        let author: String?

        package init(_ item: ForwardItem, author: String?) {
            self.item = item
            self.author = author
        }
    }

    let council: String
    /// The latest meeting first.
    let lines: [Line]
    /// In the order of their meetings.
    let coming: [Coming]

    package init(council: String, lines: [Line], coming: [Coming]) {
        self.council = council
        self.lines = lines.sorted {
            ($1.question.asked.meeting, $0.question.number) < ($0.question.asked.meeting, $1.question.number)
        }
        self.coming = coming.sorted { ($0.item.meeting, $0.item.title) < ($1.item.meeting, $1.item.title) }
    }

    var isEmpty: Bool { lines.isEmpty && coming.isEmpty }

    /// Those whom the minutes name as having asked.
    var askers: [String] { lines.map(\.question.asker).filter { !$0.isEmpty } }

    var committees: [String] { Set(lines.map(\.question.asked.committee) + coming.map(\.item.committee)).sorted() }

    /// The last meeting that it tells of.
    var latest: Day? {
        (lines.flatMap { line in [line.question.asked.meeting] + line.question.rounds.compactMap(\.judgement?.minuted.meeting) }
            + coming.compactMap { if case .heard(let day, _, _) = $0.item.state { day } else { nil } }).max()
    }
}
