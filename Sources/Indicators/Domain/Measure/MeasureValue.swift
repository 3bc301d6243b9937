import Vocabulary

/// One figure of a measure's series. It is added and never overwritten: a correction stands beside what it corrects.
package struct MeasureValue: Sendable, Hashable, Identifiable {
    /// Which figure it takes the place of, and why.
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

    package init(
        id: Identifier<MeasureValue> = Identifier(), day: Day, reading: Reading, source: String = "", author: String = "", entered: Day,
        correction: Correction? = nil
    ) {
        (self.id, self.day, self.reading, self.source) = (id, day, reading, source)
        (self.author, self.entered, self.correction) = (author, entered, correction)
    }
}

/// Every figure of a measure, with those that were corrected.
package struct Series: Sendable, Hashable {
    /// As they were entered.
    package let all: [MeasureValue]
    /// What counts, in the order of its days.
    package let standing: [MeasureValue]

    package init(_ values: [MeasureValue]) {
        all = values
        let corrected = Set(values.compactMap { $0.correction?.of })
        standing = values.filter { !corrected.contains($0.id) }.sorted { $0.day < $1.day }
    }

    package func standing(on day: Day) -> MeasureValue? { standing.first { $0.day == day } }

    /// What stood in the place of a figure before, the latest first.
    package func earlier(_ value: MeasureValue) -> [MeasureValue] {
        var (chain, next): ([MeasureValue], Identifier<MeasureValue>?) = ([], value.correction?.of)
        while let id = next, let found = all.first(where: { $0.id == id }), !chain.contains(found) {
            chain.append(found)
            next = found.correction?.of
        }
        return chain
    }
}
