import Scrutiny
import SiteKit

/// The lists that belong to scrutiny, beside each other at the head of each.
struct ScrutinyTabs {
    let visit: Visit

    var html: HTML {
        let all: [(title: String, path: String, act: Act)] = [
            ("Reports", ScrutinyPlaces.list.path, .readReports), ("What was asked", ScrutinyPlaces.questions.path, .readQuestions),
            ("Forward plan", ScrutinyPlaces.forwardPlan.path, .readQuestions),
        ]
        let links = all.filter { visit.may($0.act) }.map { item -> HTML in
            "<li><a href=\"\(item.path)\"\(" aria-current=\"page\"", when: visit.path == item.path)>\(item.title)</a></li>"
        }
        return "<nav aria-label=\"Scrutiny\"><ul class=\"views\">\(links)</ul></nav>"
    }
}
