import GRDB
import Vocabulary

/// Who stands above a person, as far as the council's posts tell; from the part that knows posts.
package typealias ManagerOf = @Sendable (Identifier<Person>, Day, Database) throws -> Identifier<Person>?

/// A change of somebody's access, or of the way they sign in, that they and others hear of at once.
package struct AccessNews: Sendable, Hashable {
    let kind: NoticeKind
    /// What happened, for a sentence that begins with whose it is: `password was changed`.
    let what: String

    private init(_ kind: String, _ what: String) { (self.kind, self.what) = (NoticeKind(kind), what) }

    static let passwordChanged = AccessNews("sign-in-changed", "password was changed")
    static let passwordSet = AccessNews("sign-in-changed", "password was set by a one-time link")
    static let twoFactorSet = AccessNews("sign-in-changed", "two-factor sign-in was set up")
    static let twoFactorRemoved = AccessNews("sign-in-changed", "two-factor sign-in was removed")
    static let recoveryCodesMade = AccessNews("sign-in-changed", "recovery codes for two-factor sign-in were made again")
    static let addressChanged = AccessNews("sign-in-changed", "email address was changed")
    static let linkAsked = AccessNews("sign-in-changed", "account is to get a new one-time link, once a second person approves")
    static let linkMade = AccessNews("sign-in-changed", "account got a new one-time link")
    static let resetAsked = AccessNews("sign-in-changed", "two-factor sign-in is to be removed, once a second person approves")
    static let signedOut = AccessNews("sign-in-changed", "account was signed out everywhere")
    static let opened = AccessNews("sign-in-changed", "account was opened again")
    static let ended = AccessNews("access-changed", "account was ended")
    package static let calendarLinkMade = AccessNews("sign-in-changed", "calendar feed got a new secret address")
    static func given(_ role: Role) -> AccessNews { AccessNews("access-changed", "access as \(role.title) was given") }
    static func renewed(_ role: Role) -> AccessNews { AccessNews("access-changed", "access as \(role.title) was renewed") }
    static func taken(_ role: Role) -> AccessNews { AccessNews("access-changed", "access as \(role.title) was ended") }
}

extension Notices {
    /// Tells the owner of an account what was done to their access or sign-in. Where somebody else did it, that person's manager and
    /// every information governance lead are told as well.
    /// - Parameters:
    ///   - approver: the second person, where two gave it.
    ///   - earlier: an address that the owner had until now, which gets the message too.
    package func tell(
        _ news: AccessNews, of owner: Identifier<Person>, by changer: Changer, approvedBy approver: Changer? = nil, on day: Day,
        alsoAt earlier: String? = nil, in db: Database
    ) throws {
        let own = NoticeDraft(
            news.kind, about: owner.text, title: "Your \(news.what). If you did not expect this, tell your administrator at once.",
            mailLine: "Your \(news.what). If you did not expect this, tell your administrator at once.", path: OwnAccountPages.place.path)
        try tell(owner, [own], subject: "your access or sign-in was changed", on: day, in: db)
        if let address = earlier.flatMap(MailAddress.init) {
            try write(to: address, of: owner, [own], subject: "your access or sign-in was changed", on: day, in: db)
        }
        if changer.account == owner.text { return }
        let name = try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [owner]) ?? ""
        let second = try approver.map { ", approved by \(try $0.name(in: db))" } ?? ""
        try tellOthers(
            news.kind, about: owner.text, title: "\(name): \(news.what) by \(try changer.name(in: db))\(second)",
            mailLine: "Somebody’s \(news.what). Sign in to see whose, and who did it.",
            by: [changer, approver].compactMap(\.self), besides: owner, on: day, in: db)
    }

    /// Tells the managers of those who make a change, and every information governance lead.
    package func tellOthers(
        _ kind: NoticeKind, about: String, title: String, mailLine: String, by changers: [Changer],
        besides owner: Identifier<Person>? = nil,
        on day: Day, in db: Database
    ) throws {
        var told = try Notices.governanceLeads(on: day, in: db)
        for giver in changers.compactMap({ Identifier<Person>($0.account) }) {
            if let above = try manager(giver, day, db) { told.insert(above) }
        }
        let draft = NoticeDraft(kind, about: about, title: title, mailLine: mailLine, path: NoticePages.own.path)
        for account in told.sorted(by: { $0.text < $1.text })
        where account != owner && !changers.contains(where: { $0.account == account.text }) {
            try tell(account, [draft], subject: "access was changed", on: day, in: db)
        }
    }

    /// Tells everybody who could approve a proposal that one waits.
    func tellApprovers(_ title: String, about: String, path: String, besides out: [String], policy: Policy?, on day: Day, in db: Database)
        throws
    {
        let roles = policy?.roles(that: .giveAccess) ?? []
        let draft = NoticeDraft(
            NoticeKind("access-to-approve"), about: about, title: title, mailLine: "A change of access needs your approval.", path: path)
        for account in try Grants.holders(of: roles, on: day, in: db) where !out.contains(account.text) {
            try tell(account, [draft], subject: "a change of access needs approval", on: day, in: db)
        }
    }

    package static func governanceLeads(on day: Day, in db: Database) throws -> Set<Identifier<Person>> {
        Set(try Grants.holders(of: [.informationGovernanceLead], on: day, in: db))
    }
}
