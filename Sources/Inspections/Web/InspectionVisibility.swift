import GRDB
import Inspections
import SiteKit

extension Viewer {
    /// Holds for an inspection that this person may know of: one that is not under embargo, or one whose named reader they are. An inspection
    /// that is not there is not open.
    /// - Parameter id: the expression of its identifier.
    package func mayKnow(inspection id: SQL) -> SQL {
        let reader: SQL =
            may(.readEmbargoed)
            ? "EXISTS (SELECT 1 FROM inspection_reader AS named WHERE named.inspection = open_one.id AND named.account = \(person.id))"
            : "0"
        let open = Inspection.State.allCases.filter { !$0.isUnderEmbargo }.map(\.rawValue)
        return """
            EXISTS (SELECT 1 FROM inspection AS open_one WHERE open_one.id = \(literal: id)
                AND (open_one.state IN \(open) OR \(literal: reader)))
            """
    }
}

extension Visibility {
    /// Rows about one inspection.
    /// - Parameter id: the expression of its identifier; a row without one is not shown.
    package static func inspection(_ id: SQL) -> Visibility { Visibility { $0.mayKnow(inspection: id) } }

    /// Rows that may touch several inspections, or none: a person knows of a row when they may know of every inspection it touches.
    /// - Parameter touched: a query of one column, `inspection`, over the row's own columns.
    package static func inspections(touched: SQL) -> Visibility {
        Visibility { viewer in
            "NOT EXISTS (SELECT 1 FROM (\(literal: touched)) AS touched WHERE NOT \(literal: viewer.mayKnow(inspection: "touched.inspection")))"
        }
    }
}
