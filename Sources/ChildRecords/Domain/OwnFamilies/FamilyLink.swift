import Vocabulary

/// What ties a worker's account to a family that the service works with. Whom it means, in words, lies beside the audit trail alone.
package struct FamilyLink: Identifiable, Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case own, relative

        package var words: String {
            switch self {
            case .own: "My own family"
            case .relative: "A relative’s or a close friend’s family"
            }
        }
    }

    package let id: Identifier<FamilyLink>
    package let worker: Identifier<Worker>
    package let kind: Kind
    package let saidOn: Day

    package init(id: Identifier<FamilyLink> = Identifier(), worker: Identifier<Worker>, kind: Kind, saidOn: Day) {
        self.id = id
        self.worker = worker
        self.kind = kind
        self.saidOn = saidOn
    }
}
