import ChildRecords
import SiteKit
import Vocabulary

extension ChildPages {
    @Sendable func openInEmergency(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let number = form.text("number", "Give the child’s number, as in C-0031.", limit: 40)
            let birth = form.day("birth", "Give the date of birth, or the day on which the child is expected.")
            let ground: EmergencyOpening.Ground? = form.choice("ground", "Choose why it cannot wait.")
            let reason = form.text("reason", "Write why it cannot wait.", limit: 2000)
            try form.finish()
            guard let birth, let ground else { throw NotFound() }
            let request = ChildStore.EmergencyRequest(number: number, birth: birth, ground: ground, reason: reason)
            return .seeOther(ChildPlaces.show.path(try await open(request, visit)))
        } catch let problems as Problems {
            return .page(EmergencyPage(visit: visit, problems: problems).page)
        }
    }

    private func open(_ request: ChildStore.EmergencyRequest, _ visit: Visit) async throws -> Identifier<Child> {
        do {
            return try await children.open(request, by: Asker(visit, to: .readChild))
        } catch let refusal as EmergencyRefusal {
            throw Problems(refusal == .reasonTooShort ? "reason" : "", refusal.words)
        }
    }

    func openingPage(_ visit: Visit, _ id: Identifier<EmergencyOpening>, _ problems: Problems? = nil) async throws -> Page {
        let (worker, today) = (visit.person.id.worker, visit.today)
        let governance = try await store.read { try Governance(for: worker, on: today, in: $0) }
        guard let line = governance.openings.first(where: { $0.opening.id == id }) else { throw NotFound() }
        return OpeningPage(visit: visit, line: line, problems: problems).page
    }

    @Sendable func reviewOpening(_ visit: Visit, _ id: Identifier<EmergencyOpening>) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let finding = visit.form["finding"]
            if !["right", "not_right"].contains(finding) { form.note(Problem("finding", "Choose whether it was right.")) }
            let words = form.text("words", "Write what you found.", limit: 2000)
            try form.finish()
            let asker = Asker(visit, to: .governChildren)
            try await children.review(id, wasRight: finding == "right", words: words, by: asker)
            return .seeOther(ChildPlaces.governance.path)
        } catch let problems as Problems {
            return .page(try await openingPage(visit, id, problems))
        }
    }
}
