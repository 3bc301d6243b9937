import Vocabulary

/// Whether a family group decision-making meeting was offered before the application (Children Act 1989, section 31ZA). Recording an
/// application never waits for it: what is missing is marked. An emergency protection order and police protection are outside the duty.
package enum OfferBeforeApplying: Hashable, Sendable {
    case offered(FamilyMeeting.Offer)
    case exempt(FamilyMeeting.Exemption)
    /// With what was said at the application, and by which senior manager; empty where nothing was said.
    case missing(reason: String, senior: String)

    /// - Returns: nil where there is no application.
    package init?(_ spell: Spell) {
        guard let applied = spell.applied else { return nil }
        self.init(spell, before: applied)
    }

    /// As it would be for an application on this day.
    package init(_ spell: Spell, before day: Day) {
        if let offer = spell.family.offered.filter({ $0.on <= day }).max(by: { $0.on < $1.on }) {
            self = .offered(offer)
        } else if let exemption = spell.family.exemptFromOffering, exemption.on <= day {
            self = .exempt(exemption)
        } else {
            self = .missing(reason: spell.atApplication?.words ?? "", senior: spell.atApplication?.person ?? "")
        }
    }

    package var isMissing: Bool { if case .missing = self { true } else { false } }

    package var words: String {
        switch self {
        case .offered(let offer): "Offered on \(offer.on): \(offer.how.words.lowercased())"
        case .exempt(let exemption): "Exempt: \(exemption.reason) (\(exemption.decidedBy), \(exemption.on))"
        case .missing(let reason, let senior):
            reason.isEmpty
                ? "Missing: no offer and no exemption is recorded" : "Missing: \(reason)\(senior.isEmpty ? "" : " (known to \(senior))")"
        }
    }

    /// Whether the duty was in force on the day of an application.
    package static func isDuty(on day: Day, _ terms: LocalTerms) -> Bool { terms.dutyFrom.map { $0 <= day } ?? false }
}
