import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// One finished check of the data, whose results the pages show.
struct QualityRun: Sendable {
    let id: Int64
    let taken, checked: Day
    let rules: [String]
    /// The number of the load whose data was checked; nil where no load was current.
    let load: Int?
    /// False while the data that is current now has not been checked.
    let isOfCurrentData: Bool

    /// The last check that was finished: a check that is being written is never shown.
    static func shown(in db: Database) throws -> QualityRun? {
        let sql = """
            SELECT quality_check.id, taken_on, checked_on, rules, data_load.number AS load,
                data_version = (SELECT version FROM data_version) AS is_current
            FROM quality_check LEFT JOIN data_load ON data_load.id = quality_check.load
            WHERE is_finished = 1 ORDER BY quality_check.id DESC LIMIT 1
            """
        return try Row.fetchOne(db.cachedStatement(sql: sql)).map { row in
            QualityRun(
                id: row["id"], taken: row["taken_on"], checked: row["checked_on"],
                rules: (row["rules"] as String).split(separator: " ").map(String.init), load: row["load"],
                isOfCurrentData: row["is_current"])
        }
    }
}

extension QualityRun {
    /// The data days of the check that the pages show.
    static func days(in db: Database) throws -> [(form: ReturnFormat, day: Day)] {
        try shown(in: db).map { try days(of: $0, in: db) } ?? []
    }

    /// The data day of each form that was checked.
    static func days(of run: QualityRun, in db: Database) throws -> [(form: ReturnFormat, day: Day)] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT form, day FROM quality_day WHERE of_check = ? ORDER BY form"), arguments: [run.id]
        ).map { (try ReturnFormat(stored: $0["form"], "quality_day", "form"), $0["day"]) }.sorted { $0.0 < $1.0 }
    }
}

/// How many children pass and fail each rule, for a team or for all, and in a month or in all.
struct QualityCounts: Sendable {
    struct Line: Sendable {
        let rule: any QualityRule.Type
        let counts: [RuleState.Kind: Int]
        /// What the rule needs and nobody has loaded.
        let notLoaded: [EntryKind]
    }

    let run: QualityRun?
    let lines: [Line]
    let teams: [String]
    let months: [String]
    let children: Int
    /// Children of whom every place that fails a rule was confirmed as right, by the rule.
    let confirmed: [String: Int]
    let days: [(form: ReturnFormat, day: Day)]
    let stale: [(form: ReturnFormat, newest: Day)]

    /// - Parameter hidden: IDs of children whom the reader may not know of: they are counted nowhere, as they are listed nowhere.
    static func read(team: String, month: String, hiding hidden: Set<String> = [], in db: Database) throws -> QualityCounts {
        guard let run = try QualityRun.shown(in: db) else {
            return QualityCounts(run: nil, lines: [], teams: [], months: [], children: 0, confirmed: [:], days: [], stale: [])
        }
        // Of each rule, how often each letter of ASCII stands for its state.
        var (letters, children) = (Array(repeating: Array(repeating: 0, count: 128), count: run.rules.count), 0)
        let unhidden: SQL = hidden.isEmpty ? "" : " AND quality_record.number NOT IN \(hidden.sorted())"
        let ofTeam: SQL = team.isEmpty ? unhidden : " AND team = \(team)\(unhidden)"
        let sql: SQL = "SELECT states FROM quality_record WHERE of_check = \(run.id)\(ofTeam)"
        let rows = try SQLRequest<String>(literal: sql, cached: true).fetchCursor(db)
        while let states = try rows.next() {
            children += 1
            for (index, letter) in states.utf8.enumerated() where index < letters.count { letters[index][Int(letter & 127)] += 1 }
        }
        let tallies = try letters.map { counts in
            try counts.enumerated().filter { $0.element > 0 }.reduce(into: [RuleState.Kind: Int]()) { tally, one in
                tally[try RuleState.Kind.of(Character(UnicodeScalar(UInt8(one.offset)))), default: 0] += one.element
            }
        }
        let inMonth = month.isEmpty ? nil : try failed(in: month, ofTeam, run, db)
        let confirmed = month.isEmpty ? try QualityConfirmed.records(ofTeam, of: run, in: db) : [:]
        let notLoaded = Dictionary(
            grouping: try Row.fetchAll(
                db.cachedStatement(sql: "SELECT rule, kind FROM quality_not_loaded WHERE of_check = ?"), arguments: [run.id]),
            by: { $0["rule"] as String })
        let lines = try run.rules.enumerated().compactMap { index, key -> Line? in
            // A rule that this version no longer has is not shown.
            guard let rule = QualityRules.rule(key) else { return nil }
            var counts = tallies[index]
            if let inMonth { counts[.failed] = inMonth[key] ?? 0 }
            if let right = confirmed[key] { counts[.failed] = max(0, (counts[.failed] ?? 0) - right) }
            return Line(
                rule: rule, counts: counts,
                notLoaded: try (notLoaded[key] ?? []).map { try EntryKind(stored: $0["kind"], "quality_not_loaded", "kind") })
        }
        return QualityCounts(
            run: run, lines: lines, teams: try teams(of: run, in: db), months: try months(of: run, in: db), children: children,
            confirmed: confirmed, days: try QualityRun.days(of: run, in: db), stale: try outdated(run, in: db))
    }

    static func teams(of run: QualityRun, in db: Database) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT team FROM quality_record WHERE of_check = ? AND team <> '' ORDER BY team"),
            arguments: [run.id])
    }

    static func months(of run: QualityRun, in db: Database) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT substr(day, 1, 7) FROM quality_failure JOIN quality_record ON quality_record.id = quality_failure.record
                    WHERE of_check = ? AND day IS NOT NULL ORDER BY 1 DESC
                    """), arguments: [run.id])
    }

    private static func failed(in month: String, _ ofTeam: SQL, _ run: QualityRun, _ db: Database) throws -> [String: Int] {
        let sql: SQL = """
            SELECT rule, count(DISTINCT record) AS records FROM quality_failure
            JOIN quality_record ON quality_record.id = quality_failure.record
            WHERE of_check = \(run.id) AND substr(day, 1, 7) = \(month)\(ofTeam) GROUP BY rule
            """
        let rows = try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db)
        return Dictionary(rows.map { ($0["rule"] as String, $0["records"] as Int) }) { first, _ in first }
    }

    private static func outdated(_ run: QualityRun, in db: Database) throws -> [(form: ReturnFormat, newest: Day)] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT form, newest FROM quality_outdated WHERE of_check = ? ORDER BY form"), arguments: [run.id]
        ).map { (try ReturnFormat(stored: $0["form"], "quality_outdated", "form"), $0["newest"]) }
    }
}

/// The records that fail rules, as far as the requester's teams reach and no block hides them: one SQL condition for the list, its count,
/// the file and one record.
struct QualityFindings: Sendable {
    struct Line: Sendable {
        let record: Identifier<QualityRecord>
        let reference, number, team, rule, words: String
        let day: Day?
        let place: QualityPlace
        let fault: String
        /// Why a person confirmed it as right; nil where nobody has.
        let reason: String?
        var origin: String { place.words }
    }

    struct Query: Sendable {
        var rule = ""
        var team = ""
        var month = ""
        var form = ""
        var code = ""
        /// Those that somebody confirmed as right, and no others.
        var isConfirmed = false

        fileprivate var condition: SQL {
            var condition: SQL = "1"
            if !rule.isEmpty { condition = "\(condition) AND quality_failure.rule = \(rule)" }
            if !team.isEmpty { condition = "\(condition) AND team = \(team)" }
            if !form.isEmpty { condition = "\(condition) AND form = \(form)" }
            if !code.isEmpty {
                condition = "\(condition) AND quality_failure.rule IN \(QualityRules.all.filter { $0.codes.contains(code) }.map { $0.key })"
            }
            condition = "\(condition) AND \(isConfirmed ? QualityConfirmed.isConfirmed : "NOT \(QualityConfirmed.isConfirmed)" as SQL)"
            if !month.isEmpty { condition = "\(condition) AND substr(day, 1, 7) = \(month)" }
            return condition
        }
    }

    private static let columns: SQL = """
        quality_failure.rule AS rule, day, words, form, quality_failure.row AS row, record, quality_record.reference AS reference, number, team,
        quality_failure.fault AS fault, data_file.name AS file_name, inner_file, sheet, title,
        (SELECT reason FROM quality_confirmed WHERE quality_confirmed.reference = quality_record.reference
            AND quality_confirmed.rule = quality_failure.rule AND quality_confirmed.fault = quality_failure.fault) AS reason
        """
    private static let tables: SQL = """
        quality_failure JOIN quality_record ON quality_record.id = quality_failure.record
        LEFT JOIN data_part ON data_part.id = quality_failure.file LEFT JOIN data_file ON data_file.id = data_part.file
        """

    private let requester: Requester
    private let run: QualityRun?

    init(_ requester: Requester, in db: Database) throws {
        self.requester = requester
        run = try QualityRun.shown(in: db)
    }

    /// True in SQL for each row of `quality_record` that the requester may see. A team of the data is a team here by its name.
    private func isSeen(in db: Database) throws -> SQL {
        let hidden = try HiddenChildIDs.of(requester, in: db).sorted()
        let isHidden: SQL = hidden.isEmpty ? "0" : "number IN \(hidden)"
        let ofCheck: SQL = "of_check = \(run?.id) AND NOT \(isHidden)"
        if requester.reach.ordinary.contains(.wholeService) { return ofCheck }
        let reached = WithinScope.reaches(team: "team.id", requester.reach.ordinary)
        return "\(ofCheck) AND quality_record.team IN (SELECT team.name FROM team WHERE \(reached))"
    }

    /// - Parameter paging: the first line and how many; nil for all of them.
    func lines(_ query: Query, _ paging: (offset: Int, length: Int)? = nil, in db: Database) throws -> [Line] {
        let page: SQL = paging.map { "LIMIT \($0.length) OFFSET \($0.offset)" } ?? ""
        let sql: SQL = """
            SELECT \(QualityFindings.columns) FROM \(QualityFindings.tables) WHERE \(query.condition) AND \(try isSeen(in: db))
            ORDER BY quality_record.reference, quality_failure.rule, day, quality_failure.id \(page)
            """
        return try SQLRequest<Row>(literal: sql, cached: true).fetchAll(db).map(line)
    }

    func count(_ query: Query, in db: Database) throws -> (places: Int, records: Int) {
        let sql: SQL = """
            SELECT count(*), count(DISTINCT record) FROM \(QualityFindings.tables) WHERE \(query.condition) AND \(try isSeen(in: db))
            """
        return try SQLRequest<Row>(literal: sql, cached: true).fetchOne(db).map { ($0[0], $0[1]) } ?? (0, 0)
    }

    /// The rules, teams and months that the requester may choose: what some record fails.
    func choices(in db: Database) throws -> (rules: [any QualityRule.Type], teams: [String], months: [String]) {
        guard let run else { return ([], [], []) }
        let rules: SQL = "SELECT DISTINCT quality_failure.rule FROM \(QualityFindings.tables) WHERE \(try isSeen(in: db))"
        let teams: SQL = "SELECT DISTINCT team FROM quality_record WHERE team <> '' AND \(try isSeen(in: db)) ORDER BY team"
        let failed = Set(try SQLRequest<String>(literal: rules, cached: true).fetchAll(db))
        return (
            QualityRules.all.filter { failed.contains($0.key) }, try SQLRequest<String>(literal: teams, cached: true).fetchAll(db),
            try QualityCounts.months(of: run, in: db)
        )
    }

    /// One record with all five states; nil when it does not exist, or does not exist for this requester.
    func record(_ id: Identifier<QualityRecord>, in db: Database) throws -> (
        states: [(any QualityRule.Type, RuleState.Kind)], lines: [Line], reference: String, team: String,
        matched: [OneChildTwoNumbers.Ground]
    )? {
        let sql: SQL = "SELECT reference, number, team, states FROM quality_record WHERE id = \(id) AND \(try isSeen(in: db))"
        guard let run, let found = try SQLRequest<Row>(literal: sql, cached: true).fetchOne(db) else { return nil }
        let states = try zip(run.rules, found["states"] as String).compactMap { key, letter -> (any QualityRule.Type, RuleState.Kind)? in
            guard let rule = QualityRules.rule(key) else { return nil }
            return (rule, try RuleState.Kind.of(letter))
        }
        let failures: SQL = """
            SELECT \(QualityFindings.columns) FROM \(QualityFindings.tables) WHERE record = \(id) ORDER BY quality_failure.rule, day, quality_failure.id
            """
        let rows = try SQLRequest<Row>(literal: failures, cached: true).fetchAll(db)
        return (
            states, try rows.map(line), found["reference"], found["team"],
            try ChildMatches.grounds(of: found["number"], in: db)
        )
    }

    private func line(_ row: Row) throws -> Line {
        let form = try (row["form"] as String?).map { try ReturnFormat(stored: $0, "quality_failure", "form") }
        let names: [String] = [row["file_name"], row["inner_file"], row["sheet"]].compactMap { $0 }.filter { !$0.isEmpty }
        var seen: Set<String> = []
        return Line(
            record: row["record"], reference: row["reference"], number: row["number"], team: row["team"], rule: row["rule"],
            words: row["words"], day: row["day"],
            place: QualityPlace(
                form: form, file: names.filter { seen.insert($0).inserted }.joined(separator: ", "), table: row["title"] ?? "",
                row: row["row"]),
            fault: row["fault"], reason: row["reason"])
    }
}

/// The form, the file, the table and the row that a place is in, as a spreadsheet shows them; the line of a file in XML.
struct QualityPlace: Sendable {
    let form: ReturnFormat?
    let file, table: String
    let row: Int?

    var rowWords: String { row.map { file.lowercased().hasSuffix(".xml") ? "line \($0)" : "row \($0)" } ?? "" }
    var words: String { [file.isEmpty ? form?.words ?? "" : file, table, rowWords].filter { !$0.isEmpty }.joined(separator: ", ") }
}
