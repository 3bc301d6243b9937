import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The page that answers the inspector's key line from the tracker, before and after a change of practice, with numerators, denominators and
/// what is not known.
struct AnswersPage {
    let store: Store

    private struct Change: Sendable {
        let id, title: String
        let day: Day
    }

    func register(on site: inout Site) {
        site.get(TrackerPlaces.answers, .readPreProceedings) { request in .page(try await page(request)) }
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let read = try await store.read {
            db -> (cases: [PreProceedingsCase], letters: [SentLetter], terms: LocalTerms, changes: [Change]) in
            let viewer = Viewer(request)
            let lines = try CaseRegister.register.lines(as: viewer, in: db)
            let known = try KnownCase.children(of: viewer, in: db)
            let changes = try Row.fetchAll(db, literal: "SELECT id, title, day FROM practice_change ORDER BY day DESC, id").map {
                Change(id: $0["id"], title: $0["title"], day: $0["day"])
            }
            return (
                try lines.compactMap { try PreProceedingsCase.load($0.id, in: db)?.only(known) }, try letters(viewer, in: db),
                try LocalTerms.read(in: db), changes
            )
        }
        try await store.recordView(of: read.cases.map(\.id), act: .readPreProceedings, by: request.changer)
        let asked = read.changes.first { $0.id == request.query["change"] }
        let bar = FilterBar([.init("change", "Compare before and after", read.changes.map { ($0.id, "\($0.title), \($0.day)") })])
        let count = read.cases.count == 1 ? "the 1 case" : "the \(read.cases.count) cases"
        let figures: (Day?, Day?, TrackerQuestion) -> [TrackerFigure] = { from, until, question in
            TrackerFigures(read.cases, letters: read.letters, from: from, until: until, read.terms, on: request.today).figures(question)
        }
        let sections = TrackerQuestion.allCases.map { section($0, asked, figures) }
        return Page(
            "Pre-proceedings figures", breadcrumbs: TrackerPages.crumbs,
            """
            <h1>Pre-proceedings figures</h1><p>Counted on \(request.today) from \(count) that you can see. Choose a change of practice to compare
            decisions before and after it.</p>\(KnownCase.note)\(bar.html(request))\(sections)
            """)
    }

    /// The letters that went out of the cases that somebody may see.
    private func letters(_ viewer: Viewer, in db: Database) throws -> [SentLetter] {
        let sql: SQL = """
            SELECT letter.sent_on, letter.reading_ease, (SELECT sum(points) FROM case_letter_point WHERE letter = letter.id) AS score
            FROM case_letter AS letter JOIN pre_proceedings_case AS item ON item.id = letter.proceedings
            WHERE letter.sent_on IS NOT NULL AND (\(literal: try KnownCase.visibility.condition(viewer)))
            """
        return try Row.fetchAll(db, literal: sql).map {
            SentLetter(sent: $0["sent_on"], score: $0["score"], readingEase: $0["reading_ease"])
        }
    }

    private func section(_ question: TrackerQuestion, _ change: Change?, _ figures: (Day?, Day?, TrackerQuestion) -> [TrackerFigure])
        -> HTML
    {
        let sides = change.map { [figures(nil, $0.day, question), figures($0.day, nil, question)] } ?? [figures(nil, nil, question)]
        let columns = (["Measure"] + (change == nil ? ["All"] : ["Before", "After"])).map { Table.Column($0) }
        let rows = (sides.first ?? []).indices.map { index -> HTML in
            let cells = sides.map { side -> HTML in
                let figure = side[index]
                let unknown = figure.unknown.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "; ")
                return "\(figure.words)\(unknown.isEmpty ? "" : "<span class=\"sub\">\(unknown)</span>" as HTML)"
            }
            let first = sides[0][index]
            return Table.row(columns, ["\(first.title)<span class=\"sub\">\(first.code)</span>"] + cells)
        }
        return "<h2>\(question.words)</h2>\(Table("Counted from the tracker", columns, rows: rows).html())"
    }
}
