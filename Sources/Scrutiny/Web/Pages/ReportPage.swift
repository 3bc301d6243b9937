import Scrutiny
import SiteKit
import Vocabulary

/// One report: its next step, its sections as a list of tasks, its clearance with days, and what the claim check found.
enum ReportPage {
    static func page(_ visit: Visit, _ file: ReportFile, thread: [ThreadStep]) -> Page {
        let head = ReportHead(visit: visit, file: file)
        let facts = file.report.facts
        return Page(
            facts.title, thread: thread, breadcrumbs: head.trail,
            """
            <h1>\(facts.title) <span class="sub">\(facts.committee), \(facts.meeting.withWeekday) · \(file.report.publicity)</span></h1>
            \(NextStep(head: head).note)
            <div class="split"><div>\(sections(head))\(ClearanceList(head: head).html)</div>
            <aside>\(days(head))\(check(head))\(copies(head))</aside></div>
            """)
    }

    private static func sections(_ head: ReportHead) -> HTML {
        let report = head.file.report
        let numbers = report.sectionNumbers
        let open = Dictionary(grouping: head.file.openProblems, by: \.place.section)
        let front = report.sections.filter { $0.level == .front }.map(\.heading)
        let about: HTML = report.kind == .committee ? "Facts: committee, day and people" : "Facts: for whom, day and people"
        let facts: HTML = """
            <li><span>\(head.mayWrite ? "<a href=\"\(ScrutinyPlaces.facts.path(report.id))\">\(about)</a>" : about)\
            <span class="sub">\(front.joined(separator: ", "))</span></span><span>Completed</span></li>
            """
        let rows = report.sections.filter { $0.level != .front }.map { section -> HTML in
            let number = numbers[section.id]
            let count = open[section.id]?.count ?? 0
            let notes = [
                section.exemption.map { "Exempt, paragraph \($0.paragraph.rawValue)" },
                count == 0 ? nil : "\(count) \(count == 1 ? "point" : "points") of the claim check",
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

    /// What is completed has no coloured tag, so that the eye finds what is left.
    private static func status(_ section: ReportSection) -> HTML {
        if !section.needsCompleting { return "Heading only" }
        return section.isComplete ? "Completed" : Tag("To do", .hollow).html
    }

    private static func addForm(_ head: ReportHead) -> HTML {
        let fields = FormFields()
        let levels: [SectionLevel] = [.numbered, .under, .closing]
        return """
            <details><summary>Add a section of our own</summary>
            \(head.visit.form(to: ScrutinyPlaces.addSection.path(head.file.report.id), """
                \(fields.text("heading", "Heading", hint: "As in Climate change appraisal.", width: 40))
                \(fields.select("level", "Where it stands", options: levels.map { ($0.rawValue, $0.words) }))
                <p><button class="btn quiet">Add the section</button></p>
                """))</details>
            """
    }

    private static func days(_ head: ReportHead) -> HTML {
        let (today, days) = (head.visit.today, head.file.days)
        let isCommittee = head.file.report.kind == .committee
        let agenda: HTML = """
            <div><dt>Agenda public</dt><dd>\(days.agendaPublic.withWeekday)<span class="sub">\(left(days.agendaPublic, today)); 5 clear working days before the meeting, a local setting</span></dd></div>
            """
        return """
            <h2>Days</h2><dl class="summary">\(isCommittee ? agenda : nil)
            <div><dt>\(isCommittee ? "Meeting" : "Wanted by")</dt><dd>\(days.meeting.withWeekday)<span class="sub">\(left(days.meeting, today))</span></dd></div></dl>
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
        let (open, settled) = (head.file.openProblems, head.file.settlements.count)
        let byRule = Dictionary(grouping: open, by: \.rule)
        let lines = ReportRule.allCases.compactMap { rule in
            byRule[rule].map { "<li>\(rule.title): <span class=\"num\">\($0.count)</span></li>" as HTML }
        }
        let words: HTML =
            open.isEmpty
            ? "<p>Nothing is open.\(settled == 0 ? "" : " \(settled) settled with a reason.")</p>"
            : "<p>\(open.count) open, \(settled) settled with a reason.</p><ul>\(lines)</ul>"
        return """
            <h2>Claim check</h2>\(words)
            <p><a href="\(ScrutinyPlaces.check.path(head.file.report.id))">Open the claim check</a></p>
            """
    }

    private static func copies(_ head: ReportHead) -> HTML {
        let id = head.file.report.id
        let exempt: HTML? =
            head.file.report.hasExemptParts
            ? "<li><a href=\"\(ScrutinyPlaces.preview.path(id))?part=exempt\">Read the exempt part</a></li>" : nil
        return """
            <h2>Read it</h2><ul>
            <li><a href="\(ScrutinyPlaces.preview.path(id))?part=public">\(head.file.report.kind == .committee ? "Preview the public part" : "Preview")</a></li>\(exempt)
            <li><a href="\(ScrutinyPlaces.word.path(id))?part=public">Download as Word</a></li>
            <li><a href="\(ScrutinyPlaces.pdf.path(id))?part=public">Download as PDF</a></li>
            <li><a href="\(ScrutinyPlaces.publication.path(id))">\(head.file.report.kind.isForEverybody ? "Publication" : "Freeze it")</a></li></ul>
            """
    }
}
