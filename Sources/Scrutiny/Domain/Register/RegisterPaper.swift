import ActionPlans
import Indicators
import Vocabulary

/// The register as it is read: you asked, we said, what happened, what shows it, was it enough; and which report is for which meeting.
struct RegisterPaper {
    let register: CommitteeRegister

    var paper: Paper {
        let committees = register.committees
        return Paper(
            council: register.council, title: "What scrutiny asked, and what was done",
            committee: committees.joined(separator: ", "),
            // Where no meeting has been held, the date is that of the first one planned.
            meeting: register.latest ?? register.coming.first?.item.meeting ?? Day(number: 0), marking: nil,
            front: [
                Paper.Field(label: committees.count == 1 ? "Committee" : "Committees", lines: committees),
                Paper.Field(
                    label: "How to read it",
                    lines: [
                        "The committee’s words are taken from its minutes. Whether an answer was enough is for the committee to decide, and "
                            + "is shown here only where its minutes say so.", SmallNumbers.statement,
                    ]),
            ], sections: [asked] + register.lines.map(section) + [workProgramme], appendices: [])
    }

    private var asked: Paper.Section {
        let count = register.lines.count
        let words = count == 0 ? "No questions have been asked yet." : "\(summary)"
        return Paper.Section(
            number: "1", heading: "Questions and recommendations", level: .numbered, blocks: [.paragraph(number: nil, runs: [Run(words)])])
    }

    private var summary: String {
        let statuses = Dictionary(grouping: register.lines, by: \.question.status).mapValues(\.count)
        let parts = CommitteeQuestion.Status.allCases.compactMap { status in
            statuses[status].map { "\($0) \(status.words.lowercased())" }
        }
        return "\(register.lines.count) asked: \(parts.joined(separator: "; "))."
    }

    private func section(_ line: CommitteeRegister.Line) -> Paper.Section {
        let question = line.question
        var blocks: [Paper.Block] = [
            .heading("You asked"), text(question.asked.words),
            text(
                "\(question.asker.isEmpty ? "" : "\(question.asker). ")\(question.asked.place). Owner: \(line.owner ?? "not assigned")."
            ),
        ]
        for round in question.rounds {
            blocks += [.heading("We said"), text("\(round.answer.position.words), \(round.answer.day)."), text(round.answer.words)]
            guard let judgement = round.judgement else { continue }
            blocks += [
                .heading("Was it enough?"), text("\(judgement.verdict.words). \(judgement.minuted.place)."), text(judgement.minuted.words),
            ]
        }
        blocks += happened(question) + evidence(line) + status(question)
        return Paper.Section(number: nil, heading: "\(question.reference). \(question.kind.words)", level: .under, blocks: blocks)
    }

    private func happened(_ question: CommitteeQuestion) -> [Paper.Block] {
        question.outcomes.isEmpty
            ? [] : [.heading("What happened"), .bullets(question.outcomes.map { [Run("\($0.day): \($0.words)")] })]
    }

    private func evidence(_ line: CommitteeRegister.Line) -> [Paper.Block] {
        line.evidence.isEmpty ? [] : [.heading("What shows it"), .bullets(line.evidence.map { [Run($0)] })]
    }

    private func status(_ question: CommitteeQuestion) -> [Paper.Block] {
        let words =
            switch question.state {
            case .waiting(let due): "Awaiting an answer, due by \(due)."
            case .answered: "Answered. The committee has not yet said whether that was enough."
            case .askedAgain(_, let due): "Asked again. Another answer is due by \(due)."
            case .enough: "The committee found it enough."
            }
        return [.heading("Status"), text(words)]
    }

    private var workProgramme: Paper.Section {
        let blocks: [Paper.Block] =
            register.coming.isEmpty
            ? [text("No reports are planned.")]
            : [
                .table(
                    Paper.Table(
                        caption: "Reports by meeting",
                        columns: [
                            .init(title: "Meeting", share: 22), .init(title: "Report", share: 34), .init(title: "Author", share: 22),
                            .init(title: "Status", share: 22),
                        ], rows: register.coming.map(row)))
            ]
        return Paper.Section(number: "2", heading: "Work programme", level: .numbered, blocks: blocks)
    }

    private func row(_ coming: CommitteeRegister.Coming) -> [String] {
        let item = coming.item
        let moved = item.moves.map { " Moved from \($0.was): \($0.reason)." }.joined()
        let purpose = item.purpose.isEmpty ? "" : ". \(item.purpose)"
        let status: String =
            switch item.state {
            case .heard(_, let minute, _): "Heard, \(minute)"
            case .withdrawn(let withdrawal): "Withdrawn: \(withdrawal.reason)"
            case .planned, .underWay: item.status.words
            }
        return ["\(item.meeting), \(item.committee)", item.title + purpose, coming.author ?? "Not assigned", status + "." + moved]
    }

    private func text(_ words: String) -> Paper.Block { .paragraph(number: nil, runs: [Run(words)]) }
}
