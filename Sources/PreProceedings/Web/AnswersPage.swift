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
        let read = try await store.read { db -> (cases: [PreProceedingsCase], terms: LocalTerms, changes: [Change]) in
            let viewer = Viewer(request)
            let lines = try CaseRegister.register.lines(as: viewer, in: db)
            let known = try KnownCase.children(of: viewer, in: db)
            let changes = try Row.fetchAll(db, literal: "SELECT id, title, day FROM practice_change ORDER BY day DESC, id").map {
                Change(id: $0["id"], title: $0["title"], day: $0["day"])
            }
            return (try lines.compactMap { try PreProceedingsCase.load($0.id, in: db)?.only(known) }, try LocalTerms.read(in: db), changes)
        }
        try await store.recordView(of: read.cases.map(\.id), act: .readPreProceedings, by: request.changer)
        let asked = read.changes.first { $0.id == request.query["change"] }
        let bar = FilterBar([.init("change", "Compare before and after", read.changes.map { ($0.id, "\($0.title), \($0.day)") })])
        let count = read.cases.count == 1 ? "the 1 case" : "the \(read.cases.count) cases"
        let sections = TrackerQuestion.allCases.map { section($0, read.cases, read.terms, asked, request.today) }
        return Page(
            "Pre-proceedings figures", breadcrumbs: TrackerPages.crumbs,
            """
            <h1>Pre-proceedings figures</h1><p>Counted on \(request.today) from \(count) that you can see. Choose a change of practice to compare
            decisions before and after it.</p>\(KnownCase.note)\(bar.html(request))\(sections)
            """)
    }

    private func section(_ question: TrackerQuestion, _ cases: [PreProceedingsCase], _ terms: LocalTerms, _ change: Change?, _ today: Day)
        -> HTML
    {
        func figures(_ from: Day?, _ until: Day?) -> [TrackerFigure] {
            TrackerFigures(cases, from: from, until: until, terms, on: today).figures(question)
        }
        let sides = change.map { [figures(nil, $0.day), figures($0.day, nil)] } ?? [figures(nil, nil)]
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
