import ChildRecords
import GRDB
import SiteKit

extension PreProceedingsMeanings {
    /// What the council says that the outcomes A, B and C of pre-proceedings mean. There is no default.
    package static let setting = Settings.Name("pre-proceedings-outcomes")

    package static func read(in db: Database) throws -> PreProceedingsMeanings {
        let stored = try String.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"), arguments: ["pre-proceedings-outcomes"])
        guard let meanings = PreProceedingsMeanings(stored: stored ?? "") else {
            throw UnreadableValue("setting", "pre-proceedings-outcomes")
        }
        return meanings
    }

    static let options = [(value: "", words: "Not known")] + PreProceedingsMeaning.allCases.map { (value: $0.rawValue, words: $0.words) }

    /// As the form of the settings sends them.
    init(_ form: Fields) {
        let pairs = PreProceedingsOutcome.unexplained.compactMap { code in
            PreProceedingsMeaning(rawValue: form["outcome-\(code.rawValue)"]).map { (code, $0) }
        }
        self.init(Dictionary(pairs) { first, _ in first })
    }
}
