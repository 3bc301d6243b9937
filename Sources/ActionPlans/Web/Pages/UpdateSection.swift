import ActionPlans
import SiteKit
import Vocabulary

/// What was said of an action, the latest first, and the form for what is said today.
struct UpdateSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    var html: HTML { "<h2 id=\"updates\">Updates</h2>\(form)\(list)" }

    private var form: HTML? {
        guard visit.may(.updateAction), action.withdrawal == nil else { return nil }
        let fields = FormFields(typed: visit.form.has("words") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.area("words", "What has happened since?", hint: "Dated today, \(visit.today). It is added to the record and cannot be changed later. Name no child."))
            <div class="row">\(fields.select("delivery", "Delivery", options: Delivery.allCases.map { ($0.rawValue, $0.words) }, value: action.delivery.rawValue))
            \(fields.select("impact", "Practice changed", options: impacts, value: impact.rawValue))</div>
            <p><button class="btn">Post the update</button></p>
            """
        return visit.form(to: ActionPlanPlaces.update.path(read.plan.id, action.id), body)
    }

    private var isEarly: Bool { action.differenceBy.map { TooEarlyToTell.allows(on: visit.today, differenceBy: $0) } ?? true }

    /// “Too early to tell” is offered only as long as it may be said.
    private var impacts: [(value: String, words: String)] {
        Impact.allCases.filter { $0 != .tooEarlyToTell || isEarly }.map { ($0.rawValue, $0.words) }
    }

    private var impact: Impact { action.impact == .tooEarlyToTell && !isEarly ? .notMeasured : action.impact }

    private var list: HTML {
        if action.updates.isEmpty {
            return "<p class=\"note\">Nothing has been said yet. The first update says where the action stands.</p>"
        }
        let days = action.updates.enumerated().sorted { ($0.element.day, $0.offset) > ($1.element.day, $1.offset) }.map(\.element)
        let items = days.map { update -> HTML in
            """
            <li><time datetime="\(update.day.iso)">\(update.day)</time>\(update.delivery.tag.html) <span>\(update.impact.words)</span>
            <p class="kept">\(update.words)</p><small>\(update.author)\(post(update))</small></li>
            """
        }
        return "<h3>What was said so far</h3><ol class=\"timeline\">\(items)</ol>"
    }

    /// The post that owned the action that day, and who held it then.
    private func post(_ update: Update) -> HTML? {
        guard let owner = update.owner, let post = read.posts.post(owner) else { return nil }
        let holder = post.holder(on: update.day).map { $0.name == update.author ? "" : ", then held by \($0.name)" } ?? ", then vacant"
        return " · \(post.title)\(holder)"
    }
}
