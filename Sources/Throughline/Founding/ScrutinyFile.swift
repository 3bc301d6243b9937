import Foundation
import Scrutiny
import Vocabulary

/// `Demonstration/scrutiny.json`, in the form that the README beside it tells.
struct ScrutinyFile: Decodable {
    struct JudgementEntry: Decodable {
        let verdict, minute, words: String
        let meeting: Day
        let again: Day?
    }
    struct RoundEntry: Decodable {
        let on: Day
        let position, by, words: String
        let judgement: JudgementEntry?
    }
    struct OutcomeEntry: Decodable {
        let on: Day
        let by, words: String
    }
    struct TieEntry: Decodable { let kind, holds: String }
    struct MoveEntry: Decodable {
        let on, to: Day
        let reason, agreedBy: String
    }
    struct QuestionEntry: Decodable {
        let kind, committee, minute, asker, words, owner, by: String
        let meeting, due, recordedOn: Day
        let exemptParagraph: Int?
        let exemptReason: String?
        let move: MoveEntry?
        let rounds: [RoundEntry]
        let outcomes: [OutcomeEntry]
        let ties: [TieEntry]
    }
    struct Withdrawn: Decodable {
        let on: Day
        let reason: String
    }
    struct ForwardEntry: Decodable {
        let title, purpose, committee, by: String
        let meeting: Day
        let author, heard, answers: String?
        let report: Bool?
        let move: MoveEntry?
        let withdrawn: Withdrawn?
    }
    struct RegisterEntry: Decodable {
        let proposedBy, publishedBy: String
        let on: Day
        let settled: [Settled]
    }
    struct Settled: Decodable { let holds, reason: String }

    let questions: [QuestionEntry]
    let forwardPlan: [ForwardEntry]
    let register: RegisterEntry

    static func shipped() throws -> ScrutinyFile {
        try JSONDecoder().decode(ScrutinyFile.self, from: try Data(contentsOf: try demonstrationFile("scrutiny.json")))
    }
}
