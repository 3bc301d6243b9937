import GRDB
import Inspections
import Law
import SiteKit
import Vocabulary

/// The deadlines of inspections, reports to check, and comments on a draft report.
package struct InspectionDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        DeadlineSource { [store] person, policy, _ in
            guard policy.allows(.readInspections, to: person) else { return [] }
            return try await store.read { db in
                let inspections = try InspectionRecords.all(in: db).filter { $0.isOpen(to: person, by: policy) }
                // Deadlines of an older inspection are shown on its own page only.
                let newest = inspections.first { $0.stage == .confirmed && $0.state != .draftUnderEmbargo && !$0.framework.isLetter }
                let past = newest?.dates.fieldworkFrom
                return try inspections.flatMap { inspection in
                    let isOlder = if let past, let to = inspection.dates.fieldworkTo { to < past } else { false }
                    return try (isOlder ? [] : clocks(inspection, in: db)) + check(inspection) + comments(inspection, in: db)
                }
            }
        }
    }

    private func clocks(_ inspection: InspectionRecord, in db: Database) throws -> [Deadline] {
        try InspectionRecords.clocks(of: inspection, in: db).filter { $0.met == nil }.map { kept in
            Deadline(
                id: "\(inspection.id)-\(kept.clock.id)", due: kept.clock.due, title: kept.clock.timescale.title,
                reason: "\(inspection.title): \(kept.clock.timescale.span), \(kept.clock.start.words).", step: "Record when it was met",
                path: InspectionPlaces.show.path(inspection.id) + "#clocks", next: .whoever(may: .keepInspection),
                isClock: true)
        }
    }

    private func check(_ inspection: InspectionRecord) -> [Deadline] {
        guard inspection.stage == .checking,
            let day = inspection.dates.received ?? inspection.dates.published ?? inspection.dates.fieldworkTo
        else { return [] }
        return [
            Deadline(
                id: "\(inspection.id)-check", due: day, title: "Check what was read from the report",
                reason: "\(inspection.title) is not confirmed yet.",
                step: "Check the report", path: InspectionPlaces.check.path(inspection.id), next: .whoever(may: .checkReport))
        ]
    }

    private func comments(_ inspection: InspectionRecord, in db: Database) throws -> [Deadline] {
        guard inspection.state == .draftUnderEmbargo else { return [] }
        let finalHeld = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM inspection WHERE draft_of = ?)"), arguments: [inspection.id])
        guard finalHeld != true, let due = try InspectionRecords.comments(on: inspection.id, in: db).map(\.due).min() else { return [] }
        return [
            Deadline(
                id: "\(inspection.id)-accuracy", due: due, title: "Comments on the draft report’s accuracy", reason: inspection.title,
                step: "Send the comments", path: InspectionPlaces.show.path(inspection.id) + "#accuracy",
                next: .whoever(may: .keepInspection))
        ]
    }
}
