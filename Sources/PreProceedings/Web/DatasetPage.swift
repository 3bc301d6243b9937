import ChildRecords
import ChildRecordsWeb
import Foundation
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The table `ssd_pre_proceedings` of the Standard Safeguarding Dataset, in and out. Rows that cannot be taken in stay in the form with what
/// is wrong, to be corrected and sent again; the others are recorded as steps.
struct DatasetPage {
    let store: Store

    func register(on site: inout Site) {
        site.get(TrackerPlaces.dataset, .keepPreProceedings) { request in .page(page(request)) }
        site.get(TrackerPlaces.datasetCSV, .keepPreProceedings) { request in .file(try await file(request)) }
        site.post(TrackerPlaces.dataset, .keepPreProceedings) { request in
            do {
                let rows = try PastedRows(request.form.pairs.first { $0.name == "rows" }?.value ?? "", headings: DatasetSpell.columns)
                let rejected = try await take(rows.rows.map { DatasetSpell($0) }, request)
                let added = rows.rows.count - rejected.count
                if rejected.isEmpty {
                    return .seeOther(CaseRegister.address.list, saying: "Recorded: \(added) row\(added == 1 ? "" : "s").")
                }
                return .page(page(request, rejected: rejected, added: added))
            } catch let problems as Problems { return .page(page(request, problems)) }
        }
    }

    private struct Rejected: Sendable {
        let row: DatasetSpell
        let words: String
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil, rejected: [Rejected] = [], added: Int = 0) -> Page {
        let found = rejected.enumerated().map { Problem("rows", "Row \($0.offset + 1): \($0.element.words)") }
        let problems = problems ?? (found.isEmpty ? nil : Problems(found))
        let left = ([DatasetSpell.columns] + rejected.map(\.row.cells)).map { $0.joined(separator: "\t") }.joined(separator: "\n")
        let fields = FormFields(typed: rejected.isEmpty && problems != nil ? request.form : nil, problems: problems)
        let area = fields.area(
            "rows", "Rows", hint: "Include the row of headings. Paste cells from a spreadsheet or the text of the CSV file.",
            value: rejected.isEmpty ? "" : left, rows: 12)
        let note: HTML? =
            rejected.isEmpty
            ? nil : "<p class=\"note\">\(added) recorded. The rows below were not recorded. Correct them and try again.</p>"
        return Page(
            "Standard Safeguarding Dataset", breadcrumbs: TrackerPages.crumbs, problems: problems,
            """
            <h1>Standard Safeguarding Dataset</h1><p>The table ssd_pre_proceedings, with one row for each child and episode.
            <a href="\(TrackerPlaces.datasetCSV.path)">Download it from the tracker (CSV)</a>.</p><h2>Import rows</h2><p>Each row is recorded as steps for the child. The table has no application date: record it on the case.
            Fields that the tracker does not use are kept and exported unchanged.</p>\(note)\
            \(request.form(to: TrackerPlaces.dataset.path, "\(area)<p><button class=\"btn\">Record the rows</button></p>"))
            """)
    }

    // MARK: In

    private func take(_ rows: [DatasetSpell], _ request: PageRequest) async throws -> [Rejected] {
        try await store.change(by: request.changer, .keepPreProceedings, on: "ssd_pre_proceedings", note: "rows taken in") { db in
            let author = try request.changer.name(in: db)
            return try rows.compactMap { row in
                do {
                    try take(row, author, request, db)
                    return nil
                } catch let problem as Problem {
                    return Rejected(row: row, words: problem.words)
                } catch let refusal as DatasetSpell.Refusal { return Rejected(row: row, words: refusal.words) }
            }
        }
    }

    private func take(_ row: DatasetSpell, _ author: String, _ request: PageRequest, _ db: Database) throws {
        let number = row["prep_person_id"]
        let visible = try Visibility.child("child.id", to: .keepPreProceedings).condition(Viewer(request))
        let sql: SQL = "SELECT id, family FROM child WHERE number = \(number) AND (\(literal: visible))"
        guard let found = try Row.fetchAll(db, literal: sql).first else {
            throw Problem("rows", "there is no record with the number \(number.shortened(to: 20)) that you can see.")
        }
        let (child, family) = (found["id"] as Identifier<Child>, found["family"] as Identifier<Family>)
        let known = try Identifier<PreProceedingsCase>.fetchOne(
            db, sql: "SELECT id FROM pre_proceedings_case WHERE family = ?", arguments: [family.text])
        var made =
            try known.flatMap { try PreProceedingsCase.load($0, in: db) }
            ?? PreProceedingsCase(id: Identifier(), family: family, births: PreProceedingsCase.births(of: family, in: db))
        let decided = row["prep_pre_pro_decision_date"]
        if made.children[child]?.spells.contains(where: { $0.decided?.iso == decided }) ?? false {
            throw Problem("rows", "this child already has an episode from \(decided) in the tracker. Resolve the difference on the case.")
        }
        try row.record(in: &made, for: child, by: author, today: request.today)
        if known == nil { try made.insert(in: db) } else { try made.save(in: db) }
        if known != nil { try db.execute(literal: "UPDATE pre_proceedings_case SET version = version + 1 WHERE id = \(made.id)") }
        try store.note(.keepPreProceedings, on: made.id.text, by: request.changer, in: db)
        let fields = String(decoding: try JSONEncoder().encode(row.values), as: UTF8.self)
        try db.execute(
            literal: """
                INSERT INTO pre_proceedings_dataset (proceedings, child, decided, fields) VALUES (\(made.id), \(child), \(decided), \(fields))
                """)
    }

    // MARK: Out

    private func file(_ request: PageRequest) async throws -> Download {
        let viewer = Viewer(request)
        let (ids, rows) = try await store.read { db -> ([Identifier<PreProceedingsCase>], [[String]]) in
            let lines = try CaseRegister.register.lines(Fields([("sort", "case")]), as: viewer, in: db)
            return (lines.map(\.id), try lines.flatMap { try DatasetPage.rows(of: $0, to: viewer, in: db) })
        }
        try await store.recordView(of: ids, act: .readPreProceedings, by: request.changer)
        var table = CSVTable(DatasetSpell.columns)
        for row in rows { table.add(row) }
        return table.download(name: "ssd_pre_proceedings.csv")
    }

    private static func rows(of line: CaseLine, to viewer: Viewer, in db: Database) throws -> [[String]] {
        guard let made = try PreProceedingsCase.load(line.id, in: db) else { return [] }
        var kept: [String: DatasetSpell] = [:]
        for row in try Row.fetchAll(
            db, literal: "SELECT child, decided, fields FROM pre_proceedings_dataset WHERE proceedings = \(line.id)")
        {
            let values = try JSONDecoder().decode([String: String].self, from: Data((row["fields"] as String).utf8))
            kept["\(row["child"] as String) \(row["decided"] as String)"] = DatasetSpell(values)
        }
        return try CaseChild.visible(of: made.family, to: viewer, in: db).flatMap { child -> [[String]] in
            (made.children[child.id]?.spells ?? []).enumerated().compactMap { index, spell in
                let decided = (spell.decided ?? spell.issueAgreed)?.iso ?? ""
                return DatasetSpell(
                    spell, index: index, child: child.number, case: line.number, kept: kept["\(child.id) \(decided)"])?.cells
            }
        }
    }
}

extension DatasetSpell.Refusal {
    var words: String {
        switch self {
        case .noDecision: "enter the date of the decision (prep_pre_pro_decision_date)."
        case .notADay(let column, let typed): "\(column) must be a date such as 2022-03-25, not “\(typed.shortened(to: 30))”."
        case .notAnOutcome(let typed):
            "prep_pre_pro_outcome must be “Decision to Issue Care Proceedings”, “Decision to step down” or empty, not “\(typed.shortened(to: 30))”."
        case .noDayOfOutcome: "enter the date of the outcome (prep_agree_stepdown_issue_date)."
        case .step(let refusal): refusal.words
        }
    }
}
