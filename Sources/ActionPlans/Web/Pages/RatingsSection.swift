import ActionPlans
import Indicators
import SiteKit
import Vocabulary

/// The two ratings side by side: what the owner said on a day, and what the record shows by rule, with what the rule rests on.
struct RatingsSection {
    let visit: Visit
    let read: PlanRead
    let action: Action

    private let columns = ["Rating", "The owner’s judgement", "By the rule", "What the rule rests on"].map { Table.Column($0) }

    var html: HTML {
        let ratings = read.ratings(of: action, on: visit.today)
        let judged: HTML = ratings.judged.map { "<span class=\"sub\">\($0)</span>" } ?? "<span class=\"sub\">nothing said yet</span>"
        let delivery = Table.row(
            columns,
            [
                "Delivery: is it done?", "\(action.deliveryTag.html)\(judged)", ratings.delivery?.delivery.tag.html ?? "withdrawn",
                list(ratings.delivery?.reasons ?? []),
            ])
        let impact = Table.row(
            columns,
            [
                "Impact: has practice changed?", "\(action.impact.words)\(judged)", "\(ratings.impact.impact.words)",
                list(ratings.impact.reasons),
            ])
        let table = Table("Done is not the same as better", columns, rows: [delivery, impact]).html()
        return """
            <h2 id="ratings">Two ratings</h2>\(contradictions(ratings))\(table)
            <p class="small"><a href="\(ActionPlanPlaces.rules.path)">How the rule works, and its settings</a></p>
            """
    }

    private func contradictions(_ ratings: TwoRatings) -> HTML? {
        let lines = [("Delivery", ratings.deliveryContradiction), ("Impact", ratings.impactContradiction)].compactMap { name, words in
            words.map { "<li><strong>\(name)</strong> – \($0)</li>" as HTML }
        }
        return lines.isEmpty ? nil : "<div class=\"note doubt\"><p>Owner and rule do not say the same.</p><ul>\(lines)</ul></div>"
    }

    private func list(_ reasons: [String]) -> HTML {
        reasons.isEmpty
            ? "<span class=\"hint\">nothing is linked that would show it</span>" : "<ul>\(reasons.map { "<li>\($0)</li>" as HTML })</ul>"
    }
}
