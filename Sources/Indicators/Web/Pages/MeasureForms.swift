import Indicators
import SiteKit
import Vocabulary

/// The form of a new measure, or of one that is changed.
struct MeasureFormPage {
    let visit: Visit
    let measure: Measure?
    let problems: Problems?

    var page: Page {
        let title = measure == nil ? "Add a measure" : "Change the measure"
        let path = measure.map { IndicatorPlaces.edit.path($0.id) } ?? IndicatorPlaces.add.path
        let trail = measure.map { [($0.name, IndicatorPlaces.measure.path($0.id))] } ?? []
        return Page(
            title, breadcrumbs: [("Measures", IndicatorPlaces.list.path)] + trail, problems: problems,
            "<h1>\(title)</h1>\(visit.form(to: path, version: measure?.version, inputs))")
    }

    private var inputs: HTML {
        let fields = FormFields(typed: visit.form.has("name") ? visit.form : nil, problems: problems)
        let after: HTML = visit.query["action"].isEmpty ? "" : "<input type=\"hidden\" name=\"action\" value=\"\(visit.query["action"])\">"
        return """
            \(after)\(fields.text("name", "Name", hint: "As in: letters sent within 10 working days of the decision.", value: measure?.name ?? visit.query["name"]))
            \(fields.area("counts", "What does it count?", hint: "One sentence that another person could count by.", value: measure?.counts ?? "", rows: 2))
            \(fields.select("unit", "Unit", options: Measure.Unit.allCases.map { ($0.rawValue, $0.words) }, value: measure?.unit.rawValue ?? "percent"))
            \(fields.text("numerator", "Numerator, in words", hint: "For a share: which of them are counted. As in: letters sent in time.", value: measure?.numerator ?? ""))
            \(fields.text("denominator", "Denominator, in words", hint: "Out of which. As in: letters sent in the month.", value: measure?.denominator ?? ""))
            \(fields.choices("better", "Which way is better?", options: Measure.Better.allCases.map { ($0.rawValue, $0.words) }, chosen: [measure?.better.rawValue ?? "higher"]))
            \(fields.text("aim", "Aim", hint: "May be left empty. A figure in the measure’s unit, as in 90.", value: measure?.aim.map { FigureWords.plain($0) } ?? "", width: 8))
            \(fields.text("source", "Where do its figures come from?", value: measure?.source ?? ""))
            \(fields.text("owner", "Who answers for it?", hint: "A post, as in: Performance and Data Manager.", value: measure?.owner ?? ""))
            <p><button class="btn">\(measure == nil ? "Add the measure" : "Save")</button></p>
            """
    }

    static func parse(_ fields: Fields) throws(Problems) -> MeasureDraft {
        var form = FormReader(fields)
        let name = form.text("name", "Give the measure a name.", limit: 200)
        let counts = form.optionalText("counts", limit: 1000)
        let numerator = form.optionalText("numerator", limit: 300)
        let denominator = form.optionalText("denominator", limit: 300)
        let unit = form.choice("unit", "Choose the unit.", as: Measure.Unit.self)
        let better = form.choice("better", "Say which way is better.", as: Measure.Better.self)
        let source = form.text("source", "Say where its figures come from.", limit: 300)
        let owner = form.optionalText("owner", limit: 150)
        let typed = form.optionalText("aim", limit: 20)
        let aim = TypedNumber.read(typed)
        if !typed.isEmpty, aim == nil { form.note(Problem("aim", "“\(typed)” is not a number. Give it as in 90, or leave it empty.")) }
        if unit == .percent, let aim, aim > 100 { form.note(Problem("aim", "More than 100 per cent cannot be reached. Check the aim.")) }
        try form.finish()
        return MeasureDraft(
            name: name, counts: counts, numerator: numerator, denominator: denominator, unit: unit ?? .percent, better: better ?? .higher,
            aim: typed.isEmpty ? nil : aim, source: source, owner: owner)
    }
}

/// The form of a figure: a new one, or one in the place of another.
struct FigureFormPage {
    let visit: Visit
    let read: MeasureRead
    /// The figure that is corrected; nil for a new one.
    let wrong: MeasureValue?
    let problems: Problems?

    private var measure: Measure { read.measure }

    var page: Page {
        let title = wrong.map { "Correct the figure of \($0.day)" } ?? "Add a figure"
        let path = wrong.map { IndicatorPlaces.correct.path(measure.id, $0.id) } ?? IndicatorPlaces.addValue.path(measure.id)
        return Page(
            title, breadcrumbs: [("Measures", IndicatorPlaces.list.path), (measure.name, IndicatorPlaces.measure.path(measure.id))],
            problems: problems, "<h1>\(title)</h1><p class=\"hint\">\(measure.name)</p>\(heldRow)\(visit.form(to: path, inputs))")
    }

    private var row: HeldRow? {
        let asked = visit.query["row"].isEmpty ? visit.form["row"] : visit.query["row"]
        return read.held.first { $0.id.text == asked }
    }

    private var heldRow: HTML? {
        row.map { "<p class=\"note\"><strong>\($0.file), line \($0.line):</strong> \($0.text)<span class=\"sub\">\($0.reason)</span></p>" }
    }

    private var inputs: HTML {
        let fields = FormFields(typed: visit.form.has("source") ? visit.form : nil, problems: problems)
        let isShare = measure.unit.multiplier != nil
        let numbers: HTML =
            isShare
            ? """
            \(fields.text("numerator", measure.numerator.isEmpty ? "How many" : "How many: \(measure.numerator)", width: 8))
            \(fields.text("denominator", measure.denominator.isEmpty ? "Of how many" : "Of how many: \(measure.denominator)", width: 8))
            """
            : """
            \(fields.text("numerator", "Figure in \(measure.unit.words.lowercased())", width: 8))
            \(fields.text("denominator", "How many were counted", hint: "May be left empty.", width: 8))
            """
        let day: HTML =
            wrong == nil ? fields.day("day", "Up to which day was counted?", hint: "The last day of the month or week.") : ""
        let why: HTML =
            wrong == nil
            ? "" : fields.area("why", "Why is it corrected?", hint: "The figure that stands now stays on record beside this one.", rows: 2)
        let hidden: HTML = row.map { "<input type=\"hidden\" name=\"row\" value=\"\($0.id)\">" } ?? ""
        return """
            \(hidden)\(day)\(numbers)
            \(fields.text("reason", "If it is not known: why?", hint: "As in: the diary was not kept in May. Leave empty where there is a figure."))
            \(fields.text("source", "Where does it come from?", value: wrong?.source ?? measure.source))\(why)
            <p><button class="btn">\(wrong == nil ? "Add the figure" : "Correct the figure")</button></p>
            """
    }

    /// The numbers as typed; nil stands for an empty field.
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
    let visit: Visit
    let measure: Measure
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("source") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.file("file", "A CSV file or a workbook", hint: "Its first line names the columns: date, then numerator and denominator, or value; source and reason where you have them.", accept: ".csv,.xlsx,text/csv"))
            \(fields.text("source", "Where do the figures come from?", hint: "For rows that do not say it themselves.", value: measure.source))
            <p><button class="btn">Load the figures</button></p>
            """
        return Page(
            "Load figures",
            breadcrumbs: [("Measures", IndicatorPlaces.list.path), (measure.name, IndicatorPlaces.measure.path(measure.id))],
            problems: problems,
            """
            <h1>Load figures</h1><p class="hint">\(measure.name)</p><p>Rows that fit are added. A row that does not is held and shown with the reason; nothing is guessed.</p>
            \(visit.form(to: IndicatorPlaces.upload.path(measure.id), upload: true, body))
            """)
    }
}
