import ActionPlans
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func stepPage(_ step: StepPage.Step) -> @Sendable (Visit, Identifier<Plan>) async throws -> Answer {
        { visit, id in .page(StepPage(visit: visit, read: try await read(id, for: visit), step: step, problems: nil).page) }
    }

    func takeStep(_ step: StepPage.Step) -> @Sendable (Visit, Identifier<Plan>) async throws -> Answer {
        { visit, id in
            let read = try await read(id, for: visit)
            do {
                try await asProblems { try await take(step, id, visit) }
                return .seeOther(ActionPlanPlaces.plan.path(id) + "#way")
            } catch let problems as Problems {
                return .page(StepPage(visit: visit, read: read, step: step, problems: problems).page)
            }
        }
    }

    private func take(_ step: StepPage.Step, _ id: Identifier<Plan>, _ visit: Visit) async throws {
        var form = FormReader(visit.form)
        let by = step == .agree ? form.text("by", "Say who agreed the plan.", limit: 200) : ""
        let meeting = step == .agree ? form.text("meeting", "Say at which meeting it was agreed.", limit: 200) : ""
        let place = step == .publish ? form.text("place", "Say where it was published.", limit: 500) : ""
        let recipients = step == .circulate ? form.text("to", "Say who was given the plan.", limit: 1000) : ""
        let day = form.day("on", "Give the day.")
        try form.finish()
        let (on, today, changer) = (day ?? visit.today, visit.today, visit.changer)
        switch step {
        case .agree: try await acts.agree(id, by: by, at: meeting, on: on, today: today, changer: changer)
        case .send: try await acts.send(id, on: on, today: today, changer: changer)
        case .publish: try await acts.publish(id, at: place, on: on, today: today, changer: changer)
        case .circulate: try await acts.circulate(id, to: recipients, on: on, today: today, changer: changer)
        }
    }

    func showSent(_ visit: Visit, _ id: Identifier<Plan>) async throws -> Answer {
        let read = try await read(id, for: visit)
        guard let frozen = try await store.read({ try FrozenPlan(id, in: $0) }) else { throw NotFound() }
        return .page(SentPage(visit: visit, read: read, frozen: frozen).page)
    }

    func sentFile(_ visit: Visit, _ id: Identifier<Plan>) async throws -> Answer {
        _ = try await read(id, for: visit)
        guard let frozen = try await store.read({ try FrozenPlan(id, in: $0) }) else { throw NotFound() }
        return .file(Download(frozen.content.utf8, type: "application/json", name: "plan-sent-\(frozen.snapshot.sentOn.iso).json"))
    }
}
