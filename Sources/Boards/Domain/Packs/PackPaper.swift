import ActionPlans
import Indicators
import Vocabulary

/// A pack as it is read: sections and tables with numbers that never change, words only.
package struct PackPaper: Codable, Sendable, Hashable {
    package struct Table: Codable, Sendable, Hashable {
        /// `Table 4.1`.
        package let number: String
        package let caption: String
        package let columns: [String]
        package let rows: [[String]]
    }

    package struct Section: Codable, Sendable, Hashable {
        package let number: Int
        package let heading: String
        package let lines: [String]
        package let tables: [Table]
    }

    package let title: String
    package let council: String
    package let facts: [String]
    package let sections: [Section]

    package init(_ pack: Pack) {
        title = pack.title
        council = pack.council
        facts = [
            pack.plan, pack.meeting.map { "For the meeting of \($0.withWeekday)" } ?? "For no meeting in particular",
            "Built from the record as it stood on \(pack.cutOff)",
        ]
        sections = PackSections(pack).all
    }
}

/// The sections of every pack, always these and always in this order, so that section 4 is section 4 in each of them.
private struct PackSections {
    let pack: Pack
    init(_ pack: Pack) { self.pack = pack }

    var all: [PackPaper.Section] {
        [
            section(1, "Steady, and misses its aim", measures([.steadyMissesAim], 1), none: "No measure is steady and misses its aim."),
            section(2, "What moved", measures([.worse, .better], 2), none: "No measure moved by more than ordinary variation."),
            section(
                3, "No change beyond ordinary variation", measures([.noChange, .tooFew], 3),
                none: "No measure runs on as before."),
            section(4, "Actions off track", offTrack, none: "No action is off track or past its due day."),
            section(5, "Decisions wanted", decisions, lines: pack.raised.map { "Raised: \($0)" }, none: "No decision is open."),
            section(6, "Gaps", gaps, none: "No gap on the line from finding to evidence."),
            section(7, "Partners’ promises", promises, none: "No promise is recorded."),
            section(8, "Slipped back", slipped, none: "Nothing has slipped back."),
            section(
                9, "Since the pack before", nil, lines: pack.since,
                none: pack.before == nil ? "This is the first pack." : "Nothing is different."),
        ] + (pack.evidence.map { [evidence($0)] } ?? [])
    }

    private func evidence(_ shown: Pack.WhatShowsIt) -> PackPaper.Section {
        let cited = table(
            10, "What may be cited", ["What it shows", "Kind", "How far it reaches", "Actions", "Added", "Confirmed"],
            shown.cited.map {
                [
                    $0.title, $0.kind.words, $0.grade.isEmpty ? "not graded" : $0.grade, $0.actions.joined(separator: ", "),
                    $0.day.description,
                    $0.confirmed.description,
                ]
            })
        let held = shown.heldBack.map { [$0.kind.words, $0.actions.joined(separator: ", "), $0.day.description, $0.why] }
        let heldBack: PackPaper.Table? =
            held.isEmpty
            ? nil
            : .init(number: "Table 10.2", caption: "Held back", columns: ["Kind", "Actions", "Added", "Why it is held back"], rows: held)
        let tables = [cited, heldBack].compactMap(\.self)
        let words = "Cited is only what was checked for personal data and confirmed by a second person who has read it."
        return .init(
            number: 10, heading: "Evidence", lines: tables.isEmpty ? ["No evidence stands beside an action."] : [words], tables: tables)
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

    private func measures(_ verdicts: [VerdictOfMeasure.Name], _ number: Int) -> PackPaper.Table? {
        let lines = verdicts.flatMap { verdict in pack.measures.filter { $0.verdict == verdict } }
        return table(
            number, "Measures", ["No.", "Measure", "What it shows", "Latest", "Aim", "Actions"],
            lines.map { [$0.ref, $0.name, $0.sentence, $0.latest, $0.aim, $0.actions.joined(separator: ", ")] })
    }

    private var offTrack: PackPaper.Table? {
        table(
            4, "Actions", ["Ref", "What will be done", "Owner", "Due", "Delivery", "Last heard"],
            pack.actions.filter(\.isOffTrack).map { action in
                let late = action.late.map { " (\($0) day\($0 == 1 ? "" : "s") late)" } ?? ""
                return [
                    action.ref, action.text, action.owner, "\(action.due)\(late)", action.delivery.words,
                    action.lastHeard?.description ?? "never",
                ]
            })
    }

    private var decisions: PackPaper.Table? {
        table(
            5, "Open decisions", ["No.", "Decision", "Owner", "Due"],
            pack.decisions.map { decision in
                let late = decision.late.map { " (\($0) day\($0 == 1 ? "" : "s") late)" } ?? ""
                return [decision.ref, decision.text, decision.owner, (decision.due?.description ?? "no day") + late]
            })
    }

    private var gaps: PackPaper.Table? {
        table(6, "What is missing", ["Missing", "Where"], pack.gaps.map { [$0.what, $0.about] })
    }

    private var promises: PackPaper.Table? {
        table(
            7, "What partners promised", ["Partner", "Promise", "By", "Standing"],
            pack.promises.map { [$0.partner, $0.what, $0.by.description, $0.standing] })
    }

    private var slipped: PackPaper.Table? {
        table(
            8, "Actions whose difference is no longer seen", ["Ref", "What was done", "Owner", "Delivery"],
            pack.actions.filter { $0.impact == .slippedBack }.map { [$0.ref, $0.text, $0.owner, $0.delivery.words] })
    }
}
