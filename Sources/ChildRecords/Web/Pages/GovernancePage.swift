import ChildRecords
import SiteKit
import Vocabulary

/// What the information governance lead answers for: openings to review, restrictions with their review days, blocks.
struct GovernancePage {
    let visit: Visit
    let governance: Governance
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var page: Page {
        Page("Governance", problems: problems, "<h1>Who sees which child</h1>\(looking)\(lifts)\(openings)\(restrictions)\(blocks)")
    }

    /// The ways into the audit trail.
    private var looking: HTML {
        let fields = FormFields(typed: visit.form.has("number") ? visit.form : nil, problems: problems)
        let find: HTML? =
            visit.may(.readViews)
            ? visit.form(
                to: ChildPlaces.findRecord.path,
                """
                \(fields.text("number", "Who looked at a record?", hint: "Its number, as in C-0031.", autocomplete: "off", width: 12))\
                <p><button class="btn quiet">Show who looked</button></p>
                """) : nil
        let ask: HTML? =
            visit.may(.inquireLooks)
            ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.inquiries.path)\">What did a worker look at?</a>" : nil
        let patterns: HTML? =
            visit.may(.readPatterns) ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.patterns.path)\">Unusual patterns</a>" : nil
        let families: HTML = "<a class=\"btn quiet\" href=\"\(ChildPlaces.ties.path)\">Workers’ own families</a>"
        return "<h2 id=\"looking\">Who looked</h2>\(find)<div class=\"row\">\(ask)\(patterns)\(families)</div>"
    }

    private var lifts: HTML? {
        if governance.lifts.isEmpty { return nil }
        let columns = ["What", "Proposed by", "On", "Answer due", ""].map { Table.Column($0) }
        let rows = governance.lifts.map { line -> HTML in
            let isLate = line.due < visit.today
            let due: HTML = isLate ? "\(line.due) \(Tag("Late", .square).html)" : "\(line.due)"
            let link: HTML = """
                <a class="btn quiet" href="\(ChildPlaces.lift.path(line.proposal.id))">Look at it<span class="unseen">: \(line.what)</span></a>
                """
            return Table.row(columns, ["\(line.what)", "\(line.proposer)", "\(line.proposal.proposedOn)", due, link], late: isLate)
        }
        return "<h2 id=\"lifts\">Lifts that wait for a second person</h2>\(Table("Proposed", columns, rows: rows).html())"
    }

    /// A way to propose, or the proposal that waits.
    private func lift(_ lifted: Lifted, _ words: String) -> HTML {
        if let line = governance.proposal(toLift: lifted.subject) {
            return "<a href=\"\(ChildPlaces.lift.path(line.proposal.id))\">Lift proposed<span class=\"unseen\">: \(words)</span></a>"
        }
        return "<a class=\"btn quiet\" href=\"\(lifted.path)\">Propose to lift<span class=\"unseen\">: \(words)</span></a>"
    }

    private var openings: HTML {
        let columns = ["Opened by", "Record", "On", "Ground", "Review due", ""].map { Table.Column($0) }
        let rows = governance.openings.map { line -> HTML in
            let isLate = line.due < visit.today
            let due: HTML = isLate ? "\(line.due) \(Tag("Late", .square).html)" : "\(line.due)"
            return Table.row(
                columns,
                [
                    "\(line.worker)", "\(line.number)", "\(line.opening.openedOn)", "\(line.opening.ground.words)", due,
                    "<a class=\"btn quiet\" href=\"\(ChildPlaces.opening.path(line.opening.id))\">Review</a>",
                ], late: isLate)
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"note\">No emergency opening waits for review.</p>" : Table("To review", columns, rows: rows).html()
        return "<h2 id=\"openings\">Emergency openings</h2>\(list)"
    }

    private var restrictions: HTML {
        let columns = ["Record", "Ground", "Readers", "Review by", "Outcome"].map { Table.Column($0) }
        let rows = governance.restrictions.map { line -> HTML in
            let isLate = RestrictionReview.isLate(line.restriction, on: visit.today)
            let readers = accounts.filter { account in line.restriction.readers.contains { $0.text == account.value } }.map(\.words)
            let due: HTML = isLate ? "\(line.restriction.reviewBy) \(Tag("Late", .square).html)" : "\(line.restriction.reviewBy)"
            return Table.row(
                columns,
                [
                    "<a href=\"\(ChildPlaces.views.path(line.child))\">\(line.number)</a>", "\(line.restriction.ground.words)",
                    "\(readers.joined(separator: ", "))", due, review(line),
                ], late: isLate)
        }
        let list: HTML = rows.isEmpty ? "<p class=\"note\">No record is restricted.</p>" : Table("Restricted", columns, rows: rows).html()
        return "<h2 id=\"restrictions\">Restrictions</h2>\(list)"
    }

    private func review(_ line: Governance.RestrictionLine) -> HTML {
        let next = visit.today + RestrictionReview.longest
        let path = ChildPlaces.reviewRestriction.path(line.child)
        let keep = visit.button(
            "Keep until \(next)", to: path,
            fields: [("keep-day", String(next.dayOfMonth)), ("keep-month", String(next.month)), ("keep-year", String(next.year))])
        return "<div class=\"row small\">\(keep)\(lift(.restriction(line.child), line.number))</div>"
    }

    private var blocks: HTML {
        let columns = ["Worker", "Family", "Since", "Why", "Asked all the same", ""].map { Table.Column($0) }
        let rows = governance.blocks.map { line in
            Table.row(
                columns,
                [
                    "\(line.worker)", "\(line.family)", "\(line.set)", "\(line.reason)",
                    line.tries == 0 ? "No" : Tag(line.tries == 1 ? "Once" : "\(line.tries) times", .triangle).html,
                    "<div class=\"small\">\(lift(.block(line.id), "\(line.worker), \(line.family)"))</div>",
                ])
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"note\">Nobody is blocked from a family.</p>" : Table("Blocks", columns, rows: rows).html()
        let fields = FormFields(typed: visit.form.has("family") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.select("account", "Who?", options: [(value: "", words: "Choose")] + accounts))
            \(fields.text("family", "Family number", hint: "As in F-0012; it stands on the child’s page.", autocomplete: "off", width: 12))
            \(fields.area("reason", "Why?", hint: "Only those who keep blocks or lift them read it.", rows: 2))<p><button class="btn">Block</button></p>
            """
        return """
            <h2 id="blocks">Blocks</h2><p>A blocked worker finds nothing of the family: not by any role, nor in an emergency, and is not told.</p>
            \(list)<h3>Block a worker from a family</h3>\(visit.form(to: ChildPlaces.blocks.path, body))
            """
    }
}
