import ChildRecords
import ChildRecordsWeb
import GRDB
import Law
import PreProceedings
import SiteKit
import Vocabulary

/// The case on one page: its children, every clock, the family meeting, court, and the trail. It prints for a meeting.
struct CaseDetail {
    /// Steps before the last so many are folded, on paper as well: whoever wants them there opens them first.
    private static let fewSteps = 6

    private let item: PreProceedingsCase
    private let request: PageRequest
    private let terms: LocalTerms
    private let children: [CaseChild]
    private let people: [NamedOnCase]

    init(_ item: PreProceedingsCase, _ request: PageRequest, _ db: Database) throws {
        (self.item, self.request) = (item, request)
        terms = try LocalTerms.read(in: db)
        children = try CaseChild.visible(of: item.family, to: Viewer(request), in: db)
        people = try NamedOnCase.all(of: item, request, in: db)
    }

    private var today: Day { request.today }
    /// Of the children whose records the person may open. Of the others nothing is shown, as nothing is shown of their records.
    private var parts: [ChildsPart] {
        item.children.values.filter { isVisible($0.id) }.sorted { ($0.birth.day, $0.id.text) < ($1.birth.day, $1.id.text) }
    }
    private func isVisible(_ id: Identifier<Child>) -> Bool { children.contains { $0.id == id } }
    private func name(_ id: Identifier<Child>) -> String { children.first { $0.id == id }?.name ?? "" }

    /// Those of some children whom the person may see, by name.
    private func names(_ ids: [Identifier<Child>], all: String) -> String {
        let visible = ids.filter(isVisible)
        return visible.count == parts.count && parts.count > 1 ? all : visible.map(name).joined(separator: ", ")
    }

    var html: HTML {
        """
        <div class="meeting-sheet">\(NamedOnCase.html(people, request))\(childTable)\(clockTable)\(plan)\(familyMeeting)\(court)\(trail)</div>\(letters)\(advice)\(next)
        """
    }

    private var next: HTML? {
        request.may(.recordPreProceedings) ? "<h2 class=\"unprinted\" id=\"record\">Record a step</h2>" : nil
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
        return
            "<h2>Children</h2>\(Table("Stage and outcome of each child", columns, rows: rows).html())\(KnownCase.note)<p class=\"hint\">Days of drift are calendar days on which something was late; each counts once.</p>"
    }

    private func outcome(_ part: ChildsPart) -> HTML {
        let agreed: HTML? = part.section20.map { "<span class=\"sub\">In care by agreement (section 20) since \($0)</span>" }
        let held: HTML? = part.deprivation.map {
            "<span class=\"sub\">Deprivation of liberty authorised since \($0.since); \(authority(until: $0.review))</span>"
        }
        return "\(ending(part))\(agreed)\(held)"
    }

    private func authority(until day: Day) -> String {
        day < today ? "its review or last day was \(day), and no review is recorded" : "review or end by \(day)"
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
        case .running where over > 0 && clock.kind == .interimOrder:
            "\(Tag("Ended without renewal", .square).html)<span class=\"sub\">\(over) \(over == 1 ? "day" : "days") ago</span>"
        case .running where over > 0: "\(Tag("Overdue", .square).html)\(late)"
        case .running: "\(Tag("Not due yet", .circle).html)"
        }
    }

    private var familyMeeting: HTML {
        let lines = parts.compactMap { part -> HTML? in
            guard let spell = part.spell else { return nil }
            return "<li><strong>\(name(part.id))</strong>: \(FamilyMeetingWords.line(spell))\(carers(spell))\(gap(spell))</li>"
        }
        let duty: HTML =
            terms.dutyFrom.map { "The duty to offer before applying (Children Act 1989, section 31ZA) applies from \($0)." }
            ?? "The duty to offer before applying (Children Act 1989, section 31ZA) is not in force yet. Set the date once regulations bring it into force."
        return "<h2>Family group decision-making</h2><p>\(duty)</p><ul>\(lines)</ul>"
    }

    private func carers(_ spell: Spell) -> HTML? {
        spell.carers.map { "<br>Alternative carers named on \($0.on): \($0.who)" }
    }

    /// At an application the page says whether the offer was made, is exempt or is missing.
    private func gap(_ spell: Spell) -> HTML? {
        guard let offer = OfferBeforeApplying(spell), let applied = spell.applied else { return nil }
        let tag: HTML? =
            offer.isMissing ? Tag("Offer missing", OfferBeforeApplying.isDuty(on: applied, terms) ? .square : .triangle).html : nil
        return "<br>Before the application of \(applied): \(offer.words) \(tag)"
    }

    // MARK: Plan and court

    /// Rows that are the same for brothers and sisters are one row, with their names in its first cell.
    private func rows(_ columns: [SiteKit.Table.Column], _ cells: (ChildsPart, Spell) -> [[HTML]]) -> [HTML] {
        var (order, who, all): ([String], [String: [Identifier<Child>]], [String: [HTML]]) = ([], [:], [:])
        for part in parts {
            guard let spell = part.spell else { continue }
            for row in cells(part, spell) {
                let key = row.map(\.string).joined(separator: "|")
                if all[key] == nil { order.append(key) }
                all[key] = row
                who[key, default: []].append(part.id)
            }
        }
        return order.map { key in Table.row(columns, ["\(names(who[key] ?? [], all: "All children"))"] + (all[key] ?? [])) }
    }

    private func table(_ caption: HTML, _ titles: [String], _ cells: (ChildsPart, Spell) -> [[HTML]]) -> HTML? {
        let columns = (["For"] + titles).map { Table.Column($0) }
        let rows = rows(columns, cells)
        return rows.isEmpty ? nil : Table(caption, columns, rows: rows).html()
    }

    private var plan: HTML? {
        let actions = table(
            "Actions of the plan", ["Concern", "Change wanted", "Help", "Who", "By when", "How we will know", "Status"]
        ) { _, spell in
            spell.actions.map { action in
                [
                    "\(action.concern)", "\(action.change)", "\(action.help)", "\(action.who)", "\(action.due)", "\(action.evidence)",
                    status(action, until: spell.leftPreProceedings),
                ]
            }
        }
        return actions.map { "<h2>Plan</h2>\($0)" }
    }

    private func status(_ action: Spell.Action, until left: Day?) -> HTML {
        guard let review = action.reviews.last else {
            if left != nil { return Tag("Not reviewed", .hollow).html }
            return action.due < today ? Tag("Overdue", .square).html : Tag("Not reviewed yet", .circle).html
        }
        let tag = Tag(review.found.words, review.found == .done ? .tick : review.found == .notDone ? .triangle : .hollow)
        return "\(tag.html)<span class=\"sub\">\(review.on)</span>"
    }

    private var court: HTML? {
        if !parts.contains(where: { $0.spell?.applied != nil }) { return nil }
        return """
            <h2>Court</h2>\(courtPeople)\(hearings)\(asked("Directions of the court", \.directions))\(asked("Experts", \.experts))\(interim)
            """
    }

    /// The court's number is sensitive: those who record steps see it.
    private var courtPeople: HTML? {
        let shown = StepDetail.allCases.filter { $0 != .court || request.may(.recordPreProceedings) }
        let lines = shown.compactMap { detail -> HTML? in
            let said = Set(parts.compactMap { $0.spell?.court[detail] }).sorted().joined(separator: "; ")
            return said.isEmpty ? nil : "<div><dt>\(detail.words)</dt><dd>\(said)</dd></div>"
        }
        return lines.isEmpty ? nil : "<dl class=\"summary\">\(lines)</dl>"
    }

    private var hearings: HTML {
        let hearings = table("Hearings", ["Hearing", "Listed by the court for", "Held", "Advocates’ meeting"]) { _, spell in
            StepChoice.allHearings.filter { spell.listed[$0] != nil || spell.hearings[$0] != nil }.map { hearing in
                [
                    "\(hearing.words)", "\(spell.listed[hearing]?.description ?? "–")",
                    "\(spell.hearings[hearing]?.description ?? "Not held yet")",
                    "\(spell.advocates[hearing]?.description ?? "–")",
                ]
            }
        }
        return hearings ?? "<p class=\"note\">No hearing is recorded.</p>"
    }

    private func asked(_ caption: HTML, _ all: (Spell) -> [Spell.Commissioned]) -> HTML? {
        table(caption, ["What", "Who", "Due", "Filed", "Days late"]) { _, spell in
            all(spell).map { one in
                let late = max(0, min(one.filed ?? today, today) - one.due)
                let cost: HTML? = one.cost.isEmpty ? nil : "<span class=\"sub\">Cost: \(one.cost)</span>"
                return ["\(one.name)\(cost)", "\(one.by)", "\(one.due)", "\(one.filed?.description ?? "Not filed")", "\(late)"]
            }
        }
    }

    private var interim: HTML? {
        table("Interim orders", ["Order", "Made", "Last day", "Status"]) { _, spell in
            (spell.ended == nil ? spell.interim : [:]).sorted { $0.key.rawValue < $1.key.rawValue }.map { order, interim in
                let isOver = interim.until.map { $0 < today } ?? false
                return [
                    "\(order.words)", "\(interim.made)", "\(interim.until?.description ?? "Until further order")",
                    isOver ? Tag("Ended without renewal", .square).html : Tag("In force", .tick).html,
                ]
            }
        }
    }

    private var trail: HTML {
        let columns = ["Date", "Step", "Children", "What was recorded", "Recorded by"].map { Table.Column($0) }
        let steps = item.trail.filter { $0.children.contains(where: isVisible) }
        let rows = steps.sorted { ($0.day, $0.number) < ($1.day, $1.number) }.map { step -> HTML in
            let all = item.corrections.filter { $0.step == step.number }
            let versions = step.versions(all)
            let corrections = zip(all, zip(versions, versions.dropFirst())).map { correction, sides -> HTML in
                let right = changes(sides.0, sides.1).joined(separator: "; ")
                return "<span class=\"sub\">Corrected: \(right). \(correction.why) (\(correction.author), \(correction.recorded))</span>"
            }
            let correct: HTML? =
                request.may(.keepPreProceedings) && versions.last.flatMap { $0 } != nil
                ? "<a class=\"sub unprinted\" href=\"\(CorrectionAct.path(step, of: item))\">Correct</a>" : nil
            let who = names(step.children, all: "All")
            return Table.row(
                columns,
                [
                    "\(step.day)", "\(step.kind.rule.trail)\(corrections)\(correct)", "\(who)", facts(step),
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
        let said = labelled(step).map { $0.label.isEmpty ? $0.words : "\($0.label): \($0.words)" }
        return "\(said.joined(separator: "; ").capitalisedFirst)"
    }

    /// What a step says, each thing under what it is called in it.
    private func labelled(_ step: Step) -> [(label: String, words: String)] {
        let (rule, facts) = (step.kind.rule, step.facts)
        var said: [(label: String, words: String?)] = [
            ("", facts.choice?.words), ("threshold met", facts.threshold?.words.lowercased()),
            ("safe to wait", facts.safeToWait?.words.lowercased()),
        ]
        if let label = rule.label(.person) { said.append((label.lowercasedFirst, facts.person)) }
        if let label = rule.label(.other) { said.append((label.lowercasedFirst, facts.other?.description)) }
        said.append(("", facts.words))
        for detail in StepDetail.allCases where detail != .court || request.may(.recordPreProceedings) {
            said.append((detail.words.lowercasedFirst, facts.details[detail]))
        }
        return said.compactMap { pair in pair.words.flatMap { $0.isEmpty ? nil : (pair.label, $0) } }
    }

    /// What a correction changed: each thing as it is right, and as it was recorded.
    private func changes(_ before: Step?, _ after: Step?) -> [String] {
        guard let after, let before else { return ["did not happen"] }
        var changes: [String] = []
        if after.day != before.day { changes.append("was on \(after.day)") }
        if Set(after.children) != Set(before.children) {
            let sides = [after, before].map { names($0.children, all: "all children") }
            changes.append("was about \(sides[0]) (recorded of \(sides[1]))")
        }
        let (was, now) = (labelled(before), labelled(after))
        let labels = (now + was).map(\.label).reduce(into: [String]()) { labels, label in
            if !labels.contains(label) { labels.append(label) }
        }
        for label in labels {
            let sides = [now, was].map { side in side.filter { $0.label == label }.map(\.words).joined(separator: "; ") }
            if sides[0] == sides[1] { continue }
            let before = sides[1].isEmpty ? "nothing was recorded" : "recorded as “\(sides[1])”"
            changes.append("\(label.isEmpty ? "" : "\(label): ")\(sides[0].isEmpty ? "left blank" : sides[0]) (\(before))")
        }
        return changes
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
