import ActionPlans
import SiteKit
import Vocabulary

/// How the two ratings are reckoned, in words, with the council's own numbers and the form that sets them.
struct RulesPage {
    let visit: Visit
    let settings: PlanSettings
    let problems: Problems?

    var page: Page {
        Page(
            "How the rule works", breadcrumbs: [("Action plans", ActionPlanPlaces.list.path)], problems: problems,
            """
            <h1>How the two ratings are reckoned</h1>
            <p>An action has two ratings that are never mixed: whether it is delivered, and whether practice changed. For each the owner’s dated judgement stands beside what the record shows by rule. \
            Where the two do not say the same, both are shown in words.</p>
            <h2>Delivery by rule</h2><ul>
            <li><strong>Off track</strong>: its due day passed; or nobody said anything about it for more than \(settings[.silentDays]) days; or a step is more than \(settings[.stepDays]) days late.</li>
            <li><strong>May slip</strong>: no update for more than \(settings.updateDays) days; a step is late; steps are open within \(settings[.soonDays]) days of the due day; the due day was moved \(settings[.moves]) times or more; it waits for an action that is late; or it is called done without evidence.</li>
            <li><strong>Not started</strong>: its first day lies ahead, or nothing was said and no step is done.</li>
            <li><strong>Done and evidenced</strong>: its owner calls it done and evidence stands beside it; closed when a second person has looked.</li>
            <li><strong>On track</strong>: everything else. The worst that holds is the rating.</li></ul>
            <h2>Impact by rule</h2><ul>
            <li><strong>Slipped back</strong>: it was closed, and a measure turned worse by a special cause or an audit did not meet its standard. A changed definition, a late load or a data fault cannot do it. Somebody answers within \(settings[.slipDays]) days.</li>
            <li><strong>Better</strong>: a measure is better by a special cause, the latest audit met its standard (\(settings[.auditStandard]) per cent of the sample), or evidence of practice or of a difference for the child stands beside it; no measure is worse and no latest audit failed. <strong>Better and held</strong> after \(settings[.heldDays]) days.</li>
            <li><strong>Too early to tell</strong>: nothing shows better yet, and the day by which a difference should be seen has not passed.</li>
            <li><strong>No change seen</strong>: what is linked shows no difference, or shows worse.</li>
            <li><strong>Not measured</strong>: no measure with figures enough, no audit, and no evidence beyond activity and output.</li></ul>
            \(form)
            """)
    }

    private var form: HTML {
        guard visit.may(.managePosts) else {
            let rows = PlanSettings.Name.allCases.map { "<div><dt>\($0.words)</dt><dd>\(settings[$0])</dd></div>" as HTML }
            return "<h2>The numbers, which are local settings</h2><dl class=\"summary\">\(rows)</dl>"
        }
        let fields = FormFields(typed: visit.form.pairs.isEmpty ? nil : visit.form, problems: problems)
        let inputs = PlanSettings.Name.allCases.map {
            fields.text($0.rawValue, $0.words, hint: "A local setting; \($0.shipped) as shipped.", value: String(settings[$0]), width: 4)
        }
        return """
            <h2>The numbers, which are local settings</h2>\(visit.form(to: ActionPlanPlaces.rules.path, "\(inputs)<p><button class=\"btn\">Save</button></p>"))
            """
    }
}
