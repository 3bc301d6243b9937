import ActionPlans
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// The changes of practice an action brought, and the form that links one.
struct PracticeSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    private var path: String { ActionPlanPlaces.practice.path(read.plan.id, action.id) }
    private var mayChange: Bool { visit.may(.updateAction) && action.withdrawal == nil }
    private var linked: [PracticeLine] { read.practice.filter { $0.isLinked(to: action.id) }.map(\.change) }

    var html: HTML {
        let list: HTML =
            linked.isEmpty
            ? "<p class=\"note\">No change of practice recorded yet: what is done differently, from which day?</p>"
            : "<ul>\(linked.map(item))</ul>"
        return "<h2 id=\"practice\">Change of practice</h2>\(list)\(form)"
    }

    private func item(_ change: PracticeLine) -> HTML {
        let unlink: HTML = mayChange ? visit.button("Unlink", to: path, fields: [("unlink", change.id.text)]) : ""
        return
            "<li><a href=\"\(PracticePlaces.change.path(change.id))\">\(change.title)</a><span class=\"sub\">from \(change.day)\(change.briefedWords)</span>\(unlink)</li>"
    }

    private var form: HTML? {
        guard mayChange else { return nil }
        let known = Set(linked.map(\.id))
        let options = read.practice.map(\.change).filter { !known.contains($0.id) }.map {
            (value: $0.id.text, words: "\($0.title), \($0.day)")
        }
        let fields = FormFields(typed: visit.form.has("change") ? visit.form : nil, problems: problems)
        let link: HTML =
            options.isEmpty
            ? ""
            : visit.form(
                to: path,
                "\(fields.select("change", "Change of practice", options: [("", "Choose one")] + options))<p><button class=\"btn quiet\">Link it</button></p>"
            )
        let new: HTML =
            visit.may(.keepMeasures)
            ? "<p><a href=\"\(PracticePlaces.add.path)?action=\(action.id)\">Record a new change of practice</a></p>" : ""
        let isOpen = problems?.all.contains { $0.place == "change" } == true
        return "<details\(" open", when: isOpen)><summary>Link a change of practice</summary>\(link)\(new)</details>"
    }
}
