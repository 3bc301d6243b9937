import Foundation
import Indicators
import Intake
import SiteKit
import Vocabulary

/// The form that adds or corrects a figure.
struct FigureFormPage {
    let request: PageRequest
    let read: MeasureRead
    /// The figure that is corrected; nil for a new one.
    let wrong: MeasureValue?
    let problems: Problems?

    private var measure: Measure { read.measure }

    var page: Page {
        let title = wrong.map { "Correct the figure for \($0.day)" } ?? "Add a figure"
        let path = wrong.map { IndicatorPlaces.correct.path(measure.id, $0.id) } ?? IndicatorPlaces.addValue.path(measure.id)
        return Page(
            title, breadcrumbs: [("Measures", IndicatorPlaces.list.path), (measure.name, IndicatorPlaces.measure.path(measure.id))],
            problems: problems, "<h1>\(title)</h1><p class=\"hint\">\(measure.name)</p>\(rejectedRow)\(request.form(to: path, inputs))")
    }

    private var row: RejectedFigure? {
        let asked = request.query["row"].isEmpty ? request.form["row"] : request.query["row"]
        return read.rejected.first { $0.id.text == asked }
    }

    private var rejectedRow: HTML? {
        row.map { "<p class=\"note\"><strong>\($0.file), line \($0.line):</strong> \($0.text)<span class=\"sub\">\($0.reason)</span></p>" }
    }

    private var inputs: HTML {
        let fields = FormFields(typed: request.form.has("source") ? request.form : nil, problems: problems)
        let isShare = measure.unit.multiplier != nil
        let numbers: HTML =
            isShare
            ? """
            \(fields.text("numerator", measure.numerator.isEmpty ? "How many" : "How many: \(measure.numerator)", width: 8))
            \(fields.text("denominator", measure.denominator.isEmpty ? "Of how many" : "Of how many: \(measure.denominator)", width: 8))
            """
            : """
            \(fields.text("numerator", "Figure in \(measure.unit.words.lowercased())", width: 8))
            \(fields.text("denominator", "Number counted (optional)", hint: "For example, how many letters the median is of.", width: 8))
            """
        let day: HTML =
            wrong == nil ? fields.day("day", "Date", hint: "The last day of the month or week that was counted.") : ""
        let why: HTML =
            wrong == nil
            ? "" : fields.area("why", "Reason for the correction", hint: "The current figure is kept on record with the new one.", rows: 2)
        let hidden: HTML = row.map { "<input type=\"hidden\" name=\"row\" value=\"\($0.id)\">" } ?? ""
        return """
            \(hidden)\(day)\(numbers)
            \(fields.text("reason", "Reason if the figure is not known (optional)", hint: "For example, the diary was not kept in May."))
            \(fields.text("source", "Source", value: wrong?.source ?? measure.source))\(why)
            <p><button class="btn">\(wrong == nil ? "Add figure" : "Correct figure")</button></p>
            """
    }

    /// The numbers as typed; an empty field is nil.
    static func figure(_ form: inout FormReader, _ unit: Measure.Unit) -> TypedFigure {
        let part = form.optionalText("numerator", limit: 20)
        let whole = form.optionalText("denominator", limit: 20)
        let reason = form.optionalText("reason", limit: 300)
        var figure = TypedFigure(reason: reason)
        if !whole.isEmpty {
            figure.denominator = Int(whole.filter { $0 != "," })
            if figure.denominator == nil { form.note(Problem("denominator", "“\(whole)” is not a whole number.")) }
        }
        guard !part.isEmpty else { return figure }
        if unit.multiplier != nil {
            figure.numerator = Int(part.filter { $0 != "," })
            if figure.numerator == nil { form.note(Problem("numerator", "“\(part)” is not a whole number.")) }
        } else {
            figure.amount = TypedNumber.read(part)
            if figure.amount == nil { form.note(Problem("numerator", "“\(part)” is not a number.")) }
        }
        return figure
    }
}

/// The form that loads a file of figures.
struct UploadFormPage {
    let request: PageRequest
    let measure: Measure
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("source") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.file("file", "A CSV file or a workbook", hint: "The first row must name the columns: date, then numerator and denominator, or value. Columns for source and reason are optional.", accept: ".csv,.xlsx,text/csv"))
            \(fields.text("source", "Source of the figures", hint: "Used for rows without a source of their own.", value: measure.source))
            <p><button class="btn">Upload figures</button></p>
            """
        return Page(
            "Upload figures",
            breadcrumbs: [("Measures", IndicatorPlaces.list.path), (measure.name, IndicatorPlaces.measure.path(measure.id))],
            problems: problems,
            """
            <h1>Upload figures</h1><p class="hint">\(measure.name)</p><p>Rows that can be used are added. Other rows are rejected, and shown with the reason so that you can correct them.</p>
            \(request.form(to: IndicatorPlaces.upload.path(measure.id), upload: true, body))
            """)
    }
}

extension IndicatorPages {
    func series(_ request: PageRequest, _ id: Identifier<Measure>) async throws -> Answer {
        .file(FigureTable.spreadsheet(try await read(id)))
    }

    func read(_ id: Identifier<Measure>) async throws -> MeasureRead { try await store.read { try MeasureRead(id, in: $0) } }
}

extension IndicatorPages {
    func showAddValue(_ request: PageRequest, _ id: Identifier<Measure>) async throws -> Answer {
        .page(FigureFormPage(request: request, read: try await read(id), wrong: nil, problems: nil).page)
    }

    func addValue(_ request: PageRequest, _ id: Identifier<Measure>) async throws -> Answer {
        let read = try await read(id)
        var form = FormReader(request.form)
        let day = form.day("day", "Enter the last day of the period that was counted.")
        let figure = FigureFormPage.figure(&form, read.measure.unit)
        let source = form.text("source", "Enter the source of the figure.", limit: 300)
        do {
            let day = try form.finish(day)
            try await asProblems {
                try await acts.addValue(
                    to: id, FigureDraft(day: day, figure: figure, source: source), on: request.today, by: request.changer)
            }
            if let row = Identifier<RejectedFigure>(request.form["row"]), read.rejected.contains(where: { $0.id == row }) {
                try await acts.resolve(row, of: id, how: "added by hand", on: request.today, by: request.changer)
            }
            return .seeOther(IndicatorPlaces.measure.path(id) + "#figures", saying: "Saved: the figure for \(day).")
        } catch let problems as Problems {
            return .page(FigureFormPage(request: request, read: read, wrong: nil, problems: problems).page)
        }
    }

    func showCorrect(_ request: PageRequest, _ id: Identifier<Measure>, _ value: Identifier<MeasureValue>) async throws -> Answer {
        let (read, wrong) = try await wrong(id, value)
        return .page(FigureFormPage(request: request, read: read, wrong: wrong, problems: nil).page)
    }

    func correct(_ request: PageRequest, _ id: Identifier<Measure>, _ value: Identifier<MeasureValue>) async throws -> Answer {
        let (read, wrong) = try await wrong(id, value)
        var form = FormReader(request.form)
        let figure = FigureFormPage.figure(&form, read.measure.unit)
        let source = form.text("source", "Enter the source of the figure.", limit: 300)
        let why = form.text("why", "Enter the reason for the correction.", limit: 500)
        do {
            try form.finish()
            try await asProblems {
                try await acts.correct(value, of: id, to: figure, source: source, why: why, on: request.today, by: request.changer)
            }
            return .seeOther(IndicatorPlaces.measure.path(id) + "#figures", saying: "Saved: the figure for \(wrong.day) is corrected.")
        } catch let problems as Problems {
            return .page(FigureFormPage(request: request, read: read, wrong: wrong, problems: problems).page)
        }
    }

    func confirm(_ request: PageRequest, _ id: Identifier<Measure>, _ value: Identifier<MeasureValue>) async throws -> Answer {
        try await acts.confirm(value, of: id, on: request.today, by: request.changer)
        return .seeOther(IndicatorPlaces.measure.path(id) + "#figures", saying: "Confirmed: the figure counts.")
    }

    private func wrong(_ id: Identifier<Measure>, _ value: Identifier<MeasureValue>) async throws -> (MeasureRead, MeasureValue) {
        let read = try await read(id)
        guard let wrong = read.entered.current.first(where: { $0.id == value }) else { throw NotFound() }
        return (read, wrong)
    }

    func showUpload(_ request: PageRequest, _ id: Identifier<Measure>) async throws -> Answer {
        .page(UploadFormPage(request: request, measure: try await read(id).measure, problems: nil).page)
    }

    func upload(_ request: PageRequest, _ id: Identifier<Measure>) async throws -> Answer {
        let measure = try await read(id).measure
        do {
            guard let file = request.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
                throw Problems("file", "Select a CSV file or a workbook.")
            }
            let source = request.form["source"]
            let loaded = try await asProblems {
                try await acts.addRows(
                    to: id, try await rows(of: file), named: String(file.name.prefix(200)),
                    source: source.isEmpty ? measure.source : source, on: request.today,
                    by: request.changer)
            }
            return .seeOther(
                IndicatorPlaces.measure.path(id) + (loaded.rejected > 0 ? "#rejected" : "#figures"),
                saying:
                    "Saved: \(loaded.added) figure\(loaded.added == 1 ? "" : "s"); \(loaded.rejected) row\(loaded.rejected == 1 ? "" : "s") rejected."
            )
        } catch let problems as Problems {
            return .page(UploadFormPage(request: request, measure: measure, problems: problems).page)
        }
    }

    /// The one table of a file, read by the worker.
    private func rows(of file: Upload) async throws -> [[String]] {
        do {
            let tables = try await store.whileOnDisk(file.bytes) {
                try await workers.read($0, kind: .table, as: [TableText].self)
            }.filter { !$0.rows.isEmpty }
            if tables.count > 1 {
                throw Problems(
                    "file", "The workbook has \(tables.count) sheets with rows. Save the sheet with the figures as a file of its own.")
            }
            if let words = tables.first?.cutWords { throw Problems("file", "\(words) Nothing was saved.") }
            return tables.first?.rows ?? []
        } catch let refusal as Refusal { throw Problems("file", refusal.wordsOfTable) }
    }

    func discard(_ request: PageRequest, _ id: Identifier<Measure>, _ row: Identifier<RejectedFigure>) async throws -> Answer {
        try await acts.resolve(row, of: id, how: "discarded", on: request.today, by: request.changer)
        return .seeOther(IndicatorPlaces.measure.path(id), saying: "Discarded: the rejected row.")
    }
}
