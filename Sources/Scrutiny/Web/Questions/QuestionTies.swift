import ActionPlans
import ActionPlansWeb
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// Something of the record that a question may be tied to, with its words and its page.
package struct TieChoice: Sendable, Hashable {
    package let tie: QuestionTie
    let inspection: Identifier<Inspection>
    let path: String
    /// As a report shows it: how an action stands, what a measure last read.
    let standing: String

    var code: String { "\(tie.kind.rawValue)-\(tie.subject)" }

    /// Findings, actions, measures and evidence of the inspections that are open to the reader.
    package static func all(in open: Set<Identifier<Inspection>>, _ db: Database) throws -> [TieChoice] {
        // A measure may show the way of several actions; it is offered once.
        var seen: Set<String> = []
        return try InspectionRecords.all(in: db).filter { open.contains($0.id) && $0.stage == .confirmed }.flatMap { inspection in
            try findings(of: inspection.id, db) + actions(of: inspection.id, db)
        }.filter { seen.insert($0.code).inserted }
    }

    private static func findings(of inspection: Identifier<Inspection>, _ db: Database) throws -> [TieChoice] {
        try InspectionRecords.findings(of: inspection, in: db).map { finding in
            TieChoice(
                tie: QuestionTie(kind: .finding, subject: finding.id.text, words: finding.text), inspection: inspection,
                path: InspectionPlaces.finding.path(inspection, finding.id), standing: "Finding: \(finding.text)")
        }
    }

    private static func actions(of inspection: Identifier<Inspection>, _ db: Database) throws -> [TieChoice] {
        guard let plan = try ActionPlanRecords.plan(of: inspection, in: db) else { return [] }
        return try ActionPlanRecords.actions(of: plan.id, in: db).filter { $0.withdrawal == nil }.flatMap { action -> [TieChoice] in
            let path = ActionPlanPlaces.action.path(plan.id, action.id)
            func choice(_ kind: QuestionTie.Kind, _ subject: String, _ words: String, _ standing: String) -> TieChoice {
                TieChoice(
                    tie: QuestionTie(kind: kind, subject: subject, words: words), inspection: inspection, path: path, standing: standing)
            }
            let title = "\(action.ref) \(action.text)"
            let own = choice(
                .action, action.id.text, title,
                "Action: \(action.text) Delivery: \(action.delivery.words). Practice: \(action.impact.words).")
            let measures = action.measures.map { measure in
                let latest = measure.latest.map { " \($0.words), \($0.day)." } ?? " No reading yet."
                return choice(.measure, measure.id.text, "\(measure.name) (\(action.ref))", "Measure: \(measure.name).\(latest)")
            }
            let evidence = action.standingEvidence.map { piece in
                choice(.evidence, piece.id.text, "\(piece.title) (\(action.ref))", "Evidence: \(piece.title), \(piece.day).")
            }
            return [own] + measures + evidence
        }
    }
}

extension QuestionStore {
    /// Ties a question to something of the record, in the words it has now.
    package func tie(
        _ id: Identifier<CommitteeQuestion>, to choice: TieChoice, today: Day, by changer: Changer
    ) async throws {
        try await change(id, .answerQuestion, "tied", by: changer) { _, _, db in
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO question_tie (question, kind, subject, inspection, words, tied_by, tied_on)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, choice.tie.kind.rawValue, choice.tie.subject, choice.inspection, choice.tie.words, changer.account, today,
                ])
        }
    }

    package func untie(
        _ id: Identifier<CommitteeQuestion>, _ kind: QuestionTie.Kind, _ subject: String, by changer: Changer
    ) async throws {
        try await change(id, .answerQuestion, "untied", by: changer) { _, _, db in
            try db.execute(
                sql: "DELETE FROM question_tie WHERE question = ? AND kind = ? AND subject = ?", arguments: [id, kind.rawValue, subject])
            if db.changesCount == 0 { throw NotFound() }
        }
    }

    /// Puts right what was copied wrongly from the minutes; what stood there before stays to be seen.
    package func correct(
        _ id: Identifier<CommitteeQuestion>, words: String, asker: String, minute: String, reason: String, today: Day, version: Int,
        by changer: Changer
    ) async throws {
        try await change(id, version: version, .recordQuestion, "copied words put right", by: changer) { question, author, db in
            let changes = [
                ("words", question.asked.words, words), ("who asked", question.asker, asker), ("minute", question.asked.reference, minute),
            ]
            for (what, was, became) in changes where was != became {
                try db.execute(
                    sql: """
                        INSERT INTO question_correction (question, day, what, was, became, reason, author) VALUES (?, ?, ?, ?, ?, ?, ?)
                        """, arguments: [id, today, what, was, became, reason, author])
            }
            try db.execute(
                sql: "UPDATE committee_question SET words = ?, asker = ?, minute = ? WHERE id = ?", arguments: [words, asker, minute, id])
        }
    }
}
