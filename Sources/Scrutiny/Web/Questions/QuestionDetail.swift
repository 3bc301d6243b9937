import ActionPlans
import ActionPlansWeb
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// One question: you asked, we said, what happened, what shows it, was it enough.
struct QuestionDetail {
    let question: CommitteeQuestion
    let request: PageRequest
    let db: Database

    var html: HTML {
        get throws { "\(try head)\(asked)\(rounds)\(happened)\(try shows)\(try planned)" }
    }

    /// What was asked, said and done; not what of the council's own record it is linked to.
    var forMembers: HTML { "\(asked)\(rounds)\(happened)" }

    /// A question linked to actions, or to one finding, shows their thread.
    static func strand(of question: CommitteeQuestion) -> ThreadScope {
        let actions = question.links.filter { $0.kind == .action }.map(\.subject)
        if !actions.isEmpty { return .actions(Set(actions)) }
        let findings = question.links.filter { $0.kind == .finding }.compactMap { Identifier<Finding>($0.subject) }
        guard let only = findings.first, findings.count == 1 else { return .whole }
        return .finding(only)
    }

    private var head: HTML {
        get throws {
            let posts = try ActionPlanRecords.posts(in: db)
            let holder = posts.holder(of: question.owner, on: request.today).map {
                "<div><dt>Post holder</dt><dd>\($0.name)</dd></div>" as HTML
            }
            let moves = question.moves.map {
                "<li>from \($0.was) to \($0.became), agreed by \($0.approvedBy): \($0.reason)</li>" as HTML
            }
            let moved: HTML? = moves.isEmpty ? nil : "<div><dt>Due date changed</dt><dd><ul>\(moves)</ul></dd></div>"
            let exempt = question.exemption.map {
                "<div><dt>Exempt</dt><dd>Under paragraph \($0.paragraph.rawValue): \($0.paragraph.words)</dd></div>" as HTML
            }
            return holder == nil && moved == nil && exempt == nil ? "" : "<dl class=\"summary\">\(holder)\(moved)\(exempt)</dl>"
        }
    }

    private var asked: HTML {
        let who: HTML? = question.asker.isEmpty ? nil : "\(question.asker), "
        let was = question.corrections.reversed().map {
            "<li>\($0.day), \($0.author): \($0.what) corrected. Reason: \($0.reason)<span class=\"sub\">Before: \($0.was)</span></li>"
                as HTML
        }
        let history: HTML? = was.isEmpty ? nil : "<details><summary>Corrections</summary><ul>\(was)</ul></details>"
        return """
            <h2>You asked</h2><blockquote><p class="pre">\(question.asked.words)</p><cite>\(who)\(question.asked.place)</cite></blockquote>\(history)
            """
    }

    private var rounds: HTML {
        question.rounds.map { round -> HTML in
            let judged = round.judgement.map { judgement -> HTML in
                """
                <h2>Was it enough?</h2><p>\(Tag(judgement.verdict.words, judgement.verdict == .enough ? .tick : .triangle).html)</p>
                <blockquote><p class="pre">\(judgement.minuted.words)</p><cite>\(judgement.minuted.place)</cite></blockquote>
                """
            }
            return """
                <h2>We said</h2><p class="pre">\(round.answer.words)</p><p class="hint">\(round.answer.position.words) on \(round.answer.day), written by \(round.answer.author)</p>\(judged)
                """
        }.joined()
    }

    private var happened: HTML {
        let items = question.outcomes.map { outcome -> HTML in
            "<li><time datetime=\"\(outcome.day.iso)\">\(outcome.day)</time>\(outcome.words)<span class=\"sub\">\(outcome.author)</span></li>"
        }
        let list: HTML = items.isEmpty ? "<p class=\"hint\">No updates yet.</p>" : "<ul class=\"timeline\">\(items)</ul>"
        return "<h2 id=\"happened\">What happened</h2>\(list)"
    }

    private var shows: HTML {
        get throws {
            let known = Dictionary(try LinkChoice.all(as: Viewer(request), in: db).map { ($0.code, $0.path) }) { first, _ in first }
            let items = question.links.map { link -> HTML in
                let words: HTML = known[link.code].map { "<a href=\"\($0)\">\(link.words)</a>" } ?? "\(link.words)"
                return "<li><span>\(words)<span class=\"sub\">\(link.kind.words)</span></span></li>"
            }
            let list: HTML =
                items.isEmpty
                ? "<p class=\"hint\">Not linked to a finding, action, measure or evidence yet.</p>" : "<ul class=\"tasks\">\(items)</ul>"
            return "<h2 id=\"links\">What shows it</h2>\(list)"
        }
    }

    private var planned: HTML? {
        get throws {
            let reports = try WorkProgrammeItem.all(as: Viewer(request), where: "item.question = \(question.id)", in: db)
            if reports.isEmpty { return nil }
            let items = reports.map {
                "<li><a href=\"\(WorkProgrammeRegister.address.path($0.id))\">\($0.title)</a><span class=\"sub\">\($0.committee), \($0.meeting)</span></li>"
                    as HTML
            }
            return "<h2>Planned reports</h2><ul>\(items)</ul>"
        }
    }
}

extension QuestionRefusal: BesideField {
    package var words: String {
        switch self {
        case .meetingAhead(let day):
            "The meeting on \(day) has not been held yet. Record questions from the minutes after the meeting."
        case .dueBeforeMeeting(let day): "The meeting was on \(day). Enter that date or a later one."
        case .inTheFuture(let day): "\(day) is in the future. Enter today’s date or an earlier one."
        case .answeredBeforeAsked(let day): "It was asked on \(day). Enter that date or a later one."
        case .answeredAlready(let day):
            "It was answered on \(day). You can add an update; another answer is due only if the committee asks again."
        case .foundEnough(let day): "The committee found the answer enough on \(day). You can still add an update."
        case .positionDoesNotFit(.question): "A question can only be answered. Accepting or not is for recommendations."
        case .positionDoesNotFit(.recommendation): "Select whether the recommendation is accepted, accepted in part or not accepted."
        case .notAnsweredYet: "There is no answer yet for the committee to judge."
        case .judgedBeforeAnswer(let day): "The answer was given on \(day). Enter a meeting on that date or later."
        case .sameDueDay(let day): "It is already due on \(day). Enter a different date."
        case .nothingOwed: "No answer is due, so there is no due date to change."
        }
    }

    package var field: String {
        switch self {
        case .meetingAhead: "meeting"
        case .dueBeforeMeeting, .sameDueDay, .nothingOwed: "due"
        case .inTheFuture, .answeredBeforeAsked, .judgedBeforeAnswer: "on"
        case .positionDoesNotFit: "position"
        case .answeredAlready, .foundEnough, .notAnsweredYet: ""
        }
    }
}

extension CommitteeQuestion.Status {
    /// As shape and words; how late an answer is comes first.
    func tag(late: Int?) -> Tag {
        if let late { return Tag("\(late) \(late == 1 ? "day" : "days") overdue", .square) }
        return switch self {
        case .waiting: Tag(words, .hollow)
        case .answered: Tag(words, .circle)
        case .askedAgain: Tag(words, .triangle)
        case .enough: Tag(words, .tick)
        }
    }
}

extension CommitteeQuestion {
    package func tag(on today: Day) -> Tag { status.tag(late: AnswerOwed.daysLate(self, on: today)) }
}
