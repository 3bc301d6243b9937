import Scrutiny
import SiteKit
import Vocabulary

/// What stands in the way of publishing, who proposed it, and the last step.
enum PublicationPage {
    static func page(_ head: ReportHead, thread: [ThreadStep], missing: [String]) -> Page {
        Page(
            "Publication", thread: thread, breadcrumbs: head.innerTrail,
            "<h1>Publication <span class=\"sub\">\(head.file.report.facts.title)</span></h1>\(content(head, missing))")
    }

    private static func content(_ head: ReportHead, _ missing: [String]) -> HTML {
        let file = head.file
        if case .published(let day, _) = file.report.state, !file.report.kind.isForEverybody {
            return """
                <p>Frozen on \(day). Later changes of the record do not reach it, and it stays within the council.</p>
                <p><a class="btn" href="\(ScrutinyPlaces.frozen.path(file.report.id))">Open what is frozen</a></p>
                """
        }
        if case .published(let day, let snapshot) = file.report.state, let digest = Digest(snapshot) {
            return """
                <p>Published on \(day). What was published is frozen: later changes of the record do not reach it.</p>
                <p><a class="btn" href="\(ScrutinyPlaces.published(digest))">Open what is published</a></p>
                """
        }
        let obstacles = file.publishing.obstacles
        guard obstacles.isEmpty else {
            let lines = obstacles.map { "<li>\($0.words)</li>" as HTML }
            return "<p>It cannot be proposed yet:</p><ul>\(lines)</ul>"
        }
        if case .proposed(let by, let day, _) = file.report.state { return proposed(head, by, day, missing) }
        return """
            <p>Everyone has cleared draft \(file.report.draft) and nothing is open. You propose; another person \(file.report.kind.isForEverybody ? "publishes" : "freezes") it\(file.report.kind == .committee ? ", from \(file.days.agendaPublic.withWeekday) on" : "").</p>
            \(exemptNote(head))\(propose(head))
            """
    }

    private static func propose(_ head: ReportHead) -> HTML {
        guard head.visit.may(.proposePublication) else { return "<p>Somebody who may propose publication has to do this.</p>" }
        return head.visit.button("Propose for publication", to: ScrutinyPlaces.propose.path(head.file.report.id), quiet: false)
    }

    private static func proposed(_ head: ReportHead, _ by: String, _ day: Day, _ missing: [String]) -> HTML {
        let (file, visit) = (head.file, head.visit)
        let isOwn = by == visit.person.id.text
        let opens = file.days.agendaPublic
        let isLate = file.report.kind == .committee && visit.today < opens
        let step: HTML =
            if isOwn {
                "<p>You proposed it, so another person must publish it.</p>"
            } else if isLate {
                "<p>The agenda is public from \(opens.withWeekday). It can be published from that day.</p>"
            } else if !visit.may(.publishReport) {
                "<p>Somebody who may publish has to do this.</p>"
            } else {
                publish(head, missing)
            }
        let withdraw: HTML? =
            visit.may(.proposePublication)
            ? "<p>\(visit.button("Take the proposal back", to: ScrutinyPlaces.withdraw.path(file.report.id)))</p>" : nil
        return "<p>\(file.name(of: by)) proposed draft \(file.report.draft) on \(day).</p>\(step)\(withdraw)"
    }

    private static func publish(_ head: ReportHead, _ missing: [String]) -> HTML {
        let isOpen = head.file.report.kind.isForEverybody
        let notes = missing.map { "<p class=\"hint\">\($0) Without it the published report has no such copy.</p>" as HTML }
        return """
            <div class="note"><p><strong>This cannot be undone.</strong> The page, its Word and PDF copies and its words are frozen\(isOpen ? " and open to everyone, without sign-in" : " and stay within the council").</p></div>
            \(exemptNote(head))\(notes)
            <p><a href="\(ScrutinyPlaces.preview.path(head.file.report.id))?part=public">Read the public part once more</a></p>
            \(head.visit.button(isOpen ? "Publish the report" : "Freeze the paper", to: ScrutinyPlaces.publish.path(head.file.report.id), quiet: false))
            """
    }

    private static func exemptNote(_ head: ReportHead) -> HTML? {
        let count = head.file.report.sections.count { $0.exemption != nil }
        guard count > 0 else { return nil }
        return
            "<p>\(count) exempt \(count == 1 ? "section is" : "sections are") left out. In \(count == 1 ? "its" : "their") place the report names the paragraph of Schedule 12A.</p>"
    }
}
