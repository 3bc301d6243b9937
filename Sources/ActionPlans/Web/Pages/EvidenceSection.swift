import ActionPlans
import SiteKit
import Vocabulary

/// The evidence beside an action, each piece with a page of its own. What children and parents said stands apart.
struct EvidenceSection {
    let visit: Visit
    let read: PlanRead
    let action: Action

    private var mayChange: Bool { visit.may(.updateAction) && action.withdrawal == nil }

    var html: HTML {
        let standing = action.standingEvidence
        let (voices, shown) = (standing.filter { $0.source.kind == .voice }, standing.filter { $0.source.kind != .voice })
        let list: HTML? =
            standing.isEmpty
            ? "<p class=\"note\">No evidence yet. “Done and evidenced” needs a document, a link, a pinned figure or what people said.</p>"
            : shown.isEmpty ? nil : "<ul>\(shown.map(item))</ul>"
        let apart: HTML? = voices.isEmpty ? nil : "<h3>What children and parents said</h3><ul>\(voices.map(voice))</ul>"
        return "<h2 id=\"evidence\">Evidence</h2>\(list)\(apart)\(setAside)\(add)"
    }

    private func item(_ evidence: Evidence) -> HTML {
        "<li>\(link(evidence))<span class=\"sub\">\(what(evidence)) · \(evidence.grade?.words ?? "not graded yet") · \(evidence.day), \(evidence.author)</span></li>"
    }

    private func voice(_ evidence: Evidence) -> HTML {
        "<li>\(link(evidence))<span class=\"sub\">\(what(evidence)) · \(evidence.day), \(evidence.author)</span></li>"
    }

    private func link(_ evidence: Evidence) -> HTML {
        "<a href=\"\(ActionPlanPlaces.evidence.path(evidence.id))\">\(evidence.title)</a>"
    }

    private func what(_ evidence: Evidence) -> HTML {
        switch evidence.source {
        case .link(let address): "link to \(EvidenceWords.host(address))"
        case .file(_, let name, let size): "\(name), \(EvidenceWords.size(size))"
        case .measure(let pin): "\(pin.name): \(pin.value) on \(pin.day)"
        case .audit(let pin): "\(pin.audit): \(pin.result), \(pin.day)"
        case .voice(let voice): "\(voice.people.words), \(voice.count)"
        }
    }

    private var setAside: HTML? {
        let pieces = action.evidence.compactMap { piece in piece.setAside.map { (piece, $0) } }
        guard !pieces.isEmpty else { return nil }
        let items = pieces.map { "<li>\($0.title)<span class=\"sub\">set aside \($1.day): \($1.reason)</span></li>" as HTML }
        return "<details><summary>\(pieces.count) set aside</summary><ul>\(items)</ul></details>"
    }

    private var add: HTML? {
        guard mayChange else { return nil }
        return "<p><a class=\"btn quiet\" href=\"\(ActionPlanPlaces.newEvidence.path)?action=\(action.id)\">Add evidence</a></p>"
    }
}

/// How evidence is told in a few words, wherever it is listed.
package enum EvidenceWords {
    package static func size(_ bytes: Int) -> String {
        bytes < 1_048_576 ? "\(max(1, bytes / 1024)) KB" : "\(bytes / 1_048_576) MB"
    }

    /// The host of a link, so that a person sees where it leads.
    package static func host(_ address: String) -> String {
        String(address.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }
}
