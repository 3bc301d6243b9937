import ActionPlans
import GRDB
import Inspections
import SiteKit
import Vocabulary

/// What runs through a finding, or through some actions of a plan: the actions that stand, what they answer and what hangs on them.
package struct Strand: Sendable, Hashable {
    package let actions: [Identifier<Action>]
    /// The number of the only action; nil where there are more or none.
    package let ref: ActionRef?
    package let findings: [Identifier<Finding>]
    package let practice: Int
    package let audits: Int
    package let measures: [String]
    package let evidence: [String]

    /// Everything on it by identifier, as a committee's question may be tied to it.
    package var subjects: Set<String> { Set(findings.map(\.text) + actions.map(\.text) + measures + evidence) }

    /// Through a finding of an inspection.
    package init(_ finding: Identifier<Finding>, of inspection: Identifier<Inspection>, in db: Database) throws {
        let sql = """
            SELECT action.id FROM action_finding JOIN action ON action.id = action_finding.action JOIN plan ON plan.id = action.plan
            WHERE finding = ? AND plan.inspection = ? AND withdrawn_on IS NULL
            """
        let ids = try String.fetchAll(db.cachedStatement(sql: sql), arguments: [finding, inspection])
        try self.init(ids, answering: [finding], in: db)
    }

    /// Through actions of an inspection's plan. What is withdrawn is not on it.
    package init(_ actions: Set<String>, of inspection: Identifier<Inspection>, in db: Database) throws {
        let sql = """
            SELECT action.id FROM action JOIN plan ON plan.id = action.plan
            WHERE action.id IN (SELECT value FROM json_each(?)) AND plan.inspection = ? AND withdrawn_on IS NULL
            """
        let ids = try String.fetchAll(db.cachedStatement(sql: sql), arguments: [Strand.list(actions.sorted()), inspection])
        let findings = try Identifier<Finding>.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT finding.id FROM action_finding JOIN finding ON finding.id = action_finding.finding
                    WHERE action_finding.action IN (SELECT value FROM json_each(?)) AND finding.inspection = ? ORDER BY finding.position
                    """), arguments: [Strand.list(ids), inspection])
        try self.init(ids, answering: findings, in: db)
    }

    private init(_ ids: [String], answering findings: [Identifier<Finding>], in db: Database) throws {
        let list = Strand.list(ids)
        func among(_ sql: String) throws -> [String] {
            try String.fetchAll(db.cachedStatement(sql: sql + " IN (SELECT value FROM json_each(?))"), arguments: [list])
        }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, ref_group, ref_number FROM action WHERE id IN (SELECT value FROM json_each(?))
                    ORDER BY ref_group, ref_number
                    """), arguments: [list])
        actions = rows.map { $0["id"] }
        ref = rows.count == 1 ? rows.first.map { ActionRef(group: $0["ref_group"], number: $0["ref_number"]) } : nil
        self.findings = findings
        practice = try among("SELECT DISTINCT change FROM action_practice WHERE action").count
        audits = try among("SELECT id FROM audit_result WHERE action").count
        measures = try among("SELECT DISTINCT measure FROM action_measure WHERE action")
        evidence = try among(
            """
            SELECT DISTINCT evidence_item.id FROM evidence_action JOIN evidence_item ON evidence_item.id = evidence_action.evidence
            WHERE ended_on IS NULL AND set_aside_on IS NULL AND evidence_action.action
            """)
    }

    /// A list as SQLite reads it. Identifiers are digits and letters, so nothing in it needs marking.
    private static func list(_ ids: [String]) -> String { "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
}
