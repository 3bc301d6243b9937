import GRDB
import Vocabulary

/// A change of somebody's access that waits for a second person.
package struct AccessProposal: Identifiable, Sendable {
    package enum What: Sendable, Hashable {
        case grant(Grant)
        /// The grant as it is now.
        case renewal(Grant)
        /// A one-time link for somebody who may see records of children or publish.
        case link
        case twoFactorReset
    }

    package enum Outcome: String, Sendable, CaseIterable { case approved, refused, withdrawn }

    package static let shortestReason = 15
    /// A proposal that nobody answers lapses after so many days.
    package static let lapsesAfter = 30

    package let id: Identifier<AccessProposal>
    package let account: Identifier<Person>
    package let name: String
    package let what: What
    let team: String?
    package let reason: String
    let proposer: String
    let proposerName: String
    package let proposed: Day

    static let migration = StoreMigration(
        "2026-11-29 access given by two people",
        """
        CREATE TABLE access_proposal (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('grant', 'renewal', 'link', 'reset')),
            account TEXT NOT NULL REFERENCES account (id), role TEXT, scope TEXT CHECK (scope IN ('service', 'team', 'own')),
            team TEXT REFERENCES team (id), span TEXT CHECK (span IN ('post', 'involvement', 'task')), until TEXT,
            renews TEXT REFERENCES account_grant (id), reason TEXT NOT NULL CHECK (reason <> ''), proposed_by TEXT NOT NULL,
            proposed_on TEXT NOT NULL, outcome TEXT CHECK (outcome IN ('approved', 'refused', 'withdrawn')), settled_by TEXT,
            settled_on TEXT, CHECK ((kind = 'grant') = (role IS NOT NULL)), CHECK ((kind = 'renewal') = (renews IS NOT NULL)),
            CHECK ((role IS NULL) = (scope IS NULL)), CHECK ((role IS NULL) = (span IS NULL)),
            CHECK (scope IS NULL OR (scope = 'team') = (team IS NOT NULL)), CHECK ((outcome IS NULL) = (settled_by IS NULL)),
            CHECK ((outcome IS NULL) = (settled_on IS NULL)), CHECK (outcome IS NOT 'approved' OR settled_by <> proposed_by),
            CHECK (outcome IS NOT 'approved' OR settled_by <> account)
        ) STRICT;
        CREATE INDEX access_proposal_waiting ON access_proposal (proposed_on) WHERE outcome IS NULL;
        """)

    static let committees = StoreMigration(
        "2026-11-29 committees of scrutiny members",
        """
        ALTER TABLE account_grant ADD COLUMN committee TEXT CHECK (committee IS NULL OR (committee <> '' AND role = 'scrutinyMember'));
        ALTER TABLE access_proposal ADD COLUMN committee TEXT CHECK (committee IS NULL OR (committee <> '' AND role = 'scrutinyMember'));
        """)

    /// `Access as Director: the whole service`.
    package var words: String {
        switch what {
        case .grant(let grant):
            "Access as \(grant.role.title): \(grant.reachWithin(team))\(grant.until.map { ", until \($0)" } ?? "")"
        case .renewal(let grant): "Renewal of access as \(grant.role.title): \(grant.reachWithin(team))"
        case .link: "New one-time link"
        case .twoFactorReset: "Removal of two-factor sign-in"
        }
    }
}

extension Grant {
    fileprivate func reachWithin(_ team: String?) -> String { committee ?? reach(team).lowercasedFirst }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

/// Why access is not given, asked for or approved so.
package enum ApprovalRefusal: InWords, Hashable {
    case reasonTooShort, waitsAlready, ownProposal, ownAccess, notYours, accountEnded, notChecked, notCheckedGroup

    package var words: String {
        switch self {
        case .reasonTooShort: "Give a reason of at least \(AccessProposal.shortestReason) characters."
        case .waitsAlready: "This is already waiting for approval."
        case .ownProposal: "You requested this. Another person who can give access must approve or refuse it."
        case .ownAccess: "This is about your own account. Another person must approve or refuse it."
        case .notYours: "Only the person who requested this can withdraw it."
        case .accountEnded: "The account has ended. Open it again first."
        case .notCheckedGroup: "Check who is in the group, and confirm it before you approve."
        case .notChecked: "Confirm that you have checked with the person that this account is theirs."
        }
    }
}

/// Asks for changes of access, and approves or refuses what another person asked for.
package struct AccessProposals: Sendable {
    let store: Store
    let policy: Policy?
    let notices: Notices

    package init(_ store: Store, policy: Policy?, notices: Notices? = nil) {
        (self.store, self.policy, self.notices) = (store, policy, notices ?? Notices(store, origin: "", council: ""))
    }

    /// Asks for a change. Nothing changes by it.
    @discardableResult
    package func propose(
        _ what: AccessProposal.What, for account: Identifier<Person>, because reason: String, on today: Day, by changer: Changer
    ) async throws -> Identifier<AccessProposal> {
        guard reason.count >= AccessProposal.shortestReason else { throw ApprovalRefusal.reasonTooShort }
        let id = Identifier<AccessProposal>()
        try await store.change(by: changer, what.act, on: account.text, note: reason, ground: "\(what.kind) asked for") { db in
            guard changer.account != account.text else { throw GrantRefusal.toOneself }
            guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT active FROM account WHERE id = ?"), arguments: [account]) == true else {
                throw ApprovalRefusal.accountEnded
            }
            if case .grant(let grant) = what, let until = grant.until, until < today { throw GrantRefusal.ended(until) }
            if case .renewal(let grant) = what { _ = try Grants.held(grant.id, by: changer, in: db) }
            let waiting = try AccessProposals.waiting(on: today, in: db)
            if waiting.contains(where: { $0.account == account && $0.what.isSame(as: what) }) { throw ApprovalRefusal.waitsAlready }
            try insert(id, what, account, reason, today, changer, in: db)
            let name = try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM account WHERE id = ?"), arguments: [account]) ?? ""
            try notices.tellApprovers(
                "A change of access for \(name) needs approval", about: id.text, path: ApprovalPages.show.path(id),
                besides: [changer.account, account.text], policy: policy, on: today, in: db)
            if let news = what.newsOfAsking { try notices.tell(news, of: account, by: changer, on: today, in: db) }
        }
        return id
    }

    /// The second person approves or refuses; the first may withdraw.
    /// - Returns: the one-time link that was approved; nil for everything else.
    package func settle(_ id: Identifier<AccessProposal>, _ outcome: AccessProposal.Outcome, on today: Day, by changer: Changer)
        async throws
        -> SecretToken?
    {
        guard let proposal = try await store.read({ try AccessProposals.waiting(on: today, in: $0) }).first(where: { $0.id == id }) else {
            throw NotFound()
        }
        let ground = "\(proposal.what.kind) \(outcome.rawValue), asked for by \(proposal.proposer)"
        return try await store.change(by: changer, proposal.what.act, on: proposal.account.text, ground: ground) { db in
            guard let proposal = try AccessProposals.waiting(on: today, in: db).first(where: { $0.id == id }) else { throw NotFound() }
            try proposal.check(outcome, by: changer.account)
            try db.execute(
                sql: "UPDATE access_proposal SET outcome = ?, settled_by = ?, settled_on = ? WHERE id = ?",
                arguments: [outcome.rawValue, changer.account, today, id])
            return outcome == .approved ? try carryOut(proposal, on: today, by: changer, in: db) : nil
        }
    }

    private func carryOut(_ proposal: AccessProposal, on today: Day, by changer: Changer, in db: Database) throws -> SecretToken? {
        let account = proposal.account
        guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT active FROM account WHERE id = ?"), arguments: [account]) == true else {
            throw ApprovalRefusal.accountEnded
        }
        switch proposal.what {
        case .grant(let grant):
            if let until = grant.until, until < today { throw GrantRefusal.ended(until) }
            try Grants.insert(grant, for: account, on: today, by: proposal.proposer, in: db)
            try notices.tell(
                .given(grant.role), of: account, by: Changer(account: proposal.proposer), approvedBy: changer, on: today, in: db)
        case .renewal(let grant):
            guard let until = try Grants.held(grant.id, by: changer, in: db).span.usualEnd(from: today) else { throw GrantRefusal.hasNoEnd }
            try db.execute(sql: "UPDATE account_grant SET until = ? WHERE id = ?", arguments: [until, grant.id])
            try notices.tell(
                .renewed(grant.role), of: account, by: Changer(account: proposal.proposer), approvedBy: changer, on: today, in: db)
        case .link:
            try notices.tell(.linkMade, of: account, by: Changer(account: proposal.proposer), approvedBy: changer, on: today, in: db)
            return try Accounts.insertLink(for: account, in: db)
        case .twoFactorReset:
            try TwoFactor.remove(of: account, in: db)
            try Session.endAll(of: account, in: db)
            try notices.tell(
                .twoFactorRemoved, of: account, by: Changer(account: proposal.proposer), approvedBy: changer, on: today, in: db)
        }
        return nil
    }

    private func insert(
        _ id: Identifier<AccessProposal>, _ what: AccessProposal.What, _ account: Identifier<Person>, _ reason: String, _ today: Day,
        _ changer: Changer, in db: Database
    ) throws {
        var (grant, renews): (Grant?, Identifier<Grant>?)
        switch what {
        case .grant(let given): grant = given
        case .renewal(let held): renews = held.id
        case .link, .twoFactorReset: break
        }
        try db.execute(
            sql: """
                INSERT INTO access_proposal (id, kind, account, role, scope, team, span, until, renews, reason, proposed_by, proposed_on,
                    committee) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, what.kind, account, grant?.role.rawValue, grant?.scope.columns.scope, grant?.scope.columns.team, grant?.span.rawValue,
                grant?.until, renews, reason, changer.account, today, grant?.committee,
            ])
    }

    /// Everything that waits, the oldest first.
    package static func waiting(on today: Day, in db: Database) throws -> [AccessProposal] {
        let sql = """
            SELECT access_proposal.*, account.name AS holder, coalesce(proposer.name, 'Set-up') AS proposer_name, team.name AS team_name,
                held.id AS held_id, held.role AS held_role, held.scope AS held_scope, held.team AS held_team, held.span AS held_span,
                held.until AS held_until, held.committee AS held_committee, held_team.name AS held_team_name
            FROM access_proposal JOIN account ON account.id = access_proposal.account
            LEFT JOIN account AS proposer ON proposer.id = proposed_by LEFT JOIN team ON team.id = access_proposal.team
            LEFT JOIN account_grant AS held ON held.id = renews LEFT JOIN team AS held_team ON held_team.id = held.team
            WHERE outcome IS NULL AND proposed_on >= ? AND (renews IS NULL OR held.ended_on IS NULL)
            ORDER BY proposed_on, access_proposal.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [today - AccessProposal.lapsesAfter]).compactMap(proposal)
    }

    private static func proposal(_ row: Row) -> AccessProposal? {
        let what: AccessProposal.What
        switch row["kind"] as String {
        case "grant":
            guard let role = Role(rawValue: row["role"]), let span = Grant.Span(rawValue: row["span"]) else { return nil }
            what = .grant(
                Grant(role, Scope(scope: row["scope"], team: row["team"]), span: span, until: row["until"], committee: row["committee"]))
        case "renewal":
            guard let role = Role(rawValue: row["held_role"]), let span = Grant.Span(rawValue: row["held_span"]) else { return nil }
            let scope = Scope(scope: row["held_scope"], team: row["held_team"])
            what = .renewal(Grant(id: row["held_id"], role, scope, span: span, until: row["held_until"], committee: row["held_committee"]))
        case "link": what = .link
        case "reset": what = .twoFactorReset
        default: return nil
        }
        return AccessProposal(
            id: row["id"], account: row["account"], name: row["holder"], what: what, team: row["team_name"] ?? row["held_team_name"],
            reason: row["reason"], proposer: row["proposed_by"], proposerName: row["proposer_name"], proposed: row["proposed_on"])
    }
}

extension AccessProposal {
    /// A proposal is approved or refused by another person than the one who made it and the one whose access it is about.
    func check(_ outcome: Outcome, by account: String) throws(ApprovalRefusal) {
        switch outcome {
        case .withdrawn: if account != proposer { throw .notYours }
        case .approved, .refused:
            if account == proposer { throw .ownProposal }
            if account == self.account.text { throw .ownAccess }
        }
    }
}

extension AccessProposal.What {
    /// Access is one act, the sign-in of others another; the trail tells them apart.
    var act: Act {
        switch self {
        case .grant, .renewal: .giveAccess
        case .link, .twoFactorReset: .keepAccounts
        }
    }

    var kind: String {
        switch self {
        case .grant: "grant"
        case .renewal: "renewal"
        case .link: "link"
        case .twoFactorReset: "reset"
        }
    }

    fileprivate var newsOfAsking: AccessNews? {
        switch self {
        case .grant, .renewal: nil
        case .link: .linkAsked
        case .twoFactorReset: .resetAsked
        }
    }

    fileprivate func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.grant(let one), .grant(let two)): one.role == two.role && one.scope == two.scope && one.committee == two.committee
        case (.renewal(let one), .renewal(let two)): one.id == two.id
        case (.link, .link), (.twoFactorReset, .twoFactorReset): true
        default: false
        }
    }
}
