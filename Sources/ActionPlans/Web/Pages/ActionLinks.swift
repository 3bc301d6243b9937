import ActionPlans
import Indicators
import IndicatorsWeb
import Inspections
import SiteKit
import Vocabulary

/// The evidence of an action, each piece with its own page. What children and parents said is listed separately.
struct EvidenceSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action

    private var mayChange: Bool { request.may(.updateAction) && action.withdrawal == nil }

    var html: HTML {
        let current = action.currentEvidence
        let (voices, shown) = (current.filter { $0.source.kind == .voice }, current.filter { $0.source.kind != .voice })
        let list: HTML? =
            current.isEmpty
            ? "<p class=\"note\">No evidence yet. “Done and evidenced” needs a document, a link, a saved figure or an audit result.</p>"
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
        let items = pieces.map { "<li>\($0.title)<span class=\"sub\">withdrawn \($1.day): \($1.reason)</span></li>" as HTML }
        return "<details><summary>\(pieces.count) withdrawn</summary><ul>\(items)</ul></details>"
    }

    private var add: HTML? {
        guard mayChange else { return nil }
        return "<p><a class=\"btn quiet\" href=\"\(ActionPlanPlaces.newEvidence.path)?action=\(action.id)\">Add evidence</a></p>"
    }
}

/// Evidence in a few words, wherever it is listed.
package enum EvidenceWords {
    package static func size(_ bytes: Int) -> String {
        bytes < 1_048_576 ? "\(max(1, bytes / 1024)) KB" : "\(bytes / 1_048_576) MB"
    }

    /// The host of a link, so that a person sees where it leads.
    package static func host(_ address: String) -> String {
        String(address.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }
}

/// The measures linked to an action with their verdicts, or that there are none.
struct MeasureSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    let ways: [Identifier<Measure>: MeasurePath]
    /// True for whoever holds or held a post that owns the action, who is not offered to confirm.
    let isOwner: Bool
    let problems: Problems?

    private var mayChange: Bool { request.may(.updateAction) && action.withdrawal == nil }

    var html: HTML {
        let list: HTML = action.measures.isEmpty ? "<p class=\"note\">No measure linked yet.\(hint)</p>" : "\(action.measures.map(item))"
        return "<h2 id=\"measures\">Measures</h2>\(list)\(form)"
    }

    private var suggestion: String? {
        let themes = action.findings.compactMap { read.finding($0) }.flatMap(\.themes)
        return Playbook.shipped.suggestions(for: themes).first?.measure
    }

    /// The playbook's measure for the themes of its findings.
    private var hint: HTML? { suggestion.map { " The playbook suggests: \($0.lowercasedFirst)." } }

    private func item(_ measure: LinkedMeasure) -> HTML {
        let latest: HTML =
            measure.latest.map { "<span class=\"sub\">latest: \($0.words), \($0.day)</span>" } ?? "<span class=\"sub\">no figure yet</span>"
        let path = mayChange && !isOwner ? path : nil
        let waiting: HTML? = measure.isConfirmed ? nil : waits("The link", measure.verdict == .worse, request, path, measure.id.text)
        let figure: HTML? =
            measure.hasWaitingFigure
            ? "<p class=\"hint\">A figure that an owner entered waits for <a href=\"\(IndicatorPlaces.measure.path(measure.id))#figures\">confirmation by a second person</a>. Until then it counts only if the measure looks no better with it.</p>"
            : nil
        return """
            <h3><a href="\(IndicatorPlaces.measure.path(measure.id))">\(measure.name)</a></h3>
            <p>\(measure.verdict.tag.html)<span class="sub">\(measure.sentence)</span>\(latest)</p>\(ways[measure.id]?.html)\(figure)\(waiting)\(unlink(measure))
            """
    }

    private func unlink(_ measure: LinkedMeasure) -> HTML? {
        func button(_ words: String, _ field: String) -> HTML? {
            mayChange ? request.button(words, to: path, fields: [(field, measure.id.text)]) : nil
        }
        guard let asked = measure.unlinking else { return button("Unlink", "unlink") }
        let isOwn = asked.account == request.person.id.text
        return """
            <p class="hint">\(asked.name) asked on \(asked.on) to unlink it. It counts until another person, who does not own the action, \
            confirms that.</p><div class="row small">\(isOwn || isOwner ? nil : button("Confirm unlinking", "unlink"))\(button("Keep it linked", "keep"))</div>
            """
    }

    private var path: String { ActionPlanPlaces.linkMeasure.path(read.plan.id, action.id) }

    private var form: HTML? {
        guard mayChange else { return nil }
        let linked = Set(action.measures.map(\.id))
        let options = read.measures.filter { !linked.contains($0.id) }.map { (value: $0.id.text, words: $0.measure.name) }
        let fields = FormFields(typed: request.form.has("measure") ? request.form : nil, problems: problems)
        let isOpen = problems?.all.contains { $0.place == "measure" } == true
        let link: HTML =
            options.isEmpty
            ? "<p class=\"hint\">All measures are already linked.</p>"
            : request.form(
                to: path,
                "\(fields.select("measure", "Measure", options: [("", "Select")] + options))<p><button class=\"btn quiet\">Link the measure</button></p>"
            )
        let name = suggestion.map { "&name=\($0.asQueryValue)" } ?? ""
        let new: HTML =
            request.may(.keepMeasures)
            ? "<p><a href=\"\(IndicatorPlaces.add.path)?action=\(action.id)\(name)\">Add a new measure for this action</a></p>" : ""
        return "<details\(" open", when: isOpen)><summary>Link a measure</summary>\(link)\(new)</details>"
    }
}

/// The line of a linked measure, with its path from the baseline to the target.
struct MeasurePath: Sendable {
    private let spark: HTML?
    private let path: PathToTarget?
    private let computed: Measure.Computed?

    init(_ line: MeasureLine, _ series: Series, of action: Action) {
        spark = line.sparkline(of: series)
        path = PathToTarget(line.measure, series, from: action.start ?? action.added, to: action.differenceBy ?? action.due)
        computed = line.measure.computed
    }

    var html: HTML {
        let words: String = path?.words ?? "No target is set, so there is no path to it."
        let source: HTML? = computed.map {
            "<span class=\"sub\">Counted from the data: <a href=\"\(IndicatorPlaces.ofComputed($0.code))\">\($0.code), with teams and children</a></span>"
        }
        return "\(spark.map { "<p>\($0)</p>" as HTML })<p class=\"hint\">\(words)\(source)</p>"
    }
}

/// What the owner of an action entered counts towards its impact once a second person confirmed it.
private func waits(_ what: HTML, _ isWorse: Bool, _ request: PageRequest, _ path: String?, _ id: String) -> HTML {
    let confirm = path.map { request.button("Confirm", to: $0, fields: [("confirm", id)]) }
    let effect = isWorse ? "What is worse counts towards impact at once." : "It does not count towards impact yet."
    return "<p class=\"hint\">\(what) needs confirmation by a second person. \(effect)</p>\(confirm)"
}

/// The changes of practice linked to an action, and the form that links one.
struct PracticeSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    let problems: Problems?

    private var path: String { ActionPlanPlaces.practice.path(read.plan.id, action.id) }
    private var mayChange: Bool { request.may(.updateAction) && action.withdrawal == nil }
    private var linked: [PracticeLine] { read.practice.filter { $0.isLinked(to: action.id) }.map(\.change) }

    var html: HTML {
        let list: HTML =
            linked.isEmpty
            ? "<p class=\"note\">No change of practice linked yet. Record what staff do differently and from which date.</p>"
            : "<ul>\(linked.map(item))</ul>"
        return "<h2 id=\"practice\">Change of practice</h2>\(list)\(form)"
    }

    private func item(_ change: PracticeLine) -> HTML {
        let unlink: HTML = mayChange ? request.button("Unlink", to: path, fields: [("unlink", change.id.text)]) : ""
        return
            "<li><a href=\"\(PracticePlaces.change.path(change.id))\">\(change.title)</a><span class=\"sub\">from \(change.day)\(change.briefedWords)</span>\(unlink)</li>"
    }

    private var form: HTML? {
        guard mayChange else { return nil }
        let known = Set(linked.map(\.id))
        let options = read.practice.map(\.change).filter { !known.contains($0.id) }.map {
            (value: $0.id.text, words: "\($0.title), \($0.day)")
        }
        let fields = FormFields(typed: request.form.has("change") ? request.form : nil, problems: problems)
        let link: HTML =
            options.isEmpty
            ? ""
            : request.form(
                to: path,
                "\(fields.select("change", "Change of practice", options: [("", "Select")] + options))<p><button class=\"btn quiet\">Link the change</button></p>"
            )
        let new: HTML =
            request.may(.keepMeasures)
            ? "<p><a href=\"\(PracticePlaces.add.path)?action=\(action.id)\">Record a new change of practice</a></p>" : ""
        let isOpen = problems?.all.contains { $0.place == "change" } == true
        return "<details\(" open", when: isOpen)><summary>Link a change of practice</summary>\(link)\(new)</details>"
    }
}

/// The audit results of an action, entered by hand, and the form for another.
struct AuditSection {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    /// True for whoever holds or held a post that owns the action, who is not offered to confirm.
    let isOwner: Bool
    let problems: Problems?

    static let fields = ["question", "audited", "sample", "met", "audit-source"]

    var html: HTML { "<h2 id=\"audits\">Audits</h2>\(list)\(form)" }

    private var suggestions: [String] {
        let themes = action.findings.compactMap { read.finding($0) }.flatMap(\.themes)
        return Playbook.shipped.suggestions(for: themes).flatMap(\.auditQuestions)
    }

    private var list: HTML {
        if action.audits.isEmpty {
            let hint = suggestions.first.map { " The playbook suggests: \($0)" } ?? ""
            return "<p class=\"note\">No audit linked yet.\(hint)</p>"
        }
        let items = action.audits.sorted { $0.day > $1.day }.map { result -> HTML in
            let meets = AuditMeetsStandard.holds(result)
            let path = ActionPlanPlaces.addAudit.path(read.plan.id, action.id)
            let mayConfirm = request.may(.updateAction) && action.withdrawal == nil && !isOwner
            let waiting = result.isWaiting ? waits("The result", false, request, mayConfirm ? path : nil, result.id.text) : nil
            return """
                <li>\(result.question)<span class="sub">\(result.day): \(result.words): \(meets ? "met" : "not met")</span>
                <span class="sub">\(result.source) · entered by \(result.author)\(result.confirmedBy.map { ", confirmed by \($0)" })</span>\(waiting)\(saveLink(result))</li>
                """
        }
        return "<ul>\(items)</ul>"
    }

    private func saveLink(_ result: AuditResult) -> HTML? {
        guard request.may(.updateAction), action.withdrawal == nil else { return nil }
        let path = ActionPlanPlaces.newEvidence.path + "?result=\(result.id)&action=\(action.id)"
        return
            "<span class=\"sub\"><a href=\"\(path)\">Save as evidence<span class=\"unseen\">, the result of \(result.day)</span></a></span>"
    }

    private var form: HTML? {
        guard request.may(.updateAction), action.withdrawal == nil else { return nil }
        let fields = FormFields(typed: request.form.has("question") ? request.form : nil, problems: problems)
        let isOpen = problems?.all.contains { AuditSection.fields.contains($0.place) } == true
        let asked = action.audits.last?.question ?? suggestions.first ?? ""
        let body: HTML = """
            \(fields.text("question", "Audit question", hint: "Use the same wording to repeat an earlier audit.", value: asked))
            \(fields.day("audited", "Date of the audit"))
            \(fields.text("sample", "Records audited", width: 5))\(fields.text("met", "Records that met the standard", width: 5))
            \(fields.text("audit-source", "Who audited which records?", hint: "For example: three moderated auditors, a random sample of letters of May. Do not name children."))
            <p><button class="btn">Add the result</button></p>
            """
        let form = request.form(to: ActionPlanPlaces.addAudit.path(read.plan.id, action.id), body)
        return "<details\(" open", when: isOpen)><summary>Add an audit result</summary>\(form)</details>"
    }
}
