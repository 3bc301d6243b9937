import ActionPlans
import SiteKit
import Vocabulary

/// How the two ratings are calculated, with the council's settings and the form that changes them.
struct RatingRulesPage {
    let request: PageRequest
    let settings: PlanSettings
    let problems: Problems?

    var page: Page {
        Page(
            "How ratings are calculated", breadcrumbs: [("Action plans", ActionPlanPlaces.list.path)], problems: problems,
            """
            <h1>How ratings are calculated</h1>
            <p>An action has two ratings: delivery (is it done?) and impact (has practice changed?). For each, the owner’s dated judgement is shown beside the rating calculated from the record. \
            Where the two differ, both are shown.</p>
            <h2>Calculated delivery</h2><ul>
            <li><strong>Off track</strong>: the action is overdue; or it has had no update for more than \(settings[.silentDays]) days; or a step is more than \(settings[.stepDays]) days late.</li>
            <li><strong>May slip</strong>: no update for more than \(settings.updateDays) days; a step is late; steps are unfinished \(settings[.soonDays]) days before the due date; the due date was changed \(settings[.moves]) times or more; it depends on an action that is late; or it is marked as done without evidence.</li>
            <li><strong>Not started</strong>: its start date is in the future, or it has no update and no finished step.</li>
            <li><strong>Done and evidenced</strong>: its owner marked it as done and it has evidence. A second person then closes it.</li>
            <li><strong>On track</strong>: everything else. The worst status that applies is the rating.</li></ul>
            <h2>Calculated impact</h2><ul>
            <li><strong>Not sustained</strong>: it was closed, and then a measure got worse by more than normal variation or an audit did not meet its standard. A changed definition, a late load or a data fault does not count. Somebody must respond within \(settings[.slipDays]) days; an action that is kept closed remains not sustained until that measure or audit has recovered. A measure or audit that is worse counts also on an action that is marked as done.</li>
            <li><strong>Improved</strong>: a measure improved by more than normal variation, the latest audit met its standard (\(settings[.auditStandard])% of the sample), or there is confirmed evidence of practice or of a difference for the child; no measure got worse and no latest audit failed. <strong>Improved and sustained</strong> after \(settings[.heldDays]) days. An audit result or a measure that the holder of the action’s post entered or linked counts once another person has confirmed it.</li>
            <li><strong>Too early to tell</strong>: nothing shows an improvement yet, and the date when impact is expected has not passed.</li>
            <li><strong>No change seen</strong>: the linked measures, audits and evidence show no improvement.</li>
            <li><strong>Not measured</strong>: no measure with enough figures, no audit, and no evidence beyond activity and output.</li></ul>
            \(form)
            """)
    }

    private var form: HTML {
        guard request.may(.managePosts) else {
            let rows = PlanSettings.Name.allCases.map { "<div><dt>\($0.words)</dt><dd>\(settings[$0])</dd></div>" as HTML }
            return "<h2>Local settings</h2><dl class=\"summary\">\(rows)</dl>"
        }
        let fields = FormFields(typed: request.form.pairs.isEmpty ? nil : request.form, problems: problems)
        let inputs = PlanSettings.Name.allCases.map {
            fields.text($0.rawValue, $0.words, hint: "Default: \($0.shipped).", value: String(settings[$0]), width: 4)
        }
        return """
            <h2>Local settings</h2>\(request.form(to: ActionPlanPlaces.rules.path, "\(inputs)<p><button class=\"btn\">Save</button></p>"))
            """
    }
}
