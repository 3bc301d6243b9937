import ChildRecords
import ChildRecordsWeb
import GRDB
import Letters
import LettersWeb
import PreProceedings
import SiteKit
import Vocabulary

/// The page of the letters of a case.
struct CaseLetterPage: Sendable {
    let request: PageRequest
    let number: String
    let item: PreProceedingsCase
    let letters: CaseLetters
    let problems: Problems?
    private let names: [Identifier<Worker>: String]
    private let launches: [Identifier<CaseLetter>: Day]

    init(request: PageRequest, number: String, item: PreProceedingsCase, letters: CaseLetters, problems: Problems?, in db: Database) throws
    {
        self.number = number
        (self.request, self.item, self.letters, self.problems) = (request, item, letters, problems)
        var (names, launches): ([Identifier<Worker>: String], [Identifier<CaseLetter>: Day]) = ([:], [:])
        for letter in letters.letters {
            for account in [letter.author, letter.reader, letter.score?.scorer].compactMap(\.self) where names[account] == nil {
                names[account] = try String.fetchOne(db, sql: "SELECT name FROM account WHERE id = ?", arguments: [account.text])
            }
            launches[letter.id] =
                try TemplateVersion.all(of: letter.template, in: db).first { $0.number == letter.templateVersion }?.launch
        }
        (self.names, self.launches) = (names, launches)
    }

    private var id: Identifier<PreProceedingsCase> { item.id }

    /// Those who must not be given the printed case page, because what is recorded names what they must not learn.
    private var keptFromThePage: [String] {
        let recorded = item.trail.map { "\($0.facts.person). \($0.facts.words)" }.joined(separator: "\n\n")
        return letters.recipients.filter { person in
            WhereaboutsCheck(letters.details(keptFrom: person.id)).findings(in: recorded).contains(where: \.isDirect)
        }.map(\.name)
    }

    private var fields: FormFields { FormFields(typed: problems == nil ? nil : request.form, problems: problems) }
    private var path: String { CaseLetterPages.place.path(id) }

    var page: Page {
        Page(
            "Letters of case \(number)",
            breadcrumbs: [("Pre-proceedings", CaseRegister.address.list), ("Case", CaseRegister.address.path(id))], problems: problems,
            """
            <h1>Letters</h1><p>Each person with parental responsibility has a letter of their own, even at one address. A letter goes out only as the
            file that a second person has read. The files are not stored.</p>\(apart)\(people)\(list)\(forms)
            """)
    }

    private var apart: HTML? {
        let lines = letters.protections.map { protection -> HTML in
            let from = letters.recipient(protection.recipient)?.name ?? ""
            let count = protection.details.all.count
            return
                "<li>\(protection.person): protected from \(from), \(count == 1 ? "1 detail" : "\(count) details") known\(end(protection))</li>"
        }
        if lines.isEmpty { return nil }
        let kept = keptFromThePage
        let print: HTML? =
            kept.isEmpty
            ? nil
            : "<p><strong>The case page names a protected detail. Do not print it for \(kept.joined(separator: " or ")).</strong></p>"
        return """
            <section class="note doubt"><h2>Protected whereabouts</h2><ul>\(lines)</ul>\(print)<p>Hold separate meetings, on different days, and send separate
            invitations, plans and emails. Check all of them as letters, with their subject lines.</p></section>
            """
    }

    private func end(_ protection: LetterProtection) -> HTML {
        let key = protection.id.text
        let reason = fields.text(
            "end-reason-\(key)", "Why it ends", hint: "To correct a detail, add a new protection and then end this one.", width: 40)
        return form("end", "End this protection", "<input type=\"hidden\" name=\"protection\" value=\"\(key)\">\(reason)")
    }

    private var people: HTML {
        let columns = ["Person", "Parental responsibility", "Meeting", "Letter before proceedings"].map { Table.Column($0) }
        let rows = letters.recipients.map { person -> HTML in
            let own = letters.letters.last { $0.recipient == person.id && $0.template == .letterBefore }
            let state: HTML =
                own.map { "\($0.state.words)" } ?? (person.hasResponsibility ? Tag("No letter yet", .triangle).html : "No letter")
            let isApart = letters.protections.isEmpty == false
            return Table.row(
                columns, ["\(person.name)", person.hasResponsibility ? "Yes" : "No", isApart ? "Separate" : "May be together", state])
        }
        return rows.isEmpty
            ? "<p class=\"note\">Nobody is on the list yet. Add each person with parental responsibility.</p>"
            : "<h2>People</h2>\(Table("People to write to", columns, rows: rows).html())"
    }

    private var list: HTML? {
        if letters.letters.isEmpty { return nil }
        let items = letters.letters.map { letter -> HTML in
            let version = letter.templateVersion == 0 ? "original" : "version \(letter.templateVersion)"
            let launch = launches[letter.id].map { ", in use from \($0)" } ?? ""
            let score: HTML? = letter.score.map { score in
                """
                <div><dt>Score</dt><dd>\(score.total) of 20, \(score.meetsStandard ? "meets" : "below") the standard of \(LetterScore.standard) (local
                setting). \(names[score.scorer] ?? ""), \(score.day)</dd></div>
                """
            }
            return """
                <section><h3>\(letter.template.title), to \(letters.recipient(letter.recipient)?.name ?? "")</h3><dl class="summary">
                <div><dt>Status</dt><dd>\(letter.state.words)</dd></div>
                <div><dt>Prepared</dt><dd>\(names[letter.author] ?? ""), \(letter.prepared)</dd></div>
                <div><dt>Template</dt><dd>\(version)\(launch)</dd></div>\(reading(letter))\(score)</dl>\(next(letter))</section>
                """
        }
        return "<h2>Letters</h2>\(items)"
    }

    private func reading(_ letter: CaseLetter) -> HTML? {
        switch letter.state {
        case .prepared: nil
        case .read(let reader, let day), .sent(_, let reader, let day):
            "<div><dt>Read by</dt><dd>\(names[reader] ?? ""), \(day)</dd></div>"
        }
    }

    /// The form for what comes next with a letter.
    private func next(_ letter: CaseLetter) -> HTML? {
        let key = letter.id.text
        let hidden: HTML = "<input type=\"hidden\" name=\"letter\" value=\"\(key)\">"
        let own = letter.author == request.person.id.worker
        switch letter.state {
        case .prepared where own: return "<p class=\"note\">Somebody else reads this letter before it goes out.</p>"
        case .prepared:
            return form(
                "read", "Record that you have read it",
                """
                \(hidden)\(fields.file("read-file-\(key)", "The final file", hint: "Choose the file that you have read from beginning to end.", accept: Self.kinds))
                \(fields.choices("read-each-\(key)", "Sentences that may say where somebody is, or tell of another person", options: [(value: "yes", words: "I have looked at each, and none does harm")]))
                """)
        case .read:
            return form(
                "send", "Record that it went out",
                """
                \(hidden)\(fields.file("send-file-\(key)", "The file that went out", hint: "It is checked again.", accept: Self.kinds))
                \(fields.day("send-\(key)", "Date", value: request.today))
                """)
        case .sent where letter.score == nil && !own:
            let parts = LetterScore.Part.allCases.map { part in
                fields.choices(
                    "score-\(part.rawValue)-\(key)", part.words,
                    options: CaseLetterPages.Points.allCases.map { (value: $0.rawValue, words: $0.words) })
            }
            return form("score", "Score the letter", "\(hidden)\(parts)")
        case .sent: return nil
        }
    }

    private static let kinds = ".docx,.pdf,.txt"

    private func form(_ word: String, _ title: String, _ body: HTML) -> HTML {
        let isThis = request.form["do"] == word && problems != nil
        return """
            <details class="unprinted"\(" open", when: isThis)><summary>\(title)</summary>\(request.form(to: path, upload: true, """
                <input type="hidden" name="do" value="\(word)">\(body)<p><button class="btn">\(title)</button></p>
                """))</details>
            """
    }

    private var forms: HTML {
        let people = letters.recipients.map { (value: $0.id.text, words: $0.name) }
        let choose = [(value: "", words: "Select")]
        let recipient = form(
            "recipient", "Add a person",
            """
            \(fields.text("recipient-name", "Name", width: 30))
            \(fields.choices("recipient-responsibility", "Parental responsibility", options: [(value: "yes", words: "Yes"), (value: "no", words: "No")]))
            """)
        if people.isEmpty { return recipient }
        let kinds = choose + LetterTemplate.allCases.map { (value: $0.rawValue, words: $0.title) }
        let prepare = form(
            "prepare", "Prepare a letter",
            """
            \(fields.select("prepare-to", "To", options: choose + people))\(fields.select("prepare-template", "Kind", hint: "The record keeps which version of the template is in use today.", options: kinds))
            \(fields.text("prepare-subject", "Subject line, if it goes by email (optional)", width: 40))
            \(fields.file("prepare-file", "The final file", hint: "Word (.docx), PDF or plain text. It is checked and not stored.", accept: Self.kinds))
            """)
        let details = ProtectedDetails.Kind.allCases.map {
            fields.area("protected-\($0.rawValue)", $0.words, hint: "One on each line.", rows: 2)
        }
        let protect = form(
            "protect", "Protect somebody’s whereabouts",
            """
            \(fields.select("protect-from", "Who must not find out", options: choose + people))\(fields.text("protect-person", "Whose whereabouts", width: 30))\(details)
            """)
        return "<h2 class=\"unprinted\">Add</h2>\(prepare)\(recipient)\(protect)"
    }
}

extension CaseLetter {
    var reader: Identifier<Worker>? {
        switch state {
        case .prepared: nil
        case .read(let reader, _), .sent(_, let reader, _): reader
        }
    }
}

extension CaseLetter.State {
    var words: String {
        switch self {
        case .prepared: "Prepared, waits for a second reader"
        case .read(_, let day): "Read on \(day), ready to go out"
        case .sent(let day, _, _): "Went out on \(day)"
        }
    }
}
