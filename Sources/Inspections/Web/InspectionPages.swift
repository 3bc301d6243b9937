import Foundation
import Inspections
import Intake
import SiteKit
import Vocabulary

/// The pages of inspections: upload, check, confirm, and the inspection with its thread.
package struct InspectionPages: Sendable {
    let store: Store
    let workers: WorkerPool
    let thread: Thread
    let onward: Onward
    let themes: ThemeList
    let council: String
    let cases: CaseNumbers
    var inspections: InspectionStore { InspectionStore(store) }
    var findings: FindingStore { FindingStore(store) }

    package init(
        store: Store, workers: WorkerPool, thread: Thread, onward: Onward, themes: ThemeList = .shipped, council: String,
        cases: CaseNumbers = .none
    ) {
        self.store = store
        self.workers = workers
        self.thread = thread
        self.onward = onward
        self.themes = themes
        self.council = council
        self.cases = cases
    }

    package func register(on site: inout Site) {
        site.get(InspectionPlaces.list, .readInspections, list)
        site.get(InspectionPlaces.upload, .uploadReport) { request in .page(try await uploadPage(request)) }
        site.post(InspectionPlaces.upload, .uploadReport, limit: 52 * 1024 * 1024, upload)
        site.get(InspectionPlaces.typeIn, .uploadReport) { request in .page(TypeInPage(request: request).page) }
        site.post(InspectionPlaces.typeIn, .uploadReport, typeIn)
        site.get(InspectionPlaces.show, .readInspections, show)
        site.get(InspectionPlaces.check, .checkReport) { request, id in .page(try await checkPage(request, id)) }
        site.post(InspectionPlaces.facts, .checkReport, setFacts)
        site.post(InspectionPlaces.judgements, .checkReport, setJudgements)
        site.post(InspectionPlaces.resolveDoubt, .checkReport, resolveDoubt)
        site.post(InspectionPlaces.confirm, .checkReport, confirm)
        site.post(InspectionPlaces.addFinding, .checkReport, addFinding)
        site.get(InspectionPlaces.finding, .readInspections, showFinding)
        site.post(InspectionPlaces.finding, .checkReport, editFinding)
        site.post(InspectionPlaces.decideFinding, .checkReport, decideFinding)
        site.post(InspectionPlaces.splitFinding, .checkReport, splitFinding)
        site.post(InspectionPlaces.mergeFinding, .checkReport, mergeFinding)
        site.get(InspectionPlaces.document, .readInspections, document)
        site.get(InspectionPlaces.text, .readInspections, text)
        site.post(InspectionPlaces.clock, .keepInspection, meetClock, again: { try await showPage($0, $1, problems: $2) })
        site.post(InspectionPlaces.accuracy, .keepInspection, comment, again: { try await showPage($0, $1, problems: $2) })
        site.post(InspectionPlaces.readers, .readEmbargoed, nameReader)
        site.post(InspectionPlaces.removeReader, .readEmbargoed, removeReader)
        site.get(InspectionPlaces.compare, .readInspections, compare)
        registerState(on: &site)
        registerInspectionWeek(on: &site)
    }

    /// The inspection, unless it is not there or is under embargo for this person: both answer alike.
    func inspection(_ id: Identifier<Inspection>, for request: PageRequest) async throws -> InspectionRecord {
        let found = try await store.read { try InspectionRecords.inspection(id, in: $0) }
        guard let found, found.isOpen(to: request.person, by: request.site.policy) else { throw NotFound() }
        return found
    }

    func finding(_ id: Identifier<Finding>, of inspection: Identifier<Inspection>, for request: PageRequest) async throws -> Finding {
        _ = try await self.inspection(inspection, for: request)
        let found = try await store.read { try InspectionRecords.finding(id, in: $0) }
        guard let found, found.inspection == inspection else { throw NotFound() }
        return found
    }

    @Sendable private func list(_ request: PageRequest) async throws -> Answer {
        let rows = try await store.read { db in
            try InspectionRecords.all(in: db).map { ($0, try InspectionRecords.judgements(of: $0.id, in: db)) }
        }
        // A draft stands behind its final report, where the two can be compared.
        let replaced = Set(rows.compactMap(\.0.draft))
        let seen = rows.filter { !replaced.contains($0.0.id) && $0.0.isOpen(to: request.person, by: request.site.policy) }
        return .page(InspectionListPage(request: request, rows: seen).page)
    }

    @Sendable private func document(_ request: PageRequest, _ id: Identifier<Inspection>) async throws -> Answer {
        guard let digest = try await inspection(id, for: request).document else { throw NotFound() }
        return .file(Download(try store.files.bytes(of: digest), type: "application/pdf", name: "inspection-report.pdf"))
    }
}
