import Vocabulary

/// A member sits on a board from the first to the last day of their term; both days count, and a term without a last day continues.
package enum TermOfMembership {
    package static func holds(_ member: BoardMember, on day: Day) -> Bool {
        member.from <= day && member.to.map { day <= $0 } ?? true
    }
}
