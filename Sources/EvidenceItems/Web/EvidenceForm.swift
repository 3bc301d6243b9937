import ActionPlans
import EvidenceItems
import Indicators
import SiteKit
import Vocabulary

/// Reads the forms of evidence into values, or into everything that is wrong with them.
struct EvidenceForm {
    private let request: PageRequest
    init(_ request: PageRequest) { self.request = request }

    func draft() throws -> EvidenceDraft {
        guard let kind = EvidenceKind(rawValue: request.form["kind"]) else { throw Problems("kind", "Select the type of evidence.") }
        var form = FormReader(request.form)
        let facts = facts(of: kind, &form)
        let action: Identifier<Action>? = form.optionalIdentifier("action", "Select an action from the list, or “None”.")
        let filled = try recorded(kind) ?? content(of: kind, &form)
        let content = try form.finish(filled)
        return EvidenceDraft(
            title: facts.title, grade: facts.grade, owner: facts.owner, reviewBy: facts.reviewBy, actions: [action].compactMap(\.self),
            content: content)
    }

    func facts(of kind: EvidenceKind) throws(Problems) -> EvidenceFacts {
        var form = FormReader(request.form)
        let facts = facts(of: kind, &form)
        try form.finish()
        return facts
    }

    func version(of kind: EvidenceKind) throws -> (EvidenceDraft.Content, note: String) {
        var form = FormReader(request.form)
        let note = form.text("note", "Enter the reason for the new version.", limit: 300)
        let content = try content(of: kind, &form)
        return (try form.finish(content), note)
    }

    private func facts(of kind: EvidenceKind, _ form: inout FormReader) -> EvidenceFacts {
        let title = form.text("title", "Enter what the evidence shows.", limit: 200)
        let grade: EvidenceGrade? =
            VoiceIsNotGraded.mayBeGraded(kind)
            ? form.choice("grade", "Select the level of impact shown.") : nil
        let owner: Identifier<Post>? = form.optionalIdentifier("owner", "Select a post from the list, or “No owner”.")
        return EvidenceFacts(
            title: title, grade: grade, owner: owner, reviewBy: form.optionalDay("review"))
    }

    /// The figure or audit result that is saved as evidence, by its identifier; nil where the content is typed or uploaded.
    private func recorded(_ kind: EvidenceKind) -> EvidenceDraft.Content? {
        switch OriginQuery(request.form) {
        case .value(let id)? where kind == .measure: .value(id)
        case .result(let id)? where kind == .audit: .result(id)
        default: nil
        }
    }

    private func content(of kind: EvidenceKind, _ form: inout FormReader) throws(Problems) -> EvidenceDraft.Content? {
        switch kind {
        case .document:
            guard let upload = request.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
                form.note(Problem("file", "Select a file."))
                return nil
            }
            do { return .file(name: try EvidenceFile.check(upload), bytes: Array(upload.bytes)) } catch { note(error, &form) }
        case .link:
            do { return .link(try EvidenceFile.check(link: request.form["link"])) } catch { note(error, &form) }
        case .measure:
            let pin = pin(&form, "Enter the name of the measure.", "Enter its value, with the numbers.", "Enter the source of the figures.")
            return pin.map { .measure(PinnedValue(name: $0.name, value: $0.value, source: $0.source, day: $0.day)) }
        case .audit:
            let pin = pin(
                &form, "Enter the audit and its question.", "Enter the result, with the numbers.", "Enter how the sample was selected.")
            return pin.map { .audit(PinnedSample(audit: $0.name, result: $0.value, sample: $0.source, day: $0.day)) }
        case .voice: return voice(&form).map { .voice($0) }
        }
        return nil
    }

    private func note(_ problems: Problems, _ form: inout FormReader) { for problem in problems.all { form.note(problem) } }

    private func pin(_ form: inout FormReader, _ name: String, _ value: String, _ source: String) -> (
        name: String, value: String, source: String, day: Day
    )? {
        let pin = (
            form.text("pin-name", name, limit: 200), form.text("pin-value", value, limit: 200), form.text("pin-source", source, limit: 500)
        )
        guard let day = past("pin-day", "Enter the date of the figure.", &form) else { return nil }
        return (pin.0, pin.1, pin.2, day)
    }

    private func voice(_ form: inout FormReader) -> Voice? {
        let words = form.text("voice", "Enter what they said.", limit: 5000)
        let people = form.choice("voice-people", "Select who spoke.", as: Voice.People.self)
        let gathered = form.text("voice-gathered", "Enter how their views were gathered, and by whom.", limit: 500)
        let consent = form.choice("voice-consent", "Select whether they agreed to their words being used.", as: Voice.Consent.self)
        let heard = number("voice-heard", "Enter how many people took part, for example 7.", isNeeded: true, &form)
        let asked = number("voice-asked", "The number of people asked must be a number, or left empty.", isNeeded: false, &form)
        if let heard, let asked, asked < heard {
            form.note(Problem("voice-asked", "The number asked cannot be lower than the number who took part."))
        }
        guard let day = past("voice-day", "Enter the date on which they spoke.", &form), let people, let consent, let heard else {
            return nil
        }
        return Voice(words: words, people: people, gathered: gathered, heard: heard, asked: asked, consent: consent, day: day)
    }

    private func number(_ name: String, _ missing: String, isNeeded: Bool, _ form: inout FormReader) -> Int? {
        let typed = request.form[name]
        if typed.isEmpty, !isNeeded { return nil }
        let number = Int(typed).flatMap { (1...100_000).contains($0) ? $0 : nil }
        if number == nil { form.note(Problem(name, missing)) }
        return number
    }

    private func past(_ name: String, _ missing: String, _ form: inout FormReader) -> Day? {
        let day = form.day(name, missing)
        guard let day, day > request.today else { return day }
        form.note(Problem(name, "The date must be today or in the past."))
        return nil
    }
}

/// Which figure or audit result an address or a form asks to save as evidence.
enum OriginQuery {
    case value(Identifier<MeasureValue>)
    case result(Identifier<AuditResult>)

    init?(_ fields: Fields) {
        if let id = Identifier<MeasureValue>(fields["value"]) {
            self = .value(id)
        } else if let id = Identifier<AuditResult>(fields["result"]) {
            self = .result(id)
        } else {
            return nil
        }
    }

    var origin: RecordSource.Origin {
        switch self {
        case .value(let id): .value(id)
        case .result(let id): .result(id)
        }
    }
}

/// Which files can be saved as evidence: common kinds of document up to a maximum size. The server never shows them, and only hands them
/// back as downloads.
enum EvidenceFile {
    static let largest = 20 * 1024 * 1024
    private static let kinds = [
        "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "txt", "png", "jpg", "jpeg", "msg", "eml",
    ]
    static let accept = kinds.map { "." + $0 }.joined(separator: ",")

    /// The file's own name without the path and signs that a browser or a system could read as something else.
    static func name(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 && !"\"<>|:*?;".unicodeScalars.contains($0) }
        return String(String(String.UnicodeScalarView(plain)).suffix(120)).trimmed
    }

    static func check(_ upload: Upload) throws(Problems) -> String {
        let name = name(upload.name)
        guard !upload.bytes.isEmpty else { throw Problems("file", "The selected file is empty.") }
        guard upload.bytes.count <= largest else {
            throw Problems("file", "The selected file must be smaller than 20 MB. You can add a link instead.")
        }
        guard let kind = name.split(separator: ".").last?.lowercased(), name.contains("."), kinds.contains(kind) else {
            throw Problems("file", "The selected file must be a document, spreadsheet, presentation, image or PDF.")
        }
        return name
    }

    /// A link that begins with https, names a host, and contains no user name or password.
    static func check(link: String) throws(Problems) -> String {
        let rest = link.dropFirst("https://".count)
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard link.lowercased().hasPrefix("https://"), !host.isEmpty, !host.contains("@"), link.count <= 2000,
            link.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 })
        else { throw Problems("link", "Enter a full address that begins with https://, for example https://intranet.example/letter.") }
        return "https://" + rest
    }
}

/// The fields for what a piece of evidence is, by its kind.
struct ContentFields {
    let fields: FormFields

    func html(_ kind: EvidenceKind) -> HTML {
        switch kind {
        case .document:
            fields.file(
                "file", "File",
                hint:
                    "Document, spreadsheet, presentation, image or PDF, up to 20 MB. Do not upload children’s records, or files with macros or a password.",
                accept: EvidenceFile.accept)
        case .link: fields.text("link", "Link", hint: "An address that begins with https://.")
        case .measure:
            """
            \(fields.text("pin-name", "Name of the measure"))
            \(fields.text("pin-value", "Value on that date", hint: "With its unit and numbers, for example 62% (31 of 50)."))
            \(fields.text("pin-source", "Source of the figures"))\(fields.day("pin-day", "Date"))
            """
        case .audit:
            """
            \(fields.text("pin-name", "Audit and question", hint: "For example, letters before proceedings: are they in plain English?"))
            \(fields.text("pin-value", "Result", hint: "With the numbers, for example 19 of 24 met the standard."))
            \(fields.text("pin-source", "How the sample was selected, and who audited it"))\(fields.day("pin-day", "Date"))
            """
        case .voice: voice
        }
    }

    private var voice: HTML {
        """
        \(fields.area("voice", "What they said", hint: "In their own words if possible. Do not name children or include anything that could identify a child.", rows: 6))
        \(fields.select("voice-people", "Who spoke", options: [("", "Select")] + Voice.People.allCases.map { ($0.rawValue, $0.words) }))
        \(fields.text("voice-gathered", "How their views were gathered, and by whom", hint: "For example, a short conversation after the meeting, by the participation worker."))
        \(fields.text("voice-heard", "Number who took part", width: 4))
        \(fields.text("voice-asked", "Number who were asked (optional)", width: 4))
        \(fields.select("voice-consent", "Did they agree to their words being used?", hint: "Without consent, their words are for internal use only.", options: [("", "Select")] + Voice.Consent.allCases.map { ($0.rawValue, $0.words) }))
        \(fields.day("voice-day", "Date"))
        """
    }
}

/// The fields for the details of a piece of evidence.
struct FactsFields {
    let fields: FormFields
    let posts: ItemRead.Posts

    func html(_ kind: EvidenceKind, _ item: EvidenceItem? = nil) -> HTML {
        let grades =
            [(value: "", words: "Select")] + EvidenceGrade.allCases.map { (value: $0.rawValue, words: "\($0.words): \($0.meaning)") }
        let grade: HTML? =
            VoiceIsNotGraded.mayBeGraded(kind)
            ? fields.select("grade", "Level of impact shown", options: grades, value: item?.evidence.grade?.rawValue ?? "") : nil
        return """
            \(fields.text("title", kind == .voice ? "Short title" : "What it shows", hint: kind == .voice ? "For example, parents on the new letter. Do not name anyone." : "For example, new letter template, version 2. Do not name children.", value: item?.evidence.title ?? ""))
            \(grade)\(fields.select("owner", "Owner (optional)", hint: "The post that keeps it up to date.", options: posts.choices, value: item?.owner?.text ?? ""))
            \(fields.day("review", "Review by (optional)", value: item?.reviewBy))
            """
    }
}

/// Adds a piece of evidence: first its type, then its form.
struct NewItemPage {
    let request: PageRequest
    let sight: EvidenceSight
    let posts: ItemRead.Posts
    /// The figure or audit result that is to be saved as evidence.
    let origin: RecordSource?
    let problems: Problems?

    private var action: String { request.form.has("action") ? request.form["action"] : request.query["action"] }
    private var kind: EvidenceKind? {
        origin?.source.kind ?? EvidenceKind(rawValue: request.form.has("kind") ? request.form["kind"] : request.query["kind"])
    }

    var page: Page {
        Page(
            "Add evidence", breadcrumbs: [("Evidence", EvidencePlaces.list.path)], problems: problems,
            "<h1>Add evidence\(kind.map { ": \($0.words.lowercasedStart)" as HTML })</h1>\(kind.map(form) ?? choice)")
    }

    private var choice: HTML {
        let linking = Identifier<Action>(action).map { "&action=\($0)" } ?? ""
        let items = EvidenceKind.allCases.map { kind -> HTML in
            "<li><a href=\"\(EvidencePlaces.add.path)?kind=\(kind.rawValue)\(linking)\">\(kind.words)</a><span class=\"sub\">\(NewItemPage.meaning(kind))</span></li>"
        }
        return "<h2>Type of evidence</h2><ul>\(items)</ul>"
    }

    private static func meaning(_ kind: EvidenceKind) -> HTML {
        switch kind {
        case .document: "A file that is saved here. Its text can be searched."
        case .link: "A page or document that is kept elsewhere, for example on the intranet."
        case .measure: "A figure on a date. For a measure in Throughline, use “Save as evidence” on the measure’s page."
        case .audit: "The result of an audit on a date. For a result in Throughline, use “Save as evidence” on the action’s page."
        case .voice: "What they said, how it was gathered, how many took part, and their consent. It is never graded."
        }
    }

    /// What is saved as evidence, and its identifier in place of fields.
    private func recorded(_ origin: RecordSource) -> HTML {
        let (name, id): (String, String) =
            switch origin.origin {
            case .value(let id): ("value", id.text)
            case .result(let id): ("result", id.text)
            }
        let shown: HTML =
            switch origin.source {
            case .measure(let value): ItemPage.figure(value.name, value.value, value.source, value.day)
            case .audit(let sample): ItemPage.figure(sample.audit, sample.result, sample.sample, sample.day)
            case .link, .file, .voice: ""
            }
        return "<input type=\"hidden\" name=\"\(name)\" value=\"\(id)\">\(shown)"
    }

    private func form(_ kind: EvidenceKind) -> HTML {
        let fields = FormFields(typed: request.form.has("kind") ? request.form : nil, problems: problems)
        let actions =
            [(value: "", words: "None")] + sight.choices.map { (value: $0.id.text, words: "\($0.ref) \(ItemPage.short($0.text, 70))") }
        return request.form(
            to: EvidencePlaces.add.path, upload: true,
            """
            <input type="hidden" name="kind" value="\(kind.rawValue)">\(origin.map(recorded) ?? ContentFields(fields: fields).html(kind))
            \(FactsFields(fields: fields, posts: posts).html(kind))
            \(fields.select("action", "Linked action (optional)", hint: "You can link more actions later.", options: actions, value: action))
            <p><button class="btn">Add evidence</button></p>
            """)
    }
}

extension String {
    /// For a word in the middle of a sentence.
    var lowercasedStart: String { prefix(1).lowercased() + dropFirst() }
}
