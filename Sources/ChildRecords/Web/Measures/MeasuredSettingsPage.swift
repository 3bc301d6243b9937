import ChildRecords
import Indicators
import SiteKit
import Vocabulary

/// What the council sets for its measures: children in the area, targets that no source sets, how old data may be.
struct MeasuredSettingsPage {
    let request: PageRequest
    let settings: MeasureSettings
    let problems: Problems?

    private static let settable = ChildMeasures.all.filter { MeasureSettings.maySet($0) }

    var page: Page {
        let fields = FormFields(typed: request.form.has("population") ? request.form : nil, problems: problems)
        let targets = MeasuredSettingsPage.settable.map { measure -> HTML in
            let usual = measure.target.map { "\(FigureWords.of($0.value, measure.unit)) if left empty." } ?? "No target if left empty."
            return fields.text(
                "target-\(measure.code)", "\(measure.code) \(measure.title)", hint: "\(measure.unit.words). \(usual)",
                value: settings.targets[measure.code].map { FigureWords.plain($0) } ?? "", width: 8)
        }
        let body: HTML = """
            \(fields.text(
                "population", "Children aged 0 to 17 in the area",
                hint: "Needed for rates per 10,000 children. No return includes this number.",
                value: settings.population.map(String.init) ?? "", width: 10))
            \(fields.text(
                "population-source", "Source of this number", hint: "For example, mid-year estimate for 2021.",
                value: settings.populationSource))
            \(fields.text(
                "days-oldest", "Days after which a safety count is not known",
                hint: "If the data is older than this, a safety count is shown as not known. The default is \(SafetyCount.daysOldest).",
                value: String(settings.daysOldest), width: 5))
            \(fields.text(
                "near-target", "Percentage from target that is still rated amber",
                hint: "The default is 10. A figure further from its target is red.", value: String(settings.nearTarget), width: 5))
            <details\(" open", when: problems != nil)><summary>Targets of \(MeasuredSettingsPage.settable.count) measures</summary>\
            <p class="hint">Targets set by law or guidance are the same for every council and are not listed here.</p>\(targets)</details>
            <p><button class="btn">Save</button></p>
            """
        return Page(
            "Measure settings", breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path)], problems: problems,
            "<h1>Measure settings</h1><p>These are local settings, and pages that use them say so.</p>\(request.form(to: MeasuredPlaces.settings.path, body))"
        )
    }

    static func read(_ form: Fields) throws(Problems) -> MeasureSettings {
        var reader = FormReader(form)
        func number(_ name: String, _ range: ClosedRange<Int>, _ words: String, _ reader: inout FormReader) -> Int? {
            let typed = reader.optionalText(name, limit: 20).filter { $0 != "," && $0 != " " }
            if typed.isEmpty { return nil }
            if let number = Int(typed), range.contains(number) { return number }
            reader.note(Problem(name, "\(words) must be a whole number from \(range.lowerBound.grouped) to \(range.upperBound.grouped)."))
            return nil
        }
        var settings = MeasureSettings()
        settings.population = number("population", MeasureSettings.possiblePopulation, "The number of children", &reader)
        settings.populationSource = reader.optionalText("population-source", limit: 200)
        settings.daysOldest =
            number("days-oldest", MeasureSettings.possibleDays, "The number of days", &reader) ?? SafetyCount.daysOldest
        settings.nearTarget = number("near-target", MeasureSettings.possibleNearness, "The percentage", &reader) ?? settings.nearTarget
        for measure in settable {
            let (name, most) = ("target-\(measure.code)", measure.unit.greatest ?? 100_000)
            let typed = reader.optionalText(name, limit: 20)
            if typed.isEmpty { continue }
            if let target = TypedNumber.read(typed), target <= most {
                settings.targets[measure.code] = target
            } else {
                reader.note(Problem(name, "The target of \(measure.code) must be a number of \(FigureWords.plain(most)) or less."))
            }
        }
        if settings.population != nil, settings.populationSource.isEmpty {
            reader.note(Problem("population-source", "Enter where the number of children comes from."))
        }
        try reader.finish()
        return settings
    }
}

extension MeasuredPages {
    func settingsPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        MeasuredSettingsPage(request: request, settings: try await store.read { try MeasureSettings.read(in: $0) }, problems: problems).page
    }

    @Sendable func set(_ request: PageRequest) async throws -> Answer {
        do {
            try await MeasuredSettingsPage.read(request.form).save(by: request.changer, in: store)
            // Rates are known now, or are other ones.
            try await FollowedMeasures(store, watch: watch).update(on: request.today, by: request.changer)
            return .seeOther(MeasuredPlaces.list.path, saying: "Measure settings saved.")
        } catch let problems as Problems {
            return .page(try await settingsPage(request, problems))
        }
    }
}
