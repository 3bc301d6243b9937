import ChildRecords
import Indicators
import SiteKit

@testable import ChildRecordsWeb

/// The lists of notices, accounts, children, held rows and data quality.
enum ListsOfTheHouse {
    static let all = [tracker, statements, frozen, incidents, due, notices, accounts, children, held, records, quality]

    private static let statements = ListCase(
        pattern: "/told-the-committee", source: "Sources/Scrutiny/Web/Statements/StatementRegister.swift", role: .analyst,
        select: "SELECT id FROM committee_statement", order: "said, rowid",
        filters: ["paper": equals("paper"), "without": { _ in "measures = ''" }, "ended": { _ in "ended IS NOT NULL" }],
        sorts: ["text": "lower(text), id", "said": "said, rowid"])

    private static let frozen = ListCase(
        pattern: "/data-measures/frozen", source: "Sources/ChildRecords/Web/FrozenMonths/FrozenMonthRegister.swift", role: .director,
        select: "SELECT id || '|' || frozen_on FROM frozen_month", order: "last_day DESC", filters: ["author": equals("author")],
        sorts: ["month": "last_day", "frozen": "frozen_on, last_day"])

    private static let answered =
        "EXISTS (SELECT 1 FROM incident_entry WHERE incident = incident.id AND kind IN ('told_regulator', 'not_reported'))"
    private static let incidents = ListCase(
        pattern: "/governance/incidents", source: "Sources/ChildRecords/Web/Incidents/IncidentRegister.swift", role: .director,
        select: "SELECT incident.id || '|' || aware FROM incident", order: "aware DESC, id DESC",
        filters: [
            "kind": equals("kind"), "reporter": equals("reporter"), "open": { _ in "closed IS NULL" },
            "late": { _ in "due < '2022-06-20' AND closed IS NULL AND NOT \(answered)" },
        ], sorts: ["what": "lower(what)", "aware": "aware, id", "due": "due"], unknown: ["due": "due IS NULL"])

    /// Tried by somebody who may see every child. The data day is the newest day that the measures are known to.
    private static let given =
        "(SELECT kind FROM late_reason AS l WHERE l.child = item.child AND l.measure = item.measure AND l.began = item.began ORDER BY id DESC LIMIT 1)"
    private static let known = "(SELECT until_day FROM measure_known AS k WHERE k.measure = item.measure ORDER BY run DESC LIMIT 1)"
    private static let monday = "(julianday('2022-06-20') - julianday('1970-01-01'))"
    private static let due = ListCase(
        pattern: "/due", source: "Sources/ChildRecords/Web/DueLists/DueRegister.swift", role: .director,
        select: """
            SELECT loaded_child.number || '|' || date(item.due * 86400, 'unixepoch') FROM due_clock AS item
            JOIN loaded_child ON loaded_child.id = item.child
            LEFT JOIN measured_team ON measured_team.id = item.team LEFT JOIN measured_worker ON measured_worker.id = item.worker
            """, always: { _ in "item.until IS NULL AND date(item.due * 86400, 'unixepoch') <= '2022-07-04'" }, order: "item.due, item.id",
        filters: [
            "what": { code in "item.measure = \(DueClocks.all.first { $0.measure.code == code }.map { Int($0.measure.number) } ?? 0)" },
            "when": oneOf([
                "late": "item.due < \(monday) AND item.due < \(known)", "not-known": "item.due < \(monday) AND item.due >= \(known)",
                "next": "item.due >= \(monday)",
            ]),
            "team": oneOf(["nobody": "measured_team.name IS NULL"], else: equals("measured_team.name")),
            "worker": oneOf(["nobody": "measured_worker.reference IS NULL"], else: equals("measured_worker.reference")),
            "plan": equals("item.plan"), "legal": equals("item.legal_status"), "short-breaks": { _ in "item.short_breaks = 0" },
            "reason": oneOf(["none": "item.due < \(monday) AND \(given) IS NULL"], else: equals(given)),
        ],
        sorts: [
            "child": "loaded_child.number, item.due, item.id", "due": "item.due, item.id", "team": "measured_team.name, item.due, item.id",
            "worker": "measured_worker.reference, item.due, item.id",
        ], unknown: ["team": "measured_team.name IS NULL", "worker": "measured_worker.reference IS NULL"], unknownBy: "item.due, item.id")
    private static let lawyer = """
        (SELECT account.name FROM account JOIN pre_proceedings_named ON pre_proceedings_named.account = account.id
            WHERE part = 'lawyer' AND proceedings = c.id)
        """
    private static let weeks = "(julianday('2022-06-20') - julianday(c.decided)) / 7"
    private static let tracker = ListCase(
        pattern: "/pre-proceedings", source: "Sources/PreProceedings/Web/CaseRegister.swift", role: .director,
        select: "SELECT '>' || c.number || '<' FROM pre_proceedings_case AS c", order: "c.next_due IS NULL, c.next_due, c.number",
        filters: [
            "stage": { "EXISTS (SELECT 1 FROM pre_proceedings_child AS p WHERE p.proceedings = c.id AND p.stage = \(quoted($0)))" },
            "lawyer": oneOf(["nobody": "\(lawyer) IS NULL"], else: equals(lawyer)),
            "team": { "(SELECT min(child.team) FROM child WHERE child.family = c.family) = \(quoted($0))" },
            "unborn": { "strftime('%Y-%m', c.expected) = \(quoted($0))" }, "section20": { _ in "c.section20 = 1" },
            "late": { _ in "c.next_due < '2022-06-20'" },
            "week": oneOf([
                "6": "\(weeks) < 6", "12": "\(weeks) >= 6 AND \(weeks) < 12", "16": "\(weeks) >= 12 AND \(weeks) < 16",
                "over": "\(weeks) >= 16",
            ]),
        ], sorts: ["case": "c.number", "next": "c.next_due, c.number", "decided": "c.decided, c.number"],
        unknown: ["next": "c.next_due IS NULL", "decided": "c.decided IS NULL"], unknownBy: "c.number")

    private static let notices = ListCase(
        pattern: "/settings/notices", source: "Sources/SiteKit/Notices/NoticeViews.swift", role: .director, most: 200,
        select: """
            SELECT notice.title || '|' || notice.name || '|' || notice.day FROM notice LEFT JOIN notice_mail ON notice_mail.notice = notice.id
            LEFT JOIN mail_message ON mail_message.id = notice_mail.message
            """, order: "notice.day DESC, notice.rowid DESC",
        filters: [
            "kind": equals("notice.kind"), "person": equals("notice.account"), "mail": equals("coalesce(mail_message.state, 'none')"),
        ],
        sorts: [
            "day": "notice.day, notice.rowid", "name": "lower(notice.name), notice.day DESC, notice.rowid DESC",
            "kind": "notice.kind, notice.day DESC, notice.rowid DESC",
        ])

    private static let accounts = ListCase(
        pattern: "/settings/accounts", source: "Sources/SiteKit/SignIn/Pages/AccountPages.swift", role: .administrator,
        select: "SELECT id FROM account", order: "active DESC, name, id",
        filters: [
            "show": oneOf([
                "open": "active = 1", "ended": "active = 0",
                "unused": "active = 1 AND signed_in < unixepoch('2022-06-20') - 60 * 86400",
                "one-step": "active = 1 AND id NOT IN (SELECT account FROM second_step)",
            ])
        ],
        sorts: [
            "name": "name, active DESC, id", "sign-in": "sign_in COLLATE BINARY",
            "last": "coalesce(date(signed_in, 'unixepoch'), ''), active DESC, name, id",
        ])

    private static let children = ListCase(
        pattern: "/children", source: "Sources/ChildRecords/Web/Pages/ChildListPage.swift", role: .director, most: 25,
        select: "SELECT child.number FROM child", order: "child.name, child.number",
        filters: [
            "team": {
                """
                child.team IN (WITH RECURSIVE below (id) AS (SELECT \(quoted($0)) UNION SELECT team.id FROM team JOIN below ON team.parent = below.id)
                    SELECT id FROM below)
                """
            }
        ])

    private static let held = ListCase(
        pattern: "/data/loads/:load/rejected", source: "Sources/ChildRecords/Web/Loads/Pages/RejectedPage.swift", role: .analyst, most: 100,
        select: """
            SELECT '>' || source_row || '<|' || coalesce(nullif(child, ''), '–') || '|' || coalesce(nullif(column_name, ''), '–') FROM rejected_row JOIN data_part ON data_part.id = rejected_row.part
            JOIN data_file ON data_file.id = data_part.file
            """,
        always: { _ in "data_file.load = (SELECT id FROM data_load WHERE number = 2)" }, order: "rejected_row.id",
        filters: ["table": equals("data_part.title"), "reason": { "rejected_row.reason = \(quoted($0)) + 0" }],
        sorts: [
            "row": "source_row, iif(inner_file = '', data_file.name, inner_file), rejected_row.id",
            "child": "child, source_row, rejected_row.id",
            "column": "column_name, source_row, rejected_row.id", "why": "reason, source_row, rejected_row.id",
        ])

    private static let records = ListCase(
        pattern: "/data-quality/records", source: "Sources/ChildRecords/Web/Quality/QualityRecordsPage.swift", role: .analyst,
        select: """
            SELECT reference || '|' || coalesce(day, '') || '|' || words FROM quality_failure
            JOIN quality_record ON quality_record.id = quality_failure.record
            """, order: "reference, rule, day",
        filters: [
            "rule": equals("rule"), "team": equals("team"), "month": equals("substr(day, 1, 7)"), "form": equals("form"),
            "code": { "rule IN (\(keys { $0.codes.contains($1) }($0)))" }, "confirmed": { _ in "0" },
        ])

    /// The keys of the rules that a choice leaves.
    private static func keys(_ isKept: @escaping (any QualityRule.Type, String) -> Bool) -> (String) -> String {
        { choice in QualityRules.all.filter { isKept($0, choice) }.map { "'\($0.key)'" }.joined(separator: ", ") }
    }

    /// The rules in the order in which they were asked, each with its letter in what is kept of a record.
    private static let asked = """
        (SELECT rules.key AS place, rules.value AS rule FROM quality_check,
            json_each('["' || replace(quality_check.rules, ' ', '","') || '"]') AS rules)
        """
    private static func count(_ state: String, team: String = "") -> String {
        let here = team.isEmpty ? "1" : "team = \(quoted(team))"
        return "(SELECT count(*) FROM quality_record WHERE substr(states, r.place + 1, 1) = '\(state)' AND \(here))"
    }
    /// Rules that stand in a state in a team; that fired in a month, where one is asked for.
    private static func stands(_ asked: [String: String]) -> String {
        guard let state = asked["state"] else { return "1" }
        let team = asked["team"] ?? ""
        guard state == "fired", let month = asked["month"] else { return "\(count(letters[state] ?? "", team: team)) > 0" }
        let here = team.isEmpty ? "1" : "team = \(quoted(team))"
        return """
            EXISTS (SELECT 1 FROM quality_failure JOIN quality_record ON quality_record.id = quality_failure.record
                WHERE quality_failure.rule = r.rule AND substr(day, 1, 7) = \(quoted(month)) AND \(here))
            """
    }
    private static let letters = ["fired": "F", "failed": "X", "not_run": "W", "passed": "P", "not_applicable": "N"]
    private static let named = "(SELECT name FROM (\(names)) AS n WHERE n.rule = r.rule)"
    private static let names = QualityRules.all.map { "SELECT '\($0.key)' AS rule, '\($0.title)' AS name" }.joined(separator: " UNION ALL ")

    /// Teams and months by themselves change its numbers and not its rows.
    private static let quality = ListCase(
        pattern: "/data-quality", source: "Sources/ChildRecords/Web/Quality/QualityPage.swift", role: .analyst,
        select: """
            SELECT '>' || (SELECT words FROM (\(QualityRules.all.map { "SELECT '\($0.key)' AS rule, '\($0.title)' AS words" }
                .joined(separator: " UNION ALL "))) AS w WHERE w.rule = r.rule) || '<' FROM \(asked) AS r
            """, always: stands, order: "r.place",
        filters: [
            "state": { _ in "1" }, "team": { _ in "1" }, "month": { _ in "1" },
            "form": { "r.rule IN (\(keys { rule, form in rule.forms.contains { $0.rawValue == form } }($0)))" },
            "code": { "r.rule IN (\(keys { $0.codes.contains($1) }($0)))" },
        ],
        sorts: ["rule": named].merging(letters.mapValues { "\(count($0)), \(named) DESC" }) { $1 })
}
