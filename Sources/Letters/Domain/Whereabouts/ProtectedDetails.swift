/// What is known of a person whose whereabouts are protected, as somebody typed it: one detail in each text.
package struct ProtectedDetails: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case address, school, healthSetting, phone, email, name, solicitor, attendance

        package var words: String {
            switch self {
            case .address: "Address"
            case .school: "School or nursery"
            case .healthSetting: "Doctor, hospital or other health setting"
            case .phone: "Phone number"
            case .email: "Email address"
            case .name: "New name"
            case .solicitor: "Solicitor’s office"
            case .attendance: "Regular days and times"
            }
        }
    }

    package private(set) var all: [(kind: Kind, text: String)] = []

    package init(_ details: [(kind: Kind, text: String)]) { all = details.filter { $0.text.contains { $0.isLetter || $0.isNumber } } }

    package init(
        addresses: [String] = [], schools: [String] = [], healthSettings: [String] = [], phones: [String] = [], emails: [String] = [],
        names: [String] = [], solicitors: [String] = [], attendance: [String] = []
    ) {
        let kinds: [(Kind, [String])] = [
            (.address, addresses), (.school, schools), (.healthSetting, healthSettings), (.phone, phones), (.email, emails), (.name, names),
            (.solicitor, solicitors), (.attendance, attendance),
        ]
        self.init(kinds.flatMap { kind, texts in texts.map { (kind, $0) } })
    }

    package var isEmpty: Bool { all.isEmpty }

    package static func == (left: Self, right: Self) -> Bool {
        left.all.elementsEqual(right.all) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) { for detail in all { hasher.combine(detail.text) } }
}

/// A place in a text that names a known detail, or may lead to the person.
package struct WhereaboutsFinding: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// It names a known detail: the letter is not to go out with it.
        case direct(ProtectedDetails.Kind)
        /// It says something about where somebody is: a second person reads it.
        case clue
    }

    package let kind: Kind
    package let sentence: String
    /// The words that were found, as they were written.
    package let found: String

    package var isDirect: Bool { kind != .clue }
}

/// Looks in a letter for what would lead its reader to a person whose whereabouts are protected.
///
/// It finds known details in any spelling, and wordings that say where somebody lives, goes or is seen. It finds no detail that it was not
/// given and cannot say that a letter is safe.
package struct WhereaboutsCheck: Sendable {
    private let needles: [DetailNeedle]

    /// - Throws: where the weights of the check for clues are missing or cannot be read.
    package static func checkShipped() throws { _ = try ClueWeights.shipped.get() }

    package init(_ details: ProtectedDetails) { needles = details.all.flatMap { DetailNeedle.needles(of: $0.text, $0.kind) } }

    /// In the order of the text, each place once; direct ones before clues in the same sentence.
    package func findings(in text: String) -> [WhereaboutsFinding] {
        let sentences = LetterText.sentences(of: text)
        let tokens = sentences.enumerated().flatMap { PlainToken.tokens(of: $1, sentence: $0) }
        var found: [(sentence: Int, finding: WhereaboutsFinding)] = []
        for needle in needles {
            for range in needle.ranges(in: tokens) {
                let sentence = tokens[range.lowerBound].sentence
                let words = tokens[range].map(\.raw).joined(separator: " ")
                found.append((sentence, WhereaboutsFinding(kind: .direct(needle.kind), sentence: sentences[sentence], found: words)))
            }
        }
        let clues = IndirectClues()
        for (index, sentence) in sentences.enumerated() {
            if let words = clues.found(in: sentence) {
                found.append((index, WhereaboutsFinding(kind: .clue, sentence: sentence, found: words)))
            }
        }
        var seen: Set<WhereaboutsFinding> = []
        return found.sorted { ($0.sentence, $0.finding.isDirect ? 0 : 1) < ($1.sentence, $1.finding.isDirect ? 0 : 1) }.map(\.finding)
            .filter { seen.insert($0).inserted }
    }
}
