import GRDB
import Vocabulary

// How the words of Vocabulary lie in a column: a day as 2022-03-25, a time on it as 2022-03-25 09:05, an identifier as its 32 digits.

extension Day: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { iso.databaseValue }
    package static func fromDatabaseValue(_ value: DatabaseValue) -> Day? {
        String.fromDatabaseValue(value).flatMap { Day(iso: $0) }
    }
}

extension Identifier: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { text.databaseValue }
    package static func fromDatabaseValue(_ value: DatabaseValue) -> Identifier? {
        String.fromDatabaseValue(value).flatMap { Identifier($0) }
    }
}

extension Moment: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { iso.databaseValue }
    package static func fromDatabaseValue(_ value: DatabaseValue) -> Moment? {
        String.fromDatabaseValue(value).flatMap { Moment(iso: $0) }
    }
}
