import Foundation
import Inspections
import InspectionsWeb
import Intake
import Law
import SiteKit
import Vocabulary

/// Reads the sample reports as an upload would, and checks them as a person would.
struct DemoInspections {
    let store: Store
    let staff: DemoStaff
    private var inspections: InspectionStore { InspectionStore(store) }

    init(store: Store, staff: DemoStaff) {
        self.store = store
        self.staff = staff
    }

    func found(_ file: CouncilFile) async throws -> [String: Identifier<Inspection>] {
        var founded: [String: Identifier<Inspection>] = [:]
        for entry in file.inspections {
            let draft = try await draft(entry, of: file.council.shortName)
            founded[entry.id] = try await final(entry, draft: draft, of: file.council.shortName)
        }
        return founded
    }

    private func draft(_ entry: CouncilFile.InspectionEntry, of council: String) async throws -> Identifier<Inspection>? {
        guard let report = entry.draftReport else { return nil }
        let id = try await read(report, state: .draftUnderEmbargo, draft: nil, council, on: entry.confirmedOn, by: entry.confirmedBy)
        try await setDates(of: id, entry, by: entry.confirmedBy) { dates in
            dates.received = entry.receivedDraftOn
            dates.published = nil
        }
        for comment in entry.factualAccuracyComments ?? [] {
            try await inspections.comment(
                on: id, paragraph: comment.paragraph, text: comment.comment, due: entry.commentsDueOn ?? comment.on,
                author: staff.name(comment.by), on: comment.on, by: staff.changer(comment.by))
        }
        try await confirm(id, by: entry.confirmedBy, on: entry.receivedDraftOn ?? entry.confirmedOn)
        return id
    }

    private func final(_ entry: CouncilFile.InspectionEntry, draft: Identifier<Inspection>?, of council: String) async throws
        -> Identifier<Inspection>
    {
        let id = try await read(
            entry.finalReport, state: .published, draft: draft, council, on: entry.confirmedOn, by: entry.confirmedBy)
        try await setDates(of: id, entry, by: entry.confirmedBy) { dates in
            dates.received = entry.receivedFinalOn
            dates.published = entry.publishedByOfstedOn
        }
        try await confirm(id, by: entry.confirmedBy, on: entry.confirmedOn)
        try await inspections.meetClock(
            Timescale.publishReport.id, of: id, on: entry.publishedByCouncilOn, note: entry.publishedByCouncilAt ?? "council’s website",
            by: staff.changer(entry.confirmedBy))
        if let day = entry.statementPublishedOn {
            try await inspections.meetClock(
                Timescale.actionStatement.id, of: id, on: day, note: "sent to Ofsted and published",
                by: staff.changer(entry.confirmedBy))
        }
        return id
    }

    private func read(
        _ report: String, state: Inspection.State, draft: Identifier<Inspection>?, _ council: String, on day: Day, by signIn: String
    ) async throws -> Identifier<Inspection> {
        let url = try demonstrationFile(report)
        var reading: ReportReading
        do throws(Refusal) {
            reading = try await WorkerPool().read(url.path, kind: .report)
        } catch {
            throw CommandRefusal("\(report): \(error.words)")
        }
        reading.question(own: try await store.read { try OwnAuthority.read(in: $0) }, today: day)
        return try await inspections.add(
            reading, document: try store.files.keep(Data(contentsOf: url)), name: report, state: state, draft: draft, council: council,
            by: staff.changer(signIn))
    }

    private func setDates(
        of id: Identifier<Inspection>, _ entry: CouncilFile.InspectionEntry, by signIn: String, _ change: (inout InspectionDates) -> Void
    ) async throws {
        guard let now = try await store.read({ try InspectionRecords.inspection(id, in: $0) }) else { throw NotFound() }
        var dates = now.dates
        dates.notified = entry.notifiedOn
        change(&dates)
        let facts = InspectionFacts(
            framework: now.framework, council: now.council, leadInspector: now.leadInspector, dates: dates)
        try await inspections.setFacts(facts, of: id, version: now.version, by: staff.changer(signIn))
    }

    /// Accepts what was read, and takes up the suggestions.
    private func confirm(_ id: Identifier<Inspection>, by signIn: String, on day: Day) async throws {
        let changer = staff.changer(signIn)
        for kind in FindingKind.allCases { try await FindingStore(store).decideAll(kind, of: id, .accepted, by: changer) }
        try await inspections.resolveDoubts(of: id, words: "looked at", by: changer)
        try await inspections.confirm(id, person: staff.name(signIn), on: day, by: changer)
    }
}
