import GRDB

/// A stored value that does not parse: an error in words, and in the log by its kind, never a default.
package struct UnreadableValue: Error, Sendable, CustomStringConvertible {
    package let table, column: String

    package init(_ table: String, _ column: String) { (self.table, self.column) = (table, column) }

    package var description: String { "a value of \(table).\(column) cannot be read" }
}

extension Row {
    /// A word of a type of the domain. A stored word that is none of them is an error.
    package func word<Word: RawRepresentable>(_ column: String, of table: String) throws -> Word
    where Word.RawValue: DatabaseValueConvertible {
        guard let raw = Word.RawValue.fromDatabaseValue(self[column]), let word = Word(rawValue: raw) else {
            throw UnreadableValue(table, column)
        }
        return word
    }

    /// Nil only where nothing is stored.
    package func optionalWord<Word: RawRepresentable>(_ column: String, of table: String) throws -> Word?
    where Word.RawValue: DatabaseValueConvertible {
        (self[column] as DatabaseValue).isNull ? nil : try word(column, of: table)
    }
}
