import ActionPlans
import Vocabulary

/// The register as it is read: you asked, we said, what happened, what shows it, was it enough; and what comes to which meeting.
struct RegisterPaper {
    let register: CommitteeRegister

    var paper: Paper {
        let committees = register.committees
        return Paper(
            council: register.council, title: "What scrutiny asked, and what was done",
            committee: committees.joined(separator: ", "),
            // Nothing was asked yet where there is no meeting behind: then the first to come gives the day.
            meeting: register.latest ?? register.coming.first?.item.meeting ?? Day(number: 0), marking: nil,
            front: [
                Paper.Field(label: committees.count == 1 ? "Committee" : "Committees", lines: committees),
                Paper.Field(
                    label: "How to read it",
                    lines: [
                        "The committee’s words are those of its minutes. Whether an answer was enough is for the committee to say, and "
                            + "stands here only where its minutes say so."
                    ]),
            ], sections: [asked] + register.lines.map(section) + [forward])
    }

    private var asked: Paper.Section {
        let count = register.lines.count
        let words = count == 0 ? "Nothing has been asked yet." : "\(summary)"
        return Paper.Section(
            number: "1", heading: "What was asked", level: .numbered, blocks: [.paragraph(number: nil, runs: [Run(words)])])
    }

    private var summary: String {
        let standings = Dictionary(grouping: register.lines, by: \.question.standing).mapValues(\.count)
        let parts = QuestionFilter.Standing.allCases.compactMap { standing in
            standings[standing].map { "\($0) \(standing.words.lowercased())" }
        }
        return "\(register.lines.count) asked: \(parts.joined(separator: "; "))."
    }

    private func section(_ line: CommitteeRegister.Line) -> Paper.Section {
        let question = line.question
        var blocks: [Paper.Block] = [
            .heading("You asked"), text(question.asked.words),
            text(
                "\(question.asker.isEmpty ? "" : "\(question.asker). ")\(question.asked.place). To answer: \(line.owner ?? "not given yet")."
            ),
        ]
        for round in question.rounds {
            blocks += [.heading("We said"), text("\(round.answer.position.words), \(round.answer.day)."), text(round.answer.words)]
            guard let judgement = round.judgement else { continue }
            blocks += [
                .heading("Was it enough?"), text("\(judgement.verdict.words). \(judgement.minuted.place)."), text(judgement.minuted.words),
            ]
        }
        blocks += happened(question) + evidence(line) + standing(question)
        return Paper.Section(number: nil, heading: "\(question.reference). \(question.kind.words)", level: .under, blocks: blocks)
    }

    private func happened(_ question: CommitteeQuestion) -> [Paper.Block] {
        question.outcomes.isEmpty
            ? [] : [.heading("What happened"), .bullets(question.outcomes.map { [Run("\($0.day): \($0.words)")] })]
    }

    private func evidence(_ line: CommitteeRegister.Line) -> [Paper.Block] {
        line.evidence.isEmpty ? [] : [.heading("What shows it"), .bullets(line.evidence.map { [Run($0)] })]
    }

    private func standing(_ question: CommitteeQuestion) -> [Paper.Block] {
        let words =
            switch question.state {
            case .waiting(let due): "Waiting for an answer, owed by \(due)."
            case .answered: "Answered. The committee has not said yet whether that was enough."
            case .askedAgain(_, let due): "Asked again. Another answer is owed by \(due)."
            case .enough: "The committee found it enough."
            }
        return [.heading("Where it stands"), text(words)]
    }

    private var forward: Paper.Section {
        let blocks: [Paper.Block] =
            register.coming.isEmpty
            ? [text("No report is planned.")]
            : [
                .table(
                    Paper.Table(
                        caption: "Reports, by meeting",
                        columns: [
                            .init(title: "Meeting", share: 22), .init(title: "Report", share: 34), .init(title: "Author", share: 22),
                            .init(title: "State", share: 22),
                        ], rows: register.coming.map(row)))
            ]
        return Paper.Section(number: "2", heading: "Forward plan of reports", level: .numbered, blocks: blocks)
    }

    private func row(_ coming: CommitteeRegister.Coming) -> [String] {
        let item = coming.item
        let moved = item.moves.map { " Moved from \($0.was): \($0.reason)." }.joined()
        let purpose = item.purpose.isEmpty ? "" : ". \(item.purpose)"
        let standing: String =
            switch item.state {
            case .heard(_, let minute, _): "Heard, \(minute)"
            case .withdrawn(let withdrawal): "Withdrawn: \(withdrawal.reason)"
            case .planned, .underWay: item.standing.words
            }
        return ["\(item.meeting), \(item.committee)", item.title + purpose, coming.author ?? "Not given yet", standing + "." + moved]
    }

    private func text(_ words: String) -> Paper.Block { .paragraph(number: nil, runs: [Run(words)]) }
}
