/// A figure as a publication of the Department for Education gives it: a number, or a symbol that says why there is none.
package enum PublishedCell: Hashable, Sendable {
    case number(Double)
    case symbol(PublicationSymbol)
    case blank

    /// Nil for what is neither a number, nor a symbol, nor empty.
    package init?(_ text: some StringProtocol) {
        let plain = text.lowercased().filter { $0 != "," && $0 != "%" && $0 != " " }
        if plain.isEmpty {
            self = .blank
        } else if let symbol = PublicationSymbol(rawValue: plain) {
            self = .symbol(symbol)
        } else if plain.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }), let number = Double(plain) {
            self = .number(number)
        } else {
            return nil
        }
    }

    package var number: Double? { if case .number(let number) = self { number } else { nil } }

    /// Why there is no number; nil where there is one.
    package var gap: String? {
        switch self {
        case .number: nil
        case .symbol(let symbol): symbol.words
        case .blank: "not known: nothing is published"
        }
    }
}

/// The letters that statistics of the Government put in the place of a number. None of them is 0.
package enum PublicationSymbol: String, Sendable, CaseIterable, Hashable {
    case confidential = "c"
    case notApplicable = "z"
    case notAvailable = "x"
    case nearNought = "k"
    case low
    case unreliable = "u"

    package var words: String {
        switch self {
        case .confidential: "suppressed by the publisher (\(rawValue))"
        case .notApplicable: "not applicable (\(rawValue))"
        case .notAvailable: "not available (\(rawValue))"
        case .nearNought, .low: "more than 0, but rounded to 0 by the publisher (\(rawValue))"
        case .unreliable: "not published: low reliability (\(rawValue))"
        }
    }
}
