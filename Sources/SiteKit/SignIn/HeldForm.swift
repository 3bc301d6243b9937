import Foundation

/// A form that was sent and could not be taken yet: its fields travel in the page, so that nothing typed is lost and nothing is saved.
struct HeldForm: Sendable {
    /// Enough for any form of words; what is longer was a file.
    static let limit = 512 * 1024
    /// Fields that belong to the sending, not to what was typed, and secrets, which never travel in a page.
    private static let ours: Set<String> = ["token", "proof", "password", "again", "present", "code"]

    let path: String
    private let token: String
    let fields: [(name: String, value: String)]

    init(_ request: PageRequest) {
        path = request.path
        token = request.session?.token ?? request.form["token"]
        fields = request.form.pairs.filter { !HeldForm.ours.contains($0.name) }
    }

    var hidden: HTML {
        fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML }.joined()
    }

    /// What was written in words, for the person to see before it is sent on.
    var shown: HTML {
        let typed = fields.filter { $0.value.trimmed.contains(where: \.isWhitespace) }
        guard !typed.isEmpty else { return "" }
        let lines = typed.map { "<p class=\"kept\">\($0.value)</p>" as HTML }
        return "<details class=\"held\" open><summary>What you entered</summary>\(lines)</details>"
    }

    /// The same form again, with the token of the session that is there now, or of the one that ended.
    func form(_ body: HTML) -> HTML {
        "<form method=\"post\" action=\"\(path)\" novalidate><input type=\"hidden\" name=\"token\" value=\"\(token)\">\(hidden)\(body)</form>"
    }
}

extension Page {
    /// The session ended before the form was sent. The text waits in this page while its person signs in beside it.
    static func signedOut(_ held: HeldForm) -> Page {
        let title = "You have been signed out"
        return Page(
            title, status: 403,
            """
            <h1>\(title)</h1><p>Nothing has been saved yet. What you entered is kept on this page.</p>
            <ol><li><a href="\(SignInPages.signIn.path)" target="_blank" rel="noopener">Sign in again in a new window</a></li>
            <li>Come back to this page and send the form.</li></ol>
            \(held.form("\(held.shown)<p><button class=\"btn\">Send now</button></p>"))
            """)
    }

    /// The form was opened before its person signed in again.
    static func sendAgain(_ held: HeldForm) -> Page {
        let title = "You have signed in again"
        return Page(
            title, status: 403,
            """
            <h1>\(title)</h1><p>You opened the page before that, so nothing has been saved yet. Check what you entered, then send it.</p>
            \(held.form("\(held.shown)<p><button class=\"btn\">Send now</button></p>"))
            """)
    }
}
