import Vocabulary

/// Why something cannot be done with evidence.
package enum EvidenceRefusal: Error, Sendable, Hashable {
    case setAside(on: Day)
    case overQuota(megabytes: Int)
    case refusedFile(String)
    case otherKind
    case sameAsBefore
    case notCheckedYet
    case changedSinceCheck
    case openHits(Int)
    case ownVersion
    case withoutConsent
    case notReadByYou
    case voiceHasNoGrade
    /// The figure of that day is not known, so there is nothing to pin.
    case noFigure(Day)
}
