import ChildRecords
import GRDB
import Vocabulary

/// The data day of each form: the day up to which the current data of that form is known.
package enum DataDays {
    /// The latest of all returns of a form. A form whose day nobody knows is not in it.
    package static func current(in db: Database) throws -> [ReturnFormat: Day] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT format, max(taken_on) AS taken FROM data_part WHERE in_force = 1 AND taken_on IS NOT NULL GROUP BY format"))
        let days = try rows.map { row in
            (try ReturnFormat(stored: row["format"], "data_part", "format"), Day(number: row["taken"]))
        }
        return Dictionary(days) { first, _ in first }
    }
}
