import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Who may see which child's record, as one SQL expression. Lists, counts, exports, single records and acts all ask it; there is no second
/// version of it in Swift.
package enum ChildVisibility {
    /// How a requester has a record. No value at all means that it does not exist for them.
    package enum Access: String, Sendable {
        case scope, reader, emergency
        /// They may know that the record exists, and its number. They may not open it.
        case restricted

        var isOpen: Bool { self != .restricted }
    }

    /// How much of a record is shown.
    package enum Extent: Sendable {
        /// The record itself, with the child's name.
        case record
        /// That the record exists, and its number.
        case existence
    }

    /// True in SQL for each row whose child the requester may see to this extent. It fails closed: a child that does not exist is not seen.
    /// - Parameter column: where the row holds the identifier of a child, as `near_miss.child`.
    package static func condition(for requester: Requester, column: SQL, _ extent: Extent = .record) -> SQL {
        "EXISTS (SELECT 1 FROM child AS seen WHERE seen.id = \(column) AND \(isSeen("seen", requester, extent)))"
    }

    /// True in SQL for each row whose family the requester may see: no block hides it, and the record of one of its children is open to them.
    package static func condition(for requester: Requester, family column: SQL) -> SQL {
        "EXISTS (SELECT 1 FROM child AS seen WHERE seen.family = \(column) AND \(isSeen("seen", requester, .record)))"
    }

    /// True in SQL for each child that the reader may see, by how far an act reaches for them.
    package static func sees(_ column: SQL, _ viewer: Viewer, to act: Act) -> SQL { condition(viewer, to: act, column: column, .record) }

    /// True in SQL for each child that the reader may not see, where others of the family are open to them. Where a role of theirs reaches the
    /// whole service, only a restriction or a block can hide a child, so that the records themselves are looked at for those few alone.
    package static func hides(_ column: SQL, from viewer: Viewer, to act: Act) -> SQL {
        let requester = requester(viewer, to: act)
        let unseen: SQL = "NOT \(condition(for: requester, column: column))"
        guard requester.reach.ordinary.contains(.wholeService) else { return unseen }
        let kin: SQL = "SELECT kin.id FROM child AS kin WHERE \(BlockBeatsAll.hides(family: "kin.family", from: requester.worker))"
        return "(\(RestrictedToReaders.isRestricted(column)) OR \(column) IN (\(kin))) AND \(unseen)"
    }

    /// The same as ``sees``, for a column that refers to the table of children: what does not exist cannot stand in it. Where a role of theirs
    /// reaches the whole service, only restrictions and blocks are asked, of which there are few, and no record is looked up.
    package static func shows(_ column: SQL, to viewer: Viewer, for act: Act) -> SQL {
        let requester = requester(viewer, to: act)
        guard requester.reach.ordinary.contains(.wholeService) else { return condition(for: requester, column: column) }
        return "NOT (\(literal: hides(column, from: viewer, to: act)))"
    }

    static func requester(_ viewer: Viewer, to act: Act) -> Requester {
        Requester(
            worker: viewer.person.id.worker, reach: viewer.policy.reach(of: act, for: viewer.person), today: viewer.today, now: Date(),
            changer: Changer(account: viewer.person.id.text))
    }

    static func condition(_ viewer: Viewer, to act: Act, column: SQL, _ extent: Extent) -> SQL {
        condition(for: requester(viewer, to: act), column: column, extent)
    }

    static func condition(_ viewer: Viewer, to act: Act, family column: SQL) -> SQL {
        condition(for: requester(viewer, to: act), family: column)
    }

    private static func isSeen(_ child: SQL, _ requester: Requester, _ extent: Extent) -> SQL {
        switch extent {
        case .record: "\(access(for: requester, child)) IN ('scope', 'reader', 'emergency')"
        case .existence: "\(access(for: requester, child)) IS NOT NULL"
        }
    }

    /// The ``Access`` of the requester to a row of the table `child`, in SQL; null where the record does not exist for them.
    /// - Parameter child: the name under which the query knows the table.
    static func access(for requester: Requester, _ child: SQL = "child") -> SQL {
        let (id, team): (SQL, SQL) = ("\(child).id", "\(child).team")
        let isRestricted = RestrictedToReaders.isRestricted(id)
        let isInScope = WithinScope.reaches(id, team: team, requester.reach.ordinary, of: requester)
        return """
            CASE WHEN \(BlockBeatsAll.hides(family: "\(child).family", from: requester.worker)) THEN NULL
                WHEN NOT \(isRestricted) AND \(isInScope) THEN 'scope'
                WHEN \(RestrictedToReaders.isReader(requester, of: id)) THEN 'reader'
                WHEN \(isRestricted) AND \(WithinScope.reaches(id, team: team, requester.reach.restricted, of: requester)) THEN 'scope'
                WHEN \(isOpenInEmergency(id, requester)) THEN 'emergency'
                WHEN \(isRestricted) AND \(isInScope) THEN 'restricted' END
            """
    }

    private static func isOpenInEmergency(_ child: SQL, _ requester: Requester) -> SQL {
        guard requester.reach.inEmergency else { return "0" }
        let now = requester.now.timeIntervalSince1970
        return """
            \(child) IN (SELECT opened.child FROM break_glass_access AS opened WHERE opened.account = \(requester.worker)
                AND opened.opened > \(now - BreakGlassWindow.seconds) AND opened.opened <= \(now))
            """
    }
}

extension Visibility {
    /// Rows about one child: scope, restriction and block decide, as for the child’s record itself. A row without a child is not shown.
    /// - Parameters:
    ///   - column: where the row holds the identifier of a child.
    ///   - act: what the access table says how far the person’s roles reach for; reading records where nothing else is said.
    package static func child(_ column: SQL, to act: Act = .readChild, _ extent: ChildVisibility.Extent = .record) -> Visibility {
        Visibility { ChildVisibility.condition($0, to: act, column: column, extent) }
    }

    /// Rows about one family: no block hides it, and the record of one of its children is open to the person.
    package static func family(_ column: SQL, to act: Act = .readChild) -> Visibility {
        Visibility { ChildVisibility.condition($0, to: act, family: column) }
    }
}
