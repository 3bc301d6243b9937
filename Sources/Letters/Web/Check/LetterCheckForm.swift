import Letters
import SiteKit
import Vocabulary

/// The form of the letter check, and the page of its list of words.
struct LetterCheckForm {
    let request: PageRequest
    var problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form, problems: problems)
        return Page(
            "Letter check", problems: problems,
            """
            <h1>Letter check</h1>
            <p>Check a letter before you send it. The check shows missing parts, words and sentences that are hard to read, and \
            anything that could lead to a person whose whereabouts are protected.</p>
            <p class="note">The letter is not stored. No score can show that a letter is good: ask somebody who does not know the family to read it.</p>
            \(request.form(to: LetterPlaces.check.path, upload: true, """
                \(fields.area("letter", "The letter", hint: "Paste the whole text.", rows: 14))
                \(fields.file("file", "Or choose a file", hint: "Word (.docx), PDF or plain text.", accept: ".docx,.pdf,.txt"))
                <details><summary>Compare with a second text</summary>
                \(fields.area("second", "The second text", hint: "For example, the letter after you changed it. Both are shown side by side.", rows: 10))</details>
                <details><summary>A person’s whereabouts are protected from the reader</summary>
                <p>Enter what the reader must not find out, one on each line. The check looks for different spellings. Nothing is stored.</p>
                \(ProtectedDetails.Kind.allCases.map { fields.area("protected-\($0.rawValue)", $0.words, hint: $0.hint, rows: 2) })</details>
                <p><button class="btn">Check the letter</button></p>
                """))
            <p><a href="\(LetterPlaces.words.path)">Words to replace</a></p>
            """)
    }
}

extension ProtectedDetails.Kind {
    fileprivate var hint: String {
        switch self {
        case .address: "With its postcode. Also an address that they have left, if the reader does not know it."
        case .school: "Its full name."
        case .healthSetting: "Its full name."
        case .phone: "Every number that the reader does not have."
        case .email: "Every address that the reader does not have."
        case .name: "A name that the reader does not know."
        case .solicitor: "The name of the firm and its street."
        case .attendance: "For example, Tuesdays at 4.15pm."
        }
    }
}

struct LetterWordsPage {
    let request: PageRequest
    let text: String
    var problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form, problems: problems)
        let list = (try? PlainWords(text))?.entries ?? []
        let rows = list.map { "<tr><td>\($0.terms.joined(separator: ", "))</td><td>\($0.plainer)</td></tr>" as HTML }
        let form: HTML? =
            request.may(.keepLetterWords)
            ? """
            <h2>Change the list</h2>
            \(request.form(to: LetterPlaces.words.path, """
                \(fields.area("words", "Words and what to write", hint: "One on each line: word, other form > plainer words. Short forms such as LAC are found only in capitals.", value: text, rows: 16))
                <button class="btn">Save the list</button>
                """))
            """ : nil
        return Page(
            "Words to replace", breadcrumbs: [("Letter check", LetterPlaces.check.path)], problems: problems,
            """
            <h1>Words to replace</h1>
            <p>The letter check looks for these words. The council can change the list. If a legal word must stay, explain it once.</p>
            <table class="dense"><caption class="unseen">Words to replace and what to write</caption><thead><tr><th scope="col">Word</th><th scope="col">Write</th></tr></thead>
            <tbody>\(rows)</tbody></table>
            \(form)
            """)
    }
}
