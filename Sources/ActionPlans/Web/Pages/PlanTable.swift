import ActionPlans
import Indicators
import SiteKit
import Vocabulary

/// The actions of a plan as a list, one row each.
struct PlanTable {
    let visit: Visit
    let read: PlanRead
    /// False within a group that names the owner already.
    var showsOwner = true

    private var columns: [Table.Column] {
        [Table.Column("Ref", sort: "ref"), Table.Column("What we will do", sort: "text")]
            + (showsOwner ? [Table.Column("Owner", sort: "owner")] : [])
            + [
                Table.Column("Due", sort: "due"), Table.Column("Delivery", sort: "delivery"), Table.Column("Practice changed"),
                Table.Column("Evidence", sort: "evidence"), Table.Column("Measure"),
            ]
    }

    func html(_ actions: [Action], caption: HTML) -> HTML {
        Table(caption, columns, rows: actions.map(row)).html(visit)
    }

    private func row(_ action: Action) -> HTML {
        let cells = ActionCells(visit: visit, read: read, action: action)
        return Table.row(
            columns,
            [cells.ref, cells.text] + (showsOwner ? [cells.owner] : []) + [
                cells.due, cells.delivery, cells.impact, cells.evidence, cells.measure,
            ], late: PastDue.days(action, on: visit.today) != nil)
    }
}

/// What the rows of every view say of an action.
struct ActionCells {
    let visit: Visit
    let read: PlanRead
    let action: Action
    private let ratings: TwoRatings

    init(visit: Visit, read: PlanRead, action: Action) {
        (self.visit, self.read, self.action) = (visit, read, action)
        ratings = read.ratings(of: action, on: visit.today)
    }

    private var path: String { ActionPlanPlaces.action.path(read.plan.id, action.id) }

    var ref: HTML { "\(action.ref.description)" }

    var text: HTML {
        let numbers = action.findings.compactMap { read.numbers[$0] }.sorted().map(String.init)
        let findings: HTML = numbers.isEmpty ? "answers no finding yet" : "finding\("s", when: numbers.count != 1) \(numbers.inWords)"
        return "<a href=\"\(path)\">\(action.text)</a><span class=\"sub\">\(findings)</span>"
    }

    var owner: HTML {
        guard let title = read.ownerTitle(of: action) else { return "<span class=\"hint\">unassigned</span>" }
        let holder = read.holder(of: action, on: visit.today)?.name ?? "vacant"
        return "\(title)<span class=\"sub\">\(holder)</span>"
    }

    var due: HTML {
        let late = PastDue.days(action, on: visit.today).map {
            "<span class=\"sub\"><strong>\($0) day\("s", when: $0 != 1) late</strong></span>" as HTML
        }
        let moved: HTML? = action.moves.isEmpty ? nil : "<span class=\"sub\">first \(action.firstDue)</span>"
        return "\(action.due)\(late)\(moved)"
    }

    var delivery: HTML {
        let rule: HTML? = ratings.delivery.flatMap { rule in
            ratings.deliveryDiffers
                ? "<span class=\"sub\">rule: \(rule.delivery.words.lowercasedFirst), \(rule.reasons.first ?? "")</span>" : nil
        }
        let closed: HTML? = action.closing.map { "<span class=\"sub\">closed \($0.day)</span>" }
        return "\(action.deliveryTag.html)\(closed)\(rule)"
    }

    var impact: HTML {
        let rule: HTML? = ratings.impactDiffers ? "<span class=\"sub\">rule: \(ratings.impact.impact.words.lowercasedFirst)</span>" : nil
        let asked: HTML? =
            TooEarlyToTell.needsJudgement(action, on: visit.today)
            ? "<span class=\"sub\">to be judged since \(action.differenceBy)</span>" : nil
        return "\(action.impact.words)\(rule)\(asked)"
    }

    var evidence: HTML {
        let count = action.standingEvidence.count
        return count == 0 ? "<span class=\"hint\">none yet</span>" : "\(count)"
    }

    var measure: HTML {
        guard let first = action.measures.first else { return "<span class=\"hint\">none yet</span>" }
        let more: HTML? = action.measures.count > 1 ? "<span class=\"sub\">and \(action.measures.count - 1) more</span>" : nil
        return "\(first.name)<span class=\"sub\">\(first.verdict.words)</span>\(more)"
    }
}

extension HTML.Interpolation {
    mutating func appendInterpolation(_ day: Day?) { if let day { appendInterpolation(day) } }
}
