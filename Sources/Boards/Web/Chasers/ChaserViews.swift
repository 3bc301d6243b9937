import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// What was asked, of whom, and whether it was answered.
struct ChaserListPage {
    let visit: Visit
    let entries: [ChaserEntry]
    let all: [ChaserEntry]
    let people: [(id: Identifier<Person>, name: String)]
    let cycle: Int
    let settings: BoardSettings
    let problems: Problems?
    static let most = 200

    var page: Page {
        let receivers = Dictionary(all.map { ($0.account.text, $0.name) }) { first, _ in first }.sorted { $0.value < $1.value }
        let bar = FilterBar([
            .init("answered", "Answer", ChaserQuery.Answered.allCases.map { ($0.rawValue, $0.words) }),
            .init("step", "Step", Chase.allCases.map { ($0.rawValue, $0.words) }),
            .init("person", "To", receivers.map { (value: $0.key, words: $0.value) }),
        ])
        let who: HTML? = visit.may(.managePosts) ? "<p><a href=\"\(ChaserPages.who.path)\">Who is told when nobody answers</a></p>" : nil
        let log: HTML? = visit.may(.readNotices) ? "<p><a href=\"\(NoticePages.log.path)\">Every notice the service gave</a></p>" : nil
        let query = visit.path(with: "", nil).dropFirst(visit.path.count)
        return Page(
            "Asked for updates", breadcrumbs: [("Action plans", ActionPlanPlaces.list.path)], problems: problems,
            """
            <h1>Asked for updates</h1><p>An owner is asked after \(cycle) days without an update, has \(settings[.patience]) days to answer and \
            is reminded; when \(settings[.unanswered]) message\("s", when: settings[.unanswered] != 1) went unanswered their manager is told. \
            Nobody is written to more often than every \(settings[.messageDays]) days, or while they are on leave. \
            <a href="\(BoardPlaces.settings.path)">These numbers are local settings</a>.</p>\(open)\(bar.html(visit))\(list)
            <p><a href="\(ChaserPages.spreadsheet.path)\(query)">The same as CSV</a></p>\(who)\(log)\(leave)
            """)
    }

    private var open: HTML {
        let waiting = Set(all.filter { $0.answered == nil }.map(\.action)).count
        return waiting == 0
            ? "<p class=\"note\">Everything that was asked has been answered.</p>"
            : "<p><strong>\(waiting) action\("s", when: waiting != 1)</strong> without an answer.</p>"
    }

    private var list: HTML {
        if entries.isEmpty { return "<p class=\"hint\">Nothing fits.</p>" }
        let columns = [
            Table.Column("Day", sort: "day"), Table.Column("Action", sort: "action"), Table.Column("Step"),
            Table.Column("To", sort: "name"), Table.Column("Answered"),
        ]
        let rows = entries.prefix(ChaserListPage.most).map { entry in
            Table.row(
                columns,
                [
                    "\(entry.day)",
                    "<a href=\"\(ActionPlanPlaces.action.path(entry.plan, entry.action))\">\(entry.ref.description) \(entry.text.prefix(90))</a>",
                    "\(entry.chase.words)", "\(entry.name)<span class=\"sub\">\(entry.post ?? "no post")</span>",
                    entry.answered.map { "\($0)" } ?? Tag("No answer yet", .hollow).html,
                ])
        }
        let more = entries.count - rows.count
        return Table("\(entries.count) asked\(more > 0 ? ", the first \(rows.count) shown" : "")", columns, rows: Array(rows)).html(visit)
    }

    static func file(_ entries: [ChaserEntry]) -> Download {
        var table = CSVTable(["Day", "Action", "What", "Step", "To", "Post", "Answered"])
        for entry in entries {
            table.add([
                entry.day.iso, entry.ref.description, entry.text, entry.chase.words, entry.name, entry.post ?? "",
                entry.answered?.iso ?? "",
            ])
        }
        return table.download(name: "asked-for-updates.csv")
    }

    private var leave: HTML? {
        guard !people.isEmpty else { return nil }
        let fields = FormFields(typed: visit.form.has("account") ? visit.form : nil, problems: problems)
        let options = [(value: "", words: "Choose")] + people.map { (value: $0.id.text, words: $0.name) }
        let body: HTML = """
            \(fields.select("account", "Who is away?", options: options))\(fields.day("from", "First day away"))
            \(fields.day("to", "Last day away"))<p><button class="btn quiet">Note the leave</button></p>
            """
        return """
            <h2 id="leave">Somebody is away</h2><p>Everybody can note their own leave under My notices.</p>\
            \(visit.form(to: ChaserPages.leave.path, body))
            """
    }
}

/// Which post stands above which, and who is told where nobody is found.
struct WhoIsToldPage {
    let visit: Visit
    let posts: PostBook
    let above: [Identifier<Post>: Identifier<Post>]
    let officer: Identifier<Post>?

    var page: Page {
        let options = [(value: "", words: "Not known")] + posts.all.map { (value: $0.id.text, words: $0.title) }
        let fields = FormFields()
        let lines = posts.all.map { post -> HTML in
            let others = options.filter { $0.value != post.id.text }
            return fields.select("above-\(post.id)", "Above \(post.title)", options: others, value: above[post.id]?.text ?? "")
        }
        let body: HTML = """
            \(fields.select("officer", "The plan officer", hint: "Told when nobody above is known, and of actions with nobody to ask.", options: options, value: officer?.text ?? ""))
            \(lines)<p><button class="btn">Save</button></p>
            """
        return Page(
            "Who is told", breadcrumbs: [("Asked for updates", ChaserPages.list.path)],
            """
            <h1>Who is told when nobody answers</h1><p>The holder of the post above an action’s owner is told; where that post is vacant, its \
            holder away or without an account, the next one above.</p>\(visit.form(to: ChaserPages.who.path, body))
            """)
    }
}
