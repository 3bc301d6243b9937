import ActionPlans
import Foundation
import GRDB
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

/// What a plan's pages need to know of the inspection it answers.
struct InspectionFacts: Sendable {
    let id: Identifier<Inspection>
    let isConfirmed: Bool
    let isUnderEmbargo: Bool
    let framework: Framework?
    let dates: InspectionDates
    /// Confirmed findings, what needs an answer first.
    let findings: [Finding]
    /// The day each clock was met.
    let met: [String: Day]

    init?(_ id: Identifier<Inspection>, in db: Database) throws {
        let sql = "SELECT stage, state, framework, notified, fieldwork_from, fieldwork_to, received, published FROM inspection WHERE id = ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [id]) else { return nil }
        self.id = id
        isConfirmed = row["stage"] == "confirmed"
        isUnderEmbargo = row["state"] != "published"
        framework = Framework(rawValue: row["framework"])
        dates = InspectionDates(
            notified: row["notified"], fieldworkFrom: row["fieldwork_from"], fieldworkTo: row["fieldwork_to"], received: row["received"],
            published: row["published"])
        findings = try InspectionRecords.findings(of: id, in: db)
        let clocks = try Row.fetchAll(db, sql: "SELECT clock, met FROM clock_met WHERE inspection = ?", arguments: [id])
        met = Dictionary(clocks.map { ($0["clock"] as String, $0["met"] as Day) }) { first, _ in first }
    }

    /// `Ofsted inspection of February 2022`.
    var title: String {
        let kind = framework?.isLetter == true ? "visit" : "inspection"
        guard let day = dates.fieldworkFrom ?? dates.notified ?? dates.received ?? dates.published else { return "Ofsted \(kind)" }
        return "Ofsted \(kind) of \(day.monthAndYear)"
    }

    /// Findings that a plan answers: all but strengths.
    var toAnswer: [Finding] { findings.filter { $0.kind != .strength } }
    var hasPriorityAction: Bool { findings.contains { $0.kind == .priorityAction } }

    /// The clocks that a plan stops, with the day each was met.
    var planClocks: [(clock: InspectionClock, met: Day?)] {
        let clocks = InspectionClocks(
            framework: framework, received: dates.received, published: dates.published, hasPriorityAction: hasPriorityAction
        ).clocks
        let ours = [Timescale.actionStatement.id, Timescale.draftAfterPriorityAction.id]
        return clocks.filter { ours.contains($0.id) }.map { ($0, met[$0.id]) }
    }
}

extension Day {
    /// `February 2022`.
    var monthAndYear: String { description.split(separator: " ").dropFirst().joined(separator: " ") }
}
