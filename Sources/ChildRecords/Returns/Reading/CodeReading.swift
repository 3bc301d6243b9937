import ChildRecords
import Synchronization

/// Finds a code in what a council wrote for it: the code itself, its words, or either behind a letter as in `a) Male`.
final class CodeReading: Sendable {
    private let known: [String: String]
    private let seen = Mutex<[String: String?]>([:])
    private static let nothing: Set = ["", "notknown", "unknown", "notrecorded", "na", "none", "null", "blank", "notapplicable"]

    init<Codes: CodeSet>(_ set: Codes.Type, without: Set<Codes> = [], also: [String: String] = [:]) {
        var known: [String: String] = [:]
        let codes = Codes.allCases.filter { !without.contains($0) }
        for code in codes.reversed() { known[code.words.asHeading] = code.rawValue }
        for (words, code) in also { known[words.asHeading] = code }
        for code in codes { known[code.rawValue.asHeading] = code.rawValue }
        self.known = known
    }

    func fact(_ text: String) -> String? {
        if let before = seen.withLock({ $0[text] }) { return before }
        let fact = find(text)
        seen.withLock { if $0.count < 5_000 { $0[text] = fact } }
        return fact
    }

    /// The code that is written here or whose words stand here; nil for anything beside it.
    func exactly(_ text: String) -> String? {
        if text.isNegativeNumber { return nil }
        return known[text.asHeading] ?? known[CodeReading.withoutLetter(text).rest.asHeading]
    }

    private func find(_ text: String) -> String? {
        if text.isNegativeNumber { return "?" + text }
        let (rest, _) = CodeReading.withoutLetter(text)
        for candidate in [text, rest] {
            if let code = known[candidate.asHeading] { return code }
        }
        // `C2 - Full care order`, `U6: foster placement`: the code, then words for it.
        let first = rest.prefix { !" -–:(/".contains($0) }
        if first.count < rest.count, first.count <= 6, let code = known[String(first).asHeading] { return code }
        if CodeReading.nothing.contains(rest.asHeading) || CodeReading.nothing.contains(text.asHeading) { return nil }
        return "?" + String(rest.prefix(60))
    }

    /// `a) Yes` is `Yes` with the letter a.
    static func withoutLetter(_ text: String) -> (rest: String, letter: String) {
        guard let bracket = text.firstIndex(of: ")"), text.distance(from: text.startIndex, to: bracket) <= 3 else { return (text, "") }
        let letter = text[..<bracket]
        guard letter.allSatisfy({ $0.isLetter || $0.isNumber }) else { return (text, "") }
        let rest = text[text.index(after: bracket)...].drop { $0 == " " }
        return (String(rest), letter.lowercased())
    }
}

extension CodeReading {
    /// By the name of the code set.
    static let all: [String: CodeReading] = [
        "Sex": CodeReading(Sex.self, without: [.notSpecified], also: sexes.merging(["neither": "I", "other": "I"]) { own, _ in own }),
        // The census knows male, female and unborn only.
        "CensusSex": CodeReading(Sex.self, without: [.neither, .notSpecified], also: sexes),
        // Until 2023-24 the census asked the gender, and 9 was one of its codes.
        "Gender": CodeReading(Sex.self, without: [.neither], also: sexes),
        "Ethnicity": CodeReading(
            Ethnicity.self,
            also: ["information not yet obtained": "NOBT", "gypsy/roma": "WROM", "white gypsy/roma": "WROM", "refused": "REFU"]),
        "DisabilityKind": CodeReading(DisabilityKind.self, also: ["Y": "DDA", "yes": "DDA", "no": "NONE", "N": "NONE"]),
        "ReferralSource": CodeReading(ReferralSource.self, also: ["police": "6", "schools": "2A", "GP": "3A", "A&E": "3E"]),
        "NeedCode": CodeReading(NeedCode.self), "ClosureReason": CodeReading(ClosureReason.self),
        "AbuseCategory": CodeReading(
            AbuseCategory.self,
            also: ["physical": "PHY", "sexual": "SAB", "emotional": "EMO", "multiple": "MUL", "multiple/not recommended": "MUL"]),
        "EpisodeReason": CodeReading(EpisodeReason.self), "LegalStatus": CodeReading(LegalStatus.self),
        "PlacementType": CodeReading(PlacementType.self), "PlacementProvider": CodeReading(PlacementProvider.self),
        "PlacementChangeReason": CodeReading(PlacementChangeReason.self), "CeasedReason": CodeReading(CeasedReason.self),
        "ReviewParticipation": CodeReading(ReviewParticipation.self), "QuestionnaireReason": CodeReading(QuestionnaireReason.self),
        "InTouch": CodeReading(InTouch.self, also: ["Y": "YES", "N": "NO"]), "Activity": CodeReading(Activity.self),
        "Accommodation": CodeReading(Accommodation.self, also: accommodation),
        "Eligibility": CodeReading(
            Eligibility.self,
            also: [
                "relevant child": "RELE", "former relevant child": "FREL", "qualifying care leaver": "QUAL", "qualifying child": "QUAL",
                "eligible child": "ELIG", "relevant care leaver": "RELE", "former relevant care leaver": "FREL",
                "eligible care leaver": "ELIG",
            ]),
        "AssessmentFactor": CodeReading(AssessmentFactor.self), "PreviousPermanence": CodeReading(PreviousPermanence.self),
        "AdoptionReversal": CodeReading(AdoptionReversal.self),
        "MissingKind": CodeReading(MissingKind.self, also: ["absent": "A"]), "WorkerChangeReason": CodeReading(WorkerChangeReason.self),
        "PermanencePlan": CodeReading(
            PermanencePlan.self,
            also: ["SGO/CAO": "SGOCAO", "long-term residential placement": "LTRES", "return to birth family": "RETURN"]),
        "GatewayOutcome": CodeReading(GatewayOutcome.self),
        "PreProceedingsOutcome": CodeReading(PreProceedingsOutcome.self),
    ]

    private static let sexes = [
        "1": "M", "2": "F", "0": "U", "boy": "M", "girl": "F", "not stated/recorded": "U", "not stated": "U", "unborn": "U",
    ]

    /// The looked-after return puts a 1 or a 2 for suitable or not behind the letter.
    private static let accommodation: [String: String] = {
        var codes: [String: String] = [:]
        for code in Accommodation.allCases {
            for suitable in ["0", "1", "2"] { codes[code.rawValue + suitable] = code.rawValue }
        }
        return codes
    }()
}
