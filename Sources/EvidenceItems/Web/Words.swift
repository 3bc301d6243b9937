import ActionPlans
import ActionPlansWeb
import EvidenceItems
import Intake
import SiteKit
import Vocabulary

// What each refusal says to the person who asked, and the field of the form it belongs to.

extension EvidenceRefusal: InWords {
    package var words: String {
        switch self {
        case .withdrawn(let day): "This evidence was withdrawn on \(day) and can no longer be changed."
        case .overQuota(let megabytes):
            "This file would exceed the storage limit of \(megabytes) MB for evidence. Add a link instead, or ask the information governance lead to raise the limit."
        case .refusedFile(let words): words
        case .otherKind: "A new version must be of the same type. Add evidence of another type separately."
        case .sameAsBefore: "This is the same as the current version."
        case .notCheckedYet: "Check this version for personal data before you confirm it."
        case .changedSinceCheck: "The text has changed since the check. Check it again."
        case .openHits(let count):
            "\(count) \(count == 1 ? "finding is" : "findings are") not resolved. Resolve \(count == 1 ? "it" : "each"), or enter the reason for release."
        case .ownGrade: "You set its level of impact, and this level counts towards impact. Another person must read and confirm it."
        case .ownVersion: "You added this version. Another person must read and confirm it."
        case .withoutConsent: "The people who spoke did not agree to their words being used, so this evidence is for internal use only."
        case .notReadByYou: "Confirm that you have read this version. Only a reader can see everything that could identify a child."
        case .voiceHasNoGrade: "What children and parents said is not graded."
        case .noFigure(let day): "The figure for \(day) is not known, so it cannot be saved as evidence."
        }
    }

    var field: String {
        switch self {
        case .overQuota, .refusedFile, .sameAsBefore: "file"
        case .openHits: "reason"
        case .notReadByYou: "read"
        case .voiceHasNoGrade: "grade"
        default: ""
        }
    }
}

extension EvidenceItem.TextState.Reason {
    /// Why a text is not known, from the worker's refusal of the file.
    init(_ refusal: Refusal) {
        self =
            switch refusal {
            case .noTextLayer: .picture
            case .emptyText: .noWords
            case .notReadable, .notAPDF, .webPage: .otherKind
            case .oldOffice: .oldOffice
            case .tooMuchText, .tooManyPages, .tooLarge: .tooLong
            case .damaged, .cutOff: .damaged
            default: .failed
            }
    }
}

/// Shows a refusal beside the field it is about.
func asProblems<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let refusal as EvidenceRefusal { throw Problems(refusal.field, refusal.words) } catch let refusal
        as ActionRefusal
    { throw Problems("action", refusal.words) }
}

extension ReleaseStatus {
    package var tag: Tag {
        switch self {
        case .notChecked, .withdrawn: Tag(words, .hollow)
        case .notCleared: Tag(words, .square)
        case .toConfirm, .withoutConsent: Tag(words, .triangle)
        case .confirmed: Tag(words, .tick)
        }
    }
}

extension Evidence.Source {
    /// In a few words, beside the title.
    var inShort: String {
        switch self {
        case .link(let address): "link to \(EvidenceWords.host(address))"
        case .file(_, let name, let size): "\(name), \(EvidenceWords.size(size))"
        case .measure(let pin): "\(pin.name): \(pin.value) on \(pin.day)"
        case .audit(let pin): "\(pin.audit): \(pin.result), \(pin.day)"
        case .voice(let voice): "\(voice.people.words), \(voice.count)"
        }
    }

    /// The text that is known without reading a file.
    var ownWords: String? {
        switch self {
        case .link(let address): address
        case .file: nil
        case .measure(let pin): "\(pin.name)\n\(pin.value)\n\(pin.source)"
        case .audit(let pin): "\(pin.audit)\n\(pin.result)\n\(pin.sample)"
        case .voice(let voice): "\(voice.words)\n\(voice.gathered)"
        }
    }
}
