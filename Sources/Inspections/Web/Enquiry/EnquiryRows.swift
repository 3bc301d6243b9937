import GRDB
import Inspections
import SiteKit
import Vocabulary

/// How lines of enquiry and requests lie in their tables.
package enum EnquiryRows {
    package static func lines(of inspection: Identifier<Inspection>, in db: Database) throws -> [LineOfEnquiry] {
        let sql = "SELECT * FROM enquiry_line WHERE inspection = ? ORDER BY opened, title"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [inspection]).map { try line($0, in: db) }
    }

    package static func line(
        _ id: Identifier<LineOfEnquiry>, of inspection: Identifier<Inspection>, in db: Database
    ) throws -> LineOfEnquiry {
        let sql = "SELECT * FROM enquiry_line WHERE id = ? AND inspection = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, inspection]) else { throw NotFound() }
        return try line(row, in: db)
    }

    package static func requests(of inspection: Identifier<Inspection>, in db: Database) throws -> [InspectorsRequest] {
        let answers = Dictionary(
            grouping: try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT request_answer.* FROM request_answer JOIN inspectors_request ON inspectors_request.id = request
                        WHERE inspection = ? ORDER BY request_answer.id
                        """), arguments: [inspection]), by: { $0["request"] as Identifier<InspectorsRequest> })
        let sql = "SELECT * FROM inspectors_request WHERE inspection = ? ORDER BY number"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [inspection]).map { row in
            InspectorsRequest(
                id: row["id"], inspection: inspection, line: row["line"], number: row["number"], askedBy: row["asked_by"],
                asked: row["asked"], words: row["words"], owner: row["owner"], due: row["due"],
                answers: (answers[row["id"]] ?? []).map(answer))
        }
    }

    private static func answer(_ row: Row) -> InspectorsRequest.Answer {
        InspectorsRequest.Answer(
            by: row["answered_by"], at: row["answered"], words: row["words"],
            documents: (row["documents"] as String).split(separator: "\n").map(String.init))
    }

    private static func line(_ row: Row, in db: Database) throws -> LineOfEnquiry {
        let id: Identifier<LineOfEnquiry> = row["id"]
        func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id]) }
        let findings = try rows("SELECT finding FROM enquiry_finding WHERE line = ?").map { $0["finding"] as Identifier<Finding> }
        let conclusion = (row["concluded"] as Day?).map { day in
            LineOfEnquiry.Conclusion(
                day: day, words: row["conclusion"] ?? "",
                paragraphs: (row["paragraphs"] as String).split(separator: ",").compactMap { Int($0) }, findings: findings)
        }
        return LineOfEnquiry(
            id: id, inspection: row["inspection"], title: row["title"], about: row["about"], opened: row["opened"],
            questions: try rows("SELECT * FROM enquiry_question WHERE line = ? ORDER BY day, id").map {
                LineOfEnquiry.Question(day: $0["day"], words: $0["words"])
            },
            cases: try rows("SELECT * FROM enquiry_case WHERE line = ? ORDER BY id").map(cases),
            offers: try rows("SELECT * FROM enquiry_offer WHERE line = ? ORDER BY day, id").map {
                LineOfEnquiry.Offer(day: $0["day"], title: $0["title"], place: $0["place"])
            }, state: conclusion.map(LineOfEnquiry.State.concluded) ?? .open, version: row["version"])
    }

    private static func cases(_ row: Row) -> LineOfEnquiry.Cases {
        if let child = row["child"] as String? { return .record(child, note: row["note"]) }
        return .count(row["count"] ?? 0, note: row["note"])
    }
}
