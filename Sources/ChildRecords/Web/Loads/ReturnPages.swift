import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension LoadPages {
    /// A person says to which year and data day the returns of a load belong.
    @Sendable func setReturns(_ request: PageRequest, _ id: Identifier<DataLoad>) async throws -> Answer {
        let (load, returns) = try await store.read { (try LoadRows.load(id, in: $0), try ReturnSets.all(of: id, in: $0)) }
        guard let load else { throw NotFound() }
        do {
            var version = FormReader(request.form).version
            for choice in try ReturnsForm.choices(request.form, returns, load) {
                try await loads.setReturn(
                    choice.id, of: id, version: version, period: choice.period, taken: choice.taken, on: request.today, by: request.changer)
                version += 1
            }
            return .seeOther(LoadPlaces.show.path(id), saying: "Saved: year and data day.")
        } catch let problems as Problems {
            return .page(try await showPage(request, id, problems))
        }
    }

    /// Accepts a load. What is in doubt is asked first.
    @Sendable func accept(_ request: PageRequest, _ id: Identifier<DataLoad>) async throws -> Answer {
        do {
            try await loads.accept(
                id, version: FormReader(request.form).version, evenIf: request.form["checked"] == "yes", on: request.today,
                by: request.changer)
            return .seeOther(LoadPlaces.show.path(id), saying: "Accepted: the load. Measures are calculated from it now.")
        } catch is DoubtfulLoad {
            return .page(
                try await showPage(request, id, Problems("checked", "Confirm that you have checked the warnings, or discard the load.")))
        }
    }
}

/// The year and the data day of each return of a load, and the form that changes them while it waits.
struct ReturnsForm {
    let request: PageRequest
    let load: DataLoad
    let returns: [LoadedReturn]
    let problems: Problems?

    struct Choice { let id: Int64; let period: String; let taken: Day }

    var html: HTML? {
        if returns.isEmpty { return nil }
        let columns = ["Return", "Year", "Data day", "Where the dates come from"].map { Table.Column($0) }
        let rows = returns.map { one -> HTML in
            let place: HTML? = one.place.isEmpty ? nil : "<span class=\"sub\">\(one.place)</span>"
            return Table.row(
                columns,
                [
                    "\(one.format.words)\(place)", "\(one.shownPeriod)", "\(one.taken.map { "\($0)" } ?? "not known")", "\(one.evidence)",
                ])
        }
        return """
            <h2>Year and data day</h2><p class="hint">The data day is the last day that a return covers. Anything without an end date was open on \
            that day. Each return has its own data day.</p>
            \(Table("Returns in this load", columns, rows: rows).html())\(load.state == .staged ? form : nil)
            """
    }

    private var form: HTML {
        let fields = FormFields(typed: problems != nil && request.form.has("years") ? request.form : nil, problems: problems)
        let sets = returns.map { one -> HTML in
            let name = [one.format.words, one.place].filter { !$0.isEmpty }.joined(separator: ", ")
            let year: HTML? =
                one.format.isYearly
                ? fields.select("year-\(one.id)", "Year of \(name)", options: years(of: one), value: one.period) : nil
            return "\(year)\(fields.day("taken-\(one.id)", "Data day of \(name)", value: one.taken))"
        }
        return """
            <details\(" open", when: problems != nil && request.form.has("years"))><summary>Change year or data day</summary>\(request.form(
                to: LoadPlaces.returns.path(load.id), version: load.version,
                "<input type=\"hidden\" name=\"years\" value=\"1\">\(sets)<p><button class=\"btn quiet\">Save year and data day</button></p>"))
            </details>
            """
    }

    /// The looked-after return has years from April to March; the census is called by the year in its header.
    private func years(of one: LoadedReturn) -> [(value: String, words: String)] {
        let last = CollectionYear(containing: load.begun).begins
        let known = (last - 15...last + 1).reversed().map { begins in
            one.format == .census ? String(begins) : CollectionYear(begins: begins).words
        }
        let all = one.period.isEmpty || known.contains(one.period) ? known : [one.period] + known
        return [(value: "", words: "Not known")] + all.map { (value: $0, words: $0) }
    }

    /// What was changed, or what is wrong with it. A new year without a new day has the day of that year.
    static func choices(_ form: Fields, _ returns: [LoadedReturn], _ load: DataLoad) throws(Problems) -> [Choice] {
        var reader = FormReader(form)
        var choices: [Choice] = []
        for one in returns {
            let period = one.format.isYearly ? form["year-\(one.id)"] : one.period
            let typed = reader.optionalDay("taken-\(one.id)")
            let isNewYear = period != one.period && one.format == .lookedAfter
            let end = Int(period.prefix(4)).flatMap { CollectionYear(begins: $0).lastDay }
            let day = isNewYear && typed == one.taken ? end.map { min($0, load.begun) } : typed
            if let day, day > load.begun {
                reader.note(
                    Problem("taken-\(one.id)", "The data day cannot be after the day on which the files were loaded, \(load.begun)."))
            } else if let day, period != one.period || day != one.taken {
                choices.append(Choice(id: one.id, period: period, taken: day))
            } else if day == nil, one.taken != nil || period != one.period {
                reader.note(Problem("taken-\(one.id)", "Enter the data day."))
            }
        }
        try reader.finish()
        return choices
    }
}

extension LoadedReturn {
    /// For a page: forms without a year have a dash, and a year that is missing is said to be.
    var shownPeriod: String { period.isEmpty ? (format.isYearly ? "not known" : "–") : period }
}
