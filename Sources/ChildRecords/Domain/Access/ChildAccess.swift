import Foundation
import Vocabulary

/// Decides whether a reader may do an act on a child's record. Which roles may do it, and in which state of the record, stands in
/// the access table; here is how far that carries.
package enum ChildAccess {
    package enum Decision: Hashable, Sendable {
        case open(Through)
        /// The reader would see the record if it were not closed, and may know that it is there.
        case restricted(RestrictedChild)
        /// Not there, or not there for this reader: the two cannot be told apart.
        case notThere
    }

    /// What let the reader in.
    package enum Through: Hashable, Sendable {
        case scope, namedReader
        case emergency(EmergencyOpening)
    }

    package static func decide(_ reader: Reader, _ child: ChildFacts, at now: Date) -> Decision {
        if BlockBeatsAll.hides(child, from: reader.worker) { return .notThere }
        let opening = reader.reach.inEmergency ? EmergencyWindow.opening(of: child.id, among: reader.openings, at: now) : nil
        switch RestrictedToReaders.decide(reader, child) {
        case .open(let through): return .open(through)
        case .restricted(let child): return opening.map { .open(.emergency($0)) } ?? .restricted(child)
        case .notThere: return opening.map { .open(.emergency($0)) } ?? .notThere
        }
    }
}
