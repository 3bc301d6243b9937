import ChildRecords
import GRDB
import Vocabulary

extension LoadDifference {
    /// Compares a load that was read with the parts in force that it would replace.
    init(of load: Identifier<DataLoad>, in db: Database) throws {
        let new = "SELECT data_part.id FROM data_part JOIN data_file ON data_file.id = data_part.file WHERE data_file.load = :load"
        let old = """
            SELECT was.id FROM data_part AS was WHERE was.in_force = 1 AND EXISTS (
                SELECT 1 FROM data_part AS new JOIN data_file ON data_file.id = new.file WHERE data_file.load = :load
                    AND new.format = was.format AND new.table_name = was.table_name AND new.period = was.period)
            """
        let arguments: StatementArguments = ["load": load]
        func counts(_ parts: String) throws -> [Int: Int] {
            let rows = try Row.fetchAll(
                db, sql: "SELECT kind, count(*) FROM child_entry WHERE part IN (\(parts)) GROUP BY kind", arguments: arguments)
            return Dictionary(rows.map { ($0[0] as Int, $0[1] as Int) }) { first, _ in first }
        }
        func keys(_ parts: String) -> String {
            "SELECT kind, child, coalesce(from_day, 0), coalesce(until_day, 0), coalesce(reference, '') FROM child_entry WHERE part IN (\(parts))"
        }
        func differing(_ left: String, _ right: String) throws -> [Int: Int] {
            let rows = try Row.fetchAll(
                db, sql: "SELECT kind, count(*) FROM (\(keys(left)) EXCEPT \(keys(right))) GROUP BY kind", arguments: arguments)
            return Dictionary(rows.map { ($0[0] as Int, $0[1] as Int) }) { first, _ in first }
        }
        func number(_ sql: String) throws -> Int {
            try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(sql))", arguments: arguments) ?? 0
        }
        func newestDay(_ parts: String) throws -> Int? {
            try Int.fetchOne(db, sql: "SELECT max(last_day) FROM data_part WHERE id IN (\(parts))", arguments: arguments)
        }
        func of(_ parts: String) -> String { "SELECT DISTINCT child FROM child_entry WHERE child IS NOT NULL AND part IN (\(parts))" }
        let (now, before) = (try counts(new), try counts(old))
        let isFirst = before.isEmpty
        let added = isFirst ? [:] : try differing(new, old)
        let gone = isFirst ? [:] : try differing(old, new)
        lines = Set(now.keys).union(before.keys).sorted().map { kind in
            Line(
                kind: kind, before: before[kind] ?? 0, now: now[kind] ?? 0, added: isFirst ? now[kind] ?? 0 : added[kind] ?? 0,
                gone: gone[kind] ?? 0)
        }
        self.isFirst = isFirst
        (newest, newestBefore) = (try newestDay(new), try newestDay(old))
        children = try number(of(new))
        childrenAdded = isFirst ? children : try number("\(of(new)) EXCEPT \(of(old))")
        childrenGone = isFirst ? 0 : try number("\(of(old)) EXCEPT \(of(new))")
        pairs = try ChildMatches.count(with: load, in: db)
        childrenKept = isFirst ? 0 : try number("\(of(new)) INTERSECT \(of(old))")
    }
}
