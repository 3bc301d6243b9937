import ActionPlans
import ActionPlansWeb
import Scrutiny
import SiteKit
import Vocabulary

extension QuestionPages {
    /// Does something to a question and shows it again: at a place of its page, or with what was wrong.
    func act(
        _ visit: Visit, _ id: Identifier<CommitteeQuestion>, then anchor: String = "", naming names: [String: String] = [:],
        _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        do {
            try await besideItsField(names, body)
            return .seeOther(ScrutinyPlaces.question.path(id) + anchor)
        } catch let problems as Problems {
            return .page(try await page(visit, id, problems))
        }
    }

    @Sendable func answer(_ visit: Visit, _ id: Identifier<CommitteeQuestion>) async throws -> Answer {
        try await act(visit, id, naming: ["on": "answered"]) {
            var form = FormReader(visit.form)
            let position: CommitteeAnswer.Position? = form.choice("position", "Choose what the council does with it.")
            let words = form.text("words", "Write the answer.")
            let day = form.day("answered", "Give the day of the answer.")
            try form.finish()
            guard let position, let day else { return }
            try await questions.answer(
                id, position, words: words, on: day, today: visit.today, version: form.version, by: visit.changer)
        }
    }

    @Sendable func addOutcome(_ visit: Visit, _ id: Identifier<CommitteeQuestion>) async throws -> Answer {
        try await act(visit, id, then: "#happened", naming: ["on": "happened-on"]) {
            var form = FormReader(visit.form)
            let words = form.text("outcome", "Say what happened.")
            let day = form.day("happened-on", "Give the day.")
            try form.finish()
            guard let day else { return }
            try await questions.addOutcome(to: id, words: words, on: day, today: visit.today, by: visit.changer)
        }
    }

    @Sendable func judge(_ visit: Visit, _ id: Identifier<CommitteeQuestion>) async throws -> Answer {
        try await act(visit, id, naming: ["on": "judged", "due": "again"]) {
            var form = FormReader(visit.form)
            let verdict: CommitteeJudgement.Verdict? = form.choice("verdict", "Choose what the committee found.")
            let committee = form.text("judged-by", "Give the name of the committee.", limit: 200)
            let day = form.day("judged", "Give the day of the meeting.")
            let minute = form.text("judged-minute", "Give the place in the minutes.", limit: 100)
            let words = form.text("judged-words", "Copy the words from the minutes.")
            let due = form.optionalDay("again")
            if verdict == .notEnough, due == nil { form.note(Problem("again", "Give the day by which another answer is owed.")) }
            try form.finish()
            guard let verdict, let day else { return }
            let minuted = Minuted(committee: committee, meeting: day, reference: minute, words: words)
            try await questions.judge(
                id, CommitteeJudgement(verdict: verdict, minuted: minuted), next: due, today: visit.today, version: form.version,
                by: visit.changer)
        }
    }

    @Sendable func moveDue(_ visit: Visit, _ id: Identifier<CommitteeQuestion>) async throws -> Answer {
        try await act(visit, id) {
            var form = FormReader(visit.form)
            let day = form.day("due", "Give the new due day.")
            let reason = form.text("reason", "Say why it is moved.", limit: 1000)
            let approver = form.text("approver", "Say who agreed.", limit: 200)
            try form.finish()
            guard let day else { return }
            try await questions.moveDue(
                id, to: day, reason: reason, approvedBy: approver, today: visit.today, version: form.version, by: visit.changer)
        }
    }

    @Sendable func giveOwner(_ visit: Visit, _ id: Identifier<CommitteeQuestion>) async throws -> Answer {
        try await act(visit, id) {
            var form = FormReader(visit.form)
            let posts = try await store.read { try ActionPlanRecords.posts(in: $0) }
            let owner = PostOptions.read(&form, visit.form, "owner", posts)
            try form.finish()
            try await questions.giveOwner(owner, to: id, version: form.version, by: visit.changer)
        }
    }

    @Sendable func tie(_ visit: Visit, _ id: Identifier<CommitteeQuestion>) async throws -> Answer {
        try await act(visit, id, then: "#ties") {
            let choices = try await store.read { db in
                try TieChoice.all(in: try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db), db)
            }
            guard let choice = choices.first(where: { $0.code == visit.form["tie"] }) else {
                throw Problems("tie", "Choose what it is tied to.")
            }
            try await questions.tie(id, to: choice, today: visit.today, by: visit.changer)
        }
    }

    @Sendable func untie(_ visit: Visit, _ id: Identifier<CommitteeQuestion>) async throws -> Answer {
        guard let kind = QuestionTie.Kind(rawValue: visit.form["kind"]) else { throw NotFound() }
        try await questions.untie(id, kind, visit.form["subject"], by: visit.changer)
        return .seeOther(ScrutinyPlaces.question.path(id) + "#ties")
    }

    @Sendable func correct(_ visit: Visit, _ id: Identifier<CommitteeQuestion>) async throws -> Answer {
        try await act(visit, id) {
            var form = FormReader(visit.form)
            let words = form.text("asked-words", "Copy the words from the minutes.")
            let asker = form.optionalText("asker", limit: 200)
            let minute = form.text("minute", "Give the place in the minutes.", limit: 100)
            let reason = form.text("correction-reason", "Say what was wrong with the copy.", limit: 1000)
            try form.finish()
            try await questions.correct(
                id, words: words, asker: asker, minute: minute, reason: reason, today: visit.today, version: form.version,
                by: visit.changer)
        }
    }
}
