import ChildRecords
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// Corrections in the store. One that says all that is right has its facts by their names, and its children, beside it.
enum CorrectionRows {
    static func insert(_ correction: Correction, of id: Identifier<PreProceedingsCase>, in db: Database) throws {
        let (day, content): (Day?, StepContent?) =
            switch correction.right {
            case .didNotHappen: (nil, nil)
            case .happened(let day): (day, nil)
            case .was(let content): (content.day, content)
            }
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_correction (proceedings, number, day, why, author, recorded, is_whole)
                VALUES (\(id), \(correction.step), \(day), \(correction.why), \(correction.author), \(correction.recorded),
                    \(content == nil ? 0 : 1))
                """)
        guard let content else { return }
        let row = db.lastInsertedRowID
        for child in content.children {
            try db.execute(literal: "INSERT INTO pre_proceedings_correction_child (correction, child) VALUES (\(row), \(child))")
        }
        for (name, words) in facts(content.facts) where !words.isEmpty {
            try db.execute(
                literal: "INSERT INTO pre_proceedings_correction_fact (correction, name, words) VALUES (\(row), \(name), \(words))")
        }
    }

    private static func facts(_ facts: StepFacts) -> [(String, String)] {
        let named: [(StepFact, String?)] = [
            (.person, facts.person), (.words, facts.words), (.other, facts.other?.iso), (.choice, facts.choice?.rawValue),
            (.threshold, facts.threshold?.rawValue), (.safeToWait, facts.safeToWait?.rawValue),
        ]
        return named.map { ($0.rawValue, $1 ?? "") } + facts.details.map { ($0.rawValue, $1) }
    }

    static func right(_ row: Row, in db: Database) throws -> Correction.Right {
        guard let day = row["day"] as Day? else { return .didNotHappen }
        if row["is_whole"] as Int == 0 { return .happened(on: day) }
        let id = row["id"] as Int64
        let children = try Row.fetchAll(
            db, literal: "SELECT child FROM pre_proceedings_correction_child WHERE correction = \(id) ORDER BY child")
        var facts = StepFacts()
        for fact in try Row.fetchAll(db, literal: "SELECT name, words FROM pre_proceedings_correction_fact WHERE correction = \(id)") {
            try take(fact["name"], fact["words"], into: &facts)
        }
        return .was(StepContent(day, children.map { $0["child"] }, facts))
    }

    private static func take(_ name: String, _ words: String, into facts: inout StepFacts) throws {
        func word<Word: RawRepresentable>(_: Word.Type = Word.self) throws -> Word where Word.RawValue == String {
            guard let word = Word(rawValue: words) else { throw UnreadableValue("pre_proceedings_correction_fact", name) }
            return word
        }
        switch StepFact(rawValue: name) {
        case .person: facts.person = words
        case .words: facts.words = words
        case .other:
            guard let day = Day(iso: words) else { throw UnreadableValue("pre_proceedings_correction_fact", name) }
            facts.other = day
        case .choice: facts.choice = try word()
        case .threshold: facts.threshold = try word()
        case .safeToWait: facts.safeToWait = try word()
        case nil:
            guard let detail = StepDetail(rawValue: name) else { throw UnreadableValue("pre_proceedings_correction_fact", "name") }
            facts.details[detail] = words
        }
    }
}
