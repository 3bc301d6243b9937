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

    package init(store: Store, thread: Thread, documents: DocumentMaker, council: String, calendar: WorkingDays = .england, clock: Clock) {
        scrutiny = ScrutinyStore(store: store, council: council, calendar: calendar, clock: clock)
        self.thread = thread
        self.documents = documents
    }

    package func register(on site: inout Site) {
        registerLists(on: &site)
        registerWriting(on: &site)
        registerChecking(on: &site)
        registerSignOff(on: &site)
        registerPublishing(on: &site)
        registerFrozen(on: &site)
        registerRegister(on: &site)
        registerStatements(on: &site)
        RegisterPages(WorkProgrammeRegister.register, store: scrutiny.store).register(on: &site)
        RegisterPages(QuestionRegister.register, store: scrutiny.store, thread: questionThread).register(on: &site)
        RegisterPages(ResourceRegister.register, store: scrutiny.store, thread: resourceThread).register(on: &site)
        RegisterPages(MemberQuestions.register, store: scrutiny.store).register(on: &site)
        registerMembers(on: &site)
        PublishedPages(store: scrutiny.store).register(on: &site)
        for (old, new) in ScrutinyPlaces.moved { site.moved(old, to: new) }
    }

    private func registerLists(on site: inout Site) {
        site.get(ScrutinyPlaces.list, .readReports) { .page(ReportListPage.page($0, try await scrutiny.reports(for: $0))) }
        site.get(ScrutinyPlaces.create, .writeReport) { .page(try await newReport($0)) }
        site.post(ScrutinyPlaces.create, .writeReport, create)
        site.get(ScrutinyPlaces.form, .changeReportForm) { .page(FormSettingsPage.page($0, try await scrutiny.form())) }
        site.post(ScrutinyPlaces.form, .changeReportForm, saveForm)
        site.get(ScrutinyPlaces.report, .readReports) { request, id in
            let file = try await scrutiny.file(id)
            return .page(ReportPage.page(request, file, thread: try await steps(file, request)))
        }
    }

    func steps(_ file: ReportFile, _ request: PageRequest) async throws -> [ThreadStep] {
        try await thread.steps(file.report.inspection, at: file.report.kind == .committee ? .committee : nil, request)
    }

    @Sendable private func questionThread(_ question: CommitteeQuestion, _ request: PageRequest) async throws -> [ThreadStep] {
        guard let inspection = try await scrutiny.store.read({ try CommitteeQuestion.inspection(of: question.id, in: $0) }) else {
            return Thread.loose("Record", "not linked yet", path: "#links", here: "Committee")
        }
        return try await thread.steps(inspection, QuestionDetail.strand(of: question), at: .committee, request)
    }

    @Sendable private func resourceThread(_ resource: Resource, _ request: PageRequest) async throws -> [ThreadStep] {
        let only = resource.findings.count == 1 ? resource.findings.first : nil
        return try await thread.steps(resource.inspection, only.map { .finding($0) } ?? .whole, at: .findings, request)
    }

    private func newReport(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let choices = try await scrutiny.inspections(for: request)
        return NewReportPage.page(
            request, choices, last: try await scrutiny.lastFacts(for: request), problems, kind: request.reportKind)
    }

    @Sendable private func create(_ request: PageRequest) async throws -> Answer {
        do {
            var reader = FormReader(request.form)
            let inspection: Identifier<Inspection>? = reader.identifier("inspection", "Select the inspection that the report is about")
            let facts = try FactsForm.read(&reader)
            guard let inspection else { throw FieldWithoutValue() }
            let id = try await scrutiny.createReport(
                request.reportKind, on: inspection, facts: facts, today: request.today, by: request.changer)
            return .seeOther(ScrutinyPlaces.report.path(id), saying: "Drafted: the report, from the record as it is today.")
        } catch let problems as Problems {
            return .page(try await newReport(request, problems))
        }
    }

    @Sendable private func saveForm(_ request: PageRequest) async throws -> Answer {
        do {
            let form = try ReportFormReader.read(request.form)
            try await scrutiny.saveForm(form, by: request.changer)
            return .seeOther(ScrutinyPlaces.form.path + "?saved=1")
        } catch let problems as Problems {
            return .page(FormSettingsPage.page(request, try await scrutiny.form(), problems))
        }
    }
}

/// What every page of one report needs.
struct ReportHead {
    let request: PageRequest
    let file: ReportFile

    var trail: [(title: String, path: String)] { [("Reports", ScrutinyPlaces.list.path)] }
    var innerTrail: [(title: String, path: String)] {
        trail + [(file.report.facts.title, ScrutinyPlaces.report.path(file.report.id))]
    }
    var path: String { ScrutinyPlaces.report.path(file.report.id) }
    var mayWrite: Bool { request.may(.writeReport) && !file.report.isPublished }
}

extension PageRequest {
    /// The kind of a new report: for a committee, unless the address or the form says otherwise.
    var reportKind: ReportKind { ReportKind(rawValue: form.has("report-kind") ? form["report-kind"] : query["kind"]) ?? .committee }
}

extension PublicationRefusal: InWords {}
