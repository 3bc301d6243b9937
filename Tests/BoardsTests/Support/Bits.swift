import Inspections
import InspectionsWeb
import Vocabulary

@testable import SiteKit

enum InspectionReader {
    static func name(_ person: Identifier<Person>, of inspection: Identifier<Inspection>, in store: Store) async throws {
        try await InspectionStore(store).nameReader(person, of: inspection, by: .system)
    }
}

extension Download {
    var words: String { String(decoding: bytes, as: UTF8.self) }
}
