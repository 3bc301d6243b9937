import GRDB
import Letters
import SiteKit
import Vocabulary

extension Act {
    package static let readTemplates = Act("letters.templates", "see the templates of letters and fill them in")
    package static let editTemplates = Act("letters.templates.edit", "add a version of a template of letters")
}

/// The toolkit: templates of letters and forms, their versions, and a filled one as page, Word or PDF. What is filled in is not stored.
package struct TemplatePages: Sendable {
    package static let list = Place("/templates")
    private static let one = "/templates/:template"
    private static let versions = "/templates/:template/versions"
    private static let filled = "/templates/:template/filled"
    let store: Store
    let documents: DocumentMaker

    package init(store: Store, documents: DocumentMaker) { (self.store, self.documents) = (store, documents) }

    package func register(on site: inout Site) {
        site.get(TemplatePages.list, .readTemplates) { .page(try await list($0)) }
        site.get(named: TemplatePages.one, .readTemplates) { .page(try await page($0, Self.template($1))) }
        site.post(named: TemplatePages.filled, .readTemplates) { try await answer($0, $1, fill) }
        site.post(named: TemplatePages.versions, .editTemplates) { try await answer($0, $1, add) }
    }

    private func answer(
        _ request: PageRequest, _ name: String, _ act: (PageRequest, LetterTemplate) async throws -> Answer
    ) async throws -> Answer {
        let template = try Self.template(name)
        do {
            return try await act(request, template)
        } catch let problems as Problems {
            return .page(try await page(request, template, problems))
        }
    }

    private static func template(_ name: String) throws -> LetterTemplate {
        guard let template = LetterTemplate(rawValue: name) else { throw NotFound() }
        return template
    }

    static func path(_ template: LetterTemplate, _ more: String = "") -> String { "\(list.path)/\(template.rawValue)\(more)" }

    private func list(_ request: PageRequest) async throws -> Page {
        let versions = try await store.read { db in
            try LetterTemplate.allCases.map { try TemplateVersion.inUse(TemplateVersion.all(of: $0, in: db), on: request.today) }
        }
        let rows = zip(LetterTemplate.allCases, versions).map { template, version -> HTML in
            """
            <tr><th scope="row"><a href="\(Self.path(template))">\(template.title)</a></th><td data-label="Version">\(version?.number ?? 0)</td>\
            <td data-label="In use since">\(version?.launch.map { "\($0)" as HTML } ?? "Original")</td></tr>
            """
        }
        return Page(
            "Templates",
            """
            <h1>Templates</h1>
            <p>Letters and forms for the steps before court, in plain words. The council can change them. Each version has the date from which it \
            is used.</p>
            <table class="stack"><caption class="unseen">Templates</caption><thead><tr><th scope="col">Template</th><th scope="col">Version</th>\
            <th scope="col">In use since</th></tr></thead><tbody>\(rows)</tbody></table>
            """)
    }

    private func page(_ request: PageRequest, _ template: LetterTemplate, _ problems: Problems? = nil) async throws -> Page {
        // A form that is sent again names its variant; the page of one has it in its address.
        let variant = request.form.has("text") || request.form.has("as") ? request.form["variant"] : request.query["variant"]
        let (versions, variants) = try await store.read { db in
            (try stored(of: template, variant, in: db), try TemplateVersion.variants(of: template, in: db))
        }
        let begins = versions.isEmpty ? request.form.has("text") : request.query["other"] == "new"
        let isNew = request.may(.editTemplates) && (begins || request.form.has("text") && request.form.has("variant") && variant.isEmpty)
        if versions.isEmpty, !isNew { throw NotFound() }
        return TemplatePage(
            request: request, template: template, versions: versions, variant: versions.isEmpty ? "" : variant, variants: variants,
            isNew: isNew, problems: problems
        ).page
    }

    private func stored(of template: LetterTemplate, _ variant: String, in db: Database) throws -> [TemplateVersion] {
        try variant.isEmpty ? TemplateVersion.all(of: template, in: db) : TemplateVersion.all(of: template, variant: variant, in: db)
    }

    /// The filled text as a page with its letter check, or as a file. It is made and forgotten.
    private func fill(_ request: PageRequest, _ template: LetterTemplate) async throws -> Answer {
        let variant = request.form["variant"]
        let versions = try await store.read { try stored(of: template, variant, in: $0) }
        guard let version = TemplateVersion.inUse(versions, on: request.today) else { throw NotFound() }
        var form = FormReader(request.form)
        let values = Dictionary(
            version.text.fields.enumerated().map { ($1, form.optionalText("field-\($0)")) }, uniquingKeysWith: { first, _ in first })
        try form.finish()
        let article = TemplateArticle(title: template.title, text: version.text.filled(values))
        guard let kind = DocumentKind(rawValue: request.form["as"]) else {
            return .page(FilledTemplatePage(request: request, template: template, version: version, article: article).page)
        }
        let bytes = try await documents.make(kind, from: Document(title: template.title, article: article.html))
        return .file(Download(bytes, type: kind.type, name: "\(template.rawValue).\(kind.ending)"))
    }

    private func add(_ request: PageRequest, _ template: LetterTemplate) async throws -> Answer {
        var form = FormReader(request.form)
        let variant = request.form.has("variant") ? form.text("variant", "Enter what form this is, for example Easy read.", limit: 60) : ""
        let text = form.text("text", "Enter the text of the template.", limit: 20_000)
        let launch = form.day("launch", "Enter the day from which this version is used.")
        let reason = form.text("reason", "Enter what is different.", limit: 300)
        if let bad = TemplateText(text).badBrackets { form.note(Problem("text", bad)) }
        let ready = try form.finish(launch)
        try await TemplateVersion.add(
            template, text, launch: ready, reason: reason, after: form.version, variant: variant, by: request.changer, in: store)
        return .seeOther(Self.path(template, variant.isEmpty ? "" : "?variant=\(variant.asQueryValue)"))
    }
}

/// A filled template as markup for page, Word and PDF.
struct TemplateArticle {
    let title: String
    let text: String

    var html: HTML {
        var (html, isList) = ("<article><h1>\(title)</h1>" as HTML, false)
        for (kind, text) in TemplateText.blocks(of: text) {
            if (kind == .item) != isList {
                html += isList ? "</ul>" : "<ul>"
                isList.toggle()
            }
            switch kind {
            case .heading: html += "<h2>\(text)</h2>"
            case .item: html += "<li>\(text)</li>"
            case .paragraph: html += "<p>\(text)</p>"
            }
        }
        return html + (isList ? "</ul></article>" : "</article>")
    }
}
