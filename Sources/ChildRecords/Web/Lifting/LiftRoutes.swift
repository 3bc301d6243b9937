import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension ChildPages {
    func registerLifting(on site: inout Site) {
        site.get(ChildPlaces.liftRestriction, .governChildren) { .page(try await proposalPage($0, .restriction($1))) }
        site.post(ChildPlaces.liftRestriction, .governChildren) { try await propose($0, .restriction($1)) }
        site.get(ChildPlaces.liftBlock, .governChildren) { .page(try await proposalPage($0, .block($1))) }
        site.post(ChildPlaces.liftBlock, .governChildren) { try await propose($0, .block($1)) }
        site.get(ChildPlaces.lift, .confirmLift) { .page(try await liftPage($0, $1)) }
        site.post(ChildPlaces.lift, .confirmLift, settleLift)
    }

    private func proposalPage(_ visit: Visit, _ lifted: Lifted, _ problems: Problems? = nil) async throws -> Page {
        let (worker, today) = (visit.person.id.worker, visit.today)
        let governance = try await store.read { try Governance(for: worker, on: today, in: $0) }
        let what: String? =
            switch lifted {
            case .restriction(let child): governance.restrictions.first { $0.child == child }.map { "the restriction of \($0.number)" }
            case .block(let block): governance.blocks.first { $0.id == block }.map { "the block of \($0.worker) from \($0.family)" }
            }
        guard let what else { throw NotFound() }
        return LiftProposalPage(visit: visit, what: what, path: lifted.path, problems: problems).page
    }

    private func propose(_ visit: Visit, _ lifted: Lifted) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let reason = form.text("reason", "Write why it should be lifted.", limit: 1000)
            try form.finish()
            do {
                _ = try await children.propose(lifted, because: reason, by: Asker(visit, to: .governChildren))
            } catch LiftRefusal.reasonTooShort {
                throw Problems("reason", LiftRefusal.reasonTooShort.words)
            }
            return .seeOther(ChildPlaces.governance.path + "#lifts")
        } catch let problems as Problems {
            return .page(try await proposalPage(visit, lifted, problems))
        }
    }

    private func liftPage(_ visit: Visit, _ id: Identifier<LiftProposal>, _ problems: Problems? = nil) async throws -> Page {
        let worker = visit.person.id.worker
        guard let line = try await store.read({ try LiftLine.waiting(for: worker, in: $0) }).first(where: { $0.proposal.id == id }) else {
            throw NotFound()
        }
        return LiftPage(visit: visit, line: line, problems: problems).page
    }

    @Sendable func settleLift(_ visit: Visit, _ id: Identifier<LiftProposal>) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let outcome: LiftProposal.Outcome? = form.choice("outcome", "Choose what is to happen.")
            try form.finish()
            guard let outcome else { throw NotFound() }
            try await children.settle(id, outcome, by: Asker(visit, to: .confirmLift))
            return .seeOther(visit.may(.governChildren) ? ChildPlaces.governance.path : "/today")
        } catch let problems as Problems {
            return .page(try await liftPage(visit, id, problems))
        }
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
struct LiftProposalPage {
    let visit: Visit
    let what: String
    let path: String
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("reason") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.area("reason", "Why should it be lifted?", hint: "At least \(LiftProposal.shortestReason) letters. The second person reads it."))
            <p><button class="btn">Propose it</button></p>
            """
        return Page(
            "Propose a lift", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Propose to lift \(what)</h1><p>Nothing is lifted yet: a second person confirms it or keeps what is there.</p>
            \(visit.form(to: path, body))
            """)
    }
}

/// Another answers.
struct LiftPage {
    let visit: Visit
    let line: LiftLine
    let problems: Problems?

    var page: Page {
        Page(
            "A lift waits for a second person",
            breadcrumbs: visit.may(.governChildren) ? [("Governance", ChildPlaces.governance.path)] : [], problems: problems,
            """
            <h1>A lift waits for a second person</h1><dl class="summary"><div><dt>What</dt><dd>\(line.what)</dd></div>
            <div><dt>Since</dt><dd>\(line.since)</dd></div><div><dt>Why it is there</dt><dd class="pre">\(line.why)</dd></div>
            <div><dt>Proposed by</dt><dd>\(line.proposer), \(line.proposal.proposedOn)</dd></div>
            <div><dt>Why it should be lifted</dt><dd class="pre">\(line.proposal.reason)</dd></div>
            <div><dt>Answer due</dt><dd>\(line.due)</dd></div></dl>\(answer)
            """)
    }

    private var isOwn: Bool { line.proposal.proposer == visit.person.id.worker }

    private var answer: HTML {
        let path = ChildPlaces.lift.path(line.proposal.id)
        if isOwn {
            let back = visit.button("Take it back", to: path, fields: [("outcome", LiftProposal.Outcome.withdrawn.rawValue)])
            return "<p>You proposed this. Somebody else answers it.</p>\(back)"
        }
        let options = [
            (LiftProposal.Outcome.lifted.rawValue, "Lift it: I have looked into it and agree"),
            (LiftProposal.Outcome.kept.rawValue, "Keep what is there"),
        ]
        let fields = FormFields(typed: visit.form.has("outcome") ? visit.form : nil, problems: problems)
        return visit.form(
            to: path,
            "\(fields.choices("outcome", "What is to happen?", options: options.map { (value: $0.0, words: $0.1) }))<p><button class=\"btn\">Answer</button></p>"
        )
    }
}
