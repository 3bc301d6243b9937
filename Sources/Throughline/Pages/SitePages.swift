import OpenIDConnect
import SiteKit
import Vocabulary

/// The first page, the accessibility statement and the table of who may do what.
struct SitePages: Sendable {
    static let first = Place("/")
    static let accessibility = Place("/accessibility")
    static let access = Place("/settings/access")

    func register(on site: inout Site) {
        site.get(SitePages.first, .anyone) { request in
            .seeOther(request.person.isSignedIn ? SitePlaces.home.path : SignInPages.signIn.path)
        }
        site.get(SitePages.accessibility, .anyone) { request in .page(accessibility(request)) }
        site.get(SitePages.access, .readPolicy) { request in .page(access(request)) }
    }

    private func accessibility(_ request: PageRequest) -> Page {
        Page(
            "Accessibility",
            """
            <h1>Accessibility statement</h1>
            <p>\(request.site.council) wants everyone to be able to use this service. It is built to meet the Web Content Accessibility Guidelines, \
            version 2.2, level AA.</p>
            <h2>How it is checked</h2><ul><li>Every page is tested in a browser with axe, 1280 and 320 pixels wide, before each release.</li>
            <li>Every page works with a keyboard only, without scripts, in print and without colour.</li></ul>
            <h2>What does not work yet</h2><ul><li>Inspection reports are shown as Ofsted made them when you open the PDF. Their text is on a separate page.</li>
            <li>Downloaded PDF files are tagged, but no independent checker of PDF/UA has been run on them.</li></ul>
            <h2>Reporting a problem</h2><p>Contact the council’s team for this service. They can give you what you need in another format. \
            If you are not happy with the answer, the Equality Advisory and Support Service can advise you.</p>
            """)
    }

    private func access(_ request: PageRequest) -> Page {
        let columns = [Table.Column("What"), Table.Column("Who can do it")]
        let rows = request.site.policy.rows.map { act, roles -> HTML in
            let who = Role.allCases.filter { roles.contains($0) }.map(\.title)
            let words = who.count == Role.allCases.count ? "Every role" : who.joined(separator: ", ")
            return Table.row(columns, ["\(act.words.capitalisedFirst)", "\(words)"])
        }
        let asking = request.site.policy.askingAgainWords.split(separator: "; ").map { "<li>\($0)</li>" as HTML }
        return Page(
            "Permissions by role",
            """
            <h1>Permissions by role</h1><p>A person can do what any of their roles allows. Anything not listed is refused to everyone.</p>
            <p>People must confirm who they are, unless they did so in the last 5 minutes, before they:</p><ul>\(asking)</ul>
            <p>A second person must approve each role that gives access to children’s records, publication or user access. Roles that one person can give: \(request.site.policy.givenByOneWords).</p>
            \(request.may(.giveAccess) ? "<p><a href=\"\(GrantPages.list.path)\">User access: who has which role, and when it ends</a></p>" : "")
            \(request.may(.giveAccess) ? "<p><a href=\"\(OpenIDPlaces.groups.path)\">Groups of the council’s sign-in: which role each group gives</a></p>" : "")
            <div class="dense">\(Table("Who can do what", columns, rows: rows).html())</div>
            \(records(request.site.policy))
            """)
    }

    /// The part of the table that also knows the state of a child's record.
    private func records(_ policy: Policy) -> HTML {
        let columns = [Table.Column("On a child’s record, can")] + Role.allCases.map { Table.Column($0.title) }
        let rows = policy.records.map { row in
            Table.row(columns, ["\(row.act.words)"] + Role.allCases.map { "\(row.words(for: $0))" })
        }
        let table = Table("What each role can do with a child’s record", columns, rows: rows).html()
        return """
            <h2>The records of children</h2><p>“In scope” means within the scope of the person’s access: the whole service, a team and those below it, \
            or the children allocated to them. A restricted record opens to its named readers, and to those marked so here. A person who is \
            blocked from a family cannot see anything about it, whatever this table says.</p>
            <div class="scroll matrix" tabindex="0" role="region" aria-label="The records of children">\(table)</div>
            """
    }
}

extension RecordRow {
    fileprivate func words(for role: Role) -> String {
        let parts = [
            inScope.contains(role) ? "in scope" : nil, restricted.contains(role) ? "restricted too" : nil,
            inEmergency.contains(role) ? "break-glass" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }
}

extension Act {
    static let readPolicy = Act("settings.read-access", "see permissions by role")
}
