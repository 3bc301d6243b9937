import ActionPlans
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

/// The measures linked to an action, with what each shows; the gap is named where there is none.
struct MeasureSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    private var mayChange: Bool { visit.may(.updateAction) && action.withdrawal == nil }

    var html: HTML {
        let list: HTML = action.measures.isEmpty ? "<p class=\"note\">No measure linked yet.\(hint)</p>" : "\(action.measures.map(item))"
        return "<h2 id=\"measures\">Measures</h2>\(list)\(form)"
    }

    private var suggestion: String? {
        let themes = action.findings.compactMap { read.finding($0) }.flatMap(\.themes)
        return Playbook.shipped.suggestions(for: themes).first?.measure
    }

    /// What the playbook would measure for the themes of its findings.
    private var hint: HTML? { suggestion.map { " The playbook suggests: \($0.lowercasedFirst)." } }

    private func item(_ measure: LinkedMeasure) -> HTML {
        let latest: HTML =
            measure.latest.map { "<span class=\"sub\">latest: \($0.words), \($0.day)</span>" } ?? "<span class=\"sub\">no figure yet</span>"
        let unlink: HTML =
            mayChange
            ? visit.button("Unlink", to: path, fields: [("unlink", measure.id.text)]) : ""
        return """
            <h3><a href="\(IndicatorPlaces.measure.path(measure.id))">\(measure.name)</a></h3>
            <p>\(measure.verdict.tag.html)<span class="sub">\(measure.sentence)</span>\(latest)</p>\(unlink)
            """
    }

    private var path: String { ActionPlanPlaces.linkMeasure.path(read.plan.id, action.id) }

    private var form: HTML? {
        guard mayChange else { return nil }
        let linked = Set(action.measures.map(\.id))
        let options = read.measures.filter { !linked.contains($0.id) }.map { (value: $0.id.text, words: $0.measure.name) }
        let fields = FormFields(typed: visit.form.has("measure") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == "measure" } == true
        let link: HTML =
            options.isEmpty
            ? "<p class=\"hint\">Every measure there is stands here already.</p>"
            : visit.form(
                to: path,
                "\(fields.select("measure", "Measure", options: [("", "Choose one")] + options))<p><button class=\"btn quiet\">Link the measure</button></p>"
            )
        let name = suggestion.map { "&name=\($0.asQueryValue)" } ?? ""
        let new: HTML =
            visit.may(.keepMeasures)
            ? "<p><a href=\"\(IndicatorPlaces.add.path)?action=\(action.id)\(name)\">Add a new measure for this action</a></p>" : ""
        return "<details\(" open", when: isOpen)><summary>Link a measure</summary>\(link)\(new)</details>"
    }
}
