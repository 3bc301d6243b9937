import ChildRecords
import SiteKit
import Vocabulary

/// Where files are dropped, what is in force, and every load so far.
struct LoadListPage {
    let visit: Visit
    let loads: [DataLoad]
    let inForce: DataInForce
    let pairs: Int
    let problems: Problems?

    var page: Page {
        Page(
            "Data", problems: problems,
            """
            <h1>Data</h1><p>The council’s own child-level data. What was loaded is looked at before it is accepted, and a load can be undone.</p>
            \(form)\(list)\(standing)<p><a href="\(LoadPlaces.settings.path)">Settings of the data</a>: headings of this council, the case system, pairs and names</p>
            """)
    }

    private var form: HTML {
        let problem: HTML? = problems.map { "<p class=\"problem\"><span class=\"unseen\">Error: </span>\($0.all.first?.words ?? "")</p>" }
        return """
            <h2>Load files</h2>\(visit.form(
                to: LoadPlaces.list.path, upload: true,
                """
                <div class="field\(" wrong", when: problems != nil)"><label for="files">Files</label>
                <p class="hint" id="files-hint">Annex A, the Standard Safeguarding Dataset, the census or the looked-after return: CSV, XML, \
                .xlsx, or a zip file of them, up to \(LoadPages.limit >> 20) MB. Each is known by its content, whatever its name.</p>\(problem)
                <input id="files" name="files" type="file" multiple accept=".csv,.xml,.xlsx,.zip,.txt" aria-describedby="files-hint"></div>
                <div class="field"><label for="folder">Or a whole folder</label>
                <input id="folder" name="files" type="file" multiple webkitdirectory></div>
                <p><button class="btn">Read the files</button></p>
                """))
            """
    }

    private var standing: HTML {
        if inForce.lines.isEmpty {
            return "<h2>In force</h2><p class=\"note\">Nothing has been accepted yet, so no measure can be made.</p>"
        }
        let columns = ["Form", "What", "Of", "Entries", "Held back", "Loaded"].map {
            Table.Column($0, isNumber: $0 == "Entries" || $0 == "Held back")
        }
        let rows = inForce.lines.map { line -> HTML in
            Table.row(
                columns,
                [
                    "\(line.format.words)", "\(line.title)", "\(line.period.isEmpty ? "–" : line.period)", "\(line.entries.grouped)",
                    "\(line.held.grouped)", "\(line.loaded)",
                ])
        }
        let matched: HTML? =
            pairs == 0
            ? nil
            : "<p><a href=\"\(LoadPlaces.matches.path)\">\(pairs.grouped) \(pairs == 1 ? "child has" : "children have") two numbers</a> and one record.</p>"
        return "<h2>In force</h2>\(Table("What measures are made from", columns, rows: rows).html())\(matched)"
    }

    private var list: HTML {
        if loads.isEmpty { return "<h2>Loads</h2><p class=\"note\">Nothing has been loaded yet.</p>" }
        let columns = ["Load", "Begun", "By", "Standing", "What it changed"].map { Table.Column($0) }
        let rows = loads.map { load -> HTML in
            Table.row(
                columns,
                [
                    "<a href=\"\(LoadPlaces.show.path(load.id))\">Load \(load.number)</a>", "\(load.begun)",
                    "\(load.begunBy.isEmpty ? "The command" : load.begunBy)", load.tag, "\(load.difference?.words ?? load.words ?? "")",
                ])
        }
        return "<h2>Loads</h2>\(Table("The latest first", columns, rows: rows).html())"
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
