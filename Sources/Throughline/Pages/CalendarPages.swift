import Foundation
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
    let notices: Notices
    let sources: [DeadlineSource]
    let policy: Policy
    let clock: Clock
    let origin: String

    func register(on site: inout Site) {
        site.get(CalendarPages.list, .signedIn) { request in .page(try await page(request, address: nil)) }
        site.get(CalendarPages.csv, .signedIn) { request in
            var table = CSVTable(["Due", "What", "Why", "Next step"])
            for deadline in try await sources.all(for: request) {
                table.add([deadline.due.iso, deadline.title, deadline.reason, deadline.step])
            }
            return .file(table.download(name: "deadlines.csv"))
        }
        site.post(CalendarPages.make, .keepOwnSignIn) { request in
            let token = SecretToken()
            try await set(token.digest.text, for: request)
            return .page(try await page(request, address: "\(origin)/calendar/\(token.text)"))
        }
        site.post(CalendarPages.withdraw, .signedIn) { request in
            try await set(nil, for: request)
            return .seeOther(CalendarPages.list.path, saying: "Feed withdrawn.")
        }
        site.get(named: CalendarPages.feedPattern, .anyone) { _, text in
            guard let token = SecretToken(text), let person = try await owner(of: token) else { throw NotFound() }
            let deadlines = try await sources.all(for: person, policy: policy, on: clock.today)
            return .file(
                Download(
                    CalendarFeed(deadlines, origin: origin, made: Date()).text.utf8, type: "text/calendar; charset=utf-8",
                    name: "deadlines.ics",
                    manner: .inline))
        }
    }

    private func set(_ digest: String?, for request: PageRequest) async throws {
        let id = request.person.id
        try await store.change(by: request.changer, .signedIn, on: id.text, note: digest == nil ? "feed withdrawn" : "feed made") { db in
            try db.execute(sql: "UPDATE account SET calendar = ? WHERE id = ?", arguments: [digest, id])
            if digest != nil { try notices.tell(.calendarLinkMade, of: id, by: request.changer, on: request.today, in: db) }
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

    private func page(_ request: PageRequest, address: String?) async throws -> Page {
        let deadlines = try await sources.all(for: request)
        let id = request.person.id
        let hasFeed =
            try await store.read { try Bool.fetchOne($0, sql: "SELECT calendar IS NOT NULL FROM account WHERE id = ?", arguments: [id]) }
            ?? false
        let columns = ["Due", "What", "Why"].map { Table.Column($0) }
        let rows = deadlines.map {
            Table.row(columns, ["\($0.due)", "<a href=\"\($0.path)\">\($0.title)</a>", "\($0.reason)"], late: $0.due < request.today)
        }
        let shown: HTML? = address.map {
            "<div class=\"note\"><p><strong>Your feed’s address. It is shown once:</strong></p><p><code>\($0)</code></p><p>Anyone who has it can read these deadlines. Withdraw it if you are not sure who has it.</p></div>"
        }
        let withdraw: HTML? = hasFeed ? request.button("Withdraw the feed", to: CalendarPages.withdraw.path) : nil
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"hint\">You have no deadlines.</p>"
            : Table("Deadlines of plans and reports, earliest first", columns, rows: rows).html()
                + "<p><a href=\"\(CalendarPages.csv.path)\">Download as CSV</a></p>"
        return Page(
            "Deadlines", breadcrumbs: [("Home", SitePlaces.home.path)],
            """
            <h1>Deadlines</h1>\(shown)\(list)
            <h2>In your own calendar</h2><p>A feed for your calendar app. It has deadlines of plans and reports, and never mentions a family or a case.</p>
            <div class="row">\(request.button(hasFeed ? "Create a new address and stop the old one" : "Create a feed", to: CalendarPages.make.path))\(withdraw)</div>
            """)
    }
}

/// Deadlines in the form of iCalendar (RFC 5545): whole days, lines of at most 75 bytes.
struct CalendarFeed {
    let text: String

    /// - Parameter made: the moment at which the feed is made, which is what `DTSTAMP` says; a deadline's own day is in `DTSTART`.
    init(_ deadlines: [Deadline], origin: String, made: Date) {
        let stamp =
            made.formatted(
                .iso8601.year().month().day().dateSeparator(.omitted).time(includingFractionalSeconds: false).timeSeparator(.omitted)) + "Z"
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Throughline//Deadlines//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:Throughline deadlines",
        ]
        for deadline in deadlines {
            let day = deadline.due.iso.filter { $0 != "-" }
            lines += [
                "BEGIN:VEVENT", "UID:\(deadline.id)@throughline", "DTSTAMP:\(stamp)", "DTSTART;VALUE=DATE:\(day)",
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
