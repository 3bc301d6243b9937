import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

/// Adds a piece of evidence: first what it is, then its form.
struct NewItemPage {
    let visit: Visit
    let sight: EvidenceSight
    let posts: ItemRead.Posts
    /// The figure or result of the record that is to be pinned.
    let pin: PinSource?
    let problems: Problems?

    private var action: String { visit.form.has("action") ? visit.form["action"] : visit.query["action"] }
    private var kind: EvidenceKind? {
        pin?.source.kind ?? EvidenceKind(rawValue: visit.form.has("kind") ? visit.form["kind"] : visit.query["kind"])
    }

    var page: Page {
        Page(
            "Add evidence", breadcrumbs: [("Evidence", EvidencePlaces.list.path)], problems: problems,
            "<h1>Add evidence\(kind.map { ": \($0.words.lowercasedStart)" as HTML })</h1>\(kind.map(form) ?? choice)")
    }

    private var choice: HTML {
        let serving = Identifier<Action>(action).map { "&action=\($0)" } ?? ""
        let items = EvidenceKind.allCases.map { kind -> HTML in
            "<li><a href=\"\(EvidencePlaces.add.path)?kind=\(kind.rawValue)\(serving)\">\(kind.words)</a><span class=\"sub\">\(NewItemPage.meaning(kind))</span></li>"
        }
        return "<h2>What is it?</h2><ul>\(items)</ul>"
    }

    private static func meaning(_ kind: EvidenceKind) -> HTML {
        switch kind {
        case .document: "a file that is kept here; its text can be searched"
        case .link: "kept elsewhere, as on the intranet"
        case .measure: "as it stood on a day; a figure of a measure that is kept here is pinned from the measure’s own page"
        case .audit: "what a sample showed on a day; a result that is kept here is pinned from its action"
        case .voice: "with how it was gathered, how many were heard, and their consent; never graded"
        }
    }

    /// What is pinned, as it will stay, and the identifier in place of fields.
    private func pinned(_ pin: PinSource) -> HTML {
        let (name, id): (String, String) =
            switch pin.origin {
            case .value(let id): ("value", id.text)
            case .result(let id): ("result", id.text)
            }
        let shown: HTML =
            switch pin.source {
            case .measure(let value): ItemPage.pinned(value.name, value.value, value.source, value.day)
            case .audit(let sample): ItemPage.pinned(sample.audit, sample.result, sample.sample, sample.day)
            case .link, .file, .voice: ""
            }
        return "<input type=\"hidden\" name=\"\(name)\" value=\"\(id)\">\(shown)"
    }

    private func form(_ kind: EvidenceKind) -> HTML {
        let fields = FormFields(typed: visit.form.has("kind") ? visit.form : nil, problems: problems)
        let actions =
            [(value: "", words: "None yet")] + sight.choices.map { (value: $0.id.text, words: "\($0.ref) \(ItemPage.short($0.text, 70))") }
        return visit.form(
            to: EvidencePlaces.add.path, upload: true,
            """
            <input type="hidden" name="kind" value="\(kind.rawValue)">\(pin.map(pinned) ?? ContentFields(fields: fields).html(kind))
            \(FactsFields(fields: fields, posts: posts).html(kind))
            \(fields.select("action", "Which action does it serve?", hint: "It can serve more; add them on its page.", options: actions, value: action))
            <p><button class="btn">Add the evidence</button></p>
            """)
    }
}

extension String {
    /// For a word in the middle of a sentence.
    var lowercasedStart: String { prefix(1).lowercased() + dropFirst() }
}
