import ActionPlans
import SiteKit
import Vocabulary

/// The actions over time: a bar in each row of a table, so that it prints and can be read in order.
struct TimelineView {
    let request: PageRequest
    let read: PlanRead

    private let columns = [Table.Column("Ref"), Table.Column("Action"), Table.Column("Delivery"), Table.Column("When")]

    func html(_ actions: [Action], caption: HTML) -> HTML {
        let scale = TimeScale(actions, start: read.plan.start, today: request.today)
        let rows = actions.map { action -> HTML in
            let cells = ActionCells(request: request, read: read, action: action)
            let bar = TimeBar(action: action, begins: begins(action), today: request.today, scale: scale)
            return Table.row(
                columns,
                [
                    cells.ref, "\(cells.text)<span class=\"sub\">\(cells.owner)</span>", action.deliveryStatus.tag.html,
                    "\(bar.svg)<span class=\"sub\">\(words(action))</span>",
                ],
                late: Overdue.days(action, on: request.today) != nil)
        }
        return """
            <p class="hint">The bars run from \(scale.from) to \(scale.to). The dark vertical line is today, \(request.today); the light lines mark quarters.
            The hollow part of a bar shows a change of due date. The mark after a bar is the date when impact is expected.</p>
            <div class="timelines">\(Table(caption, columns, rows: rows).html())</div>
            """
    }

    private func begins(_ action: Action) -> Day { min(action.start ?? read.plan.start, action.due, action.firstDue) }

    private func words(_ action: Action) -> HTML {
        let moved: HTML? = action.moves.isEmpty ? nil : ", first due \(action.firstDue)"
        let late = Overdue.days(action, on: request.today).map { ", <strong>\($0) day\("s", when: $0 != 1) overdue</strong>" as HTML }
        let impact = action.impactShown(on: request.today, settings: read.settings).words.lowercasedFirst
        let difference: HTML? = action.differenceBy == nil ? nil : "; impact expected by \(action.differenceBy)"
        return "\(begins(action)) to \(action.due)\(moved)\(late)\(difference); impact: \(impact)"
    }
}

/// Where a day lies between the first and the last of a timeline, in thousandths.
struct TimeScale: Sendable, Hashable {
    static let width = 1000

    let from: Day
    let to: Day

    init(_ actions: [Action], start: Day, today: Day) {
        let begins = actions.map { $0.start ?? start } + actions.map(\.firstDue) + [start]
        let ends = actions.flatMap { [$0.due, $0.firstDue, $0.differenceBy ?? $0.due] } + [today]
        from = begins.min() ?? start
        to = max(ends.max() ?? today, from + 1)
    }

    func place(of day: Day) -> Int { min(max((day - from) * TimeScale.width / max(to - from, 1), 0), TimeScale.width) }

    /// The first days of quarters within the scale; of years where that would be too many lines.
    var quarters: [Day] {
        let months = to - from > 3660 ? [1] : [1, 4, 7, 10]
        return (from.year...max(from.year, to.year)).flatMap { year in months.compactMap { Day(year, $0, 1) } }.filter {
            $0 > from && $0 < to
        }
    }
}

/// One action's bar. The same action on the same day is drawn the same way, byte for byte.
struct TimeBar {
    let action: Action
    let begins: Day
    let today: Day
    let scale: TimeScale

    var svg: HTML {
        let lines = scale.quarters.map { rectangle(scale.place(of: $0), 0, 1, 24, "fill=\"#c9d0cf\"") }
        let agreed = min(action.firstDue, action.due)
        let left = scale.place(of: begins)
        let solid = rectangle(left, 6, max(scale.place(of: agreed) - left, 3), 12, "fill=\"\(fill)\"")
        return """
            <svg class="bar" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">\(lines)\(solid)\(moved)\(difference)\
            \(rectangle(scale.place(of: today), 0, 3, 24, "fill=\"#14181c\""))</svg>
            """
    }

    private var moved: HTML? {
        guard action.firstDue != action.due else { return nil }
        let left = scale.place(of: min(action.firstDue, action.due))
        let width = max(scale.place(of: max(action.firstDue, action.due)) - left, 3)
        return """
            <rect x="\(left)" y="7" width="\(width)" height="10" fill="#fff" stroke="\(fill)" stroke-width="2" vector-effect="non-scaling-stroke"/>
            """
    }

    private var difference: HTML? {
        action.differenceBy.map { rectangle(scale.place(of: $0) - 3, 3, 6, 18, "fill=\"#1b62b5\"") }
    }

    private var fill: HTML {
        switch action.deliveryStatus {
        case .onTrack: "#0b4a2b"
        case .maySlip, .reopened, .doneNotEvidenced, .doneNotConfirmed: "#8a5a00"
        case .offTrack, .doneNotSustained: "#7a0c0c"
        case .doneAndEvidenced: "#0b3c6e"
        case .notStarted: "#5f6b76"
        }
    }

    private func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ paint: HTML) -> HTML {
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" \(paint)/>"
    }
}
