import GRDB
import Inspections
import SiteKit
import Vocabulary

extension Visibility {
    /// What of the search shares an inspection’s embargo, or belongs to no inspection.
    package static let searchedOfInspection = Visibility { viewer in
        // Asked once for all rows, and not for each of them.
        """
        item.inspection IS NULL
            OR item.inspection IN (SELECT known.id FROM inspection AS known WHERE \(literal: viewer.mayKnow(inspection: "known.id")))
        """
    }
}

package enum InspectionSearch {
    package static let sources = [
        SearchSource(
            "findings", "Findings", .readInspections,
            SearchedTable(
                "finding", title: "source.text",
                day: "(SELECT coalesce(published, received, fieldwork_to) FROM inspection WHERE inspection.id = source.inspection)",
                parent: "source.inspection", inspection: "source.inspection", condition: "source.state = 'accepted'",
                visibility: .searchedOfInspection,
                path: { finding, inspection in
                    guard let finding = Identifier<Finding>(finding), let inspection = Identifier<Inspection>(inspection) else {
                        return InspectionPlaces.list.path
                    }
                    return InspectionPlaces.finding.path(inspection, finding)
                }))
    ]
}
