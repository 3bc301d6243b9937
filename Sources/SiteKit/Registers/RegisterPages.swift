import Foundation
import GRDB
import Vocabulary

/// Serves a register: its list and files, the page of a row, and its acts.
package struct RegisterPages<Item: Registered>: Sendable {
    package typealias Line = Item.Line
    /// The line of a row from its inspection to what the public was told, where it stands on one.
    package typealias Thread = @Sendable (Item, PageRequest) async throws -> [ThreadStep]
    /// What leads to the register's pages, where it lies within another thing or below another page, and the thread of its list. It throws
    /// ``NotFound`` where the outer thing is not there.
    package typealias Frame =
        @Sendable ([String], PageRequest) async throws -> (thread: [ThreadStep], breadcrumbs: [(title: String, path: String)])

    /// What else is done with a new row, and where that leads; nil to show the new row.
    package typealias Onward = @Sendable (Identifier<Item>, PageRequest) async throws -> String?

    let register: Register<Item>
    let store: Store
    let thread: Thread?
    let frame: Frame?
    let onward: Onward?
    let hasOwnPages: Bool

    /// - Parameter ownPages: true where rows have pages that are not drawn from the declaration, or none; their handlers ask the register for
    ///   the line, and so for whether it is visible.
    package init(
        _ register: Register<Item>, store: Store, thread: Thread? = nil, onward: Onward? = nil, frame: Frame? = nil,
        ownPages hasOwnPages: Bool = false
    ) {
        (self.register, self.store, self.thread, self.onward) = (register, store, thread, onward)
        (self.frame, self.hasOwnPages) = (frame, hasOwnPages)
    }

    private func surroundings(_ outer: [String], _ request: PageRequest) async throws -> (
        thread: [ThreadStep], breadcrumbs: [(title: String, path: String)]
    ) {
        try await frame?(outer, request) ?? ([], [])
    }

    /// The pages above one that lies below the list.
    private func above(_ outer: [String], _ request: PageRequest) async throws -> [(title: String, path: String)] {
        try await surroundings(outer, request).breadcrumbs + [(register.words.list, register.address.filled(outer))]
    }

    package func register(on site: inout Site) {
        let address = register.address
        site.note(RegisterQueries(register))
        site.route(.get, address.base, register.read) { .page(try await list($0, $1)) }
        site.route(.get, "\(address.base).csv", register.read) { .file(try await file($0, $1, asWorkbook: false)) }
        site.route(.get, "\(address.base).xlsx", register.read) { .file(try await file($0, $1, asWorkbook: true)) }
        if let adding = register.adding {
            site.route(.get, "\(address.base)/new", adding.act) { .page(try await addPage($0, $1, adding)) }
            site.route(.post, "\(address.base)/new", adding.act) { try await add($0, $1, adding) }
            if case .fieldsOfForm = register.declaration.imports {
                site.route(.get, "\(address.base)/paste", adding.act) { .page(pastePage($0, $1, adding)) }
                site.route(.post, "\(address.base)/paste", adding.act) { try await paste($0, $1, adding) }
            }
        }
        if !hasOwnPages { site.route(.get, address.pattern, register.read) { .page(try await page($0, $1)) } }
        for act in register.acts {
            if register.hasActPages {
                site.route(.get, "\(address.pattern)/\(act.word)", act.act) { .page(try await actPage(act, $0, $1)) }
            }
            site.route(.post, "\(address.pattern)/\(act.word)", act.act) { try await perform(act, $0, $1) }
        }
    }

    // MARK: The list

    private func list(_ request: PageRequest, _ outer: [String]) async throws -> Page {
        let (viewer, frame) = (Viewer(request), try await surroundings(outer, request))
        let (lines, page) = try await store.read { db in
            let counts = try register.counts(request.query, as: viewer, within: outer, in: db)
            let paging = Paging(request: request, total: counts.found)
            let lines = try register.lines(
                request.query, as: viewer, within: outer, limit: paging.limit, offset: paging.offset, in: db)
            let source = ListFilter.Source(db: db, viewer: viewer, visible: try register.visible(to: viewer, within: outer))
            let bar = FilterBar(try register.allFilters.map { .init($0.name, $0.label, try $0.options(source)) })
            let rows = ListTable(register.shown(.onPages, to: viewer), lines: lines) { register.isLate($0, request.today) }
            let body: HTML =
                if counts.all == 0 {
                    "<p class=\"note\">\(register.words.none)</p>"
                } else if counts.found == 0 {
                    "\(bar.folded(request, "Filter the list"))<p class=\"note\">Nothing matches these filters. Remove a filter to see more.</p>"
                } else {
                    "\(bar.folded(request, "Filter the list"))\(rows.html("\(counts.found) of \(counts.all)", request))\(paging.html)\(files(request, outer))"
                }
            return (
                lines,
                Page(
                    register.words.list, thread: frame.thread, breadcrumbs: frame.breadcrumbs,
                    "<h1>\(register.words.list)</h1><p>\(register.words.introduction)</p>\(addLinks(request, outer))\(try register.aside(request, db))\(body)"
                )
            )
        }
        try await recordViews(of: lines, request)
        return page
    }

    private func addLinks(_ request: PageRequest, _ outer: [String]) -> HTML? {
        guard let adding = register.adding, request.may(adding.act) else { return nil }
        let base = register.address.filled(outer)
        let paste: HTML? =
            if case .fieldsOfForm = register.declaration.imports {
                "<a class=\"btn quiet\" href=\"\(base)/paste\">Paste from a spreadsheet</a>"
            } else { nil }
        return "<div class=\"row\"><a class=\"btn\" href=\"\(base)/new\">\(adding.title)</a>\(paste)</div>"
    }

    private func files(_ request: PageRequest, _ outer: [String]) -> HTML {
        let (base, query) = (register.address.filled(outer), request.filterQuery)
        return """
            <p class="small">This list as <a href="\(base).csv\(query)">CSV</a> or <a href="\(base).xlsx\(query)">a workbook</a></p>
            """
    }

    private func file(_ request: PageRequest, _ outer: [String], asWorkbook: Bool) async throws -> Download {
        _ = try await surroundings(outer, request)
        let viewer = Viewer(request)
        let lines = try await store.read { try register.lines(request.query, as: viewer, within: outer, in: $0) }
        try await recordViews(of: lines, request)
        let columns = register.shown(.inFiles, to: viewer)
        let name = register.words.list.lowercased().split { !$0.isLetter }.joined(separator: "-") + "-" + request.today.iso
        if asWorkbook {
            let file = SpreadsheetFile(
                register.words.list, head: columns.map(\.title), rows: lines.map { line in columns.map { $0.value(line) } })
            return Download(
                try file.bytes(in: store.incoming), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                name: name + ".xlsx")
        }
        var table = CSVTable(columns.map(\.title))
        for line in lines { table.add(columns.map { $0.value(line).plain }) }
        return table.download(name: name + ".csv")
    }

    /// Writes who saw which children's rows, before the answer leaves.
    private func recordViews(of lines: [Line], _ request: PageRequest) async throws {
        guard case .children(let act, let subjects) = register.declaration.speaksOf else { return }
        try await store.recordView(of: Array(Set(lines.flatMap(subjects))).sorted(), act: act, by: request.changer)
    }

    // MARK: One row

    private func split(_ parts: [String]) throws -> (outer: [String], id: Identifier<Item>) {
        guard let last = parts.last, let id = Identifier<Item>(last) else { throw NotFound() }
        return (Array(parts.dropLast()), id)
    }

    package func page(_ request: PageRequest, _ parts: [String], _ problems: Problems? = nil) async throws -> Page {
        let (outer, id) = try split(parts)
        let viewer = Viewer(request)
        let (line, item, body) = try await store.read { db in
            let line = try register.line(id, as: viewer, within: outer, in: db)
            let item = try known(id, viewer, db)
            let context = FormContext(db: db, request: request, item: item, outer: outer)
            let offered = register.acts.filter { request.may($0.act) && $0.isOffered(item, viewer) }
            let forms =
                register.hasActPages
                ? links(offered, item.id, outer) : try offered.map { try form(for: $0, context, outer, problems) }.joined()
            let body: HTML = """
                <h1>\(HTML(unbroken: register.title(line)))</h1>\(register.hasHead ? head(line, request, viewer) : "")\(try register.detail(item, request, db))\(forms)
                """
            return (line, item, body)
        }
        try await recordViews(of: [line], request)
        return Page(
            pageTitle(line), thread: try await thread?(item, request) ?? [],
            breadcrumbs: try await above(outer, request), problems: problems, body)
    }

    private func known(_ id: Identifier<Item>, _ viewer: Viewer, _ db: Database) throws -> Item {
        guard let item = try Item.load(id, in: db) else { throw NotFound() }
        return try register.known(item, viewer, db)
    }

    /// The acts that are possible, each leading to its page, under their headings.
    private func links(_ acts: [AnyAct<Item>], _ id: Identifier<Item>, _ outer: [String]) -> HTML {
        let path = "\(register.address.filled(outer))/\(id)"
        var groups: [String] = []
        for act in acts where !groups.contains(act.group) { groups.append(act.group) }
        let lists = groups.map { group -> HTML in
            let links = acts.filter { $0.group == group }.map { "<li><a href=\"\(path)/\($0.word)\">\($0.title)</a></li>" as HTML }
            let heading: HTML? = group.isEmpty ? nil : "<h3 class=\"unprinted\">\(group)</h3>"
            return "<div>\(heading)<ul class=\"plain unprinted\">\(links)</ul></div>"
        }
        return "<div class=\"acts\">\(lists)</div>"
    }

    /// The form of one act on a page of its own.
    private func actPage(_ act: AnyAct<Item>, _ request: PageRequest, _ parts: [String], _ problems: Problems? = nil) async throws -> Page {
        let (outer, id) = try split(parts)
        let viewer = Viewer(request)
        let (line, body) = try await store.read { db -> (Line, HTML) in
            let line = try register.line(id, as: viewer, within: outer, in: db)
            let item = try known(id, viewer, db)
            let context = FormContext(db: db, request: request, item: item, outer: outer)
            let isPossible = act.isOffered(item, viewer) || problems != nil
            let form: HTML =
                isPossible ? try formBody(for: act, context, outer, problems) : "<p class=\"note\">This is not possible at present.</p>"
            return (line, "<h1>\(act.title)</h1>\(form)")
        }
        try await recordViews(of: [line], request)
        let row = (title: register.title(line), path: "\(register.address.filled(outer))/\(id)")
        return Page(
            register.tab.map { "\(act.title): \($0(line))" } ?? act.title, breadcrumbs: try await above(outer, request) + [row],
            problems: problems, body)
    }

    /// A page about a child does not say so in its title, which browsers keep.
    private func pageTitle(_ line: Line) -> String {
        if case .children = register.declaration.speaksOf { return register.tab?(line) ?? register.words.list }
        return register.title(line)
    }

    private func head(_ line: Line, _ request: PageRequest, _ viewer: Viewer) -> HTML {
        let title = register.title(line)
        let facts = register.shown(.onPages, to: viewer).filter(\.inHead).map { column -> HTML in
            let cell = column.cell(line, request)
            let isKnown = cell.isEmpty || column.value(line).words == title || cell.isSaid(in: title, at: request.path)
            return isKnown ? "" : "<div><dt>\(column.title)</dt><dd>\(cell)</dd></div>"
        }
        return "<dl class=\"summary paired\">\(facts)</dl>"
    }

    private func form(for act: AnyAct<Item>, _ context: FormContext<Item>, _ outer: [String], _ problems: Problems?) throws -> HTML {
        let isThis = context.request.form["form"] == act.word
        return """
            <details class="unprinted"\(" open", when: isThis)><summary>\(act.title)</summary>\(try formBody(for: act, context, outer, problems))</details>
            """
    }

    private func formBody(for act: AnyAct<Item>, _ context: FormContext<Item>, _ outer: [String], _ problems: Problems?) throws -> HTML {
        guard let item = context.item else { return "" }
        let request = context.request
        let isThis = request.form["form"] == act.word
        let fields = isThis ? FormFields(typed: request.form, problems: problems) : FormFields()
        let body: HTML = """
            <input type="hidden" name="form" value="\(act.word)">\(try act.draw(fields, context))\
            <p><button class="btn quiet">\(act.title)</button></p>
            """
        let path = "\(register.address.filled(outer))/\(item.id)/\(act.word)"
        return request.form(to: path, version: act.isVersioned ? item.version : nil, body)
    }

    private func perform(_ act: AnyAct<Item>, _ request: PageRequest, _ parts: [String]) async throws -> Answer {
        let (outer, id) = try split(parts)
        do {
            let before = try await cells(of: id, outer, request)
            try await act.perform(request, id, outer, register, store)
            let after = try await cells(of: id, outer, request)
            let changed = zip(before, after).filter { $0.words != $1.words }.map { _, now in
                "\(now.title.lowercasedFirst) is now \(now.words.isEmpty ? "empty" : now.words.shortened(to: 80))"
            }
            return .seeOther("\(register.address.filled(outer))/\(id)", saying: .saved(changed))
        } catch let conflict as EditConflict {
            throw conflict.beside(try await cells(of: id, outer, request))
        } catch let problems as Problems {
            return .page(try await refused(act, request, parts, problems))
        } catch let refusal as any InWords {
            return .page(try await refused(act, request, parts, Problems((refusal as? any BesideField)?.field ?? "", refusal.words)))
        }
    }

    private func refused(_ act: AnyAct<Item>, _ request: PageRequest, _ parts: [String], _ problems: Problems) async throws -> Page {
        register.hasActPages ? try await actPage(act, request, parts, problems) : try await page(request, parts, problems)
    }

    /// What the columns of a row say, so that a confirmation can name what changed; nothing of a row that the person no longer sees.
    private func cells(of id: Identifier<Item>, _ outer: [String], _ request: PageRequest) async throws -> [(title: String, words: String)]
    {
        let viewer = Viewer(request)
        do {
            let line = try await store.read { try register.line(id, as: viewer, within: outer, in: $0) }
            return register.shown(.onPages, to: viewer).map { (title: $0.title, words: $0.value(line).words) }
        } catch is NotFound { return [] }
    }

    // MARK: Adding

    private func addPage(_ request: PageRequest, _ outer: [String], _ adding: AnyAdding<Item>, _ problems: Problems? = nil) async throws
        -> Page
    {
        let draft = request.form.pairs.isEmpty ? try await RegisterDraft.kept(at: request, in: store) : nil
        let typed = request.form.pairs.isEmpty ? draft : request.form
        let fields = try await store.read { db in
            try adding.draw(FormFields(typed: typed, problems: problems), FormContext(db: db, request: request, item: nil, outer: outer))
        }
        let keep: HTML? =
            if case .asTyped = register.declaration.drafts {
                " <button class=\"btn quiet\" name=\"draft\" value=\"yes\">Save as draft</button>"
            } else { nil }
        let note: HTML? = draft == nil ? nil : "<p class=\"note\">This is your draft. Nobody else sees it until you send it.</p>"
        return Page(
            adding.title, breadcrumbs: try await above(outer, request), problems: problems,
            """
            <h1>\(adding.title)</h1>\(note)\(request.form(to: request.path, "\(fields)<p><button class=\"btn\">\(adding.title)</button>\(keep)</p>"))
            """)
    }

    private func add(_ request: PageRequest, _ outer: [String], _ adding: AnyAdding<Item>) async throws -> Answer {
        if case .asTyped = register.declaration.drafts, request.form.has("draft") {
            try await RegisterDraft.keep(request, in: store)
            return .seeOther(request.path, saying: "Draft saved. Nobody else sees it.")
        }
        do {
            let added = try await adding.add(request, outer, [request.form], store)
            try await RegisterDraft.drop(at: request, in: store)
            guard let first = added.first else { return .seeOther(register.address.filled(outer)) }
            let said =
                "\(adding.title.replacing("Add a", with: "Added: a").replacing("Record a", with: "Recorded: a").replacing("Report a", with: "Reported: a"))."
            let path = try await onward?(first, request) ?? "\(register.address.filled(outer))/\(first)"
            return .seeOther(path, saying: .words(said))
        } catch let problems as Problems {
            return .page(try await addPage(request, outer, adding, problems))
        } catch let refusal as any InWords {
            return .page(
                try await addPage(request, outer, adding, Problems((refusal as? any BesideField)?.field ?? "", refusal.words)))
        }
    }

    private func pastePage(_ request: PageRequest, _ outer: [String], _ adding: AnyAdding<Item>, _ problems: Problems? = nil) -> Page {
        let fields = FormFields(typed: request.form.pairs.isEmpty ? nil : request.form, problems: problems)
        let body: HTML = """
            \(fields.area("rows", "Rows", hint: "Paste the cells from the spreadsheet, including the row of headings.", rows: 12))\
            <p><button class="btn">Add the rows</button></p>
            """
        return Page(
            "Paste from a spreadsheet", breadcrumbs: [(register.words.list, register.address.filled(outer))], problems: problems,
            """
            <h1>Paste from a spreadsheet</h1><p>The headings can be: \(adding.labels.filter { !$0.isEmpty }.joined(separator: ", ")). If a row has an error, no rows are added.</p>
            \(request.form(to: request.path, body))
            """)
    }

    private func paste(_ request: PageRequest, _ outer: [String], _ adding: AnyAdding<Item>) async throws -> Answer {
        do {
            let table = try PastedRows(request.form.pairs.first { $0.name == "rows" }?.value ?? "", headings: adding.labels)
            let forms = try await store.read { db in
                try table.rows.map { Fields(try adding.pasted($0, FormContext(db: db, request: request, item: nil, outer: outer))) }
            }
            let added = try await adding.add(request, outer, forms, store)
            return .seeOther(register.address.filled(outer), saying: "Added: \(added.count) row\(added.count == 1 ? "" : "s").")
        } catch let problems as Problems {
            return .page(pastePage(request, outer, adding, problems))
        } catch let refusal as any InWords {
            return .page(pastePage(request, outer, adding, Problems("rows", refusal.words)))
        }
    }
}

extension Register {
    /// Lines of it as a table on another page, without orders to choose.
    package func table(_ caption: HTML, _ lines: [Line], _ request: PageRequest) -> HTML {
        ListTable(shown(.onPages, to: Viewer(request)), lines: lines) { isLate($0, request.today) }.html(caption, request, isSorted: false)
    }
}

/// The cells that somebody copied from a spreadsheet, or the lines of a CSV file, by the headings above them.
package struct PastedRows {
    static let most = 500
    package let rows: [[String: String]]

    package init(_ text: String, headings: [String]) throws(Problems) {
        let text = text.replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n")
        let isCSV = text.split(separator: "\n").first.map { !$0.contains("\t") && $0.contains(",") } ?? false
        let lines = PastedRows.cells(text, separator: isCSV ? "," : "\t").map { $0.map(\.trimmed.fromGuardedCell) }
            .filter { $0.contains { !$0.isEmpty } }
        guard let head = lines.first, lines.count > 1 else {
            throw Problems("rows", "Paste the row of headings and at least one row below it.")
        }
        let known = Set(headings.map { $0.lowercased() })
        if let stranger = head.first(where: { !known.contains($0.lowercased()) }) {
            throw Problems("rows", "There is no field “\(stranger.prefix(60))”. Use the headings listed above.")
        }
        guard lines.count <= PastedRows.most + 1 else {
            throw Problems("rows", "You pasted \(lines.count - 1) rows. Paste \(PastedRows.most) or fewer at a time.")
        }
        if let long = lines.dropFirst().firstIndex(where: { $0.count > head.count }) {
            throw Problems("rows", "Row \(long) has more cells than there are headings.")
        }
        rows = lines.dropFirst().map { cells in
            Dictionary(zip(head.map { $0.lowercased() }, cells)) { first, _ in first }
        }
    }

    /// Rows of cells. A cell that begins with a quotation mark ends with the next single one, and may hold separators and line ends.
    private static func cells(_ text: String, separator: Character) -> [[String]] {
        var (rows, isOpen, wasQuoted): ([[String]], Bool, Bool) = ([[""]], false, false)
        for letter in text {
            let (row, cell) = (rows.count - 1, rows[rows.count - 1].count - 1)
            switch letter {
            case "\"" where isOpen: (isOpen, wasQuoted) = (false, true)
            case "\"" where wasQuoted:
                rows[row][cell].append(letter)
                isOpen = true
            case "\"" where rows[row][cell].isEmpty: isOpen = true
            case separator where !isOpen:
                rows[row].append("")
                wasQuoted = false
            case "\n" where !isOpen:
                rows.append([""])
                wasQuoted = false
            default: rows[row][cell].append(letter)
            }
        }
        return rows
    }
}

/// A table of lines: its heads and its cells come from the same columns, so they cannot differ in number.
package struct ListTable<Line: Sendable> {
    private let columns: [ListColumn<Line>]
    private let lines: [Line]
    private let isLate: (Line) -> Bool

    package init(_ columns: [ListColumn<Line>], lines: [Line], isLate: @escaping (Line) -> Bool = { _ in false }) {
        (self.columns, self.lines, self.isLate) = (columns, lines, isLate)
    }

    package func html(_ caption: HTML, _ request: PageRequest, isSorted: Bool = true) -> HTML {
        let heads = columns.map { Table.Column($0.title, sort: $0.order?.word, isNumber: $0.isNumber) }
        let rows = lines.map { line in Table.row(heads, columns.map { $0.cell(line, request) }, late: isLate(line)) }
        return Table(caption, heads, rows: rows).html(isSorted ? request : nil)
    }
}

extension HTML {
    /// Whether this is a link to a page whose heading says already all that this shows.
    fileprivate func isSaid(in heading: String, at path: String) -> Bool {
        let heading = HTML(text: heading).string
        let shown = string.split(separator: "<").compactMap { $0.split(separator: ">", omittingEmptySubsequences: false).last }
        return string.contains("href=\"\(path)\"") && shown.allSatisfy { $0.isEmpty || heading.contains($0) }
    }
}
