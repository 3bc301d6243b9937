import Foundation
import Vocabulary

/// Before a publication, a mass export or an emergency opening a person proves again who they are, unless they just did.
/// The question comes in place of the page; a form that was sent waits in it.
struct AskedAgain: Sendable {
    static let place = Place("/sign-in/again")
    static let wrongPassword = "The password is not right. Enter it again."
    let request: PageRequest
    let hasCode: Bool
    /// True when the session came in through the council's sign-in, where there is no password of ours to ask for.
    let isCouncils: Bool
    let act: Act
    /// Where a person goes on who asked for a page; a form goes on by itself.
    let next: String
    var problem: String?

    private var problems: Problems? { problem.map { Problems("proof", $0) } }

    /// The question, with the form that waits.
    func page(holding held: HeldForm?) -> Page {
        let title = "Confirm that it is you"
        let why: HTML = "<h1>\(title)</h1><p>Before you \(act.words.replacing("their", with: "your")), confirm who you are.</p>"
        return Page(title, status: 403, problems: problems, why + (isCouncils && !hasCode ? atCouncil(held) : here(held)))
    }

    private func here(_ held: HeldForm?) -> HTML {
        if let held { return held.form(field) }
        return request.form(to: AskedAgain.place.path, "<input type=\"hidden\" name=\"next\" value=\"\(next)\">\(field)")
    }

    /// The council asks them again. A form waits in this page meanwhile.
    private func atCouncil(_ held: HeldForm?) -> HTML {
        guard let provider = request.site.provider else { return here(held) }
        let words = "Confirm with your council account"
        guard let held else { return "<p><a class=\"btn\" href=\"\(provider.pathAgain(next))\">\(words)</a></p>" }
        let there = provider.pathAgain(OwnAccountPages.place.path)
        return """
            <p>Nothing has been saved yet. What you entered is kept on this page.</p>
            <ol><li><a href="\(there)" target="_blank" rel="noopener">\(words), in a new window</a></li>
            <li>Come back to this page and continue.</li></ol>
            \(held.form("\(held.shown)<p><button class=\"btn\">Continue</button></p>"))
            """
    }

    private var field: HTML {
        let fields = FormFields(problems: problems)
        let input =
            hasCode
            ? fields.text(
                "proof", "Code from your authenticator app", hint: "6 digits, or one of your recovery codes.",
                autocomplete: "one-time-code",
                width: 20)
            : fields.password("proof", "Password", autocomplete: "current-password")
        return "\(input)<p><button class=\"btn\">Confirm and continue</button></p>"
    }
}
