import Vocabulary

/// A stretch of days that inspectors spent with the council. A report may have two.
package struct Fieldwork: Codable, Sendable, Hashable {
    package let from: Day
    package let to: Day

    /// Nil when it would end before it begins.
    package init?(from: Day, to: Day) {
        guard from <= to else { return nil }
        self.from = from
        self.to = to
    }
}
