import ChildRecords
import SiteKit
import Vocabulary

/// Where files are uploaded, the current data, and every load so far.
struct LoadListPage {
    let request: PageRequest
    let loads: [DataLoad]
    let inForce: DataInForce
    let pairs: Int
    let problems: Problems?

    var page: Page {
        Page(
            "Data", problems: problems,
            """
            <h1>Data</h1><p>The council’s own child-level data. Check each load before you accept it. You can undo the last load.</p>
            \(form)\(list)\(standing)<p><a href="\(LoadPlaces.settings.path)">Data settings</a>: headings, case system, matching IDs and names</p>
            """)
    }

    private var form: HTML {
        let problem: HTML? = problems.map { "<p class=\"problem\"><span class=\"unseen\">Error: </span>\($0.all.first?.words ?? "")</p>" }
        return """
            <h2>Load files</h2>\(request.form(
                to: LoadPlaces.list.path, upload: true,
                """
                <div class="field\(" wrong", when: problems != nil)"><label for="files">Files</label>
                <p class="hint" id="files-hint">Annex A, the Standard Safeguarding Dataset, the census or the looked-after return: CSV, XML, \
                .xlsx, or a zip file of them, up to \(LoadPages.limit >> 20) MB. Files are recognised by their content, whatever their name.</p>\(problem)
                <input id="files" name="files" type="file" multiple accept=".csv,.xml,.xlsx,.zip,.txt" aria-describedby="files-hint"></div>
                <div class="field"><label for="folder">Folder (optional)</label>
                <input id="folder" name="files" type="file" multiple webkitdirectory></div>
                <div class="choice"><input type="checkbox" id="hidden" name="hidden" value="yes"><label for="hidden">Read hidden sheets and rows of
                workbooks as well</label></div>
                <p><button class="btn">Load files</button></p>
                """))
            """
    }

    private var standing: HTML {
        if inForce.lines.isEmpty {
            return "<h2>Current data</h2><p class=\"note\">No load has been accepted, so no measures can be calculated.</p>"
        }
        let columns = ["Return", "Table", "Year", "Data day", "Entries", "Rejected", "Loaded"].map {
            Table.Column($0, isNumber: $0 == "Entries" || $0 == "Rejected")
        }
        let rows = inForce.lines.map { line -> HTML in
            Table.row(
                columns,
                [
                    "\(line.format.words)", "\(line.title)", "\(line.period.isEmpty ? "–" : line.period)",
                    "\(line.taken.map { "\($0)" } ?? "not known")", "\(line.entries.grouped)",
                    "\(line.held.grouped)", "\(line.loaded)",
                ])
        }
        let matched: HTML? =
            pairs == 0
            ? nil
            : "<p><a href=\"\(LoadPlaces.matches.path)\">\(pairs.grouped) \(pairs == 1 ? "child has" : "children have") two IDs</a> and one record.</p>"
        return """
            <h2>Current data</h2><details class="section"><summary>Data that measures are calculated from (\(rows.count) tables)</summary>\
            \(Table("Tables of the current data", columns, rows: rows).html())</details>\(matched)
            """
    }

    private var list: HTML {
        if loads.isEmpty { return "<h2>Loads</h2><p class=\"note\">Nothing has been loaded.</p>" }
        let columns = ["Load", "Started", "By", "Status", "Changes"].map { Table.Column($0) }
        let rows = loads.map { load -> HTML in
            Table.row(
                columns,
                [
                    "<a href=\"\(LoadPlaces.show.path(load.id))\">Load \(load.number)</a>", "\(load.begun)",
                    "\(load.begunBy.isEmpty ? "Command line" : load.begunBy)", load.tag, "\(load.difference?.words ?? load.words ?? "")",
                ])
        }
        return "<h2>Loads</h2>\(Table("Latest first", columns, rows: rows).html())"
    }
}

extension DataLoad {
    var tag: HTML {
        switch state {
        case .accepted: Tag(state.words, .tick).html
        case .staged: Tag(state.words, .circle).html
        case .reading: Tag(state.words, .hollow).html
        case .undone, .discarded: Tag(state.words, .hollow).html
        case .failed: Tag(state.words, .square).html
        }
    }
}
