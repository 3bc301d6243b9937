import ActionPlans
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// How a committee's questions lie in their tables.
package enum QuestionRows {
    /// The newest meeting first.
    package static func all(in db: Database) throws -> [CommitteeQuestion] {
        let parts = try QuestionParts(in: db)
        return try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM committee_question ORDER BY meeting DESC, number")).map {
            question($0, parts)
        }
    }

    package static func question(_ id: Identifier<CommitteeQuestion>, in db: Database) throws -> CommitteeQuestion {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM committee_question WHERE id = ?"), arguments: [id]) else {
            throw NotFound()
        }
        return question(row, try QuestionParts(of: id, in: db))
    }

    /// The inspections that a question touches by its ties; what is tied to one under embargo is there for its named readers only.
    package static func inspections(of id: Identifier<CommitteeQuestion>, in db: Database) throws -> [Identifier<Inspection>] {
        let sql = "SELECT DISTINCT inspection FROM question_tie WHERE question = ?"
        return try Identifier<Inspection>.fetchAll(db.cachedStatement(sql: sql), arguments: [id])
    }

    /// The questions tied to something of an inspection, of those that touch no inspection but the ones open to this person.
    /// - Parameter subjects: what they are tied to; nil for anything of the inspection.
    package static func tied(
        to subjects: Set<String>?, of inspection: Identifier<Inspection>, seenBy person: Person, _ policy: Policy, in db: Database
    ) throws -> [CommitteeQuestion] {
        let sql = "SELECT question, subject FROM question_tie WHERE inspection = ?"
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [inspection])
        let found = Set(rows.filter { subjects?.contains($0["subject"]) ?? true }.map { $0["question"] as Identifier<CommitteeQuestion> })
        guard !found.isEmpty else { return [] }
        let open = try ScrutinyStore.open(to: person, by: policy, in: db)
        return try found.filter { try inspections(of: $0, in: db).allSatisfy { open.contains($0) } }.map { try question($0, in: db) }
            .sorted { $0.number < $1.number }
    }

    /// The questions that touch no inspection but these.
    static func within(_ open: Set<Identifier<Inspection>>, in db: Database) throws -> [CommitteeQuestion] {
        let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT DISTINCT question, inspection FROM question_tie"))
        let closed = Set(rows.filter { !open.contains($0["inspection"]) }.map { $0["question"] as Identifier<CommitteeQuestion> })
        return try all(in: db).filter { !closed.contains($0.id) }
    }

    static func corrections(of id: Identifier<CommitteeQuestion>, in db: Database) throws -> [QuestionCorrection] {
        let sql = "SELECT day, what, was, became, reason, author FROM question_correction WHERE question = ? ORDER BY id DESC"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id]).map {
            QuestionCorrection(
                day: $0["day"], what: $0["what"], was: $0["was"], became: $0["became"], reason: $0["reason"], author: $0["author"])
        }
    }

    private static func question(_ row: Row, _ parts: QuestionParts) -> CommitteeQuestion {
        let id: Identifier<CommitteeQuestion> = row["id"]
        return CommitteeQuestion(
            id: id, number: row["number"], kind: CommitteeQuestion.Kind(rawValue: row["kind"]) ?? .question,
            asked: Minuted(committee: row["committee"], meeting: row["meeting"], reference: row["minute"], words: row["words"]),
            asker: row["asker"], owner: row["owner"], due: row["due"], rounds: parts.rounds[id] ?? [], outcomes: parts.outcomes[id] ?? [],
            ties: parts.ties[id] ?? [], moves: parts.moves[id] ?? [], exemption: ReportRows.exemption(row), version: row["version"])
    }

    static func move(_ row: Row) -> DueDayMove {
        DueDayMove(
            day: row["day"], was: row["was"], became: row["became"], reason: row["reason"], approvedBy: row["approved_by"])
    }
}

/// Words that were copied wrongly at first and were put right, with the reason.
struct QuestionCorrection: Sendable {
    let day: Day
    let what, was, became, reason, author: String
}

/// What hangs on questions, read table by table.
private struct QuestionParts {
    typealias ID = Identifier<CommitteeQuestion>
    var rounds: [ID: [Round]] = [:]
    var outcomes: [ID: [Outcome]] = [:]
    var ties: [ID: [QuestionTie]] = [:]
    var moves: [ID: [DueDayMove]] = [:]

    /// - Parameter one: nil for the parts of every question.
    init(of one: ID? = nil, in db: Database) throws {
        func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [one]) }
        for row in try rows("SELECT * FROM question_round WHERE ?1 IS NULL OR question = ?1 ORDER BY question, number") {
            rounds[row["question"], default: []].append(QuestionParts.round(row))
        }
        for row in try rows("SELECT * FROM question_outcome WHERE ?1 IS NULL OR question = ?1 ORDER BY day, id") {
            outcomes[row["question"], default: []].append(Outcome(day: row["day"], words: row["words"], author: row["author"]))
        }
        for row in try rows("SELECT * FROM question_tie WHERE ?1 IS NULL OR question = ?1 ORDER BY kind, words") {
            guard let kind = QuestionTie.Kind(rawValue: row["kind"]) else { continue }
            ties[row["question"], default: []].append(QuestionTie(kind: kind, subject: row["subject"], words: row["words"]))
        }
        for row in try rows("SELECT * FROM question_move WHERE ?1 IS NULL OR question = ?1 ORDER BY id") {
            moves[row["question"], default: []].append(QuestionRows.move(row))
        }
    }

    private static func round(_ row: Row) -> Round {
        let answer = CommitteeAnswer(
            day: row["answered"], position: CommitteeAnswer.Position(rawValue: row["position"]) ?? .answered, words: row["words"],
            author: row["author"])
        guard let verdict = (row["verdict"] as String?).flatMap(CommitteeJudgement.Verdict.init) else { return Round(answer: answer) }
        let minuted = Minuted(
            committee: row["judged_by"], meeting: row["judged"], reference: row["judged_minute"], words: row["judged_words"])
        return Round(answer: answer, judgement: CommitteeJudgement(verdict: verdict, minuted: minuted))
    }
}
