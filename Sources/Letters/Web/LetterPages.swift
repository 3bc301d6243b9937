import GRDB
import Intake
import Letters
import SiteKit
import Vocabulary

/// The addresses of the letter check. None of them ever carries a word of a letter.
package enum LetterPlaces {
    package static let check = Place("/letter-check")
    package static let words = Place("/letter-check/words")
}

extension Act {
    package static let checkLetters = Act("letters.check", "check a letter before it is sent")
    package static let keepLetterWords = Act("letters.words", "change the list of words to replace in letters")
}

/// The letter check and its list of words. A letter is read, checked, shown and forgotten: nothing of it is stored or logged.
package struct LetterPages: Sendable {
    let store: Store
    let workers: WorkerPool

    package init(store: Store, workers: WorkerPool) { (self.store, self.workers) = (store, workers) }

    package func register(on site: inout Site) {
        site.get(LetterPlaces.check, .checkLetters) { .page(LetterCheckForm(request: $0).page) }
        site.post(
            LetterPlaces.check, .checkLetters, limit: IntakeLimits.document.input, { try await check($0) },
            again: { LetterCheckForm(request: $0, problems: $1).page })
        site.get(LetterPlaces.words, .checkLetters) { .page(try await words($0)) }
        site.post(LetterPlaces.words, .keepLetterWords, { try await setWords($0) }, again: { try await words($0, $1) })
    }

    private func check(_ request: PageRequest) async throws -> Answer {
        let list = try await LetterWords.current(in: store)
        let (first, aside, pages) = try await letter(request)
        let name = LetterFile.words(ofName: request.files.first { $0.field == "file" }?.name ?? "")
        let second = request.form["second"]
        let details = ProtectedDetails(
            ProtectedDetails.Kind.allCases.flatMap { kind in
                request.form["protected-\(kind.rawValue)"].split(separator: "\n").map { (kind, String($0)) }
            })
        let newest = second.isEmpty ? [first, aside, name].joined(separator: "\n\n") : second
        let findings = details.isEmpty ? nil : WhereaboutsCheck(details).findings(in: newest)
        return .page(
            LetterCheckPage(
                first: LetterCheck(first, words: list, pages: pages), second: second.isEmpty ? nil : LetterCheck(second, words: list),
                whereabouts: findings
            ).page)
    }

    /// The letter that was pasted or sent as a file, what stands in the file beside it, and its pages.
    private func letter(_ request: PageRequest) async throws -> (text: String, aside: String, pages: Int?) {
        let pasted = request.form["letter"]
        guard let file = request.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
            if pasted.isEmpty { throw Problems("letter", "Paste the text of the letter, or choose a file.") }
            if LetterText(pasted).isEmpty { throw Problems("letter", LetterRefusal.noWords.words) }
            return (pasted, "", nil)
        }
        if !pasted.isEmpty { throw Problems("file", "Paste the letter or choose a file, not both.") }
        do {
            let found = try await store.whileOnDisk(file.bytes) { try await LetterFile.read($0, by: workers) }
            return (found.text, found.aside, found.pages > 1 ? found.pages : nil)
        } catch let refusal as LetterRefusal {
            throw Problems("file", refusal.words)
        }
    }

    private func words(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let text = try await LetterWords.text(in: store)
        return LetterWordsPage(request: request, text: text, problems: problems).page
    }

    private func setWords(_ request: PageRequest) async throws -> Answer {
        let text = request.form["words"]
        do throws(PlainWords.BadLine) {
            _ = try PlainWords(text)
        } catch {
            throw Problems("words", "Line \(error.number) is not of the form: word > plainer words.")
        }
        try await LetterWords.set(text, in: store, by: request.changer)
        return .seeOther(LetterPlaces.words.path)
    }
}

/// The council's own list of words to replace, in the settings of the installation; the shipped list until it is changed.
enum LetterWords {
    private static let name = "letter words"

    static func text(in store: Store) async throws -> String {
        try await Settings(store).value(Settings.Name(name)) ?? PlainWords.shipped
    }

    static func current(in store: Store) async throws -> PlainWords { try PlainWords(await text(in: store)) }

    static func set(_ text: String, in store: Store, by changer: Changer) async throws {
        try await store.change(by: changer, .keepLetterWords, on: name) { db in
            try db.execute(
                literal: """
                    INSERT INTO setting (name, value) VALUES (\(name), \(text)) ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """)
        }
    }
}
