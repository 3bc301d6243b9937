import ActionPlans
import Indicators
import Vocabulary

/// A pack as it is read: a summary that fits one page, the charts, then sections and tables whose numbers never change. Words and drawings
/// only.
package struct PackPaper: Sendable, Hashable {
    package struct Table: Sendable, Hashable {
        /// `Table 4.1`.
        package let number: String
        package let caption: String
        package let columns: [String]
        package let rows: [[String]]
    }

    package struct Section: Sendable, Hashable {
        package let number: Int
        package let heading: String
        package let lines: [String]
        package let tables: [Table]
    }

    /// A part of the summary: a heading, and what a chair has to know under it.
    package struct Point: Sendable, Hashable {
        package let heading: String
        /// Said where there is nothing to list.
        package let none: String
        package let lines: [String]
    }

    package struct Chart: Sendable, Hashable {
        package let title: String
        package let sentence: String
        package let drawing: String
    }

    package let title: String
    package let council: String
    package let facts: [String]
    /// On each page while the plan is not agreed.
    package let mark: String?
    /// What was not sustained, decisions asked for and what is overdue: in this order, before everything else.
    package let points: [Point]
    /// The plan by delivery and by impact, as counts.
    package let status: [Table]
    package let charts: [Chart]
    /// Why some measures have no chart; nil where each has one.
    package let withoutChart: String?
    package let sections: [Section]

    package init(_ pack: Pack) {
        title = pack.title
        council = pack.council
        mark = pack.isOfDraft == true ? "Draft plan" : nil
        facts =
            (pack.isOfDraft == true ? ["Draft plan: not agreed yet"] : []) + [
                pack.plan, pack.meeting.map { "For the meeting of \($0.withWeekday)" } ?? "Not for a particular meeting",
                "Based on the record as at \(pack.cutOff)", SmallNumbers.statement,
            ]
        let summary = PackSummary(pack: pack)
        (points, status) = (summary.points, summary.status)
        let measures = PackSections.byUrgency(pack.measures)
        charts = measures.compactMap { measure in
            measure.chart.map { Chart(title: "\(measure.ref) \(measure.name)", sentence: measure.sentence, drawing: $0) }
        }
        let missing = pack.measures.filter { $0.chart == nil }.map(\.ref)
        withoutChart =
            missing.isEmpty ? nil : "No chart of \(missing.inWords): the numbers are too small to publish, or there are no figures yet."
        sections = PackSections(pack).all
    }
}

/// What a busy chair reads: not sustained before everything else, then decisions, then what is overdue, with the plan as counts.
private struct PackSummary {
    let pack: Pack
    /// More than this and the page would be full before its end.
    private let most = 6

    var points: [PackPaper.Point] {
        [
            point(
                "Improvement not sustained", none: "None.",
                pack.actions.filter { $0.shownImpact.isNotSustained }.map { "\($0.ref) \($0.text) (\($0.owner))" }, section: 1),
            point(
                "Decisions required", none: "None.",
                pack.raised.map { "Raised: \($0)" }
                    + pack.decisions.map { "\($0.ref) \($0.text) (\($0.owner))\($0.late.map { ", \(days($0)) overdue" } ?? "")" },
                section: 5),
            point(
                "Overdue", none: "Nothing is overdue.",
                pack.actions.filter { $0.late != nil }.sorted { ($0.late ?? 0) > ($1.late ?? 0) }.map {
                    "\($0.ref) \($0.text) (\($0.owner)), \(days($0.late ?? 0)) overdue"
                } + overdueElsewhere, section: 4),
        ]
    }

    /// Decisions and partners’ commitments, after the actions.
    private var overdueElsewhere: [String] {
        pack.decisions.compactMap { decision in
            decision.late.map { "\(decision.ref) \(decision.text) (\(decision.owner)), \(days($0)) overdue: section 5" }
        } + pack.commitments.filter { $0.status == "Overdue" }.map { "\($0.partner): \($0.what), due \($0.by): section 8" }
    }

    var status: [PackPaper.Table] {
        [
            counts(
                "Table S.1", "Actions by delivery",
                delivered),
            counts(
                "Table S.2", "Actions by impact", Impact.allCases.reversed().map { status in (status.words, count { $0.impact == status }) }
            ),
        ]
    }

    /// What is said of no action is left out, but for the judgements that an owner can give.
    private var delivered: [(String, Int)] {
        let given = Set(Delivery.allCases.map(DeliveryStatus.init(_:)))
        return DeliveryStatus.allCases.map { status in (status, count { $0.delivery == status }) }
            .filter { $0.1 > 0 || given.contains($0.0) }.reversed().map { ($0.0.words, $0.1) }
    }

    private func count(_ isCounted: (Pack.ActionLine) -> Bool) -> Int { pack.actions.count(where: isCounted) }

    private func counts(_ number: String, _ caption: String, _ counts: [(String, Int)]) -> PackPaper.Table {
        PackPaper.Table(
            number: number, caption: "\(caption) (\(pack.actions.count) in all)", columns: counts.map(\.0),
            rows: [counts.map { String($0.1) }])
    }

    private func point(_ heading: String, none: String, _ lines: [String], section: Int) -> PackPaper.Point {
        let more = lines.count - most
        let shown = more > 1 ? lines.prefix(most) + ["\(more) more in section \(section)"] : lines[...]
        return PackPaper.Point(heading: lines.isEmpty ? heading : "\(heading): \(lines.count)", none: none, lines: Array(shown))
    }
}

private func days(_ number: Int) -> String { "\(number) day\(number == 1 ? "" : "s")" }

/// The sections of every pack, always these and always in this order, so that section 4 is section 4 in each of them.
private struct PackSections {
    let pack: Pack
    init(_ pack: Pack) { self.pack = pack }

    /// Worse first, then those that consistently miss their target, better, unchanged, and those with too few figures.
    static func byUrgency(_ measures: [Pack.MeasureLine]) -> [Pack.MeasureLine] {
        let order: [VerdictOfMeasure.Name] = [.worse, .consistentlyMissesTarget, .improved, .noChange, .tooFew]
        return order.flatMap { verdict in measures.filter { $0.verdict == verdict } }
    }

    var all: [PackPaper.Section] {
        [
            section(1, "Improvement not sustained", notSustained, none: "There is no action whose improvement was not sustained."),
            section(
                2, "Measures that consistently miss target", measures([.consistentlyMissesTarget], 2),
                none: "No measure consistently misses its target."),
            section(
                3, "Measures that changed", measures([.worse, .improved], 3), none: "No measure changed by more than normal variation."),
            section(4, "Actions off track or overdue", offTrack, none: "No action is off track or overdue."),
            section(
                5, "Decisions required", decisions, lines: pack.raised.map { "Raised: \($0)" }, none: "No decision is open."),
            section(
                6, "Measures with normal variation", measures([.noChange, .tooFew], 6), none: "No measure shows only normal variation."),
            section(7, "Gaps", gaps, none: "There are no gaps between findings and evidence."),
            section(8, "Partner commitments", commitments, none: "No commitment is recorded."),
            section(
                9, "Changes since the previous pack", nil, lines: pack.since,
                none: pack.before == nil ? "This is the first pack." : "There are no changes."),
        ] + (pack.evidence.map { [evidence($0)] } ?? [])
    }

    private func evidence(_ shown: Pack.WhatShowsIt) -> PackPaper.Section {
        let cited = table(
            10, "Evidence that can be cited", ["Evidence", "Type", "Level of impact shown", "Actions", "Added", "Confirmed"],
            shown.cited.map {
                [
                    $0.title, $0.kind.words, $0.grade.isEmpty ? "not graded" : $0.grade, $0.actions.joined(separator: ", "),
                    $0.day.description, $0.confirmed.description,
                ]
            })
        let held = shown.heldBack.map { [$0.kind.words, $0.actions.joined(separator: ", "), $0.day.description, $0.why] }
        let heldBack: PackPaper.Table? =
            held.isEmpty
            ? nil
            : .init(
                number: "Table 10.2", caption: "Evidence that cannot be cited yet", columns: ["Type", "Actions", "Added", "Reason"],
                rows: held)
        let tables = [cited, heldBack].compactMap(\.self)
        let words = "Evidence is cited only when it has been checked for personal data and a second person has read and confirmed it."
        return .init(
            number: 10, heading: "Evidence", lines: tables.isEmpty ? ["No evidence is linked to an action."] : [words], tables: tables)
    }

    private func section(
        _ number: Int, _ heading: String, _ table: PackPaper.Table?, lines: [String] = [], none: String
    ) -> PackPaper.Section {
        let isEmpty = table == nil && lines.isEmpty
        return PackPaper.Section(number: number, heading: heading, lines: isEmpty ? [none] : lines, tables: table.map { [$0] } ?? [])
    }

    private func table(_ section: Int, _ caption: String, _ columns: [String], _ rows: [[String]]) -> PackPaper.Table? {
        rows.isEmpty ? nil : PackPaper.Table(number: "Table \(section).1", caption: caption, columns: columns, rows: rows)
    }

    private func measures(_ verdicts: Set<VerdictOfMeasure.Name>, _ number: Int) -> PackPaper.Table? {
        table(
            number, "Measures", ["No.", "Measure", "Finding", "Latest", "Target", "Actions"],
            PackSections.byUrgency(pack.measures.filter { verdicts.contains($0.verdict) }).map { measure in
                [
                    measure.ref, measure.definition.map { "\(measure.name). Counts: \($0)" } ?? measure.name, measure.sentence,
                    measure.latest,
                    measure.target, measure.actions.joined(separator: ", "),
                ]
            })
    }

    private var offTrack: PackPaper.Table? {
        table(
            4, "Actions", ["Ref", "Action", "Owner", "Due date", "Delivery", "Impact", "Last update"],
            pack.actions.filter(\.isOffTrack).map { action in
                let late = action.late.map { " (\(days($0)) overdue)" } ?? ""
                return [
                    action.ref, action.text, action.owner, "\(action.due)\(late)", action.delivery.words,
                    action.shownImpact.words, action.lastHeard?.description ?? "none",
                ]
            })
    }

    private var decisions: PackPaper.Table? {
        table(
            5, "Open decisions", ["No.", "Decision", "Owner", "Due date"],
            pack.decisions.map { decision in
                let late = decision.late.map { " (\(days($0)) overdue)" } ?? ""
                return [decision.ref, decision.text, decision.owner, (decision.due?.description ?? "not set") + late]
            })
    }

    private var gaps: PackPaper.Table? {
        table(7, "Gaps", ["Missing", "Where"], pack.gaps.map { [$0.what, $0.about] })
    }

    private var commitments: PackPaper.Table? {
        table(
            8, "Commitments", ["Partner", "Commitment", "Due date", "Status"],
            pack.commitments.map { [$0.partner, $0.what, $0.by.description, $0.status] })
    }

    private func why(_ action: Pack.ActionLine) -> String {
        let lost = action.lost ?? []
        return lost.isEmpty ? "Its owner says so." : lost.joined(separator: "; ").capitalisedFirst + "."
    }

    private var notSustained: PackPaper.Table? {
        table(
            1, "Actions", ["Ref", "Action", "Owner", "Delivery", "Impact", "Why"],
            pack.actions.filter { $0.shownImpact.isNotSustained }.map {
                [$0.ref, $0.text, $0.owner, $0.delivery.words, $0.shownImpact.words, why($0)]
            })
    }
}
