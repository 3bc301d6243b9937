import Vocabulary

/// A family that is a worker's own, or a relative's, is closed to that worker as by a block, and every record of it that is open becomes
/// restricted on the ground that a member of staff is involved, with a review within 90 days.
///
/// Its readers are those to whom the child is allocated, but never the worker nor anybody blocked. A record that is restricted already keeps
/// its own restriction.
package enum OwnFamilyIsClosed {
    /// The restriction that a record of the family gets; nil when it keeps what it has.
    package static func restriction(of child: ChildFacts, closedTo worker: Identifier<Worker>, on today: Day) -> Restriction? {
        if child.restriction != nil { return nil }
        let readers = child.allocated.subtracting(child.blocked).subtracting([worker])
        return Restriction(ground: .staffInterest, reviewBy: today + RestrictionReview.longest, readers: readers)
    }
}
