import ActionPlans
import Boards
import SiteKit
import Vocabulary

/// The form that makes a pack, for one board or for all.
struct MakePackPage {
    let request: PageRequest
    let boards: [BoardRead]
    let problems: Problems?

    var page: Page {
        Page(
            "Make a pack", breadcrumbs: [BoardTrail.list, ("Packs", PackRegister.address.list)], problems: problems,
            """
            <h1>Make a pack</h1><p>The pack is frozen as a page, a Word file and a PDF. To correct a pack, make a new one.</p>\(form)
            """)
    }

    private var form: HTML {
        let asked = request.query["board"]
        let chosen = boards.filter { asked.isEmpty || $0.board.id.text == asked }
        let choices = chosen.flatMap { read in
            read.plans.map { (value: "\(read.board.id)-\($0.plan.id)", words: "\(read.board.name): \($0.plan.title)") }
        }
        if choices.isEmpty { return "<p class=\"note\">There is no board with a plan that you can see. Add a plan to a board first.</p>" }
        let fields = FormFields(typed: request.form.has("for") ? request.form : nil, problems: problems)
        let meeting = request.form.has("meeting") ? request.form["meeting"] : request.query["meeting"]
        return request.form(
            to: PackPages.make.path,
            """
            <input type="hidden" name="meeting" value="\(meeting)">\(fields.select("for", "Board and plan", options: choices))\
            \(fields.day("cut-off", "Cut-off date", hint: "Changes to the record after this date are not in the pack.", value: request.today))\
            <p><button class="btn">Make pack</button></p>
            """)
    }
}

/// A pack in a list on another page.
struct PackLine {
    let pack: PackEntry
    init(_ pack: PackEntry) { self.pack = pack }

    var html: HTML {
        """
        <li><a href="\(PackPages.pack.path(pack.id))">\(pack.title)</a>, cut-off \(pack.cutOff)<span class="sub">\(pack.planTitle)</span> \
        \(PackFiles(pack).html)</li>
        """
    }
}

struct PackFiles {
    let pack: PackEntry
    init(_ pack: PackEntry) { self.pack = pack }

    var html: HTML {
        let word: HTML? =
            pack.hasWord
            ? "<a href=\"\(PackPages.word.path(pack.id))\">Word<span class=\"unseen\"> file of pack \(pack.number)</span></a> (working copy)"
            : nil
        let pdf: HTML? =
            pack.hasPDF ? "<a href=\"\(PackPages.pdf.path(pack.id))\">PDF<span class=\"unseen\"> of pack \(pack.number)</span></a>" : nil
        let files = [word, pdf].compactMap(\.self)
        return files.isEmpty ? "\(pack.missing)" : files.joined(" · ")
    }
}

/// One frozen pack.
struct PackPage {
    let request: PageRequest
    let entry: PackEntry
    let others: [PackEntry]
    let article: HTML

    var page: Page {
        let compare: HTML? =
            others.isEmpty ? nil : "<p><a href=\"\(PackPages.compare.path(entry.id))\">Compare with another pack</a></p>"
        let links: HTML? =
            request.may(.makePack)
            ? "<p><a href=\"\(PackPages.links.path(entry.id))\">Share with a reader outside the council</a></p>" : nil
        return Page(
            entry.title, breadcrumbs: [BoardTrail.list, ("Packs", PackRegister.address.list)],
            """
            <div class="note"><p>Frozen on \(entry.made) by \(entry.madeBy). The PDF is the record. \(PackFiles(entry).html)</p>\(compare)\(links)\
            <p class="hint">Checksum <code>\(entry.digest.prefix(16))</code></p></div>\(article)
            """)
    }
}

/// The changes between two packs, in words.
struct PackComparePage {
    let request: PageRequest
    let was: PackEntry
    let now: PackEntry
    let entry: PackEntry
    let others: [PackEntry]
    let difference: PackDifference

    var page: Page {
        let list: HTML =
            difference.sentences.isEmpty
            ? "<p class=\"note\">There are no changes.</p>"
            : "<ul>\(difference.sentences.map { "<li>\($0)</li>" as HTML })</ul>"
        let options = others.map { (value: $0.id.text, words: "Pack \($0.number), cut-off \($0.cutOff)") }
        let field = FormFields().select("with", "Compare with", options: options, value: request.query["with"])
        return Page(
            "Changes from pack \(was.number) to pack \(now.number)",
            breadcrumbs: [BoardTrail.list, ("Packs", PackRegister.address.list), (entry.title, PackPages.pack.path(entry.id))],
            """
            <h1>Changes from pack \(was.number) to pack \(now.number)</h1><p>Cut-off dates: \(was.cutOff) and \(now.cutOff).</p>\(list)
            <form class="filters" method="get" action="\(PackPages.compare.path(entry.id))">\(field)<button class="btn quiet">Compare</button></form>
            """)
    }
}

/// The links to one pack for readers outside the council, and when they opened it.
struct PackLinksPage {
    let request: PageRequest
    let entry: PackEntry
    let links: [PackLink]
    let settings: BoardSettings
    let problems: Problems?
    let address: String?

    var page: Page {
        Page(
            "Readers outside the council: \(entry.title)",
            breadcrumbs: [BoardTrail.list, ("Packs", PackRegister.address.list), (entry.title, PackPages.pack.path(entry.id))],
            problems: problems,
            "<h1>Readers outside the council</h1><p>A link opens only this pack, until its end date.</p>\(shown)\(list)\(form)")
    }

    private var shown: HTML? {
        address.map {
            """
            <div class="note"><p><strong>Copy the link now. It is shown only once.</strong></p><p><code>\($0)</code></p>\
            <p>Anyone with this link can read the pack. If you are in doubt, end the link below.</p></div>
            """
        }
    }

    private var list: HTML {
        if links.isEmpty { return "<p class=\"hint\">No links yet.</p>" }
        let columns = ["Reader", "Created", "Opens until", "Opened", ""].map { Table.Column($0) }
        let rows = links.map { link -> HTML in
            let isGood = link.isGood(on: request.today)
            let state = link.ended.map { "ended on \($0)" } ?? (isGood ? "\(link.last)" : "\(link.last), expired")
            let opened: HTML = link.openings.isEmpty ? "never" : link.openings.map { HTML(text: $0) }.joined("<br>")
            let end = isGood ? request.button("End link", to: PackPages.endLink.path(entry.id, link.id)) : nil
            return Table.row(columns, ["\(link.reader)", "\(link.made)", "\(state)", opened, "\(end)"])
        }
        return Table("Links to this pack", columns, rows: rows).html()
    }

    private var form: HTML {
        let fields = FormFields(typed: request.form.has("reader") && address == nil ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.text("reader", "Reader", hint: "Name and role, for example Dr Ottoline Farrance, independent chair."))
            \(fields.day("until", "Opens until", hint: "At most \(settings[.linkDays]) days from today.", value: request.today + settings[.usualLinkDays]))
            <p><button class="btn">Create link</button></p>
            """
        return "<h2>Create a link</h2>\(request.form(to: PackPages.links.path(entry.id), body))"
    }
}

/// What a reader outside the council sees: the frozen pack and its files.
enum OutsideReaderPage {
    static func page(_ entry: PackEntry, path: String, _ article: HTML) -> Page {
        let word: HTML? = entry.hasWord ? "<a href=\"\(path)/pack.docx\">Word (working copy)</a>" : nil
        let pdf: HTML? = entry.hasPDF ? "<a href=\"\(path)/pack.pdf\">PDF</a>" : nil
        let files = [word, pdf].compactMap(\.self).joined(" · ")
        var page = Page(entry.title, "<div class=\"note\"><p>Frozen on \(entry.made). The PDF is the record. \(files)</p></div>\(article)")
        page.isPrivate = true
        return page
    }
}
