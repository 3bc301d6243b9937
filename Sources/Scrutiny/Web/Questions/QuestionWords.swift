import ActionPlans
import Scrutiny
import SiteKit
import Vocabulary

extension QuestionRefusal: InWords {
    package var words: String {
        switch self {
        case .meetingAhead(let day):
            "The meeting of \(day) lies ahead. A question is recorded from the minutes of a meeting that was held; it is never written beforehand."
        case .dueBeforeMeeting(let day): "The meeting was on \(day). Give that day or a later one."
        case .inTheFuture(let day): "\(day) lies ahead. Give today or an earlier day."
        case .answeredBeforeAsked(let day): "It was asked on \(day). Give that day or a later one."
        case .answeredAlready(let day):
            "It was answered on \(day). What happened since can be added; another answer is given when the committee asks again."
        case .settled(let day): "The committee found the answer enough on \(day). What happened since can still be added."
        case .positionDoesNotFit(.question): "A question is answered. Only a recommendation is accepted or not."
        case .positionDoesNotFit(.recommendation): "Say whether the recommendation is accepted, accepted in part or not accepted."
        case .notAnsweredYet: "There is no answer yet that the committee could judge."
        case .judgedBeforeAnswer(let day): "The answer was given on \(day). The judgement comes from a meeting on that day or later."
        case .sameDueDay(let day): "It is due on \(day) already. Give another day."
        case .nothingOwed: "No answer is owed now, so there is no due day to move."
        }
    }

    /// The field of the form that it belongs to.
    var field: String {
        switch self {
        case .meetingAhead: "meeting"
        case .dueBeforeMeeting, .sameDueDay, .nothingOwed: "due"
        case .inTheFuture, .answeredBeforeAsked, .judgedBeforeAnswer: "on"
        case .positionDoesNotFit: "position"
        case .answeredAlready, .settled, .notAnsweredYet: ""
        }
    }
}

extension ForwardRefusal: InWords {
    package var words: String {
        switch self {
        case .closed: "This report was heard or withdrawn. Its entry can be read and no longer changed."
        case .sameMeeting(let day): "It comes to the meeting of \(day) already. Give another day."
        case .inThePast(let day): "\(day) has passed. Give today or a later day."
        case .notYetMet(let day): "The meeting is on \(day). Record that it was heard when it has been."
        }
    }

    var field: String {
        switch self {
        case .sameMeeting, .inThePast: "meeting"
        case .notYetMet: "minute"
        case .closed: ""
        }
    }
}

/// Puts what was refused beside the field it is about.
/// - Parameter names: what the form calls a field that the refusal knows by another name.
func besideItsField<T>(_ names: [String: String] = [:], _ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let refusal as QuestionRefusal where !refusal.field.isEmpty {
        throw Problems(names[refusal.field] ?? refusal.field, refusal.words)
    } catch let refusal as ForwardRefusal where !refusal.field.isEmpty {
        throw Problems(names[refusal.field] ?? refusal.field, refusal.words)
    }
}

extension CommitteeQuestion {
    /// How it stands, as shape and words.
    package func tag(on today: Day) -> Tag {
        if let late = AnswerOwed.daysLate(self, on: today) { return Tag("\(late) \(late == 1 ? "day" : "days") late", .square) }
        switch state {
        case .waiting: return Tag("Waiting for an answer", .hollow)
        case .answered: return Tag("Answered, not judged yet", .circle)
        case .askedAgain: return Tag("Not enough, asked again", .triangle)
        case .enough: return Tag("Enough", .tick)
        }
    }
}

extension ForwardItem {
    var tag: Tag {
        switch state {
        case .planned: Tag(standing.words, .hollow)
        case .underWay: Tag(standing.words, .circle)
        case .heard: Tag(standing.words, .tick)
        case .withdrawn: Tag(standing.words, .hollow)
        }
    }
}

extension String {
    /// At most so many characters, cut at a word.
    func cut(to limit: Int) -> String {
        guard count > limit else { return self }
        let cut = prefix(limit)
        return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + " …"
    }
}
