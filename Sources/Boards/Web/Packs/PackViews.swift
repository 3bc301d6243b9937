import ActionPlans
import Boards
import SiteKit
import Vocabulary

/// What an address asks of the list of packs.
struct PackQuery {
    let board, plan: String
    let order: SortOrder

    init(_ visit: Visit) {
        (board, plan) = (visit.query["board"], visit.query["plan"])
        order = SortOrder(visit)
    }

    func packs(of all: [PackEntry]) -> [PackEntry] {
        let found = all.filter { (board.isEmpty || $0.board.text == board) && (plan.isEmpty || $0.plan.text == plan) }
        let sorted: [PackEntry] =
            switch order.column {
            case "number": found.sorted { ($0.number, $0.cutOff) < ($1.number, $1.cutOff) }
            case "cut-off": found.sorted { ($0.cutOff, $0.number) < ($1.cutOff, $1.number) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }
}

/// The packs, and the form for the next one.
struct PackListPage {
    let visit: Visit
    let packs: [PackEntry]
    let all: [PackEntry]
    let boards: [BoardRead]
    let problems: Problems?

    var page: Page {
        Page("Packs", breadcrumbs: [BoardTrail.list], problems: problems, "<h1>Packs</h1>\(bar)\(list)\(form)")
    }

    private var bar: HTML {
        let boards = Dictionary(all.map { ($0.board.text, $0.boardName) }) { first, _ in first }.sorted { $0.value < $1.value }
        let plans = Dictionary(all.map { ($0.plan.text, $0.planTitle) }) { first, _ in first }.sorted { $0.value < $1.value }
        return FilterBar([
            .init("board", "Board", boards.map { (value: $0.key, words: $0.value) }),
            .init("plan", "Plan", plans.map { (value: $0.key, words: $0.value) }),
        ]).html(visit)
    }

    private var list: HTML {
        if packs.isEmpty { return "<p class=\"note\">No pack fits.</p>" }
        let columns = [
            Table.Column("No.", sort: "number", isNumber: true), Table.Column("Pack"), Table.Column("Cut-off", sort: "cut-off"),
            Table.Column("Made"), Table.Column("Files"),
        ]
        let rows = packs.map { pack in
            Table.row(
                columns,
                [
                    "\(pack.number)",
                    "<a href=\"\(PackPages.pack.path(pack.id))\">\(pack.title)</a><span class=\"sub\">\(pack.planTitle)</span>",
                    "\(pack.cutOff)", "\(pack.made)<span class=\"sub\">by \(pack.madeBy)</span>", PackFiles(pack).html,
                ])
        }
        return Table("\(packs.count) frozen pack\("s", when: packs.count != 1)", columns, rows: rows).html(visit)
    }

    private var form: HTML? {
        let choices = boards.flatMap { read in
            read.plans.map { (value: "\(read.board.id)-\($0.plan.id)", words: "\(read.board.name): \($0.plan.title)") }
        }
        guard visit.may(.makePack), !choices.isEmpty else { return nil }
        let fields = FormFields(typed: visit.form.has("for") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.select("for", "For which board, on which plan?", options: choices))
            \(fields.day("cut-off", "Cut-off", hint: "What came into the record after this day is not in the pack.", value: visit.today))
            <p><button class="btn">Make and freeze the pack</button></p>
            """
        return """
            <h2>Make a pack</h2><p>It is built from the record for the next meeting, and frozen as page, Word and PDF: numbers of sections, \
            tables and pages never change. A pack that turns out wrong is followed by another, not mended.</p>\(visit.form(to: PackPages.list.path, body))
            """
    }
}

struct PackFiles {
    let pack: PackEntry
    init(_ pack: PackEntry) { self.pack = pack }

    var html: HTML {
        let word: HTML? =
            pack.hasWord
            ? "<a href=\"\(PackPages.word.path(pack.id))\">Word<span class=\"unseen\"> file of pack \(pack.number)</span></a>" : nil
        let pdf: HTML? =
            pack.hasPDF ? "<a href=\"\(PackPages.pdf.path(pack.id))\">PDF<span class=\"unseen\"> of pack \(pack.number)</span></a>" : nil
        let files = [word, pdf].compactMap(\.self)
        return files.isEmpty ? "\(pack.missing)" : files.joined(" · ")
    }
}

/// One frozen pack.
struct PackPage {
    let visit: Visit
    let entry: PackEntry
    let others: [PackEntry]
    let article: HTML

    var page: Page {
        let compare: HTML? =
            others.isEmpty ? nil : "<p><a href=\"\(PackPages.compare.path(entry.id))\">What is different from another pack</a></p>"
        let links: HTML? =
            visit.may(.makePack) ? "<p><a href=\"\(PackPages.links.path(entry.id))\">Give it to a reader outside</a></p>" : nil
        return Page(
            entry.title, breadcrumbs: [BoardTrail.list, ("Packs", PackPages.list.path)],
            """
            <div class="note"><p>Frozen on \(entry.made) by \(entry.madeBy). \(PackFiles(entry).html)</p>\(compare)\(links)\
            <p class="hint">Digest <code>\(entry.digest.prefix(16))</code></p></div>\(article)
            """)
    }
}

/// Two packs, and what is different, in words.
struct PackComparePage {
    let visit: Visit
    let was: PackEntry
    let now: PackEntry
    let entry: PackEntry
    let others: [PackEntry]
    let difference: PackDifference

    var page: Page {
        let list: HTML =
            difference.sentences.isEmpty
            ? "<p class=\"note\">Nothing is different.</p>"
            : "<ul>\(difference.sentences.map { "<li>\($0)</li>" as HTML })</ul>"
        let options = others.map { (value: $0.id.text, words: "Pack \($0.number), cut-off \($0.cutOff)") }
        let field = FormFields().select("with", "Compare with", options: options, value: visit.query["with"])
        return Page(
            "From pack \(was.number) to pack \(now.number)",
            breadcrumbs: [BoardTrail.list, ("Packs", PackPages.list.path), (entry.title, PackPages.pack.path(entry.id))],
            """
            <h1>From pack \(was.number) to pack \(now.number)</h1><p>Cut-off \(was.cutOff) and cut-off \(now.cutOff).</p>\(list)
            <form class="filters" method="get" action="\(PackPages.compare.path(entry.id))">\(field)<button class="btn quiet">Compare</button></form>
            """)
    }
}

/// Links of one pack to readers outside, and when they opened it.
struct PackLinksPage {
    let visit: Visit
    let entry: PackEntry
    let links: [PackLink]
    let settings: BoardSettings
    let problems: Problems?
    let address: String?

    var page: Page {
        Page(
            "Readers outside of \(entry.title)",
            breadcrumbs: [BoardTrail.list, ("Packs", PackPages.list.path), (entry.title, PackPages.pack.path(entry.id))],
            problems: problems,
            "<h1>Readers outside</h1><p>A link opens this one pack and nothing else, until its last day.</p>\(shown)\(list)\(form)")
    }

    private var shown: HTML? {
        address.map {
            """
            <div class="note"><p><strong>The link, shown once:</strong></p><p><code>\($0)</code></p>\
            <p>Whoever has it can read this pack. End it below when in doubt.</p></div>
            """
        }
    }

    private var list: HTML {
        if links.isEmpty { return "<p class=\"hint\">No link was made yet.</p>" }
        let columns = ["For", "Made", "Opens until", "Opened at", ""].map { Table.Column($0) }
        let rows = links.map { link -> HTML in
            let isGood = link.isGood(on: visit.today)
            let state = link.ended.map { "ended on \($0)" } ?? (isGood ? "\(link.last)" : "\(link.last), over")
            let opened: HTML = link.openings.isEmpty ? "not yet" : link.openings.map { HTML(text: $0) }.joined("<br>")
            let end = isGood ? visit.button("End this link", to: PackPages.endLink.path(entry.id, link.id)) : nil
            return Table.row(columns, ["\(link.reader)", "\(link.made)", "\(state)", opened, "\(end)"])
        }
        return Table("Links to this pack", columns, rows: rows).html()
    }

    private var form: HTML {
        let fields = FormFields(typed: visit.form.has("reader") && address == nil ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("reader", "For whom?", hint: "As in Dr Ottoline Farrance, independent chair."))
            \(fields.day("until", "Opens until", hint: "At most \(settings[.linkDays]) days ahead.", value: visit.today + settings[.usualLinkDays]))
            <p><button class="btn">Make a link</button></p>
            """
        return "<h2>Make a link</h2>\(visit.form(to: PackPages.links.path(entry.id), body))"
    }
}

/// What a reader outside sees: the frozen pack and its files.
enum OpenPackPage {
    static func page(_ entry: PackEntry, path: String, _ article: HTML) -> Page {
        let word: HTML? = entry.hasWord ? "<a href=\"\(path)/pack.docx\">Word</a>" : nil
        let pdf: HTML? = entry.hasPDF ? "<a href=\"\(path)/pack.pdf\">PDF</a>" : nil
        let files = [word, pdf].compactMap(\.self).joined(" · ")
        var page = Page(entry.title, "<div class=\"note\"><p>Frozen on \(entry.made). \(files)</p></div>\(article)")
        page.isPrivate = true
        return page
    }
}
