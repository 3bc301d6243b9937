import Vocabulary

/// Who works with a child, who is blocked from the family and how the record is restricted; nothing of what the record says.
package struct ChildFacts: Hashable, Sendable {
    package let id: Identifier<Child>
    package let number: String
    /// Who the child is allocated to on the day.
    package let allocated: Set<Identifier<Worker>>
    package let restriction: Restriction?
    /// Who must never see anything of the child's family.
    package let blocked: Set<Identifier<Worker>>

    package init(
        id: Identifier<Child>, number: String, allocated: Set<Identifier<Worker>> = [],
        restriction: Restriction? = nil, blocked: Set<Identifier<Worker>> = []
    ) {
        self.id = id
        self.number = number
        self.allocated = allocated
        self.restriction = restriction
        self.blocked = blocked
    }
}
