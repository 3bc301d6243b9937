import ActionPlans
import Vocabulary

/// What a page for families or staff says is done, somebody has linked to an action of the plan that is done.
///
/// It is asked while any action of the plan is not sustained, off track or still being checked, because everyday words cannot be compared
/// with the record. Each line of a list under “We have done this”, and each sentence of such a paragraph, is linked to an action that a
/// second person closed, with evidence, and whose improvement is sustained, or it has that action’s own words. An Ofsted paragraph or the
/// officers’ judgement is no answer, and neither is a reason: what did not last is said. The record is asked again at each check, so a link
/// to an action that slips back holds no longer.
enum DoneIsLinked {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        let actions = report.record.actions
        guard actions.contains(where: { [.notSustained, .offTrack, .held].contains($0.plainStatus) }) else { return [] }
        let done = actions.filter { $0.plainStatus == .done }
        return lines(of: report).compactMap { passage, line in
            if done.contains(where: { SaidOfAnAction.names($0, in: passage.text) }) { return nil }
            let linked = report.links(of: line).compactMap { link -> ActionLine? in
                guard case .action(let reference) = link else { return nil }
                return actions.first { $0.reference == reference }
            }
            if linked.contains(where: { $0.plainStatus == .done }) { return nil }
            return ReportProblem(
                .doneIsLinked, passage, line, words(linked.first),
                correction: "Link it to an action that is done and sustained, or say what did not last or is still being done.",
                mayResolve: false)
        }
    }

    private static func words(_ linked: ActionLine?) -> String {
        guard let linked else { return "This says that something is done. Some actions of the plan are not, or did not last." }
        return
            "This is linked to \(linked.reference) \(linked.title.trimmingFullStop). The record no longer says that it is done and sustained."
    }

    /// Each line that is said to be done: bullets and paragraphs under such words, and paragraphs that go on after them.
    private static func lines(of report: CheckedReport) -> [(Passage, String)] {
        var isUnderDone = false
        return report.passages.flatMap { passage -> [(Passage, String)] in
            guard passage.kind == .plainActions, !passage.text.hasPrefix("[") else { return [] }
            let isLead = passage.form == .heading || passage.form == .paragraph && passage.text.last == ":"
            if isLead || passage.form == .paragraph && saysDone(passage.text) { isUnderDone = saysDone(passage.text) }
            guard isUnderDone, !isLead else { return [] }
            return passage.sentences.filter { !says(didNotLast, $0) }.map { (passage, $0) }
        }
    }

    private static func saysDone(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }
        let claims: Set<Substring> = ["done", "did", "complete", "completed", "finished", "delivered", "achieved", "changed"]
        return words.contains(where: claims.contains) && !says(didNotLast + notFinished, text)
    }

    private static let didNotLast = ["not last", "not sustained", "slipped back", "not lasted", "not done", "not yet"]
    /// What stands before a list of what is not done.
    private static let notFinished = ["still", "not started", "longer than", "not finished"]

    private static func says(_ words: [String], _ text: String) -> Bool {
        let text = text.lowercased()
        return words.contains { text.contains($0) }
    }
}
