import ActionPlans
import Foundation
import Vocabulary

/// `Demonstration/evidence.json`: evidence beyond what `council.json` holds beside its actions, and who confirmed what.
struct EvidenceFile: Decodable {
    struct Pin: Decodable {
        let name, value, source: String
        let on: Day
    }
    /// A figure of a measure that the demonstration keeps.
    struct Figure: Decodable {
        let measure: String
        let on: Day
    }
    /// What an audit of an action found on a day.
    struct Result: Decodable {
        let action: String
        let on: Day
    }
    struct VoiceEntry: Decodable {
        let words, people, gathered, consent: String
        let heard: Int
        let asked: Int?
        let on: Day

        var voice: Voice? {
            guard let people = Voice.People(rawValue: people), let consent = Voice.Consent.allCases.first(where: { "\($0)" == consent })
            else {
                return nil
            }
            return Voice(words: words, people: people, gathered: gathered, heard: heard, asked: asked, consent: consent, day: on)
        }
    }
    struct VersionEntry: Decodable {
        let on: Day
        let by, file, note: String
    }
    struct Sign: Decodable {
        let on: Day
        let by: String
    }
    struct Item: Decodable {
        let id: String
        let on: Day
        let by, title: String
        let grade: EvidenceGrade?
        let owner: String?
        let reviewBy: Day?
        let serves: [String]
        let file: String?
        let measure, audit: Pin?
        let figure: Figure?
        let result: Result?
        let voice: VoiceEntry?
        let versions: [VersionEntry]
        let checked, confirmed: Sign?
    }
    struct Released: Decodable { let id, by: String }

    let items: [Item]
    let released: [Released]
    let releasedOn: Day

    static func shipped() throws -> EvidenceFile {
        try JSONDecoder().decode(EvidenceFile.self, from: Data(contentsOf: try demonstrationFile("evidence.json")))
    }
}
