import ActionPlans

/// What children and parents said is never graded and never counts towards a rating.
///
/// It is shown separately on each page, with who spoke, how their views were gathered, how many took part, and whether they agreed to
/// their words being used. Other kinds of evidence are graded by the level of impact shown.
package enum VoiceIsNotGraded {
    package static func mayBeGraded(_ kind: EvidenceKind) -> Bool { kind != .voice }
}
