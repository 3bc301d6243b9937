import GRDB
import SiteKit
import Vocabulary

/// Deadlines of plans and reports, never of a family, as a list, a CSV and a calendar feed with a secret address.
struct CalendarPages: Sendable {
    static let list = Place("/deadlines")
    static let csv = Place("/deadlines.csv")
    static let make = Place("/deadlines/feed")
    static let withdraw = Place("/deadlines/feed/withdraw")
    static let feedPattern = "/calendar/:token"

    let store: Store
    let sources: [DeadlineSource]
    let policy: Policy
    let clock: Clock
    let origin: String

    func register(on site: inout Site) {
        site.get(CalendarPages.list, .signedIn) { visit in .page(try await page(visit, address: nil)) }
        site.get(CalendarPages.csv, .signedIn) { visit in
            var table = CSVTable(["Due", "What", "Why", "Next step"])
            for deadline in try await sources.all(for: visit) {
                table.add([deadline.due.iso, deadline.title, deadline.reason, deadline.step])
            }
            return .file(table.download(name: "deadlines.csv"))
        }
        site.post(CalendarPages.make, .signedIn) { visit in
            let token = SecretToken()
            try await set(token.digest.text, for: visit)
            return .page(try await page(visit, address: "\(origin)/calendar/\(token.text)"))
        }
        site.post(CalendarPages.withdraw, .signedIn) { visit in
            try await set(nil, for: visit)
            return .seeOther(CalendarPages.list.path)
        }
        site.get(named: CalendarPages.feedPattern, .anyone) { _, text in
            guard let token = SecretToken(text), let person = try await owner(of: token) else { throw NotFound() }
            let deadlines = try await sources.all(for: person, policy: policy, on: clock.today)
            return .file(
                Download(
                    CalendarFeed(deadlines, origin: origin).text.utf8, type: "text/calendar; charset=utf-8", name: "deadlines.ics",
                    manner: .inline))
        }
    }

    private func set(_ digest: String?, for visit: Visit) async throws {
        let id = visit.person.id
        try await store.change(by: visit.changer, .signedIn, on: id.text, note: digest == nil ? "feed withdrawn" : "feed made") { db in
            try db.execute(sql: "UPDATE account SET calendar = ? WHERE id = ?", arguments: [digest, id])
        }
    }

    /// The account that the feed's secret address belongs to, while it is active.
    private func owner(of token: SecretToken) async throws -> Person? {
        let today = clock.today
        return try await store.read { db in
            guard
                let row = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT id, name FROM account WHERE calendar = ? AND active = 1"), arguments: [token.digest])
            else { return nil }
            let id: Identifier<Person> = row["id"]
            return Person(id: id, name: row["name"], grants: try Grants.live(of: id, on: today, in: db))
        }
    }

    private func page(_ visit: Visit, address: String?) async throws -> Page {
        let deadlines = try await sources.all(for: visit)
        let id = visit.person.id
        let hasFeed =
            try await store.read { try Bool.fetchOne($0, sql: "SELECT calendar IS NOT NULL FROM account WHERE id = ?", arguments: [id]) }
            ?? false
        let columns = ["Due", "What", "Why"].map { Table.Column($0) }
        let rows = deadlines.map {
            Table.row(columns, ["\($0.due)", "<a href=\"\($0.path)\">\($0.title)</a>", "\($0.reason)"], late: $0.due < visit.today)
        }
        let shown: HTML? = address.map {
            "<div class=\"note\"><p><strong>Your feed’s address, shown once:</strong></p><p><code>\($0)</code></p><p>Whoever has it can read these deadlines. Withdraw it when in doubt.</p></div>"
        }
        let withdraw: HTML? = hasFeed ? visit.button("Withdraw the feed", to: CalendarPages.withdraw.path) : nil
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"hint\">Nothing falls due for you.</p>"
            : Table("Deadlines of plans and reports, earliest first", columns, rows: rows).html()
                + "<p><a href=\"\(CalendarPages.csv.path)\">The same as CSV</a></p>"
        return Page(
            "Deadlines", breadcrumbs: [("Today", TodayPage.place.path)],
            """
            <h1>Deadlines</h1>\(shown)\(list)
            <h2>In your own calendar</h2><p>A feed that your calendar program fetches. It holds plan and report deadlines, never a family or a case.</p>
            <div class="row">\(visit.button(hasFeed ? "Make a new address; the old one stops" : "Make a feed", to: CalendarPages.make.path))\(withdraw)</div>
            """)
    }
}

/// Deadlines in the form of iCalendar (RFC 5545): whole days, lines of at most 75 bytes.
struct CalendarFeed {
    let text: String

    init(_ deadlines: [Deadline], origin: String) {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Throughline//Deadlines//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:Throughline deadlines",
        ]
        for deadline in deadlines {
            let day = deadline.due.iso.filter { $0 != "-" }
            lines += [
                "BEGIN:VEVENT", "UID:\(deadline.id)@throughline", "DTSTAMP:\(day)T000000Z", "DTSTART;VALUE=DATE:\(day)",
                "SUMMARY:\(CalendarFeed.escape(deadline.title))",
                "DESCRIPTION:\(CalendarFeed.escape("\(deadline.reason) \(deadline.step)."))",
                "URL:\(origin)\(deadline.path)", "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        text = (lines + ["END:VCALENDAR"]).map { CalendarFeed.fold($0) + "\r\n" }.joined()
    }

    private static func escape(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n")
    }

    /// Breaks a long line between characters; what follows a break begins with a space.
    private static func fold(_ line: String) -> String {
        var (folded, length) = ("", 0)
        for character in line {
            let size = String(character).utf8.count
            if length + size > 74 {
                folded += "\r\n "
                length = 1
            }
            folded.append(character)
            length += size
        }
        return folded
    }
}
