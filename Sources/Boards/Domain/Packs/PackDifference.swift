import ActionPlans
import Indicators

/// The changes between two packs, in sentences: the plan, the measures, commitments and decisions.
package struct PackDifference: Sendable, Hashable {
    package let sentences: [String]

    package init(was: Pack, now: Pack) {
        sentences =
            PackDifference.actions(was, now) + PackDifference.measures(was, now) + PackDifference.decisions(was, now)
            + PackDifference.commitments(was, now) + PackDifference.gaps(was, now) + PackDifference.evidence(was, now)
    }

    private static func actions(_ was: Pack, _ now: Pack) -> [String] {
        let (before, after) = (index(was.actions, by: \.id), index(now.actions, by: \.id))
        let added = now.actions.filter { before[$0.id] == nil }.map { "\($0.ref) is new: \($0.text)." }
        let gone = was.actions.filter { after[$0.id] == nil }.map { "\($0.ref) was withdrawn." }
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
            parts.append("changed from \(was.delivery.words.lowercased()) to \(now.delivery.words.lowercased())")
        }
        if was.shownImpact != now.shownImpact {
            parts.append("changed its impact from “\(was.shownImpact.words.lowercased())” to “\(now.shownImpact.words.lowercased())”")
        }
        if was.due != now.due { parts.append("has a new due date, \(now.due) instead of \(was.due)") }
        if was.owner != now.owner { parts.append("has a new owner, \(now.owner) instead of \(was.owner)") }
        if was.late == nil, let late = now.late { parts.append("is \(days(late)) overdue") }
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
                ? "\(shows(measure)), as before" : "\(shows(measure)); before: \(shows(earlier))"
            return "Measure \(measure.ref) “\(measure.name)”: \(news), \(shown)."
        }
        let after = index(now.measures, by: \.id)
        return changed + was.measures.filter { after[$0.id] == nil }.map { "Measure “\($0.name)” is no longer linked." }
    }

    private static func shows(_ measure: Pack.MeasureLine) -> String {
        switch measure.verdict {
        case .noChange: "no change beyond normal variation"
        case .consistentlyMissesTarget: "consistently misses target"
        case .improved: "better, beyond normal variation"
        case .worse: "worse, beyond normal variation"
        case .tooFew: "too few figures to tell"
        }
    }

    private static func decisions(_ was: Pack, _ now: Pack) -> [String] {
        let (before, after) = (Set(was.decisions.map(\.ref)), Set(now.decisions.map(\.ref)))
        return now.decisions.filter { !before.contains($0.ref) }.map { "Decision \($0.ref) is open: \($0.text)." }
            + was.decisions.filter { !after.contains($0.ref) }.map { "Decision \($0.ref) is closed." }
    }

    private static func commitments(_ was: Pack, _ now: Pack) -> [String] {
        func key(_ line: Pack.CommitmentLine) -> String { "\(line.partner)\n\(line.what)" }
        let before = Dictionary(was.commitments.map { (key($0), $0) }) { first, _ in first }
        return now.commitments.compactMap { line in
            guard let earlier = before[key(line)] else { return "New commitment of \(line.partner), due \(line.by): \(line.what)." }
            return earlier.status == line.status
                ? nil : "\(line.partner), “\(line.what)”: now “\(line.status)”, before “\(earlier.status)”."
        }
    }

    private static func gaps(_ was: Pack, _ now: Pack) -> [String] {
        let (before, after) = (Set(was.gaps), Set(now.gaps))
        let (closed, opened) = (before.subtracting(after).count, after.subtracting(before).count)
        let parts = [
            closed > 0 ? "\(count(closed, "gap")) closed" : nil, opened > 0 ? "\(count(opened, "gap")) new" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? [] : ["Gaps between findings and evidence: \(parts.inWords)."]
    }

    /// Only where both packs cite evidence.
    private static func evidence(_ was: Pack, _ now: Pack) -> [String] {
        guard let before = was.evidence, let after = now.evidence else { return [] }
        let (old, new) = (index(before.cited, by: \.id), index(after.cited, by: \.id))
        let added = after.cited.filter { old[$0.id] == nil }.map { "Evidence for \($0.actions.inWords) can now be cited: “\($0.title)”." }
        let gone = before.cited.filter { new[$0.id] == nil }.map { "Evidence for \($0.actions.inWords) is no longer cited." }
        let held =
            before.heldBack.count == after.heldBack.count
            ? [] : ["Evidence not yet confirmed: \(count(after.heldBack.count, "piece")), before \(count(before.heldBack.count, "piece"))."]
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
