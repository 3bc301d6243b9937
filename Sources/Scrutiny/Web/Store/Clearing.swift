import GRDB
import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyStore {
    /// Somebody answers for a step: cleared, or not cleared with words that say why.
    package func answerClearance(
        _ step: Identifier<Clearance>, of report: Identifier<CommitteeReport>, isCleared: Bool, words: String, today: Day,
        version: Int? = nil,
        by changer: Changer
    ) async throws {
        let note = isCleared ? "cleared" : "not cleared"
        try await change(report, by: changer, .clearReport, note: note, changesWords: false) { report, db in
            guard let saved = report.clearance.first(where: { $0.id == step }) else { throw NotFound() }
            if let version, version != saved.version { throw saved.conflict }
            if !isCleared, !words.contains(where: { !$0.isWhitespace }) {
                throw Problems("words", "Say what has to change before you can clear it.")
            }
            try db.execute(
                sql: """
                    UPDATE report_clearance SET answer = ?, words = ?, answered_by = ?, answered_on = ?, answered_draft = ?,
                        version = version + 1 WHERE id = ?
                    """,
                arguments: [isCleared ? "cleared" : "not_cleared", words, changer.account, today, report.draft, step])
        }
    }

    /// Replaces the steps of one report that have no answer yet by these; answered ones stay.
    package func editClearance(of report: Identifier<CommitteeReport>, _ steps: [ClearanceStep], by changer: Changer) async throws {
        try await change(report, by: changer, .writeReport, note: "clearance changed", changesWords: false) { report, db in
            let answered = report.clearance.filter(\.hasAnswer)
            try db.execute(sql: "DELETE FROM report_clearance WHERE report = ? AND answer IS NULL", arguments: [report.id])
            for (position, step) in steps.enumerated() {
                if let kept = answered.first(where: { $0.step.name == step.name }) {
                    try db.execute(
                        sql: "UPDATE report_clearance SET position = ?, post = ?, clear_days = ? WHERE id = ?",
                        arguments: [position, step.post, step.clearDays, kept.id])
                } else {
                    try insert(step, at: position, of: report.id, in: db)
                }
            }
        }
    }
}

extension Clearance {
    var conflict: EditConflict { EditConflict(saved: [("words", "Answer", words)], version: version) }

    private var words: String {
        switch answer {
        case .waiting: "No answer"
        case .cleared(_, let day, let words, _): "Cleared on \(day). \(words)"
        case .notCleared(_, let day, let words, _): "Not cleared on \(day). \(words)"
        }
    }
}
