import ActionPlans
import Foundation
import Indicators
import Inspections
import SiteKit
import Vocabulary

/// The actions of a plan as a list, one row each: a short title, with the text behind it.
struct PlanTable {
    let request: PageRequest
    let read: PlanRead
    /// False within a group that names the owner already.
    var showsOwner = true
    /// True inside the form that changes several actions.
    var isSelectable = false
    /// The action that is edited in its row.
    var edited: EditedRow?

    private var columns: [Table.Column] {
        var columns = [Table.Column("Ref", sort: "ref"), Table.Column("Action", sort: "text")]
        if isSelectable { columns.insert(Table.Column(""), at: 0) }
        if showsOwner { columns.append(Table.Column("Owner", sort: "owner")) }
        return columns + [
            Table.Column("Due", sort: "due"), Table.Column("Delivery", sort: "delivery"), Table.Column("Impact"),
            Table.Column("Evidence", sort: "evidence"), Table.Column("Measure"),
        ]
    }

    func html(_ actions: [Action], caption: HTML) -> HTML {
        "<div class=\"plan\">\(Table(caption, columns, rows: actions.map(row)).html(request))</div>"
    }

    func html(_ groups: [(head: HTML, actions: [Action])], caption: HTML) -> HTML {
        let groups = groups.map { (head: $0.head, rows: $0.actions.map(row)) }
        return "<div class=\"plan\">\(Table(caption, columns, groups: groups).html(request))</div>"
    }

    private func row(_ action: Action) -> HTML {
        let cells = ActionCells(request: request, read: read, action: action)
        let inputs: EditedRow? = edited?.action == action.id ? edited : nil
        var row: [HTML] = []
        if isSelectable { row.append(select(action)) }
        row.append(cells.ref)
        row.append("\(cells.text)\(inputs?.buttons)\(isSelectable ? editLink(action) : nil)")
        if showsOwner { row.append(inputs?.owner ?? cells.owner) }
        row += [inputs?.due ?? cells.due, inputs?.delivery ?? cells.delivery, cells.impact, cells.evidence, cells.measure]
        return Table.row(columns, row, late: Overdue.days(action, on: request.today) != nil)
    }

    private func select(_ action: Action) -> HTML {
        guard edited == nil, action.isOpen || action.closing == nil else { return "" }
        let value = ChosenAction(action).value
        let isChosen = request.form.all("chosen").contains { ChosenAction($0)?.id == action.id }
        return """
            <input type="checkbox" aria-label="Select \(action.ref.description)" name="chosen" value="\(value)"\(" checked", when: isChosen)>
            """
    }

    private func editLink(_ action: Action) -> HTML? {
        guard edited == nil, action.withdrawal == nil, action.closing == nil else { return nil }
        // Without the path, so that a long list stays light.
        let path = request.path(with: "edit", action.id.text).dropFirst(request.path.count) + "#\(action.ref)"
        return " <a class=\"small\" href=\"\(String(path))\">Edit<span class=\"unseen\"> \(action.ref.description)</span></a>"
    }
}

/// An action as a form names it: with the version that its page showed.
struct ChosenAction: Sendable, Hashable {
    let id: Identifier<Action>
    let version: Int

    init(_ action: Action) { (id, version) = (action.id, action.version) }

    init?(_ value: String) {
        let parts = value.split(separator: "-")
        guard parts.count == 2, let id = Identifier<Action>(String(parts[0])), let version = Int(parts[1]) else { return nil }
        (self.id, self.version) = (id, version)
    }

    var value: String { "\(id)-\(version)" }
}

/// What the rows of every view show of an action.
struct ActionCells {
    let request: PageRequest
    let read: PlanRead
    let action: Action
    private let ratings: TwoRatings

    init(request: PageRequest, read: PlanRead, action: Action) {
        (self.request, self.read, self.action) = (request, read, action)
        ratings = read.ratings(of: action, on: request.today)
    }

    private var path: String { ActionPlanPlaces.action.path(read.plan.id, action.id) }

    var ref: HTML { "<span id=\"\(action.ref.description)\">\(action.ref.description)</span>" }

    /// The title as a link; the text and the findings behind it.
    var text: HTML {
        let numbers = action.findings.compactMap { read.numbers[$0] }.sorted().map(String.init)
        let findings: HTML = numbers.isEmpty ? "Not linked to a finding." : "Finding\("s", when: numbers.count != 1) \(numbers.inWords)."
        let text: HTML = action.text == action.title ? findings : "\(action.text) <span class=\"sub\">\(findings)</span>"
        return """
            <a href="\(path)">\(action.title)</a> <details class="more"><summary>Full text<span class="unseen"> of \(action.ref.description)</span></summary>\(text)</details>
            """
    }

    var owner: HTML {
        guard let title = read.ownerTitle(of: action) else { return "<span class=\"hint\">Unassigned</span>" }
        return read.holder(of: action, on: request.today) == nil ? "\(title)<span class=\"sub\">vacant</span>" : "\(title)"
    }

    var due: HTML {
        let late = Overdue.days(action, on: request.today).map {
            "<span class=\"sub\"><strong>\($0) day\("s", when: $0 != 1) overdue</strong></span>" as HTML
        }
        return "<span class=\"day-cell\">\(action.due)</span>\(late)"
    }

    var delivery: HTML {
        let calculated: HTML? = ratings.delivery.flatMap { rating in
            ratings.deliveryDiffers && !action.isNotSustained
                ? "<span class=\"sub\">calculated: \(rating.delivery.words.lowercasedFirst)</span>" : nil
        }
        let closed: HTML? = action.closing.map { "<span class=\"sub\">closed \($0.day)</span>" }
        return "\(action.deliveryStatus.tag.html)\(closed)\(calculated)"
    }

    var impact: HTML {
        let asked: HTML? =
            TooEarlyToTell.needsJudgement(action, on: request.today) ? "<span class=\"sub\">judgement due</span>" : nil
        return "\(ratings.impactShown.html)\(asked)"
    }

    var evidence: HTML {
        let count = action.deliveryEvidence.count
        return count == 0 ? "<span class=\"hint\">none</span>" : "\(count)"
    }

    var measure: HTML {
        guard let first = action.measures.first else { return "<span class=\"hint\">none</span>" }
        let more: HTML? = action.measures.count > 1 ? " (\(action.measures.count))" : nil
        return "\(first.verdict.words)\(more)<span class=\"unseen\">: \(first.name)</span>"
    }
}

extension HTML.Interpolation {
    mutating func appendInterpolation(_ day: Day?) { if let day { appendInterpolation(day) } }
}

/// The actions by the post that owns them; unassigned ones come first.
struct OwnerView {
    let request: PageRequest
    let read: PlanRead
    var isSelectable = false
    var edited: EditedRow?

    func html(_ actions: [Action], caption: HTML) -> HTML {
        let byOwner = Dictionary(grouping: actions, by: \.owner)
        let unassigned = byOwner[nil].map { [group("Unassigned", "give each of these an owner", $0)] } ?? []
        let owned = read.posts.all.compactMap { post in byOwner[post.id].map { group(post.title, held(post), $0) } }
        return PlanTable(request: request, read: read, showsOwner: false, isSelectable: isSelectable, edited: edited)
            .html(unassigned + owned, caption: caption)
    }

    private func group(_ title: String, _ held: HTML, _ actions: [Action]) -> (head: HTML, actions: [Action]) {
        let late = actions.count { Overdue.days($0, on: request.today) != nil }
        let overdue: HTML? = late > 0 ? " · \(late) overdue" : nil
        return ("\(title) <small>\(held) · \(actions.count) action\("s", when: actions.count != 1)\(overdue)</small>", actions)
    }

    private func held(_ post: Post) -> HTML {
        post.holder(on: request.today).map { "held by \($0.name)" } ?? "vacant"
    }
}

/// The filters above a plan's actions. Only what occurs in the plan is offered.
struct PlanFilters {
    let read: PlanRead

    var bar: FilterBar {
        let posts = Set(read.current.compactMap(\.owner))
        let owners =
            [(value: PlanQuery.unassigned, words: "Unassigned")]
            + read.posts.all.filter { posts.contains($0.id) }.map { (value: $0.id.text, words: $0.title) }
        return FilterBar([
            .init("finding", "Finding", findings), .init("theme", "Theme", themes), .init("owner", "Owner", owners),
            .init("delivery", "Delivery", DeliveryStatus.allCases.map { ($0.rawValue, $0.words) }),
            .init("impact", "Impact", Impact.allCases.map { ($0.rawValue, $0.words) }),
            .init("due", "Due", ActionFilter.Due.allCases.map { ($0.rawValue, $0.words) }),
            .init("rule", "Calculated delivery", Delivery.allCases.map { ($0.rawValue, $0.words) }),
            .init("look", "Show", ActionFilter.Look.allCases.map { ($0.rawValue, $0.words) }),
            .init("missing", "Missing", ActionFilter.Missing.allCases.map { ($0.rawValue, $0.words) }),
        ])
    }

    private var findings: [(value: String, words: String)] {
        let linked = Set(read.current.flatMap(\.findings))
        return read.findings.filter { linked.contains($0.id) }
            .sorted { (read.numbers[$0.id] ?? 0) < (read.numbers[$1.id] ?? 0) }
            .map { (value: $0.id.text, words: "\(read.numbers[$0.id] ?? 0). \($0.text.shortened(to: 60))") }
    }

    private var themes: [(value: String, words: String)] {
        let linked = Set(read.current.flatMap(\.findings))
        let codes = Set(read.findings.filter { linked.contains($0.id) }.flatMap(\.themes))
        return codes.map { (value: $0, words: ThemeList.shipped.name(of: $0)) }.sorted { $0.words < $1.words }
    }
}

/// What an address asks of a plan: which actions, in which order, in which view. Unknown values are ignored.
struct PlanQuery {
    enum View: String, CaseIterable { case list, owner, timeline }

    static let unassigned = "unassigned"

    let filter: ActionFilter
    let order: SiteKit.SortOrder
    let view: View

    init(_ request: PageRequest) {
        let query = request.query
        let owner: ActionFilter.Owner? =
            query["owner"] == PlanQuery.unassigned ? .nobody : Identifier<Post>(query["owner"]).map { .post($0) }
        filter = ActionFilter(
            theme: query["theme"].isEmpty ? nil : query["theme"], owner: owner, delivery: DeliveryStatus(rawValue: query["delivery"]),
            impact: Impact(rawValue: query["impact"]), due: ActionFilter.Due(rawValue: query["due"]),
            finding: Identifier<Finding>(query["finding"]), missing: ActionFilter.Missing(rawValue: query["missing"]),
            look: ActionFilter.Look(rawValue: query["look"]), calculated: Delivery(rawValue: query["rule"]))
        order = SiteKit.SortOrder(request)
        view = View(rawValue: query["view"]) ?? .list
    }

    /// The filtered actions in the chosen order: without one, those not sustained first, then by number.
    func actions(of read: PlanRead, on today: Day) -> [Action] {
        let context = read.context(on: today)
        return sorted(read.current.filter { filter.holds($0, context) }, of: read)
    }

    /// These actions in the chosen order.
    func sorted(_ found: [Action], of read: PlanRead) -> [Action] {
        let sorted =
            switch order.column {
            case "due": found.sorted { ($0.due, $0.ref) < ($1.due, $1.ref) }
            case "text": found.sorted { ($0.title.lowercased(), $0.ref) < ($1.title.lowercased(), $1.ref) }
            case "owner": found.sorted { (read.ownerTitle(of: $0) ?? "", $0.ref) < (read.ownerTitle(of: $1) ?? "", $1.ref) }
            case "delivery": found.sorted { (PlanQuery.rank($0), $0.ref) < (PlanQuery.rank($1), $1.ref) }
            case "evidence": found.sorted { ($0.deliveryEvidence.count, $0.ref) < ($1.deliveryEvidence.count, $1.ref) }
            // What was not sustained comes first where no order is asked for.
            default:
                order.column.isEmpty
                    ? found.filter(\.isNotSustained) + found.filter { !$0.isNotSustained } : found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    /// What needs most comes first.
    private static func rank(_ action: Action) -> Int { DeliveryStatus.allCases.firstIndex(of: action.deliveryStatus) ?? 0 }
}

/// The filtered list as a file for a spreadsheet program.
struct PlanSpreadsheet {
    let read: PlanRead
    let actions: [Action]
    let today: Day

    private static let head = [
        "Ref", "Title", "Action", "Findings", "Owner", "Held by", "Start date", "Due date", "Days overdue", "First due date",
        "Impact expected by", "Delivery", "Impact", "Calculated delivery", "Reasons", "Owner’s judgement of impact", "Reasons", "Closed",
        "Latest update", "Text of the update", "Evidence", "Measures",
    ]

    var table: CSVTable {
        var table = CSVTable(PlanSpreadsheet.head)
        for action in actions { table.add(cells(action)) }
        return table
    }

    /// The same rows as a workbook, with days as days.
    func workbook(in folder: URL) throws -> Download {
        let rows = actions.map { action in
            cells(action).map { cell in Day(iso: cell).map { SpreadsheetFile.Cell.day($0) } ?? .text(cell) }
        }
        let bytes = try SpreadsheetFile("Action plan", head: PlanSpreadsheet.head, rows: rows).bytes(in: folder)
        return Download(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: "action-plan-\(today.iso).xlsx")
    }

    var download: Download { table.download(name: "action-plan-\(today.iso).csv") }

    private func rules(_ action: Action) -> [String] {
        let ratings = read.ratings(of: action, on: today)
        return [
            ratings.delivery.map { DeliveryStatus(action, until: $0.delivery).words } ?? "",
            ratings.delivery?.reasons.joined(separator: "; ") ?? "", action.impact.words,
            ratings.impact.reasons.joined(separator: "; "), action.closing?.day.iso ?? "",
        ]
    }

    private func cells(_ action: Action) -> [String] {
        let findings = action.findings.compactMap { id in read.finding(id).map { "\(read.numbers[id] ?? 0). \($0.text)" } }
        let measures = action.measures.map { measure in
            ([measure.name, measure.verdict.words] + (measure.latest.map { ["\($0.words) on \($0.day.iso)"] } ?? [])).joined(
                separator: ": ")
        }
        return [
            action.ref.description, action.title, action.text, findings.joined(separator: "; "), read.ownerTitle(of: action) ?? "",
            read.holder(of: action, on: today)?.name ?? "", action.start?.iso ?? "", action.due.iso,
            Overdue.days(action, on: today).map { String($0) } ?? "", action.firstDue.iso, action.differenceBy?.iso ?? "",
            action.deliveryStatus.words, action.impactShown(on: today, settings: read.settings).calculated.words,
        ] + rules(action) + [
            action.latestUpdate?.day.iso ?? "", action.latestUpdate?.words ?? "",
            String(action.deliveryEvidence.count), measures.joined(separator: "; "),
        ]
    }
}
