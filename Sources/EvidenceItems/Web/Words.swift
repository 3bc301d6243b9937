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
        case .setAside(let day): "This was set aside on \(day). It can be seen in the record and no longer changed."
        case .overQuota(let megabytes):
            "All files of evidence together may take \(megabytes) MB (a local setting), and this one would go over it. Give a link, or ask the information governance lead for more room."
        case .refusedFile(let words): words
        case .otherKind: "A new version is of the same kind as the one before. Add the other kind as evidence of its own."
        case .sameAsBefore: "This is the same as the version before, so there is nothing new to keep."
        case .notCheckedYet: "Check it for personal data first. Then read it, and confirm."
        case .changedSinceCheck: "Its words have changed since it was checked. Check it again."
        case .openHits(let count):
            "\(count) of the things found \(count == 1 ? "is" : "are") not settled. Settle each, or say why it may leave although \(count == 1 ? "it stays" : "they stay")."
        case .ownVersion: "You added this version yourself. Another person reads and confirms it."
        case .withoutConsent: "Those who spoke did not agree that their words are used, so they stay inside the service."
        case .notReadByYou: "Say that you have read it. A check finds shapes and listed names; only a reader sees what leads to a child."
        case .voiceHasNoGrade: "What children and parents said is not graded."
        case .noFigure(let day): "The figure of \(day) is not known, so there is nothing to pin."
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
    /// Why a text is not known, by what the worker said of its file.
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

/// Puts what a domain refused beside the field it is about.
func asProblems<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let refusal as EvidenceRefusal { throw Problems(refusal.field, refusal.words) } catch let refusal
        as ActionRefusal
    { throw Problems("action", refusal.words) }
}

extension ReleaseStanding {
    package var tag: Tag {
        switch self {
        case .notChecked, .setAside: Tag(words, .hollow)
        case .held: Tag(words, .square)
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

    /// The words that are known here without reading a file.
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
