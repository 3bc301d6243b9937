import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Which children of the loaded data somebody may see: one SQL condition for the children behind a figure and for what is due.
enum LoadedVisibility {
    /// The records here of a loaded child, under any of its IDs.
    static let records: SQL = """
        SELECT tied.child FROM child_number AS tied WHERE tied.number = loaded_child.number OR tied.number IN (
            SELECT also.number FROM child_match JOIN loaded_child AS also ON also.id = child_match.child
            WHERE child_match.same_as = loaded_child.id)
        """

    /// True in SQL for each row of `loaded_child` with its `measured_team`. Where the child has a record here, the record decides: its scope,
    /// its restriction, a block. Where it has none, the team does, by its name; nobody has such a child allocated.
    static func isSeen(_ requester: Requester) -> SQL {
        let isHidden: SQL = "loaded_child.number IN (\(HiddenChildIDs.sql(of: requester.worker)))"
        let ofRecord = ChildVisibility.condition(for: requester, column: "tied_record.child")
        let ofTeam: SQL =
            requester.reach.ordinary.contains(.wholeService)
            ? "1"
            : "coalesce(measured_team.name IN (SELECT team.name FROM team WHERE \(WithinScope.reaches(team: "team.id", requester.reach.ordinary))), 0)"
        return """
            (NOT \(isHidden) AND CASE WHEN EXISTS (\(records))
                THEN NOT EXISTS (SELECT 1 FROM (\(records)) AS tied_record WHERE NOT \(ofRecord)) ELSE \(ofTeam) END)
            """
    }

    /// The record of the loaded child that the requester may open, in SQL; null where there is none.
    static func opened(by opener: Requester) -> SQL {
        let opens = ChildVisibility.condition(for: opener, column: "tied_record.child")
        return "(SELECT child FROM (\(records)) AS tied_record WHERE \(opens) LIMIT 1)"
    }
}
