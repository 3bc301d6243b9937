import ActionPlans
import Vocabulary

/// A piece of evidence with all that hangs on it: who keeps it, its versions, what it serves, and whether it may leave.
package struct EvidenceItem: Sendable, Hashable, Identifiable {
    /// As it stands in its newest version.
    package let evidence: Evidence
    /// The post that keeps it up to date.
    package let owner: Identifier<Post>?
    /// By when somebody looks whether it still holds.
    package let reviewBy: Day?
    /// The newest first; never empty.
    package let versions: [Version]
    package let actions: [Identifier<Action>]
    package let version: Int

    package init(
        evidence: Evidence, owner: Identifier<Post>? = nil, reviewBy: Day? = nil, versions: [Version], actions: [Identifier<Action>] = [],
        version: Int = 1
    ) {
        (self.evidence, self.owner, self.reviewBy, self.versions) = (evidence, owner, reviewBy, versions)
        (self.actions, self.version) = (actions, version)
    }

    package var id: Identifier<Evidence> { evidence.id }
    package var kind: EvidenceKind { evidence.source.kind }
    package var newest: Version? { versions.first }
    package var release: ReleaseStanding { MayBeCited.standing(of: self) }
}

extension EvidenceItem {
    /// One version: a new file or a new figure is a new version, and the old ones stay.
    package struct Version: Sendable, Hashable, Identifiable {
        package let id: Identifier<Version>
        package let number: Int
        package let day: Day
        package let author: String
        /// The account that added it; empty for what was moved over from before there were versions.
        package let account: String
        /// Why there is a new version.
        package let note: String
        package let source: Evidence.Source
        package let text: TextState
        /// The last check for personal data; nil before the first.
        package let check: PersonalDataRecord?
        package let confirmation: Confirmation?
        /// What of the record here it was taken from; nil for what was typed or kept elsewhere.
        package let pinned: PinnedRecord?

        package init(
            id: Identifier<Version> = Identifier(), number: Int = 1, day: Day, author: String, account: String = "", note: String = "",
            source: Evidence.Source, text: TextState = .notRead(.notTriedYet), check: PersonalDataRecord? = nil,
            confirmation: Confirmation? = nil, pinned: PinnedRecord? = nil
        ) {
            (self.id, self.number, self.day, self.author, self.account) = (id, number, day, author, account)
            (self.note, self.source, self.text, self.check, self.confirmation) = (note, source, text, check, confirmation)
            self.pinned = pinned
        }
    }

    /// Whether the words of a version are known here, and so can be searched and compared.
    package enum TextState: Sendable, Hashable {
        case read(pages: Int, wasDamaged: Bool)
        case notRead(Reason)

        package enum Reason: String, Sendable, Hashable, CaseIterable {
            case notTriedYet = "not_tried"
            case picture
            case noWords = "no_words"
            case otherKind = "other_kind"
            case oldOffice = "old_office"
            case tooLong = "too_long"
            case damaged
            case failed
            case keptElsewhere = "kept_elsewhere"

            package var words: String {
                switch self {
                case .notTriedYet: "it was added before texts were read. Add it again as a new version."
                case .picture: "it holds pictures of pages and no text, as a scan does."
                case .noWords: "no words were found in it."
                case .otherKind: "text is read from PDF, Word (.docx) and plain text only."
                case .oldOffice: "it is an Office file from before 2007. Save it as .docx to have it read."
                case .tooLong: "it holds more text than is read from one file."
                case .damaged: "it is damaged."
                case .failed: "reading it took too long or failed. Print it to a PDF and add that as a new version."
                case .keptElsewhere: "it is kept elsewhere, and nothing is fetched from there."
                }
            }
        }
    }

    /// A named person has read this version and says that it may leave the service.
    package struct Confirmation: Sendable, Hashable {
        package let by: String
        package let on: Day
        /// Why it may leave although something found stays in it; empty where nothing was left open.
        package let reason: String

        package init(by: String, on: Day, reason: String = "") { (self.by, self.on, self.reason) = (by, on, reason) }
    }
}

/// What the record keeps of a check for personal data.
package struct PersonalDataRecord: Sendable, Hashable {
    package let on: Day
    package let by: String
    /// What it compared with, in words.
    package let compared: [String]
    package let hits: Int
    /// Hits that nobody has settled.
    package let open: Int
    /// True when the words have not changed since.
    package let isOfTheseWords: Bool

    package init(on: Day, by: String, compared: [String], hits: Int, open: Int, isOfTheseWords: Bool = true) {
        (self.on, self.by, self.compared, self.hits) = (on, by, compared, hits)
        (self.open, self.isOfTheseWords) = (open, isOfTheseWords)
    }
}

/// How far a piece of evidence is on its way to being cited in something that leaves the service.
package enum ReleaseStanding: String, Sendable, Hashable, CaseIterable {
    case notChecked = "not-checked"
    case held
    case toConfirm = "to-confirm"
    case withoutConsent = "without-consent"
    case setAside = "set-aside"
    case confirmed

    package var words: String {
        switch self {
        case .notChecked: "Not checked for personal data"
        case .held: "Held: something found is open"
        case .toConfirm: "Checked, waits for a person to confirm"
        case .withoutConsent: "Inside only: no consent"
        case .setAside: "Set aside"
        case .confirmed: "May be cited outside"
        }
    }
}

extension ReleaseStanding {
    /// Why it may not be cited outside yet; empty when it may.
    package var reason: String {
        switch self {
        case .notChecked: "It was not checked for personal data, or it has changed since."
        case .held: "Something that may lead to a person was found in it and is not settled."
        case .toConfirm: "Nobody has confirmed yet having read it."
        case .withoutConsent: "Those who spoke did not agree that their words are used outside."
        case .setAside: "It was set aside and counts no more."
        case .confirmed: ""
        }
    }
}
