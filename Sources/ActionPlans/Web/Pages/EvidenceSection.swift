import ActionPlans
import SiteKit
import Vocabulary

/// The evidence beside an action, and the form that adds a file or a link.
struct EvidenceSection {
    let visit: Visit
    let read: PlanRead
    let action: Action
    let problems: Problems?

    static let fields = ["title", "grade", "link", "file"]
    private var mayChange: Bool { visit.may(.updateAction) && action.withdrawal == nil }

    var html: HTML {
        let standing = action.standingEvidence
        let list: HTML =
            standing.isEmpty
            ? "<p class=\"note\">No evidence yet. “Done and evidenced” needs a file or a link.</p>" : "<ul>\(standing.map(item))</ul>"
        return "<h2 id=\"evidence\">Evidence</h2>\(list)\(setAside)\(form)"
    }

    private func item(_ evidence: Evidence) -> HTML {
        let link: HTML =
            switch evidence.source {
            case .link(let address):
                "<a href=\"\(address)\" rel=\"noreferrer\">\(evidence.title)</a><span class=\"sub\">link to \(EvidenceSection.host(address))"
            case .file(_, let name, let size):
                "<a href=\"\(ActionPlanPlaces.evidence.path(read.plan.id, evidence.id))\">\(evidence.title)</a><span class=\"sub\">\(name), \(EvidenceSection.size(size))"
            }
        return
            "<li>\(link) · \(evidence.grade?.words ?? "not graded yet") · \(evidence.day), \(evidence.author)</span>\(gradeForm(evidence))\(setAsideForm(evidence))</li>"
    }

    private func gradeForm(_ evidence: Evidence) -> HTML? {
        guard mayChange else { return nil }
        let name = "grade-\(evidence.id)"
        let fields = FormFields(typed: visit.form.has(name) ? visit.form : nil, problems: problems)
        let form = visit.form(
            to: ActionPlanPlaces.gradeEvidence.path(read.plan.id, evidence.id),
            "\(fields.select(name, "What does it show?", options: EvidenceSection.grades, value: evidence.grade?.rawValue ?? ""))<p><button class=\"btn quiet\">Keep the grade</button></p>"
        )
        let isOpen = problems?.all.contains { $0.place == name } == true
        return "<details\(" open", when: isOpen)><summary>Grade<span class=\"unseen\"> \(evidence.title)</span></summary>\(form)</details>"
    }

    static let grades =
        [(value: "", words: "Choose")] + EvidenceGrade.allCases.map { (value: $0.rawValue, words: "\($0.words): \($0.meaning)") }

    private func setAsideForm(_ evidence: Evidence) -> HTML? {
        guard mayChange else { return nil }
        let name = "set-aside-\(evidence.id)"
        let fields = FormFields(typed: visit.form.has(name) ? visit.form : nil, problems: problems)
        let form = visit.form(
            to: ActionPlanPlaces.setEvidenceAside.path(read.plan.id, evidence.id),
            "\(fields.text(name, "Why does it not count?", hint: "As in: wrong file. It can then no longer be opened."))<p><button class=\"btn quiet\">Set aside</button></p>"
        )
        let isOpen = problems?.all.contains { $0.place == name } == true
        return
            "<details\(" open", when: isOpen)><summary>Set aside<span class=\"unseen\"> \(evidence.title)</span></summary>\(form)</details>"
    }

    private var setAside: HTML? {
        let pieces = action.evidence.compactMap { piece in piece.setAside.map { (piece, $0) } }
        guard !pieces.isEmpty else { return nil }
        let items = pieces.map { "<li>\($0.title)<span class=\"sub\">set aside \($1.day): \($1.reason)</span></li>" as HTML }
        return "<details><summary>\(pieces.count) set aside</summary><ul>\(items)</ul></details>"
    }

    private var form: HTML? {
        guard mayChange else { return nil }
        let fields = FormFields(typed: visit.form.has("title") ? visit.form : nil, problems: problems)
        let isOpen = problems?.all.contains { EvidenceSection.fields.contains($0.place) } == true
        let body: HTML = """
            \(fields.text("title", "What does it show?", hint: "As in: new letter template, version 2. Name no child."))
            \(fields.select("grade", "How far does it reach?", options: EvidenceSection.grades))
            \(fields.text("link", "Link, where it is kept elsewhere", hint: "An address that begins with https://"))
            \(fields.file("file", "Or a file", hint: "Up to 20 MB: document, table, slides, picture or PDF, with no child’s record in it.", accept: EvidenceFile.accept))
            <p><button class="btn">Add the evidence</button></p>
            """
        let form = visit.form(to: ActionPlanPlaces.addEvidence.path(read.plan.id, action.id), upload: true, body)
        return "<details\(" open", when: isOpen)><summary>Add evidence</summary>\(form)</details>"
    }

    static func size(_ bytes: Int) -> String {
        bytes < 1_048_576 ? "\(max(1, bytes / 1024)) KB" : "\(bytes / 1_048_576) MB"
    }

    /// The host of a link, so that a person sees where it leads.
    static func host(_ address: String) -> String {
        String(address.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }
}
