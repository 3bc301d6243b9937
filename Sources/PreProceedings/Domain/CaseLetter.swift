import ChildRecords
import Letters
import Vocabulary

/// Somebody to whom the council writes about a case: a person of their own letter, also where two live at one address.
package struct LetterRecipient: Identifiable, Hashable, Sendable {
    package let id: Identifier<LetterRecipient>
    package let name: String
    package let hasResponsibility: Bool

    package init(id: Identifier<LetterRecipient>, name: String, hasResponsibility: Bool) {
        (self.id, self.name, self.hasResponsibility) = (id, name, hasResponsibility)
    }
}

/// What goes out on paper of a case, from its final file to the day on which it was sent. The file is not kept: its digest is, so that no
/// other file passes for it.
package struct CaseLetter: Identifiable, Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case prepared
        case read(by: Identifier<Worker>, on: Day)
        case sent(on: Day, readBy: Identifier<Worker>, readOn: Day)
    }

    package let id: Identifier<CaseLetter>
    package let recipient: Identifier<LetterRecipient>
    package let template: LetterTemplate
    /// The version of the template that was in use when it was prepared; 0 is the original.
    package let templateVersion: Int
    /// The digest of the final file.
    package let file: String
    package let author: Identifier<Worker>
    package let prepared: Day
    /// Flesch reading ease of the final file, counted when it was prepared; nil where it was not counted.
    package let readingEase: Double?
    package private(set) var state: State
    package private(set) var score: LetterScore?

    package init(
        id: Identifier<CaseLetter>, to recipient: Identifier<LetterRecipient>, _ template: LetterTemplate, version: Int, file: String,
        by author: Identifier<Worker>, on prepared: Day, readingEase: Double? = nil, state: State = .prepared, score: LetterScore? = nil
    ) {
        (self.id, self.recipient, self.template, templateVersion) = (id, recipient, template, version)
        (self.file, self.author, self.prepared, self.readingEase) = (file, author, prepared, readingEase)
        (self.state, self.score) = (state, score)
    }

    /// A second person has read the final file from beginning to end.
    package mutating func read(_ file: String, by reader: Identifier<Worker>, on day: Day) throws(CaseLetterRefusal) {
        guard state == .prepared else { throw .alreadyRead }
        if reader == author { throw .ownLetter }
        if file != self.file { throw .anotherFile }
        state = .read(by: reader, on: day)
    }

    /// It went out: the very file that was read.
    package mutating func send(_ file: String, on day: Day, today: Day) throws(CaseLetterRefusal) {
        guard case .read(let reader, let readOn) = state else {
            if state == .prepared { throw .notRead }
            throw .alreadySent
        }
        if file != self.file { throw .anotherFile }
        if day > today { throw .inFuture }
        if day < readOn { throw .beforeReading(readOn) }
        state = .sent(on: day, readBy: reader, readOn: readOn)
    }

    /// - Parameter managers: who manages the author on this case.
    package mutating func take(_ score: LetterScore, managers: Set<Identifier<Worker>>) throws(CaseLetterRefusal) {
        guard case .sent = state else { throw .notSent }
        if self.score != nil { throw .alreadyScored }
        if score.scorer == author { throw .scoredByAuthor }
        if managers.contains(score.scorer) { throw .scoredByManager }
        self.score = score
    }
}

/// The ten-part sheet: 0 to 2 points for each part.
package struct LetterScore: Hashable, Sendable {
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case opening, concerns, changes, help, review, advice, family, voice, consequences, length

        package var words: String {
            switch self {
            case .opening: "It opens plainly: who, and why now"
            case .concerns: "Five worries or fewer, each about a named child"
            case .changes: "Each worry has what must change"
            case .help: "Each change has help with it"
            case .review: "The review has a date"
            case .advice: "Free legal advice is explained"
            case .family: "A family meeting is offered"
            case .voice: "What the child says is in it"
            case .consequences: "What happens otherwise is clear and fair"
            case .length: "It has four pages or fewer"
            }
        }
    }

    /// A local setting of this product: no source sets one.
    package static let standard = 16
    package static let most = 2

    package let points: [Part: Int]
    package let scorer: Identifier<Worker>
    package let day: Day

    /// Nil where a part has no points, or more than two.
    package init?(_ points: [Part: Int], by scorer: Identifier<Worker>, on day: Day) {
        guard Part.allCases.allSatisfy({ points[$0].map { (0...LetterScore.most).contains($0) } ?? false }) else { return nil }
        (self.points, self.scorer, self.day) = (points, scorer, day)
    }

    package var total: Int { points.values.reduce(0, +) }
    package var meetsStandard: Bool { total >= LetterScore.standard }
}

/// Why a letter cannot be read, sent or scored.
package enum CaseLetterRefusal: Error, Hashable, Sendable {
    case ownLetter, alreadyRead, anotherFile, notRead, alreadySent, inFuture, beforeReading(Day)
    case notSent, alreadyScored, scoredByAuthor, scoredByManager
}
