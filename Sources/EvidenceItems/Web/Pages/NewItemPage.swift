import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

/// Adds a piece of evidence: first what it is, then its form.
struct NewItemPage {
    let visit: Visit
    let sight: EvidenceSight
    let posts: ItemRead.Posts
    let problems: Problems?

    private var action: String { visit.form.has("action") ? visit.form["action"] : visit.query["action"] }
    private var kind: EvidenceKind? { EvidenceKind(rawValue: visit.form.has("kind") ? visit.form["kind"] : visit.query["kind"]) }

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
        case .measure: "as it stood on a day; what the measure says later does not change it"
        case .audit: "what a sample showed on a day"
        case .voice: "with how it was gathered, how many were heard, and their consent; never graded"
        }
    }

    private func form(_ kind: EvidenceKind) -> HTML {
        let fields = FormFields(typed: visit.form.has("kind") ? visit.form : nil, problems: problems)
        let actions =
            [(value: "", words: "None yet")] + sight.choices.map { (value: $0.id.text, words: "\($0.ref) \(ItemPage.short($0.text, 70))") }
        return visit.form(
            to: EvidencePlaces.add.path, upload: true,
            """
            <input type="hidden" name="kind" value="\(kind.rawValue)">\(ContentFields(fields: fields).html(kind))
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
