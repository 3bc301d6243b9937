import ChildRecords
import ChildRecordsWeb
import GRDB
import Law
import PreProceedings
import SiteKit
import Vocabulary

/// The case on one page: its children, every clock, the family meeting, court, and the trail. It prints for a meeting.
struct CaseDetail {
    /// Steps before the last so many are folded on screen; in print they are all shown.
    private static let fewSteps = 12

    private let item: PreProceedingsCase
    private let request: PageRequest
    private let terms: LocalTerms
    private let children: [CaseChild]
    private let people: [(part: CasePart, name: String)]

    init(_ item: PreProceedingsCase, _ request: PageRequest, _ db: Database) throws {
        (self.item, self.request) = (item, request)
        terms = try LocalTerms.read(in: db)
        children = try CaseChild.visible(of: item.family, to: Viewer(request), in: db)
        people = try CasePart.allCases.compactMap { part -> (part: CasePart, name: String)? in
            guard let account = item.named[part] else { return nil }
            return try String.fetchOne(db, sql: "SELECT name FROM account WHERE id = ?", arguments: [account.text]).map { (part, $0) }
        }
    }

    private var today: Day { request.today }
    /// Of the children whose records the person may open. Of the others nothing is shown, as nothing is shown of their records.
    private var parts: [ChildsPart] {
        item.children.values.filter { isVisible($0.id) }.sorted { ($0.birth.day, $0.id.text) < ($1.birth.day, $1.id.text) }
    }
    private var others: Int { item.childrenLeftOut }
    private func isVisible(_ id: Identifier<Child>) -> Bool { children.contains { $0.id == id } }
    private func name(_ id: Identifier<Child>) -> String { children.first { $0.id == id }?.name ?? "" }

    /// Those of some children whom the person may see, by name.
    private func names(_ ids: [Identifier<Child>], all: String) -> String {
        let visible = ids.filter(isVisible)
        return others == 0 && visible.count == parts.count && parts.count > 1 ? all : visible.map(name).joined(separator: ", ")
    }

    var html: HTML {
        """
        \(named)\(childTable)\(clockTable)\(familyMeeting)\(court)\(trail)\(letters)\(advice)\(next)
        """
    }

    private var next: HTML? {
        request.may(.recordPreProceedings) ? "<h2 class=\"unprinted\" id=\"record\">Record a step</h2>" : nil
    }

    private var named: HTML {
        if people.isEmpty {
            return
                "<p class=\"note\">Nobody is named on this case yet. Name a lawyer before recording legal advice: until then nobody can read it.</p>"
        }
        let rows = people.filter { $0.part != .lawyer }.map { "<div><dt>\($0.part.words)</dt><dd>\($0.name)</dd></div>" as HTML }
        return "<dl class=\"summary\">\(rows)</dl>"
    }

    private var childTable: HTML {
        let columns = ["Child", "Stage", "Since", "Week", "Days of drift", "Outcome"].map { Table.Column($0) }
        let rows = parts.map { part -> HTML in
            let week = part.spell?.decided.flatMap { part.stage?.isInPreProceedings == true ? "\((today - $0) / 7 + 1)" : nil } ?? "–"
            let link: HTML = "<a href=\"\(ChildPlaces.show.path(part.id))\">\(name(part.id))</a>"
            let birth: HTML =
                switch part.birth {
                case .born(let day): "born \(day)"
                case .expected(let day): "expected \(day)"
                }
            return Table.row(
                columns,
                [
                    "\(link)<span class=\"sub\">\(birth)</span>", "\(part.stage?.words ?? "Not in the case")",
                    "\(part.since?.description ?? "–")", "\(week)", "\(part.drift(terms, on: today))", outcome(part),
                ])
        }
        return "<h2>Children</h2>\(Table("Stage and outcome of each child", columns, rows: rows).html())\(othersNote)"
    }

    private var othersNote: HTML? {
        if others == 0 { return nil }
        let who = others == 1 ? "1 child whose record" : "\(others) children whose records"
        return "<p class=\"note\">This case is also about \(who) you cannot open. What is recorded of them alone is not shown.</p>"
    }

    private func outcome(_ part: ChildsPart) -> HTML {
        guard let day = part.section20 else { return ending(part) }
        return "\(ending(part))<span class=\"sub\">In care by agreement (section 20) since \(day)</span>"
    }

    private func ending(_ part: ChildsPart) -> HTML {
        guard let spell = part.spell else { return "–" }
        if let concluded = spell.concluded { return "\(concluded.order.words), \(concluded.on)" }
        if let reason = spell.withoutReason { return "Issued without pre-proceedings: \(reason)" }
        if let applied = spell.applied { return "Issued on \(applied)" }
        if let down = spell.steppedDown { return "Stepped down on \(down)" }
        return spell.wasReentry ? "Re-entered on \(spell.began)" : "–"
    }

    private var clockTable: HTML {
        let columns = ["What", "For", "Due", "Status", "Counted from"].map { Table.Column($0) }
        let clocks = parts.flatMap { $0.clocks(terms) }
        // What is the same for brothers and sisters is one row.
        let groups = Dictionary(grouping: clocks) { "\($0.due.iso)|\($0.kind.rawValue)|\($0.basis)|\($0.state)" }.sorted { $0.key < $1.key }
            .map(\.value)
        if groups.isEmpty { return "<h2>Deadlines</h2><p class=\"note\">Nothing is due for this family.</p>" }
        let open = groups.filter { $0[0].isRunning }.map { clockRow($0, columns) }
        let past = groups.filter { !$0[0].isRunning }.map { clockRow($0, columns) }
        let openTable: HTML =
            open.isEmpty
            ? "<p class=\"note\">No deadline is open.</p>" : Table("Open deadlines, earliest first", columns, rows: open).html()
        let pastTable: HTML? =
            past.isEmpty
            ? nil
            : """
            <details class="section"><summary>Past deadlines (\(past.count))</summary>\
            \(Table("Past deadlines, earliest first", columns, rows: past).html())</details>
            """
        return "<h2>Deadlines</h2>\(openTable)\(pastTable)"
    }

    /// One deadline of one or more children.
    private func clockRow(_ group: [CaseClock], _ columns: [SiteKit.Table.Column]) -> HTML {
        let clock = group[0]
        let who = names(group.map(\.child), all: "All children")
        let local = clock.force == .local ? " (local setting)" : clock.force == .statute ? " (statute)" : ""
        return Table.row(
            columns, ["\(clock.kind.words)", "\(who)", "\(clock.due)", status(clock), "\(clock.basis)\(local), from \(clock.from)"],
            late: clock.isRunning && clock.due < today)
    }

    private func status(_ clock: CaseClock) -> HTML {
        let over = clock.daysOver(on: today)
        let late: HTML? = over == 0 ? nil : "<span class=\"sub\">\(over) \(over == 1 ? "day" : "days") late</span>"
        return switch clock.state {
        case .met(let day):
            "\(Tag(over == 0 ? "In time" : "Late", over == 0 ? .tick : .triangle).html)<span class=\"sub\">\(day)</span>\(late)"
        case .stopped(let day): "\(Tag("Did not happen", .hollow).html)<span class=\"sub\">ended \(day)</span>\(late)"
        case .running where over > 0: "\(Tag("Overdue", .square).html)\(late)"
        case .running: "\(Tag("Not due yet", .circle).html)"
        }
    }

    private var familyMeeting: HTML {
        let lines = parts.compactMap { part -> HTML? in
            guard let spell = part.spell else { return nil }
            return "<li><strong>\(name(part.id))</strong>: \(FamilyMeetingWords.line(spell))\(gap(spell))</li>"
        }
        let duty: HTML =
            terms.dutyFrom.map { "The duty to offer before applying (Children Act 1989, section 31ZA) applies from \($0)." }
            ?? "The duty to offer before applying (Children Act 1989, section 31ZA) is not in force yet. Set the date once regulations bring it into force."
        return "<h2>Family group decision-making</h2><p>\(duty)</p><ul>\(lines)</ul>"
    }

    /// At an application the page says whether the offer was made, is exempt or is missing.
    private func gap(_ spell: Spell) -> HTML? {
        guard let offer = OfferBeforeApplying(spell), let applied = spell.applied else { return nil }
        let tag: HTML? =
            offer.isMissing ? Tag("Offer missing", OfferBeforeApplying.isDuty(on: applied, terms) ? .square : .triangle).html : nil
        return "<br>Before the application of \(applied): \(offer.words) \(tag)"
    }

    private var court: HTML? {
        let spells = parts.compactMap { part in part.spell.flatMap { $0.applied == nil ? nil : (part, $0) } }
        if spells.isEmpty { return nil }
        let lines = spells.map { part, spell -> HTML in
            let hearings = spell.hearings.sorted { $0.value < $1.value }.map { "\($0.key.words.lowercased()) \($0.value)" }.joined(
                separator: "; ")
            let open = spell.directions.filter { $0.filed == nil }.map { "\($0.name), due \($0.due)" }.joined(separator: "; ")
            let held: HTML = hearings.isEmpty ? "No hearing is recorded." : "Hearings held: \(hearings)."
            let waiting: HTML = open.isEmpty ? "" : " Directions open: \(open)."
            return "<li><strong>\(name(part.id))</strong>: \(held)\(waiting)</li>"
        }
        return "<h2>Court</h2><ul>\(lines)</ul>"
    }

    private var trail: HTML {
        let columns = ["Date", "Step", "Children", "What was recorded", "Recorded by"].map { Table.Column($0) }
        let steps = item.trail.filter { $0.children.contains(where: isVisible) }
        let rows = steps.sorted { ($0.day, $0.number) < ($1.day, $1.number) }.map { step -> HTML in
            let corrections = item.corrections.filter { $0.step == step.number }.map { correction -> HTML in
                let right =
                    switch correction.right {
                    case .didNotHappen: "did not happen"
                    case .happened(let day): "was on \(day)"
                    }
                return "<span class=\"sub\">Corrected: \(right). \(correction.why) (\(correction.author), \(correction.recorded))</span>"
            }
            let who = names(step.children, all: "All")
            return Table.row(
                columns,
                [
                    "\(step.day)", "\(step.kind.rule.trail)\(corrections)", "\(who)", facts(step),
                    "\(step.author)<span class=\"sub\">\(step.recorded)</span>",
                ])
        }
        let earlier = rows.dropLast(CaseDetail.fewSteps)
        let folded: HTML? =
            earlier.isEmpty
            ? nil
            : """
            <details class="section"><summary>Earlier steps (\(earlier.count))</summary>\
            \(Table("Earlier steps, with corrections", columns, rows: Array(earlier)).html())</details>
            """
        let latest = Table("Steps recorded, the latest last, with corrections", columns, rows: rows.suffix(CaseDetail.fewSteps))
        return "<h2>Steps</h2>\(folded)\(latest.html())"
    }

    private func facts(_ step: Step) -> HTML {
        let (rule, facts) = (step.kind.rule, step.facts)
        var said: [String] = []
        if let choice = facts.choice { said.append(choice.words) }
        if let answer = facts.threshold { said.append("threshold met: \(answer.words.lowercased())") }
        if let answer = facts.safeToWait { said.append("safe to wait: \(answer.words.lowercased())") }
        if !facts.person.isEmpty, let label = rule.label(.person) { said.append("\(label.lowercasedFirst): \(facts.person)") }
        if let other = facts.other, let label = rule.label(.other) { said.append("\(label.lowercasedFirst): \(other)") }
        if !facts.words.isEmpty { said.append(facts.words) }
        return "\(said.joined(separator: "; ").capitalisedFirst)"
    }

    private var letters: HTML? {
        guard request.may(.writeCaseLetters) else { return nil }
        return "<p class=\"unprinted\"><a href=\"\(CaseLetterPages.place.path(item.id))\">Letters of this case</a></p>"
    }

    private var advice: HTML? {
        guard LegalAdvice.mayOpen(item, request) else { return nil }
        return "<p class=\"unprinted\"><a href=\"\(TrackerPlaces.advice.path(item.id))\">Legal advice on this case</a></p>"
    }
}

enum FamilyMeetingWords {
    static func line(_ spell: Spell) -> String {
        let family = spell.family
        if let plan = family.plan {
            return "Held on \(held(family)); plan \(plan.isSafe ? "agreed as safe" : "not agreed as safe") on \(plan.on)"
        }
        if family.held != nil { return "Held on \(held(family))" }
        if let exempt = family.exemptFromHolding { return "Exempt from holding: \(exempt.reason) (\(exempt.decidedBy))" }
        if let accepted = family.accepted {
            return "Accepted on \(accepted), not held yet\(family.coordinator.map { "; co-ordinator \($0)" } ?? "")"
        }
        if let declined = family.declined { return "Declined on \(declined)" }
        if let offer = family.offered.last { return "Offered on \(offer.on), \(offer.how.words.lowercased()); no answer yet" }
        if let exempt = family.exemptFromOffering { return "Exempt from offering: \(exempt.reason) (\(exempt.decidedBy))" }
        return "Not offered"
    }

    private static func held(_ family: FamilyMeeting) -> String {
        "\(family.held?.description ?? "")\(family.childsPart.map { " (\($0.words.lowercased()))" } ?? "")"
    }
}
