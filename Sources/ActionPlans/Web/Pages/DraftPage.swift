import ActionPlans
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// Draft the plan: under each finding the playbook's suggestions to select and edit, and room for the council's own actions.
struct DraftPage {
    let request: PageRequest
    let inspection: AnsweredInspection
    let suggestions: DraftSuggestions
    /// The plan that suggestions are added to; nil where a new plan is made.
    let plan: Plan?
    let posts: PostBook
    let problems: Problems?

    private var typed: Fields? { request.form.has("start-day") ? request.form : nil }
    private var fields: FormFields { FormFields(typed: typed, problems: problems) }
    private var start: Day { request.today }
    private var title: String { plan == nil ? "Draft the plan" : "Add actions from the playbook" }

    var page: Page {
        Page(
            title,
            breadcrumbs: [("Action plans", ActionPlanPlaces.list.path)]
                + (plan.map { [($0.title, ActionPlanPlaces.plan.path($0.id))] } ?? []),
            problems: problems,
            "<h1>\(title)</h1><p class=\"hint\">\(inspection.record.title)</p>\(inspection.toAnswer.isEmpty ? nothing : form)")
    }

    private var nothing: HTML {
        """
        <p class="note">There are no confirmed findings yet. Check what was read from the report and accept its findings first.</p>
        """
    }

    private var form: HTML {
        let blocks = suggestions.blocks.map(block)
        return request.form(
            to: ActionPlanPlaces.draft.path,
            """
            <p>Open each finding, select the suggestions you want, edit their title, text, owner and weeks, and add your own. Suggestions come from the playbook. They show what councils usually do and are not requirements.</p>
            <input type="hidden" name="inspection" value="\(inspection.id)">
            \(plan == nil ? fields.text("title", "Title of the plan", value: inspection.planTitle) : nil)
            \(fields.day("start", plan == nil ? "Start date of the plan" : "Start date of the actions", hint: "Weeks are counted from this date.", value: start))
            <p class="hint" id="owner-hint">An owner is a post, not a person. A new title is added to the posts.</p>
            <datalist id="posts">\(posts.all.map { "<option value=\"\($0.title)\"></option>" as HTML })</datalist>
            \(blocks)<p><button class="btn">\(plan == nil ? "Make the plan" : "Add the actions")</button></p>
            """)
    }

    private func block(_ block: DraftSuggestions.Block) -> HTML {
        let finding = block.finding
        let place: HTML? = finding.paragraphs.isEmpty ? nil : " · para \(finding.paragraphs.map(String.init).joined(separator: ", "))"
        let above: HTML? =
            block.above.isEmpty
            ? nil
            : "<p class=\"hint\">Suggestions on \(block.above.map(\.theme).inWords) are listed above. Select “also answers” there to link them to this finding.</p>"
        let none: HTML? =
            block.offers.isEmpty && block.above.isEmpty
            ? "<p class=\"hint\">The playbook has no suggestions for this finding. Add your own action below.</p>" : nil
        return """
            <details class="item section" id="finding-\(block.number)"\(" open", when: block.number == 1 || isChosen(block))><summary><h2>\(block.number). \(finding.text)</h2>
            <span class="sub">\(finding.kind.name)\(place) · \(block.offers.count) suggestion\("s", when: block.offers.count != 1)</span></summary>
            <input type="hidden" name="finding-\(block.number)" value="\(finding.id)">\(above)\(none)\(block.offers.map(offer))\(own(block))</details>
            """
    }

    /// Whether something was selected or written for the finding before the form was refused.
    private func isChosen(_ block: DraftSuggestions.Block) -> Bool {
        guard let typed else { return false }
        return block.offers.contains { typed.all("pick").contains($0.key) } || !typed["text-own-\(block.number)"].isEmpty
    }

    private func offer(_ offer: DraftSuggestions.Offer) -> HTML {
        let key = offer.key
        let also = offer.alsoFits.map { other -> HTML in
            """
            <div class="choice"><input type="checkbox" id="also-\(key)-\(other)" name="also-\(key)" value="\(other)"\
            \(" checked", when: typed?.all("also-\(key)").contains(String(other)) ?? true)><label for="also-\(key)-\(other)">Also answers finding \(other)</label></div>
            """
        }
        return """
            <div class="offer"><div class="choice"><input type="checkbox" id="pick-\(key)" name="pick" value="\(key)"\(" checked", when: typed?.all("pick").contains(key) == true)>
            <label for="pick-\(key)">\(offer.suggestion.text)<span class="sub">\(offer.suggestion.post) · \(weeks(offer.suggestion))</span></label></div>
            <details\(" open", when: isWrong(key))><summary>Edit title, text, owner or weeks<span class="unseen"> of suggestion \(key)</span></summary>
            \(fields.text("title-\(key)", "Short title", value: ActionTitle.firstClause(of: offer.suggestion.text)))
            \(fields.area("text-\(key)", "What will be done", value: offer.suggestion.text, rows: 3))
            \(details(key, post: offer.suggestion.post, weeks: offer.suggestion.weeks, difference: offer.suggestion.differenceAfterWeeks))\(also)</details></div>
            """
    }

    private func own(_ block: DraftSuggestions.Block) -> HTML {
        let key = "own-\(block.number)"
        return """
            <details\(" open", when: isWrong(key) || typed?["text-\(key)"].isEmpty == false)><summary>Add your own action<span class="unseen"> to finding \(block.number)</span></summary>
            \(fields.text("title-\(key)", "Short title"))\(fields.area("text-\(key)", "What will be done", value: "", rows: 3))\(details(key, post: "", weeks: nil, difference: nil))</details>
            """
    }

    private func details(_ key: String, post: String, weeks: Int?, difference: Int?) -> HTML {
        """
        <div class="field"><label for="owner-\(key)">Owner</label><input id="owner-\(key)" name="owner-\(key)" list="posts" size="40" \
        value="\(typed?["owner-\(key)"] ?? post)" aria-describedby="owner-hint"></div>
        <div class="row">\(fields.text("weeks-\(key)", "Weeks until the due date", value: weeks.map { String($0) } ?? "", width: 4))
        \(fields.text("difference-\(key)", "Weeks until impact is expected", value: difference.map { String($0) } ?? "", width: 4))</div>
        """
    }

    private func weeks(_ suggestion: Playbook.Suggestion) -> String {
        "\(suggestion.weeks) weeks, due \(start + suggestion.weeks * 7) · impact expected by \(start + suggestion.differenceAfterWeeks * 7)"
    }

    private func isWrong(_ key: String) -> Bool { problems?.all.contains { $0.place.hasSuffix("-\(key)") } == true }
}

/// The post that owns an action: typed, with the known posts suggested. A new title becomes a post.
func ownerField(_ name: String, value: String) -> HTML {
    """
    <div class="field"><label for="\(name)">Owner</label><p class="hint" id="\(name)-hint">A post, not a person. A new title is added to the posts.</p>
    <input id="\(name)" name="\(name)" list="posts" size="40" value="\(value)" aria-describedby="\(name)-hint"></div>
    """
}

/// The playbook's suggestions for each finding. A theme that several findings share appears once, under the first of them.
struct DraftSuggestions: Sendable {
    struct Offer: Sendable {
        /// The finding's number and the offer's, as `2-3`: the name of its fields.
        let key: String
        let suggestion: Playbook.Suggestion
        /// Numbers of later findings on the same theme.
        let alsoFits: [Int]
    }

    struct Block: Sendable {
        let number: Int
        let finding: Finding
        let offers: [Offer]
        /// Themes whose suggestions are listed under an earlier finding.
        let above: [(theme: String, number: Int)]
    }

    let blocks: [Block]

    init(_ findings: [Finding], playbook: Playbook = .shipped, themes: ThemeList = .shipped) {
        var firstWith: [String: Int] = [:]
        let numbered = Array(zip(1..., findings))
        blocks = numbered.map { number, finding in
            var (offers, above): ([Offer], [(theme: String, number: Int)]) = ([], [])
            for entry in playbook.suggestions(for: finding.themes) {
                if let earlier = firstWith[entry.theme] {
                    above.append((themes.name(of: entry.theme).lowercasedFirst, earlier))
                    continue
                }
                firstWith[entry.theme] = number
                let later = numbered.filter { $0.0 > number && $0.1.themes.contains(entry.theme) }.map(\.0)
                for suggestion in entry.suggestions {
                    offers.append(Offer(key: "\(number)-\(offers.count + 1)", suggestion: suggestion, alsoFits: later))
                }
            }
            return Block(number: number, finding: finding, offers: offers, above: above)
        }
    }
}

/// Reads the form of a drafted plan: the selected suggestions as edited, and the council's own actions.
struct DraftForm {
    private let fields: Fields
    private var reader: FormReader

    init(_ fields: Fields) {
        self.fields = fields
        reader = FormReader(fields)
    }

    static let mostWeeks = 520

    /// - Parameter plan: the plan that the actions are added to; nil for a new one.
    mutating func parse(for inspection: Identifier<Inspection>, plan: Plan? = nil) throws -> PlanDraft {
        let title = plan?.title ?? reader.text("title", "Enter a title for the plan.", limit: 200)
        let start = reader.day("start", "Enter the start date of the plan.")
        var actions: [(Day) -> ActionDraft] = []
        let picked = Set(fields.all("pick"))
        for (number, finding) in findings {
            let keys = picked.filter { $0.hasPrefix("\(number)-") }.sorted { order($0) < order($1) }
            for key in keys { actions.append(action(key, of: finding)) }
            let own = "own-\(number)"
            if !fields["text-\(own)"].isEmpty { actions.append(action(own, of: finding)) }
        }
        if actions.isEmpty {
            let first = findings.first.map { "text-own-\($0.0)" } ?? ""
            reader.note(Problem(first, "Select at least one suggestion, or add your own action. A plan needs an action."))
        }
        let first = try reader.finish(start)
        return PlanDraft(inspection: inspection, title: title, start: first, actions: actions.map { $0(first) })
    }

    /// The findings as the page numbered them.
    private var findings: [(Int, Identifier<Finding>)] {
        var found: [(Int, Identifier<Finding>)] = []
        while let id = Identifier<Finding>(fields["finding-\(found.count + 1)"]) { found.append((found.count + 1, id)) }
        return found
    }

    /// An action that is complete once the start date of the plan is known.
    private mutating func action(_ key: String, of finding: Identifier<Finding>) -> (Day) -> ActionDraft {
        let title = reader.text("title-\(key)", "Enter a short title, or clear the selection.", limit: ActionTitle.limit)
        let text = reader.text("text-\(key)", "Enter what will be done, or clear the selection.", limit: 2000)
        let weeks = weeks("weeks-\(key)") ?? 0
        let difference = optionalWeeks("difference-\(key)")
        let also = Set(fields.all("also-\(key)").compactMap { Int($0) })
        let others = findings.filter { also.contains($0.0) && $0.1 != finding }.map(\.1)
        let owner = reader.optionalText("owner-\(key)", limit: 150)
        return { start in
            ActionDraft(
                title: title, text: text, findings: [finding] + others, owner: .titled(owner), start: start, due: start + weeks * 7,
                differenceBy: difference.map { start + $0 * 7 })
        }
    }

    private mutating func weeks(_ name: String) -> Int? {
        let weeks = optionalWeeks(name)
        if weeks == nil, fields[name].isEmpty { reader.note(Problem(name, "Enter the weeks until the due date, for example 8.")) }
        return weeks
    }

    private mutating func optionalWeeks(_ name: String) -> Int? {
        if fields[name].isEmpty { return nil }
        guard let weeks = Int(fields[name]), (0...DraftForm.mostWeeks).contains(weeks) else {
            reader.note(Problem(name, "Enter a number of weeks from 0 to \(DraftForm.mostWeeks), for example 8."))
            return nil
        }
        return weeks
    }

    private func order(_ key: String) -> Int { key.split(separator: "-").last.flatMap { Int($0) } ?? 0 }
}
