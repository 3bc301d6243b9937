import ActionPlans
import Vocabulary

/// A report that names an action whose improvement was not sustained says so, or leaves the action out. What is off track, or whose
/// evidence nobody has confirmed, is not called done.
///
/// An action is named by its reference, by its text or by a short title of two words or more. The words may be in the sentence itself, in
/// its paragraph, or in the line before its list. The record is asked each time the report is checked, so also when it is published.
enum SaidOfAnAction {
    static func problems(in report: CheckedReport) -> [ReportProblem] {
        ofAll(in: report) + ofEach(in: report)
    }

    /// “None is off track” while the record has one that is.
    private static func ofAll(in report: CheckedReport) -> [ReportProblem] {
        let others = report.record.actions.filter { [.offTrack, .notSustained].contains($0.status) }.map(\.reference)
        if others.isEmpty { return [] }
        return report.sentences.compactMap { passage, sentence in
            let text = sentence.lowercased()
            guard allOnTrack.contains(where: { text.contains($0) }) else { return nil }
            return ReportProblem(
                .outwardStatus, passage, sentence,
                "This says that every action is on track. In the record \(others.inWords) \(others.count == 1 ? "is" : "are") off track or not sustained.",
                correction: "Say which actions are off track or were not sustained.")
        }
    }

    private static let allOnTrack =
        ["none is off track", "none are off track", "no action is off track", "no actions are off track"]
        + ["all actions are on track", "all are on track", "every action is on track", "all of them are on track"]

    private static func ofEach(in report: CheckedReport) -> [ReportProblem] {
        var lead = ""
        return report.passages.flatMap { passage -> [ReportProblem] in
            if passage.form != .bullet { lead = passage.text }
            guard passage.form == .paragraph || passage.form == .bullet || passage.form == .row else { return [] }
            let around = (passage.form == .paragraph ? passage.text : "\(lead) \(passage.text)").lowercased()
            return report.record.actions.compactMap { action in
                guard let sentence = passage.sentences.first(where: { names(action, in: $0) }) ?? whole(passage, action),
                    isWrong(action.status, around)
                else { return nil }
                return problem(action, passage, sentence)
            }
        }
    }

    private static func whole(_ passage: Passage, _ action: ActionLine) -> String? {
        names(action, in: passage.text) ? passage.text : nil
    }

    static func names(_ action: ActionLine, in text: String) -> Bool {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "." }.map { String($0).trimmingFullStop }
        if words.contains(action.reference) { return true }
        let titles = [action.title] + (action.shortTitle.contains(" ") ? [action.shortTitle] : [])
        return titles.contains { text.lowercased().contains($0.trimmingFullStop.lowercased()) }
    }

    private static func isWrong(_ status: OutwardStatus.Kind, _ text: String) -> Bool {
        let said: [String]
        switch status {
        case .done, .underWay, .notStarted: return false
        case .notSustained: return !["not sustained", "not last", "slipped back", "not lasted"].contains { text.contains($0) }
        case .offTrack: said = ["off track", "longer than", "overdue", "late", "behind"]
        case .held: said = ["not confirmed", "not evidenced", "checking"]
        }
        let claims = ["done", "complete", "finished", "delivered", "achieved"].contains { text.contains($0) }
        return claims && !said.contains { text.contains($0) }
    }

    private static func problem(_ action: ActionLine, _ passage: Passage, _ excerpt: String) -> ReportProblem {
        let (words, correction): (String, String) =
            switch action.status {
            case .notSustained:
                ("its improvement was not sustained", "Say that the improvement was not sustained, or leave the action out.")
            case .offTrack: ("it is off track", "Say that it is off track, or leave the action out.")
            default: ("nobody has confirmed its evidence", "Say that it is not confirmed yet, or leave the action out.")
            }
        return ReportProblem(
            .outwardStatus, passage, excerpt, "This names \(action.reference) \(action.title.trimmingFullStop). The record says \(words).",
            correction: correction)
    }
}
