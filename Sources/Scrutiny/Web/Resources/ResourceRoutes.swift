import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

extension QuestionPages {
    private var resources: ResourceStore { ResourceStore(store) }

    func registerResources(on site: inout Site) {
        site.get(ScrutinyPlaces.resources, .readReports) { visit in
            let (all, findings) = try await knownResources(visit)
            let page = ResourceListPage(visit: visit, all: all, findings: findings, inspections: try await scrutiny.inspections(for: visit))
            return .page(page.page)
        }
        site.get(ScrutinyPlaces.resourcesCSV, .readReports) { visit in
            let (all, findings) = try await knownResources(visit)
            return .file(ResourceListPage.spreadsheet(ResourceQuery(visit).found(in: all), findings: findings, today: visit.today))
        }
        site.get(ScrutinyPlaces.addResource, .keepResources) { .page(try await addPage($0)) }
        site.post(ScrutinyPlaces.addResource, .keepResources, addResource)
        site.get(ScrutinyPlaces.resource, .readReports) { .page(try await resourcePage($0, $1)) }
        site.post(ScrutinyPlaces.resourceReading, .keepResources, addReading)
        site.post(ScrutinyPlaces.resourceFindings, .keepResources) { visit, id in
            do {
                let inspection = try await store.read { try ResourceRows.resource(id, in: $0).inspection }
                try await resources.answer(try await chosenFindings(visit, of: inspection), with: id, by: visit.changer)
                return .seeOther(ScrutinyPlaces.resource.path(id))
            } catch let problems as Problems {
                return .page(try await resourcePage(visit, id, problems))
            }
        }
    }

    private func knownResources(_ visit: Visit) async throws -> ([Resource], [Identifier<Finding>: Finding]) {
        try await store.read { db in
            let open = try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db)
            let all = try ResourceRows.all(in: db).filter { open.contains($0.inspection) }
            let findings = try Set(all.map(\.inspection)).flatMap { try InspectionRecords.findings(of: $0, in: db) }
            return (all, Dictionary(findings.map { ($0.id, $0) }) { first, _ in first })
        }
    }

    /// The findings that a form names; each is one of the inspection.
    private func chosenFindings(_ visit: Visit, of inspection: Identifier<Inspection>) async throws -> [Identifier<Finding>] {
        let own = Set(try await store.read { try InspectionRecords.findings(of: inspection, in: $0) }.map(\.id.text))
        let named = visit.form.all("finding")
        guard named.allSatisfy(own.contains) else { throw Problems("finding", "Choose among the findings of its inspection.") }
        return Set(named).compactMap { Identifier<Finding>($0) }
    }

    private func addPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let choices = try await scrutiny.inspections(for: visit)
        guard
            let chosen = choices.first(where: { $0.id.text == (visit.form.has("inspection") ? visit.form : visit.query)["inspection"] })
                ?? choices.first
        else {
            return Page(
                "Add a resource", breadcrumbs: [("Resources", ScrutinyPlaces.resources.path)],
                "<h1>Add a resource</h1><p>There is no confirmed inspection whose findings it could answer.</p>")
        }
        let findings = try await store.read { try InspectionRecords.findings(of: chosen.id, in: $0) }.filter { $0.kind != .strength }
        let fields = FormFields(typed: visit.form.pairs.isEmpty ? nil : visit.form, problems: problems)
        let others = choices.filter { $0.id != chosen.id }.map {
            "<li><a href=\"\(ScrutinyPlaces.addResource.path)?inspection=\($0.id)\">\($0.words)</a></li>" as HTML
        }
        let body: HTML = """
            <input type="hidden" name="inspection" value="\(chosen.id)">
            \(fields.text("title", "What is it?", hint: "As in Two co-ordinators of family group conferences."))
            \(fields.choices("kind", "Investment or pressure?", options: Resource.Kind.allCases.map { ($0.rawValue, $0.words) }, chosen: ["investment"]))
            \(fields.select("area", "For what?", options: Resource.Area.allCases.map { ($0.rawValue, $0.words) }))
            \(findings.isEmpty ? nil : fields.choices("finding", "Which findings does it answer?", several: true, options: findings.map { ($0.id.text, $0.text) }))
            \(ReadingForm.fields(fields, today: visit.today))<p><button class="btn">Add it</button></p>
            """
        return Page(
            "Add a resource", breadcrumbs: [("Resources", ScrutinyPlaces.resources.path)], problems: problems,
            """
            <h1>Add an investment or a pressure</h1><p>For findings of: \(chosen.words)</p>
            \(others.isEmpty ? nil : "<details><summary>For another inspection</summary><ul>\(others)</ul></details>")
            \(visit.form(to: ScrutinyPlaces.addResource.path, body))
            """)
    }

    @Sendable private func addResource(_ visit: Visit) async throws -> Answer {
        do {
            let known = try await scrutiny.inspections(for: visit)
            guard let inspection = known.first(where: { $0.id.text == visit.form["inspection"] })?.id else {
                throw Problems("title", "Choose an inspection whose findings it answers.")
            }
            var reader = FormReader(visit.form)
            let title = reader.text("title", "Say what it is.", limit: 200)
            let kind: Resource.Kind? = reader.choice("kind", "Choose whether it is an investment or a pressure.")
            let area: Resource.Area? = reader.choice("area", "Choose what it is for.")
            let reading = ReadingForm.read(&reader, visit.form, today: visit.today)
            let findings = try await chosenFindings(visit, of: inspection)
            try reader.finish()
            guard let kind, let area else { throw NotFound() }
            let id = try await resources.add(
                Resource(
                    inspection: inspection, title: title, kind: kind, area: area,
                    findings: findings, readings: reading.map { [$0] } ?? []),
                by: visit.changer)
            return .seeOther(ScrutinyPlaces.resource.path(id))
        } catch let problems as Problems {
            return .page(try await addPage(visit, problems))
        }
    }

    private func resourcePage(_ visit: Visit, _ id: Identifier<Resource>, _ problems: Problems? = nil) async throws -> Page {
        let (resource, findings) = try await store.read { db in
            let resource = try ResourceRows.resource(id, in: db)
            return (resource, try InspectionRecords.findings(of: resource.inspection, in: db))
        }
        return ResourcePage(
            visit: visit, resource: resource, findings: findings,
            thread: try await thread.steps(
                resource.inspection, resource.findings.count == 1 ? resource.findings.first.map { .finding($0) } ?? .whole : .whole,
                at: .findings, visit),
            problems: problems
        ).page
    }

    @Sendable private func addReading(_ visit: Visit, _ id: Identifier<Resource>) async throws -> Answer {
        do {
            var reader = FormReader(visit.form)
            let reading = ReadingForm.read(&reader, visit.form, today: visit.today)
            try reader.finish()
            guard let reading else { throw NotFound() }
            try await resources.add(reading, to: id, by: visit.changer)
            return .seeOther(ScrutinyPlaces.resource.path(id) + "#figures")
        } catch let problems as Problems {
            return .page(try await resourcePage(visit, id, problems))
        }
    }
}
