import ChildRecordsWeb
import InspectionsWeb
import SiteKit
import Vocabulary

extension CaseNumbers {
    /// Numbers of children's records as the one door to them gives them.
    static func through(_ store: Store) -> CaseNumbers {
        CaseNumbers(
            find: { number, request in try await ChildReferences(store).find(number, for: request)?.text },
            tell: { records, request in try await ChildReferences(store).numbers(of: Set(records), for: request) })
    }
}
