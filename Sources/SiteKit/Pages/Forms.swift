import Vocabulary

extension PageRequest {
    /// A form of this session: with its token, its own key, and the version of the thing it changes.
    package func form(to path: String, version: Int? = nil, upload: Bool = false, _ body: HTML) -> HTML {
        """
        <form method="post" action="\(path)"\(" enctype=\"multipart/form-data\"", when: upload) novalidate>\
        <input type="hidden" name="token" value="\(session?.token)"><input type="hidden" name="form-key" value="\(Identifier<FormKey>())">\
        <input type="hidden" name="\(FormNames.field)" value="\(FormNames(in: body).text)">\
        \(version.map { "<input type=\"hidden\" name=\"version\" value=\"\($0)\">" as HTML })\(body)</form>
        """
    }

    /// One button that does one thing.
    package func button(_ words: String, to path: String, version: Int? = nil, quiet: Bool = true, fields: [(String, String)] = []) -> HTML
    {
        let hidden = fields.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" as HTML }
        return form(to: path, version: version, "\(hidden)<button class=\"btn\(" quiet", when: quiet)\">\(words)</button>")
    }
}

/// The fields of a form: each with its label, its hint, and its problem where it has one.
package struct FormFields: Sendable {
    private let problems: Problems?
    private let typed: Fields?
    /// True where it draws what was sent before.
    package var isTyped: Bool { typed != nil }

    /// - Parameter typed: what was sent before; it stays in the fields whatever was wrong with it.
    package init(typed: Fields? = nil, problems: Problems? = nil) {
        self.problems = problems
        self.typed = typed
    }

    package func text(
        _ name: String, _ label: String, hint: String? = nil, value: String = "", autocomplete: String? = nil, width: Int? = nil,
        list: String? = nil
    ) -> HTML {
        let list: HTML? = list.map { " list=\"\($0)\"" }
        return input(name, label, hint, "type=\"text\" value=\"\(kept(name, value))\"\(list)", autocomplete, width)
    }

    package func password(_ name: String, _ label: String, hint: String? = nil, autocomplete: String) -> HTML {
        input(name, label, hint, "type=\"password\"", autocomplete, 30)
    }

    package func file(_ name: String, _ label: String, hint: String? = nil, accept: String) -> HTML {
        input(name, label, hint, "type=\"file\" accept=\"\(accept)\"", nil, nil)
    }

    package func area(_ name: String, _ label: String, hint: String? = nil, value: String = "", rows: Int = 4) -> HTML {
        wrap(
            name, label, hint,
            "<textarea id=\"\(name)\" name=\"\(name)\" rows=\"\(rows)\"\(described(name, hint))>\(kept(name, value))</textarea>")
    }

    package func select(_ name: String, _ label: String, hint: String? = nil, options: [(value: String, words: String)], value: String = "")
        -> HTML
    {
        let chosen = kept(name, value)
        let options = options.map { "<option value=\"\($0.value)\"\(" selected", when: $0.value == chosen)>\($0.words)</option>" as HTML }
        return wrap(name, label, hint, "<select id=\"\(name)\" name=\"\(name)\"\(described(name, hint))>\(options)</select>")
    }

    /// Three fields, day, month and year, read forgivingly by ``FormReader/day(_:_:)``.
    package func day(_ name: String, _ label: String, hint: String? = nil, value: Day? = nil) -> HTML {
        let parts: [(String, String, String)] = [
            ("day", "Day", value.map { String($0.dayOfMonth) } ?? ""), ("month", "Month", value.map { String($0.month) } ?? ""),
            ("year", "Year", value.map { String($0.year) } ?? ""),
        ]
        let inputs = parts.map { part, words, value -> HTML in
            let id = "\(name)-\(part)"
            return """
                <span><label for="\(id)">\(words)</label><input id="\(id)" name="\(id)" inputmode="numeric" autocomplete="off" \
                size="\(part == "year" ? 4 : 2)" value="\(kept(id, value))"></span>
                """
        }
        return """
            <fieldset class="field\(" wrong", when: problem(name) != nil)" id="\(name)"\(described(name, hint))><legend>\(label)</legend>\(notes(name, hint))<div class="day">\(inputs)</div></fieldset>
            """
    }

    package func choices(
        _ name: String, _ legend: String, hint: String? = nil, several: Bool = false, options: [(value: String, words: String)],
        chosen: Set<String> = []
    ) -> HTML {
        let now = typed?.has(name) == true ? Set(typed?.all(name) ?? []) : chosen
        let boxes = options.enumerated().map { index, option -> HTML in
            let id = "\(name)-\(index)"
            return """
                <div class="choice"><input type="\(several ? "checkbox" : "radio")" id="\(id)" name="\(name)" value="\(option.value)"\
                \(" checked", when: now.contains(option.value))><label for="\(id)">\(option.words)</label></div>
                """
        }
        return """
            <fieldset class="field\(" wrong", when: problem(name) != nil)" id="\(name)"\(described(name, hint))><legend>\(legend)</legend>\(notes(name, hint))\(boxes)</fieldset>
            """
    }

    private func input(_ name: String, _ label: String, _ hint: String?, _ kind: HTML, _ autocomplete: String?, _ width: Int?) -> HTML {
        let extras: HTML = """
            \(autocomplete.map { " autocomplete=\"\($0)\"" as HTML })\(width.map { " size=\"\($0)\"" as HTML })
            """
        return wrap(name, label, hint, "<input id=\"\(name)\" name=\"\(name)\" \(kind)\(extras)\(described(name, hint))>")
    }

    private func wrap(_ name: String, _ label: String, _ hint: String?, _ control: HTML) -> HTML {
        "<div class=\"field\(" wrong", when: problem(name) != nil)\"><label for=\"\(name)\">\(label)</label>\(notes(name, hint))\(control)</div>"
    }

    private func notes(_ name: String, _ hint: String?) -> HTML {
        let hint = hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" as HTML }
        let problem = problem(name).map {
            "<p class=\"problem\" id=\"\(name)-problem\"><span class=\"unseen\">Error: </span>\($0)</p>" as HTML
        }
        return "\(hint)\(problem)"
    }

    private func described(_ name: String, _ hint: String?) -> HTML {
        let ids = (hint == nil ? [] : ["\(name)-hint"]) + (problem(name) == nil ? [] : ["\(name)-problem"])
        return ids.isEmpty ? "" : " aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    private func kept(_ name: String, _ value: String) -> String { typed?.has(name) == true ? typed?[name] ?? "" : value }
    private func problem(_ name: String) -> String? { problems?.all.first { $0.place == name }?.words }
}

extension Problems {
    /// The list of what is wrong, each line leading to its field.
    var summary: HTML {
        let lines = all.map { problem -> HTML in
            problem.place.isEmpty ? "<li>\(problem.words)</li>" : "<li><a href=\"#\(problem.place)\">\(problem.words)</a></li>"
        }
        return "<div class=\"problems\" role=\"alert\" tabindex=\"-1\" id=\"problems\"><h2>There is a problem</h2><ul>\(lines)</ul></div>"
    }
}
