import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// What a reader may know of each case, in SQL: the one condition of who may see which child decides it for the list, its orders and filters,
/// its files, deadlines and meetings.
///
/// Of a case all of whose children the reader may see, what is stored of the case is read; of another, what is stored of those children.
enum KnownCase {
    /// Cases with a child whom the reader may see.
    static let visibility = Visibility { viewer in
        let sees: SQL = """
            EXISTS (SELECT 1 FROM pre_proceedings_child AS mine WHERE mine.proceedings = item.id AND (\(literal: shows("mine.child", viewer))))
            """
        if !reachesAll(viewer) { return sees }
        return """
            EXISTS (SELECT 1 FROM pre_proceedings_child AS own WHERE own.proceedings = item.id)
                AND (NOT (\(literal: isPartial("item.id", viewer))) OR \(literal: sees))
            """
    }

    /// Whether a case has a child whom the reader may not see. Where there can be few such children they are gathered once for all cases.
    private static func isPartial(_ id: SQL, _ viewer: Viewer) -> SQL {
        let hides = ChildVisibility.hides("unseen.child", from: viewer, to: .readPreProceedings)
        if reachesAll(viewer) {
            return "\(literal: id) IN (SELECT unseen.proceedings FROM pre_proceedings_child AS unseen WHERE \(literal: hides))"
        }
        return "EXISTS (SELECT 1 FROM pre_proceedings_child AS unseen WHERE unseen.proceedings = \(literal: id) AND (\(literal: hides)))"
    }

    private static func reachesAll(_ viewer: Viewer) -> Bool {
        viewer.policy.reach(of: .readPreProceedings, for: viewer.person).ordinary.contains(.wholeService)
    }

    /// Stands on every case, list and figure of cases alike, so that it tells of none.
    static let note: HTML = "<p class=\"hint\">Children whose records you cannot open are not shown and not counted.</p>"

    /// Whether the reader may see a child.
    static func sees(_ child: SQL, _ viewer: Viewer) -> SQL { ChildVisibility.sees(child, viewer, to: .readPreProceedings) }

    /// The same for a child of `pre_proceedings_child`, which the schema lets be no other than one that exists.
    static func shows(_ child: SQL, _ viewer: Viewer) -> SQL { ChildVisibility.shows(child, to: viewer, for: .readPreProceedings) }

    /// The children of cases whom somebody may see.
    static func children(of viewer: Viewer, in db: Database) throws -> Set<Identifier<Child>> {
        let sql: SQL = "SELECT part.child FROM pre_proceedings_child AS part WHERE \(literal: shows("part.child", viewer))"
        return Set(try Row.fetchAll(db, literal: sql).map { $0["child"] as Identifier<Child> })
    }

    /// The table `item` of the register: a row for each case, with what the reader may know.
    static func table(_ viewer: Viewer) -> SQL {
        let seen = shows("part.child", viewer)
        let parts: SQL = "pre_proceedings_child AS part WHERE part.proceedings = c.id AND (partly.id IS NULL OR \(literal: seen))"
        func shown(_ column: SQL, of part: SQL) -> SQL {
            "CASE WHEN partly.id IS NULL THEN c.\(literal: column) ELSE (SELECT \(literal: part)) END AS \(literal: column)"
        }
        let columns: [SQL] = [
            shown("stage", of: "part.stage FROM \(literal: parts) ORDER BY \(literal: furthest) LIMIT 1"),
            shown("decided", of: "min(part.decided) FROM \(literal: parts) AND part.stage IN ('preProceedings', 'extended')"),
            shown("expected", of: "min(part.expected) FROM \(literal: parts)"),
            shown("next_due", of: "min(part.next_due) FROM \(literal: parts)"),
            shown(
                "next_kind",
                of: "part.next_kind FROM \(literal: parts) AND part.next_due IS NOT NULL ORDER BY part.next_due, part.next_kind LIMIT 1"),
            shown("section20", of: "coalesce(max(part.section20), 0) FROM \(literal: parts)"),
            "(SELECT count(*) FROM \(literal: parts)) AS children",
            "(SELECT count(*) FROM \(literal: parts) AND part.expected IS NOT NULL) AS unborn",
            "(SELECT coalesce(max(part.drift_done + \(literal: running)), 0) FROM \(literal: parts)) AS drift",
            "(SELECT min(child.team) FROM child WHERE child.id IN (SELECT part.child FROM \(literal: parts))) AS team",
        ]
        return """
            (SELECT c.id, c.number, c.family, partly.id IS NOT NULL AS is_partial, \(literal: columns.joined(separator: ", "))
                FROM pre_proceedings_case AS c LEFT JOIN pre_proceedings_case AS partly ON partly.id = c.id
                AND \(literal: isPartial("c.id", viewer))) AS item
            """
    }

    /// The order in which the stage of a child comes before that of another, as the domain has it.
    private static var furthest: SQL {
        let places = Stage.allCases.enumerated().map { "WHEN \($0.element.rawValue) THEN \($0.offset)" as SQL }.joined(separator: " ")
        return """
            part.is_open DESC, CASE WHEN part.is_open = 1 THEN CASE part.stage \(literal: places) END ELSE 0 END DESC,
            part.stage IN ('died', 'turned18'), part.since DESC, part.child
            """
    }

    /// Days since the first of what still runs was due, beside those of drift before it: each day counts once.
    private static let running: SQL = """
        (SELECT CAST(max(0, coalesce(julianday(\(literal: CaseRegister.today)) - julianday(min(clock.due)), 0)) AS INTEGER)
            FROM pre_proceedings_clock AS clock WHERE clock.proceedings = part.proceedings AND clock.child = part.child
            AND clock.done IS NULL AND clock.is_drift = 1)
        """
}
