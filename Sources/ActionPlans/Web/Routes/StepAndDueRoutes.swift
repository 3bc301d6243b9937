import ActionPlans
import Indicators
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanPages {
    /// Adds a step, says that one is done, or sets what the action waits for: whatever the form holds.
    func changeSteps(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let read = try await read(plan, for: visit)
        return try await act(visit, plan, id, then: "#steps") {
            let form = visit.form
            if let step = Identifier<Step>(form["done"]) {
                return try await acts.setStep(step, of: id, doneOn: visit.today, today: visit.today, by: visit.changer)
            }
            if let step = Identifier<Step>(form["undone"]) {
                return try await acts.setStep(step, of: id, doneOn: nil, today: visit.today, by: visit.changer)
            }
            if form.has("waits") || form.has("no-longer") { return try await setWaiting(visit, id, read) }
            var reader = FormReader(form)
            let text = reader.text("step", "Say what is to be done.", limit: 500)
            let due = reader.day("step-due", "Give the day by which it is done.")
            let typed = reader.optionalText("step-waits", limit: 20)
            let other = read.standing.first { $0.ref.description.lowercased() == typed.lowercased() }
            if !typed.isEmpty, other == nil {
                reader.note(Problem("step-waits", "“\(typed)” is not the number of an action of this plan."))
            }
            try reader.finish()
            guard let due else { return }
            try await acts.addStep(to: id, text, due: due, waitsFor: [other?.id].compactMap(\.self), by: visit.changer)
        }
    }

    private func setWaiting(_ visit: Visit, _ id: Identifier<Action>, _ read: PlanRead) async throws {
        // Which action waits for which is part of the plan, and not of an update.
        guard visit.may(.editPlan) else { throw NotFound() }
        if let other = Identifier<Action>(visit.form["no-longer"]) {
            return try await acts.setWaiting(id, for: other, false, by: visit.changer)
        }
        let typed = visit.form["waits"]
        guard let other = read.standing.first(where: { $0.ref.description.lowercased() == typed.lowercased() })?.id else {
            throw Problems("waits", "“\(typed)” is not the number of an action of this plan. Give it as in A4.1.")
        }
        try await acts.setWaiting(id, for: other, true, by: visit.changer)
    }

    func askForDue(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#due-days") {
            var form = FormReader(visit.form)
            let day = form.day("due", "Give the day you ask for.")
            let reason = form.text("reason", "Say why the due day should be moved.", limit: 1000)
            try form.finish()
            guard let day else { return }
            try await acts.askForDue(id, day, reason: reason, on: visit.today, by: visit.changer)
        }
    }

    func answerDue(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#due-days") {
            var form = FormReader(visit.form)
            let words = form.text("answer-words", "Say a few words.", limit: 1000)
            let answer = visit.form["approve"]
            if !["yes", "no"].contains(answer) { form.note(Problem("approve", "Say whether you approve it.")) }
            try form.finish()
            try await acts.answerDue(id, approved: answer == "yes", words: words, on: visit.today, by: visit.changer)
        }
    }

    func linkPractice(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#practice") {
            if let change = Identifier<PracticeChange>(visit.form["unlink"]) {
                return try await acts.setPractice(change, of: id, false, by: visit.changer)
            }
            var form = FormReader(visit.form)
            let change = form.identifier("change", "Choose a change of practice.") as Identifier<PracticeChange>?
            try form.finish()
            guard let change else { return }
            try await acts.setPractice(change, of: id, true, by: visit.changer)
        }
    }
}
