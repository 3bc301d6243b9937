import ChildRecords
import SiteKit
import Vocabulary

/// The numbers of the council that are taken for one child, and why.
struct MatchesPage {
    let visit: Visit
    let lines: [ChildMatches.Line]
    let pattern: String?

    var page: Page {
        let columns = ["Number that stands", "Taken for the same child", "Why"].map { Table.Column($0) }
        let paging = Paging(visit: visit, total: lines.count)
        let rows = paging.shown(lines).map { line in
            Table.row(columns, [number(line.number), number(line.also), "\(line.ground.words)"])
        }
        let table: HTML =
            lines.isEmpty
            ? "<p class=\"note\">No two numbers are taken for one child.</p>"
            : Table(lines.count == 1 ? "1 pair of numbers" : "\(lines.count.grouped) pairs of numbers", columns, rows: rows).html()
        return Page(
            "Children with two numbers", breadcrumbs: [("Data", LoadPlaces.list.path)],
            """
            <h1>Children with two numbers</h1><p>What the data says under both numbers is one record, and counts once. A pair that is wrong is \
            mended in the case system, where one of the numbers or the pupil number is not this child’s.</p>\(table)\(paging.html)
            <p><a href="\(LoadPlaces.settings.path)">When two numbers are one child</a></p>
            """)
    }

    private func number(_ number: CouncilNumber) -> HTML {
        CaseSystem.link(to: number, pattern: pattern, words: number.text) ?? "\(number.text)"
    }
}
