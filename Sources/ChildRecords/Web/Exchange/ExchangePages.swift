import ChildRecords
import Indicators
import SiteKit
import Vocabulary

/// Signed files of published measures: our key, keys of other councils, what leaves and what comes.
package struct ExchangePages: Sendable {
    package static let page = Place("/data-measures/exchange")
    static let file = Place("/data-measures/exchange/file")
    static let take = Place("/data-measures/exchange/import")
    static let keys = Place("/data-measures/exchange/keys")
    static let endKey = PlaceOf<CouncilKey>("/data-measures/exchange/keys/:councilKey/end")
    private static let fileLimit = 8 << 20

    let exchange: MeasureExchange
    package init(exchange: MeasureExchange) { self.exchange = exchange }

    private var store: Store { exchange.store }

    package func register(on site: inout Site) {
        site.get(ExchangePages.page, .exchangeMeasures) { .page(try await page($0)) }
        site.get(ExchangePages.file, .exchangeMeasures, send)
        site.post(ExchangePages.take, .exchangeMeasures, limit: ExchangePages.fileLimit, receive) { try await page($0, $1) }
        site.post(ExchangePages.keys, .exchangeMeasures, addKey) { try await page($0, $1) }
        site.post(ExchangePages.endKey, .exchangeMeasures) { request, id in
            try await exchange.endKey(id, on: request.today, by: request.changer)
            return .seeOther(ExchangePages.page.path, saying: "The key is ended. Files signed with it are no longer taken.")
        }
    }

    private func page(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let read = try await store.read { db in
            ExchangePage.Read(
                keys: try CouncilKey.all(in: db), files: try ImportedFile.all(in: db), years: try SharedMonths.read(in: db).years,
                own: try OwnAuthority.read(in: db))
        }
        return ExchangePage(request: request, read: read, key: try exchange.ownKey(), problems: problems).page
    }

    private func send(_ request: PageRequest) async throws -> Answer {
        do {
            let file = try await exchange.export(year: Int(request.query["year"]), on: request.today, by: request.changer)
            return .file(Download(file.bytes, type: "text/plain; charset=utf-8", name: file.name))
        } catch let refusal as ExchangeRefusal {
            return .seeOther(ExchangePages.page.path, saying: .words(refusal.words))
        }
    }

    private func receive(_ request: PageRequest) async throws -> Answer {
        guard let file = request.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
            throw Problems("file", "Select the file that the other council sent.")
        }
        do {
            let words = try await exchange.take(Array(file.bytes), on: request.today, by: request.changer)
            return .seeOther(ExchangePages.page.path, saying: "Imported: \(words)")
        } catch let refusal as MeasureFileRefusal { throw Problems("file", refusal.words) }
    }

    private func addKey(_ request: PageRequest) async throws -> Answer {
        var reader = FormReader(request.form)
        let code = reader.text("code", "Enter the three-figure code of the council.", limit: 3)
        let name = reader.optionalText("name", limit: 200)
        let key = reader.text("key", "Enter the key of the council.", limit: 200)
        let fingerprint = reader.text("fingerprint", "Enter the fingerprint as the other council read it to you.", limit: 200)
        try reader.finish()
        do {
            try await exchange.addKey(key, fingerprint: fingerprint, code: code, name: name, on: request.today, by: request.changer)
        } catch let refusal as ExchangeRefusal {
            let field =
                switch refusal {
                case .otherFingerprint: "fingerprint"
                case .unknownCode: "code"
                default: "key"
                }
            throw Problems(field, refusal.words)
        } catch let refusal as MeasureFileRefusal { throw Problems("code", refusal.words) }
        return .seeOther(ExchangePages.page.path, saying: "Key saved.")
    }
}

private struct ExchangePage {
    struct Read: Sendable {
        let keys: [CouncilKey]
        let files: [ImportedFile]
        let years: [Int]
        let own: OwnAuthority?
    }

    let request: PageRequest
    let read: Read
    let key: VerifyingKey
    let problems: Problems?

    var page: Page {
        let title = "Exchange with other councils"
        return Page(
            title, breadcrumbs: [("Measures from our data", MeasuredPlaces.list.path), ("Region", RegionPages.region.path)],
            problems: problems,
            """
            <h1>\(title)</h1><p>Send published figures of the whole council to another council, and import theirs. Small numbers are hidden as in \
            every paper that leaves. Each file is signed, so that nobody can change it on its way.</p>\(send)\(own)\(take)\(files)\(keys)\(form)
            """)
    }

    private var send: HTML {
        let links = read.years.map { year -> HTML in
            "<li><a href=\"\(ExchangePages.file.path)?year=\(year)\">Measure file, April \(year) to March \(year + 1)</a></li>"
        }
        let body: HTML =
            links.isEmpty
            ? "<p class=\"note\">No month is published yet. <a href=\"\(SharingPages.list.path)\">Figures for publication</a></p>"
            : "<ul>\(links)</ul>"
        return "<h2>Our file</h2>\(body)"
    }

    private var own: HTML {
        """
        <h2>Our key</h2><p>Other councils need this key to check our files. Send it, and read the fingerprint to them on the telephone.</p>\
        <dl class="summary"><div><dt>Council</dt><dd>\(read.own.map { "\($0.name), code \($0.code)" } ?? "Not set. Set it under Settings, Council.")</dd></div>\
        <div><dt>Key</dt><dd><code class="key">\(key.text)</code></dd></div>\
        <div><dt>Fingerprint</dt><dd><code class="key">\(key.fingerprint)</code></dd></div></dl>
        """
    }

    private var take: HTML {
        let fields = FormFields(typed: nil, problems: problems)
        return """
            <h2>Import a file</h2>\(request.form(
                to: ExchangePages.take.path, upload: true,
                """
                \(fields.file(
                    "file", "Measure file of another council", hint: "Enter the key of that council first. The file is taken whole or not at all.",
                    accept: ".txt,text/plain"))
                <p><button class="btn">Import file</button></p>
                """))
            """
    }

    private var files: HTML? {
        if read.files.isEmpty { return nil }
        let columns = [
            Table.Column("Council"), Table.Column("Year"), Table.Column("Written"), Table.Column("Imported"),
            Table.Column("Figures", isNumber: true),
        ]
        let rows = read.files.map { file in
            Table.row(
                columns,
                [
                    "\(file.name)", "April \(file.year) to March \(file.year + 1)", "\(file.written)",
                    "\(file.imported)<span class=\"sub\">\(file.author)</span>", "\(file.figures.grouped)",
                ])
        }
        return "<h2>Imported files</h2>\(Table("By council", columns, rows: rows).html())"
    }

    private var keys: HTML? {
        if read.keys.isEmpty { return nil }
        let columns = [Table.Column("Council"), Table.Column("Fingerprint"), Table.Column("Entered"), Table.Column("")]
        let rows = read.keys.map { one -> HTML in
            let end: HTML =
                one.ended.map { "Ended on \($0)" }
                ?? request.button("End key of \(one.name)", to: ExchangePages.endKey.path(one.id))
            return Table.row(
                columns,
                [
                    "\(one.name)<span class=\"sub\">\(one.code)</span>", "<code class=\"key\">\(one.key.fingerprint)</code>",
                    "\(one.added)<span class=\"sub\">\(one.author)</span>", end,
                ])
        }
        return "<h2>Keys of other councils</h2>\(Table("By council", columns, rows: rows).html())"
    }

    private var form: HTML {
        let fields = FormFields(typed: request.form.has("fingerprint") ? request.form : nil, problems: problems)
        return """
            <h2>Enter a key</h2>\(request.form(
                to: ExchangePages.keys.path,
                """
                \(fields.text("code", "Code of the council", hint: "Three figures, as the Department for Education numbers it.", width: 5))
                \(fields.text("name", "Name (optional)", hint: "Only for a council that is newer than the list in this program."))
                \(fields.text("key", "Key", hint: "64 characters, from the page “Exchange with other councils” of that council."))
                \(fields.text("fingerprint", "Fingerprint", hint: "As the other council reads it to you on the telephone, not as it stands in the same message as the key."))
                <p><button class="btn">Save key</button></p>
                """))
            """
    }
}
