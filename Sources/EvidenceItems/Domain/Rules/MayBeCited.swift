import ActionPlans

/// Evidence is cited in something that leaves the service only after a check for personal data and a person's word.
///
/// The check releases nothing by itself: a named person confirms having read this very version. A new version, another title or
/// another wording needs a new check and a new confirmation. What stands open from the check holds the item until each hit is settled
/// or the person who confirms gives a reason. What children and parents said stays inside without their consent, whoever confirms.
package enum MayBeCited {
    package static func standing(of item: EvidenceItem) -> ReleaseStanding {
        if item.evidence.setAside != nil { return .setAside }
        if case .voice(let voice) = item.evidence.source, !voice.consent.allowsQuoting { return .withoutConsent }
        guard let check = item.newest?.check, check.isOfTheseWords else { return .notChecked }
        if item.newest?.confirmation != nil { return .confirmed }
        return check.open > 0 ? .held : .toConfirm
    }

    package static func allows(_ item: EvidenceItem) -> Bool { standing(of: item) == .confirmed }
}
