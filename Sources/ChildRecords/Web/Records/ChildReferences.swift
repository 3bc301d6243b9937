import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// Records of children by the council's number alone, for pages that name a case and never a child. What the one door does not let
/// this person know of is not here either.
package struct ChildReferences: Sendable {
    private let store: Store
    package init(_ store: Store) { self.store = store }

    /// The record of a number; nil where there is none that this person may know of.
    package func find(_ number: String, for request: PageRequest) async throws -> Identifier<Child>? {
        let asker = Requester(request, to: .readChild)
        let wanted = number.uppercased()
        let found = try await store.read { try ChildDoor.all(where: "child.number = \(wanted)", for: asker, in: $0).first?.id }
        if let found { try await store.recordView(of: [found], act: .listedChild, by: request.changer) }
        return found
    }

    /// The numbers of records, of those alone that this person may know of. The rows of the views are written before this returns.
    package func numbers(of ids: Set<String>, for request: PageRequest) async throws -> [String: (number: String, path: String)] {
        let asker = Requester(request, to: .readChild)
        let known = try await store.read { db in
            try ChildDoor.all(where: "child.id IN \(ids.sorted())", for: asker, in: db)
        }
        try await store.recordView(of: known.map(\.id), act: .listedChild, by: request.changer)
        return Dictionary(known.map { ($0.id.text, (number: $0.number, path: ChildPlaces.show.path($0.id))) }) { first, _ in first }
    }
}
