import ChildRecords
import SiteKit
import Vocabulary

/// What this council's files call things, and where its case system is.
struct LoadSettingsPage {
    let request: PageRequest
    let headings: String
    let pattern: String
    let grounds: Set<OneChildTwoNumbers.Ground>
    let lists: Set<NameList>
    let outcomes: PreProceedingsMeanings
    let records: Set<NameList>
    let outcome: LoadedRecordsOutcome?
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("headings") ? request.form : nil, problems: problems)
        return Page(
            "Data settings", breadcrumbs: [("Data", LoadPlaces.list.path)], problems: problems,
            """
            <h1>Data settings</h1>\(request.form(
                to: LoadPlaces.settings.path,
                """
                \(fields.area(
                    "headings", "Headings in this council’s files (optional)",
                    hint: "One line for each: your heading = heading of the return, for example “Mosaic ID = Child Unique ID”. You do not "
                        + "need to list headings that are nearly the same.", value: headings, rows: 8))
                \(fields.text(
                    "pattern", "Web address of a child in the case system (optional)",
                    hint: "With {number} in place of the child ID, for example https://cases.council.example/child/{number}."
                        + "", value: pattern))
                \(fields.choices(
                    "grounds", "When are two IDs one child?",
                    hint: "Children are matched by child ID. Two IDs with different dates of birth are never one child.", several: true,
                    options: OneChildTwoNumbers.Ground.allCases.map { ($0.rawValue, $0.words) }, chosen: Set(grounds.map(\.rawValue))))
                \(fields.choices(
                    "lists", "Lists that show children’s names",
                    hint: "Select only lists that staff use to work with each child. No other names are stored, and measures do not need them. "
                        + "If you clear a list, its names are deleted at once. If you select a list, names come with the next load.",
                    several: true, options: NameList.allCases.map { ($0.rawValue, $0.words) }, chosen: Set(lists.map(\.rawValue))))
                \(fields.choices(
                    "records", "Records under Children from the data",
                    hint: "Each load adds a record for every child with something open in the groups you select, in the team of the child’s "
                        + "worker. Staff whose role covers that team can then see it. Records stay when a child leaves the group. Without a "
                        + "list of names above, a record shows the child ID in place of a name.",
                    several: true, options: NameList.allCases.map { ($0.rawValue, $0.words) }, chosen: Set(records.map(\.rawValue))))
                \(last)
                <fieldset class="field"><legend>Outcomes of pre-proceedings</legend><p class="hint">The census uses codes A, B and C, but their meaning
                has not been published. Until you set them here, these outcomes count as not known.</p>
                \(PreProceedingsOutcome.unexplained.map { code in
                    fields.select(
                        "outcome-\(code.rawValue)", "\(code.words) means", options: PreProceedingsMeanings.options,
                        value: outcomes.named[code]?.rawValue ?? "")
                })</fieldset>
                <p><button class="btn">Save</button></p>
                """))
            """)
    }

    /// What became of the last time: how many records, and who has none.
    private var last: HTML? {
        guard let outcome else { return nil }
        let without = outcome.teams.sorted { $0.key < $1.key }.map { team, children -> HTML in
            let number = "\(children.grouped) \(children == 1 ? "child" : "children")"
            return team.isEmpty
                ? "<li>\(number) without a team in the data</li>"
                : "<li>\(number) in \(team): no team of this name is under Teams. Add it there, then load again or save this page.</li>"
        }
        let born: HTML? =
            outcome.noBirth == 0
            ? nil : "<li>\(outcome.noBirth.grouped) \(outcome.noBirth == 1 ? "child" : "children") without a date of birth</li>"
        let none: HTML? = without.isEmpty && born == nil ? nil : "<p>No record was added for:</p><ul>\(without)\(born)</ul>"
        return """
            <div class="note"><p>Last time, \(outcome.added.grouped) record\("s", when: outcome.added != 1) \
            \(outcome.added == 1 ? "was" : "were") added.</p>\(none)</div>
            """
    }
}

/// The numbers of the council that are taken for one child, and why.
struct MatchesPage {
    let request: PageRequest
    let lines: [ChildMatches.Line]
    let pattern: String?

    var page: Page {
        let columns = ["Main child ID", "Other child ID", "Reason"].map { Table.Column($0) }
        let paging = Paging(request: request, total: lines.count)
        let rows = paging.shown(lines).map { line in
            Table.row(columns, [number(line.number), number(line.also), "\(line.ground.words)"])
        }
        let table: HTML =
            lines.isEmpty
            ? "<p class=\"note\">No child has two IDs.</p>"
            : Table(lines.count == 1 ? "1 pair of IDs" : "\(lines.count.grouped) pairs of IDs", columns, rows: rows).html()
        return Page(
            "Children with two IDs", breadcrumbs: [("Data", LoadPlaces.list.path)],
            """
            <h1>Children with two IDs</h1><p>The data under both IDs is one record and counts once. If a pair is wrong, correct it \
            in the case system, where one of the IDs or the UPN is not this child’s.</p>\(table)\(paging.html)
            <p><a href="\(LoadPlaces.settings.path)">Settings for matching IDs</a></p>
            """)
    }

    private func number(_ number: LAChildID) -> HTML {
        CaseSystem.link(to: number, pattern: pattern, words: number.text) ?? "\(number.text)"
    }
}
