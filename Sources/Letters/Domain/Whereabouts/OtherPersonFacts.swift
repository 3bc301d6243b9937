/// Sentences of a letter to one person that tell of another’s health, offences or what they said in confidence.
package struct OtherPersonFacts: Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case health, offences, disclosure

        package var words: String {
            switch self {
            case .health: "Health"
            case .offences: "Offences"
            case .disclosure: "Said in confidence"
            }
        }

        fileprivate var signs: Set<String> {
            switch self {
            case .health:
                OtherPersonFacts.set(
                    """
                    depression depressed anxiety medication tablets antidepressants methadone overdose pregnant pregnancy miscarriage abortion \
                    psychiatrist psychiatric psychosis bipolar schizophrenia diagnosed diagnosis hiv cancer epilepsy rehab detox alcoholic addiction \
                    addicted relapse relapsed heroin suicidal suicide self-harm disorder ptsd hospital therapy counselling disability illness ill
                    """)
            case .offences:
                OtherPersonFacts.set(
                    """
                    convicted conviction convictions arrested charged cautioned caution sentenced sentence prison probation offence offences bail \
                    guilty theft assault criminal jailed custody
                    """)
            case .disclosure:
                OtherPersonFacts.set(
                    "disclosed disclosure disclosures confided alleges alleged alleging reported admitted told abused raped assaulted")
            }
        }
    }

    package struct Finding: Hashable, Sendable {
        package let kind: Kind
        package let sentence: String
    }

    private let names: Set<String>

    /// - Parameter names: of the others to whom the council writes about the same children.
    package init(names: [String]) {
        self.names = Set(names.flatMap { PlainToken.tokens(of: $0) }.map(\.key)).subtracting(["mr", "mrs", "ms", "miss", "dr", "mx"])
    }

    package func findings(in text: String) -> [Finding] {
        LetterText.sentences(of: text).flatMap { sentence -> [Finding] in
            let tokens = PlainToken.tokens(of: sentence)
            guard tokens.indices.contains(where: { isOther(tokens, $0) }) else { return [] }
            return Kind.allCases.filter { kind in tokens.contains { kind.signs.contains($0.key) } }.map {
                Finding(kind: $0, sentence: sentence)
            }
        }
    }

    /// A name of theirs, or “their mother”, “Ava’s dad”, “your ex-partner”.
    private func isOther(_ tokens: [PlainToken], _ place: Int) -> Bool {
        if tokens[place].isCapital, names.contains(tokens[place].base) { return true }
        let before = place > 0 ? tokens[place - 1] : nil
        if ["ex", "partner", "wife", "husband", "girlfriend", "boyfriend"].contains(tokens[place].base) { return before?.key == "your" }
        guard Self.parents.contains(tokens[place].base) else { return false }
        return before.map { ["their", "her", "his"].contains($0.key) || $0.isPossessive } == true
    }

    private static let parents = set("mum mums mother mothers mom mam mummy dad dads daddy father fathers parent parents")

    private static func set(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
