import ActionPlans
import Inspections
import SiteKit
import Vocabulary

/// Reads the form of a drafted plan: the ticked suggestions as they were edited, and the council's own actions.
struct DraftForm {
    private let fields: Fields
    private var reader: FormReader

    init(_ fields: Fields) {
        self.fields = fields
        reader = FormReader(fields)
    }

    static let mostWeeks = 520

    mutating func parse(for inspection: Identifier<Inspection>) throws -> PlanDraft {
        let title = reader.text("title", "Give the plan a title.", limit: 200)
        let start = reader.day("start", "Give the day on which the plan begins.") ?? Day(number: 0)
        var actions: [ActionDraft] = []
        let picked = Set(fields.all("pick"))
        for (number, finding) in findings {
            let keys = picked.filter { $0.hasPrefix("\(number)-") }.sorted { order($0) < order($1) }
            for key in keys { actions.append(action(key, of: finding, start: start)) }
            let own = "own-\(number)"
            if !fields["text-\(own)"].isEmpty { actions.append(action(own, of: finding, start: start)) }
        }
        try reader.finish()
        return PlanDraft(inspection: inspection, title: title, start: start, actions: actions)
    }

    /// The findings as the page numbered them.
    private var findings: [(Int, Identifier<Finding>)] {
        var found: [(Int, Identifier<Finding>)] = []
        while let id = Identifier<Finding>(fields["finding-\(found.count + 1)"]) { found.append((found.count + 1, id)) }
        return found
    }

    private mutating func action(_ key: String, of finding: Identifier<Finding>, start: Day) -> ActionDraft {
        let text = reader.text("text-\(key)", "Say what will be done, or take the tick away.", limit: 2000)
        let weeks = weeks("weeks-\(key)") ?? 0
        let difference = optionalWeeks("difference-\(key)")
        let also = Set(fields.all("also-\(key)").compactMap { Int($0) })
        let others = findings.filter { also.contains($0.0) && $0.1 != finding }.map(\.1)
        return ActionDraft(
            text: text, findings: [finding] + others, owner: .titled(reader.optionalText("owner-\(key)", limit: 150)), start: start,
            due: start + weeks * 7, differenceBy: difference.map { start + $0 * 7 })
    }

    private mutating func weeks(_ name: String) -> Int? {
        let weeks = optionalWeeks(name)
        if weeks == nil, fields[name].isEmpty { reader.note(Problem(name, "Give the weeks until it is done, as in 8.")) }
        return weeks
    }

    private mutating func optionalWeeks(_ name: String) -> Int? {
        if fields[name].isEmpty { return nil }
        guard let weeks = Int(fields[name]), (0...DraftForm.mostWeeks).contains(weeks) else {
            reader.note(Problem(name, "Give a number of weeks from 0 to \(DraftForm.mostWeeks), as in 8."))
            return nil
        }
        return weeks
    }

    private func order(_ key: String) -> Int { key.split(separator: "-").last.flatMap { Int($0) } ?? 0 }
}
