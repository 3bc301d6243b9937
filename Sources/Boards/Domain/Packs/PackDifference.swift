import ActionPlans
import Indicators
import Vocabulary

/// What is different between two packs, in sentences: what moved on the plan, what the measures show, what was promised and decided.
package struct PackDifference: Sendable, Hashable {
    package let sentences: [String]

    package init(was: Pack, now: Pack) {
        sentences =
            PackDifference.actions(was, now) + PackDifference.measures(was, now) + PackDifference.decisions(was, now)
            + PackDifference.promises(was, now) + PackDifference.gaps(was, now) + PackDifference.evidence(was, now)
    }

    private static func actions(_ was: Pack, _ now: Pack) -> [String] {
        let (before, after) = (index(was.actions, by: \.id), index(now.actions, by: \.id))
        let added = now.actions.filter { before[$0.id] == nil }.map { "\($0.ref) is new: \($0.text)." }
        let gone = was.actions.filter { after[$0.id] == nil }.map { "\($0.ref) is no longer pursued." }
        let changed = now.actions.compactMap { action in
            before[action.id].flatMap { earlier -> String? in
                let parts = changes(earlier, action)
                return parts.isEmpty ? nil : "\(action.ref) \(parts.inWords)."
            }
        }
        return changed + added + gone
    }

    private static func changes(_ was: Pack.ActionLine, _ now: Pack.ActionLine) -> [String] {
        var parts: [String] = []
        if was.delivery != now.delivery {
            parts.append("went from \(was.delivery.words.lowercased()) to \(now.delivery.words.lowercased())")
        }
        if was.impact != now.impact {
            parts.append("is now “\(now.impact.words.lowercased())” where it was “\(was.impact.words.lowercased())”")
        }
        if was.due != now.due { parts.append("has its due day moved from \(was.due) to \(now.due)") }
        if was.owner != now.owner { parts.append("passed from \(was.owner) to \(now.owner)") }
        if was.late == nil, let late = now.late { parts.append("is \(days(late)) late") }
        return parts
    }

    private static func measures(_ was: Pack, _ now: Pack) -> [String] {
        let before = index(was.measures, by: \.id)
        let changed = now.measures.compactMap { measure -> String? in
            guard let earlier = before[measure.id] else { return "Measure \(measure.ref) “\(measure.name)” is new: \(shows(measure))." }
            let points = measure.figures - earlier.figures
            guard points != 0 || measure.verdict != earlier.verdict else { return nil }
            let news = points > 0 ? "\(count(points, "new point"))" : points == 0 ? "no new point" : "\(count(-points, "point")) fewer"
            let shown =
                measure.verdict == earlier.verdict
                ? "\(shows(measure)), as before" : "\(shows(measure)), where it was: \(shows(earlier))"
            return "Measure \(measure.ref) “\(measure.name)”: \(news), \(shown)."
        }
        let after = index(now.measures, by: \.id)
        return changed + was.measures.filter { after[$0.id] == nil }.map { "Measure “\($0.name)” is no longer linked." }
    }

    private static func shows(_ measure: Pack.MeasureLine) -> String {
        switch measure.verdict {
        case .noChange: "no change beyond ordinary variation"
        case .steadyMissesAim: "steady, and misses its aim"
        case .better: "better by more than ordinary variation"
        case .worse: "worse by more than ordinary variation"
        case .tooFew: "too few figures to tell"
        }
    }

    private static func decisions(_ was: Pack, _ now: Pack) -> [String] {
        let (before, after) = (Set(was.decisions.map(\.ref)), Set(now.decisions.map(\.ref)))
        return now.decisions.filter { !before.contains($0.ref) }.map { "Decision \($0.ref) is open: \($0.text)." }
            + was.decisions.filter { !after.contains($0.ref) }.map { "Decision \($0.ref) is settled." }
    }

    private static func promises(_ was: Pack, _ now: Pack) -> [String] {
        func key(_ line: Pack.PromiseLine) -> String { "\(line.partner)\n\(line.what)" }
        let before = Dictionary(was.promises.map { (key($0), $0) }) { first, _ in first }
        return now.promises.compactMap { line in
            guard let earlier = before[key(line)] else { return "\(line.partner) promised by \(line.by): \(line.what)." }
            return earlier.standing == line.standing
                ? nil : "\(line.partner), “\(line.what)”: now “\(line.standing)”, before “\(earlier.standing)”."
        }
    }

    private static func gaps(_ was: Pack, _ now: Pack) -> [String] {
        let (before, after) = (Set(was.gaps), Set(now.gaps))
        let (closed, opened) = (before.subtracting(after).count, after.subtracting(before).count)
        let parts = [
            closed > 0 ? "\(count(closed, "gap")) closed" : nil, opened > 0 ? "\(count(opened, "gap")) new" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? [] : ["Of the line from finding to evidence, \(parts.inWords)."]
    }

    /// Only where both packs cite evidence: what was not looked at before is no news.
    private static func evidence(_ was: Pack, _ now: Pack) -> [String] {
        guard let before = was.evidence, let after = now.evidence else { return [] }
        let (old, new) = (index(before.cited, by: \.id), index(after.cited, by: \.id))
        let added = after.cited.filter { old[$0.id] == nil }.map { "Evidence for \($0.actions.inWords) may now be cited: “\($0.title)”." }
        let gone = before.cited.filter { new[$0.id] == nil }.map { "Evidence for \($0.actions.inWords) is no longer cited." }
        let held =
            before.heldBack.count == after.heldBack.count
            ? [] : ["Evidence held back: \(count(after.heldBack.count, "piece")), before \(count(before.heldBack.count, "piece"))."]
        return added + gone + held
    }

    private static func index<Line, Key: Hashable>(_ lines: [Line], by key: (Line) -> Key) -> [Key: Line] {
        Dictionary(lines.map { (key($0), $0) }) { first, _ in first }
    }

    private static func days(_ number: Int) -> String { "\(number) day\(number == 1 ? "" : "s")" }

    /// `one new point`, `two new points`, `12 new points`.
    private static func count(_ number: Int, _ thing: String) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        return "\(number < words.count ? words[number] : String(number)) \(thing)\(number == 1 ? "" : "s")"
    }
}
