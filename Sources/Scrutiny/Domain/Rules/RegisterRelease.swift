import Vocabulary

/// What must be true before the register of a committee's questions is proposed for the public, and before it is published.
///
/// Every issue the check found is corrected, or resolved with a reason. One person proposes exactly what readers would see; another
/// publishes exactly that. If it changes, it is proposed again. What is published stays the same until the next publication.
package struct RegisterRelease: Sendable {
    package struct Proposal: Sendable, Hashable {
        package let by: String
        package let on: Day
        /// The digest of what was proposed.
        package let content: String

        package init(by: String, on: Day, content: String) {
            self.by = by
            self.on = on
            self.content = content
        }
    }

    let isEmpty: Bool
    let openProblems: Int

    package init(_ register: CommitteeRegister, openProblems: Int) {
        isEmpty = register.isEmpty
        self.openProblems = openProblems
    }

    package var obstacles: [PublicationRefusal] {
        (isEmpty ? [.nothingToPublish] : []) + (openProblems > 0 ? [.openProblems(openProblems)] : [])
    }

    package func mayPropose() throws(PublicationRefusal) { if let first = obstacles.first { throw first } }

    /// - Parameter content: the digest of what would be published now.
    package func mayPublish(_ proposal: Proposal?, by person: String, content: String) throws(PublicationRefusal) {
        try mayPropose()
        guard let proposal else { throw .notProposed }
        if proposal.by == person { throw .samePerson }
        if proposal.content != content { throw .changedSinceProposal }
    }
}
