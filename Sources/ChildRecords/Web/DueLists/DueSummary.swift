import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// How much is overdue and due, by team, or by worker where a team is chosen: as much as the person may see.
struct DueSummary {
    struct Line {
        /// Empty where no team or worker is recorded.
        let name: String
        let counts: [DueClock.Standing: Int]
    }

    let request: PageRequest
    let team: String
    let lines: [Line]
    /// Whether the person asked for the weekly message.
    let isMailed: Bool

    static func counts(_ name: SQL, _ viewer: Viewer, where condition: SQL = "1", in db: Database) throws -> [Line] {
        let columns = DueClock.Standing.allCases.map { "sum(\(DueRegister.isOf($0, on: viewer.today)))" as SQL }
        let rows = try Row.fetchAll(
            db,
            literal: """
                SELECT coalesce(\(name), '') AS name, \(columns.joined(separator: ", ")) FROM \(DueRegister.tables)
                WHERE (\(try DueRegister.visibility.condition(viewer))) AND (\(condition)) GROUP BY 1 ORDER BY 1
                """)
        return rows.map { row in
            Line(
                name: row[0],
                counts: Dictionary(DueClock.Standing.allCases.enumerated().map { ($1, row[$0 + 1] as Int? ?? 0) }) { first, _ in first })
        }
    }

    static func read(_ request: PageRequest, in db: Database) throws -> DueSummary {
        let (viewer, team) = (Viewer(request), request.query["team"])
        let lines =
            team.isEmpty
            ? try counts("measured_team.name", viewer, in: db)
            : try counts(
                "measured_worker.reference", viewer,
                where: team == "nobody" ? "measured_team.name IS NULL" : "measured_team.name = \(team)", in: db)
        return DueSummary(request: request, team: team, lines: lines, isMailed: try DueMail.isAsked(by: request.person.id, in: db))
    }

    var html: HTML { "\(table)\(mail)" }

    private var table: HTML? {
        if lines.isEmpty { return nil }
        let what = team.isEmpty ? "Team" : "Worker"
        let columns = [Table.Column(what)] + DueClock.Standing.allCases.map { Table.Column($0.words, isNumber: true) }
        let rows = lines.map { line in
            Table.row(columns, [name(line)] + DueClock.Standing.allCases.map { count(line, $0) })
        }
        let caption: HTML = team.isEmpty ? "Teams in alphabetical order" : "Workers in alphabetical order"
        return
            "<details\(" open", when: team.isEmpty)><summary>By \(what.lowercased())</summary>\(Table(caption, columns, rows: rows).html())</details>"
    }

    private func name(_ line: Line) -> HTML {
        let words = line.name.isEmpty ? (team.isEmpty ? "No team recorded" : "No worker recorded") : line.name
        return "<a href=\"\(path(line))\">\(words)</a>"
    }

    private func count(_ line: Line, _ standing: DueClock.Standing) -> HTML {
        let count = line.counts[standing] ?? 0
        return count == 0
            ? "0"
            : "<a href=\"\(path(line))&amp;when=\(standing.rawValue)\">\(count.grouped)<span class=\"unseen\"> \(standing.words.lowercased())</span></a>"
    }

    private func path(_ line: Line) -> String {
        let value = line.name.isEmpty ? "nobody" : line.name.asQueryValue
        return DueRegister.address.list + (team.isEmpty ? "?team=\(value)" : "?team=\(team.asQueryValue)&worker=\(value)")
    }

    private var mail: HTML {
        let button: HTML =
            isMailed
            ? "<button class=\"btn quiet\" name=\"ask\" value=\"no\">Stop the weekly message</button>"
            : "<button class=\"btn quiet\" name=\"ask\" value=\"yes\">Send me the link each week</button>"
        let hint: HTML =
            isMailed
            ? "You get a link to this list on the first working day of each week. The message says nothing about any child."
            : "You get a link to this list on the first working day of each week. The message does not mention any child."
        return request.form(to: DuePages.mail.path, "<p class=\"hint\">\(hint)</p><p>\(button)</p>")
    }
}
