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
}
