import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// How each rule stands, for a team or for all, and in a month or in all.
struct QualityCounts: Sendable {
    struct Line: Sendable {
        let rule: any QualityRule.Type
        let counts: [RuleState.Kind: Int]
        let wanting: [EntryKind]
    }

    let taken, checked: Day?
    let lines: [Line]
    let teams: [String]
    let months: [String]
    let children: Int
    let stale: [(form: ReturnFormat, newest: Day)]

    static func read(team: String, month: String, in db: Database) throws -> QualityCounts {
        let check = try Row.fetchOne(db.cachedStatement(sql: "SELECT taken_on, rules, checked_on FROM quality_check"))
        let keys = (check?["rules"] as String?)?.split(separator: " ").map(String.init) ?? []
        var (tallies, children) = (Array(repeating: [RuleState.Kind: Int](), count: keys.count), 0)
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT states FROM quality_record WHERE ? = '' OR team = ?"), arguments: [team, team])
        while let row = try rows.next() {
            children += 1
            for (index, letter) in (row["states"] as String).enumerated() where index < tallies.count {
                if let kind = RuleState.Kind.of(letter) { tallies[index][kind, default: 0] += 1 }
            }
        }
        let inMonth = month.isEmpty ? nil : try fired(in: month, team, db)
        let wanting = Dictionary(
            grouping: try Row.fetchAll(db.cachedStatement(sql: "SELECT rule, kind FROM quality_wanting")), by: { $0["rule"] as String })
        let lines = keys.enumerated().compactMap { index, key -> Line? in
            guard let rule = QualityRules.rule(key) else { return nil }
            var counts = tallies[index]
            if let inMonth { counts[.fired] = inMonth[key] ?? 0 }
            return Line(rule: rule, counts: counts, wanting: (wanting[key] ?? []).compactMap { EntryKind(rawValue: $0["kind"]) })
        }
        return QualityCounts(
            taken: check?["taken_on"], checked: check?["checked_on"], lines: lines, teams: try teams(in: db),
            months: try String.fetchAll(
                db.cachedStatement(sql: "SELECT DISTINCT substr(day, 1, 7) FROM quality_firing WHERE day IS NOT NULL ORDER BY 1 DESC")),
            children: children, stale: try stale(in: db))
    }

    static func teams(in db: Database) throws -> [String] {
        try String.fetchAll(db.cachedStatement(sql: "SELECT DISTINCT team FROM quality_record WHERE team <> '' ORDER BY team"))
    }

    private static func fired(in month: String, _ team: String, _ db: Database) throws -> [String: Int] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT rule, count(DISTINCT record) AS records FROM quality_firing
                    JOIN quality_record ON quality_record.id = quality_firing.record
                    WHERE substr(day, 1, 7) = ? AND (? = '' OR team = ?) GROUP BY rule
                    """), arguments: [month, team, team])
        return Dictionary(rows.map { ($0["rule"] as String, $0["records"] as Int) }) { first, _ in first }
    }

    private static func stale(in db: Database) throws -> [(form: ReturnFormat, newest: Day)] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT form, newest FROM quality_stale ORDER BY form")).compactMap { row in
            ReturnFormat(rawValue: row["form"]).map { ($0, row["newest"]) }
        }
    }
}

/// The records that rules point at, as far as the asker's teams reach.
struct QualityFindings: Sendable {
    struct Line: Sendable {
        let record: Identifier<QualityRecord>
        let reference, number, team, rule, words: String
        let day: Day?
        let origin: String
    }

    /// Names of the teams whose records may be seen; nil for all.
    let names: Set<String>?
    private let worker: Identifier<Worker>

    init(_ asker: Asker, _ tree: TeamTree) {
        worker = asker.worker
        if asker.reach.ordinary.contains(.wholeService) {
            names = nil
        } else {
            names = Set(
                asker.reach.ordinary.flatMap { scope -> [String] in
                    guard case .team(let team) = scope else { return [] }
                    return tree.all.filter { tree.contains($0.id, within: team) }.map(\.name)
                })
        }
    }

    func may(see team: String) -> Bool { names.map { $0.contains(team) } ?? true }

    func lines(rule: String, team: String, month: String, in db: Database) throws -> [Line] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT rule, day, words, form, file, row, record, reference, number, team FROM quality_firing
                    JOIN quality_record ON quality_record.id = quality_firing.record
                    WHERE (? = '' OR rule = ?) AND (? = '' OR team = ?) AND (? = '' OR substr(day, 1, 7) = ?)
                    ORDER BY reference, rule, day
                    """), arguments: [rule, rule, team, team, month, month])
        let blocked = try BlockedNumbers.of(worker, in: db)
        return rows.compactMap(line).filter { may(see: $0.team) && !blocked.contains($0.number) }
    }

    /// One record with all five states; nil when it is not there, or not there for this asker.
    func record(_ id: Identifier<QualityRecord>, in db: Database) throws -> (
        states: [(any QualityRule.Type, RuleState.Kind)], lines: [Line], reference: String, team: String,
        matched: [OneChildTwoNumbers.Ground]
    )? {
        let found = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT reference, number, team, states FROM quality_record WHERE id = ?"), arguments: [id])
        guard let found, may(see: found["team"]), try !BlockedNumbers.of(worker, in: db).contains(found["number"]) else { return nil }
        let keys = try String.fetchOne(db.cachedStatement(sql: "SELECT rules FROM quality_check"))?.split(separator: " ") ?? []
        let states = zip(keys, found["states"] as String).compactMap { key, letter -> (any QualityRule.Type, RuleState.Kind)? in
            guard let rule = QualityRules.rule(String(key)), let kind = RuleState.Kind.of(letter) else { return nil }
            return (rule, kind)
        }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT rule, day, words, form, file, row, record, reference, number, team FROM quality_firing
                    JOIN quality_record ON quality_record.id = quality_firing.record WHERE record = ? ORDER BY rule, day
                    """), arguments: [id])
        return (
            states, try rows.compactMap { try placed($0, in: db) }, found["reference"], found["team"],
            try ChildMatches.grounds(of: found["number"], in: db)
        )
    }

    /// With the file that the row came from, where that is still there.
    private func placed(_ row: Row, in db: Database) throws -> Line? {
        guard let line = line(row) else { return nil }
        guard let form = (row["form"] as String?).flatMap({ ReturnFormat(rawValue: $0) }), let file = row["file"] as Int?,
            let place = try HistoryRows.place(of: Origin(format: form, file: file, row: row["row"] as Int? ?? 0), in: db)
        else { return line }
        return Line(
            record: line.record, reference: line.reference, number: line.number, team: line.team, rule: line.rule, words: line.words,
            day: line.day, origin: place)
    }

    private func line(_ row: Row) -> Line? {
        guard let record = row["record"] as Identifier<QualityRecord>? else { return nil }
        let form = (row["form"] as String?).flatMap { ReturnFormat(rawValue: $0) }
        return Line(
            record: record, reference: row["reference"], number: row["number"], team: row["team"], rule: row["rule"], words: row["words"],
            day: row["day"], origin: form.map { "\($0.words), row \(row["row"] as Int? ?? 0)" } ?? "")
    }
}
