import Vocabulary

/// Somebody else saved the same thing after this form was drawn. Nothing is overwritten and nothing typed is lost: the page shows every field
/// of the form with what is saved now and what was typed, and for each field which of the two is saved.
package struct EditConflict: Error, Sendable {
    package struct Field: Sendable {
        let label: String
        /// What is saved now, in words; nil for what the form only adds, as a reason.
        package let saved: String?
        /// Draws it as the form does: with what is saved now, or with what was typed.
        let draw: @Sendable (FormFields) -> HTML

        package init(_ label: String, saved: String?, draw: @escaping @Sendable (FormFields) -> HTML) {
            (self.label, self.saved, self.draw) = (label, saved, draw)
        }

        /// - Parameter value: what is saved now; nil for what the form only adds.
        package static func text(_ name: String, _ label: String, _ value: String?) -> Field {
            Field(label, saved: value) { $0.area(name, label, value: value ?? "") }
        }

        package static func day(_ name: String, _ label: String, _ day: Day?, isAdded: Bool = false) -> Field {
            Field(label, saved: isAdded ? nil : day?.description ?? "") { $0.day(name, label, value: day) }
        }

        /// - Parameter chosen: what is saved now; nil for what the form only adds.
        package static func choice(
            _ name: String, _ label: String, _ chosen: Set<String>?, of options: [(value: String, words: String)], several: Bool = false
        ) -> Field {
            let words = options.filter { chosen?.contains($0.value) == true }.map(\.words).joined(separator: "; ")
            return Field(label, saved: chosen == nil ? nil : words) {
                $0.choices(name, label, several: several, options: options, chosen: chosen ?? [])
            }
        }

        /// What the form would send for what is saved.
        fileprivate var kept: [(name: String, value: String)] { FormInputs(of: draw(FormFields())).pairs }
        fileprivate var names: Set<String> { FormInputs(of: draw(FormFields())).names }
    }

    package let fields: [Field]
    package let version: Int
    /// What else is saved now, where the form only adds and so has nothing saved of its own to show.
    private(set) var beside: [(title: String, words: String)] = []

    package init(_ fields: [Field], version: Int) { (self.fields, self.version) = (fields, version) }

    func beside(_ facts: [(title: String, words: String)]) -> EditConflict {
        guard fields.allSatisfy({ $0.saved == nil }) else { return self }
        var conflict = self
        conflict.beside = facts.filter { !$0.words.isEmpty }
        return conflict
    }
}

/// What the fields in a piece of markup of ours would send as they stand.
struct FormInputs {
    private(set) var pairs: [(name: String, value: String)] = []
    private(set) var names: Set<String> = []

    init(of markup: HTML) {
        let text = String(decoding: markup.bytes, as: UTF8.self)
        for match in text.matches(of: /<(input|textarea|select)([^>]*)>((?:(?!<\/textarea>|<\/select>|<input|<textarea|<select)[\s\S])*)/) {
            let (kind, tag, body) = (match.1, String(match.2), String(match.3))
            guard let name = FormInputs.attribute("name", of: tag) else { continue }
            names.insert(name)
            switch kind {
            case "textarea": pairs.append((name, FormInputs.plain(body)))
            case "select":
                let options = body.matches(of: /<option value="([^"]*)"( selected)?>/)
                if let chosen = options.first(where: { $0.2 != nil }) ?? options.first {
                    pairs.append((name, FormInputs.plain(String(chosen.1))))
                }
            default:
                let isTicked = tag.contains(" checked") || !tag.contains(/type="(?:radio|checkbox)"/)
                if isTicked { pairs.append((name, FormInputs.attribute("value", of: tag) ?? "")) }
            }
        }
    }

    private static func attribute(_ name: String, of tag: String) -> String? {
        guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound, let end = tag[start...].firstIndex(of: "\"") else { return nil }
        return plain(String(tag[start..<end]))
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }
}

extension Page {
    static func conflict(_ conflict: EditConflict, _ request: PageRequest) -> Page {
        let title = "Somebody saved this before you"
        let typed = FormFields(typed: request.form)
        let fields = (conflict.fields + others(conflict, request)).enumerated().map { field($1, $0, typed, request.form) }
        let beside = conflict.beside.map { "<p class=\"kept\"><strong>\($0.title), saved now:</strong> \($0.words)</p>" as HTML }
        return Page(
            title, status: 409,
            """
            <h1>\(title)</h1><p>Nothing was overwritten. Compare what you entered with what is saved now, choose for each field that differs which of the two is saved, and save. Nothing is chosen for you.</p>\(beside)
            \(request.form(to: request.path, version: conflict.version, "\(fields)<p><button class=\"btn\">Save my version</button></p>"))
            """)
    }

    private static func field(_ field: EditConflict.Field, _ number: Int, _ typed: FormFields, _ form: Fields) -> HTML {
        guard let saved = field.saved else { return "<div class=\"both\">\(field.draw(typed))</div>" }
        let now: HTML = "<p class=\"kept\"><strong>\(field.label), saved now:</strong> \(saved.isEmpty ? "nothing" : saved)</p>"
        let (names, kept) = (field.names, field.kept)
        func said(_ pairs: [(name: String, value: String)]) -> Set<String> {
            Set(pairs.filter { names.contains($0.name) && !$0.value.isEmpty }.map { "\($0.name)=\($0.value.trimmed)" })
        }
        if said(form.pairs) == said(kept) { return "<div class=\"both\">\(now)\(field.draw(typed))</div>" }
        let which = FormFields().choices(
            "which-\(number)", "\(field.label): which is saved?",
            options: [(value: "mine", words: "Yours"), (value: "saved", words: "What is saved now")])
        let pairs = ([("names", names.sorted().joined(separator: ","))] + kept).map { "\($0.0.asQueryValue)=\($0.1.asQueryValue)" }
        return """
            <div class="both">\(now)\(field.draw(typed))\(which)<input type="hidden" name="saved-\(number)" value="\(pairs.joined(separator: ";"))"></div>
            """
    }

    /// What else the form sent. It is shown, so that nothing is saved that cannot be seen here.
    private static func others(_ conflict: EditConflict, _ request: PageRequest) -> [EditConflict.Field] {
        let known = Set(conflict.fields.flatMap(\.names)).union(["token", "form-key", "version", "proof", FormNames.field])
        return request.form.pairs.filter { !known.contains($0.name) }.map { name, value in
            EditConflict.Field(name, saved: nil) { _ in
                let shown: HTML? =
                    name == "form" ? nil : "<p class=\"hint\">\(name.replacing("-", with: " ").capitalisedFirst): \(value)</p>"
                return "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">\(shown)"
            }
        }
    }
}

extension Fields {
    /// What the page of a conflict sends, as the form itself would: where what is saved is to stay, it takes the place of what was typed.
    var settled: Fields {
        let asked = pairs.filter { $0.name.hasPrefix("saved-") }.map { "which-" + $0.name.dropFirst("saved-".count) }
        if asked.isEmpty { return self }
        let choices = pairs.filter { asked.contains($0.name) }
        var rest = pairs.filter { !$0.name.hasPrefix("which-") && !$0.name.hasPrefix("saved-") }
        for choice in choices where choice.value == "saved" {
            let kept =
                Fields(urlEncoded: self["saved-" + choice.name.dropFirst("which-".count)].replacing(";", with: "&").utf8)?.pairs ?? []
            let names = Set(kept.first?.value.split(separator: ",").map(String.init) ?? [])
            rest.removeAll { names.contains($0.name) }
            rest += kept.dropFirst().filter { names.contains($0.name) }
        }
        // No choice is none: with a version that nothing has, the page asks again.
        if Set(choices.map(\.name)) != Set(asked) { rest = rest.map { $0.name == "version" ? ($0.name, "0") : $0 } }
        return Fields(rest)
    }
}
