import GRDB
import Inspections
import SiteKit
import Vocabulary

/// The acts on findings while a reading is checked: accept, edit, split, merge, reject, add.
package struct FindingStore: Sendable {
    let store: Store

    package init(_ store: Store) { self.store = store }

    package func decide(_ id: Identifier<Finding>, _ state: Finding.State, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: state.rawValue) { db in
            try db.execute(
                sql: "UPDATE finding SET state = ?, doubt = NULL, version = version + 1 WHERE id = ?", arguments: [state.rawValue, id])
        }
    }

    /// Decides every suggestion of a kind that is still open.
    package func decideAll(_ kind: FindingKind, of inspection: Identifier<Inspection>, _ state: Finding.State, by changer: Changer)
        async throws
    {
        try await store.change(by: changer, .checkReport, on: inspection.text, note: "\(kind.rawValue): all \(state.rawValue)") { db in
            try db.execute(
                sql: "UPDATE finding SET state = ?, version = version + 1 WHERE inspection = ? AND kind = ? AND state = 'suggested'",
                arguments: [state.rawValue, inspection, kind.rawValue])
        }
    }

    /// - Parameter words: read after the version is compared, so that the second of two writers sees both texts before anything else.
    package func edit(
        _ id: Identifier<Finding>, _ words: @escaping @Sendable @autoclosure () throws -> FindingWords, version: Int, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "edited") { db in
            guard let now = try InspectionRecords.finding(id, in: db) else { throw NotFound() }
            if now.version != version { throw FindingWords(now).conflict(at: now.version) }
            let words = try words()
            try words.check(against: now.inspection, in: db)
            try db.execute(
                sql: "UPDATE finding SET kind = ?, text = ?, state = 'accepted', doubt = NULL, version = version + 1 WHERE id = ?",
                arguments: [words.kind.rawValue, words.text, id])
            try words.finding(now).writeLinks(in: db)
        }
    }

    package func add(_ words: FindingWords, to inspection: Identifier<Inspection>, by changer: Changer) async throws -> Identifier<Finding>
    {
        let id = Identifier<Finding>()
        try await store.change(by: changer, .checkReport, on: id.text, note: "added") { db in
            try words.check(against: inspection, in: db)
            let last = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT max(position) FROM finding WHERE inspection = ? AND kind = ?"),
                arguments: [inspection, words.kind.rawValue])
            let page = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT page FROM paragraph WHERE inspection = ? AND number = ?"),
                arguments: [inspection, words.paragraphs.first])
            try Finding(
                id: id, inspection: inspection, kind: words.kind, position: (last ?? 0) + 1, text: words.text, page: page,
                paragraphs: words.paragraphs, themes: words.themes
            ).insert(in: db)
        }
        return id
    }

    /// One printed item that holds several matters becomes several findings, each with the first one's links.
    package func split(_ id: Identifier<Finding>, into pieces: [String], by changer: Changer) async throws {
        guard pieces.count >= 2 else { throw Problems("pieces", "Leave a blank line between the parts. There must be at least two.") }
        try await store.change(by: changer, .checkReport, on: id.text, note: "split into \(pieces.count)") { db in
            guard let now = try InspectionRecords.finding(id, in: db) else { throw NotFound() }
            try db.execute(
                sql: "UPDATE finding SET position = position + ? WHERE inspection = ? AND kind = ? AND position > ?",
                arguments: [pieces.count - 1, now.inspection, now.kind.rawValue, now.position])
            try db.execute(
                sql: "UPDATE finding SET text = ?, state = 'accepted', doubt = NULL, version = version + 1 WHERE id = ?",
                arguments: [pieces.first, id])
            for (offset, piece) in pieces.dropFirst().enumerated() {
                try Finding(
                    id: Identifier(), inspection: now.inspection, kind: now.kind, position: now.position + offset + 1, text: piece,
                    page: now.page, paragraphs: now.paragraphs, themes: now.themes, frameworkOutcome: now.frameworkOutcome
                ).insert(in: db)
            }
        }
    }

    /// Merges another finding's text and links into this one and rejects the other.
    package func merge(_ id: Identifier<Finding>, with other: Identifier<Finding>, by changer: Changer) async throws {
        try await store.change(by: changer, .checkReport, on: id.text, note: "merged with \(other)") { db in
            guard let first = try InspectionRecords.finding(id, in: db), let second = try InspectionRecords.finding(other, in: db),
                first.inspection == second.inspection, first.id != second.id
            else { throw NotFound() }
            let both = FindingWords(
                kind: first.kind, text: "\(first.text) \(second.text)", paragraphs: first.paragraphs + second.paragraphs,
                themes: first.themes + second.themes)
            try db.execute(
                sql: "UPDATE finding SET text = ?, state = 'accepted', doubt = NULL, version = version + 1 WHERE id = ?",
                arguments: [both.text, id])
            try both.finding(first).writeLinks(in: db)
            try db.execute(
                sql: "UPDATE finding SET state = 'rejected', doubt = ?, version = version + 1 WHERE id = ?",
                arguments: ["Merged with another finding.", other])
        }
    }
}

/// The text and links of a finding as entered.
package struct FindingWords: Sendable {
    let kind: FindingKind
    let text: String
    let paragraphs: [Int]
    let themes: [String]

    package init(kind: FindingKind, text: String, paragraphs: [Int], themes: [String]) {
        self.kind = kind
        self.text = text
        self.paragraphs = paragraphs
        self.themes = themes
    }

    init(_ finding: Finding) { self.init(kind: finding.kind, text: finding.text, paragraphs: finding.paragraphs, themes: finding.themes) }

    init(_ form: Fields) throws(Problems) {
        var reader = FormReader(form)
        let kind: FindingKind? = reader.choice("kind", "Select the kind of finding.")
        text = reader.text("text", "Enter the finding.", limit: 4000)
        let numbers = form["paragraphs"].split { $0 == "," || $0 == " " || $0 == ";" }
        paragraphs = numbers.compactMap { Int($0) }
        if paragraphs.count != numbers.count {
            reader.note(Problem("paragraphs", "Enter paragraph numbers separated by commas, for example 13, 14."))
        }
        themes = form.all("themes")
        self.kind = try reader.finish(kind)
    }

    /// Every field of the form, as it is saved now.
    fileprivate func conflict(at version: Int) -> EditConflict {
        EditConflict(
            [
                .choice("kind", "Kind", [kind.rawValue], of: FindingKind.allCases.map { ($0.rawValue, $0.name) }),
                .text("text", "What it says", text),
                .text("paragraphs", "Paragraphs that explain it", paragraphs.map(String.init).joined(separator: ", ")),
                .choice("themes", "Themes", Set(themes), of: ThemeList.shipped.themes.map { ($0.code, $0.name) }, several: true),
            ], version: version)
    }

    func finding(_ now: Finding) -> Finding {
        Finding(
            id: now.id, inspection: now.inspection, kind: kind, position: now.position, text: text, page: now.page, paragraphs: paragraphs,
            themes: themes)
    }

    /// A finding can only be explained by paragraphs that the report has.
    func check(against inspection: Identifier<Inspection>, in db: Database) throws {
        let known = try Set(
            Int.fetchAll(db.cachedStatement(sql: "SELECT number FROM paragraph WHERE inspection = ?"), arguments: [inspection]))
        let unknown = known.isEmpty ? [] : paragraphs.filter { !known.contains($0) }
        if let first = unknown.first {
            throw Problems("paragraphs", "The report has no paragraph \(first). Its last is \(known.max() ?? 0).")
        }
    }
}

/// What a person must check before confirming: no grade, doubt or listed finding is confirmed unseen.
struct ConfirmationCheck {
    let left: [Problem]

    init(_ inspection: InspectionRecord, in db: Database) throws {
        let findings = try InspectionRecords.findings(where: "finding.inspection = ?", [inspection.id], in: db)
        let undecided = findings.filter { $0.kind.needsAnswer && $0.state == .suggested }.map {
            Problem("finding-\($0.id)", "Accept or reject the finding “\($0.text.prefix(60))…”.")
        }
        let grades = try InspectionRecords.judgements(of: inspection.id, in: db).filter { $0.grade == nil && !$0.isNotJudged }.map {
            Problem("judgement-\($0.area.id)", "Enter the grade for “\($0.area.shortName)”, or enter “Not judged” as the printed words.")
        }
        let doubts = try InspectionRecords.doubts(of: inspection.id, in: db).filter { $0.resolved == nil }.map {
            Problem("doubt-\($0.id)", "Check: \($0.words)")
        }
        let dates = inspection.dates
        let days =
            dates.fieldworkFrom == nil || dates.fieldworkTo == nil
            ? [
                Problem(
                    "fieldwork_from",
                    "Enter the dates of the fieldwork, so that this inspection can be distinguished from the previous one.")
            ] : []
        left = grades + undecided + doubts + days
    }
}
