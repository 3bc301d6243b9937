import ChildRecords
import SiteKit
import Vocabulary

/// What the information governance lead is responsible for: break-glass access to review, restrictions with their review dates, blocks.
struct GovernancePage {
    let request: PageRequest
    let governance: Governance
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var page: Page {
        Page("Governance", problems: problems, "<h1>Who sees which child</h1>\(looking)\(lifts)\(openings)\(restrictions)\(blocks)")
    }

    /// The ways into the audit trail.
    private var looking: HTML {
        let fields = FormFields(typed: request.form.has("number") ? request.form : nil, problems: problems)
        let find: HTML? =
            request.may(.readViews)
            ? request.form(
                to: ChildPlaces.findRecord.path,
                """
                \(fields.text("number", "Access history of a record", hint: "Its number, for example C-0031, or the child ID of the case system.", autocomplete: "off", width: 12))\
                <p><button class="btn quiet">Show access history</button></p>
                """) : nil
        let ask: HTML? =
            request.may(.reviewViews)
            ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.inquiries.path)\">Access reviews</a>" : nil
        let patterns: HTML? =
            request.may(.readPatterns) ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.patterns.path)\">Unusual access</a>" : nil
        let families: HTML = "<a class=\"btn quiet\" href=\"\(ChildPlaces.ties.path)\">Workers’ own families</a>"
        return "<h2 id=\"looking\">Access to records</h2>\(find)<div class=\"row\">\(ask)\(patterns)\(families)</div>"
    }

    private var lifts: HTML? {
        if governance.lifts.isEmpty { return nil }
        let columns = ["Removal of", "Proposed by", "Date", "Decision due", ""].map { Table.Column($0) }
        let rows = governance.lifts.map { line -> HTML in
            let isLate = line.due < request.today
            let due: HTML = isLate ? "\(line.due) \(Tag("Overdue", .square).html)" : "\(line.due)"
            let link: HTML = """
                <a class="btn quiet" href="\(ChildPlaces.lift.path(line.proposal.id))">Review<span class="unseen">: \(line.what)</span></a>
                """
            return Table.row(columns, ["\(line.what)", "\(line.proposer)", "\(line.proposal.proposedOn)", due, link], late: isLate)
        }
        return "<h2 id=\"lifts\">Removals that need approval</h2>\(Table("Proposed removals", columns, rows: rows).html())"
    }

    /// A way to propose, or the proposal that waits.
    private func lift(_ lifted: Lifted, _ words: String) -> HTML {
        if let line = governance.proposal(toLift: lifted.subject) {
            return "<a href=\"\(ChildPlaces.lift.path(line.proposal.id))\">Removal proposed<span class=\"unseen\">: \(words)</span></a>"
        }
        return "<a class=\"btn quiet\" href=\"\(lifted.path)\">Propose removal<span class=\"unseen\">: \(words)</span></a>"
    }

    private var openings: HTML {
        let columns = ["Opened by", "Record", "Date", "Reason", "Review due", ""].map { Table.Column($0) }
        let rows = governance.openings.map { line -> HTML in
            let isLate = line.due < request.today
            let due: HTML = isLate ? "\(line.due) \(Tag("Overdue", .square).html)" : "\(line.due)"
            return Table.row(
                columns,
                [
                    "\(line.worker)", "\(line.number)", "\(line.opening.openedOn)", "\(line.opening.ground.words)", due,
                    "<a class=\"btn quiet\" href=\"\(ChildPlaces.opening.path(line.opening.id))\">Review</a>",
                ], late: isLate)
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"note\">No break-glass access needs review.</p>" : Table("To review", columns, rows: rows).html()
        return "<h2 id=\"openings\">Break-glass access</h2>\(list)"
    }

    private var restrictions: HTML {
        let columns = ["Record", "Reason", "Readers", "Review by", "Outcome"].map { Table.Column($0) }
        let rows = governance.restrictions.map { line -> HTML in
            let isLate = RestrictionReview.isLate(line.restriction, on: request.today)
            let readers = accounts.filter { account in line.restriction.readers.contains { $0.text == account.value } }.map(\.words)
            let due: HTML = isLate ? "\(line.restriction.reviewBy) \(Tag("Overdue", .square).html)" : "\(line.restriction.reviewBy)"
            return Table.row(
                columns,
                [
                    "<a href=\"\(ChildPlaces.views.path(line.child))\">\(line.number)</a>", "\(line.restriction.ground.words)",
                    "\(readers.joined(separator: ", "))", due, review(line),
                ], late: isLate)
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"note\">No record is restricted.</p>" : Table("Restricted records", columns, rows: rows).html()
        return "<h2 id=\"restrictions\">Restrictions</h2>\(list)"
    }

    private func review(_ line: Governance.RestrictionLine) -> HTML {
        let next = request.today + RestrictionReview.longest
        let path = ChildPlaces.reviewRestriction.path(line.child)
        let keep = request.button(
            "Keep until \(next)", to: path,
            fields: [("keep-day", String(next.dayOfMonth)), ("keep-month", String(next.month)), ("keep-year", String(next.year))])
        return "<div class=\"row small\">\(keep)\(lift(.restriction(line.child), line.number))</div>"
    }

    private var blocks: HTML {
        let columns = ["Worker", "Family", "Since", "Reason", "Attempts since", ""].map { Table.Column($0) }
        let rows = governance.blocks.map { line in
            Table.row(
                columns,
                [
                    "\(line.worker)", "\(line.family)", "\(line.set)", "\(line.reason)",
                    line.tries == 0 ? "None" : Tag(line.tries == 1 ? "Once" : "\(line.tries) times", .triangle).html,
                    "<div class=\"small\">\(lift(.block(line.id), "\(line.worker), \(line.family)"))</div>",
                ])
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"note\">Nobody is blocked from a family.</p>" : Table("Blocks", columns, rows: rows).html()
        let fields = FormFields(typed: request.form.has("family") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.select("account", "Worker", options: [(value: "", words: "Choose")] + accounts))
            \(fields.text("family", "Family number", hint: "For example F-0012. It is on the child’s page.", autocomplete: "off", width: 12))
            \(fields.area("reason", "Why?", hint: "Only those who set or remove blocks can read it.", rows: 2))<p><button class="btn">Block worker</button></p>
            """
        return """
            <h2 id="blocks">Blocks</h2><p>A blocked worker cannot see anything about the family, whatever their role and even with break-glass access. The worker is not notified.</p>
            \(list)<h3>Block a worker from a family</h3>\(request.form(to: ChildPlaces.blocks.path, body))
            """
    }
}
