import ActionPlans
import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// What a person states of a question when it is recorded.
package struct QuestionStatement: Sendable {
    package let kind: CommitteeQuestion.Kind
    package let asked: Minuted
    package let asker: String
    package let owner: Identifier<Post>?
    package let due: Day
    package let exemption: Exemption?

    package init(
        kind: CommitteeQuestion.Kind, asked: Minuted, asker: String, owner: Identifier<Post>?, due: Day, exemption: Exemption? = nil
    ) {
        (self.kind, self.asked, self.asker, self.owner) = (kind, asked, asker, owner)
        (self.due, self.exemption) = (due, exemption)
    }
}

/// Acts on committees' questions. Each reads, decides and writes in one transaction with its audit row.
package struct QuestionStore: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package func record(_ statement: QuestionStatement, on today: Day, by changer: Changer) async throws -> Identifier<CommitteeQuestion> {
        let id = Identifier<CommitteeQuestion>()
        return try await store.change(by: changer, .recordQuestion, on: id.text, note: "question recorded from minutes") { db in
            let last = try Int.fetchOne(db.cachedStatement(sql: "SELECT max(number) FROM committee_question")) ?? 0
            let question = try CommitteeQuestion.recorded(
                number: last + 1, kind: statement.kind, asked: statement.asked, asker: statement.asker, owner: statement.owner,
                due: statement.due, exemption: statement.exemption, on: today)
            try db.execute(
                sql: """
                    INSERT INTO committee_question (id, number, kind, committee, meeting, minute, asker, words, owner, due, exempt_paragraph,
                        exempt_reason, recorded_by, recorded_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, question.number, question.kind.rawValue, question.asked.committee, question.asked.meeting, question.asked.reference,
                    question.asker, question.asked.words, question.owner, question.due, question.exemption?.paragraph.rawValue,
                    question.exemption?.publicInterest, changer.account, today,
                ])
            return id
        }
    }

    package func answer(
        _ id: Identifier<CommitteeQuestion>, _ position: CommitteeAnswer.Position, words: String, on day: Day, today: Day, version: Int,
        by changer: Changer
    ) async throws {
        try await change(id, version: version, .answerQuestion, "answered", by: changer) { question, author, db in
            let answer = CommitteeAnswer(day: day, position: position, words: words, author: author)
            try question.answer(answer, on: today)
            try db.execute(
                sql: "INSERT INTO question_round (question, number, answered, position, words, author) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, question.rounds.count, day, position.rawValue, words, author])
        }
    }

    /// Copies the committee's own judgement from the minutes of a later meeting.
    package func judge(
        _ id: Identifier<CommitteeQuestion>, _ judgement: CommitteeJudgement, next: Day?, today: Day, version: Int, by changer: Changer
    ) async throws {
        try await change(id, version: version, .recordQuestion, "the committee’s judgement recorded", by: changer) { question, _, db in
            try question.judge(judgement, next: next, on: today)
            let minuted = judgement.minuted
            try db.execute(
                sql: """
                    UPDATE question_round SET verdict = ?, judged_by = ?, judged = ?, judged_minute = ?, judged_words = ?
                    WHERE question = ? AND number = ?
                    """,
                arguments: [
                    judgement.verdict.rawValue, minuted.committee, minuted.meeting, minuted.reference, minuted.words, id,
                    question.rounds.count,
                ])
            try db.execute(sql: "UPDATE committee_question SET due = ? WHERE id = ?", arguments: [question.due, id])
        }
    }

    package func addOutcome(
        to id: Identifier<CommitteeQuestion>, words: String, on day: Day, today: Day, by changer: Changer
    ) async throws {
        try await change(id, .answerQuestion, "what happened was added", by: changer) { question, author, db in
            try question.add(Outcome(day: day, words: words, author: author), on: today)
            try db.execute(
                sql: "INSERT INTO question_outcome (question, day, words, author) VALUES (?, ?, ?, ?)", arguments: [id, day, words, author])
        }
    }

    package func moveDue(
        _ id: Identifier<CommitteeQuestion>, to day: Day, reason: String, approvedBy: String, today: Day, version: Int, by changer: Changer
    ) async throws {
        try await change(id, version: version, .recordQuestion, "due day moved", by: changer) { question, _, db in
            try question.moveDue(to: day, reason: reason, approvedBy: approvedBy, on: today)
            guard let move = question.moves.last else { return }
            try db.execute(
                sql: "INSERT INTO question_move (question, day, was, became, reason, approved_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, move.day, move.was, move.became, move.reason, move.approvedBy])
            try db.execute(sql: "UPDATE committee_question SET due = ? WHERE id = ?", arguments: [day, id])
        }
    }

    package func giveOwner(_ owner: Identifier<Post>?, to id: Identifier<CommitteeQuestion>, version: Int, by changer: Changer) async throws
    {
        try await change(id, version: version, .recordQuestion, "owner given", by: changer) { _, _, db in
            try db.execute(sql: "UPDATE committee_question SET owner = ? WHERE id = ?", arguments: [owner, id])
        }
    }

    /// Reads, lets the domain decide, writes, and counts the version up.
    /// - Parameter version: that of the form; nil for what is only added.
    func change(
        _ id: Identifier<CommitteeQuestion>, version: Int? = nil, _ act: Act, _ note: String, by changer: Changer,
        _ body: @escaping @Sendable (inout CommitteeQuestion, String, Database) throws -> Void
    ) async throws {
        try await store.change(by: changer, act, on: id.text, note: note) { db in
            var question = try QuestionRows.question(id, in: db)
            if let version, version != question.version { throw question.conflict }
            let sql = "SELECT name FROM account WHERE id = ?"
            let author = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [changer.account]) ?? "The program"
            try body(&question, author, db)
            try db.execute(sql: "UPDATE committee_question SET version = version + 1 WHERE id = ?", arguments: [id])
        }
    }
}

extension CommitteeQuestion {
    var conflict: EditConflict {
        EditConflict(
            saved: [
                ("words", "Words", rounds.last?.judgement?.minuted.words ?? rounds.last?.answer.words ?? asked.words),
                ("reason", "Reason", moves.last?.reason ?? ""),
            ], version: version)
    }
}
