import Foundation
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
    struct LinkEntry: Decodable { let kind, holds: String }
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
        let links: [LinkEntry]
    }
    struct Withdrawn: Decodable {
        let on: Day
        let reason: String
    }
    struct WorkProgrammeEntry: Decodable {
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
        let resolved: [Resolved]
    }
    struct Resolved: Decodable { let holds, reason: String }

    struct DatedWords: Decodable {
        let on: Day
        let words: String
    }
    struct CaseEntry: Decodable {
        let count: Int?
        let child: String?
        let note: String
    }
    struct OfferEntry: Decodable {
        let on: Day
        let title, place: String
    }
    struct ConcludedEntry: Decodable {
        let on: Day
        let words: String
        let paragraphs: [Int]
        let finding: String?
    }
    struct LineEntry: Decodable {
        let title, about, by: String
        let opened: Day
        let questions: [DatedWords]
        let cases: [CaseEntry]
        let offers: [OfferEntry]
        let concluded: ConcludedEntry?
    }
    struct AnswerEntry: Decodable {
        let by, at, words: String
        let documents: [String]
    }
    struct RequestEntry: Decodable {
        let line: Int?
        let askedBy, asked, words, owner, by: String
        let due: String?
        let answer: AnswerEntry?
    }
    struct EnquiryEntry: Decodable {
        let lines: [LineEntry]
        let requests: [RequestEntry]
    }
    struct ReadingEntry: Decodable {
        let on: Day
        let agreed, spent, filled, posts: Int?
        let funded, source: String
    }
    struct ResourceEntry: Decodable {
        let title, kind, area, by: String
        let finding: String?
        let readings: [ReadingEntry]
    }

    let questions: [QuestionEntry]
    let enquiry: EnquiryEntry
    let resources: [ResourceEntry]
    let workProgramme: [WorkProgrammeEntry]
    let register: RegisterEntry

    static func shipped() throws -> ScrutinyFile {
        try JSONDecoder().decode(ScrutinyFile.self, from: try Data(contentsOf: try demonstrationFile("scrutiny.json")))
    }
}
