import Inspections
import Law
import SiteKit
import Vocabulary

/// How a clock stands, in words.
package struct ClockWords {
    package let words: String

    package init(_ kept: KeptClock, today: Day) {
        let span = kept.clock.timescale.span
        words =
            switch kept.clock.standing(on: today, met: kept.met) {
            case .running(let left): left == 0 ? "\(span) · due today" : "\(span) · \(left) left"
            case .late(let days): "\(span) · \(days) working \(days == 1 ? "day" : "days") late"
            case .metInTime(let day): "done \(day)"
            case .metLate(let day, let days): "done \(day), \(days) working \(days == 1 ? "day" : "days") late"
            }
    }
}

/// The clocks in full: what sets them, from which day they run, and a form for the day each was met.
struct ClockForms {
    let visit: Visit
    let inspection: InspectionRecord
    let clocks: [KeptClock]
    let problems: Problems?

    var html: HTML {
        guard !clocks.isEmpty else {
            return """
                <section id="clocks"><h2>Clocks</h2><p class="note">No clock runs yet: \(inspection.state == .draftUnderEmbargo ? "this is a draft report" : "the day the report was received is not given")\
                . The council publishes the report within 30 working days of receipt and its statement of action within 70.</p></section>
                """
        }
        let columns = ["What", "Due", "How it stands", "What sets it"].map { Table.Column($0) }
        let rows = clocks.map { kept in
            Table.row(
                columns,
                [
                    "\(kept.clock.timescale.title)", "\(kept.clock.due.withWeekday)", standing(kept),
                    "\(kept.clock.timescale.force.rawValue): \(kept.clock.timescale.instrument)<span class=\"sub\">\(kept.clock.timescale.span), \(kept.clock.start.words)</span>",
                ], late: isLate(kept))
        }
        return
            "<section id=\"clocks\"><h2>Clocks</h2>\(Table("The council’s duties after the report", columns, rows: rows).html())\(form)</section>"
    }

    private func isLate(_ kept: KeptClock) -> Bool {
        if case .late = kept.clock.standing(on: visit.today, met: kept.met) { true } else { false }
    }

    private func standing(_ kept: KeptClock) -> HTML {
        let words = ClockWords(kept, today: visit.today).words
        let tag =
            switch kept.clock.standing(on: visit.today, met: kept.met) {
            case .running(let left): Tag(left <= 5 ? "Due soon" : "In time", left <= 5 ? .triangle : .circle)
            case .late: Tag("Late", .square)
            case .metInTime: Tag("Met", .tick)
            case .metLate: Tag("Met late", .tick)
            }
        return "\(tag.html)<span class=\"sub\">\(words)\(kept.note.isEmpty ? "" : " · \(kept.note)")</span>"
    }

    private var form: HTML? {
        let open = clocks.filter { $0.met == nil }
        guard !open.isEmpty, visit.may(.keepInspection) else { return nil }
        let fields = FormFields(typed: visit.form.has("clock") ? visit.form : nil, problems: problems)
        return """
            <details\(" open", when: problems != nil && visit.form.has("clock"))><summary>Record that one was met</summary>
            \(visit.form(to: InspectionPlaces.clock.path(inspection.id), """
                \(fields.select("clock", "What was done", options: open.map { ($0.clock.id, $0.clock.timescale.title) }))
                \(fields.day("met", "Done on"))\(fields.text("note", "Where and how", hint: "As in: council’s website, copies to partners.", width: 40))
                <p><button class="btn quiet">Record it</button></p>
                """))</details>
            """
    }
}

/// Comments on a draft report's accuracy, by paragraph.
struct AccuracySection {
    let visit: Visit
    let inspection: InspectionRecord
    let comments: [AccuracyComment]
    let problems: Problems?

    var html: HTML? {
        guard inspection.state == .draftUnderEmbargo || !comments.isEmpty else { return nil }
        let columns = ["Paragraph", "Comment", "By", "Due"].map { Table.Column($0) }
        let rows = comments.map { comment in
            Table.row(
                columns,
                [
                    paragraphLinks([comment.paragraph], in: InspectionPlaces.text.path(inspection.id)), "\(comment.text)",
                    "\(comment.author), \(comment.written)", "\(comment.due)",
                ])
        }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"hint\">No comment has been written.</p>" : Table("Comments on the draft’s accuracy", columns, rows: rows).html()
        return "<section id=\"accuracy\"><h2>Factual accuracy</h2>\(table)\(form)</section>"
    }

    private var form: HTML? {
        guard inspection.state == .draftUnderEmbargo, visit.may(.keepInspection) else { return nil }
        let fields = FormFields(typed: visit.form.has("comment") ? visit.form : nil, problems: problems)
        return """
            <details\(" open", when: problems != nil && visit.form.has("comment"))><summary>Add a comment</summary>
            \(visit.form(to: InspectionPlaces.accuracy.path(inspection.id), """
                \(fields.text("paragraph", "Paragraph number", width: 4))\(fields.area("comment", "What is not accurate, and what is"))
                \(fields.day("comment-due", "Due by", hint: "The letter that came with the draft says when. Left empty: 10 working days after receipt, a local default."))
                <p><button class="btn quiet">Add the comment</button></p>
                """))</details>
            """
    }
}
