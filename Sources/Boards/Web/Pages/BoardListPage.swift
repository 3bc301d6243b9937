import ActionPlans
import Boards
import SiteKit
import Vocabulary

/// The boards, when each meets next, and the form for another.
struct BoardListPage {
    let visit: Visit
    let boards: [BoardRead]
    let plans: [Plan]
    let problems: Problems?

    private let columns = [
        Table.Column("Board"), Table.Column("Meets"), Table.Column("Next meeting"), Table.Column("Open decisions", isNumber: true),
    ]

    var page: Page {
        Page("Boards", problems: problems, "<h1>Boards</h1>\(list)\(onward)\(form)")
    }

    private var list: HTML {
        if boards.isEmpty {
            return "<p class=\"note\">There is no board yet. The board that follows the plan from meeting to meeting is added below.</p>"
        }
        let rows = boards.map { read -> HTML in
            let next = read.next(on: visit.today)
            let link: HTML? = next.map { "<a href=\"\(BoardPlaces.meeting.path(read.board.id, $0.id))\">\($0.day)</a>" }
            return Table.row(
                columns,
                [
                    "<a href=\"\(BoardPlaces.board.path(read.board.id))\">\(read.board.name)</a>", "\(read.board.cycle.words)",
                    link ?? "none planned", "\(read.decisions.count(where: \.isOpen))",
                ])
        }
        return Table("\(boards.count) board\("s", when: boards.count != 1)", columns, rows: rows).html()
    }

    private var onward: HTML? {
        let partners: HTML =
            "<p><a href=\"\(PartnerPages.list.path)\">Partners and their promises</a> · <a href=\"\(PackPages.list.path)\">Packs</a> · <a href=\"\(BoardPlaces.settings.path)\">Numbers that the council sets</a></p>"
        guard visit.may(.readChasers) else { return partners }
        return
            "\(partners)<p><a href=\"\(ChaserPages.list.path)\">Asked for updates: what owners were asked, and what is unanswered</a></p>"
    }

    private var form: HTML? {
        guard visit.may(.keepBoards) else { return nil }
        let fields = FormFields(typed: visit.form.has("name") ? visit.form : nil, problems: problems)
        let body = BoardFields(fields: fields, board: nil, plans: plans, today: visit.today).html
        return
            "<h2>Add a board</h2>\(visit.form(to: BoardPlaces.list.path, "\(body)<p><button class=\"btn\">Add the board</button></p>"))"
    }
}

/// The fields of a board.
struct BoardFields {
    let fields: FormFields
    let board: Board?
    let plans: [Plan]
    let today: Day

    var html: HTML {
        let cycle = board?.cycle
        let weekdays = Day.Weekday.allCases.prefix(5).map { (value: String($0.rawValue), words: "\($0)".capitalisedFirst) }
        let standing = board?.standing.joined(separator: "\n") ?? BoardFields.usualItems
        return """
            \(fields.text("name", "Name", hint: "As in Continuous Improvement Development board.", value: board?.name ?? ""))
            \(fields.area("purpose", "What it is for", value: board?.purpose ?? "", rows: 2))
            \(fields.select("week", "Meets in the", options: MeetingCycle.Week.allCases.map { ($0.rawValue, "\($0.rawValue) week") }, value: cycle?.week.rawValue ?? "second"))
            \(fields.select("weekday", "On", options: Array(weekdays), value: cycle.map { String($0.weekday.rawValue) } ?? "1"))
            \(fields.text("months", "Every how many months?", hint: "1 for each month, 2 for each second one. A meeting on a bank holiday is on the next working day.", value: cycle.map { String($0.everyMonths) } ?? "1", width: 3))
            \(fields.day("from", "From which day?", value: cycle?.from ?? today))
            \(fields.area("standing", "Standing items", hint: "One a line. They stand first on every agenda.", value: standing, rows: 5))
            \(follows)
            """
    }

    private var follows: HTML? {
        plans.isEmpty
            ? nil
            : fields.choices(
                "plan", "Which plans does it follow?", hint: "What slips back, is late or is promised in them stands on its agenda.",
                several: true, options: plans.map { ($0.id.text, $0.title) }, chosen: Set((board?.plans ?? plans.map(\.id)).map(\.text)))
    }

    private static let usualItems = "Welcome and apologies\nNotes and actions of the last meeting\nWhat children and parents told us"
}

/// Changing a board.
struct BoardEditPage {
    let visit: Visit
    let board: Board
    let plans: [Plan]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("name") ? visit.form : nil, problems: problems)
        let body = BoardFields(fields: fields, board: board, plans: plans, today: visit.today).html
        return Page(
            "Change the board", breadcrumbs: BoardTrail.to(board), problems: problems,
            """
            <h1>Change the board</h1><p>With another cycle, meetings still to come that nobody has touched are planned anew.</p>
            \(visit.form(to: BoardPlaces.edit.path(board.id), version: board.version, "\(body)<p><button class=\"btn\">Save</button></p>"))
            """)
    }
}

enum BoardTrail {
    static let list = (title: "Boards", path: BoardPlaces.list.path)
    static func to(_ board: Board) -> [(title: String, path: String)] {
        [list, (title: board.name, path: BoardPlaces.board.path(board.id))]
    }
}
