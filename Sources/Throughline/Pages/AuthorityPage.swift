import SiteKit
import Vocabulary

/// The council's own authority: its code stands in every return and its name on every report, so another council's are recognised.
struct AuthorityPage: Sendable {
    static let place = Place("/settings/authority")
    let store: Store

    func register(on site: inout Site) {
        site.get(AuthorityPage.place, .changeSettings) { .page(try await page($0)) }
        site.post(AuthorityPage.place, .changeSettings) { request in
            do {
                let own = try Form(request.form).authority
                try await Settings(store).set(.authority, own.stored, by: request.changer)
                return .seeOther(SitePlaces.settings.path, saying: "Saved: the council’s authority is \(own.name).")
            } catch let problems as Problems {
                return .page(try await page(request, problems))
            }
        }
    }

    /// A council of the list, or the code and the name of one that is not in it.
    private struct Form {
        static let other = "other"
        let authority: OwnAuthority

        init(_ fields: Fields) throws(Problems) {
            if let listed = LocalAuthorities.england[code: fields["authority"]] {
                authority = OwnAuthority(listed)
                return
            }
            guard fields["authority"] == Form.other else { throw Problems("authority", "Select the council.") }
            var form = FormReader(fields)
            let name = form.text("name", "Enter the name of the council.", limit: 100)
            let code = form.text("code", "Enter the code of the council.", limit: 100)
            let own = OwnAuthority(code: code, name: name)
            if !code.isEmpty, !name.isEmpty, own == nil {
                form.note(Problem("code", "The code must be three figures, for example 893."))
            }
            authority = try form.finish(own)
        }
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let own = try await store.read { try OwnAuthority.read(in: $0) }
        let listed = own.flatMap { LocalAuthorities.england[code: $0.code] }
        let isListed = listed.map { $0.name == own?.name } ?? false
        let fields = FormFields(typed: problems == nil ? nil : request.form, problems: problems)
        let options =
            [(value: "", words: "Select")]
            + LocalAuthorities.england.current.sorted { $0.name < $1.name }.map { (value: $0.code, words: "\($0.name) (\($0.code))") }
            + [(value: Form.other, words: "A council that is not in this list")]
        let chosen = own == nil ? "" : isListed ? own?.code ?? "" : Form.other
        let select = fields.select("authority", "Council", options: options, value: chosen)
        let name = fields.text("name", "Name", value: isListed ? "" : own?.name ?? "", width: 30)
        let code = fields.text(
            "code", "Code", hint: "The Department for Education’s three figures, for example 893.", value: isListed ? "" : own?.code ?? "",
            width: 5)
        let now: HTML = own.map { "<p>Now: \($0.name), code \($0.code).</p>" } ?? "<p class=\"note\">No council is set.</p>"
        let form = request.form(
            to: AuthorityPage.place.path,
            """
            \(select)<fieldset><legend>If the council is not in the list</legend>\(name)\(code)</fieldset><p><button class="btn">Save</button></p>
            """)
        return Page(
            "The council’s authority", breadcrumbs: [("Settings", SitePlaces.settings.path)], problems: problems,
            """
            <h1>The council’s authority</h1>
            <p>Returns carry the council’s code and inspection reports its name. A return or a report of another council stops until a person decides.</p>
            \(now)\(form)
            """)
    }
}
