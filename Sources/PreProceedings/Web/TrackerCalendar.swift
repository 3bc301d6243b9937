import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The meetings, hearings and deadlines of a month, by day, of the children whom the reader may see. It prints.
struct TrackerCalendar {
    let store: Store

    func register(on site: inout Site) {
        site.get(TrackerPlaces.calendar, .readPreProceedings) { request in .page(try await page(request)) }
    }

    private struct Entry: FetchableRecord, Decodable, Sendable {
        let id: Identifier<PreProceedingsCase>
        let number: String
        let kind: ClockKind
        let due: Day
        let done: Day?
        let children: Int
    }

    /// What is still open in the month, and hearings that were held.
    private func read(_ first: Day, _ viewer: Viewer, _ db: Database) throws -> [Entry] {
        let hearings = CaseClock.Kind.hearings.map(\.rawValue).sorted()
        let sql: SQL = """
            SELECT item.id, item.number, clock.kind, clock.due, clock.done, count(DISTINCT clock.child) AS children
            FROM pre_proceedings_clock AS clock JOIN pre_proceedings_case AS item ON item.id = clock.proceedings
            WHERE clock.due >= \(first) AND clock.due < \(first.adding(months: 1)) AND (clock.done IS NULL OR clock.kind IN \(hearings))
                AND (\(literal: KnownCase.sees("clock.child", viewer)))
            GROUP BY item.id, clock.kind, clock.due, clock.done ORDER BY clock.due, item.number, clock.kind
            """
        return try SQLRequest<Entry>(literal: sql).fetchAll(db)
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let first = Day(iso: request.query["month"] + "-01") ?? request.today - (request.today.dayOfMonth - 1)
        let entries = try await store.read { try read(first, Viewer(request), $0) }
        try await store.recordView(of: Array(Set(entries.map(\.id))), act: .readPreProceedings, by: request.changer)
        let days = Dictionary(grouping: entries, by: \.due).sorted { $0.key < $1.key }.map { day, entries -> HTML in
            "<h2>\(day.withWeekday)</h2><ul>\(entries.map { line($0, request.today) })</ul>"
        }
        let none: HTML? =
            entries.isEmpty ? "<p class=\"note\">No meeting, hearing or deadline that you can see falls in this month.</p>" : nil
        func link(_ month: Day, _ words: String) -> HTML {
            "<a href=\"\(TrackerPlaces.calendar.path)?month=\(month.iso.prefix(7))\">\(words) (\(month.monthAndYear))</a>"
        }
        return Page(
            "Calendar of pre-proceedings", breadcrumbs: TrackerPages.crumbs,
            """
            <h1>\(first.monthAndYear)</h1><p>Meetings, hearings and open deadlines, by day.</p>
            <p class="unprinted">\(link(first.adding(months: -1), "Previous month")) · \(link(first.adding(months: 1), "Next month"))</p>\(none)\(days)
            """)
    }

    private func line(_ entry: Entry, _ today: Day) -> HTML {
        let state: HTML? =
            entry.done.map { day -> HTML in "\(Tag("Held", .tick).html) \(day)" }
            ?? (entry.due < today
                ? Tag(entry.kind == .interimOrder ? "Ended without renewal" : "Overdue", .square).html : nil)
        let who: HTML? = entry.children > 1 ? ", \(entry.children) children" : nil
        return
            "<li>\(entry.kind.words): <a class=\"whole\" href=\"\(CaseRegister.address.path(entry.id))\">\(entry.number)</a>\(who) \(state)</li>"
    }
}
