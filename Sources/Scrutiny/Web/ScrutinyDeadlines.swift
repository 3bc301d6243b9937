import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// What of committee reports falls due: answers of clearance, the day the agenda is public, the meeting.
package struct ScrutinyDeadlines: Sendable {
    private let store: Store
    private let calendar: WorkingDays

    package init(store: Store, calendar: WorkingDays = .england) {
        self.store = store
        self.calendar = calendar
    }

    package var source: DeadlineSource {
        { [self] person, policy, today in
            guard policy.allows(.readReports, to: person) else { return [] }
            let mayClear = policy.allows(.clearReport, to: person)
            return try await store.read { db in
                let reports = try Identifier<CommitteeReport>.fetchAll(
                    db.cachedStatement(sql: "SELECT id FROM committee_report WHERE meeting >= ? ORDER BY meeting, id"),
                    arguments: [today - 28])
                let open = try ScrutinyStore.open(to: person, by: policy, in: db)
                return try reports.map { try ReportRows.report($0, in: db) }.filter { open.contains($0.inspection) }
                    .flatMap { deadlines(of: $0, mayClear: mayClear, today) }
            }
        }
    }

    private func deadlines(of report: CommitteeReport, mayClear: Bool, _ today: Day) -> [Deadline] {
        let days = ClearanceDays(meeting: report.facts.meeting, calendar: calendar)
        var deadlines: [Deadline] = []
        if !report.isPublished {
            let waiting = mayClear ? report.clearance.filter { !$0.isCleared(draft: report.draft) } : []
            deadlines += waiting.map { clearance in
                Deadline(
                    id: "clearance-\(clearance.id)", due: days.due(clearance.step),
                    title: "Clear “\(report.facts.title)”: \(clearance.step.name.lowercased())",
                    reason: "\(clearance.step.clearDays) clear working days before the meeting on \(report.facts.meeting), a local setting",
                    step: "Read and clear", path: ScrutinyPlaces.clear.path(report.id, clearance.id))
            }
            if report.kind != .committee { return deadlines }
            deadlines.append(
                Deadline(
                    id: "agenda-\(report.id)", due: days.agendaPublic, title: "Agenda with “\(report.facts.title)” is public",
                    reason: "5 clear working days before the meeting, a local setting", step: "Publish the report",
                    path: ScrutinyPlaces.publication.path(report.id)))
        }
        if report.kind == .committee, report.facts.meeting >= today {
            deadlines.append(
                Deadline(
                    id: "meeting-\(report.id)", due: report.facts.meeting, title: "\(report.facts.committee) hears “\(report.facts.title)”",
                    reason: "the meeting", step: "Open the report", path: ScrutinyPlaces.report.path(report.id)))
        }
        return deadlines
    }
}
