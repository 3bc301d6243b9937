import Vocabulary

// The pages that say what could not be done, why, and how to go on.

extension Page {
    static func message(_ status: Int, _ title: String, _ words: String) -> Page {
        Page(title, status: status, "<h1>\(title)</h1><p>\(words)</p><p><a href=\"/\">Go to the first page</a></p>")
    }

    static let notFound = message(404, "Page not found", "There is no such page, or it is not one that you can see.")
    static let failed = message(
        500, "Something went wrong",
        "Nothing was saved. The fault is recorded without what you typed. Try again, and tell your administrator if it stays.")

    static func notAllowed(_ act: Act) -> Page {
        message(403, "You cannot open this", "Your roles do not let you \(act.words). Your administrator can say who may.")
    }

    static func refused(_ words: String) -> Page { message(409, "That could not be done", words) }

    static func unavailable(_ fault: any Unavailable) -> Page { message(503, fault.title, fault.words) }

    static func problems(_ problems: Problems) -> Page {
        let title = "Please check what was sent"
        // The fields stand on the page before this one, so nothing here can lead to them.
        let told = Problems(problems.all.map { Problem("", $0.words) })
        return Page(title, problems: told, "<h1>\(title)</h1><p>Go back to the form to mend it; what you typed is still there.</p>")
    }

    /// Both texts, and a form that saves the second over the first if the person so decides.
    static func conflict(_ conflict: EditConflict, _ visit: Visit) -> Page {
        let known = Set(conflict.saved.map(\.field))
        let sending = known.union(["token", "form-key", "version", FormNames.field])
        let others = visit.form.pairs.filter { !sending.contains($0.name) }
        let kept = others.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML }
        let both = conflict.saved.map { field -> HTML in
            """
            <fieldset class="both"><legend>\(field.label)</legend><div><h3>Saved meanwhile</h3><p class="kept">\(field.value)</p></div>
            <div><label for="mine-\(field.field)">Yours</label><textarea id="mine-\(field.field)" name="\(field.field)" rows="4">\(visit.form[field.field])</textarea></div></fieldset>
            """
        }
        let title = "Somebody saved this before you"
        return Page(
            title, status: 409,
            """
            <h1>\(title)</h1><p>Nothing of yours is lost and nothing was overwritten. Compare the two, make yours what it should be, and save.</p>
            \(visit.form(to: visit.path, version: conflict.version, "\(kept)\(both)<p><button class=\"btn\">Save mine</button></p>"))
            """)
    }
}
