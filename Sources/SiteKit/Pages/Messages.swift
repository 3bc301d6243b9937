import Vocabulary

// The pages that say what could not be done, why, and how to go on.

extension Page {
    static func message(_ status: Int, _ title: String, _ words: String) -> Page {
        Page(title, status: status, "<h1>\(title)</h1><p>\(words)</p><p><a href=\"/\">Go to Home</a></p>")
    }

    static let notFound = message(
        404, "Page not found", "This page does not exist, or you cannot see it. If you followed a link, ask the person who sent it.")
    static let failed = message(
        500, "Something went wrong",
        "Nothing was saved. Try again. If it happens again, tell your administrator: the fault is recorded, without what you entered.")

    static func notAllowed(_ act: Act) -> Page {
        message(403, "You cannot open this", "Your roles do not let you \(act.words). Ask your administrator who can.")
    }

    static func refused(_ words: String) -> Page {
        message(
            409, "Check before you continue", words + " Nothing was saved. Go back to return to the form; what you entered is still there.")
    }

    static func unavailable(_ fault: any Unavailable) -> Page { message(503, fault.title, fault.words) }

    static func problems(_ problems: Problems) -> Page {
        let title = "There is a problem with what you sent"
        // The fields stand on the page before this one, so nothing here can lead to them.
        let told = Problems(problems.all.map { Problem("", $0.words) })
        return Page(title, problems: told, "<h1>\(title)</h1><p>Go back to correct it. What you entered is still in the form.</p>")
    }

    /// Every field of the form, as it is saved and as this person sent it, to be made what it should be and saved. Nothing is saved over
    /// what this page does not show.
    static func conflict(_ conflict: EditConflict, _ request: PageRequest) -> Page {
        let shown = Set(conflict.saved.map(\.field)).union(["token", "form-key", "version", FormNames.field])
        let others = request.form.pairs.filter { !shown.contains($0.name) }
        let both = conflict.saved.map { field -> HTML in
            """
            <div class="both"><p class="kept"><strong>\(field.label), saved now:</strong> \(field.value.isEmpty ? "nothing" : field.value)</p>\(mine(field.field, conflict, request))</div>
            """
        }
        let title = "Somebody saved this before you"
        let end: HTML =
            others.isEmpty
            ? "<p><button class=\"btn\">Save my version</button></p>"
            : """
            <p class="note unseen-fields">This form has more fields than are shown here, so it cannot be saved from this page. \
            <a href="\(request.path)">Open the form again</a> and enter yours: \(others.map { "\($0.name): \($0.value)" }.joined(separator: "; "))</p>
            """
        return Page(
            title, status: 409,
            """
            <h1>\(title)</h1><p>Your text is below and nothing was overwritten. Compare it with what is saved now, correct it, and save.</p>
            \(request.form(to: request.path, version: conflict.version, "\(both)\(end)"))
            """)
    }

    private static func mine(_ field: String, _ conflict: EditConflict, _ request: PageRequest) -> HTML {
        if let choices = conflict.choices[field] {
            return FormFields(problems: nil).choices(
                field, "Yours", several: choices.several, options: choices.options, chosen: Set(request.form.all(field)))
        }
        return """
            <label for="mine-\(field)">Yours</label><textarea id="mine-\(field)" name="\(field)" rows="4">\(request.form[field])</textarea>
            """
    }
}
