import Foundation
import Indicators
import Intake
import SiteKit
import Vocabulary

extension IndicatorPages {
    func showAddValue(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer {
        .page(FigureFormPage(visit: visit, read: try await read(id), wrong: nil, problems: nil).page)
    }

    func addValue(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer {
        let read = try await read(id)
        var form = FormReader(visit.form)
        let day = form.day("day", "Give the last day of what was counted.")
        let figure = FigureFormPage.figure(&form, read.measure.unit)
        let source = form.text("source", "Say where the figure comes from.", limit: 300)
        do {
            try form.finish()
            guard let day else { throw NotFound() }
            try await asProblems {
                try await acts.addValue(
                    to: id, FigureDraft(day: day, figure: figure, source: source), on: visit.today, by: visit.changer)
            }
            if let row = Identifier<HeldRow>(visit.form["row"]), read.held.contains(where: { $0.id == row }) {
                try await acts.settleHeld(row, of: id, how: "added by hand", on: visit.today, by: visit.changer)
            }
            return .seeOther(IndicatorPlaces.measure.path(id) + "#figures")
        } catch let problems as Problems {
            return .page(FigureFormPage(visit: visit, read: read, wrong: nil, problems: problems).page)
        }
    }

    func showCorrect(_ visit: Visit, _ id: Identifier<Measure>, _ value: Identifier<MeasureValue>) async throws -> Answer {
        let (read, wrong) = try await wrong(id, value)
        return .page(FigureFormPage(visit: visit, read: read, wrong: wrong, problems: nil).page)
    }

    func correct(_ visit: Visit, _ id: Identifier<Measure>, _ value: Identifier<MeasureValue>) async throws -> Answer {
        let (read, wrong) = try await wrong(id, value)
        var form = FormReader(visit.form)
        let figure = FigureFormPage.figure(&form, read.measure.unit)
        let source = form.text("source", "Say where the figure comes from.", limit: 300)
        let why = form.text("why", "Say why it is corrected.", limit: 500)
        do {
            try form.finish()
            try await asProblems {
                try await acts.correct(value, of: id, to: figure, source: source, why: why, on: visit.today, by: visit.changer)
            }
            return .seeOther(IndicatorPlaces.measure.path(id) + "#figures")
        } catch let problems as Problems {
            return .page(FigureFormPage(visit: visit, read: read, wrong: wrong, problems: problems).page)
        }
    }

    private func wrong(_ id: Identifier<Measure>, _ value: Identifier<MeasureValue>) async throws -> (MeasureRead, MeasureValue) {
        let read = try await read(id)
        guard let wrong = read.series.standing.first(where: { $0.id == value }) else { throw NotFound() }
        return (read, wrong)
    }

    func showUpload(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer {
        .page(UploadFormPage(visit: visit, measure: try await read(id).measure, problems: nil).page)
    }

    func upload(_ visit: Visit, _ id: Identifier<Measure>) async throws -> Answer {
        let measure = try await read(id).measure
        do {
            guard let file = visit.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
                throw Problems("file", "Choose a CSV file or a workbook.")
            }
            let source = visit.form["source"]
            let taken = try await asProblems {
                try await acts.addRows(
                    to: id, try await rows(of: file), named: String(file.name.prefix(200)),
                    source: source.isEmpty ? measure.source : source, on: visit.today,
                    by: visit.changer)
            }
            return .seeOther(IndicatorPlaces.measure.path(id) + (taken.held > 0 ? "#held" : "#figures"))
        } catch let problems as Problems {
            return .page(UploadFormPage(visit: visit, measure: measure, problems: problems).page)
        }
    }

    /// The one table of a file, read by a worker.
    private func rows(of file: Upload) async throws -> [[String]] {
        do {
            let tables = try await workers.read(
                bytes: file.bytes, kind: .table, as: [TableText].self, in: store.directory.appending(path: "incoming")
            ).filter { !$0.rows.isEmpty }
            if tables.count > 1 {
                throw Problems("file", "The workbook has \(tables.count) sheets with rows. Save the one with the figures by itself.")
            }
            return tables.first?.rows ?? []
        } catch let refusal as Refusal { throw Problems("file", refusal.words) }
    }

    func settleHeld(_ visit: Visit, _ id: Identifier<Measure>, _ row: Identifier<HeldRow>) async throws -> Answer {
        try await acts.settleHeld(row, of: id, how: "left out", on: visit.today, by: visit.changer)
        return .seeOther(IndicatorPlaces.measure.path(id))
    }
}
