import GRDB
import Vocabulary

extension Act {
    package static let readNotices = Act("notices.read", "read the log of every notice")
    package static let keepAddresses = Act("notices.addresses", "change other people’s email addresses")
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
    package static let addresses = Place("/settings/mail")
    static let address = PlaceOf<Person>("/settings/mail/:account")

    let notices: Notices
    private var store: Store { notices.store }
    package init(_ notices: Notices) { self.notices = notices }

    package func register(on site: inout Site) {
        site.get(NoticePages.own, .signedIn) { .page(try await ownPage($0)) }
        site.post(NoticePages.readAll, .signedIn) { request in
            try await notices.read(nil, by: request.person, on: request.today, changer: request.changer)
            return .seeOther(NoticePages.own.path, saying: "All notices are marked as read.")
        }
        site.post(NoticePages.read, .signedIn) { request, id in
            try await notices.read(id, by: request.person, on: request.today, changer: request.changer)
            return .seeOther(request.form["then"] == "home" ? SitePlaces.home.path : NoticePages.own.path)
        }
        site.post(NoticePages.mail, .keepOwnSignIn, keepOwnAddress, again: ownPage)
        site.post(NoticePages.leave, .signedIn, noteLeave, again: ownPage)
        site.post(NoticePages.endLeave, .signedIn) { request, id in
            try await Leave.end(id, of: request.person.id, on: request.today, in: store, by: request.changer)
            return .seeOther(NoticePages.own.path + "#leave", saying: "Leave removed.")
        }
        site.get(NoticePages.log, .readNotices) {
            .page(NoticeLogPage(request: $0, notices: try await found($0), all: try await all($0)).page)
        }
        site.get(NoticePages.spreadsheet, .readNotices) { request in .file(NoticeLogPage.file(try await found(request))) }
        site.get(NoticePages.addresses, .keepAddresses) { .page(try await addressesPage($0)) }
        site.post(
            NoticePages.address, .keepAddresses, keepAddress, again: { request, _, problems in try await addressesPage(request, problems) })
    }

    private func all(_ request: PageRequest) async throws -> [Notice] {
        try await store.read { try notices.all(for: request.person, request.site.policy, in: $0) }
    }

    private func found(_ request: PageRequest) async throws -> [Notice] { NoticeQuery(request).notices(of: try await all(request)) }

    private func ownPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (mine, mail, leave) = try await store.read { db in
            (
                try notices.own(request.person, request.site.policy, unread: false, in: db),
                try String.fetchOne(db.cachedStatement(sql: "SELECT mail FROM account WHERE id = ?"), arguments: [request.person.id]),
                try Leave.of(request.person.id, in: db)
            )
        }
        return OwnNoticesPage(request: request, notices: mine, mail: mail, leave: leave, problems: problems).page
    }

    private func keepOwnAddress(_ request: PageRequest) async throws -> Answer {
        try await notices.keep(
            NoticePages.parse(request.form), of: request.person.id, .keepOwnSignIn, on: request.today, by: request.changer)
        return .seeOther(NoticePages.own.path + "#mail", saying: "Saved: your email address.")
    }

    private func noteLeave(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let from = form.day("from", "Enter the first day.")
        let to = form.day("to", "Enter the last day.")
        try form.finish()
        guard let from, let to else { throw NotFound() }
        try await Leave.note(request.person.id, from: from, to: to, notedBy: request.person.name, in: store, by: request.changer)
        return .seeOther(NoticePages.own.path + "#leave", saying: "Saved: your leave.")
    }

    /// Nil for no address; refused in words for what is none.
    private static func parse(_ form: Fields) throws(Problems) -> MailAddress? {
        if form["mail"].isEmpty { return nil }
        guard let address = MailAddress(form["mail"]) else {
            throw Problems("mail", "Enter an email address in the correct format, such as sam.lee@marlshire.example")
        }
        return address
    }

    private func keepAddress(_ request: PageRequest, _ account: Identifier<Person>) async throws -> Answer {
        try await notices.keep(NoticePages.parse(request.form), of: account, .keepAddresses, on: request.today, by: request.changer)
        return .seeOther(NoticePages.addresses.path, saying: "Saved: the email address.")
    }

    private func addressesPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let rows = try await store.read { db in
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name, mail FROM account WHERE active = 1 ORDER BY name, id")).map {
                (id: $0["id"] as Identifier<Person>, name: $0["name"] as String, mail: $0["mail"] as String?)
            }
        }
        return AddressesPage(request: request, people: rows, problems: problems).page
    }
}
