import Indicators
import SiteKit
import Vocabulary

extension IndicatorPages {
    func listPractice(_ visit: Visit) async throws -> Answer {
        let all = try await store.read { try PracticeRecords.lines(in: $0) }
        return .page(PracticeListPage(visit: visit, all: all).page)
    }

    func practiceSpreadsheet(_ visit: Visit) async throws -> Answer {
        let all = try await store.read { try PracticeRecords.lines(in: $0) }
        return .file(PracticeListPage.spreadsheet(PracticeListPage.lines(all, visit), today: visit.today))
    }

    func showPractice(_ visit: Visit, _ id: Identifier<PracticeChange>) async throws -> Answer { .page(try await practicePage(visit, id)) }

    private func practicePage(_ visit: Visit, _ id: Identifier<PracticeChange>, _ problems: Problems? = nil) async throws -> Page {
        let (change, measures) = try await practice(id)
        return PracticePage(
            visit: visit, change: change, measures: measures, uses: try await links.practiceUses(id, visit),
            thread: try await links.practiceThread(id, visit), problems: problems
        ).page
    }

    private func practice(_ id: Identifier<PracticeChange>) async throws -> (PracticeChange, [MeasureLine]) {
        try await store.read { db in
            guard let change = try PracticeRecords.change(id, in: db) else { throw NotFound() }
            return (change, try MeasureRecords.lines(in: db))
        }
    }

    func showAddPractice(_ visit: Visit) async throws -> Answer { .page(try await practiceForm(visit, nil, nil)) }

    private func practiceForm(_ visit: Visit, _ change: PracticeChange?, _ problems: Problems?) async throws -> Page {
        PracticeFormPage(
            visit: visit, change: change, measures: try await store.read { try MeasureRecords.lines(in: $0) }, problems: problems
        ).page
    }

    func addPractice(_ visit: Visit) async throws -> Answer {
        do {
            let id = try await acts.add(try PracticeFormPage.parse(visit.form), on: visit.today, by: visit.changer)
            let back = visit.form["action"].isEmpty ? nil : try await links.linkPractice(id, visit.form["action"], visit)
            return .seeOther(back ?? PracticePlaces.change.path(id))
        } catch let problems as Problems {
            return .page(try await practiceForm(visit, nil, problems))
        }
    }

    func showEditPractice(_ visit: Visit, _ id: Identifier<PracticeChange>) async throws -> Answer {
        .page(try await practiceForm(visit, try await practice(id).0, nil))
    }

    func editPractice(_ visit: Visit, _ id: Identifier<PracticeChange>) async throws -> Answer {
        let change = try await practice(id).0
        do {
            let version = FormReader(visit.form).version
            try await acts.edit(id, try PracticeFormPage.parse(visit.form), version: version, on: visit.today, by: visit.changer)
            return .seeOther(PracticePlaces.change.path(id))
        } catch let problems as Problems {
            return .page(try await practiceForm(visit, change, problems))
        }
    }

    func addPrinciple(_ visit: Visit, _ id: Identifier<PracticeChange>) async throws -> Answer {
        try await change(visit, id) { form in
            let text = form.text("principle", "Write the principle as the model has it.", limit: 500)
            let fate = form.choice("fate", "Say what became of it.", as: PracticeChange.Principle.Fate.self)
            let why = form.optionalText("fate-why", limit: 500)
            if let fate, fate != .adopted, why.isEmpty { form.note(Problem("fate-why", "Say why it was adapted or left out.")) }
            try form.finish()
            try await acts.addPrinciple(.init(text: text, fate: fate ?? .adopted, why: why), to: id, by: visit.changer)
        }
    }

    func setLaunch(_ visit: Visit, _ id: Identifier<PracticeChange>) async throws -> Answer {
        try await change(visit, id) { form in
            let team = form.text("team", "Name the team.", limit: 150)
            let day = form.day("launch", "Give the day on which the team began.")
            let briefed = number(&form, "briefed")
            let staff = number(&form, "staff")
            if let briefed, let staff, briefed > staff {
                form.note(Problem("briefed", "\(briefed) of \(staff) is more than all. Check both numbers."))
            }
            if staff == 0 { form.note(Problem("staff", "A team has at least one member. Leave it empty where nobody counted.")) }
            try form.finish()
            guard let day else { return }
            try await acts.setLaunch(.init(team: team, day: day, briefed: briefed, staff: staff), of: id, by: visit.changer)
        }
    }

    func addDocument(_ visit: Visit, _ id: Identifier<PracticeChange>) async throws -> Answer {
        try await change(visit, id) { form in
            let title = form.text("document", "Give the document's title.", limit: 200)
            let version = form.text("document-version", "Say which version it is.", limit: 50)
            let day = form.day("document-day", "Give the day from which it holds.")
            let link = form.optionalText("document-link", limit: 1000)
            if !link.isEmpty, !link.hasPrefix("https://") { form.note(Problem("document-link", "A link begins with https://.")) }
            try form.finish()
            guard let day else { return }
            try await acts.addDocument(.init(title: title, version: version, day: day, link: link), to: id, by: visit.changer)
        }
    }

    private func number(_ form: inout FormReader, _ name: String) -> Int? {
        let typed = form.optionalText(name, limit: 10)
        if typed.isEmpty { return nil }
        guard let number = Int(typed), (0...1_000_000).contains(number) else {
            form.note(Problem(name, "“\(typed)” is not a whole number."))
            return nil
        }
        return number
    }

    /// Does something to a change of practice, and shows it again or what was wrong.
    private func change(
        _ visit: Visit, _ id: Identifier<PracticeChange>, _ body: (inout FormReader) async throws -> Void
    ) async throws -> Answer {
        _ = try await practice(id)
        var form = FormReader(visit.form)
        do {
            try await body(&form)
            return .seeOther(PracticePlaces.change.path(id))
        } catch let problems as Problems {
            return .page(try await practicePage(visit, id, problems))
        }
    }
}
