import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// What the list of partners draws on.
struct PartnerRead: Sendable {
    let partners: [Partner]
    let promises: [PartnerPromise]
    let plans: [FollowedPlan]
    /// The partner’s name by the action it carries.
    let carried: [Identifier<Action>: String]

    /// What a form says a promise is for: `plan-` with a plan, or `action-` with an action, that this person sees.
    func target(_ value: String) -> (Identifier<Plan>?, Identifier<Action>?) {
        if value.hasPrefix("plan-") { return (plans.first { $0.plan.id.text == value.dropFirst(5) }?.plan.id, nil) }
        let action = plans.lazy.flatMap(\.actions).first { "action-\($0.id)" == value }
        return (action?.plan, action?.id)
    }

    var targets: [(value: String, words: String)] {
        plans.map { (value: "plan-\($0.plan.id)", words: "The plan as a whole: \($0.plan.title)") }
            + plans.flatMap { plan in
                plan.actions.filter { $0.withdrawal == nil }.map { (value: "action-\($0.id)", words: "\($0.ref) \($0.text.prefix(70))") }
            }
    }
}

/// What an address asks of the promises.
struct PromiseQuery {
    enum Standing: String, CaseIterable {
        case open, late, kept
        case notKept = "not-kept"

        var words: String {
            switch self {
            case .open: "Open"
            case .late: "Open and past its day"
            case .kept: "Kept"
            case .notKept: "Not kept"
            }
        }
    }

    let standing: Standing?
    let partner: String
    let order: SortOrder

    init(_ visit: Visit) {
        standing = Standing(rawValue: visit.query["standing"])
        partner = visit.query["partner"]
        order = SortOrder(visit)
    }

    func promises(of all: [PartnerPromise], on today: Day) -> [PartnerPromise] {
        let found = all.filter { promise in
            guard partner.isEmpty || promise.partner.text == partner else { return false }
            return switch (standing, promise.outcome) {
            case (nil, _), (.open, .open), (.kept, .kept), (.notKept, .notKept): true
            case (.late, .open): today > promise.by
            default: false
            }
        }
        let sorted: [PartnerPromise] =
            switch order.column {
            case "by": found
            case "partner": found.sorted { ($0.partnerName.lowercased(), $0.by) < ($1.partnerName.lowercased(), $1.by) }
            case "what": found.sorted { $0.what.lowercased() < $1.what.lowercased() }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }
}

extension PartnerPromise {
    func tag(on today: Day) -> Tag {
        switch outcome {
        case .kept(let day, _): Tag("Kept \(day.withoutYear)", .tick)
        case .notKept: Tag("Not kept", .square)
        case .open: PromiseKept.shortfall(self, on: today) == nil ? Tag("Open", .circle) : Tag("Past its day", .square)
        }
    }
}

/// The partners, what they carry, and what they promised.
struct PartnerListPage {
    let visit: Visit
    let read: PartnerRead
    let shown: [PartnerPromise]
    let problems: Problems?

    var page: Page {
        Page(
            "Partners", breadcrumbs: [BoardTrail.list], problems: problems,
            "<h1>Partners</h1>\(partners)<h2 id=\"promises\">Promises</h2>\(promises)\(forms)")
    }

    private var partners: HTML {
        if read.partners.isEmpty { return "<p class=\"note\">No partner is kept yet.</p>" }
        let columns = ["Organisation", "Kind", "Contact", "Carries"].map { Table.Column($0) }
        let actions = read.plans.flatMap(\.actions)
        let rows = read.partners.map { partner -> HTML in
            let carried = actions.filter { read.carried[$0.id] == partner.name }.map { action -> HTML in
                "<a href=\"\(PartnerPages.action.path(action.id))\">\(action.ref.description)</a>"
            }.joined(", ")
            return Table.row(columns, ["\(partner.name)", "\(partner.kind.words)", "\(partner.contact)", carried.isEmpty ? "–" : carried])
        }
        return Table("Organisations without an account here", columns, rows: rows).html()
    }

    private var promises: HTML {
        let bar = FilterBar([
            .init("standing", "Standing", PromiseQuery.Standing.allCases.map { ($0.rawValue, $0.words) }),
            .init("partner", "Partner", read.partners.map { ($0.id.text, $0.name) }),
        ]).html(visit)
        let query = visit.path(with: "", nil).dropFirst(visit.path.count)
        let file: HTML = "<p><a href=\"\(PartnerPages.spreadsheet.path)\(query)\">The same as CSV</a></p>"
        if shown.isEmpty { return "\(bar)<p class=\"hint\">No promise fits.</p>" }
        let columns = [
            Table.Column("Partner", sort: "partner"), Table.Column("What", sort: "what"), Table.Column("By", sort: "by"),
            Table.Column("Standing"), Table.Column("For"), Table.Column(""),
        ]
        let rows = shown.map { promise -> HTML in
            let words: HTML? = promise.outcomeWords.map { "<span class=\"sub\">\($0)</span>" }
            return Table.row(
                columns,
                [
                    "\(promise.partnerName)", "\(promise.what)\(words)", "\(promise.by)", promise.tag(on: visit.today).html,
                    target(promise), settling(promise),
                ], late: PromiseKept.shortfall(promise, on: visit.today) != nil)
        }
        return bar + Table("\(shown.count) promise\("s", when: shown.count != 1)", columns, rows: rows).html(visit) + file
    }

    private func target(_ promise: PartnerPromise) -> HTML {
        guard let id = promise.action, let action = read.plans.lazy.flatMap(\.actions).first(where: { $0.id == id }) else {
            return "the plan as a whole"
        }
        return "<a href=\"\(ActionPlanPlaces.action.path(action.plan, id))\">\(action.ref.description)</a>"
    }

    private func settling(_ promise: PartnerPromise) -> HTML {
        guard visit.may(.keepPartners), !promise.isKept else { return "" }
        let body: HTML = """
            <div class="field"><label for="words-\(promise.id)">How, or why not?</label><input id="words-\(promise.id)" name="words" size="20"></div>
            <button class="btn quiet" name="manner" value="kept">Kept<span class="unseen">: \(promise.what)</span></button>
            <button class="btn quiet" name="manner" value="not-kept">Not kept<span class="unseen">: \(promise.what)</span></button>
            """
        return
            "<details><summary>Settle<span class=\"unseen\"> \(promise.what)</span></summary>\(visit.form(to: PartnerPages.settle.path(promise.id), body))</details>"
    }

    private var forms: HTML? {
        guard visit.may(.keepPartners) else { return nil }
        let adding = FormFields(typed: visit.form.has("kind") ? visit.form : nil, problems: problems)
        let promising = FormFields(typed: visit.form.has("what") ? visit.form : nil, problems: problems)
        let partners = [(value: "", words: "Choose")] + read.partners.map { (value: $0.id.text, words: $0.name) }
        let add: HTML = """
            \(adding.text("name", "Name of the organisation"))\(adding.select("kind", "Kind", options: Partner.Kind.allCases.map { ($0.rawValue, $0.words) }))
            \(adding.text("contact", "Contact there", hint: "A name or a post."))<p><button class="btn quiet">Add the partner</button></p>
            """
        let promise: HTML = """
            \(promising.select("promised-by", "Who promised?", options: partners))\(promising.area("what", "What was promised?", rows: 2))
            \(promising.day("by", "By when?"))\(promising.select("for", "For what?", options: read.targets))
            <p><button class="btn quiet">Record the promise</button></p>
            """
        return """
            <details\(" open", when: visit.form.has("what"))><summary>Record a promise</summary>\(visit.form(to: PartnerPages.promises.path, promise))</details>
            <details\(" open", when: visit.form.has("kind"))><summary>Add a partner</summary>\(visit.form(to: PartnerPages.list.path, add))</details>
            """
    }

    static func file(_ promises: [PartnerPromise], _ today: Day) -> Download {
        var table = CSVTable(["Partner", "Promise", "Made", "By", "Standing", "Words"])
        for promise in promises {
            table.add([
                promise.partnerName, promise.what, promise.made.iso, promise.by.iso, promise.tag(on: today).words,
                promise.outcomeWords ?? "",
            ])
        }
        return table.download(name: "promises.csv")
    }
}

extension PartnerPromise {
    var isKept: Bool { if case .kept = outcome { true } else { false } }
    package var outcomeWords: String? {
        switch outcome {
        case .open: nil
        case .kept(_, let words), .notKept(_, let words): words
        }
    }
}

extension PartnerRefusal: InWords {
    package var words: String {
        switch self {
        case .nameInUse(let name): "“\(name)” is kept already. Choose another name."
        case .keptAlready(let day): "This promise was recorded as kept on \(day)."
        case .underEmbargo: "The plan answers a report under embargo, so nothing of it leaves by a link. Wait until Ofsted has published."
        case .linkEnds(let latest): "Give a day from today to \(latest): how long a link holds at most is a local setting."
        case .linkEndedAlready: "This link was ended already."
        case .actionClosed: "This action was withdrawn. It can be read and no longer changed."
        case .promisedBeforeMade(let day): "The promise is recorded on \(day). Give that day or a later one."
        }
    }

    var field: String {
        switch self {
        case .nameInUse: "name"
        case .linkEnds, .underEmbargo: "until"
        case .promisedBeforeMade: "by"
        case .keptAlready, .linkEndedAlready, .actionClosed: ""
        }
    }
}
