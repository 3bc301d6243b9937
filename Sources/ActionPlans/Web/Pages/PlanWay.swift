import ActionPlans
import SiteKit
import Vocabulary

/// The plan's way: agreed, sent to Ofsted, published, circulated, with the one step that comes next.
struct PlanWay {
    let visit: Visit
    let read: PlanRead

    private var id: Identifier<Plan> { read.plan.id }

    var html: HTML { "<h2 id=\"way\">The plan’s way</h2><ol class=\"tasks\">\(agreed)\(sent)\(published)\(circulated)</ol>" }

    private var agreed: HTML {
        guard let agreement = read.plan.agreement else {
            return step("Agreed", "not yet", next("Record the agreement", ActionPlanPlaces.agree.path(id), .agreePlan))
        }
        return step("Agreed", "\(agreement.on) by \(agreement.by), at \(agreement.meeting)")
    }

    private var sent: HTML {
        if let day = read.plan.sentOn {
            return step("Sent to Ofsted", "\(day)", "<a href=\"\(ActionPlanPlaces.sent.path(id))\">What was sent, and changes since</a>")
        }
        let isNext = read.plan.agreement != nil
        return step("Sent to Ofsted", "not yet", isNext ? next("Record the sending", ActionPlanPlaces.send.path(id), .sendPlan) : nil)
    }

    private var published: HTML {
        if let publication = read.plan.publication { return step("Published", "\(publication.on), \(publication.place)") }
        let isNext = read.plan.sentOn != nil
        return step("Published", "not yet", isNext ? next("Record the publication", ActionPlanPlaces.publish.path(id), .sendPlan) : nil)
    }

    private var circulated: HTML {
        let lines = read.plan.circulations.map { "<span class=\"sub\">\($0.on) to \($0.to)</span>" as HTML }
        let isNext = read.plan.publication != nil
        let link = isNext ? next("Record a circulation", ActionPlanPlaces.circulate.path(id), .sendPlan) : nil
        return step("Circulated", lines.isEmpty ? "not yet" : "\(lines)", link)
    }

    private func step(_ title: HTML, _ standing: HTML, _ link: HTML? = nil) -> HTML {
        "<li><span><strong>\(title)</strong>: \(standing)</span>\(link)</li>"
    }

    private func next(_ words: HTML, _ path: String, _ act: Act) -> HTML? {
        visit.may(act) ? "<a class=\"btn quiet\" href=\"\(path)\">\(words)</a>" : nil
    }
}
