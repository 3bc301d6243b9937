import ActionPlans
import InspectionsWeb
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func close(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#closing") {
            var form = FormReader(visit.form)
            let words = form.text("closing-words", "Say what you looked at.", limit: 1000)
            try form.finish()
            try await acts.close(id, words: words, on: visit.today, by: visit.changer)
        }
    }

    func reopen(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#closing") {
            var form = FormReader(visit.form)
            let why = form.text("reopen-why", "Say why it is opened again.", limit: 1000)
            try form.finish()
            try await acts.reopen(id, why: why, on: visit.today, by: visit.changer)
        }
    }

    func answerSlip(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        let slips = try await read(plan, for: visit).action(id).slips
        return try await act(visit, plan, id, then: "#closing") {
            guard let slip = Identifier<Slip>(visit.form["slip"]), slips.contains(where: { $0.id == slip }) else { throw NotFound() }
            var form = FormReader(visit.form)
            let why = form.text("slip-why", "Say why.", limit: 1000)
            let answer = visit.form["answer"]
            if !["reopen", "keep"].contains(answer) { form.note(Problem("answer", "Say whether it is opened again.")) }
            try form.finish()
            try await acts.answer(slip, reopening: answer == "reopen", why: why, on: visit.today, by: visit.changer)
        }
    }

    func addAudit(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#audits") {
            var form = FormReader(visit.form)
            let question = form.text("question", "Say what was asked of each record.", limit: 500)
            let day = form.day("audited", "Give the day of the audit.")
            let source = form.text("audit-source", "Say who looked, and at which records.", limit: 500)
            let (sample, met) = (Int(visit.form["sample"]) ?? 0, Int(visit.form["met"]) ?? -1)
            if !(1...100_000).contains(sample) { form.note(Problem("sample", "Give how many records were looked at, as in 12.")) }
            if !(0...max(sample, 0)).contains(met) { form.note(Problem("met", "Give how many met it: from 0 to the number looked at.")) }
            if let day, day > visit.today { form.note(Problem("audited", "\(day) lies ahead. Give the day of the audit.")) }
            try form.finish()
            guard let day else { return }
            try await acts.addAudit(
                to: id, AuditDraft(question: question, day: day, sample: sample, met: met, source: source), on: visit.today,
                by: visit.changer)
        }
    }

    func showFindings(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer { .page(try await findingsPage(visit, plan)) }

    private func findingsPage(_ visit: Visit, _ id: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: visit)
        let closings = try await store.read { try ActionPlanRecords.findingClosings(of: id, in: $0) }
        let steps = try await thread.steps(read.plan.inspection, at: .findings, visit)
        return FindingsPage(visit: visit, read: read, closings: closings, thread: steps, problems: problems).page
    }

    func closeFinding(_ visit: Visit, _ plan: Identifier<Plan>, _ finding: Identifier<Finding>) async throws -> Answer {
        guard try await read(plan, for: visit).finding(finding) != nil else { throw NotFound() }
        do {
            var form = FormReader(visit.form)
            let words = form.text("words-\(finding)", "Say what shows that it is answered.", limit: 1000)
            try form.finish()
            try await acts.close(finding: finding, of: plan, words: words, on: visit.today, by: visit.changer)
            return .seeOther(ActionPlanPlaces.findings.path(plan))
        } catch let problems as Problems {
            return .page(try await findingsPage(visit, plan, problems))
        } catch let refusal as ClosingRefusal {
            return .page(try await findingsPage(visit, plan, Problems("words-\(finding)", refusal.words)))
        }
    }

    func showRules(_ visit: Visit) async throws -> Answer { .page(try await rulesPage(visit)) }

    private func rulesPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let settings = try await store.read { try ActionPlanRecords.settings(in: $0) }
        return RulesPage(visit: visit, settings: settings, problems: problems).page
    }

    func setRules(_ visit: Visit) async throws -> Answer {
        var (set, problems): ([PlanSettings.Name: Int], [Problem]) = ([:], [])
        for name in PlanSettings.Name.allCases {
            let most = name == .auditStandard ? 100 : 730
            if let value = Int(visit.form[name.rawValue]), (1...most).contains(value) {
                set[name] = value
            } else {
                problems.append(Problem(name.rawValue, "Give a whole number from 1 to \(most), as in \(name.shipped)."))
            }
        }
        if !problems.isEmpty { return .page(try await rulesPage(visit, Problems(problems))) }
        try await acts.set(PlanSettings(set), by: visit.changer)
        return .seeOther(ActionPlanPlaces.rules.path)
    }
}
