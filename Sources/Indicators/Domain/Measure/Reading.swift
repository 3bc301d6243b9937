/// What one figure of a measure says: a share with both its numbers, an amount, or that it is not known and why.
package enum Reading: Sendable, Hashable {
    case share(Int, of: Int)
    /// - Parameter over: how many were counted, as the letters behind a median.
    case amount(Double, over: Int?)
    /// The numerator is kept where it was given and only the denominator was not.
    case notKnown(numerator: Int?, reason: String)

    /// The figure in the measure's unit; nil when it is not known.
    package func value(in unit: Measure.Unit) -> Double? {
        switch self {
        case .share(let part, let whole): whole > 0 ? Double(part) * (unit.multiplier ?? 1) / Double(whole) : nil
        case .amount(let amount, _): amount
        case .notKnown: nil
        }
    }

    /// `62% (31 of 50)`, `9.5 days (12 counted)`, `not known: nobody to count`.
    package func words(in unit: Measure.Unit) -> String {
        switch self {
        case .share(let part, let whole): "\(FigureWords.of(value(in: unit) ?? 0, unit)) (\(part) of \(whole))"
        case .amount(let amount, let over): FigureWords.of(amount, unit) + (over.map { " (\($0) counted)" } ?? "")
        case .notKnown(let part, let reason): (part.map { "\($0) of an unknown number; " } ?? "") + "not known: \(reason)"
        }
    }
}

/// Why a figure cannot be taken as it was given.
package enum ReadingRefusal: Error, Sendable, Hashable {
    case nothingGiven
    case moreThanAll(Int, of: Int)
    case negative
    case tooGreat
    case unknownWithoutReason
    case needsNumbers
}

/// A figure as it stands in a form or a row, before it is known to make sense.
package struct TypedFigure: Sendable, Hashable {
    package var numerator: Int?
    package var denominator: Int?
    package var amount: Double?
    package var reason: String

    package init(numerator: Int? = nil, denominator: Int? = nil, amount: Double? = nil, reason: String = "") {
        (self.numerator, self.denominator, self.amount, self.reason) = (numerator, denominator, amount, reason)
    }

    static let greatest = 1_000_000_000

    /// A share needs both its numbers; of nought nothing is known. What is missing needs a reason, and nothing is guessed.
    package func reading(in unit: Measure.Unit) throws(ReadingRefusal) -> Reading {
        for number in [numerator, denominator].compactMap(\.self) {
            if number < 0 { throw .negative }
            if number > TypedFigure.greatest { throw .tooGreat }
        }
        if let amount {
            if amount < 0 { throw .negative }
            if !(amount <= Double(TypedFigure.greatest)) { throw .tooGreat }
        }
        return unit.multiplier == nil ? try given() : try share(unit)
    }

    private func given() throws(ReadingRefusal) -> Reading {
        if let amount { return .amount(amount, over: denominator) }
        guard reason.isEmpty else { return .notKnown(numerator: numerator, reason: reason) }
        throw numerator == nil && denominator == nil ? .nothingGiven : .unknownWithoutReason
    }

    private func share(_ unit: Measure.Unit) throws(ReadingRefusal) -> Reading {
        guard let numerator else {
            if !reason.isEmpty { return .notKnown(numerator: nil, reason: reason) }
            if amount != nil { throw .needsNumbers }
            throw denominator == nil ? .nothingGiven : .unknownWithoutReason
        }
        if let denominator, denominator > 0 {
            if unit == .percent, numerator > denominator { throw .moreThanAll(numerator, of: denominator) }
            return .share(numerator, of: denominator)
        }
        if denominator == 0 {
            if numerator > 0 { throw .moreThanAll(numerator, of: 0) }
            return .notKnown(numerator: 0, reason: reason.isEmpty ? "there was nobody to count" : reason)
        }
        if reason.isEmpty { throw .unknownWithoutReason }
        return .notKnown(numerator: numerator, reason: reason)
    }
}
