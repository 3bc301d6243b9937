import Scrutiny
import SiteKit
import Vocabulary

/// The one next step of a report, for whoever opens it.
struct NextStep {
    let head: ReportHead

    var note: HTML {
        let (words, path, verb) = step
        let button: HTML = "<a class=\"btn\" href=\"\(path)\">\(verb)</a>"
        return "<div class=\"note\"><p><strong>\(head.file.report.stateWords.capitalisedFirst).</strong> \(words)</p><p>\(button)</p></div>"
    }

    private var step: (words: String, path: String, verb: String) {
        let (file, id) = (head.file, head.file.report.id)
        if file.report.isPublished, !file.report.kind.isForEverybody {
            return ("It is frozen and stays within the council.", ScrutinyPlaces.frozen.path(id), "Open what is frozen")
        }
        if case .published(_, let snapshot) = file.report.state, let digest = Digest(snapshot) {
            return ("What was published is frozen.", ScrutinyPlaces.published(digest), "Open what is published")
        }
        if let section = file.report.sections.first(where: { $0.needsCompleting && !$0.isComplete }) {
            let count = file.report.sections.count { $0.needsCompleting && !$0.isComplete }
            return (
                "\(count) \(count == 1 ? "section is" : "sections are") still to do.", ScrutinyPlaces.section.path(id, section.id),
                "Write “\(section.heading)”"
            )
        }
        if !file.openProblems.isEmpty {
            let count = file.openProblems.count
            return (
                "\(count) \(count == 1 ? "point" : "points") of the claim check \(count == 1 ? "is" : "are") open.",
                ScrutinyPlaces.check.path(id), "Open the claim check"
            )
        }
        if let waiting = file.report.clearance.first(where: { !$0.isCleared(draft: file.report.draft) }) {
            return (
                "\(waiting.step.name) has to clear it by \(file.days.due(waiting.step).withWeekday).",
                ScrutinyPlaces.clear.path(id, waiting.id), "Open \(waiting.step.name.lowercased())’s answer"
            )
        }
        if case .proposed(let by, _, _) = file.report.state {
            return (
                "\(file.name(of: by)) proposed it. Another person publishes it, from \(file.days.agendaPublic.withWeekday) on.",
                ScrutinyPlaces.publication.path(id), "Go to publication"
            )
        }
        return ("Everyone has cleared it.", ScrutinyPlaces.publication.path(id), "Propose publication")
    }
}
