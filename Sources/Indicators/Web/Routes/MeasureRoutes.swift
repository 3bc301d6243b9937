import Indicators
import SiteKit
import Vocabulary

extension IndicatorPages {
    func list(_ visit: Visit) async throws -> Answer {
        let all = try await store.read { try MeasureRecords.lines(in: $0) }
        return .page(MeasureListPage(visit: visit, all: all).page)
    }

    func spreadsheet(_ visit: Visit) async throws -> Answer {
        let all = try await store.read { try MeasureRecords.lines(in: $0) }
        return .file(MeasureListPage.spreadsheet(MeasureQuery(visit).lines(all), today: visit.today))
    }

    func show(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer { .page(try await page(visit, id)) }

    private func page(_ visit: Visit, _ id: Identifier<Measure>, _ problems: Problems? = nil) async throws -> Page {
        MeasurePage(
            visit: visit, read: try await read(id), uses: try await links.uses(id, visit), pinned: try await links.pinned(id, visit),
            pin: { [links] in links.pin($0, visit) }, thread: try await links.thread(id, visit), problems: problems
        ).page
    }

    func series(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer {
        .file(FigureTable.spreadsheet(try await read(id)))
    }

    func showAdd(_ visit: Visit) async throws -> Answer {
        .page(MeasureFormPage(visit: visit, measure: nil, problems: nil).page)
    }

    func add(_ visit: Visit) async throws -> Answer {
        do {
            let draft = try MeasureFormPage.parse(visit.form)
            let id = try await asProblems { try await acts.add(draft, on: visit.today, by: visit.changer) }
            let back = visit.form["action"].isEmpty ? nil : try await links.link(id, visit.form["action"], visit)
            return .seeOther(back ?? IndicatorPlaces.measure.path(id))
        } catch let problems as Problems {
            return .page(MeasureFormPage(visit: visit, measure: nil, problems: problems).page)
        }
    }

    func showEdit(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer {
        .page(MeasureFormPage(visit: visit, measure: try await read(id).measure, problems: nil).page)
    }

    func edit(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer {
        let measure = try await read(id).measure
        do {
            let draft = try MeasureFormPage.parse(visit.form)
            let version = FormReader(visit.form).version
            try await asProblems { try await acts.edit(id, draft, version: version, on: visit.today, by: visit.changer) }
            return .seeOther(IndicatorPlaces.measure.path(id))
        } catch let problems as Problems {
            return .page(MeasureFormPage(visit: visit, measure: measure, problems: problems).page)
        }
    }

    func mark(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer {
        var form = FormReader(visit.form)
        let kind = form.choice("kind", "Say what it is.", as: Mark.Kind.self)
        let day = form.day("marked", "Give the day.")
        let words = form.text("mark-words", "Say what happened.", limit: 500)
        let counts = form.optionalText("counts", limit: 1000)
        if let day, day > visit.today { form.note(Problem("marked", "\(day) lies ahead. Give the day of the figure.")) }
        do {
            try form.finish()
            guard let kind, let day else { throw NotFound() }
            try await acts.mark(
                id, kind, on: day, words: words, counts: counts.isEmpty ? nil : counts, today: visit.today, by: visit.changer)
            return .seeOther(IndicatorPlaces.measure.path(id))
        } catch let problems as Problems {
            return .page(try await page(visit, id, problems))
        }
    }

    func read(_ id: Identifier<Measure>) async throws -> MeasureRead { try await store.read { try MeasureRead(id, in: $0) } }
}
