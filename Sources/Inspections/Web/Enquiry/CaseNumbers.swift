import GRDB
import SiteKit

/// The council's numbers of children's records, as the one door to them gives them to whoever asks. The records lie in another domain,
/// so the composition tells. What is not there for a visitor has no number and is not counted.
package struct CaseNumbers: Sendable {
    package typealias Find = @Sendable (String, Visit) async throws -> String?
    package typealias Tell = @Sendable ([String], Visit) async throws -> [String: (number: String, path: String)]

    /// The record of a number; nil where there is none that this person may know of.
    let find: Find
    /// Numbers and pages of records, of those alone that this person may know of. Each look is written down before this returns.
    let tell: Tell

    package init(find: @escaping Find, tell: @escaping Tell) {
        self.find = find
        self.tell = tell
    }

    /// Where there are no records of children.
    package static let none = CaseNumbers(find: { _, _ in nil }, tell: { _, _ in [:] })
}
