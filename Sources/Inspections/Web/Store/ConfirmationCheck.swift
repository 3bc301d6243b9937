import GRDB
import Inspections
import Vocabulary

/// What must be looked at by a person before a reading counts as checked: no grade, doubt or listed finding goes through unseen.
struct ConfirmationCheck {
    let left: [Problem]

    init(_ inspection: InspectionRecord, in db: Database) throws {
        let findings = try InspectionRecords.findings(where: "finding.inspection = ?", [inspection.id], in: db)
        let undecided = findings.filter { $0.kind.needsAnswer && $0.state == .suggested }.map {
            Problem("finding-\($0.id)", "Accept or reject the finding “\($0.text.prefix(60))…”.")
        }
        let grades = try InspectionRecords.judgements(of: inspection.id, in: db).filter { $0.grade == nil && !$0.isNotJudged }.map {
            Problem("judgement-\($0.area.id)", "Give the grade for “\($0.area.shortName)”, or write “Not judged” as the printed words.")
        }
        let doubts = try InspectionRecords.doubts(of: inspection.id, in: db).filter { $0.settled == nil }.map {
            Problem("doubt-\($0.id)", "Settle the doubt: \($0.words)")
        }
        let dates = inspection.dates
        let days =
            dates.fieldworkFrom == nil || dates.fieldworkTo == nil
            ? [Problem("fieldwork_from", "Give the days of the fieldwork, so that this inspection can be told from the one before.")] : []
        left = grades + undecided + doubts + days
    }
}
