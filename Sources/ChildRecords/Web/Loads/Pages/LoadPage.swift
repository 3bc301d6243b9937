import ChildRecords
import ChildReturns
import Intake
import SiteKit
import Vocabulary

/// One load: its files and what was found in them, how it differs from the current data, and the buttons that accept, discard or undo it.
struct LoadPage {
    let request: PageRequest
    let load: DataLoad
    let files: [LoadedFile]
    let parts: [LoadedPart]
    let notes: [(file: String, table: String, note: ReturnNote)]
    let returns: [LoadedReturn]
    /// What should make a person stop before accepting it.
    let doubts: [String]
    /// How many entries were read so far, while it is being read.
    let count: Int?
    let problems: Problems?

    var page: Page {
        Page(
            "Load \(load.number)", breadcrumbs: [("Data", LoadPlaces.list.path)], problems: problems,
            "<h1>Load \(load.number)</h1><p>\(load.tag) \(who)</p>\(progress)\(words)\(doubted)\(difference)\(dated)\(settling)\(found)\(refused)\(noted)"
        )
    }

    private var who: HTML {
        let begun: HTML = "Started on \(load.begun)\(load.begunBy.isEmpty ? "" : " by \(load.begunBy)")."
        guard let settled = load.settled else { return begun }
        return "\(begun) \(load.state.words) on \(settled)\((load.settledBy ?? "").isEmpty ? "" : " by \(load.settledBy ?? "")")."
    }

    private var progress: HTML? {
        guard load.state == .reading else { return nil }
        return """
            <div class="note" role="status"><p>\((count ?? 0).grouped) entries read so far, from \(files.count) \(files.count == 1 ? "file" : "files"). \
            <a href="\(LoadPlaces.show.path(load.id))">Reload</a></p></div>
            """
    }

    private var words: HTML? { load.words.map { "<p class=\"note\">\($0)</p>" as HTML } }

    private var doubted: HTML? {
        doubts.isEmpty ? nil : "\(doubts.map { "<p class=\"note doubt\"><strong>Check before you accept.</strong> \($0)</p>" as HTML })"
    }

    private var dated: HTML? { ReturnsForm(request: request, load: load, returns: returns, problems: problems).html }

    private var difference: HTML? {
        guard let difference = load.difference else { return nil }
        let columns = ["Type", "Current data", "This load", "Added", "Removed", "Changed"].map {
            Table.Column($0, isNumber: $0 != "Type")
        }
        let rows = difference.lines.map { line -> HTML in
            Table.row(
                columns,
                [
                    "\((EntryKind(rawValue: line.kind)?.plural ?? "").capitalisedFirst)", "\(line.before.grouped)", "\(line.now.grouped)",
                    "\(line.added.grouped)", "\(line.gone.grouped)", "\(line.changed?.grouped ?? "not counted")",
                ])
        }
        return """
            <h2>Changes</h2><p><strong>\(difference.words)</strong></p>
            \(Table("Compared with the data it replaces. Duplicates across files are counted once", columns, rows: rows).html())\(matched(difference.pairs ?? 0))
            """
    }

    private func matched(_ pairs: Int) -> HTML? {
        if pairs == 0 { return nil }
        return """
            <p>\(pairs.grouped) \(pairs == 1 ? "child has" : "children have") two IDs, by \
            <a href="\(LoadPlaces.matches.path)">the council’s matching settings</a>.</p>
            """
    }

    private var settling: HTML? {
        switch load.state {
        case .staged:
            return """
                <div class="row">\(accepting)
                \(request.button("Discard load", to: LoadPlaces.discard.path(load.id), version: load.version))</div>
                """
        case .accepted where load.isLast:
            return """
                <p><a href="\(MeasuredPlaces.overview.path)">Overview of open cases</a> · <a href="\(MeasuredPlaces.list.path)">Measures from our data</a></p>
                <div class="row">\(request.button("Undo load", to: LoadPlaces.undo.path(load.id), version: load.version))</div>
                <p class="small">The data that it replaced becomes current again, exactly as it was.</p>
                """
        default: return nil
        }
    }

    /// Where something is in doubt, the person says first that it is right.
    private var accepting: HTML {
        if doubts.isEmpty {
            return request.button("Accept load", to: LoadPlaces.accept.path(load.id), version: load.version, quiet: false)
        }
        let fields = FormFields(problems: problems)
        return request.form(
            to: LoadPlaces.accept.path(load.id), version: load.version,
            """
            \(fields.choices(
                "checked", "Confirm the warnings above", several: true,
                options: [("yes", "I have checked the warnings and this load is correct")]))
            <p><button class="btn">Accept load</button></p>
            """)
    }

    private var heldCount: Int { parts.reduce(0) { $0 + $1.held } }

    private var found: HTML? {
        if parts.isEmpty { return nil }
        let columns = ["File", "Return", "Table", "Year", "Rows", "Rejected"].map {
            Table.Column($0, isNumber: $0 == "Rows" || $0 == "Rejected")
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
            <p><a href="\(LoadPlaces.held.path(load.id))">All \(heldCount.grouped) rejected rows</a>: not counted in any measure until they are corrected at
            source and loaded again.</p>
            """
        return """
            <h2>Contents</h2>\(all)<details class="section"><summary>Files and tables (\(rows.count))</summary>\
            \(Table("Rows read and rejected", columns, rows: rows).html())</details>
            """
    }

    private var refused: HTML? {
        let lines = files.compactMap { file -> HTML? in
            if let refusal = file.refusal { return "<li><strong>\(file.name)</strong>: \(refusal.words)</li>" }
            return file.outcome == .same ? "<li><strong>\(file.name)</strong>: already loaded, identical file.</li>" : nil
        }
        return lines.isEmpty ? nil : "<h2>Files that were not loaded</h2><ul>\(lines)</ul>"
    }

    private var noted: HTML? {
        let lines = notes.map { "<li>\($0.table.isEmpty ? $0.file : "\($0.file), \($0.table)"): \($0.note.words)</li>" as HTML }
        return lines.isEmpty
            ? nil
            : "<details><summary>\(lines.count) \(lines.count == 1 ? "note" : "notes") on these files</summary><ul>\(lines)</ul></details>"
    }
}

extension ReturnNote.Kind {
    /// Worth a line of a command, which shows no notes on codes and headings.
    var isForCommand: Bool {
        switch self {
        case .notRecognised, .yearNotKnown, .councilNotKnown, .hiddenSheet, .hiddenRead, .hiddenRows, .placeholderDay, .couldBeTwo,
            .sameChildID, .olderOnly, .headingUnknown, .elementUnknown, .elementTwice, .shortRows, .longRows, .tooEarly:
            true
        default: false
        }
    }
}

extension ReturnNote {
    /// For the person who looks at a load.
    var words: String {
        switch kind {
        case .unknownCode:
            "“\(value)” in \(column) is not a known code. It is in \(count.grouped) \(count == 1 ? "row" : "rows") and is stored as written."
        case .headingTwice: "The heading “\(column)” appears twice. The first is read."
        case .headingAbsent: "There is no column “\(column)”."
        case .strayText:
            value == "…"
                ? "There is text between the elements at \(column) that belongs to none of them. It is not stored."
                : "“\(value)” is between the elements at \(column) and belongs to none of them."
        case .notKept: "Its rows are counted and not stored: \(value)."
        case .emptyTable: "It has headings and no rows."
        case .notRecognised:
            "\(column.isEmpty ? "The file" : "“\(column)”") is not a table of the four returns and was not read. Of its \(count) headings \(value.isEmpty ? "none is known" : "these are known: \(value)")."
        case .refused: "\(column): \((Refusal(rawValue: value) ?? .workerFailed).words)"
        case .year: "Year: \(value)."
        case .council: "Council number: \(value)."
        case .referenceDay: "Reference date: \(value)."
        case .yearNotKnown: "The year is not known: the header says \(value.isEmpty ? "none" : "“\(value)”")."
        case .councilNotKnown: "The council is not known: the header says \(value.isEmpty ? "none" : "“\(value)”")."
        case .hiddenSheet: "The sheet “\(column)” is hidden and was not read. To read it, load the file again and say so."
        case .hiddenRead: "The sheet “\(column)” is hidden, and was read as you said."
        case .hiddenRows:
            "\(count == 1 ? "Row \(value) is" : "\(count.grouped) rows (\(value)) are") hidden and "
                + (column.isEmpty
                    ? "\(count == 1 ? "was" : "were") not read. Show all rows, for example by clearing a filter, or load the file again and say so."
                    : "\(count == 1 ? "was" : "were") read as you said.")
        case .placeholderDay:
            "\(count == 1 ? "1 date" : "\(count.grouped) dates"), such as 1 January 1900, that programs write where there is none: "
                + "\(count == 1 ? "it is" : "they are") read as no date, and a spell that ends on one as open."
        case .errorCell:
            "“\(value)” in \(column), in \(count.grouped) \(count == 1 ? "row" : "rows"), is an error of the spreadsheet and is read as nothing."
        case .couldBeTwo: "Read as “\(value)”. Its headings also match “\(column)”: if it contains both, send two files."
        case .sameChildID:
            "\(count == 1 ? "1 child ID differs" : "\(count.grouped) child IDs differ") from another in capital letters only. "
                + "Each such pair is one child."
        case .headingUnknown: "The column “\(column)” is not part of this table as we know it, and was not read."
        case .elementUnknown:
            "The element “\(column)” is not part of this return as we know it, and was not read: \(count.grouped) "
                + "\(count == 1 ? "time" : "times"), with everything in it."
        case .elementTwice:
            "“\(column)” is there more than once where one is expected, \(count.grouped) \(count == 1 ? "time" : "times"). The first is read."
        case .shortRows:
            "\(count == 1 ? "Row \(value) ends" : "\(count.grouped) rows (\(value)) end") before the last column. "
                + "The missing cells are read as empty. Was the file cut off?"
        case .longRows:
            "\(count == 1 ? "Row \(value) has" : "\(count.grouped) rows (\(value)) have") more cells than there are headings. "
                + "A comma in a text without quotation marks moves every cell after it."
        case .tooEarly:
            "“\(column)” is part of the census from \(value), and this census is of an earlier year. \(count.grouped) "
                + "\(count == 1 ? "entry was" : "entries were") read. Check that the year is right and the entries are meant."
        case .olderOnly:
            "\(count == 1 ? "1 child has" : "\(count.grouped) children have") an open episode of care in the return of \(column) and "
                + "\(count == 1 ? "is" : "are") in no later one (\(value)). What became of them is not known."
        }
    }
}
