import ChildRecords
import ChildReturns
import Intake
import SiteKit
import Vocabulary

/// One load: its files and what was found in them, how it differs from what is in force, and the buttons that settle it.
struct LoadPage {
    let visit: Visit
    let load: DataLoad
    let files: [LoadedFile]
    let parts: [LoadedPart]
    let notes: [(file: String, table: String, note: ReturnNote)]
    /// How many entries were read so far, while it is being read.
    let count: Int?

    var page: Page {
        Page(
            "Load \(load.number)", breadcrumbs: [("Data", LoadPlaces.list.path)],
            "<h1>Load \(load.number)</h1><p>\(load.tag) \(who)</p>\(progress)\(words)\(difference)\(settling)\(found)\(refused)\(noted)")
    }

    private var who: HTML {
        let begun: HTML = "Begun on \(load.begun)\(load.begunBy.isEmpty ? "" : " by \(load.begunBy)")."
        guard let settled = load.settled else { return begun }
        return "\(begun) \(load.state.words) on \(settled)\((load.settledBy ?? "").isEmpty ? "" : " by \(load.settledBy ?? "")")."
    }

    private var progress: HTML? {
        guard load.state == .reading else { return nil }
        return """
            <div class="note" role="status"><p>\((count ?? 0).grouped) entries read so far, from \(files.count) \(files.count == 1 ? "file" : "files"). \
            <a href="\(LoadPlaces.show.path(load.id))">Look again</a></p></div>
            """
    }

    private var words: HTML? { load.words.map { "<p class=\"note\">\($0)</p>" as HTML } }

    private var difference: HTML? {
        guard let difference = load.difference else { return nil }
        let doubts = difference.doubts.map { "<p class=\"note doubt\"><strong>Stop and look.</strong> \($0)</p>" as HTML }
        let columns = ["What", "In force before", "In this load", "Not there before", "There no more"].map {
            Table.Column($0, isNumber: $0 != "What")
        }
        let rows = difference.lines.map { line -> HTML in
            Table.row(
                columns,
                [
                    "\((EntryKind(rawValue: line.kind)?.plural ?? "").capitalisedFirst)", "\(line.before.grouped)", "\(line.now.grouped)",
                    "\(line.added.grouped)", "\(line.gone.grouped)",
                ])
        }
        return """
            <h2>How it differs</h2>\(doubts)<p><strong>\(difference.words)</strong></p>
            \(Table("Compared with what it takes the place of", columns, rows: rows).html())\(matched(difference.pairs ?? 0))
            """
    }

    private func matched(_ pairs: Int) -> HTML? {
        if pairs == 0 { return nil }
        return """
            <p>\(pairs.grouped) \(pairs == 1 ? "pair" : "pairs") of numbers \(pairs == 1 ? "is" : "are") one child, as \
            <a href="\(LoadPlaces.matches.path)">the council’s rule</a> says.</p>
            """
    }

    private var settling: HTML? {
        switch load.state {
        case .staged:
            return """
                <div class="row">\(visit.button("Accept this load", to: LoadPlaces.accept.path(load.id), version: load.version, quiet: false))
                \(visit.button("Do not take it", to: LoadPlaces.discard.path(load.id), version: load.version))</div>
                """
        case .accepted where load.isLast:
            return """
                <div class="row">\(visit.button("Undo this load", to: LoadPlaces.undo.path(load.id), version: load.version))</div>
                <p class="small">What it took the place of is in force again then, exactly as it was.</p>
                """
        default: return nil
        }
    }

    private var heldCount: Int { parts.reduce(0) { $0 + $1.held } }

    private var found: HTML? {
        if parts.isEmpty { return nil }
        let columns = ["File", "Form", "What", "Of", "Rows", "Held back"].map {
            Table.Column($0, isNumber: $0 == "Rows" || $0 == "Held back")
        }
        let rows = parts.map { part -> HTML in
            let place: HTML? = part.place.isEmpty ? nil : "<span class=\"sub\">\(part.place)</span>"
            let held: HTML =
                part.held == 0
                ? "0" : "<a href=\"\(LoadPlaces.held.path(load.id))?table=\(part.title.asQueryValue)\">\(part.held.grouped)</a>"
            return Table.row(
                columns,
                [
                    "\(part.file)\(place)", "\(part.format.words)", "\(part.title)", "\(part.period.isEmpty ? "–" : part.period)",
                    "\(part.rows.grouped)", held,
                ])
        }
        let all: HTML? =
            heldCount == 0
            ? nil
            : """
            <p><a href="\(LoadPlaces.held.path(load.id))">All \(heldCount.grouped) rows held back</a>: not in any measure until they are mended at
            their source and loaded again.</p>
            """
        return "<h2>What was found</h2>\(Table("Every row is read or held back", columns, rows: rows).html())\(all)"
    }

    private var refused: HTML? {
        let lines = files.compactMap { file -> HTML? in
            if let refusal = file.refusal { return "<li><strong>\(file.name)</strong>: \(refusal.words)</li>" }
            return file.outcome == .same ? "<li><strong>\(file.name)</strong>: in force already, byte for byte.</li>" : nil
        }
        return lines.isEmpty ? nil : "<h2>Files that were not taken</h2><ul>\(lines)</ul>"
    }

    private var noted: HTML? {
        let lines = notes.map { "<li>\($0.table.isEmpty ? $0.file : "\($0.file), \($0.table)"): \($0.note.words)</li>" as HTML }
        return lines.isEmpty
            ? nil
            : "<details><summary>\(lines.count) \(lines.count == 1 ? "note" : "notes") on these files</summary><ul>\(lines)</ul></details>"
    }
}

extension ReturnNote {
    /// For the person who looks at a load.
    var words: String {
        switch kind {
        case .unknownCode:
            "“\(value)” in \(column) is a code that is not known here; it stands in \(count.grouped) \(count == 1 ? "row" : "rows") and is kept as it is written."
        case .headingTwice: "The heading “\(column)” stands twice. The first is read."
        case .headingAbsent: "There is no column “\(column)”."
        case .strayText:
            value == "…"
                ? "Text that is not kept stands between the elements at \(column) and belongs to none."
                : "“\(value)” stands between the elements at \(column) and belongs to none."
        case .notKept: "Its rows are counted and not kept: \(value)."
        case .emptyTable: "It has headings and no rows."
        case .notRecognised:
            "“\(column)” is no table of the four forms and was not read. Of its \(count) headings \(value.isEmpty ? "none is known" : "these are known: \(value)")."
        case .refused: "\(column): \((Refusal(rawValue: value) ?? .workerFailed).words)"
        case .year: "It is of the year \(value)."
        case .council: "It is of the council with the number \(value)."
        case .referenceDay: "Its reference day is \(value)."
        }
    }
}
