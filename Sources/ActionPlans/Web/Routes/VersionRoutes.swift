import ActionPlans
import InspectionsWeb
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func showVersions(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer { .page(try await versionsPage(visit, plan)) }

    private func versionsPage(_ visit: Visit, _ id: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(id, for: visit)
        let today = visit.today
        let choices = try await store.read { db in
            var choices: [ChoosableVersion] = []
            if let sent = try FrozenPlan(id, in: db) {
                choices.append(.init(key: "sent", name: "as sent to Ofsted", day: sent.snapshot.sentOn, items: sent.snapshot.actions))
            }
            for version in read.versions where version.source == nil {
                guard let content = try PlanVersions.content(of: version.id, in: id, db) else { continue }
                choices.append(.init(key: version.id.text, name: version.name, day: version.day, items: content.snapshot.actions))
            }
            let now = PlanSnapshot.items(read.actions, posts: read.posts, findings: FindingTexts(read.findings))
            return choices.sorted { $0.day < $1.day } + [.init(key: "now", name: "as it stands", day: today, items: now)]
        }
        let steps = try await thread.steps(read.plan.inspection, at: .actions, visit)
        return VersionsPage(visit: visit, read: read, versions: choices, thread: steps, problems: problems).page
    }

    func freeze(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer {
        _ = try await read(plan, for: visit)
        var form = FormReader(visit.form)
        let name = form.text("version-name", "Give the version a name.", limit: 150)
        do {
            try form.finish()
            try await acts.freeze(plan, name: name, on: visit.today, by: visit.changer)
            return .seeOther(ActionPlanPlaces.versions.path(plan))
        } catch let problems as Problems {
            return .page(try await versionsPage(visit, plan, problems))
        }
    }

    func showVersion(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanVersion>) async throws -> Answer {
        let read = try await read(plan, for: visit)
        guard let kept = try await store.read({ try PlanVersions.content(of: id, in: plan, $0) }) else { throw NotFound() }
        return .page(
            VersionPage(
                visit: visit, read: read, version: kept.version, snapshot: kept.snapshot, digest: kept.digest, isIntact: kept.isIntact
            ).page)
    }
}
