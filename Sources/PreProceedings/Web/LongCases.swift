import ChildRecords
import GRDB
import Law
import PreProceedings
import SiteKit
import Vocabulary

/// The children who have been in pre-proceedings longer than is usual, and who approved it: by name, or that nobody did.
struct LongCases {
    let store: Store

    func register(on site: inout Site) {
        site.get(TrackerPlaces.long, .readPreProceedings) { request in .page(try await page(request)) }
    }

    private struct Long: Sendable {
        let id: Identifier<PreProceedingsCase>
        let number, name: String
        let decided: Day
        let approved: Spell.Extension?
        let isBeyondLast: Bool
    }

    private func page(_ request: PageRequest) async throws -> Page {
        let (terms, long) = try await store.read { db -> (LocalTerms, [Long]) in
            let terms = try LocalTerms.read(in: db)
            return (terms, try read(terms, request, db))
        }
        try await store.recordView(of: Array(Set(long.map(\.id))), act: .readPreProceedings, by: request.changer)
        let columns = ["Case", "Child", "Week", "Approved by", "Until", "Reason"].map { Table.Column($0) }
        let rows = long.map { one -> HTML in
            let beyond: HTML? = one.isBeyondLast ? Tag("Over the last day", .square).html : nil
            return Table.row(
                columns,
                [
                    "<a class=\"whole\" href=\"\(CaseRegister.address.path(one.id))\">\(one.number)</a>", "\(one.name)",
                    "\((request.today - one.decided) / 7 + 1) \(beyond)", approver(one), "\(one.approved?.until.description ?? "–")",
                    "\(one.approved?.reason ?? "–")\(overLength(one))",
                ])
        }
        let (usual, last) = (terms.own(.preProceedingsUsual).length / 7, terms.own(.preProceedings).length / 7)
        let nobody = long.count { $0.approved == nil }
        let table: HTML =
            long.isEmpty
            ? "<p class=\"note\">No child that you can see has been in pre-proceedings for longer than \(usual) weeks.</p>"
            : "<p>\(long.count == 1 ? "1 child" : "\(long.count) children"). \(LongCases.words(nobody, of: long.count))</p>\(Table("The longest first", columns, rows: rows).html())"
        return Page(
            "Cases over the usual length", breadcrumbs: TrackerPages.crumbs,
            """
            <h1>Cases over the usual length</h1><p>Children in pre-proceedings for longer than \(usual) weeks, with who approved it. The last day is after
            \(last) weeks, or as an extension says (local settings).</p>\(table)
            """)
    }

    static func words(_ nobody: Int, of all: Int) -> String {
        switch nobody {
        case 0: "An extension is approved for \(all == 1 ? "this child" : "each of them")."
        case all: "Nobody approved an extension for \(all == 1 ? "this child" : "any of them")."
        default: "Nobody approved an extension for \(nobody) of them."
        }
    }

    private func overLength(_ one: Long) -> HTML? {
        guard let words = one.approved?.overLength, !words.isEmpty else { return nil }
        return "<span class=\"sub\">Over the usual length: \(words)</span>"
    }

    private func approver(_ one: Long) -> HTML {
        guard let approved = one.approved else { return Tag("Nobody approved it", .triangle).html }
        return "\(approved.approver)<span class=\"sub\">\(approved.approved)</span>"
    }

    private func read(_ terms: LocalTerms, _ request: PageRequest, _ db: Database) throws -> [Long] {
        let viewer = Viewer(request)
        let sql: SQL = """
            SELECT part.proceedings, part.child, child.name, item.number FROM pre_proceedings_child AS part
            JOIN child ON child.id = part.child JOIN pre_proceedings_case AS item ON item.id = part.proceedings
            WHERE part.stage IN ('preProceedings', 'extended') AND (\(literal: KnownCase.sees("part.child", viewer)))
            ORDER BY part.decided, item.number, child.name, part.child
            """
        var loaded: [Identifier<PreProceedingsCase>: PreProceedingsCase] = [:]
        return try Row.fetchAll(db, literal: sql).compactMap { row -> Long? in
            let (id, child) = (row["proceedings"] as Identifier<PreProceedingsCase>, row["child"] as Identifier<Child>)
            if loaded[id] == nil { loaded[id] = try PreProceedingsCase.load(id, in: db) }
            guard let part = loaded[id]?.children[child], let spell = part.spell, let decided = spell.decided,
                request.today > terms.due(.preProceedingsUsual, after: decided)
            else { return nil }
            let last = part.clocks(terms).first { $0.kind == .lastDay }
            return Long(
                id: id, number: row["number"], name: row["name"], decided: decided,
                approved: spell.extensions.max { $0.until < $1.until }, isBeyondLast: last.map { $0.due < request.today } ?? false)
        }
    }
}
