import ActionPlans

/// What children and parents said is never graded and never counted towards a rating.
///
/// It stands apart on each page, with who spoke, how their words were gathered, how many were heard, and whether they agreed. The
/// other kinds are graded by what they show.
package enum VoiceIsNotGraded {
    package static func mayBeGraded(_ kind: EvidenceKind) -> Bool { kind != .voice }
}
