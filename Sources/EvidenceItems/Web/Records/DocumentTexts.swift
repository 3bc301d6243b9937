import Intake

/// Takes the text out of a file that somebody keeps as evidence. The product asks a worker; a test answers itself.
package struct DocumentTexts: Sendable {
    let text: @Sendable (_ path: String) async throws -> FoundText

    package init(_ text: @escaping @Sendable (_ path: String) async throws -> FoundText) { self.text = text }

    package static func worker(_ pool: WorkerPool = WorkerPool()) -> DocumentTexts {
        DocumentTexts { try await pool.read($0, kind: .document, as: FoundText.self) }
    }
}

/// The words of a version, or why they are not known.
struct VersionText: Sendable {
    let body: String
    let pages: Int
    let wasDamaged: Bool
    let unread: String?

    init(_ found: FoundText) { (body, pages, wasDamaged, unread) = (found.text, found.pages, found.wasDamaged, nil) }
    init(own words: String, isElsewhere: Bool) {
        (body, pages, wasDamaged, unread) = (words, 0, false, isElsewhere ? "kept_elsewhere" : nil)
    }
    init(unread reason: String) { (body, pages, wasDamaged, unread) = ("", 0, false, reason) }
}

/// The words that a check looks through: the title and the text.
enum CheckedWords {
    static func of(title: String, body: String) -> String { "\(title)\n\n\(body)" }
}
