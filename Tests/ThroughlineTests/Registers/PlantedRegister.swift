import GRDB
import InspectionsWeb
import Vocabulary

@testable import SiteKit

/// A register made for tests, whose rows belong to inspections, under a parameter that no check has ever heard of.
struct Planted: Registered, Equatable {
    struct Line: FetchableRecord, Decodable, Sendable, Identifiable {
        let id: Identifier<Planted>
        let title: String
        let due: Day?
    }

    static let table = "planted"
    let id: Identifier<Planted>
    var title: String
    let version: Int

    static func load(_ id: Identifier<Planted>, in db: Database) throws -> Planted? {
        try Row.fetchAll(db, literal: "SELECT * FROM planted WHERE id = \(id)").first.map {
            Planted(id: $0["id"], title: $0["title"], version: $0["version"])
        }
    }

    static let schema = StoreMigration(
        "planted",
        """
        CREATE TABLE planted (
            id TEXT PRIMARY KEY, inspection TEXT NOT NULL REFERENCES inspection (id), title TEXT NOT NULL, due TEXT, advice TEXT,
            version INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX planted_by_due ON planted (due);
        """)

    static let address = RegisterAddress<Planted>("/planted", "whatever")

    static let rename = ItemAct<Planted, (String, Day?)>(
        "rename", "Change the title", act: .readInspections, note: "renamed",
        form: RegisterForm(
            .text("title", "Title", missing: "Enter a title.", limit: 40).now(\.title),
            FormField<Planted, Day?>.optionalDay("due", "Due date")
        ) { ($0, $1) },
        apply: { planted, draft, _ in planted.title = draft.0 },
        save: { planted, draft, acting in
            try acting.db.execute(literal: "UPDATE planted SET title = \(planted.title), due = \(draft.1) WHERE id = \(planted.id)")
        })

    static let register = Register<Planted>(
        .init(list: "Planted", introduction: "Rows of a test.", none: "Nothing is planted."), at: address, read: .readInspections,
        rows: .init("item.*", from: "planted AS item", id: "item.id", order: ListOrder("title", by: "item.title", "item.id")),
        declaration: .init(
            visibility: .inspection("item.inspection"), retention: .plansAndReports, speaksOf: .nobody,
            privilege: .legalAdvice(columns: ["Advice"], seenBy: .governPlanted), searched: .nothing(because: "a test"),
            clocks: [RegisterClock("Planted", due: "item.due", while: "1", title: "item.title", step: "Look") { _ in "1" }],
            imports: .none(because: "a test"), drafts: .notKept(because: "a test")),
        title: \.title,
        columns: [
            ListColumn("Title", order: ListOrder("title", by: "item.title", "item.id"), value: { .text($0.title) }),
            ListColumn(
                "Due", order: ListOrder("due", by: "item.due", unknownLast: "item.due IS NULL"),
                filter: .values("due", "Due", of: "item.due"), value: { .day($0.due) }),
            ListColumn("Advice", value: { _ in .text("Counsel says so") }),
        ], acts: [AnyAct(rename)])
}

extension Act {
    static let governPlanted = Act("planted.govern", "see legal advice of a test")
}
