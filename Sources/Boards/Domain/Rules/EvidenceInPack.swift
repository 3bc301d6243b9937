import ActionPlans
import EvidenceItems
import Vocabulary

/// A piece of evidence stands in a pack under its title only when it may leave: its newest version was checked for personal data, and a
/// named person who read it confirmed it by the cut-off. Everything else is held back, without its title and with the reason.
///
/// A confirmation on the day of the cut-off is in time. The title is held back too, because it was not read by the second person and may
/// itself name somebody. What was set aside is left out altogether, and what was added after the cut-off is not there yet.
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

    /// Why a pack that cites this item gets no further reader; nil while it may.
    package static func recall(_ item: EvidenceItem) -> String? {
        switch item.release {
        case .setAside, .withoutConsent, .held: item.release.reason
        case .notChecked, .toConfirm, .confirmed: nil
        }
    }
}
