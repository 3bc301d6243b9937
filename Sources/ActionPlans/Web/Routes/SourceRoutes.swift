import ActionPlans
import InspectionsWeb
import Indicators
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func showSources(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer { .page(try await sourcesPage(visit, plan)) }

    private func sourcesPage(_ visit: Visit, _ plan: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(plan, for: visit)
        let steps = try await thread.steps(read.plan.inspection, at: .findings, visit)
        return SourcesPage(visit: visit, read: read, thread: steps, problems: problems).page
    }

    func addSource(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer {
        _ = try await read(plan, for: visit)
        var form = FormReader(visit.form)
        let kind = form.choice("kind", "Choose what kind of source it is.", as: PlanSource.Kind.self)
        let title = form.text("title", "Give the source a title.", limit: 200)
        let day = form.day("day", "Give its day.")
        if let day, day > visit.today { form.note(Problem("day", "\(day) lies ahead. Give the day of the letter or report.")) }
        do {
            try form.finish()
            guard let kind, let day else { throw NotFound() }
            let id = try await acts.addSource(to: plan, kind, title: title, day: day, on: visit.today, by: visit.changer)
            return .seeOther(ActionPlanPlaces.source.path(plan, id))
        } catch let problems as Problems {
            return .page(try await sourcesPage(visit, plan, problems))
        }
    }

    func showSource(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> Answer {
        .page(try await sourcePage(visit, plan, id))
    }

    private func source(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> (PlanRead, PlanSource) {
        let read = try await read(plan, for: visit)
        guard let source = read.sources.first(where: { $0.id == id }) else { throw NotFound() }
        return (read, source)
    }

    private func sourcePage(
        _ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>, _ problems: Problems? = nil
    ) async throws -> Page {
        let (read, source) = try await source(visit, plan, id)
        let steps = try await thread.steps(read.plan.inspection, at: .findings, visit)
        return SourcePage(visit: visit, read: read, source: source, thread: steps, problems: problems).page
    }

    func addSourceFinding(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> Answer {
        _ = try await source(visit, plan, id)
        var form = FormReader(visit.form)
        let text = form.text("text", "Say what was found.", limit: 2000)
        let kind = form.choice("finding-kind", "Choose what kind of finding it is.", as: FindingKind.self)
        do {
            try form.finish()
            try await acts.addFinding(to: id, of: plan, kind ?? .internalFinding, text, on: visit.today, by: visit.changer)
            return .seeOther(ActionPlanPlaces.source.path(plan, id))
        } catch let problems as Problems {
            return .page(try await sourcePage(visit, plan, id, problems))
        }
    }

    func sourceFile(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> Answer {
        let (read, source) = try await source(visit, plan, id)
        let findings = Set(source.findings.map(\.id))
        let part = read.standing.filter { !findings.isDisjoint(with: $0.findings) }
        return .file(PlanSpreadsheet(read: read, actions: part, today: visit.today).download)
    }

    func sendSource(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanSource>) async throws -> Answer {
        let (_, source) = try await source(visit, plan, id)
        var form = FormReader(visit.form)
        let recipients = form.text("recipients", "Say to whom it was sent.", limit: 300)
        do {
            try form.finish()
            let version = try await acts.freeze(
                plan, source: id, name: "\(source.title), as sent", recipients: recipients, on: visit.today, by: visit.changer)
            return .seeOther(ActionPlanPlaces.version.path(plan, version))
        } catch let problems as Problems {
            return .page(try await sourcePage(visit, plan, id, problems))
        }
    }

    func showGaps(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer { .page(try await gapsPage(visit, plan)) }

    private func gapsPage(_ visit: Visit, _ plan: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(plan, for: visit)
        let steps = try await thread.steps(read.plan.inspection, at: .actions, visit)
        return GapsPage(visit: visit, read: read, thread: steps, problems: problems).page
    }

    func gapsFile(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer {
        let read = try await read(plan, for: visit)
        return .file(GapsPage.spreadsheet(read, kind: PlanGaps.Kind(rawValue: visit.query["kind"]), today: visit.today))
    }

    func watchStrength(_ visit: Visit, _ plan: Identifier<Plan>, _ finding: Identifier<Finding>) async throws -> Answer {
        guard try await read(plan, for: visit).finding(finding)?.kind == .strength else { throw NotFound() }
        var form = FormReader(visit.form)
        let watcher = form.text("watcher-\(finding)", "Say which post watches it.", limit: 150)
        let sign = form.optionalText("sign-\(finding)", limit: 500)
        let measure = Identifier<Measure>(visit.form["measure-\(finding)"])
        if sign.isEmpty, measure == nil { form.note(Problem("sign-\(finding)", "Say what would show it slipping, or choose a measure.")) }
        do {
            try form.finish()
            try await acts.watch(finding, of: plan, by: watcher, sign: sign, measure: measure, on: visit.today, changer: visit.changer)
            return .seeOther(ActionPlanPlaces.gaps.path(plan))
        } catch let problems as Problems {
            return .page(try await gapsPage(visit, plan, problems))
        }
    }
}
