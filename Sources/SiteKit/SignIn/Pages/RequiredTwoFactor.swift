import Foundation
import GRDB
import Vocabulary

extension Act {
    package static let requireTwoFactor = Act("sign-in.require", "set which roles need two-factor sign-in")
}

/// Which roles need two-factor sign-in. Whoever holds one and has not set it up is led to set it up, and opens nothing else before. The
/// council's own sign-in asks in its own way, so sessions that came in there are left alone.
package struct RequiredTwoFactor: Sendable {
    package static let place = Place("/settings/two-factor")
    static let setting = Settings.Name("two-factor-roles")

    let store: Store

    func register(on site: inout Site) {
        site.get(RequiredTwoFactor.place, .requireTwoFactor) { .page(try await page($0)) }
        site.post(RequiredTwoFactor.place, .requireTwoFactor, limit: 16_384, save)
    }

    /// - Throws: ``UnreadableValue`` for a role that this version does not know: nobody is let in on a guess.
    static func roles(in db: Database) throws -> Set<Role> {
        let sql = "SELECT value FROM setting WHERE name = ?"
        let text = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [setting.text]) ?? ""
        return Set(
            try text.split(separator: " ").map { word in
                guard let role = Role(rawValue: String(word)) else { throw UnreadableValue("setting", setting.text) }
                return role
            })
    }

    /// True for somebody who needs it and has not set it up.
    static func isMissing(for person: Person, in db: Database) throws -> Bool {
        let needing = try roles(in: db)
        if needing.isDisjoint(with: person.roles) { return false }
        return try !TwoFactor.isSet(for: person.id, in: db)
    }

    /// What somebody opens before they have set it up: how to do it, and the way out.
    static func isOpen(_ route: Site.Route) -> Bool {
        let open = [
            OwnAccountPages.secondStep, OwnAccountPages.stay, AskedAgain.place, SignInPages.signOut, SignInPages.signIn, SignInPages.code,
        ]
        return route.act == .anyone || open.contains { $0.path == route.pattern }
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (chosen, missing) = try await store.read { [today = request.today] db in
            let chosen = try RequiredTwoFactor.roles(in: db)
            let holders = try Grants.holders(of: chosen, on: today, in: db)
            return (chosen, try holders.filter { try !TwoFactor.isSet(for: $0, in: db) }.count)
        }
        let fields = FormFields(typed: problems == nil ? nil : request.form, problems: problems)
        let boxes = fields.choices(
            "roles", "Roles that need two-factor sign-in",
            hint: "People with these roles must set it up before they can open any other page.", several: true,
            options: Role.allCases.map { ($0.rawValue, $0.title) }, chosen: Set(chosen.map(\.rawValue)))
        let state: HTML? =
            chosen.isEmpty
            ? nil
            : "<p>\(missing) \(missing == 1 ? "person" : "people") with one of these roles \(missing == 1 ? "has" : "have") not set it up yet.</p>"
        return Page(
            "Two-factor sign-in by role", breadcrumbs: [("Settings", SitePlaces.settings.path)], problems: problems,
            """
            <h1>Two-factor sign-in by role</h1><p>By default, no role needs it. This applies to accounts of this service. People who use \
            the council’s own sign-in set it up there.</p>\(state)
            \(request.form(to: RequiredTwoFactor.place.path, "\(boxes)<p><button class=\"btn\">Save</button></p>"))
            """)
    }

    @Sendable private func save(_ request: PageRequest) async throws -> Answer {
        let sent = request.form.all("roles")
        let roles = sent.compactMap { Role(rawValue: $0) }
        guard roles.count == sent.count else {
            return .page(try await page(request, Problems("roles", "Choose from the roles that are listed.")))
        }
        let value = Role.allCases.filter { roles.contains($0) }.map(\.rawValue).joined(separator: " ")
        try await store.change(
            by: request.changer, .requireTwoFactor, on: RequiredTwoFactor.setting.text, ground: value.isEmpty ? "none" : value
        ) { db in
            try db.execute(
                sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [RequiredTwoFactor.setting.text, value])
        }
        return .seeOther(RequiredTwoFactor.place.path, saying: "Roles that need two-factor sign-in saved.")
    }
}

extension Gate {
    /// The way to two-factor sign-in, for somebody whose role needs it and who has not set it up; nil for everybody else.
    func leadingToTwoFactor(_ request: PageRequest, _ route: Site.Route) async throws -> Answer? {
        guard let session = request.session, session.lacksTwoFactor, !RequiredTwoFactor.isOpen(route) else { return nil }
        if try await facts.provider?.isWayOf(request) ?? false { return nil }
        if route.method == .get { return .seeOther(OwnAccountPages.secondStep.path, saying: .nothing) }
        return .page(
            .message(
                403, "Set up two-factor sign-in first",
                "Your role needs two-factor sign-in. Open My account, set it up, then come back and send this again. Nothing was saved."))
    }
}
