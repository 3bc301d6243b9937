import GRDB
import Indicators
import SiteKit
import Vocabulary

/// A change of practice as lists and other domains show it.
package struct PracticeLine: Sendable, Hashable, Identifiable {
    package let id: Identifier<PracticeChange>
    package let title: String
    package let day: Day
    package let model: String
    package let teams: Int
    package let briefed: Int?
    package let staff: Int?
    package let measures: Int

    /// `, 24 of 26 briefed`; empty where nobody counted.
    package var briefedWords: String {
        guard let briefed, let staff else { return "" }
        return ", \(briefed) of \(staff) briefed"
    }
}

/// Reads of changes of practice.
package enum PracticeRecords {
    /// The latest first.
    package static func lines(in db: Database) throws -> [PracticeLine] {
        let sql = """
            SELECT practice_change.id, title, day, model,
                (SELECT count(*) FROM practice_launch WHERE change = practice_change.id) AS teams,
                (SELECT sum(briefed) FROM practice_launch WHERE change = practice_change.id AND staff IS NOT NULL AND briefed IS NOT NULL)
                    AS briefed,
                (SELECT sum(staff) FROM practice_launch WHERE change = practice_change.id AND briefed IS NOT NULL) AS staff,
                (SELECT count(*) FROM practice_change_measure WHERE change = practice_change.id) AS measures
            FROM practice_change ORDER BY day DESC, practice_change.id
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql)).map {
            PracticeLine(
                id: $0["id"], title: $0["title"], day: $0["day"], model: $0["model"], teams: $0["teams"], briefed: $0["briefed"],
                staff: $0["staff"], measures: $0["measures"])
        }
    }

    package static func change(_ id: Identifier<PracticeChange>, in db: Database) throws -> PracticeChange? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM practice_change WHERE id = ?"), arguments: [id]) else {
            return nil
        }
        func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id]) }
        return PracticeChange(
            id: id, title: row["title"], what: row["what"], model: row["model"], day: row["day"],
            principles: try rows("SELECT text, fate, why FROM practice_principle WHERE change = ? ORDER BY id").map {
                .init(text: $0["text"], fate: PracticeChange.Principle.Fate(rawValue: $0["fate"]) ?? .adopted, why: $0["why"])
            },
            launches: try rows("SELECT team, day, briefed, staff FROM practice_launch WHERE change = ? ORDER BY day, team").map {
                .init(team: $0["team"], day: $0["day"], briefed: $0["briefed"], staff: $0["staff"])
            },
            documents: try rows("SELECT title, version, day, link FROM practice_document WHERE change = ? ORDER BY title, day, id").map {
                .init(title: $0["title"], version: $0["version"], day: $0["day"], link: $0["link"])
            },
            measures: try rows("SELECT measure FROM practice_change_measure WHERE change = ?").map { $0["measure"] },
            version: row["version"])
    }
}
