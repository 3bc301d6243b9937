import ChildRecordsWeb
import Indicators
import Scrutiny
import SiteKit
import Vocabulary

package enum StatementPlaces {
    package static let today = Place("/told-the-committee/today")
    static let csv = Place("/told-the-committee/today.csv")

    /// The statements of one report.
    static func today(of report: Identifier<CommitteeReport>) -> String { "\(today.path)?report=\(report)" }
    /// The form that follows a sentence of a report.
    static func follow(_ sentence: SentenceKey, of report: Identifier<CommitteeReport>) -> String {
        "\(StatementRegister.address.list)/new?report=\(report)&sentence=\(Digest(of: sentence.description).text.prefix(24))"
    }
}

/// A statement with its measures as they are now.
struct StatementToday: Sendable {
    let statement: CommitteeStatement
    let measures: [MeasuredToday]

    private static let columns = ["Measure", "At the time of the paper", "Now", "What is true today"].map { Table.Column($0) }

    func html(_ request: PageRequest) -> HTML {
        let rows = measures.map { measure -> HTML in
            let made = [measure.numerator, measure.denominator].filter { !$0.isEmpty }.joined(separator: ", of: ")
            let title: HTML = request.may(measure.act) ? "<a href=\"\(measure.path)\">\(measure.title)</a>" : "\(measure.title)"
            return Table.row(
                StatementToday.columns,
                [
                    "\(title)<span class=\"sub\">\(measure.code). \(made)</span>",
                    cell(measure.today.then), cell(measure.today.now), "\(measure.today.words)",
                ])
        }
        let table: HTML? = rows.isEmpty ? nil : Table("Measures linked to this statement", StatementToday.columns, rows: rows).html()
        let gap: HTML? = statement.gap.isEmpty ? nil : "<p><strong>Not known.</strong> \(statement.gap)</p>"
        return "\(table)\(gap)"
    }

    private func cell(_ figure: TrueToday.Figure) -> HTML {
        let period: HTML? = figure.period.isEmpty ? nil : "<span class=\"sub\">\(figure.period)</span>"
        return "\(figure.isKnown ? figure.words : "not known: \(figure.words)")\(period)"
    }
}

/// Everything that is followed, paper by paper, with the figures of then and now.
struct StatementsTodayPage {
    let request: PageRequest
    let statements: [StatementToday]
    let total: Int
    /// A statement has a table of its own, so few fill a page.
    static let length = 5

    var page: Page {
        let papers = statements.reduce(into: [(paper: String, said: Day, statements: [StatementToday])]()) { papers, one in
            let (paper, said) = (one.statement.paper, one.statement.said)
            if let last = papers.last, last.paper == paper, last.said == said {
                papers[papers.count - 1].statements.append(one)
            } else {
                papers.append((paper, said, [one]))
            }
        }
        let parts = papers.map { paper -> HTML in
            let items = paper.statements.map { one -> HTML in
                let paragraph: HTML? =
                    one.statement.paragraph.isEmpty ? nil : "<span class=\"sub\">paragraph \(one.statement.paragraph)</span>"
                return """
                    <h3><a href="\(StatementRegister.address.path(one.statement.id))">\(one.statement.text)</a>\(paragraph)</h3>\(one.html(request))
                    """
            }
            return "<h2>\(paper.paper) <span class=\"sub\">\(paper.said)</span></h2>\(items)"
        }
        let none: HTML? = statements.isEmpty ? "<p class=\"note\">No statements are followed yet.</p>" : nil
        return Page(
            "What is true today", breadcrumbs: [("What we told the committee", StatementRegister.address.list)],
            """
            <h1>What is true today</h1><p class="lead">What papers told the committee, and what the council’s data shows now.</p>
            <p>A change is called real only where the chart shows more than normal variation.
            These are the true numbers, for use inside the council only.</p>
            <p class="small"><a href="\(StatementPlaces.csv.path)\(request.filterQuery)">Download as CSV</a></p>
            \(none)\(parts)\(Paging(request: request, total: total, length: StatementsTodayPage.length).html)
            """)
    }
}

extension ScrutinyPages {
    func registerStatements(on site: inout Site) {
        RegisterPages(StatementRegister.register, store: scrutiny.store).register(on: &site)
        site.get(StatementPlaces.today, .readReports) { request in
            let (statements, total) = try await statements(for: request)
            return .page(StatementsTodayPage(request: request, statements: statements, total: total).page)
        }
        site.get(StatementPlaces.csv, .readReports) { request in
            .file(StatementsTodayPage.file(try await statements(for: request, isWhole: true).found))
        }
    }
}

extension StatementsTodayPage {
    static func file(_ statements: [StatementToday]) -> Download {
        var table = CSVTable([
            "Paper", "Meeting", "Paragraph", "Statement", "Code", "Measure", "At the time of the paper", "Period then", "Now", "Period now",
            "What is true today", "Not known",
        ])
        for one in statements {
            let head = [one.statement.paper, one.statement.said.iso, one.statement.paragraph, one.statement.text]
            for measure in one.measures {
                let (then, now) = (measure.today.then, measure.today.now)
                table.add(
                    head + [
                        measure.code, measure.title, then.words, then.period, now.words, now.period, measure.today.words, one.statement.gap,
                    ])
            }
            if one.measures.isEmpty { table.add(head + ["", "", "", "", "", "", "", one.statement.gap]) }
        }
        return table.download(name: "told-the-committee.csv")
    }
}
