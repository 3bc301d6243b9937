import ActionPlans
import Indicators
import Vocabulary

/// A piece of evidence with its owner, its versions, the actions it is linked to, and whether it can be released.
package struct EvidenceItem: Sendable, Hashable, Identifiable {
    /// Its newest version.
    package let evidence: Evidence
    /// The post that is responsible for keeping it up to date.
    package let owner: Identifier<Post>?
    /// The date by which it must be reviewed.
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
    package var release: ReleaseStatus { MayBeCited.status(of: self) }
}

extension EvidenceItem {
    /// One version. A new file or a new figure is a new version, and earlier versions stay.
    package struct Version: Sendable, Hashable, Identifiable {
        package let id: Identifier<Version>
        package let number: Int
        package let day: Day
        package let author: String
        /// The account that added it; empty for evidence from before versions were recorded.
        package let account: String
        /// Why there is a new version.
        package let note: String
        package let source: Evidence.Source
        package let text: TextState
        /// The last check for personal data; nil before the first.
        package let check: PersonalDataRecord?
        package let confirmation: Confirmation?
        /// The figure or audit result it was saved from; nil for evidence that was typed, uploaded or linked.
        package let origin: EvidenceOrigin?

        package init(
            id: Identifier<Version> = Identifier(), number: Int = 1, day: Day, author: String, account: String = "", note: String = "",
            source: Evidence.Source, text: TextState = .notRead(.notTriedYet), check: PersonalDataRecord? = nil,
            confirmation: Confirmation? = nil, origin: EvidenceOrigin? = nil
        ) {
            (self.id, self.number, self.day, self.author, self.account) = (id, number, day, author, account)
            (self.note, self.source, self.text, self.check, self.confirmation) = (note, source, text, check, confirmation)
            self.origin = origin
        }
    }

    /// Whether the text of a version is known here, and so can be searched and checked.
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
                case .notTriedYet: "it was added before text was read. Add it again as a new version."
                case .picture: "it contains images of pages and no text, like a scan."
                case .noWords: "no text was found in it."
                case .otherKind: "text is read from PDF, Word (.docx) and plain text only."
                case .oldOffice: "it is an Office file from before 2007. Save it as .docx so that it can be read."
                case .tooLong: "it contains more text than can be read from one file."
                case .damaged: "it is damaged."
                case .failed: "it could not be read. Print it to a PDF and add that as a new version."
                case .keptElsewhere: "it is a link, and linked pages are not opened."
                }
            }
        }
    }

    /// A named person read this version and confirmed that it can be released.
    package struct Confirmation: Sendable, Hashable {
        package let by: String
        package let on: Day
        /// Why it can be released with unresolved findings; empty where all were resolved.
        package let reason: String

        package init(by: String, on: Day, reason: String = "") { (self.by, self.on, self.reason) = (by, on, reason) }
    }
}

/// The result of a check for personal data.
package struct PersonalDataRecord: Sendable, Hashable {
    package let on: Day
    package let by: String
    /// What the text was compared with.
    package let compared: [String]
    package let hits: Int
    /// Findings that are not resolved.
    package let open: Int
    /// True when the text has not changed since.
    package let isCurrent: Bool

    package init(on: Day, by: String, compared: [String], hits: Int, open: Int, isCurrent: Bool = true) {
        (self.on, self.by, self.compared, self.hits) = (on, by, compared, hits)
        (self.open, self.isCurrent) = (open, isCurrent)
    }
}

/// Whether a piece of evidence can be cited in a document that leaves the service.
package enum ReleaseStatus: String, Sendable, Hashable, CaseIterable {
    case notChecked = "not-checked"
    case notCleared = "not-cleared"
    case toConfirm = "to-confirm"
    case withoutConsent = "without-consent"
    case withdrawn
    case confirmed

    package var words: String {
        switch self {
        case .notChecked: "Not checked for personal data"
        case .notCleared: "Not cleared for release"
        case .toConfirm: "Checked, waiting for confirmation"
        case .withoutConsent: "Internal use only: no consent"
        case .withdrawn: "Withdrawn"
        case .confirmed: "Cleared for release"
        }
    }
}

extension ReleaseStatus {
    /// Why it cannot be released; empty when it can.
    package var reason: String {
        switch self {
        case .notChecked: "It has not been checked for personal data, or it has changed since the check."
        case .notCleared: "Possible personal data was found in it and has not been resolved."
        case .toConfirm: "A second person has not confirmed that it can be released."
        case .withoutConsent: "The people who spoke did not agree that their words can be used outside the service."
        case .withdrawn: "It was withdrawn."
        case .confirmed: ""
        }
    }
}

/// The figure of a measure or the audit result that evidence was saved from. The evidence stays as it was on that day, even when the
/// figure or the result is corrected later.
package enum EvidenceOrigin: Sendable, Hashable {
    /// - Parameter isCorrected: true when the figure was corrected after it was saved as evidence.
    case value(Identifier<MeasureValue>, of: Identifier<Measure>, isCorrected: Bool)
    case result(Identifier<AuditResult>, of: Identifier<Action>)
}

/// Why an act on evidence is refused.
package enum EvidenceRefusal: Error, Sendable, Hashable {
    case withdrawn(on: Day)
    case overQuota(megabytes: Int)
    case refusedFile(String)
    case otherKind
    case sameAsBefore
    case notCheckedYet
    case changedSinceCheck
    case openHits(Int)
    case ownVersion
    /// The person who confirms set its level of impact.
    case ownGrade
    case withoutConsent
    case notReadByYou
    case voiceHasNoGrade
    /// The figure of that day is not known, so there is nothing to save.
    case noFigure(Day)
}

/// What a person typed into the search, as a query for the full-text index: every word is text, and nothing is an operator.
///
/// A single quotation mark, `*`, `NEAR`, `AND` and a colon have no special meaning. The last word can be the start of one: `pre-proc` finds
/// `pre-proceedings`.
package struct SearchWords: Sendable, Hashable {
    package let words: [String]

    package init(_ typed: String) {
        words = typed.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Nil when there is nothing to search for.
    package var expression: String? {
        guard let last = words.last else { return nil }
        return (words.dropLast().map { "\"\($0)\"" } + ["\"\(last)\"*"]).joined(separator: " ")
    }
}
