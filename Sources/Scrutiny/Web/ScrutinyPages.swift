import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// The pages of committee reports, and of what is published.
package struct ScrutinyPages: Sendable {
    package let scrutiny: ScrutinyStore
    let thread: Thread
    let documents: DocumentMaker

    package init(store: Store, thread: Thread, documents: DocumentMaker, council: String, calendar: WorkingDays = .england) {
        scrutiny = ScrutinyStore(store: store, council: council, calendar: calendar)
        self.thread = thread
        self.documents = documents
    }

    package func register(on site: inout Site) {
        registerLists(on: &site)
        registerWriting(on: &site)
        registerChecking(on: &site)
        registerClearing(on: &site)
        registerPublishing(on: &site)
        registerFrozen(on: &site)
        PublishedPages(store: scrutiny.store).register(on: &site)
    }

    private func registerLists(on site: inout Site) {
        site.get(ScrutinyPlaces.list, .readReports) { .page(ReportListPage.page($0, try await scrutiny.reports(for: $0))) }
        site.get(ScrutinyPlaces.begin, .writeReport) { .page(try await newReport($0)) }
        site.post(ScrutinyPlaces.begin, .writeReport, begin)
        site.get(ScrutinyPlaces.form, .changeReportForm) { .page(FormSettingsPage.page($0, try await scrutiny.form())) }
        site.post(ScrutinyPlaces.form, .changeReportForm, saveForm)
        site.get(ScrutinyPlaces.report, .readReports) { visit, id in
            let file = try await scrutiny.file(id)
            return .page(ReportPage.page(visit, file, thread: try await steps(file, visit)))
        }
    }

    func steps(_ file: ReportFile, _ visit: Visit) async throws -> [ThreadStep] {
        try await thread.steps(file.report.inspection, at: file.report.kind == .committee ? .committee : nil, visit)
    }

    private func newReport(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let choices = try await scrutiny.inspections(for: visit)
        return NewReportPage.page(
            visit, choices, last: try await scrutiny.lastFacts(for: visit), problems, kind: visit.reportKind)
    }

    @Sendable private func begin(_ visit: Visit) async throws -> Answer {
        do {
            var reader = FormReader(visit.form)
            let inspection: Identifier<Inspection>? = reader.identifier("inspection", "Choose the inspection that the report is about.")
            let facts = FactsForm.read(&reader)
            try reader.finish()
            guard let inspection, let facts else { throw NotFound() }
            let id = try await scrutiny.createReport(
                visit.reportKind, on: inspection, facts: facts, today: visit.today, by: visit.changer)
            return .seeOther(ScrutinyPlaces.report.path(id))
        } catch let problems as Problems {
            return .page(try await newReport(visit, problems))
        }
    }

    @Sendable private func saveForm(_ visit: Visit) async throws -> Answer {
        do {
            let form = try ReportFormReader.read(visit.form)
            try await scrutiny.saveForm(form, by: visit.changer)
            return .seeOther(ScrutinyPlaces.form.path + "?saved=1")
        } catch let problems as Problems {
            return .page(FormSettingsPage.page(visit, try await scrutiny.form(), problems))
        }
    }
}

/// What every page of one report begins with.
struct ReportHead {
    let visit: Visit
    let file: ReportFile

    var trail: [(title: String, path: String)] { [("Reports", ScrutinyPlaces.list.path)] }
    var innerTrail: [(title: String, path: String)] {
        trail + [(file.report.facts.title, ScrutinyPlaces.report.path(file.report.id))]
    }
    var path: String { ScrutinyPlaces.report.path(file.report.id) }
    var mayWrite: Bool { visit.may(.writeReport) && !file.report.isPublished }
}

extension Visit {
    /// For whom a new report is: the committee, unless the address or the form says otherwise.
    var reportKind: ReportKind { ReportKind(rawValue: form.has("report-kind") ? form["report-kind"] : query["kind"]) ?? .committee }
}
