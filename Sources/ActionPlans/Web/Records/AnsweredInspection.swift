import GRDB
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

/// The inspection that a plan answers: its record, its confirmed findings and its clocks.
struct AnsweredInspection: Sendable {
    let record: InspectionRecord
    /// What needs an answer first.
    let findings: [Finding]
    let clocks: [KeptClock]

    init?(_ id: Identifier<Inspection>, in db: Database) throws {
        guard let record = try InspectionRecords.inspection(id, in: db) else { return nil }
        self.record = record
        findings = try InspectionRecords.findings(of: id, in: db)
        clocks = try InspectionRecords.clocks(of: record, in: db)
    }

    var id: Identifier<Inspection> { record.id }

    /// Findings that a plan answers: all but strengths.
    var toAnswer: [Finding] { findings.filter { $0.kind != .strength } }
    var hasPriorityAction: Bool { findings.contains { $0.kind == .priorityAction } }

    /// The clocks that a plan stops.
    var planClocks: [KeptClock] {
        let ours = [Timescale.actionStatement.id, Timescale.draftAfterPriorityAction.id]
        return clocks.filter { ours.contains($0.clock.id) }
    }

    /// A title to begin with: `Action plan after the inspection of 7 to 11 February 2022`.
    var planTitle: String {
        let kind = record.framework.isLetter ? "visit" : "inspection"
        guard let from = record.dates.fieldworkFrom, let to = record.dates.fieldworkTo else { return "Action plan after the \(kind)" }
        return "Action plan after the \(kind) of \(InspectionRecord.span(from, to))"
    }

    /// Under embargo it is there only for its named readers.
    func isOpen(to visit: Visit) -> Bool { record.isOpen(to: visit.person, by: visit.site.policy) }
}
