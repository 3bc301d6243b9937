import ActionPlans
import Vocabulary

/// Which of a committee's questions are asked for. What is nil is not asked about; everything asked about must hold.
package struct QuestionFilter: Sendable, Hashable {
    package enum Standing: String, Sendable, Hashable, CaseIterable {
        case waiting
        case answered
        case askedAgain = "asked-again"
        case enough

        package var words: String {
            switch self {
            case .waiting: "Waiting for an answer"
            case .answered: "Answered, not judged yet"
            case .askedAgain: "Not enough, asked again"
            case .enough: "Enough"
            }
        }
    }

    package enum Due: String, Sendable, Hashable, CaseIterable {
        case late
        case soon = "next-30-days"

        package var words: String { self == .late ? "Past their due day" : "In the next 30 days" }
    }

    package enum Owner: Sendable, Hashable {
        case post(Identifier<Post>)
        case nobody
    }

    /// Tied to something of this kind, or to nothing at all.
    package enum Tied: Sendable, Hashable {
        case to(QuestionTie.Kind)
        case nothing
    }

    package enum Publicity: String, Sendable, Hashable, CaseIterable {
        case `public`, exempt

        package var words: String { rawValue.capitalisedFirst }
    }

    package var kind: CommitteeQuestion.Kind?
    package var committee: String?
    package var meeting: Day?
    package var owner: Owner?
    package var standing: Standing?
    package var due: Due?
    package var tied: Tied?
    package var publicity: Publicity?

    package init(
        kind: CommitteeQuestion.Kind? = nil, committee: String? = nil, meeting: Day? = nil, owner: Owner? = nil, standing: Standing? = nil,
        due: Due? = nil, tied: Tied? = nil, publicity: Publicity? = nil
    ) {
        (self.kind, self.committee, self.meeting, self.owner) = (kind, committee, meeting, owner)
        (self.standing, self.due, self.tied, self.publicity) = (standing, due, tied, publicity)
    }

    package func holds(_ question: CommitteeQuestion, on today: Day) -> Bool {
        if let kind, question.kind != kind { return false }
        if let committee, question.asked.committee != committee { return false }
        if let meeting, question.asked.meeting != meeting { return false }
        if let standing, question.standing != standing { return false }
        if let publicity, (publicity == .exempt) != (question.exemption != nil) { return false }
        return ownerHolds(question) && dueHolds(question, today) && tiedHolds(question)
    }

    private func ownerHolds(_ question: CommitteeQuestion) -> Bool {
        switch owner {
        case nil: true
        case .nobody: question.owner == nil
        case .post(let post): question.owner == post
        }
    }

    private func dueHolds(_ question: CommitteeQuestion, _ today: Day) -> Bool {
        switch due {
        case nil: true
        case .late: AnswerOwed.daysLate(question, on: today) != nil
        case .soon: question.owedBy.map { (0...30).contains($0 - today) } == true
        }
    }

    private func tiedHolds(_ question: CommitteeQuestion) -> Bool {
        switch tied {
        case nil: true
        case .nothing: question.ties.isEmpty
        case .to(let kind): question.ties.contains { $0.kind == kind }
        }
    }
}

extension CommitteeQuestion {
    package var standing: QuestionFilter.Standing {
        switch state {
        case .waiting: .waiting
        case .answered: .answered
        case .askedAgain: .askedAgain
        case .enough: .enough
        }
    }
}
