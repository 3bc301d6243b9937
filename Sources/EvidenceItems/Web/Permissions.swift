import SiteKit

extension Act {
    package static let readEvidence = Act("evidence.read", "read and search evidence")
    package static let keepEvidence = Act("evidence.keep", "add evidence, new versions of it, and what it serves")
    package static let confirmEvidence = Act(
        "evidence.confirm", "confirm that evidence may be cited outside, and settle what was found in it")
    package static let keepNames = Act("evidence.names", "load a list of names for the check of evidence, and set how much is kept")
}
