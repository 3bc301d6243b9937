import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// A line of the legal tracker: one family.
package struct CaseLine: FetchableRecord, Decodable, Sendable, Identifiable {
    package let id: Identifier<PreProceedingsCase>
    let number, family, team: String
    let stage: CaseStage
    let children, unborn: Int
    let decided, nextDue: Day?
    let nextKind: ClockKind?
    let drift, section20: Int
    let expected: Day?
    let lawyer: String?
}

typealias CaseStage = Stage
typealias ClockKind = CaseClock.Kind
extension Stage: Decodable {}
extension CaseClock.Kind: Decodable {}

extension PreProceedingsCase: Registered {
    package typealias Line = CaseLine
    package static let table = "pre_proceedings_case"

    package static func load(_ id: Identifier<PreProceedingsCase>, in db: Database) throws -> PreProceedingsCase? {
        guard let row = try Row.fetchAll(db, literal: "SELECT * FROM pre_proceedings_case WHERE id = \(id)").first else { return nil }
        return try PreProceedingsCase(
            id: id, family: row["family"], births: births(of: row["family"], in: db), trail: trail(of: id, in: db),
            corrections: corrections(of: id, in: db), named: named(on: id, in: db), version: row["version"])
    }

    static func births(of family: Identifier<Family>, in db: Database) throws -> [Identifier<Child>: Birth] {
        let rows = try Row.fetchAll(db, literal: "SELECT id, born, expected FROM child WHERE family = \(family)")
        let pairs = try rows.map { row -> (Identifier<Child>, Birth) in
            if let born = row["born"] as Day? { return (row["id"], .born(born)) }
            guard let expected = row["expected"] as Day? else { throw UnreadableValue("child", "born") }
            return (row["id"], .expected(expected))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private static func trail(of id: Identifier<PreProceedingsCase>, in db: Database) throws -> [Step] {
        let children = Dictionary(
            grouping: try Row.fetchAll(
                db, literal: "SELECT number, child FROM pre_proceedings_step_child WHERE proceedings = \(id) ORDER BY number, child")
        ) { $0["number"] as Int }
        let details = try details(of: id, in: db)
        return try Row.fetchAll(db, literal: "SELECT * FROM pre_proceedings_step WHERE proceedings = \(id) ORDER BY number").map { row in
            let number = row["number"] as Int
            let facts = StepFacts(
                person: row["person"], words: row["words"], other: row["other"],
                choice: try row.optionalWord("choice", of: "pre_proceedings_step"),
                threshold: try row.optionalWord("threshold", of: "pre_proceedings_step"),
                safeToWait: try row.optionalWord("safe_to_wait", of: "pre_proceedings_step"), details: details[number] ?? [:])
            return Step(
                number, try row.word("kind", of: "pre_proceedings_step"), on: row["day"], (children[number] ?? []).map { $0["child"] },
                facts,
                by: row["author"], recorded: row["recorded"])
        }
    }

    private static func details(of id: Identifier<PreProceedingsCase>, in db: Database) throws -> [Int: [StepDetail: String]] {
        let rows = try Row.fetchAll(db, literal: "SELECT number, name, words FROM pre_proceedings_step_detail WHERE proceedings = \(id)")
        var details: [Int: [StepDetail: String]] = [:]
        for row in rows {
            let (number, detail): (Int, StepDetail) = (row["number"], try row.word("name", of: "pre_proceedings_step_detail"))
            details[number, default: [:]][detail] = row["words"] as String
        }
        return details
    }

    private static func corrections(of id: Identifier<PreProceedingsCase>, in db: Database) throws -> [Correction] {
        try Row.fetchAll(db, literal: "SELECT * FROM pre_proceedings_correction WHERE proceedings = \(id) ORDER BY id").map { row in
            Correction(
                of: row["number"], try CorrectionRows.right(row, in: db), because: row["why"], by: row["author"], recorded: row["recorded"])
        }
    }

    private static func named(on id: Identifier<PreProceedingsCase>, in db: Database) throws -> [CasePart: Identifier<Worker>] {
        let rows = try Row.fetchAll(db, literal: "SELECT part, account FROM pre_proceedings_named WHERE proceedings = \(id)")
        return Dictionary(
            uniqueKeysWithValues: try rows.map { (try $0.word("part", of: "pre_proceedings_named"), $0["account"] as Identifier<Worker>) })
    }

    package func insert(in db: Database) throws {
        let last = try Int.fetchOne(db, sql: "SELECT coalesce(max(substr(number, 3) + 0), 0) FROM pre_proceedings_case") ?? 0
        let digits = String(last + 1)
        let number = "P-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_case (id, number, family, stage) VALUES (\(id), \(number), \(family), \(Stage.screening.rawValue))
                """)
        try save(in: db)
    }

    /// Adds what was recorded since it was loaded, and counts what lists show.
    package func save(in db: Database) throws {
        let steps = try Int.fetchOne(db, sql: "SELECT count(*) FROM pre_proceedings_step WHERE proceedings = ?", arguments: [id.text]) ?? 0
        for step in trail.dropFirst(steps) { try insert(step, in: db) }
        let known =
            try Int.fetchOne(db, sql: "SELECT count(*) FROM pre_proceedings_correction WHERE proceedings = ?", arguments: [id.text]) ?? 0
        for correction in corrections.dropFirst(known) {
            try CorrectionRows.insert(correction, of: id, in: db)
        }
        try saveShown(LocalTerms.read(in: db), in: db)
    }

    private func insert(_ step: Step, in db: Database) throws {
        let facts = step.facts
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_step (proceedings, number, kind, day, person, words, other, choice, threshold, safe_to_wait, author,
                    recorded)
                VALUES (\(id), \(step.number), \(step.kind.rawValue), \(step.day), \(facts.person), \(facts.words), \(facts.other),
                    \(facts.choice?.rawValue), \(facts.threshold?.rawValue), \(facts.safeToWait?.rawValue), \(step.author), \(step.recorded))
                """)
        for (detail, words) in facts.details.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try db.execute(
                literal: """
                    INSERT INTO pre_proceedings_step_detail (proceedings, number, name, words)
                    VALUES (\(id), \(step.number), \(detail.rawValue), \(words))
                    """)
        }
        for child in step.children {
            try db.execute(
                literal: "INSERT INTO pre_proceedings_step_child (proceedings, number, child) VALUES (\(id), \(step.number), \(child))")
        }
    }
}
