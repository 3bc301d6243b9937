import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension Act {
    /// Written when the weekly links are sent. No table gives it.
    package static let mailDue = Act("due.mail", "send the weekly link to the list of what is due")
}

/// The link to the list of what is due, on the first working day of each week, to whoever asked for it: as a notice, and by email where
/// an address is kept. It holds no number and nothing about a child.
package struct DueMail: Sendable {
    let notices: Notices

    package init(_ notices: Notices) { self.notices = notices }

    static let kind = NoticeKind("due-and-overdue")

    static func isAsked(by person: Identifier<Person>, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM due_mail WHERE account = ?)"), arguments: [person]) == true
    }

    static func ask(_ isAsked: Bool, by person: Identifier<Person>, on day: Day, in db: Database) throws {
        let sql =
            isAsked
            ? "INSERT INTO due_mail (account, asked_on) VALUES (:account, :day) ON CONFLICT DO NOTHING"
            : "DELETE FROM due_mail WHERE account = :account AND :day IS NOT NULL"
        try db.execute(sql: sql, arguments: ["account": person, "day": day])
    }

    /// The first working day of the week of a day.
    static func firstDay(ofWeekOf day: Day) -> Day {
        var first = day
        while !first.isWeekend, !(first - 1).isWeekend { first = first - 1 }
        while !WorkingDays.england.isWorkingDay(first) { first = first + 1 }
        return first
    }

    /// Sends this week’s links, once.
    package func run(on today: Day) async throws {
        guard !today.isWeekend, WorkingDays.england.isWorkingDay(today) else { return }
        let week = DueMail.firstDay(ofWeekOf: today)
        @Sendable func waiting(_ db: Database) throws -> [Identifier<Person>] {
            try Identifier<Person>.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT due_mail.account FROM due_mail JOIN account ON account.id = due_mail.account AND account.active = 1
                        WHERE due_mail.asked_on < ? AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.account = due_mail.account
                            AND notice.kind = ? AND notice.day >= ?) ORDER BY due_mail.account
                        """), arguments: [today, DueMail.kind.name, week])
        }
        if try await notices.store.read({ try waiting($0) }).isEmpty { return }
        try await notices.store.change(by: .system, .mailDue, on: "due-\(week.iso)", note: "weekly links") { db in
            for account in try waiting(db) {
                let draft = NoticeDraft(
                    DueMail.kind, about: week.iso, title: "What is due and overdue, week of \(week)",
                    mailLine: "What is due and overdue, week of \(week)", path: DueRegister.address.list)
                try notices.tell(account, [draft], subject: "what is due and overdue", on: today, in: db)
            }
        }
    }
}

/// On the work list of those who answer for a team or for children of their own: how much is overdue and due.
package struct DueDeadlines: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package var source: DeadlineSource {
        DeadlineSource { [store] person, policy, today in
            let scopes = policy.reach(of: .readDue, for: person).ordinary
            guard !scopes.isEmpty, !scopes.contains(.wholeService) else { return [] }
            let counts = try await store.read { try DueSummary.counts("''", Viewer(person, policy, on: today), in: $0) }.first?.counts ?? [:]
            let (late, notKnown, next) = (counts[.late] ?? 0, counts[.notKnown] ?? 0, counts[.next] ?? 0)
            if late + notKnown + next == 0 { return [] }
            let since = notKnown == 0 ? "" : ", \(notKnown.grouped) due since the data day"
            return [
                Deadline(
                    id: "\(person.id)-due", due: today, title: "\(late.grouped) overdue, \(next.grouped) due in the next 10 working days",
                    reason: "Visits, reviews, assessments and checks of your children\(since)", step: "Open the list",
                    path: DueRegister.address.list, next: .account(person.id.text, may: .readDue))
            ]
        }
    }
}

/// The list of what is due, and its weekly message.
package struct DuePages: Sendable {
    static let mail = Place("/due-by-email")

    let store: Store
    package init(store: Store) { self.store = store }

    package func register(on site: inout Site) {
        RegisterPages(DueRegister.register, store: store).register(on: &site)
        site.post(DuePages.mail, .readDue) { request in
            let isAsked = request.form["ask"] == "yes"
            try await store.change(
                by: request.changer, .readDue, on: request.person.id.text, note: isAsked ? "weekly link asked for" : "weekly link stopped"
            ) { db in
                try DueMail.ask(isAsked, by: request.person.id, on: request.today, in: db)
            }
            return .seeOther(
                DueRegister.address.list,
                saying: .words(isAsked ? "You will get the link on the first working day of each week." : "The weekly message is stopped."))
        }
    }
}
