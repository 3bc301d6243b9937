import ChildRecords
import ChildRecordsWeb
import GRDB
import Intake
import Letters
import LettersWeb
import PreProceedings
import SiteKit
import Vocabulary

extension Act {
    package static let writeCaseLetters = Act("pre-proceedings.letters", "write, read and send the letters of a case")
}

extension CaseLetterRefusal: InWords {
    package var words: String {
        switch self {
        case .ownLetter: "You prepared this letter. Somebody else reads it before it goes out."
        case .alreadyRead: "This letter has been read already."
        case .anotherFile: "This is not the file that was prepared. Choose that file, or prepare the new one as a letter of its own."
        case .notRead: "A second person has to read this letter before it goes out."
        case .alreadySent: "This letter has gone out already."
        case .inFuture: "This day is still to come. Enter the day on which the letter went out."
        case .beforeReading(let day): "The letter was read on \(day). Enter that day or a later one."
        case .notSent: "Only a letter that has gone out is scored."
        case .alreadyScored: "This letter has been scored already."
        case .scoredByAuthor: "You wrote this letter. Somebody else scores it."
        case .scoredByManager: "You manage the person who wrote this letter. Somebody else scores it."
        }
    }
}

/// The letters of a case: to whom, what each must not learn, the final file, who read it, when it went out, and its score. No file and no
/// word of a letter is stored.
package struct CaseLetterPages: Sendable {
    static let place = PlaceOf<PreProceedingsCase>("/pre-proceedings/:proceedings/letters")
    let store: Store
    let workers: WorkerPool

    package init(store: Store, workers: WorkerPool) { (self.store, self.workers) = (store, workers) }

    package func register(on site: inout Site) {
        site.get(Self.place, .writeCaseLetters) { request, id in .page(try await page(request, id)) }
        site.post(Self.place, .writeCaseLetters, limit: IntakeLimits.document.input) { request, id in
            do {
                return try await answer(request, id)
            } catch let problems as Problems {
                return .page(try await page(request, id, problems))
            }
        }
        LetterSample(store: store).register(on: &site)
    }

    private func page(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>, _ problems: Problems? = nil) async throws -> Page {
        let page = try await store.read { db in
            let number = try CaseRegister.register.line(id, as: Viewer(request), in: db).number
            guard let item = try PreProceedingsCase.load(id, in: db) else { throw NotFound() }
            return try CaseLetterPage(
                request: request, number: number, item: item, letters: CaseLetters(of: id, in: db), problems: problems, in: db)
        }
        try await store.recordView(of: [id], act: .writeCaseLetters, by: request.changer)
        return page.page
    }

    private enum Asked: String { case recipient, protect, end, prepare, read, send, score }

    private func answer(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> Answer {
        let saying =
            switch Asked(rawValue: request.form["do"]) {
            case .recipient: try await addRecipient(request, id)
            case .protect: try await protect(request, id)
            case .end: try await end(request, id)
            case .prepare: try await prepare(request, id)
            case .read: try await read(request, id)
            case .send: try await send(request, id)
            case .score: try await score(request, id)
            case nil: throw Problems("", "Choose what to do with one of the buttons of this page.")
            }
        return .seeOther(Self.place.path(id), saying: "\(saying)")
    }

    /// One transaction in which the person may know of the case.
    private func change(
        _ request: PageRequest, _ id: Identifier<PreProceedingsCase>, _ note: String, _ act: @escaping @Sendable (Database) throws -> Void
    ) async throws {
        try await store.change(by: request.changer, .writeCaseLetters, on: id.text, note: note) { db in
            _ = try CaseRegister.register.line(id, as: Viewer(request), in: db)
            try act(db)
        }
    }

    // MARK: To whom, and what they must not learn

    private func addRecipient(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> String {
        var reader = FormReader(request.form)
        let name = reader.text("recipient-name", "Enter the name.", limit: 100)
        let answer: Answered? = reader.choice("recipient-responsibility", "Answer whether they have parental responsibility.")
        let has = try reader.finish(answer)
        let together = PlainPeople.names(in: name)
        if together { throw Problems("recipient-name", "Enter one person. Each person has a letter of their own, even at one address.") }
        try await change(request, id, "recipient added") { db in
            if try !Row.fetchAll(db, literal: "SELECT 1 FROM letter_recipient WHERE proceedings = \(id) AND name = \(name)").isEmpty {
                throw Problems("recipient-name", "This person is on the list already.")
            }
            try db.execute(
                literal: """
                    INSERT INTO letter_recipient (id, proceedings, name, has_responsibility)
                    VALUES (\(Identifier<LetterRecipient>()), \(id), \(name), \(has == .yes))
                    """)
        }
        return "Saved: the person."
    }

    enum Answered: String { case yes, no }

    private func protect(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> String {
        var reader = FormReader(request.form)
        let from: Identifier<LetterRecipient>? = reader.identifier("protect-from", "Choose who must not find out.")
        let person = reader.text("protect-person", "Enter whose whereabouts are protected.", limit: 100)
        let details = ProtectedDetails.Kind.allCases.flatMap { kind in
            reader.optionalText("protected-\(kind.rawValue)", limit: 2000).split(separator: "\n").map { (kind: kind, text: String($0)) }
        }
        let recipient = try reader.finish(from)
        try await change(request, id, "whereabouts protected") { db in
            try known(recipient, id, in: db)
            let protection = Identifier<LetterProtection>()
            try db.execute(
                literal: "INSERT INTO letter_protection (id, recipient, person) VALUES (\(protection), \(recipient), \(person))")
            for detail in details where detail.text.contains(where: \.isLetter) || detail.text.contains(where: \.isNumber) {
                try db.execute(
                    literal: """
                        INSERT INTO letter_protected_detail (protection, kind, detail) VALUES (\(protection), \(detail.kind.rawValue), \(detail.text))
                        """)
            }
        }
        return "Saved: the protection."
    }

    /// A protection that was wrong, or is no longer needed. What it held stays in the record, out of the check.
    private func end(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> String {
        let key = request.form["protection"]
        var reader = FormReader(request.form)
        let reason = reader.text("end-reason-\(key)", "Enter why the protection ends.", limit: 300)
        try reader.finish()
        let today = request.today
        try await change(request, id, "protection of whereabouts ended") { db in
            guard let protection = try CaseLetters(of: id, in: db).protections.first(where: { $0.id.text == key }) else { throw NotFound() }
            try db.execute(literal: "UPDATE letter_protection SET ended = \(today), reason = \(reason) WHERE id = \(protection.id)")
        }
        return "Saved: the protection has ended."
    }

    private func known(_ recipient: Identifier<LetterRecipient>, _ id: Identifier<PreProceedingsCase>, in db: Database) throws {
        let rows = try Row.fetchAll(db, literal: "SELECT 1 FROM letter_recipient WHERE id = \(recipient) AND proceedings = \(id)")
        if rows.isEmpty { throw NotFound() }
    }

    // MARK: The final file

    private func prepare(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> String {
        var reader = FormReader(request.form)
        let to: Identifier<LetterRecipient>? = reader.identifier("prepare-to", "Choose to whom the letter goes.")
        let kind: LetterTemplate? = reader.choice("prepare-template", "Choose what kind of letter it is.")
        let (recipient, template) = try reader.finish(to, kind)
        let file = try await checked(request, "prepare-file", id, recipient, subject: request.form["prepare-subject"])
        try await change(request, id, "letter prepared") { db in
            try known(recipient, id, in: db)
            let version = try TemplateVersion.inUse(TemplateVersion.all(of: template, in: db), on: request.today)?.number ?? 0
            let letter = CaseLetter(
                id: Identifier<CaseLetter>(), to: recipient, template, version: version, file: file.digest, by: request.person.id.worker,
                on: request.today, readingEase: file.readingEase)
            try letter.insert(for: id, in: db)
        }
        let some = file.forReader.count == 1 ? "1 sentence" : "\(file.forReader.count) sentences"
        return file.forReader.isEmpty ? "Saved: the letter." : "Saved: the letter. \(some) for the second reader to look at."
    }

    private struct CheckedFile: Sendable {
        let digest: String
        /// Nil for a file without a sentence.
        let readingEase: Double?
        /// Sentences that a second person has to look at before the letter goes out.
        let forReader: [String]
    }

    /// - Throws: `Problems` where the file cannot be read or names what its reader must not learn.
    private func checked(
        _ request: PageRequest, _ field: String, _ id: Identifier<PreProceedingsCase>, _ recipient: Identifier<LetterRecipient>,
        subject: String = ""
    ) async throws -> CheckedFile {
        guard let file = request.files.first(where: { $0.field == field && !$0.name.isEmpty }) else {
            throw Problems(field, "Choose the final file.")
        }
        let letters = try await store.read { db in
            _ = try CaseRegister.register.line(id, as: Viewer(request), in: db)
            return try CaseLetters(of: id, in: db)
        }
        let text: String
        let counts: LetterCounts
        let blanks: [(blank: String, line: String)]
        do {
            let found = try await store.whileOnDisk(file.bytes) { try await LetterFile.read($0, by: workers) }
            text = [found.text, found.aside, subject, LetterFile.words(ofName: file.name)].joined(separator: "\n\n")
            counts = LetterCounts(LetterText(found.text))
            blanks = LetterBlanks.found(in: [found.text, found.aside, subject].joined(separator: "\n"))
        } catch let refusal as LetterRefusal {
            throw Problems(field, refusal.words)
        }
        if let first = blanks.first {
            let others = blanks.count == 1 ? "" : " \(blanks.count - 1) more follow."
            throw Problems(
                field,
                "“\(first.blank)” is not filled in: “\(first.line.shortened(to: 100))”.\(others) Fill in every blank, then choose the new file."
            )
        }
        let findings = letters.isKeptApart(recipient) ? WhereaboutsCheck(letters.details(keptFrom: recipient)).findings(in: text) : []
        let named = findings.filter(\.isDirect)
        if !named.isEmpty {
            let list = named.prefix(10).map { "“\($0.found)”" }.joined(separator: ", ")
            throw Problems(
                field,
                "This file, its name or the subject line names what its reader must not learn: \(list). Take it out, then choose the new file."
            )
        }
        let others = letters.recipients.filter { $0.id != recipient }.map(\.name)
        let facts = OtherPersonFacts(names: others).findings(in: text).map(\.sentence)
        var seen: Set<String> = []
        return CheckedFile(
            digest: Digest(of: Array(file.bytes)).text, readingEase: counts.words == 0 ? nil : counts.fleschReadingEase,
            forReader: (findings.map(\.sentence) + facts).filter { seen.insert($0).inserted })
    }

    private func letter(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> CaseLetter {
        let letters = try await store.read { db in
            _ = try CaseRegister.register.line(id, as: Viewer(request), in: db)
            return try CaseLetters(of: id, in: db).letters
        }
        guard let letter = letters.first(where: { $0.id.text == request.form["letter"] }) else { throw NotFound() }
        return letter
    }

    /// Loads the letter anew, lets it change and saves it.
    private func change(
        _ letter: CaseLetter, _ request: PageRequest, _ id: Identifier<PreProceedingsCase>, _ field: String, _ note: String,
        _ act: @escaping @Sendable (inout CaseLetter, PreProceedingsCase) throws -> Void
    ) async throws {
        try await change(request, id, note) { db in
            guard var now = try CaseLetters(of: id, in: db).letters.first(where: { $0.id == letter.id }),
                let item = try PreProceedingsCase.load(id, in: db)
            else { throw NotFound() }
            do {
                try act(&now, item)
            } catch let refusal as CaseLetterRefusal {
                throw Problems(field, refusal.words)
            }
            try now.save(in: db)
        }
    }

    private func read(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> String {
        let letter = try await letter(request, id)
        let field = "read-file-\(letter.id.text)"
        let file = try await checked(request, field, id, letter.recipient)
        if !file.forReader.isEmpty, request.form["read-each-\(letter.id.text)"] != "yes" {
            let list = file.forReader.prefix(20).map { "“\($0)”" }.joined(separator: " ")
            throw Problems(
                "read-each-\(letter.id.text)",
                "Look at these sentences, which may say where somebody is or tell of another person, then choose the answer and the file again: \(list)"
            )
        }
        let (person, today) = (request.person.id.worker, request.today)
        try await change(letter, request, id, field, "letter read") { now, _ in try now.read(file.digest, by: person, on: today) }
        return "Saved: the letter has been read."
    }

    private func send(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> String {
        let letter = try await letter(request, id)
        let field = "send-file-\(letter.id.text)"
        var reader = FormReader(request.form)
        let day = reader.day("send-\(letter.id.text)", "Enter the day on which the letter went out.")
        let sent = try reader.finish(day)
        let file = try await checked(request, field, id, letter.recipient)
        let today = request.today
        try await change(letter, request, id, field, "letter sent") { now, _ in try now.send(file.digest, on: sent, today: today) }
        return "Saved: the letter has gone out."
    }

    private func score(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>) async throws -> String {
        let letter = try await letter(request, id)
        var reader = FormReader(request.form)
        var points: [LetterScore.Part: Int] = [:]
        for part in LetterScore.Part.allCases {
            let name = "score-\(part.rawValue)-\(letter.id.text)"
            let given: Points? = reader.choice(name, "Choose 0, 1 or 2: \(part.words.lowercasedFirst).")
            points[part] = given?.number
        }
        try reader.finish()
        guard let score = LetterScore(points, by: request.person.id.worker, on: request.today) else { throw NotFound() }
        let field = "score-opening-\(letter.id.text)"
        try await change(letter, request, id, field, "letter scored") { now, item in
            try now.take(score, managers: Set([item.named[.manager]].compactMap(\.self)))
        }
        return "Saved: the score."
    }

    enum Points: String, CaseIterable {
        case none = "0"
        case some = "1"
        case full = "2"

        var number: Int { self == .none ? 0 : self == .some ? 1 : 2 }
        var words: String { self == .none ? "0: not there" : self == .some ? "1: in part" : "2: good" }
    }
}

/// Whether a line names two people.
enum PlainPeople {
    static func names(in text: String) -> Bool {
        text.contains("&") || text.lowercased().split { !$0.isLetter }.contains { $0 == "and" || $0 == "parents" }
    }
}
