import ActionPlans
import Scrutiny
import SiteKit
import Vocabulary

/// What an address asks of the forward plan.
struct ForwardQuery {
    let filter: ForwardFilter
    let order: SortOrder

    init(_ visit: Visit) {
        let query = visit.query
        let author: ForwardFilter.Author? =
            query["author"] == QuestionQuery.nobody ? .nobody : Identifier<Post>(query["author"]).map { .post($0) }
        filter = ForwardFilter(
            committee: query["committee"].isEmpty ? nil : query["committee"], author: author,
            standing: ForwardFilter.Standing(rawValue: query["standing"]), when: ForwardFilter.When(rawValue: query["when"]),
            isMoved: query["moved"] == "yes")
        order = SortOrder(visit)
    }

    /// In the order asked for; by meeting where nothing else is said.
    func found(in items: [ForwardItem], posts: PostBook, on today: Day) -> [ForwardItem] {
        let found = items.filter { filter.holds($0, on: today) }
        let title: (ForwardItem) -> String = { $0.author.flatMap { posts.title(of: $0) } ?? "" }
        let sorted =
            switch order.column {
            case "title": found.sorted { ($0.title.lowercased(), $0.meeting) < ($1.title.lowercased(), $1.meeting) }
            case "author": found.sorted { (title($0), $0.meeting) < (title($1), $1.meeting) }
            case "standing": found.sorted { ($0.standing.rawValue, $0.meeting) < ($1.standing.rawValue, $1.meeting) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }
}

/// Which report comes to which meeting.
struct ForwardListPage {
    let visit: Visit
    let all: [ForwardItem]
    let posts: PostBook

    private let columns = [
        Table.Column("Meeting", sort: "meeting"), Table.Column("Report", sort: "title"), Table.Column("Author", sort: "author"),
        Table.Column("State", sort: "standing"),
    ]
    private var query: ForwardQuery { ForwardQuery(visit) }

    var page: Page {
        let add: HTML? =
            visit.may(.recordQuestion) ? "<p><a class=\"btn\" href=\"\(ScrutinyPlaces.addForward.path)\">Add a report</a></p>" : nil
        return Page(
            "Forward plan",
            """
            <h1>Forward plan</h1>
            <p>Which report comes to which meeting, who writes it, and how far it is. A moved date keeps its reason.</p>\(add)\(list)
            """)
    }

    private var list: HTML {
        if all.isEmpty {
            return "<p class=\"note\">No report is planned yet. Add the first, with its meeting and the post that writes it.</p>"
        }
        let found = query.found(in: all, posts: posts, on: visit.today)
        let table: HTML =
            found.isEmpty
            ? "<p class=\"note\">Nothing fits these filters. Take one away to see more.</p>"
            : Table("\(found.count) of \(all.count) reports", columns, rows: found.map(row)).html(visit)
        return """
            \(filters.folded(visit, "Filter the list"))\(table)
            <p class="small"><a href="\(ScrutinyPlaces.forwardPlanCSV.path)\(visit.asked)">This list as CSV</a></p>
            """
    }

    private func row(_ item: ForwardItem) -> HTML {
        let moved = item.moves.map { "<span class=\"sub\">moved from \($0.was): \($0.reason)</span>" as HTML }
        let author: HTML = item.author.flatMap { posts.title(of: $0) }.map { "\($0)" } ?? "<span class=\"hint\">nobody yet</span>"
        return Table.row(
            columns,
            [
                "\(item.meeting)<span class=\"sub\">\(item.committee)</span>\(moved)",
                "<a href=\"\(ScrutinyPlaces.forwardItem.path(item.id))\">\(item.title)</a>", author, item.tag.html,
            ], late: item.isOpen && item.meeting < visit.today)
    }

    private var filters: FilterBar {
        let authors = Set(all.compactMap(\.author))
        let posts = posts.all.filter { authors.contains($0.id) }.map { (value: $0.id.text, words: $0.title) }
        return FilterBar([
            .init("committee", "Committee", Set(all.map(\.committee)).sorted().map { ($0, $0) }),
            .init("author", "Author", [(value: QuestionQuery.nobody, words: "Nobody yet")] + posts),
            .init("standing", "State", ForwardFilter.Standing.allCases.map { ($0.rawValue, $0.words) }),
            .init("when", "When", ForwardFilter.When.allCases.map { ($0.rawValue, $0.words) }),
            .init("moved", "Moved", [("yes", "Moved to another meeting")]),
        ])
    }

    static func spreadsheet(_ items: [ForwardItem], posts: PostBook, today: Day) -> Download {
        var table = CSVTable(["Committee", "Meeting", "Report", "Purpose", "Author", "State", "Minute", "Moved"])
        for item in items {
            let minute: String = if case .heard(_, let minute, _) = item.state { minute } else { "" }
            table.add([
                item.committee, item.meeting.iso, item.title, item.purpose, item.author.flatMap { posts.title(of: $0) } ?? "",
                item.standing.words, minute,
                item.moves.map { "from \($0.was.iso) to \($0.became.iso): \($0.reason)" }.joined(separator: "; "),
            ])
        }
        return table.download(name: "forward-plan-\(today.iso).csv")
    }
}
