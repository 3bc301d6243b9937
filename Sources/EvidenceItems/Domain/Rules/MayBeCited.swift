import ActionPlans

/// Evidence is cited in a document that leaves the service only after a check for personal data and a second person's confirmation.
///
/// The check alone clears nothing: a named person confirms that they have read this version. A new version or a new title needs a new
/// check and a new confirmation. Evidence is not cleared for release until each finding of the check is resolved, or the person who
/// confirms gives a reason. What children and parents said is for internal use only without their consent, whoever confirms.
package enum MayBeCited {
    package static func status(of item: EvidenceItem) -> ReleaseStatus {
        if item.evidence.setAside != nil { return .withdrawn }
        if case .voice(let voice) = item.evidence.source, !voice.consent.allowsQuoting { return .withoutConsent }
        guard let check = item.newest?.check, check.isCurrent else { return .notChecked }
        if item.newest?.confirmation != nil { return .confirmed }
        return check.open > 0 ? .notCleared : .toConfirm
    }

    package static func allows(_ item: EvidenceItem) -> Bool { status(of: item) == .confirmed }
}
