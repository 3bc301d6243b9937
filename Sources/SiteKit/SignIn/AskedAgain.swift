import Foundation
import Vocabulary

/// Before a publication, a mass export or an emergency opening a person proves again who they are, unless they just did.
/// The question comes in place of the page; a form that was sent waits in it.
struct AskedAgain: Sendable {
    static let place = Place("/sign-in/again")
    static let wrongPassword = "The password is not right. Type it again."
    let visit: Visit
    let hasCode: Bool
    let act: Act
    /// Where a person goes on who asked for a page; a form goes on by itself.
    let next: String
    var problem: String?

    private var problems: Problems? { problem.map { Problems("proof", $0) } }

    /// The question, with the form that waits.
    func page(holding held: HeldForm?) -> Page {
        let title = "Confirm that it is you"
        let why: HTML = "<h1>\(title)</h1><p>You asked to \(act.words). Before that, prove again who you are.</p>"
        let body: HTML =
            if let held { held.form(field) } else {
                visit.form(to: AskedAgain.place.path, "<input type=\"hidden\" name=\"next\" value=\"\(next)\">\(field)")
            }
        return Page(title, status: 403, problems: problems, "\(why)\(body)\(provider(isForm: held != nil))")
    }

    private var field: HTML {
        let fields = FormFields(problems: problems)
        let input =
            hasCode
            ? fields.text(
                "proof", "Code of your authenticator", hint: "Six figures, or one of your recovery codes.", autocomplete: "one-time-code",
                width: 20)
            : fields.password("proof", "Password", autocomplete: "current-password")
        return "\(input)<p><button class=\"btn\">Confirm and go on</button></p>"
    }

    private func provider(isForm: Bool) -> HTML? {
        guard let provider = visit.site.provider else { return nil }
        let next = isForm ? OwnAccountPages.place.path : next
        let words: HTML = isForm ? "in a new window, then come back and press the button with nothing typed" : ""
        let target: HTML = isForm ? " target=\"_blank\" rel=\"noopener\"" : ""
        return """
            <p>You signed in through the council? <a href="\(provider.pathAgain(next))"\(target)>Confirm with your council account</a> \(words)</p>
            """
    }
}
