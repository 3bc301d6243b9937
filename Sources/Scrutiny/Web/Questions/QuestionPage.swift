import ActionPlans
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// One question: you asked, we said, what happened, what shows it, was it enough.
struct QuestionPage {
    let visit: Visit
    let question: CommitteeQuestion
    let posts: PostBook
    let corrections: [QuestionCorrection]
    /// What it can be tied to, and where its ties lead.
    let choices: [TieChoice]
    /// Reports on the forward plan that answer it.
    let reports: [ForwardItem]
    let thread: [ThreadStep]
    let problems: Problems?

    var page: Page {
        Page(
            "\(question.reference): \(question.kind.words.lowercased())", thread: thread,
            breadcrumbs: [("What was asked", ScrutinyPlaces.questions.path)], problems: problems,
            """
            <h1>\(question.reference). \(question.kind.words) <span class="sub">\(question.asked.place)</span></h1>
            \(head)<div class="split"><div><h2>You asked</h2>\(asked)\(rounds)\(happened)</div>
            <aside aria-label="Besides">\(shows)\(planned)\(QuestionForms(page: self).besides)</aside></div>
            """)
    }

    /// What is tied to actions, or to one finding, stands on their thread.
    static func strand(of question: CommitteeQuestion) -> ThreadStrand {
        let actions = question.ties.filter { $0.kind == .action }.map(\.subject)
        if !actions.isEmpty { return .actions(Set(actions)) }
        let findings = question.ties.filter { $0.kind == .finding }.compactMap { Identifier<Finding>($0.subject) }
        guard let only = findings.first, findings.count == 1 else { return .whole }
        return .finding(only)
    }

    private var head: HTML {
        let post = question.owner.flatMap { posts.title(of: $0) } ?? "nobody yet"
        let holder = posts.holder(of: question.owner, on: visit.today).map { ", held by \($0.name)" }
        let owed: HTML? = question.owedBy.map { "<div><dt>Answer owed by</dt><dd>\($0.withWeekday)\(moved)</dd></div>" }
        let exempt = question.exemption.map {
            "<div><dt>Not public</dt><dd>Exempt under paragraph \($0.paragraph.rawValue): \($0.paragraph.words)</dd></div>" as HTML
        }
        return """
            <dl class="summary"><div><dt>How it stands</dt><dd>\(question.tag(on: visit.today).html)</dd></div>
            <div><dt>To answer</dt><dd>\(post)\(holder)</dd></div>\(owed)\(exempt)</dl>
            """
    }

    private var moved: HTML? {
        guard !question.moves.isEmpty else { return nil }
        return question.moves.map {
            "<span class=\"sub\">moved from \($0.was) to \($0.became), approved by \($0.approvedBy): \($0.reason)</span>" as HTML
        }.joined()
    }

    private var asked: HTML {
        let who: HTML? = question.asker.isEmpty ? nil : "\(question.asker), "
        let was = corrections.map {
            "<li>\($0.day), \($0.author): \($0.what) put right, because \($0.reason)<span class=\"sub\">Before: \($0.was)</span></li>"
                as HTML
        }
        let history: HTML? =
            was.isEmpty ? nil : "<details><summary>What was copied wrongly at first</summary><ul>\(was)</ul></details>"
        return """
            <blockquote><p class="pre">\(question.asked.words)</p><cite>\(who)\(question.asked.place)</cite></blockquote>\(history)
            """
    }

    private var rounds: HTML {
        let forms = QuestionForms(page: self)
        let told = question.rounds.map { round -> HTML in
            let judged = round.judgement.map { judgement -> HTML in
                """
                <h2>Was it enough?</h2><p>\(Tag(judgement.verdict.words, judgement.verdict == .enough ? .tick : .triangle).html)</p>
                <blockquote><p class="pre">\(judgement.minuted.words)</p><cite>\(judgement.minuted.place)</cite></blockquote>
                """
            }
            return """
                <h2>We said</h2><p class="pre">\(round.answer.words)</p><p class="hint">\(round.answer.position.words) on \(round.answer.day), written by \(round.answer.author)</p>\(judged)
                """
        }
        return "\(told)\(forms.answer)\(forms.judgement)"
    }

    private var happened: HTML {
        let items = question.outcomes.map { outcome -> HTML in
            "<li><time datetime=\"\(outcome.day.iso)\">\(outcome.day)</time>\(outcome.words)<span class=\"sub\">\(outcome.author)</span></li>"
        }
        let list: HTML =
            items.isEmpty ? "<p class=\"hint\">Nothing has been recorded since.</p>" : "<ul class=\"timeline\">\(items)</ul>"
        return "<h2 id=\"happened\">What happened</h2>\(list)\(QuestionForms(page: self).outcome)"
    }

    private var shows: HTML {
        let known = Dictionary(choices.map { ($0.code, $0) }) { first, _ in first }
        let items = question.ties.map { tie -> HTML in
            let choice = known["\(tie.kind.rawValue)-\(tie.subject)"]
            let words: HTML = choice.map { "<a href=\"\($0.path)\">\(tie.words)</a>" } ?? "\(tie.words)"
            let untie: HTML? =
                visit.may(.answerQuestion)
                ? visit.button(
                    "Untie", to: ScrutinyPlaces.untieQuestion.path(question.id),
                    fields: [("kind", tie.kind.rawValue), ("subject", tie.subject)])
                : nil
            return "<li><span>\(words)<span class=\"sub\">\(tie.kind.words)</span></span><span class=\"small\">\(untie)</span></li>"
        }
        let list: HTML =
            items.isEmpty
            ? "<p class=\"hint\">Not tied to a finding, an action, a measure or evidence yet.</p>" : "<ul class=\"tasks\">\(items)</ul>"
        return "<h2 id=\"ties\">What shows it</h2>\(list)\(QuestionForms(page: self).tie)"
    }

    private var planned: HTML? {
        guard !reports.isEmpty else { return nil }
        let items = reports.map {
            "<li><a href=\"\(ScrutinyPlaces.forwardItem.path($0.id))\">\($0.title)</a><span class=\"sub\">\($0.committee), \($0.meeting)</span></li>"
                as HTML
        }
        return "<h2>Reports planned on it</h2><ul>\(items)</ul>"
    }
}
