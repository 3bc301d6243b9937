import Inspections
import SiteKit
import Vocabulary

/// One finding on the check page: what it says, where it comes from, and what can be done with it.
struct FindingItem {
    let visit: Visit
    let finding: Finding
    let others: [Finding]
    let themes: ThemeList
    /// What was sent about this finding, when it was refused.
    let typed: Fields?
    let problems: Problems?

    var html: HTML {
        """
        <article class="item\(" settled", when: finding.state != .suggested)" id="finding-\(finding.id)"><h3>\(finding.kind.name) \(finding.position)</h3>
        \(finding.doubt.map { "<p class=\"problem\">\(finding.state == .suggested ? "Check me: " : "")\($0)</p>" as HTML })
        <p>\(finding.text)</p><p class="hint">\(origin)</p>
        <div class="row small">\(standing)\(decisions)</div>\(editing)</article>
        """
    }

    private var origin: HTML {
        let names = finding.themes.map { themes.name(of: $0) }.joined(separator: ", ")
        return """
            \(finding.page.map { "page \($0) · " as HTML })\(paragraphLinks(finding.paragraphs, in: ""))\(names.isEmpty ? "" : " · \(names)")\
            \(finding.frameworkOutcome.map { " · National Framework, \($0)" as HTML })
            """
    }

    private var standing: HTML {
        switch finding.state {
        case .accepted: Tag("Accepted", .tick).html
        case .rejected: Tag("Rejected", .hollow).html
        case .suggested: Tag("To decide", .triangle).html
        }
    }

    private var decisions: HTML {
        let path = InspectionPlaces.decideFinding.path(finding.inspection, finding.id)
        let name = "\(finding.kind.name.lowercased()) \(finding.position)"
        let accept: HTML? = finding.state == .accepted ? nil : decision("Accept", name, .accepted, path)
        let reject: HTML? = finding.state == .rejected ? nil : decision("Reject", name, .rejected, path)
        return "\(accept)\(reject)"
    }

    private func decision(_ verb: String, _ name: String, _ state: Finding.State, _ path: String) -> HTML {
        visit.form(
            to: path,
            "<input type=\"hidden\" name=\"state\" value=\"\(state.rawValue)\"><button class=\"btn quiet\">\(verb)<span class=\"unseen\"> \(name)</span></button>"
        )
    }

    private var editing: HTML {
        let (inspection, id) = (finding.inspection, finding.id)
        let name = "\(finding.kind.name.lowercased()) \(finding.position)"
        let choices = others.filter { $0.id != id && $0.state != .rejected }
            .map { "<option value=\"\($0.id)\">\($0.position) \($0.text.prefix(60))</option>" as HTML }
        let merge: HTML? =
            choices.isEmpty
            ? nil
            : visit.form(
                to: InspectionPlaces.mergeFinding.path(inspection, id),
                """
                <div class="field"><label for="other-\(id)">Merge with</label><select id="other-\(id)" name="other">\(choices)</select></div>
                <p><button class="btn quiet">Merge</button></p>
                """)
        return """
            <details\(" open", when: typed != nil)><summary>Edit, split or merge <span class="unseen">\(name)</span></summary>
            \(visit.form(to: InspectionPlaces.finding.path(inspection, id), version: finding.version, "\(FindingFields(finding: finding, themes: themes, suffix: "-\(id)", typed: typed?.has("text") == true ? typed : nil, problems: problems).html)<p><button class=\"btn quiet\">Save</button></p>"))
            \(visit.form(to: InspectionPlaces.splitFinding.path(inspection, id), """
                <div class="field"><label for="pieces-\(id)">Split: leave an empty line between the parts</label><textarea id="pieces-\(id)" name="pieces" rows="5">\(typed?.has("pieces") == true ? typed?["pieces"] : finding.text)</textarea></div>
                <p><button class="btn quiet">Split</button></p>
                """))\(merge)</details>
            """
    }
}

/// The fields of a finding. The suffix keeps ids apart where a page holds several.
struct FindingFields {
    let finding: Finding?
    let themes: ThemeList
    let suffix: String
    let typed: Fields?
    let problems: Problems?

    var html: HTML {
        """
        <div class="field"><label for="kind\(suffix)">Kind</label>\(problem("kind"))<select id="kind\(suffix)" name="kind">\(kinds)</select></div>
        <div class="field"><label for="text\(suffix)">What it says</label>\(problem("text"))\
        <textarea id="text\(suffix)" name="text" rows="4">\(typed?["text"] ?? finding?.text)</textarea></div>
        <div class="field"><label for="paragraphs\(suffix)">Paragraphs that explain it, as in 13, 14</label>\(problem("paragraphs"))\
        <input id="paragraphs\(suffix)" name="paragraphs" size="20" value="\(typed?["paragraphs"] ?? numbers)"></div>
        <details><summary>Themes</summary><fieldset class="field"><legend>Themes it touches</legend>\(boxes)</fieldset></details>
        """
    }

    private var numbers: String { finding?.paragraphs.map(String.init).joined(separator: ", ") ?? "" }

    private var kinds: [HTML] {
        let chosen = typed?["kind"] ?? finding?.kind.rawValue ?? FindingKind.internalFinding.rawValue
        return FindingKind.allCases.map {
            "<option value=\"\($0.rawValue)\"\(" selected", when: $0.rawValue == chosen)>\($0.name)</option>"
        }
    }

    private var boxes: [HTML] {
        let ticked = Set(typed?.all("themes") ?? finding?.themes ?? [])
        return themes.themes.map { theme in
            let id = "theme-\(theme.code)\(suffix)"
            return """
                <div class="choice"><input type="checkbox" id="\(id)" name="themes" value="\(theme.code)"\(" checked", when: ticked.contains(theme.code))>\
                <label for="\(id)">\(theme.name)</label></div>
                """
        }
    }

    private func problem(_ name: String) -> HTML? {
        problems?.all.first { $0.place == name + suffix }.map { "<p class=\"problem\">\($0.words)</p>" }
    }
}
