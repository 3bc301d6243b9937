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
            <p>An action has two ratings: delivery (is it done?) and impact (has practice changed?). Each has the owner’s dated judgement and a rating calculated from the record. \
            Where they differ, both are shown.</p>
            <h2>Calculated delivery</h2><ul>
            <li><strong>Off track</strong>, if any of these is true:<ul><li>the action is overdue</li><li>it has had no update for more than \(settings[.silentDays]) days</li>
            <li>a step is more than \(settings[.stepDays]) days late</li></ul></li>
            <li><strong>May slip</strong>, if any of these is true:<ul><li>it has had no update for more than \(settings.updateDays) days</li><li>a step is late</li>
            <li>steps are unfinished \(settings[.soonDays]) days before the due date</li><li>the due date was changed \(settings[.moves]) times or more</li>
            <li>it depends on an action that is late</li><li>it is marked as done without evidence</li></ul></li>
            <li><strong>Not started</strong>: its start date is in the future, or it has no update and no finished step.</li>
            <li><strong>Done and evidenced</strong>: its owner marked it as done and it has evidence. A second person then closes it.</li>
            <li><strong>On track</strong>: everything else. The worst status that applies is the rating.</li></ul>
            <h2>Calculated impact</h2><ul>
            <li><strong>Not sustained</strong>: after it was closed or marked as done, a measure got worse by more than normal variation or an audit did not meet its standard. \
            A changed definition, a late load or a data fault does not count. Somebody must respond within \(settings[.slipDays]) days. \
            An action that is kept closed remains not sustained until that measure or audit has recovered.</li>
            <li><strong>Improved</strong>, if no measure got worse, no latest audit failed and any of these is true:<ul><li>a measure improved by more than normal variation</li>
            <li>the latest audit met its standard (\(settings[.auditStandard])% of the sample)</li><li>there is confirmed evidence of practice or of a difference for the child</li></ul>
            <strong>Improved and sustained</strong> after \(settings[.heldDays]) days. If the holder of the action’s post entered or linked an audit result or a measure, \
            another person must confirm it before it counts.</li>
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
