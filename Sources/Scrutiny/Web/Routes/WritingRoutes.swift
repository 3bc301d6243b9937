import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyPages {
    func registerWriting(on site: inout Site) {
        site.get(ScrutinyPlaces.facts, .writeReport) { visit, id in .page(try await factsPage(visit, id)) }
        site.post(ScrutinyPlaces.facts, .writeReport, saveFacts)
        site.get(ScrutinyPlaces.section, .readReports) { visit, id, section in .page(try await sectionPage(visit, id, section)) }
        site.post(ScrutinyPlaces.section, .writeReport, saveSection)
        site.post(ScrutinyPlaces.redraft, .writeReport, redraft)
        site.post(ScrutinyPlaces.exempt, .writeReport, saveExemption)
        site.post(ScrutinyPlaces.move, .writeReport) { visit, id, section in
            try await scrutiny.moveSection(section, of: id, up: visit.form["direction"] == "up", by: visit.changer)
            return .seeOther(ScrutinyPlaces.report.path(id))
        }
        site.post(ScrutinyPlaces.remove, .writeReport) { visit, id, section in
            try await scrutiny.removeSection(section, of: id, by: visit.changer)
            return .seeOther(ScrutinyPlaces.report.path(id))
        }
        site.post(ScrutinyPlaces.addSection, .writeReport) { visit, id in
            var reader = FormReader(visit.form)
            let heading = reader.text("heading", "Give the section a heading.", limit: 200)
            let level: SectionLevel? = reader.choice("level", "Choose where the section stands.")
            try reader.finish()
            let section = try await scrutiny.addSection(to: id, heading: heading, level: level ?? .numbered, by: visit.changer)
            return .seeOther(ScrutinyPlaces.section.path(id, section))
        }
    }

    private func factsPage(_ visit: Visit, _ id: Identifier<CommitteeReport>, _ problems: Problems? = nil) async throws -> Page {
        let file = try await scrutiny.file(id)
        let head = ReportHead(visit: visit, file: file)
        let fields = FormFields(typed: visit.form.has("title") ? visit.form : nil, problems: problems)
        let form = visit.form(
            to: ScrutinyPlaces.facts.path(id), version: file.report.version,
            "\(FactsForm.fields(fields, file.report.facts, file.report.kind))<p><button class=\"btn\">Save the facts</button></p>")
        return Page(
            "Facts", thread: try await steps(file, visit), breadcrumbs: head.innerTrail, problems: problems,
            "<h1>Facts <span class=\"sub\">\(file.report.facts.title)</span></h1>\(form)")
    }

    @Sendable private func saveFacts(_ visit: Visit, _ id: Identifier<CommitteeReport>) async throws -> Answer {
        do {
            var reader = FormReader(visit.form)
            let facts = FactsForm.read(&reader)
            try reader.finish()
            guard let facts else { throw NotFound() }
            try await scrutiny.editFacts(of: id, facts, version: reader.version, by: visit.changer)
            return .seeOther(ScrutinyPlaces.report.path(id))
        } catch let problems as Problems {
            return .page(try await factsPage(visit, id, problems))
        }
    }

    private func sectionPage(
        _ visit: Visit, _ id: Identifier<CommitteeReport>, _ section: Identifier<ReportSection>, _ problems: Problems? = nil
    ) async throws -> Page {
        let file = try await scrutiny.file(id)
        let section = try file.report.section(section)
        return SectionPage.page(ReportHead(visit: visit, file: file), section, thread: try await steps(file, visit), problems)
    }

    @Sendable private func saveSection(
        _ visit: Visit, _ id: Identifier<CommitteeReport>, _ section: Identifier<ReportSection>
    ) async throws -> Answer {
        do {
            var reader = FormReader(visit.form)
            let heading = reader.text("heading", "Give the section a heading.", limit: 200)
            let body = reader.optionalText("body", limit: 50_000)
            try reader.finish()
            try await scrutiny.editSection(
                section, of: id, heading: heading, body: body, isComplete: visit.form["complete"] == "yes", version: reader.version,
                by: visit.changer)
            return .seeOther(ScrutinyPlaces.report.path(id))
        } catch let problems as Problems {
            return .page(try await sectionPage(visit, id, section, problems))
        }
    }

    @Sendable private func redraft(
        _ visit: Visit, _ id: Identifier<CommitteeReport>, _ section: Identifier<ReportSection>
    ) async throws -> Answer {
        try await scrutiny.redraft(section, of: id, version: FormReader(visit.form).version, today: visit.today, by: visit.changer)
        return .seeOther(ScrutinyPlaces.section.path(id, section))
    }

    @Sendable private func saveExemption(
        _ visit: Visit, _ id: Identifier<CommitteeReport>, _ section: Identifier<ReportSection>
    ) async throws -> Answer {
        do {
            var reader = FormReader(visit.form)
            let exemption = visit.form["publicity"] == "exempt" ? FactsForm.readExemption(&reader) : nil
            try reader.finish()
            try await scrutiny.setExemption(exemption, on: section, of: id, version: reader.version, by: visit.changer)
            return .seeOther(ScrutinyPlaces.section.path(id, section))
        } catch let problems as Problems {
            return .page(try await sectionPage(visit, id, section, problems))
        }
    }
}
