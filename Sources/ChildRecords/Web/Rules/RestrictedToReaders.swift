import GRDB
import Vocabulary

/// A restricted record opens to the readers named on it and to the roles that the access table names for restricted records, within
/// their scope. Others within scope learn that there is a restricted record and its number, never a name; everyone else learns nothing.
///
/// A named reader needs a role for the act, but not the scope: naming is the scope. A review date that has passed closes nothing and
/// opens nothing.
enum RestrictedToReaders {
    /// True in SQL for each child whose record is restricted.
    static func isRestricted(_ child: SQL) -> SQL {
        "\(child) IN (SELECT closed.child FROM child_restriction AS closed WHERE closed.lifted_on IS NULL)"
    }

    /// True in SQL for each restricted child whose named reader the requester is. Without a role for the act a name opens nothing.
    static func isReader(_ requester: Requester, of child: SQL) -> SQL {
        if requester.reach.ordinary.isEmpty { return "0" }
        return """
            \(child) IN (SELECT closed.child FROM restriction_reader AS named JOIN child_restriction AS closed ON closed.id = named.restriction
                WHERE named.account = \(requester.worker) AND closed.lifted_on IS NULL)
            """
    }
}
