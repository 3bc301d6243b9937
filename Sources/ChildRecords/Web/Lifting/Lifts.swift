import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// What a proposal would lift.
enum Lifted: Sendable {
    case restriction(Identifier<Child>)
    case block(Identifier<FamilyBlock>)
}

/// A waiting proposal with what a second person needs to decide: a number and never a name.
struct RemovalLine: Sendable {
    let proposal: RemovalProposal
    let proposer: String
    /// `Restriction of C-0008`, `Block of Aoife Tennant-Rowe from F-0012`.
    let what: String
    /// Why it is there: the ground of the restriction, or the reason of the block.
    let why: String
    let since: Day
    let lifted: Lifted
    var due: Day { RemovedByTwo.due(proposal) }

    /// Every waiting proposal but those about a family that is hidden from the one who looks.
    static func waiting(for worker: Identifier<Worker>, in db: Database) throws -> [RemovalLine] {
        let sql = """
            SELECT removal_proposal.id, removal_proposal.reason, proposed_by, proposed_on, coalesce(proposer.name, '') AS proposer, ground,
                child_restriction.child, child.number, child_restriction.set_on AS restricted_on, block, blocked.name AS blocked,
                family.number AS family, family_block.reason AS why, family_block.set_on AS blocked_on
            FROM removal_proposal LEFT JOIN account AS proposer ON proposer.id = proposed_by
            LEFT JOIN child_restriction ON child_restriction.id = removal_proposal.restriction
            LEFT JOIN child ON child.id = child_restriction.child LEFT JOIN family_block ON family_block.id = removal_proposal.block
            LEFT JOIN account AS blocked ON blocked.id = family_block.account
            LEFT JOIN family ON family.id = coalesce(family_block.family, child.family)
            WHERE outcome IS NULL AND child_restriction.lifted_on IS NULL AND family_block.lifted_on IS NULL AND NOT EXISTS (
                SELECT 1 FROM family_block AS own WHERE own.family = family.id AND own.account = ? AND own.lifted_on IS NULL)
            ORDER BY proposed_on, removal_proposal.rowid
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [worker]).map(RemovalLine.init)
    }

    private init(_ row: Row) throws {
        // A proposal of the product itself, as in a demonstration, is nobody’s own.
        proposal = RemovalProposal(
            id: row["id"], proposer: Identifier<Worker>(row["proposed_by"] as String) ?? Identifier(), proposedOn: row["proposed_on"],
            reason: row["reason"])
        proposer = row["proposer"]
        if let block: Identifier<FamilyBlock> = row["block"] {
            what = "Block of \(row["blocked"] as String) from \(row["family"] as String)"
            (why, since, lifted) = (row["why"], row["blocked_on"], .block(block))
        } else {
            what = "Restriction of \(row["number"] as String)"
            why = (try row.word("ground", of: "child_restriction") as Restriction.Ground).words
            (since, lifted) = (row["restricted_on"], .restriction(row["child"]))
        }
    }
}

extension ChildStore {
    /// Proposes to lift a restriction or a block. Nothing is lifted by it.
    @discardableResult
    package func propose(liftOf child: Identifier<Child>, because reason: String, by asker: Requester) async throws
        -> Identifier<RemovalProposal>
    { try await propose(.restriction(child), because: reason, by: asker) }

    func propose(_ lifted: Lifted, because reason: String, by asker: Requester) async throws -> Identifier<RemovalProposal> {
        guard RemovedByTwo.suffices(reason) else { throw RemovalRefusal.reasonTooShort }
        let id = Identifier<RemovalProposal>()
        try await store.change(by: asker.changer, .governChildren, on: lifted.subject, note: reason, ground: "lift proposed") { db in
            let (restriction, block) = try ChildStore.standing(lifted, for: asker, in: db)
            let waits = try Bool.fetchOne(
                db.cachedStatement(
                    sql: "SELECT EXISTS (SELECT 1 FROM removal_proposal WHERE outcome IS NULL AND (restriction = ? OR block = ?))"),
                arguments: [restriction, block])
            if waits == true { throw RemovalRefusal.waitsAlready }
            try db.execute(
                sql: "INSERT INTO removal_proposal (id, restriction, block, reason, proposed_by, proposed_on) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, restriction, block, reason, asker.changer.account, asker.today])
        }
        return id
    }

    /// The second person confirms or keeps; the first may take it back.
    package func settle(_ id: Identifier<RemovalProposal>, _ outcome: RemovalProposal.Outcome, by asker: Requester) async throws {
        try await store.change(by: asker.changer, .confirmLift, on: id.text, ground: "lift \(outcome.rawValue)") { db in
            guard let line = try RemovalLine.waiting(for: asker.worker, in: db).first(where: { $0.proposal.id == id }) else {
                throw NotFound()
            }
            try RemovedByTwo.check(outcome, of: line.proposal, by: asker.worker)
            try db.execute(
                sql: "UPDATE removal_proposal SET outcome = ?, settled_by = ?, settled_on = ? WHERE id = ?",
                arguments: [outcome.rawValue, asker.changer.account, asker.today, id])
            guard outcome == .lifted else { return }
            switch line.lifted {
            case .restriction(let child): try ChildStore.lift(child, asker, in: db)
            case .block(let block):
                try db.execute(
                    sql: "UPDATE family_block SET lifted_on = ?, lifted_by = ? WHERE id = ?",
                    arguments: [asker.today, asker.changer.account, block])
            }
        }
    }

    /// The restriction or the block that stands, unless it is hidden from the asker or about them.
    private static func standing(_ lifted: Lifted, for asker: Requester, in db: Database) throws
        -> (Identifier<Restriction>?, Identifier<FamilyBlock>?)
    {
        switch lifted {
        case .restriction(let child):
            guard try ChildFactsRows.facts(of: child, unlessHiddenFrom: asker.worker, on: asker.today, in: db) != nil,
                let id = try Identifier<Restriction>.fetchOne(
                    db.cachedStatement(sql: "SELECT id FROM child_restriction WHERE child = ? AND lifted_on IS NULL"), arguments: [child])
            else { throw NotFound() }
            return (id, nil)
        case .block(let block):
            let sql = "SELECT account, family FROM family_block WHERE id = ? AND lifted_on IS NULL"
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [block]),
                (row["account"] as Identifier<Worker>) != asker.worker, try !ChildStore.isBlocked(asker.worker, from: row["family"], in: db)
            else { throw NotFound() }
            return (nil, block)
        }
    }
}

extension Lifted {
    var subject: String {
        switch self {
        case .restriction(let child): child.text
        case .block(let block): block.text
        }
    }
}

extension RemovalRefusal: InWords {
    package var words: String {
        switch self {
        case .reasonTooShort: "Enter a reason of at least \(RemovalProposal.shortestReason) letters."
        case .waitsAlready: "Removal is already proposed. A second person decides."
        case .ownProposal: "You proposed this. A second person must decide. You can withdraw it."
        case .notYours: "Only the person who proposed it can withdraw it. You can approve it or keep the restriction or block."
        }
    }
}

extension ChildPages {
    func registerLifting(on site: inout Site) {
        site.get(ChildPlaces.liftRestriction, .governChildren) { .page(try await proposalPage($0, .restriction($1))) }
        site.post(ChildPlaces.liftRestriction, .governChildren) { try await propose($0, .restriction($1)) }
        site.get(ChildPlaces.liftBlock, .governChildren) { .page(try await proposalPage($0, .block($1))) }
        site.post(ChildPlaces.liftBlock, .governChildren) { try await propose($0, .block($1)) }
        site.get(ChildPlaces.lift, .confirmLift) { .page(try await liftPage($0, $1)) }
        site.post(ChildPlaces.lift, .confirmLift, settleLift, again: liftPage)
    }

    private func proposalPage(_ request: PageRequest, _ lifted: Lifted, _ problems: Problems? = nil) async throws -> Page {
        let (worker, today) = (request.person.id.worker, request.today)
        let governance = try await store.read { try Governance(for: worker, on: today, in: $0) }
        let what: String? =
            switch lifted {
            case .restriction(let child): governance.restrictions.first { $0.child == child }.map { "the restriction of \($0.number)" }
            case .block(let block): governance.blocks.first { $0.id == block }.map { "the block of \($0.worker) from \($0.family)" }
            }
        guard let what else { throw NotFound() }
        return RemovalProposalPage(request: request, what: what, path: lifted.path, problems: problems).page
    }

    private func propose(_ request: PageRequest, _ lifted: Lifted) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let reason = form.text("reason", "Enter why it should be removed.", limit: 1000)
            try form.finish()
            do {
                _ = try await children.propose(lifted, because: reason, by: Requester(request, to: .governChildren))
            } catch RemovalRefusal.reasonTooShort {
                throw Problems("reason", RemovalRefusal.reasonTooShort.words)
            }
            return .seeOther(ChildPlaces.governance.path + "#lifts", saying: "Proposed: the removal. A second person decides.")
        } catch let problems as Problems {
            return .page(try await proposalPage(request, lifted, problems))
        }
    }

    private func liftPage(_ request: PageRequest, _ id: Identifier<RemovalProposal>, _ problems: Problems? = nil) async throws -> Page {
        let worker = request.person.id.worker
        guard let line = try await store.read({ try RemovalLine.waiting(for: worker, in: $0) }).first(where: { $0.proposal.id == id })
        else {
            throw NotFound()
        }
        return RemovalPage(request: request, line: line, problems: problems).page
    }

    @Sendable func settleLift(_ request: PageRequest, _ id: Identifier<RemovalProposal>) async throws -> Answer {
        var form = FormReader(request.form)
        let typedOutcome: RemovalProposal.Outcome? = form.choice("outcome", "Select an outcome.")
        let outcome = try form.finish(typedOutcome)
        try await children.settle(id, outcome, by: Requester(request, to: .confirmLift))
        return .seeOther(request.may(.governChildren) ? ChildPlaces.governance.path : SitePlaces.home.path)
    }
}

extension Lifted {
    var path: String {
        switch self {
        case .restriction(let child): ChildPlaces.liftRestriction.path(child)
        case .block(let block): ChildPlaces.liftBlock.path(block)
        }
    }
}

/// One person proposes.
struct RemovalProposalPage {
    let request: PageRequest
    let what: String
    let path: String
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("reason") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.area("reason", "Why should it be removed?", hint: "At least \(RemovalProposal.shortestReason) letters. The second person reads this."))
            <p><button class="btn">Propose removal</button></p>
            """
        return Page(
            "Propose removal", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Propose removing \(what)</h1><p>A second person must approve it. Until then nothing changes.</p>
            \(request.form(to: path, body))
            """)
    }
}

/// Another answers.
struct RemovalPage {
    let request: PageRequest
    let line: RemovalLine
    let problems: Problems?

    var page: Page {
        Page(
            "Removal of a restriction needs approval",
            breadcrumbs: request.may(.governChildren) ? [("Governance", ChildPlaces.governance.path)] : [], problems: problems,
            """
            <h1>Removal of a restriction needs approval</h1><dl class="summary"><div><dt>What</dt><dd>\(line.what)</dd></div>
            <div><dt>Since</dt><dd>\(line.since)</dd></div><div><dt>Reason it was set</dt><dd class="pre">\(line.why)</dd></div>
            <div><dt>Proposed by</dt><dd>\(line.proposer), \(line.proposal.proposedOn)</dd></div>
            <div><dt>Reason to remove it</dt><dd class="pre">\(line.proposal.reason)</dd></div>
            <div><dt>Decision due</dt><dd>\(line.due)</dd></div></dl>\(answer)
            """)
    }

    private var isOwn: Bool { line.proposal.proposer == request.person.id.worker }

    private var answer: HTML {
        let path = ChildPlaces.lift.path(line.proposal.id)
        if isOwn {
            let back = request.button("Withdraw proposal", to: path, fields: [("outcome", RemovalProposal.Outcome.withdrawn.rawValue)])
            return "<p>You proposed this. A second person decides.</p>\(back)"
        }
        let options = [
            (RemovalProposal.Outcome.lifted.rawValue, "Remove it: I have checked and agree"),
            (RemovalProposal.Outcome.kept.rawValue, "Keep it"),
        ]
        let fields = FormFields(typed: request.form.has("outcome") ? request.form : nil, problems: problems)
        return request.form(
            to: path,
            "\(fields.choices("outcome", "Outcome", options: options.map { (value: $0.0, words: $0.1) }))<p><button class=\"btn\">Save outcome</button></p>"
        )
    }
}
