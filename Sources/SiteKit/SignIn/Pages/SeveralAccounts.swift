import Foundation
import GRDB
import Vocabulary

/// Several people at once, as a new council adds them: one on each line, typed or pasted from a spreadsheet.
struct SeveralAccounts: Sendable {
    /// More than this is a list to add in parts.
    static let most = 100

    let accounts: Accounts
    let origin: String

    func register(on site: inout Site) {
        site.get(AccountPages.several, .keepAccounts) { .page(page($0)) }
        site.post(AccountPages.several, .keepAccounts, limit: 65_536, add, again: page)
    }

    @Sendable private func add(_ request: PageRequest) async throws -> Answer {
        let people = try SeveralAccounts.read(request.form["people"])
        return .page(links(try await accounts.add(people, by: request.changer)))
    }

    /// `Sam Lee, sam.lee`, or the same with a tab between. Every line that cannot be read is named.
    static func read(_ text: String) throws(Problems) -> [NewAccount] {
        let lines = text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
        if lines.isEmpty { throw Problems("people", "Enter at least one person, as in Sam Lee, sam.lee") }
        if lines.count > most { throw Problems("people", "There are \(lines.count) lines. Add at most \(most) people at a time.") }
        var (people, problems, names): ([NewAccount], [Problem], Set<String>) = ([], [], [])
        for (index, line) in lines.enumerated() {
            let parts = line.split(whereSeparator: { $0 == "," || $0 == "\t" }).map { String($0).trimmed }
            guard parts.count == 2, parts[0].count <= 200, parts[1].count <= 100 else {
                problems.append(Problem("people", "Line \(index + 1): enter a name, a comma and a sign-in name, as in Sam Lee, sam.lee"))
                continue
            }
            if !names.insert(parts[1].lowercased()).inserted {
                problems.append(
                    Problem("people", "Line \(index + 1): “\(parts[1])” is on an earlier line too. Enter another sign-in name."))
            }
            people.append(NewAccount(name: parts[0], signIn: parts[1]))
        }
        if !problems.isEmpty { throw Problems(problems) }
        return people
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(typed: request.form.has("people") ? request.form : nil, problems: problems)
        let field = fields.area(
            "people", "People", hint: "One on each line: name, comma, sign-in name. You can paste two columns from a spreadsheet.", rows: 10
        )
        return Page(
            "Add several people", breadcrumbs: [("Accounts", AccountPages.list.path)], problems: problems,
            """
            <h1>Add several people</h1><p>Each gets a link to choose a password. Give them roles on <a href="\(GrantPages.list.path)">User \
            access</a> afterwards.</p>
            \(request.form(to: AccountPages.several.path, "\(field)<p><button class=\"btn\">Add these people</button></p>"))
            """)
    }

    private func links(_ added: [(account: NewAccount, token: SecretToken)]) -> Page {
        let columns = ["Name", "Sign-in name", "Link"].map { Table.Column($0) }
        let rows = added.map { account, token in
            Table.row(
                columns, ["\(account.name)", "\(account.signIn)", "<code class=\"key\">\(origin)\(SignInPages.welcome(token))</code>"])
        }
        return Page(
            "One-time links", breadcrumbs: [("Accounts", AccountPages.list.path)],
            """
            <h1>One-time links</h1><p>Give each link to its person only: whoever has it can choose the password. A link works once, within seven \
            days, and is not shown again.</p>\(Table("\(added.count) \(added.count == 1 ? "person" : "people") added", columns, rows: rows).html())
            <p><a class="btn" href="\(GrantPages.list.path)">Give them access</a></p>
            """)
    }
}

/// Somebody who is to have an account.
struct NewAccount: Sendable, Hashable {
    let name: String
    let signIn: String
}

extension Accounts {
    /// All of them, or none: a sign-in name that is taken is named, and nobody is added.
    func add(_ people: [NewAccount], by changer: Changer) async throws -> [(account: NewAccount, token: SecretToken)] {
        for person in people { try checkSignIn(person.signIn, at: "people") }
        let new = people.map { (account: $0, id: Identifier<Person>(), token: SecretToken()) }
        let expires = Int(Date().timeIntervalSince1970) + 7 * 86_400
        let count = "\(people.count)"
        try await store.change(by: changer, .addAccount, on: "several", ground: count) { [store] db in
            let taken = try new.filter { person in
                try Bool.fetchOne(
                    db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE sign_in = ?)"), arguments: [person.account.signIn])
                    == true
            }
            if !taken.isEmpty {
                throw Problems(
                    taken.map {
                        Problem(
                            "people", "There is an account “\($0.account.signIn)” already. Enter another sign-in name, or remove the line.")
                    })
            }
            for person in new {
                try db.execute(
                    sql: "INSERT INTO account (id, sign_in, name) VALUES (?, ?, ?)",
                    arguments: [person.id, person.account.signIn, person.account.name])
                try db.execute(
                    sql: "INSERT INTO welcome (digest, account, expires) VALUES (?, ?, ?)",
                    arguments: [person.token.digest, person.id, expires])
                try store.note(.addAccount, on: person.id.text, by: changer, in: db)
            }
        }
        return new.map { ($0.account, $0.token) }
    }
}
