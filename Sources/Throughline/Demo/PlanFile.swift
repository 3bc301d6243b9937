import Foundation
import Vocabulary

/// What belongs to the plan of the demonstration besides its actions, as it stands in `Demonstration/plan.json`.
struct PlanFile: Decodable {
    struct AuditEntry: Decodable {
        let on: Day
        let by, question, source: String
        let sample, met: Int
    }
    struct StepEntry: Decodable {
        let text: String
        let due: Day
        let done: Day?
        let by: String
    }
    struct ClosingEntry: Decodable {
        let on: Day
        let by, words: String
    }
    struct ActionEntry: Decodable {
        let audits: [AuditEntry]?
        let steps: [StepEntry]?
        let waitsFor: [String]?
        let closed: ClosingEntry?
    }
    struct SourceEntry: Decodable {
        struct SourceFinding: Decodable {
            let kind, text: String
            let answeredBy: [String]
        }
        let kind, title, by: String
        let day: Day
        let findings: [SourceFinding]
    }
    struct WatchEntry: Decodable {
        let strength: Int
        let watcher, sign, by: String
        let measure: String?
        let on: Day
    }
    struct VersionEntry: Decodable {
        let on: Day
        let by, name: String
    }
    struct RequestEntry: Decodable {
        let ref, by, reason: String
        let on, wanted: Day
    }

    /// By the reference of the action in `council.json`.
    let actions: [String: ActionEntry]
    let sources: [SourceEntry]
    let watches: [WatchEntry]
    let versions: [VersionEntry]
    let requests: [RequestEntry]

    static func shipped() throws -> PlanFile {
        try JSONDecoder().decode(PlanFile.self, from: try Data(contentsOf: try demonstrationFile("plan.json")))
    }
}
