import ChildRecords
import SiteKit
import Vocabulary

extension ChildPages {
    func governancePage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (worker, today) = (request.person.id.worker, request.today)
        let governance = try await store.read { try Governance(for: worker, on: today, in: $0) }
        return GovernancePage(request: request, governance: governance, accounts: try await accounts(), problems: problems).page
    }

    @Sendable func reviewRestriction(_ request: PageRequest, _ id: Identifier<Child>) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let typedDay = form.day("keep", "Enter the next review date, or propose removing the restriction.")
            let day = try form.finish(typedDay)
            let asker = Requester(request, to: .governChildren)
            do {
                try await children.review(id, keepUntil: day, by: asker)
            } catch let refusal as RestrictionRefusal {
                throw Problems("keep", refusal.words)
            }
            return .seeOther(ChildPlaces.governance.path, saying: "Saved: the restriction is kept until \(day).")
        } catch let problems as Problems {
            return .page(try await governancePage(request, problems))
        }
    }

    @Sendable func block(_ request: PageRequest) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let typedAccount: Identifier<Person>? = form.identifier("account", "Select the worker to block.")
            let family = form.text("family", "Enter the family number, for example F-0012.", limit: 40)
            let reason = form.text("reason", "Enter the reason.", limit: 1000)
            let account = try form.finish(typedAccount)
            let asker = Requester(request, to: .governChildren)
            try await children.block(account, fromFamily: family, because: reason, by: asker)
            return .seeOther(ChildPlaces.governance.path, saying: "Saved: the worker is blocked from the family.")
        } catch let problems as Problems {
            return .page(try await governancePage(request, problems))
        }
    }
}

extension ChildPages {
    @Sendable func openInEmergency(_ request: PageRequest) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let number = form.text("number", "Enter the record number, for example C-0031.", limit: 40)
            let typedBirth = form.day("birth", "Enter the date of birth, or the expected date of birth.")
            let typedGround: BreakGlassAccess.Ground? = form.choice("ground", "Select why it cannot wait.")
            let reason = form.text("reason", "Enter why it cannot wait.", limit: 2000)
            let (birth, ground) = try form.finish(typedBirth, typedGround)
            let wanted = ChildStore.BreakGlassRequest(number: number, birth: birth, ground: ground, reason: reason)
            return .seeOther(ChildPlaces.show.path(try await open(wanted, request)))
        } catch let problems as Problems {
            return .page(BreakGlassPage(request: request, problems: problems).page)
        }
    }

    /// Looks for a record by name and date of birth, sent as a form so that no name comes into an address.
    @Sendable func seek(_ request: PageRequest) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let name = form.text("name", "Enter the child’s full name.", limit: 200)
            let typedBirth = form.day("born", "Enter the date of birth, or the expected date of birth.")
            let birth = try form.finish(typedBirth)
            let found = try await children.seek(name: name, birth: birth, by: Requester(request, to: .readChild))
            return .page(BreakGlassFoundPage(request: request, found: found, birth: birth).page)
        } catch let problems as Problems {
            return .page(BreakGlassPage(request: request, problems: problems).page)
        }
    }

    private func open(_ wanted: ChildStore.BreakGlassRequest, _ request: PageRequest) async throws -> Identifier<Child> {
        do {
            return try await children.open(wanted, by: Requester(request, to: .readChild))
        } catch let refusal as BreakGlassRefusal {
            throw Problems(refusal == .reasonTooShort ? "reason" : "", refusal.words)
        }
    }

    func openingPage(_ request: PageRequest, _ id: Identifier<BreakGlassAccess>, _ problems: Problems? = nil) async throws -> Page {
        let (worker, today) = (request.person.id.worker, request.today)
        let governance = try await store.read { try Governance(for: worker, on: today, in: $0) }
        guard let line = governance.openings.first(where: { $0.opening.id == id }) else { throw NotFound() }
        return OpeningPage(request: request, line: line, problems: problems).page
    }

    @Sendable func reviewOpening(_ request: PageRequest, _ id: Identifier<BreakGlassAccess>) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let finding = request.form["finding"]
            if !["right", "not_right"].contains(finding) { form.note(Problem("finding", "Select yes or no.")) }
            let words = form.text("words", "Enter what you found.", limit: 2000)
            try form.finish()
            let asker = Requester(request, to: .governChildren)
            try await children.review(id, wasRight: finding == "right", words: words, by: asker)
            return .seeOther(ChildPlaces.governance.path, saying: "Saved: the review of the break-glass access.")
        } catch let problems as Problems {
            return .page(try await openingPage(request, id, problems))
        }
    }
}
