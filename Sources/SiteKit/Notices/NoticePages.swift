import GRDB
import Vocabulary

extension Act {
    package static let readNotices = Act("notices.read", "read the log of every notice")
    package static let keepAddresses = Act("notices.addresses", "keep other people’s e-mail addresses")
}

/// What a person was told, their address and their leave; the log of every notice; the addresses.
package struct NoticePages: Sendable {
    package static let own = Place("/my-notices")
    package static let readAll = Place("/my-notices/read")
    static let read = PlaceOf<Notice>("/my-notices/:notice/read")
    static let mail = Place("/my-notices/mail")
    static let leave = Place("/my-notices/leave")
    static let endLeave = PlaceOf<Leave>("/my-notices/leave/:leave/end")
    package static let log = Place("/settings/notices")
    static let spreadsheet = Place("/settings/notices.csv")
    static let addresses = Place("/settings/mail")
    static let address = PlaceOf<Person>("/settings/mail/:account")

    let notices: Notices
    private var store: Store { notices.store }
    package init(_ notices: Notices) { self.notices = notices }

    package func register(on site: inout Site) {
        site.get(NoticePages.own, .signedIn) { .page(try await ownPage($0)) }
        site.post(NoticePages.readAll, .signedIn) { visit in
            try await notices.read(nil, by: visit.person, on: visit.today, changer: visit.changer)
            return .seeOther(NoticePages.own.path)
        }
        site.post(NoticePages.read, .signedIn) { visit, id in
            try await notices.read(id, by: visit.person, on: visit.today, changer: visit.changer)
            return .seeOther(visit.form["then"] == "today" ? "/today" : NoticePages.own.path)
        }
        site.post(NoticePages.mail, .signedIn, keepOwnAddress)
        site.post(NoticePages.leave, .signedIn, noteLeave)
        site.post(NoticePages.endLeave, .signedIn) { visit, id in
            try await Leave.end(id, of: visit.person.id, on: visit.today, in: store, by: visit.changer)
            return .seeOther(NoticePages.own.path + "#leave")
        }
        site.get(NoticePages.log, .readNotices) {
            .page(NoticeLogPage(visit: $0, notices: try await found($0), all: try await all($0)).page)
        }
        site.get(NoticePages.spreadsheet, .readNotices) { visit in .file(NoticeLogPage.file(try await found(visit))) }
        site.get(NoticePages.addresses, .keepAddresses) { .page(try await addressesPage($0)) }
        site.post(NoticePages.address, .keepAddresses, keepAddress)
    }

    private func all(_ visit: Visit) async throws -> [Notice] {
        try await store.read { try notices.all(for: visit.person, visit.site.policy, in: $0) }
    }

    private func found(_ visit: Visit) async throws -> [Notice] { NoticeQuery(visit).notices(of: try await all(visit)) }

    private func ownPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (mine, mail, leave) = try await store.read { db in
            (
                try notices.own(visit.person, visit.site.policy, unread: false, in: db),
                try String.fetchOne(db.cachedStatement(sql: "SELECT mail FROM account WHERE id = ?"), arguments: [visit.person.id]),
                try Leave.of(visit.person.id, in: db)
            )
        }
        return OwnNoticesPage(visit: visit, notices: mine, mail: mail, leave: leave, problems: problems).page
    }

    private func keepOwnAddress(_ visit: Visit) async throws -> Answer {
        do {
            try await notices.keep(NoticePages.parse(visit.form), of: visit.person.id, .signedIn, by: visit.changer)
            return .seeOther(NoticePages.own.path + "#mail")
        } catch let problems as Problems {
            return .page(try await ownPage(visit, problems))
        }
    }

    private func noteLeave(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let from = form.day("from", "Give the first day.")
            let to = form.day("to", "Give the last day.")
            try form.finish()
            guard let from, let to else { throw NotFound() }
            try await Leave.note(visit.person.id, from: from, to: to, notedBy: visit.person.name, in: store, by: visit.changer)
            return .seeOther(NoticePages.own.path + "#leave")
        } catch let problems as Problems {
            return .page(try await ownPage(visit, problems))
        }
    }

    /// Nil for no address; refused in words for what is none.
    private static func parse(_ form: Fields) throws(Problems) -> MailAddress? {
        if form["mail"].isEmpty { return nil }
        guard let address = MailAddress(form["mail"]) else {
            throw Problems("mail", "This is no e-mail address that can be written to. Give it as in sam.lee@marlshire.example.")
        }
        return address
    }

    private func keepAddress(_ visit: Visit, _ account: Identifier<Person>) async throws -> Answer {
        do {
            try await notices.keep(NoticePages.parse(visit.form), of: account, .keepAddresses, by: visit.changer)
            return .seeOther(NoticePages.addresses.path)
        } catch let problems as Problems {
            return .page(try await addressesPage(visit, problems))
        }
    }

    private func addressesPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let rows = try await store.read { db in
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name, mail FROM account WHERE active = 1 ORDER BY name, id")).map {
                (id: $0["id"] as Identifier<Person>, name: $0["name"] as String, mail: $0["mail"] as String?)
            }
        }
        return AddressesPage(visit: visit, people: rows, problems: problems).page
    }
}
