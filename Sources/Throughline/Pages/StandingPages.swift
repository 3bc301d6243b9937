import OpenIDConnect
import SiteKit

/// The first page, the accessibility statement and the table of who may do what.
struct StandingPages: Sendable {
    static let first = Place("/")
    static let accessibility = Place("/accessibility")
    static let access = Place("/settings/access")

    func register(on site: inout Site) {
        site.get(StandingPages.first, .anyone) { visit in
            .seeOther(visit.person.isSignedIn ? TodayPage.place.path : SignInPages.signIn.path)
        }
        site.get(StandingPages.accessibility, .anyone) { visit in .page(accessibility(visit)) }
        site.get(StandingPages.access, .readPolicy) { visit in .page(access(visit)) }
    }

    private func accessibility(_ visit: Visit) -> Page {
        Page(
            "Accessibility",
            """
            <h1>Accessibility statement</h1>
            <p>\(visit.site.council) wants everyone to be able to use this service. It is built to meet the Web Content Accessibility Guidelines, \
            version 2.2, level AA.</p>
            <h2>How it is checked</h2><ul><li>Every page is run through axe in a browser, at 1280 and at 320 pixels, before a version is accepted.</li>
            <li>Every page works with a keyboard alone, without script, printed, and in grey.</li></ul>
            <h2>What does not work yet</h2><ul><li>Inspection reports are shown as Ofsted made them when you open the PDF. Their text is on a page of its own.</li>
            <li>Downloaded PDF files are tagged, but no independent checker of PDF/UA has been run on them.</li></ul>
            <h2>Something in your way?</h2><p>Tell the council’s team for this service, who can give you what you need in another form. \
            If you are not content with the answer, the Equality Advisory and Support Service can advise you.</p>
            """)
    }

    private func access(_ visit: Visit) -> Page {
        let columns = [Table.Column("May")] + Role.allCases.map { Table.Column($0.title) }
        let rows = visit.site.policy.rows.map { act, roles -> HTML in
            Table.row(columns, ["\(act.words)"] + Role.allCases.map { roles.contains($0) ? "Yes" : "–" })
        }
        return Page(
            "Who may do what",
            """
            <h1>Who may do what</h1><p>This table alone decides. A person may do what any of their roles may; what stands in no row is refused to all.</p>
            <p>Before these a person proves again who they are, unless they did so in the last five minutes: \(visit.site.policy.askingAgainWords).</p>
            \(visit.may(.giveAccess) ? "<p><a href=\"\(GrantPages.list.path)\">Access given: who has which role, how far and until when</a></p>" : "")
            \(visit.may(.keepGroups) ? "<p><a href=\"\(OpenIDPlaces.groups.path)\">Groups of the council’s sign-in: which group opens what</a></p>" : "")
            <div class="scroll matrix" tabindex="0" role="region" aria-label="Who may do what">\(Table("Acts and roles", columns, rows: rows).html())</div>
            \(records(visit.site.policy))
            """)
    }

    /// The part of the table that also knows the state of a child's record.
    private func records(_ policy: Policy) -> HTML {
        let columns = [Table.Column("May, on a child’s record")] + Role.allCases.map { Table.Column($0.title) }
        let rows = policy.records.map { row in
            Table.row(columns, ["\(row.act.words)"] + Role.allCases.map { "\(row.words(for: $0))" })
        }
        let table = Table("Acts on the record of a child", columns, rows: rows).html()
        return """
            <h2>The records of children</h2><p>“In scope” means what the person’s access reaches: the whole service, a team and those below it, \
            or the children allocated to them. A restricted record opens to its named readers, and to those marked so here. Whoever is \
            blocked from a family finds nothing of it, whatever this table says.</p>
            <div class="scroll matrix" tabindex="0" role="region" aria-label="The records of children">\(table)</div>
            """
    }
}

extension RecordRow {
    fileprivate func words(for role: Role) -> String {
        let parts = [
            inScope.contains(role) ? "in scope" : nil, restricted.contains(role) ? "restricted too" : nil,
            inEmergency.contains(role) ? "in an emergency" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }
}

extension Act {
    static let readPolicy = Act("settings.read-access", "see who may do what")
}
