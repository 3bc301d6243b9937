import Vocabulary

/// One figure of a measure's series. Figures are added and never overwritten: a correction is saved beside the figure it corrects.
package struct MeasureValue: Sendable, Hashable, Identifiable {
    /// Which figure it replaces, and why.
    package struct Correction: Sendable, Hashable {
        package let of: Identifier<MeasureValue>
        package let why: String

        package init(of value: Identifier<MeasureValue>, why: String) {
            of = value
            self.why = why
        }
    }

    package let id: Identifier<MeasureValue>
    /// The last day of what was counted.
    package let day: Day
    package let reading: Reading
    package let source: String
    package let author: String
    package let entered: Day
    package let correction: Correction?
    /// True while it is only the word of an owner of an action that the measure shows the impact of.
    package let isWaiting: Bool

    package init(
        id: Identifier<MeasureValue> = Identifier(), day: Day, reading: Reading, source: String = "", author: String = "", entered: Day,
        correction: Correction? = nil, isWaiting: Bool = false
    ) {
        self.isWaiting = isWaiting
        (self.id, self.day, self.reading, self.source) = (id, day, reading, source)
        (self.author, self.entered, self.correction) = (author, entered, correction)
    }
}

/// Every figure of a measure, including those that were corrected.
package struct Series: Sendable, Hashable {
    /// As they were entered.
    package let all: [MeasureValue]
    /// The figures that count, without those that were corrected, in date order.
    package let current: [MeasureValue]

    package init(_ values: [MeasureValue]) {
        all = values
        let corrected = Set(values.compactMap { $0.correction?.of })
        current = values.filter { !corrected.contains($0.id) }.sorted { $0.day < $1.day }
    }

    private init(all: [MeasureValue], current: [MeasureValue]) { (self.all, self.current) = (all, current) }

    /// As if these had not been entered: what they corrected is current again.
    func without(_ isLeftOut: (MeasureValue) -> Bool) -> Series {
        let kept = all.filter { !isLeftOut($0) }
        let corrected = Set(kept.flatMap(earlier).map(\.id))
        return Series(all: all, current: kept.filter { !corrected.contains($0.id) }.sorted { $0.day < $1.day })
    }

    package func current(on day: Day) -> MeasureValue? { current.first { $0.day == day } }

    /// The figures that this one replaced, the latest first.
    package func earlier(_ value: MeasureValue) -> [MeasureValue] {
        var (chain, next): ([MeasureValue], Identifier<MeasureValue>?) = ([], value.correction?.of)
        while let id = next, let found = all.first(where: { $0.id == id }), !chain.contains(found) {
            chain.append(found)
            next = found.correction?.of
        }
        return chain
    }
}

/// What one figure of a measure says: a share with both its numbers, an amount, or “not known” with the reason.
package enum Reading: Sendable, Hashable {
    case share(Int, of: Int)
    /// - Parameter over: how many were counted, as the letters behind a median.
    case amount(Double, over: Int?)
    /// The numerator is kept where only the denominator is missing.
    case notKnown(numerator: Int?, reason: String)

    /// The figure in the measure's unit; nil when it is not known.
    package func value(in unit: Measure.Unit) -> Double? {
        switch self {
        case .share(let part, let whole): whole > 0 ? Double(part) * (unit.multiplier ?? 1) / Double(whole) : nil
        case .amount(let amount, _): amount
        case .notKnown: nil
        }
    }

    /// `62% (31 of 50)`, `9.5 days (12 counted)`, `not known: no children to count`.
    package func words(in unit: Measure.Unit) -> String {
        switch self {
        case .share(let part, let whole): "\(FigureWords.of(value(in: unit) ?? 0, unit)) (\(part.grouped) of \(whole.grouped))"
        case .amount(let amount, let over): FigureWords.of(amount, unit) + (over.map { " (\($0.grouped) counted)" } ?? "")
        case .notKnown(let part, let reason): (part.map { "\($0.grouped) of an unknown total; " } ?? "") + "not known: \(reason)"
        }
    }
}

/// Why a figure cannot be saved as it was entered.
package enum ReadingRefusal: Error, Sendable, Hashable {
    case nothingGiven
    case moreThanAll(Int, of: Int)
    case negative
    case tooGreat
    case unknownWithoutReason
    case needsNumbers
}

extension ReadingRefusal {
    /// What is wrong and how to correct it.
    package var words: String {
        switch self {
        case .nothingGiven: "Enter a figure, or say why it is not known."
        case .moreThanAll(let part, let whole): "\(part.grouped) is more than the total of \(whole.grouped). Check both numbers."
        case .negative: "A figure must be 0 or more."
        case .tooGreat: "This number is too large. Check it."
        case .unknownWithoutReason: "One of the numbers is missing. Enter it, or say why it is not known."
        case .needsNumbers: "Enter both numbers of the share: how many, and of how many. A percentage alone cannot be broken down later."
        }
    }
}

/// A figure as it was typed in a form or a file, before it is checked.
package struct TypedFigure: Sendable, Hashable {
    package var numerator: Int?
    package var denominator: Int?
    package var amount: Double?
    package var reason: String

    package init(numerator: Int? = nil, denominator: Int? = nil, amount: Double? = nil, reason: String = "") {
        (self.numerator, self.denominator, self.amount, self.reason) = (numerator, denominator, amount, reason)
    }

    static let greatest = 1_000_000_000

    /// A share needs both its numbers, and with a denominator of 0 it is not known. A missing number needs a reason; nothing is guessed.
    ///
    /// - Throws: why the figure cannot be saved.
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
            return .notKnown(numerator: 0, reason: reason.isEmpty ? "there were none to count" : reason)
        }
        if reason.isEmpty { throw .unknownWithoutReason }
        return .notKnown(numerator: numerator, reason: reason)
    }
}

/// A dated note on a series that says why its figures cannot be compared as they are.
package struct Mark: Sendable, Hashable, Identifiable {
    package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// From this day something else is counted: earlier figures are not compared with later ones.
        case definition
        /// The figure of this day was not complete when it was counted.
        case lateLoad = "late_load"
        /// The figure of this day is wrong because of the data behind it.
        case dataFault = "data_fault"

        package var words: String {
            switch self {
            case .definition: "Definition changed"
            case .lateLoad: "Late load"
            case .dataFault: "Data fault"
            }
        }
    }

    package let id: Identifier<Mark>
    package let kind: Kind
    package let day: Day
    package let words: String
    package let author: String

    package init(id: Identifier<Mark> = Identifier(), kind: Kind, day: Day, words: String, author: String = "") {
        (self.id, self.kind, self.day, self.words, self.author) = (id, kind, day, words, author)
    }
}

/// The day from which practice was meant to be different: the only thing at which limits are calculated anew.
package struct PracticeMarker: Sendable, Hashable {
    package let change: Identifier<PracticeChange>
    package let day: Day
    package let title: String

    package init(change: Identifier<PracticeChange> = Identifier(), day: Day, title: String) {
        (self.change, self.day, self.title) = (change, day, title)
    }
}
