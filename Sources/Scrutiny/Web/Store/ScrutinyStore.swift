import Foundation
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// Committee reports in the council's store. Each change reads, decides and writes in one transaction with its audit row.
package struct ScrutinyStore: Sendable {
    let store: Store
    /// The council's name as its papers carry it.
    let council: String
    let calendar: WorkingDays

    package init(store: Store, council: String, calendar: WorkingDays = .england) {
        self.store = store
        self.council = council
        self.calendar = calendar
    }

    package func file(_ id: Identifier<CommitteeReport>) async throws -> ReportFile {
        try await store.read { try file(id, $0) }
    }

    /// The reports, but for those on an inspection under embargo that this person may not know of.
    package func reports(for visit: Visit) async throws -> [ReportLine] {
        try await store.read { db in
            let open = try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db)
            return try ScrutinyRecords.reports(in: db).filter { open.contains($0.inspection) }
        }
    }

    /// The inspections that a person may know of.
    static func open(to person: Person, by policy: Policy, in db: Database) throws -> Set<Identifier<Inspection>> {
        Set(try InspectionRecords.all(in: db).filter { $0.isOpen(to: person, by: policy) }.map(\.id))
    }

    func file(_ id: Identifier<CommitteeReport>, _ db: Database) throws -> ReportFile {
        try ReportFile(id, council: council, calendar: calendar, in: db)
    }

    func record(of inspection: Identifier<Inspection>) async throws -> ReportRecord {
        try await store.read { try RecordReader(council: council, db: $0).record(of: inspection) }
    }

    /// Changes a report that is not published. What changes its words ends a proposal to publish it and, once somebody has answered,
    /// begins a new draft, so that no answer counts for words it was not given on.
    func change<T: Sendable>(
        _ id: Identifier<CommitteeReport>, by changer: Changer, _ act: Act, note: String, changesWords: Bool = true,
        _ body: @escaping @Sendable (CommitteeReport, Database) throws -> T
    ) async throws -> T {
        try await store.change(by: changer, act, on: id.text, note: note) { db in
            let report = try ReportRows.report(id, in: db)
            if report.isPublished { throw PublicationRefusal.alreadyPublished }
            let outcome = try body(report, db)
            if changesWords { try beginDraft(after: report, in: db) }
            return outcome
        }
    }

    private func beginDraft(after report: CommitteeReport, in db: Database) throws {
        let wasAnswered = report.clearance.contains { clearance in
            switch clearance.answer {
            case .cleared(_, _, _, report.draft), .notCleared(_, _, _, report.draft): true
            default: false
            }
        }
        try db.execute(
            sql: """
                UPDATE committee_report SET draft = draft + ?, proposed_by = NULL, proposed_on = NULL, proposed_content = NULL WHERE id = ?
                """, arguments: [wasAnswered ? 1 : 0, report.id])
    }
}
