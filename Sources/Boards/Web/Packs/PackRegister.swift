import GRDB
import SiteKit
import Vocabulary

extension PackEntry: Registered, FetchableRecord {
    package typealias Line = PackEntry
    package static let table = "pack"
    /// A pack is frozen: nothing counts its version up.
    package var version: Int { 1 }

    package static func load(_ id: Identifier<PackEntry>, in db: Database) throws -> PackEntry? { try PackRecords.entry(id, in: db) }

    package init(row: Row) throws {
        self.init(
            id: row["id"], board: row["board"], plan: row["plan"], meeting: row["meeting"], number: row["number"], title: row["title"],
            boardName: row["board_name"], planTitle: row["plan_title"], cutOff: row["cut_off"], made: row["made_on"],
            madeBy: row["made_by"], digest: row["digest"], hasWord: row["has_word"], hasPDF: row["has_pdf"], missing: row["missing"])
    }
}

/// The packs of boards, on plans that somebody may see. A pack has a page of its own, and is made outside a transaction, by converters.
package enum PackRegister {
    package static let address = RegisterAddress<PackEntry>("/packs", "pack")

    package static let register = Register<PackEntry>(
        .init(
            list: "Packs", introduction: "Board papers. Each pack is frozen as a page, a Word file and a PDF.",
            none: "No packs yet. Make one on the page of a board or of a meeting."),
        at: address, read: .readBoards,
        rows: .init(
            PackRecords.columns, from: PackRecords.source, id: "pack.id",
            order: ListOrder("made", by: "pack.made_on", "pack.rowid", descending: true)),
        declaration: .init(
            visibility: Visibility { $0.maySee(plan: "pack.plan") }, retention: .plansAndReports, speaksOf: .staff, privilege: .none,
            searched: .text(title: "pack.title", body: "plan.title", day: "pack.cut_off"), clocks: [],
            imports: .none(because: "A pack is made from the record."), drafts: .notKept(because: "A pack is made from the record.")),
        title: \.title,
        columns: [
            ListColumn("No.", isNumber: true, order: ListOrder("number", by: "pack.number", "pack.cut_off"), value: { .number($0.number) }),
            ListColumn(
                "Pack", filter: .values("board", "Board", of: "pack.board", words: "board.name"), value: { .text($0.title) },
                cell: { pack, _ in "<a href=\"\(address.path(pack.id))\">\(pack.title)</a><span class=\"sub\">\(pack.planTitle)</span>" }),
            ListColumn(
                "Plan", shown: .inFiles, filter: .values("plan", "Plan", of: "pack.plan", words: "plan.title"),
                value: { .text($0.planTitle) }),
            ListColumn("Cut-off", order: ListOrder("cut-off", by: "pack.cut_off", "pack.number"), value: { .day($0.cutOff) }),
            ListColumn(
                "Created", value: { .day($0.made) }, cell: { pack, _ in "\(pack.made)<span class=\"sub\">by \(pack.madeBy)</span>" }),
            ListColumn("Files", shown: .onPages, value: { _ in .text("") }, cell: { pack, _ in PackFiles(pack).html }),
        ],
        aside: { request, _ in
            request.may(.makePack) ? "<p><a class=\"btn\" href=\"\(PackPages.make.path)\">Make a pack</a></p>" : ""
        })
}
