import Foundation
import GRDB
import Inspections
import SiteKit
import Vocabulary

/// Reads of inspections that other domains also need. Each takes the connection of the transaction it runs in.
package enum InspectionRecords {
    /// The confirmed findings of an inspection, what needs an answer first.
    package static func findings(of inspection: Identifier<Inspection>, in db: Database) throws -> [Finding] {
        try findings(where: "finding.inspection = ? AND finding.state = 'accepted'", [inspection], in: db)
    }

    package static func finding(_ id: Identifier<Finding>, in db: Database) throws -> Finding? {
        try findings(where: "finding.id = ?", [id], in: db).first
    }

    static func findings(where condition: SQLText, _ arguments: StatementArguments, in db: Database) throws -> [Finding] {
        let sql = """
            SELECT finding.*,
                (SELECT group_concat(number) FROM finding_paragraph WHERE finding = finding.id) AS numbers,
                (SELECT group_concat(theme) FROM finding_theme WHERE finding = finding.id) AS themes
            FROM finding WHERE \(condition.text)
            ORDER BY CASE kind WHEN 'priority_action' THEN 0 WHEN 'improvement' THEN 1 WHEN 'recommendation' THEN 2
                WHEN 'internal_finding' THEN 3 WHEN 'other_weakness' THEN 4 ELSE 5 END, position
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map(finding)
    }

    private static func finding(_ row: Row) throws -> Finding {
        let numbers = (row["numbers"] as String? ?? "").split(separator: ",").compactMap { Int($0) }.sorted()
        return Finding(
            id: row["id"], inspection: row["inspection"], kind: try row.word("kind", of: "finding"),
            position: row["position"], text: row["text"], page: row["page"], paragraphs: numbers,
            themes: (row["themes"] as String? ?? "").split(separator: ",").map(String.init), frameworkOutcome: row["framework_outcome"],
            state: try row.word("state", of: "finding"), doubt: row["doubt"], version: row["version"])
    }

    /// Records the day a deadline was met, for example when the plan is published. The first day stays.
    package static func meetClock(_ clock: String, of inspection: Identifier<Inspection>, on day: Day, note: String, in db: Database) throws
    {
        try db.execute(
            sql: "INSERT OR IGNORE INTO clock_met (inspection, clock, met, note) VALUES (?, ?, ?, ?)",
            arguments: [inspection, clock, day, note])
    }
}

/// A condition written in this program: only a literal can make one, so no text of a person's becomes SQL.
struct SQLText: ExpressibleByStringLiteral {
    let text: String
    init(stringLiteral text: StaticString) { self.text = text.description }
}

/// A stored inspection.
package struct InspectionRecord: Sendable {
    package enum Stage: String, Sendable { case checking, confirmed }

    package let id: Identifier<Inspection>
    package let stage: Stage
    package let state: Inspection.State
    package let framework: Framework
    package let council: String
    package let leadInspector: String
    package let dates: InspectionDates
    package let document: Digest?
    package let documentName: String
    package let pages: Int?
    package let confirmedBy: String?
    package let confirmedOn: Day?
    package let draft: Identifier<Inspection>?
    package let version: Int
    /// The accounts that may see it, and that it is there, before it is published.
    package let readers: Set<String>

    /// Under embargo it is there only for its named readers.
    package func isOpen(to person: Person, by policy: Policy) -> Bool {
        !state.isUnderEmbargo || policy.allows(.readEmbargoed, to: person) && readers.contains(person.id.text)
    }

    /// `Ofsted inspection, 7 to 11 February 2022`.
    package var title: String {
        let kind = framework.isLetter ? framework.name : "Inspection"
        guard let from = dates.fieldworkFrom, let to = dates.fieldworkTo else { return "\(kind) of \(council)" }
        return "\(kind), \(InspectionRecord.span(from, to))"
    }

    /// `7 to 11 February 2022`, `30 June to 4 July 2022`.
    package static func span(_ from: Day, _ to: Day) -> String {
        if from == to { return from.description }
        if from.year != to.year { return "\(from) to \(to)" }
        return from.month == to.month ? "\(from.dayOfMonth) to \(to)" : "\(from.withoutYear) to \(to)"
    }

    init(_ row: Row) throws {
        id = row["id"]
        stage = try row.word("stage", of: "inspection")
        state = try row.word("state", of: "inspection")
        framework = try row.word("framework", of: "inspection")
        council = row["council"]
        leadInspector = row["lead_inspector"]
        dates = InspectionDates(
            notified: row["notified"], fieldworkFrom: row["fieldwork_from"], fieldworkTo: row["fieldwork_to"], received: row["received"],
            published: row["published"])
        document = row["document"]
        documentName = row["document_name"] ?? "report.pdf"
        pages = row["pages"]
        confirmedBy = row["confirmed_by"]
        confirmedOn = row["confirmed_on"]
        draft = row["draft_of"]
        version = row["version"]
        readers = Set((row["readers"] as String? ?? "").split(separator: ",").map(String.init))
    }
}

/// A doubt from reading the report, and how a person resolved it.
struct DoubtRecord: Sendable {
    let id: Int64
    let field: String
    let words: String
    let page: Int?
    let resolved: String?
}

/// A comment on the accuracy of a draft report.
struct AccuracyComment: Sendable {
    let id: Identifier<AccuracyComment>
    let paragraph: Int
    let text: String
    let due: Day
    let author: String
    let written: Day
}

extension InspectionRecords {
    package static func inspection(_ id: Identifier<Inspection>, in db: Database) throws -> InspectionRecord? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT \(columns) FROM inspection WHERE id = ?"), arguments: [id]).map {
            try InspectionRecord($0)
        }
    }

    /// Every inspection, the newest fieldwork first.
    package static func all(in db: Database) throws -> [InspectionRecord] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM inspection ORDER BY coalesce(fieldwork_from, published, '') DESC, id")
        ).map { try InspectionRecord($0) }
    }

    /// All but the reading, which is as long as the report and wanted only where it is compared.
    private static let columns = """
        id, stage, state, framework, council, lead_inspector, notified, fieldwork_from, fieldwork_to, received, published, document,
        document_name, pages, confirmed_by, confirmed_on, draft_of, version,
        (SELECT group_concat(account) FROM inspection_reader WHERE inspection = inspection.id) AS readers
        """

    package static func judgements(of inspection: Identifier<Inspection>, in db: Database) throws -> [Judgement] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM judgement WHERE inspection = ? ORDER BY position"), arguments: [inspection])
            .map { row in
                guard let area = JudgementArea.with(id: row["area"]) else { throw UnreadableValue("judgement", "area") }
                return Judgement(
                    area: area, grade: try row.optionalWord("grade", of: "judgement"),
                    printed: row["printed"], page: row["page"], source: .person, doubt: row["doubt"])
            }
    }

    package static func paragraphs(of inspection: Identifier<Inspection>, in db: Database) throws -> [Paragraph] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM paragraph WHERE inspection = ? ORDER BY number"), arguments: [inspection])
            .map {
                Paragraph(number: $0["number"], section: $0["section"], page: $0["page"], text: $0["text"])
            }
    }

    /// The inspection before this one: the newest confirmed one whose fieldwork ended earlier.
    package static func previous(to inspection: InspectionRecord, in db: Database) throws -> InspectionRecord? {
        guard let from = inspection.dates.fieldworkFrom else { return nil }
        return try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM inspection WHERE stage = 'confirmed' AND fieldwork_to < ? AND id <> ? AND state = 'published'
                    ORDER BY fieldwork_to DESC LIMIT 1
                    """), arguments: [from, inspection.id]
        ).map { try InspectionRecord($0) }
    }

    /// The days on which clocks were met, by the timescale's code.
    package static func clocksMet(of inspection: Identifier<Inspection>, in db: Database) throws -> [String: (day: Day, note: String)] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT clock, met, note FROM clock_met WHERE inspection = ?"), arguments: [inspection])
        return Dictionary(rows.map { ($0["clock"] as String, ($0["met"] as Day, $0["note"] as String)) }) { first, _ in first }
    }

    static func doubts(of inspection: Identifier<Inspection>, in db: Database) throws -> [DoubtRecord] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM inspection_doubt WHERE inspection = ? ORDER BY id"), arguments: [inspection]
        ).map {
            DoubtRecord(id: $0["id"], field: $0["field"], words: $0["words"], page: $0["page"], resolved: $0["resolved"])
        }
    }

    static func comments(on inspection: Identifier<Inspection>, in db: Database) throws -> [AccuracyComment] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM accuracy_comment WHERE inspection = ? ORDER BY paragraph, written"),
            arguments: [inspection]
        ).map {
            AccuracyComment(
                id: $0["id"], paragraph: $0["paragraph"], text: $0["text"], due: $0["due"], author: $0["author"], written: $0["written"])
        }
    }

    static func reading(of inspection: Identifier<Inspection>, in db: Database) throws -> ReportReading? {
        let json = try String.fetchOne(db.cachedStatement(sql: "SELECT reading FROM inspection WHERE id = ?"), arguments: [inspection])
        return try json.map { try JSONDecoder().decode(ReportReading.self, from: Data($0.utf8)) }
    }
}
