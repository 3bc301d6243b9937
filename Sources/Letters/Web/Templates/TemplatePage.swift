import Letters
import SiteKit
import Vocabulary

/// One template: its fields, its text, its versions, and the form for a new one.
struct TemplatePage {
    let request: PageRequest
    let template: LetterTemplate
    let versions: [TemplateVersion]
    /// The form of the template that is shown; empty for the usual text.
    var variant = ""
    var variants: [String] = []
    /// The page is that on which another form begins.
    var isNew = false
    var problems: Problems?

    private var title: String { variant.isEmpty ? template.title : "\(template.title): \(variant)" }
    private var hidden: HTML? { variant.isEmpty ? nil : "<input type=\"hidden\" name=\"variant\" value=\"\(variant)\">" }

    /// Easy-read, translated and other forms, each with versions of its own.
    private var others: HTML? {
        let names = [""] + variants
        let links = names.filter { $0 != variant }.map { name -> HTML in
            let path = TemplatePages.path(template, name.isEmpty ? "" : "?variant=\(name.asQueryValue)")
            return "<li><a href=\"\(path)\">\(name.isEmpty ? "Usual text" : name)</a></li>"
        }
        return links.isEmpty ? nil : "<h2>Other forms</h2><ul class=\"plain\">\(links)</ul>"
    }

    private var trail: [(title: String, path: String)] { [("Templates", TemplatePages.list.path)] }

    var page: Page {
        if isNew { return beginning }
        let used = TemplateVersion.inUse(versions, on: request.today)
        let filling: HTML =
            used.map { "\(fill($0))\(text($0))" } ?? "<p class=\"note\">No version of this form is in use yet.</p>"
        return Page(
            title, breadcrumbs: trail, problems: problems,
            "<h1>\(title)</h1>\(filling)\(history)\(others)\(request.may(.editTemplates) ? edit : nil)")
    }

    private func fill(_ version: TemplateVersion) -> HTML {
        let fields = request.form.has("as") ? FormFields(typed: request.form, problems: problems) : FormFields()
        let inputs = version.text.fields.enumerated().map { place, field in
            fields.area("field-\(place)", field.prefix(1).uppercased() + field.dropFirst(), rows: 1)
        }
        return """
            <h2>Fill it in</h2>
            <p>What you enter is not stored. Blank fields are shown in square brackets.</p>
            \(request.form(to: TemplatePages.path(template, "/filled"), """
                \(hidden)<div class="pairs">\(inputs)</div><div class="buttons"><button class="btn" name="as" value="page">Preview</button> <button class="btn quiet" name="as" value="word">Word</button> \
                <button class="btn quiet" name="as" value="pdf">PDF</button></div>
                """))
            """
    }

    private func text(_ version: TemplateVersion) -> HTML {
        "<details><summary>Current text: version \(version.number)</summary><div class=\"pre\">\(version.text.text)</div></details>"
    }

    private var history: HTML {
        let lines = versions.reversed().map { version -> HTML in
            """
            <li><details><summary>Version \(version.number): \(use(version))</summary>\
            <p>\(version.reason) (\(version.author))</p><div class="pre">\(version.text.text)</div></details></li>
            """
        }
        return "<h2>Versions</h2><ul class=\"plain\">\(lines)</ul>"
    }

    /// A later version that begins no later takes its place from the first day.
    private func use(_ version: TemplateVersion) -> HTML {
        guard let launch = version.launch else { return "original" }
        let next = versions.first { later in later.number > version.number && later.launch.map { $0 <= launch } ?? false }
        return next.map { "from \(launch), never used because version \($0.number) takes its place" } ?? "from \(launch)"
    }

    private var edit: HTML {
        let fields = request.form.has("text") ? FormFields(typed: request.form, problems: problems) : FormFields()
        let newest = versions.last ?? .shipped(template)
        let another: HTML? =
            variant.isEmpty
            ? "<p><a href=\"\(TemplatePages.path(template, "?other=new"))\">Add an easy-read, translated or other form</a></p>" : nil
        return "<h2>Add a version</h2>\(form(fields, newest, isNew: false, hidden))\(another)"
    }

    /// The page that begins an easy-read or translated letter.
    private var beginning: Page {
        let fields = request.form.has("text") ? FormFields(typed: request.form, problems: problems) : FormFields()
        let name = fields.text("variant", "What form it is", hint: "For example, Easy read or Polish.", width: 30)
        return Page(
            "\(template.title): another form", breadcrumbs: trail + [(template.title, TemplatePages.path(template))], problems: problems,
            "<h1>\(template.title): another form</h1>\(form(fields, versions.last ?? .shipped(template), isNew: true, name))")
    }

    /// - Parameter isNew: the first version of another form.
    private func form(_ fields: FormFields, _ newest: TemplateVersion, isNew: Bool, _ first: HTML?) -> HTML {
        let text = """
            A heading begins with #, a list item with -. {words in curly brackets} are filled in.
            """
        return request.form(
            to: TemplatePages.path(template, "/versions"), version: isNew ? 1 : newest.version,
            """
            \(first)\(fields.area("text", "Text", hint: text, value: newest.text.text, rows: 18))
            \(fields.day("launch", "In use from", value: request.today))
            \(fields.text("reason", "What has changed"))
            <button class="btn">\(isNew ? "Add this form" : "Add the version")</button>
            """)
    }
}

/// A filled template on the page, with what the letter check says of it.
struct FilledTemplatePage {
    let request: PageRequest
    let template: LetterTemplate
    let version: TemplateVersion
    let article: TemplateArticle

    var page: Page {
        let check = LetterCheck(TemplateText.letter(of: article.text))
        let missing = template.isLetterBeforeCourt ? check.missing : []
        let lines =
            missing.map { "<li>Not found: \($0.words). \($0.mend)</li>" as HTML }
            + check.remarks.map {
                "<li>\($0.kind.words): \($0.found.isEmpty ? check.sentences[$0.sentence].text : $0.found). \($0.mend)</li>" as HTML
            }
        let remarks: HTML =
            lines.isEmpty ? "<p>Nothing was found to change.</p>" : "<ul>\(lines)</ul>"
        return Page(
            template.title, breadcrumbs: [("Templates", TemplatePages.list.path), (template.title, TemplatePages.path(template))],
            """
            <p class="note">Version \(version.number) of the template. Nothing was stored. Go back to change a field, or to get it as Word or PDF.</p>
            \(article.html)
            <h2>Letter check</h2>\(remarks)<p><a href="\(LetterPlaces.check.path)">Check a letter in full</a></p>
            """)
    }
}
