import ActionPlans
import EvidenceItems
import Vocabulary

/// A pack shows the title of a piece of evidence only when it may leave the council: its newest version was checked for personal data, and a
/// second person who read it confirmed it by the cut-off. Everything else is listed without its title, with the reason.
///
/// A confirmation on the day of the cut-off is in time. The title is left out as well, because the second person has not read it and it may
/// name somebody. Evidence that was withdrawn is left out altogether, and so is what was added after the cut-off.
package enum EvidenceInPack {
    package enum Place: Sendable, Hashable {
        case cited(confirmed: Day)
        case heldBack(String)
        case leftOut
    }

    package static func place(of item: EvidenceItem, cutOff: Day) -> Place {
        if item.evidence.setAside != nil || item.evidence.day > cutOff { return .leftOut }
        guard MayBeCited.allows(item), let confirmed = item.newest?.confirmation?.on else { return .heldBack(item.release.reason) }
        return confirmed <= cutOff ? .cited(confirmed: confirmed) : .heldBack("It was confirmed on \(confirmed), after the cut-off.")
    }

    /// Why a pack that cites this item may not be shared with another reader; nil while it may.
    package static func recall(_ item: EvidenceItem) -> String? {
        switch item.release {
        case .withdrawn, .withoutConsent, .notCleared: item.release.reason
        case .notChecked, .toConfirm, .confirmed: nil
        }
    }
}
