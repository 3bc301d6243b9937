import SiteKit
import Vocabulary

/// What needs this person, by date: at most seven lines, each with its reason and one next step.
struct TodayPage: Sendable {
    static let place = Place("/today")
    static let most = 7
    let sources: [DeadlineSource]
    let notices: TodayNotices

    func register(on site: inout Site) {
        site.get(TodayPage.place, .signedIn) { visit in .page(try await page(visit)) }
    }

    private func page(_ visit: Visit) async throws -> Page {
        let deadlines = try await sources.all(for: visit)
        let told = try await notices.section(visit)
        let shown = deadlines.prefix(TodayPage.most)
        let more = deadlines.count - shown.count
        return Page(
            "Today",
            """
            <h1>Good day, \(visit.person.firstName)</h1><p class="hint">\(visit.today.withWeekday)\(deadlines.isEmpty ? "" : " · \(deadlines.count) \(deadlines.count == 1 ? "thing needs" : "things need") you")</p>
            \(deadlines.isEmpty ? empty : table(shown, visit))\(more > 0 ? "<p>\(more) more, later or less pressing: <a href=\"\(CalendarPages.list.path)\">all deadlines</a>.</p>" : "")
            \(told)\(calendar)
            """)
    }

    private func table(_ deadlines: some Sequence<Deadline>, _ visit: Visit) -> HTML {
        let columns = ["What", "Why", "When", "Next step"].map { Table.Column($0) }
        let rows = deadlines.map { deadline -> HTML in
            let isLate = deadline.due < visit.today
            let when: HTML = isLate ? Tag(deadline.when(on: visit.today), .square).html : "\(deadline.when(on: visit.today))"
            return Table.row(
                columns,
                [
                    "<a href=\"\(deadline.path)\">\(deadline.title)</a>", "\(deadline.reason)",
                    "\(when)<span class=\"sub\">\(deadline.due)</span>",
                    "<a class=\"btn quiet\" href=\"\(deadline.path)\">\(deadline.step)<span class=\"unseen\">: \(deadline.title)</span></a>",
                ], late: isLate)
        }
        return Table("Needs you, by date", columns, rows: Array(rows)).html()
    }

    private let empty: HTML = "<p class=\"note\">Nothing needs you today.</p>"
    private var calendar: HTML {
        "<p class=\"hint\"><a href=\"\(CalendarPages.list.path)\">All deadlines, and a feed for your calendar</a> · <a href=\"\(GrantPages.own.path)\">My access</a> · <a href=\"\(NoticePages.own.path)\">My notices, address and leave</a></p>"
    }
}

extension [DeadlineSource] {
    /// Everything that falls due for this person, the earliest first. Two domains may tell of one clock under one name; the one
    /// further along the thread knows the next step better.
    func all(for person: Person, policy: Policy, on day: Day) async throws -> [Deadline] {
        var all: [String: Deadline] = [:]
        for source in self { for deadline in try await source(person, policy, day) { all[deadline.id] = deadline } }
        return all.values.sorted { ($0.due, $0.title) < ($1.due, $1.title) }
    }

    func all(for visit: Visit) async throws -> [Deadline] { try await all(for: visit.person, policy: visit.site.policy, on: visit.today) }
}
