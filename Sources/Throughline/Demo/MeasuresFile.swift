import Foundation
import Indicators
import Vocabulary

/// The measures and changes of practice of the demonstration, as they stand in `Demonstration/measures.json`.
struct MeasuresFile: Decodable {
    struct Numbers: Decodable {
        let numerator, denominator: Int?
        let amount: Double?
        let on: Day?
        let why: String?

        var figure: TypedFigure { TypedFigure(numerator: numerator, denominator: denominator, amount: amount) }
    }
    struct ValueEntry: Decodable {
        let day: Day
        let numerator, denominator: Int?
        let amount: Double?
        let corrected: Numbers?

        var figure: TypedFigure { TypedFigure(numerator: numerator, denominator: denominator, amount: amount) }
    }
    struct MarkEntry: Decodable {
        let kind: Mark.Kind
        let words: String
        let day: Day
    }
    struct MeasureEntry: Decodable {
        let unit: Measure.Unit
        let counted: CountedSubject
        let better: Measure.Direction
        let name, counts, numerator, denominator, owner, source, by: String
        let aim: Double?
        let values: [ValueEntry]
        let marks: [MarkEntry]
    }
    struct PrincipleEntry: Decodable {
        let text: String
        let fate: PracticeChange.Principle.Adoption
        let why: String?
    }
    struct LaunchEntry: Decodable {
        let team: String
        let day: Day
        let briefed, staff: Int?
    }
    struct DocumentEntry: Decodable {
        let title, version, link: String
        let day: Day
    }
    struct ChangeEntry: Decodable {
        let title, by, what, model: String
        let day: Day
        let actions, measures: [String]
        let principles: [PrincipleEntry]
        let launches: [LaunchEntry]
        let documents: [DocumentEntry]
    }

    let measures: [MeasureEntry]
    let practiceChanges: [ChangeEntry]

    static func shipped() throws -> MeasuresFile {
        try JSONDecoder().decode(MeasuresFile.self, from: try Data(contentsOf: try demonstrationFile("measures.json")))
    }
}
