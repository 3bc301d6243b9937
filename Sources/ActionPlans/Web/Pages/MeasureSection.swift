import ActionPlans
import Inspections
import SiteKit
import Vocabulary

/// The measures noted beside an action, with their figures; the gap is named where there is none.
struct MeasureSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    static let fields = ["measure", "source", "value", "measured"]
    private var mayChange: Bool { visit.may(.updateAction) && action.withdrawal == nil }

    var html: HTML {
        let list: HTML = action.measures.isEmpty ? "<p class=\"note\">No measure linked yet.\(hint)</p>" : "\(action.measures.map(item))"
        return "<h2 id=\"measures\">Measures</h2>\(list)\(form)"
    }

    /// What the playbook would measure for the themes of its findings.
    private var hint: HTML? {
        let themes = action.findings.compactMap { read.finding($0) }.flatMap(\.themes)
        guard let measure = Playbook.shipped.suggestions(for: themes).first?.measure else { return nil }
        return " The playbook suggests: \(measure.lowercasedFirst)."
    }

    private func item(_ measure: MeasureNote) -> HTML {
        let readings = measure.readings.reversed().map {
            "<li>\($0.value)<span class=\"sub\">\($0.day), noted by \($0.author)</span></li>" as HTML
        }
        let list: HTML = readings.isEmpty ? "<p class=\"hint\">No figure noted yet.</p>" : "<ul>\(readings)</ul>"
        return "<h3>\(measure.name)</h3><p class=\"hint\">Source: \(measure.source)</p>\(list)\(readingForm(measure))"
    }

    private func readingForm(_ measure: MeasureNote) -> HTML? {
        guard mayChange else { return nil }
        let (value, day) = ("value-\(measure.id)", "measured-\(measure.id)")
        let fields = FormFields(typed: visit.form.has(value) ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == value || $0.place == day } == true
        let form = visit.form(
            to: ActionPlanPlaces.addReading.path(read.plan.id, measure.id),
            "\(fields.text(value, "Latest value", hint: "With its unit and numbers, as in 62% (31 of 50)."))\(fields.day(day, "On which day?"))<p><button class=\"btn quiet\">Note the figure</button></p>"
        )
        return
            "<details\(" open", when: isOpen)><summary>Note a figure<span class=\"unseen\"> for \(measure.name)</span></summary>\(form)</details>"
    }

    private var form: HTML? {
        guard mayChange else { return nil }
        let fields = FormFields(typed: visit.form.has("measure") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { MeasureSection.fields.contains($0.place) } == true
        let body: HTML = """
            \(fields.text("measure", "Name of the measure", hint: "As in: letters sent within 10 days of the decision."))
            \(fields.text("source", "Where do its figures come from?", hint: "As in: pre-proceedings tracker, counted each month."))
            \(fields.text("value", "Latest value, if known", hint: "With its unit and numbers, as in 62% (31 of 50)."))
            \(fields.day("measured", "On which day?", hint: "Needed where there is a value."))<p><button class="btn">Note the measure</button></p>
            """
        let form = visit.form(to: ActionPlanPlaces.addMeasure.path(read.plan.id, action.id), body)
        return "<details\(" open", when: isOpen)><summary>Note a measure</summary>\(form)</details>"
    }
}
