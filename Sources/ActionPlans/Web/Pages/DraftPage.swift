import ActionPlans
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// Draft the plan: under each finding the playbook's suggestions, to tick, to edit, and room for the council's own.
struct DraftPage {
    let visit: Visit
    let inspection: AnsweredInspection
    let suggestions: DraftSuggestions
    let posts: PostBook
    let problems: Problems?

    private var typed: Fields? { visit.form.has("title") ? visit.form : nil }
    private var fields: FormFields { FormFields(typed: typed, problems: problems) }
    private var start: Day { visit.today }

    var page: Page {
        Page(
            "Draft the plan", breadcrumbs: [("Action plans", ActionPlanPlaces.list.path)], problems: problems,
            "<h1>Draft the plan</h1><p class=\"hint\">\(inspection.record.title)</p>\(inspection.toAnswer.isEmpty ? nothing : form)")
    }

    private var nothing: HTML {
        """
        <p class="note">No finding is confirmed yet, so there is nothing to answer. Check what was read from the report and accept its findings;
        then come back.</p>
        """
    }

    private var form: HTML {
        let blocks = suggestions.blocks.map(block)
        return visit.form(
            to: ActionPlanPlaces.draft.path,
            """
            <p>Tick what fits, change its words, owner and weeks, and add your own. Suggestions come from the playbook: they are what councils usually do, not what yours must do.</p>
            <input type="hidden" name="inspection" value="\(inspection.id)">
            \(fields.text("title", "Title of the plan", value: inspection.planTitle))
            \(fields.day("start", "The plan begins on", hint: "Weeks are counted from this day.", value: start))
            <p class="hint" id="owner-hint">An owner is a post, not a person. A title that is new is added to the posts.</p>
            <datalist id="posts">\(posts.all.map { "<option value=\"\($0.title)\"></option>" as HTML })</datalist>
            \(blocks)<p><button class="btn">Make the plan</button></p>
            """)
    }

    private func block(_ block: DraftSuggestions.Block) -> HTML {
        let finding = block.finding
        let place: HTML? = finding.paragraphs.isEmpty ? nil : " · para \(finding.paragraphs.map(String.init).joined(separator: ", "))"
        let above: HTML? =
            block.above.isEmpty
            ? nil
            : "<p class=\"hint\">Suggestions on \(block.above.map(\.theme).inWords) stand above. Tick “also answers” there to tie them to this finding.</p>"
        let none: HTML? =
            block.offers.isEmpty && block.above.isEmpty
            ? "<p class=\"hint\">The playbook has nothing on this finding. Write your own action below.</p>" : nil
        return """
            <section class="item" id="finding-\(block.number)"><input type="hidden" name="finding-\(block.number)" value="\(finding.id)">
            <h2>\(block.number). \(finding.text)</h2><p class="hint">\(finding.kind.name)\(place)</p>
            \(above)\(none)\(block.offers.map(offer))\(own(block))</section>
            """
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
            <div class="choice"><input type="checkbox" id="pick-\(key)" name="pick" value="\(key)"\(" checked", when: typed?.all("pick").contains(key) == true)>
            <label for="pick-\(key)">\(offer.suggestion.text)<span class="sub">\(offer.suggestion.post) · \(weeks(offer.suggestion))</span></label></div>
            <details\(" open", when: isWrong(key))><summary>Change words, owner or weeks<span class="unseen"> of suggestion \(key)</span></summary>
            \(fields.area("text-\(key)", "What will be done", value: offer.suggestion.text, rows: 3))
            \(details(key, post: offer.suggestion.post, weeks: offer.suggestion.weeks, difference: offer.suggestion.differenceAfterWeeks))\(also)</details>
            """
    }

    private func own(_ block: DraftSuggestions.Block) -> HTML {
        let key = "own-\(block.number)"
        return """
            <details\(" open", when: isWrong(key) || typed?["text-\(key)"].isEmpty == false)><summary>Add your own action<span class="unseen"> to finding \(block.number)</span></summary>
            \(fields.area("text-\(key)", "What will be done", value: "", rows: 3))\(details(key, post: "", weeks: nil, difference: nil))</details>
            """
    }

    private func details(_ key: String, post: String, weeks: Int?, difference: Int?) -> HTML {
        """
        <div class="field"><label for="owner-\(key)">Owner post</label><input id="owner-\(key)" name="owner-\(key)" list="posts" size="40" \
        value="\(typed?["owner-\(key)"] ?? post)" aria-describedby="owner-hint"></div>
        <div class="row">\(fields.text("weeks-\(key)", "Weeks until it is done", value: weeks.map { String($0) } ?? "", width: 4))
        \(fields.text("difference-\(key)", "Weeks until a difference is seen", value: difference.map { String($0) } ?? "", width: 4))</div>
        """
    }

    private func weeks(_ suggestion: Playbook.Suggestion) -> String {
        "\(suggestion.weeks) weeks, by \(start + suggestion.weeks * 7) · difference by \(start + suggestion.differenceAfterWeeks * 7)"
    }

    private func isWrong(_ key: String) -> Bool { problems?.all.contains { $0.place.hasSuffix("-\(key)") } == true }
}

/// The post that owns an action: typed, with the known posts offered. A new title becomes a post.
func ownerField(_ name: String, value: String) -> HTML {
    """
    <div class="field"><label for="\(name)">Owner post</label><p class="hint" id="\(name)-hint">A post, not a person. A title that is new is added to the posts.</p>
    <input id="\(name)" name="\(name)" list="posts" size="40" value="\(value)" aria-describedby="\(name)-hint"></div>
    """
}
