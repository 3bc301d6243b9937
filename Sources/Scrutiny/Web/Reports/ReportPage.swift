import Scrutiny
import SiteKit
import Vocabulary

/// One report: its next step, its sections as a task list, its sign-off with due dates, and what the claim check found.
enum ReportPage {
    static func page(_ request: PageRequest, _ file: ReportFile, thread: [ThreadStep]) -> Page {
        let head = ReportHead(request: request, file: file)
        let facts = file.report.facts
        return Page(
            facts.title, thread: thread, breadcrumbs: head.trail,
            """
            <h1>\(facts.title) <span class="sub">\(facts.committee), \(facts.meeting.withWeekday) · \(file.report.publicity)</span></h1>
            \(NextStep(head: head).note)
            <div class="split"><div>\(sections(head))\(SignOffList(head: head).html)</div>
            <aside>\(days(head))\(check(head))\(copies(head))</aside></div>
            """)
    }

    private static func sections(_ head: ReportHead) -> HTML {
        let report = head.file.report
        let numbers = report.sectionNumbers
        let open = Dictionary(grouping: head.file.openProblems, by: \.place.section)
        let front = report.sections.filter { $0.level == .front }.map(\.heading)
        let about: HTML = report.kind == .committee ? "Details: committee, date and people" : "Details: audience, date and people"
        let facts: HTML = """
            <li><span>\(head.mayWrite ? "<a href=\"\(ScrutinyPlaces.facts.path(report.id))\">\(about)</a>" : about)\
            <span class="sub">\(front.joined(separator: ", "))</span></span><span>Completed</span></li>
            """
        let rows = report.sections.filter { $0.level != .front }.map { section -> HTML in
            let number = numbers[section.id]
            let count = open[section.id]?.count ?? 0
            let notes = [
                section.exemption.map { "Exempt, paragraph \($0.paragraph.rawValue)" },
                count == 0 ? nil : "\(count) claim check \(count == 1 ? "issue" : "issues")",
            ].compactMap { $0 }
            let sub: HTML = notes.isEmpty ? "" : "<span class=\"sub\">\(notes.joined(separator: " · "))</span>"
            return """
                <li><span><a href="\(ScrutinyPlaces.section.path(report.id, section.id))">\(number.map { $0 + " " } ?? "")\(section.heading)</a>\
                \(sub)</span><span>\(status(section))</span></li>
                """
        }
        let add: HTML? = head.mayWrite ? addForm(head) : nil
        return "<h2>Sections</h2><ul class=\"tasks\">\(facts)\(rows)</ul>\(add)"
    }

    /// Completed sections have no coloured tag, so that what is left stands out.
    private static func status(_ section: ReportSection) -> HTML {
        if !section.needsCompleting { return "Heading only" }
        return section.isComplete ? "Completed" : Tag("To do", .hollow).html
    }

    private static func addForm(_ head: ReportHead) -> HTML {
        let fields = FormFields()
        let levels: [SectionLevel] = [.numbered, .under, .closing]
        return """
            <details><summary>Add a section</summary>
            \(head.request.form(to: ScrutinyPlaces.addSection.path(head.file.report.id), """
                \(fields.text("heading", "Heading", hint: "For example, Climate change appraisal", width: 40))
                \(fields.select("level", "Position", options: levels.map { ($0.rawValue, $0.words) }))
                <p><button class="btn quiet">Add section</button></p>
                """))</details>
            """
    }

    private static func days(_ head: ReportHead) -> HTML {
        let (today, days) = (head.request.today, head.file.days)
        let isCommittee = head.file.report.kind == .committee
        let agenda: HTML = """
            <div><dt>Agenda public</dt><dd>\(days.agendaPublic.withWeekday)<span class="sub">\(left(days.agendaPublic, today)); 5 clear working days before the meeting (local setting)</span></dd></div>
            """
        return """
            <h2>Key dates</h2><dl class="summary">\(isCommittee ? agenda : nil)
            <div><dt>\(isCommittee ? "Meeting" : "Needed by")</dt><dd>\(days.meeting.withWeekday)<span class="sub">\(left(days.meeting, today))</span></dd></div></dl>
            """
    }

    static func left(_ day: Day, _ today: Day) -> String {
        switch day - today {
        case 0: "Today"
        case 1: "Tomorrow"
        case let days where days > 1: "In \(days) days"
        case let days: "\(-days) \(days == -1 ? "day" : "days") ago"
        }
    }

    private static func check(_ head: ReportHead) -> HTML {
        let (open, resolved) = (head.file.openProblems, head.file.resolutions.count)
        let byRule = Dictionary(grouping: open, by: \.rule)
        let lines = ReportRule.allCases.compactMap { rule in
            byRule[rule].map { "<li>\(rule.title): <span class=\"num\">\($0.count)</span></li>" as HTML }
        }
        let words: HTML =
            open.isEmpty
            ? "<p>No issues to resolve.\(resolved == 0 ? "" : " \(resolved) resolved with a reason.")</p>"
            : "<p>\(open.count) to resolve, \(resolved) resolved with a reason.</p><ul>\(lines)</ul>"
        return """
            <h2>Claim check</h2>\(words)
            <p><a href="\(ScrutinyPlaces.check.path(head.file.report.id))">Open the claim check</a></p>
            <p><a href="\(StatementPlaces.today(of: head.file.report.id))">What is true today</a></p>
            """
    }

    private static func copies(_ head: ReportHead) -> HTML {
        let id = head.file.report.id
        let exempt: HTML? =
            head.file.report.hasExemptParts
            ? "<li><a href=\"\(ScrutinyPlaces.preview.path(id))?part=exempt\">Read the exempt part</a></li>" : nil
        return """
            <h2>Preview and download</h2><ul>
            <li><a href="\(ScrutinyPlaces.preview.path(id))?part=public">\(head.file.report.kind == .committee ? "Preview the public part" : "Preview")</a></li>\(exempt)
            <li><a href="\(ScrutinyPlaces.word.path(id))?part=public">Download as Word</a></li>
            <li><a href="\(ScrutinyPlaces.pdf.path(id))?part=public">Download as PDF</a></li>
            <li><a href="\(ScrutinyPlaces.publication.path(id))">\(head.file.report.kind.isForEverybody ? "Publication" : "Finalise")</a></li></ul>
            """
    }
}

/// The next step of a report, for anyone who opens it.
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
            return ("It is final and stays within the council.", ScrutinyPlaces.frozen.path(id), "Open final version")
        }
        if case .published(_, let snapshot) = file.report.state, let digest = Digest(snapshot) {
            return ("The published version cannot be changed.", ScrutinyPlaces.published(digest), "Open published version")
        }
        if let section = file.report.sections.first(where: { $0.needsCompleting && !$0.isComplete }) {
            let count = file.report.sections.count { $0.needsCompleting && !$0.isComplete }
            return (
                "\(count) \(count == 1 ? "section is" : "sections are") still to complete.", ScrutinyPlaces.section.path(id, section.id),
                "Write “\(section.heading)”"
            )
        }
        if !file.openProblems.isEmpty {
            let count = file.openProblems.count
            return (
                "\(count) claim check \(count == 1 ? "issue" : "issues") to resolve.",
                ScrutinyPlaces.check.path(id), "Open the claim check"
            )
        }
        if let waiting = file.report.signOffs.first(where: { !$0.isSignedOff(draft: file.report.draft) }) {
            return (
                "\(waiting.step.name) sign-off is due by \(file.days.due(waiting.step).withWeekday).",
                ScrutinyPlaces.signOff.path(id, waiting.id), "Open \(waiting.step.name.lowercased()) sign-off"
            )
        }
        if case .proposed(let by, _, _) = file.report.state {
            return (
                "\(file.name(of: by)) proposed publication. Another person can publish it from \(file.days.agendaPublic.withWeekday).",
                ScrutinyPlaces.publication.path(id), "Go to publication"
            )
        }
        return ("Every sign-off is complete.", ScrutinyPlaces.publication.path(id), "Propose publication")
    }
}
