import ActionPlans
import Inspections
import SiteKit
import Vocabulary

/// The filters above a plan's actions. Only what occurs in the plan is offered.
struct PlanFilters {
    let read: PlanRead

    var bar: FilterBar {
        let posts = Set(read.standing.compactMap(\.owner))
        let owners =
            [(value: PlanQuery.unassigned, words: "Unassigned")]
            + read.posts.all.filter { posts.contains($0.id) }.map { (value: $0.id.text, words: $0.title) }
        return FilterBar([
            .init("finding", "Finding", findings), .init("theme", "Theme", themes), .init("owner", "Owner", owners),
            .init("delivery", "Delivery", Delivery.allCases.map { ($0.rawValue, $0.words) }),
            .init("impact", "Practice changed", Impact.allCases.map { ($0.rawValue, $0.words) }),
            .init("due", "Due", ActionFilter.Due.allCases.map { ($0.rawValue, $0.words) }),
            .init("rule", "Delivery by rule", Delivery.allCases.map { ($0.rawValue, $0.words) }),
            .init("look", "Look at", ActionFilter.Look.allCases.map { ($0.rawValue, $0.words) }),
            .init("missing", "Missing", ActionFilter.Missing.allCases.map { ($0.rawValue, $0.words) }),
        ])
    }

    private var findings: [(value: String, words: String)] {
        let linked = Set(read.standing.flatMap(\.findings))
        return read.findings.filter { linked.contains($0.id) }
            .sorted { (read.numbers[$0.id] ?? 0) < (read.numbers[$1.id] ?? 0) }
            .map { (value: $0.id.text, words: "\(read.numbers[$0.id] ?? 0). \($0.text.shortened(to: 60))") }
    }

    private var themes: [(value: String, words: String)] {
        let linked = Set(read.standing.flatMap(\.findings))
        let codes = Set(read.findings.filter { linked.contains($0.id) }.flatMap(\.themes))
        return codes.map { (value: $0, words: ThemeList.shipped.name(of: $0)) }.sorted { $0.words < $1.words }
    }
}

extension String {
    /// At most so many characters, cut at a word.
    func shortened(to limit: Int) -> String {
        guard count > limit else { return self }
        let cut = prefix(limit)
        return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + " …"
    }
}
