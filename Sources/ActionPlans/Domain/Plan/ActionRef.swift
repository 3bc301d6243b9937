/// The number people say: `A3.2` is the second action under the plan's third finding. It is given once and never used again.
package struct ActionRef: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The finding's number in the plan; nought for an action that answers no finding.
    package let group: Int
    package let number: Int

    package init(group: Int, number: Int) {
        self.group = group
        self.number = number
    }

    package var description: String { "A\(group).\(number)" }

    package static func < (left: ActionRef, right: ActionRef) -> Bool { (left.group, left.number) < (right.group, right.number) }
}
