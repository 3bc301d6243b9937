import ChildRecords
import SiteKit
import Vocabulary

extension ChildPages {
    func governancePage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (worker, today) = (visit.person.id.worker, visit.today)
        let governance = try await store.read { try Governance(for: worker, on: today, in: $0) }
        return GovernancePage(visit: visit, governance: governance, accounts: try await accounts(), problems: problems).page
    }

    @Sendable func reviewRestriction(_ visit: Visit, _ id: Identifier<Child>) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let day = form.day("keep", "Give the next review day, or propose to lift the restriction.")
            try form.finish()
            guard let day else { throw NotFound() }
            let asker = Asker(visit, to: .governChildren)
            do {
                try await children.review(id, keepUntil: day, by: asker)
            } catch let refusal as RestrictionRefusal {
                throw Problems("keep", refusal.words)
            }
            return .seeOther(ChildPlaces.governance.path)
        } catch let problems as Problems {
            return .page(try await governancePage(visit, problems))
        }
    }

    @Sendable func block(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let account: Identifier<Person>? = form.identifier("account", "Choose who is blocked.")
            let family = form.text("family", "Give the family’s number, as in F-0012.", limit: 40)
            let reason = form.text("reason", "Write why.", limit: 1000)
            try form.finish()
            guard let account else { throw NotFound() }
            let asker = Asker(visit, to: .governChildren)
            try await children.block(account, fromFamily: family, because: reason, by: asker)
            return .seeOther(ChildPlaces.governance.path)
        } catch let problems as Problems {
            return .page(try await governancePage(visit, problems))
        }
    }
}
