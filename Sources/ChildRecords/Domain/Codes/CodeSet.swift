/// A list of codes of the national returns. The raw value is the code as the returns write it.
package protocol CodeSet: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    /// What the code means, in words for a page.
    var words: String { get }
}

/// A code as it came in: one that we know, none at all, or one that no list of ours holds, kept as it was written.
package enum Coded<Codes: CodeSet>: Hashable, Sendable {
    case known(Codes)
    case notKnown
    case unrecognised(String)

    package var code: Codes? { if case .known(let code) = self { code } else { nil } }
}

/// How a code stands in a fact: as itself, or behind a question mark when no list of ours holds it.
extension Coded {
    package init(fact: String?) {
        guard let fact, !fact.isEmpty else { self = .notKnown; return }
        if fact.hasPrefix("?") { self = .unrecognised(String(fact.dropFirst())); return }
        self = Codes(rawValue: fact).map(Coded.known) ?? .unrecognised(fact)
    }

    package var fact: String? {
        switch self {
        case .known(let code): code.rawValue
        case .notKnown: nil
        case .unrecognised(let text): "?" + text
        }
    }
}

/// Yes, no, or not known; an answer that is none of them is kept as it was written.
package enum YesNo: Hashable, Sendable {
    case yes, no, notKnown
    case unrecognised(String)

    package init(fact: String?) {
        switch fact {
        case nil, "": self = .notKnown
        case "Y": self = .yes
        case "N": self = .no
        case .some(let text): self = .unrecognised(text.hasPrefix("?") ? String(text.dropFirst()) : text)
        }
    }
}
