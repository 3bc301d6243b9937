import GRDB
import Inspections
import SiteKit
import Vocabulary

/// A request before it is saved.
package struct RequestStatement: Sendable {
    package let line: Identifier<LineOfEnquiry>?
    package let askedBy, words, owner: String
    package let asked: Moment
    package let due: Moment?

    package init(
        line: Identifier<LineOfEnquiry>? = nil, askedBy: String, asked: Moment, words: String, owner: String = "", due: Moment? = nil
    ) {
        (self.line, self.askedBy, self.words, self.owner) = (line, askedBy, words, owner)
        (self.asked, self.due) = (asked, due)
    }
}

/// Acts of an inspection week. Each reads, decides and writes in one transaction with its audit row.
package struct InspectionWeekStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    @discardableResult
    package func log(
        _ statement: RequestStatement, of inspection: Identifier<Inspection>, by changer: Changer
    ) async throws -> Identifier<InspectorsRequest> {
        let id = Identifier<InspectorsRequest>()
        return try await store.change(by: changer, .manageInspectionWeek, on: inspection.text, note: "request logged") { db in
            if let line = statement.line { _ = try InspectionWeekRows.line(line, of: inspection, in: db) }
            let last = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT max(number) FROM inspectors_request WHERE inspection = ?"), arguments: [inspection])
            try db.execute(
                sql: """
                    INSERT INTO inspectors_request (id, inspection, line, number, asked_by, asked, words, owner, due, logged_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, inspection, statement.line, (last ?? 0) + 1, statement.askedBy, statement.asked, statement.words, statement.owner,
                    statement.due, changer.account,
                ])
            return id
        }
    }

    /// Adds an answer; earlier ones stay.
    package func answer(
        _ id: Identifier<InspectorsRequest>, of inspection: Identifier<Inspection>, _ answer: InspectorsRequest.Answer, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .manageInspectionWeek, on: inspection.text, note: "request answered") { db in
            guard var entry = try InspectionWeekRows.requests(of: inspection, in: db).first(where: { $0.id == id }) else {
                throw NotFound()
            }
            try entry.answer(answer)
            try db.execute(
                sql: "INSERT INTO request_answer (request, answered_by, answered, words, documents, logged_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, answer.by, answer.at, answer.words, answer.documents.joined(separator: "\n"), changer.account])
        }
    }

    package func addLine(
        _ title: String, about: String, on day: Day, to inspection: Identifier<Inspection>, by changer: Changer
    ) async throws -> Identifier<LineOfEnquiry> {
        let id = Identifier<LineOfEnquiry>()
        return try await store.change(by: changer, .manageInspectionWeek, on: inspection.text, note: "line of enquiry added") { db in
            try db.execute(
                sql: "INSERT INTO enquiry_line (id, inspection, title, about, opened) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, inspection, title, about, day])
            return id
        }
    }

    package func addQuestion(
        _ question: LineOfEnquiry.Question, to line: Identifier<LineOfEnquiry>, of inspection: Identifier<Inspection>, by changer: Changer
    ) async throws {
        try await add(to: line, of: inspection, "question of a line added", by: changer) { db in
            try db.execute(
                sql: "INSERT INTO enquiry_question (line, day, words) VALUES (?, ?, ?)", arguments: [line, question.day, question.words])
        }
    }

    package func addCases(
        _ cases: LineOfEnquiry.Cases, to line: Identifier<LineOfEnquiry>, of inspection: Identifier<Inspection>, by changer: Changer
    ) async throws {
        let (child, count): (String?, Int?) =
            switch cases {
            case .record(let child, _): (child, nil)
            case .count(let count, _): (nil, count)
            }
        try await add(to: line, of: inspection, "cases of a line added", by: changer) { db in
            try db.execute(
                sql: "INSERT INTO enquiry_case (line, child, count, note) VALUES (?, ?, ?, ?)", arguments: [line, child, count, cases.note])
        }
    }

    package func addOffer(
        _ offer: LineOfEnquiry.Offer, to line: Identifier<LineOfEnquiry>, of inspection: Identifier<Inspection>, by changer: Changer
    ) async throws {
        try await add(to: line, of: inspection, "evidence offered", by: changer) { db in
            try db.execute(
                sql: "INSERT INTO enquiry_offer (line, day, title, place) VALUES (?, ?, ?, ?)",
                arguments: [line, offer.day, offer.title, offer.place])
        }
    }

    package func conclude(
        _ line: Identifier<LineOfEnquiry>, of inspection: Identifier<Inspection>, _ conclusion: LineOfEnquiry.Conclusion, version: Int,
        by changer: Changer
    ) async throws {
        try await add(to: line, of: inspection, "line concluded", by: changer) { db in
            var saved = try InspectionWeekRows.line(line, of: inspection, in: db)
            guard saved.version == version else {
                let known = saved.conclusion
                let findings = try InspectionRecords.findings(of: inspection, in: db).map { (value: $0.id.text, words: $0.text) }
                throw EditConflict(
                    [
                        .text("conclusion-words", "What inspectors concluded", known?.words ?? ""), .day("concluded", "Date", known?.day),
                        .text("paragraphs", "Paragraphs of the report", known?.paragraphs.map(String.init).joined(separator: ", ") ?? ""),
                        .choice(
                            "finding", "Findings it led to", Set(known?.findings.map(\.text) ?? []), of: findings, several: true),
                    ], version: saved.version)
            }
            try saved.conclude(conclusion)
            try db.execute(
                sql: "UPDATE enquiry_line SET concluded = ?, conclusion = ?, paragraphs = ?, version = version + 1 WHERE id = ?",
                arguments: [conclusion.day, conclusion.words, conclusion.paragraphs.map(String.init).joined(separator: ","), line])
            try db.execute(sql: "DELETE FROM enquiry_finding WHERE line = ?", arguments: [line])
            let own = Set(try InspectionRecords.findings(of: inspection, in: db).map(\.id))
            for finding in conclusion.findings where own.contains(finding) {
                try db.execute(sql: "INSERT INTO enquiry_finding (line, finding) VALUES (?, ?)", arguments: [line, finding])
            }
        }
    }

    /// Adds to a line of this inspection. Only the conclusion has versions; everything else is added and never overwritten.
    private func add(
        to line: Identifier<LineOfEnquiry>, of inspection: Identifier<Inspection>, _ note: String, by changer: Changer,
        _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws {
        try await store.change(by: changer, .manageInspectionWeek, on: inspection.text, note: note) { db in
            _ = try InspectionWeekRows.line(line, of: inspection, in: db)
            try body(db)
        }
    }
}

/// Reads of lines of enquiry and requests.
package enum InspectionWeekRows {
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
