import ChildRecords
import SiteKit
import Vocabulary

/// Records of children by the council's number alone, for pages that name a case and never a child. What the one door does not let
/// this person know of is not here either.
package struct ChildReferences: Sendable {
    private let store: Store
    package init(_ store: Store) { self.store = store }

    /// The record of a number; nil where there is none that this person may know of.
    package func find(_ number: String, for visit: Visit) async throws -> Identifier<Child>? {
        let asker = Asker(visit, to: .readChild)
        let wanted = number.lowercased()
        let found = try await store.read { try ChildDoor.all(for: asker, in: $0).first { $0.0.number.lowercased() == wanted }?.0.id }
        if let found { try await store.recordView(of: [found], act: .listedChild, by: visit.changer) }
        return found
    }

    /// The numbers of records, of those alone that this person may know of. The rows of the views are written before this returns.
    package func numbers(of ids: Set<String>, for visit: Visit) async throws -> [String: (number: String, path: String)] {
        let asker = Asker(visit, to: .readChild)
        let known = try await store.read { db in
            try ChildDoor.all(for: asker, in: db).map(\.0).filter { ids.contains($0.id.text) }
        }
        try await store.recordView(of: known.map(\.id), act: .listedChild, by: visit.changer)
        return Dictionary(known.map { ($0.id.text, (number: $0.number, path: ChildPlaces.show.path($0.id))) }) { first, _ in first }
    }
}
