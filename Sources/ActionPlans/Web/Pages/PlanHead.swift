import ActionPlans
import Inspections
import InspectionsWeb
import Law
import SiteKit
import Vocabulary

/// The answer to “where does the plan stand?”: a sentence, a few figures, the next step.
struct PlanHead {
    let visit: Visit
    let read: PlanRead
    let hasChangedSinceSent: Bool

    private var standing: PlanStanding {
        PlanStanding(read.actions, agreed: read.agreed, on: visit.today, updateDays: read.updateDays)
    }

    var html: HTML { "<p>\(state) \(standing.sentence) \(attention)</p>\(sentNote)\(buttons)\(more)\(figures)" }

    private var state: HTML {
        switch read.plan.state {
        case .draft: "The plan is a draft."
        case .agreed(let agreement): "The plan was agreed on \(agreement.on) and is not sent to Ofsted yet."
        case .sent(_, let day): "The plan was sent to Ofsted on \(day) and is not published yet."
        case .published(_, _, let publication): "The plan was published on \(publication.on) and is not circulated yet."
        case .circulated(_, _, let publication, _): "The plan was published on \(publication.on) and circulated."
        }
    }

    private var attention: HTML? {
        let gaps = [
            (standing.late, "is past its due day", "are past their due day", "due=late"),
            (
                standing.silent, "has had no update for over \(read.updateDays) days",
                "have had no update for over \(read.updateDays) days", "missing=update"
            ),
            (standing.withoutOwner, "has no owner", "have no owner", "missing=owner"),
        ].filter { $0.0 > 0 }
        guard !gaps.isEmpty else { return nil }
        let path = ActionPlanPlaces.plan.path(read.plan.id)
        let links = gaps.map { "<a href=\"\(path)?\($0.3)#actions\">\($0.0) \($0.0 == 1 ? $0.1 : $0.2)</a>" as HTML }
        return "<strong>Look at:</strong> \(links.joined(", "))."
    }

    private var sentNote: HTML? {
        guard hasChangedSinceSent else { return nil }
        return """
            <p class="note">The plan has changed since it was sent. <a href="\(ActionPlanPlaces.sent.path(read.plan.id))">See what was sent and what has changed</a>.</p>
            """
    }

    private var buttons: HTML {
        var buttons: [HTML] = []
        let id = read.plan.id
        if visit.may(.editPlan) {
            buttons.append("<a class=\"btn\" href=\"\(ActionPlanPlaces.addAction.path(id))\">Add an action</a>")
            buttons.append("<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.planFacts.path(id))\">Change title or first day</a>")
        }
        if visit.may(.editPlan) {
            buttons.append("<a class=\"btn quiet\" href=\"\(ActionPlanPlaces.imports.path(id))\">Import actions from a spreadsheet</a>")
        }
        return buttons.isEmpty ? "" : "<p class=\"row\">\(buttons)</p>"
    }

    /// The plan seen from other sides.
    private var more: HTML {
        let id = read.plan.id
        let links: [(String, HTML)] = [
            (ActionPlanPlaces.findings.path(id), "Findings"),
            (ActionPlanPlaces.gaps.path(id), "Gaps (\(read.gaps(on: visit.today).count))"),
            (ActionPlanPlaces.sources.path(id), "Sources (\(read.sources.count + 1))"),
            (ActionPlanPlaces.versions.path(id), "Versions"),
        ]
        return
            "<nav aria-label=\"The plan from other sides\"><ul class=\"views\">\(links.map { "<li><a href=\"\($0.0)\">\($0.1)</a></li>" as HTML })</ul></nav>"
    }

    private var figures: HTML {
        let needing = read.inspection.toAnswer.filter(\.kind.needsAnswer)
        let open = Set(read.unanswered.map(\.id))
        let others = read.unanswered.count { !$0.kind.needsAnswer }
        let clock = read.inspection.planClocks.last.map { kept -> HTML in
            """
            <div><dt>\(kept.clock.timescale.title) by</dt><dd class="num">\(kept.clock.due.withoutYear)<small>\(ClockWords(kept, today: visit.today).words)</small></dd></div>
            """
        }
        return """
            <dl class="figures">\(clock)
            <div><dt>Done and evidenced</dt><dd class="num">\(standing.count(.doneAndEvidenced)) of \(standing.actions)<small>\(standing.withoutEvidence) without evidence so far</small></dd></div>
            <div><dt>Findings with an action</dt><dd class="num">\(needing.count { !open.contains($0.id) }) of \(needing.count)<small>\(others) other weakness\("es", when: others != 1) without one</small></dd></div>
            <div><dt>Actions with a measure</dt><dd class="num">\(standing.actions - standing.withoutMeasure) of \(standing.actions)<small>\(better)</small></dd></div></dl>
            """
    }

    private var better: HTML {
        let seen = read.standing.count { $0.impact == .better || $0.impact == .betterAndHeld }
        return "\(seen) with practice seen to be better"
    }
}
