import GRDB
import Vocabulary

/// Accounts and roles that a command on the machine gives.
///
/// Until two people may give access there is nobody to approve, so the command gives roles at once: this is how a council begins. From
/// then on a role that two people give waits for one of them, as everywhere else. Who has lost both can go on without, with a reason that
/// is recorded and sent to everybody who gives access and to every information governance lead.
package struct MachineAccess: Sendable {
    static let firstPeople = 2

    let accounts: Accounts
    private var store: Store { accounts.store }
    private var policy: Policy? { accounts.policy }

    package init(_ accounts: Accounts) { self.accounts = accounts }

    package struct Added: Sendable {
        package let token: SecretToken
        /// The roles that wait for approval.
        package let waiting: [Role]
    }

    /// True while fewer than two people may give access.
    package static func gives(by policy: Policy?, on today: Day, in db: Database) throws -> Bool {
        try Grants.holders(of: policy?.roles(that: .giveAccess) ?? [], on: today, in: db).count < firstPeople
    }

    /// Adds an account with these roles.
    /// - Parameter reason: why roles are given without approval; nil to wait for it.
    /// - Throws: `Problems` for a name that is taken, `ApprovalRefusal` for a reason that is too short.
    package func add(signIn: String, name: String, roles: Set<Role>, withoutApproval reason: String?, on today: Day) async throws -> Added {
        if let reason, reason.count < AccessProposal.shortestReason { throw ApprovalRefusal.reasonTooShort }
        let isBeginning = try await store.read { [policy] in try MachineAccess.gives(by: policy, on: today, in: $0) }
        let waiting = isBeginning || reason != nil ? [] : roles.filter { policy?.guards($0) != false }
        let (id, token) = try await accounts.add(
            signIn: signIn, name: name, grants: roles.subtracting(waiting).map { Grant($0, $0.usualScope) }, on: today, telling: true,
            by: .system)
        let proposals = AccessProposals(store, policy: policy, notices: accounts.notices)
        for role in waiting.sorted(by: { $0.rawValue < $1.rawValue }) {
            try await proposals.propose(
                .grant(Grant(role, role.usualScope)), for: id, because: "Added on the command line", on: today, by: .system)
        }
        if let reason, !isBeginning { try await tellOfNone(id, roles, reason, on: today) }
        return Added(token: token, waiting: waiting.sorted { $0.title < $1.title })
    }

    /// Records why nobody approved, and tells everybody who could have.
    private func tellOfNone(_ id: Identifier<Person>, _ roles: Set<Role>, _ reason: String, on today: Day) async throws {
        let titles = roles.map(\.title).sorted().joined(separator: ", ")
        let notices = accounts.notices
        try await store.change(by: .system, .giveAccess, on: id.text, note: reason, ground: "given without approval") { [policy] db in
            let draft = NoticeDraft(
                NoticeKind("access-changed"), about: id.text, title: "\(titles): given on the command line without approval",
                mailLine: "Access was given on the command line without approval. Sign in to see whose.", path: NoticePages.own.path)
            let told = try Grants.holders(
                of: (policy?.roles(that: .giveAccess) ?? []).union([.informationGovernanceLead]), on: today, in: db)
            for account in told where account != id {
                try notices.tell(account, [draft], subject: "access was given without approval", on: today, in: db)
            }
        }
    }
}
