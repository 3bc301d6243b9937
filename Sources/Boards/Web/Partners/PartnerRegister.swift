import ActionPlans
import ActionPlansWeb
import Boards
import GRDB
import SiteKit
import Vocabulary

extension Partner: Registered, FetchableRecord {
    package typealias Line = Partner
    package static let table = "partner"

    package init(row: Row) throws {
        self.init(
            id: row["id"], name: row["name"], kind: try row.word("kind", of: "partner"), contact: row["contact"], version: row["version"])
    }

    package static func load(_ id: Identifier<Partner>, in db: Database) throws -> Partner? {
        try SQLRequest(literal: "SELECT * FROM partner WHERE id = \(id)").fetchOne(db)
    }

    package static func all(in db: Database) throws -> [Partner] {
        try SQLRequest(literal: "SELECT * FROM partner ORDER BY name").fetchAll(db)
    }
}

/// The partners: organisations without an account here that own actions or made commitments.
package enum PartnerRegister {
    package static let address = RegisterAddress<Partner>("/partners", "partner")

    package static let adding = Adding<Partner, (name: String, kind: Partner.Kind, contact: String)>(
        "Add a partner", act: .managePartners, note: "partner added",
        form: RegisterForm(
            .text("name", "Organisation", missing: "Enter the name of the organisation.", limit: 150),
            .cases("kind", "Type", missing: "Select the type of organisation.", words: \.words),
            .text("contact", "Contact (optional)", missing: nil, hint: "A name or a post.", limit: 200)
        ) { (name: $0, kind: $1, contact: $2) },
        make: { id, draft, acting in
            let sql: SQL = "SELECT 1 FROM partner WHERE name = \(draft.name) COLLATE NOCASE"
            if try !Row.fetchAll(acting.db, literal: sql).isEmpty { throw PartnerRefusal.nameInUse(draft.name) }
            return Partner(id: id, name: draft.name, kind: draft.kind, contact: draft.contact)
        },
        insert: { partner, _, acting in
            try acting.db.execute(
                literal: """
                    INSERT INTO partner (id, name, kind, contact) VALUES (\(partner.id), \(partner.name), \(partner.kind.rawValue), \(partner.contact))
                    """)
        })

    package static let register = Register<Partner>(
        .init(
            list: "Partners", introduction: "Organisations without an account here that own actions of a plan or made commitments to it.",
            none: "No partners yet. Add the organisations that own actions of the plan."),
        at: address, read: .readBoards,
        rows: .init("partner.*", from: "partner", id: "partner.id", order: ListOrder("name", by: "lower(partner.name)")),
        declaration: .init(
            visibility: .staff, retention: .plansAndReports, speaksOf: .staff, privilege: .none,
            searched: .nothing(because: "A partner is found through its commitments and actions."), clocks: [], imports: .fieldsOfForm,
            drafts: .notKept(because: "The form is short.")),
        title: \.name,
        columns: [
            ListColumn(
                "Organisation", order: ListOrder("name", by: "lower(partner.name)"), value: { .text($0.name) },
                cell: { line, _ in "<a href=\"\(address.path(line.id))\">\(line.name)</a>" }),
            ListColumn(
                "Type", filter: .cases("kind", "Type", Partner.Kind.self, words: \.words) { kind, _ in "partner.kind = \(kind.rawValue)" },
                value: { .text($0.kind.words) }),
            ListColumn("Contact", value: { .text($0.contact) }),
        ], adding: AnyAdding(adding),
        aside: { request, db in
            """
            <p><a href="\(CommitmentRegister.address.list)">Partner commitments</a></p>\(try owned("1", request, db))
            """
        },
        detail: { partner, request, db in
            let commitments = try CommitmentRegister.register.lines(
                Fields([("partner", partner.id.text)]), as: Viewer(request), in: db)
            let table: HTML? =
                commitments.isEmpty
                ? nil : CommitmentRegister.register.table("Commitments of \(partner.name)", commitments, request)
            return "\(try owned("action_partner.partner = \(partner.id)", request, db))\(table)"
        })

    /// The actions that partners own, of plans that this person may see.
    private static func owned(_ condition: SQL, _ request: PageRequest, _ db: Database) throws -> HTML? {
        let sql: SQL = """
            SELECT action.id, action.ref_series, action.ref_group, action.ref_number, action.text, partner.name
            FROM action_partner JOIN action ON action.id = action_partner.action JOIN partner ON partner.id = action_partner.partner
            WHERE \(literal: condition) AND \(literal: Viewer(request).maySee(plan: "action.plan"))
            ORDER BY lower(partner.name), action.ref_series, action.ref_group, action.ref_number
            """
        let items = try Row.fetchAll(db, literal: sql).map { row -> HTML in
            let (ref, text) = (try ActionRef(row: row), row["text"] as String)
            return """
                <li><a href="\(PartnerPages.action.path(row["id"]))">\(ref.description)</a> \(text.shortened(to: 90))\
                <span class="sub">\(row["name"] as String)</span></li>
                """
        }
        return items.isEmpty ? nil : "<h2>Actions that partners own</h2><ul>\(items)</ul>"
    }
}
