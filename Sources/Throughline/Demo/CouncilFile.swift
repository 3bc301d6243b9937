import ActionPlans
import Foundation
import Vocabulary

/// The demonstration's record as it stands in `Demonstration/council.json`; the form is told in the README beside it.
struct CouncilFile: Decodable {
    struct Council: Decodable { let name, shortName, code: String }
    struct PostEntry: Decodable { let id, title: String }
    struct Holding: Decodable {
        let post: String
        let since: Day
        let until: Day?
    }
    struct Staff: Decodable {
        let name: String
        let signIn: String?
        let roles: [String]?
        let holds: [Holding]
    }
    struct Comment: Decodable {
        let paragraph: Int
        let on: Day
        let by, comment: String
    }
    struct InspectionEntry: Decodable {
        let id, finalReport: String
        let draftReport: String?
        let notifiedOn, receivedDraftOn, commentsDueOn: Day?
        let receivedFinalOn, publishedByOfstedOn, publishedByCouncilOn: Day
        let publishedByCouncilAt: String?
        let statementPublishedOn: Day?
        let confirmedBy: String
        let confirmedOn: Day
        let factualAccuracyComments: [Comment]?
    }
    struct FindingKey: Decodable {
        let theme: String?
        let paragraphs: [Int]?
    }
    struct Move: Decodable {
        let on: Day
        let by: String
        let from, to: Day
        let reason: String
    }
    struct UpdateEntry: Decodable {
        let on: Day
        let by, words, delivery, impact: String
    }
    struct EvidenceEntry: Decodable {
        let id: String
        let on: Day
        let by, title: String
        let link, file, contents: String?
        let grade: EvidenceGrade?
        let voice: EvidenceFile.VoiceEntry?
    }
    struct ActionEntry: Decodable {
        let ref: String
        let finding: FindingKey
        let title, text, owner: String
        let start: Day?
        let due: Day
        let differenceBy: Day?
        let measure: String?
        let movedDueDates: [Move]
        let updates: [UpdateEntry]
        let evidence: [EvidenceEntry]
    }
    struct Agreement: Decodable {
        let on: Day
        let by, meeting: String
    }
    struct PlanEntry: Decodable {
        let inspection, title, draftedBy: String
        let draftedOn: Day
        let agreed: Agreement
        let actions: [ActionEntry]
    }

    let today: Day
    let council: Council
    let posts: [PostEntry]
    let people: [Staff]
    let inspections: [InspectionEntry]
    let plan: PlanEntry
    let committeeReport: CommitteeReportFile

    static func shipped() throws -> CouncilFile {
        try JSONDecoder().decode(CouncilFile.self, from: try Data(contentsOf: try demonstrationFile("council.json")))
    }
}

/// A file of the demonstration, beside the program.
func demonstrationFile(_ name: String) throws -> URL {
    guard let url = Bundle.module.url(forResource: "Demonstration/\(name)", withExtension: nil) else {
        throw CommandRefusal("The file \(name) that belongs beside the program is missing. Build or install Throughline again.")
    }
    return url
}
