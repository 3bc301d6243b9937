import ActionPlans
import Inspections
import SiteKit
import Vocabulary

/// One step of the plan's way: what it means, what is still missing, and the facts to record.
struct StepPage {
    enum Step: Sendable { case agree, send, publish, circulate }

    let visit: Visit
    let read: PlanRead
    let step: Step
    let problems: Problems?

    private var id: Identifier<Plan> { read.plan.id }
    private var fields: FormFields { FormFields(typed: visit.form.has("on-day") ? visit.form : nil, problems: problems) }

    var page: Page {
        Page(
            title, breadcrumbs: PlanTrail.to(read.plan), problems: problems,
            "<h1>\(title)</h1><p class=\"hint\">\(read.plan.title)</p>\(explanation)\(missing)\(visit.form(to: path, "\(inputs)<p><button class=\"btn\">\(button)</button></p>"))"
        )
    }

    private var title: String {
        switch step {
        case .agree: "Record the agreement"
        case .send: "Record the sending to Ofsted"
        case .publish: "Record the publication"
        case .circulate: "Record a circulation"
        }
    }

    private var path: String {
        switch step {
        case .agree: ActionPlanPlaces.agree.path(id)
        case .send: ActionPlanPlaces.send.path(id)
        case .publish: ActionPlanPlaces.publish.path(id)
        case .circulate: ActionPlanPlaces.circulate.path(id)
        }
    }

    private var button: HTML { step == .send ? "Freeze and record as sent" : "Record it" }

    private var explanation: HTML {
        switch step {
        case .agree: "<p>From the agreement on, updates are asked for every \(read.updateDays) days.</p>"
        case .send:
            """
            <p>The plan is frozen as it stands now, with its \(read.standing.count) actions. Work goes on, and each later change is shown against what was sent.
            This cannot be undone.</p>
            """
        case .publish: "<p>The publication stops the clock of the council’s statement of proposed action.</p>"
        case .circulate: "<p>Say who was given the plan. It may be circulated more than once.</p>"
        }
    }

    private var missing: HTML? {
        guard step == .agree || step == .send else { return nil }
        let needing = read.unanswered.filter(\.kind.needsAnswer)
        let gaps = [
            (needing.count, "finding needs an answer and has no action", "findings need an answer and have no action"),
            (read.standing.count { $0.owner == nil }, "action has no owner", "actions have no owner"),
            (
                read.standing.count { $0.differenceBy == nil }, "action has no day by which a difference should be seen",
                "actions have no day by which a difference should be seen"
            ),
            (read.standing.count { $0.findings.isEmpty }, "action answers no finding", "actions answer no finding"),
        ].filter { $0.0 > 0 }
        guard !gaps.isEmpty else { return nil }
        let items = gaps.map { "<li>\($0.0) \($0.0 == 1 ? $0.1 : $0.2)</li>" as HTML }
        return "<div class=\"note doubt\"><p><strong>Before you go on:</strong></p><ul>\(items)</ul></div>"
    }

    private var inputs: HTML {
        switch step {
        case .agree:
            """
            \(fields.text("by", "Who agreed it?", hint: "A person, a post or a body, as in Director of children’s services."))
            \(fields.text("meeting", "At which meeting?", hint: "As in Improvement board."))\(fields.day("on", "When?", value: visit.today))
            """
        case .send: fields.day("on", "When was it sent to Ofsted?", value: visit.today)
        case .publish:
            """
            \(fields.text("place", "Where was it published?", hint: "As in the council’s website, or the address of the page."))
            \(fields.day("on", "When?", value: visit.today))
            """
        case .circulate:
            """
            \(fields.area("to", "To whom?", hint: "As in all staff of children’s services, the safeguarding partners, headteachers.", rows: 2))
            \(fields.day("on", "When?", value: visit.today))
            """
        }
    }
}
