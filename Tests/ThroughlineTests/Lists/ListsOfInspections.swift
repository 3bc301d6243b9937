import SiteKit

/// The lists of an inspection: what inspectors asked for, where each finding's line breaks off, and what was spent on it.
enum ListsOfInspections {
    static let all = [requests, threads, resources]

    private static let here = "(SELECT inspection FROM plan ORDER BY rowid LIMIT 1)"
    private static let isAnswered = "EXISTS (SELECT 1 FROM request_answer AS a WHERE a.request = r.id)"

    private static let requests = ListCase(
        pattern: "/inspections/:inspection/week", source: "Sources/Inspections/Web/InspectionWeek/InspectionWeekPage.swift",
        role: .director,
        select: "SELECT r.words FROM inspectors_request AS r", always: { _ in "r.inspection = \(here)" },
        order: "\(isAnswered), r.number DESC",
        filters: [
            "status": oneOf([
                "open": "NOT \(isAnswered)", "late": "NOT \(isAnswered) AND r.due < '2022-06-20'", "answered": isAnswered,
            ]), "line": oneOf(["none": "r.line IS NULL"], else: equals("r.line")), "by": equals("r.asked_by"), "owner": equals("r.owner"),
        ],
        sorts: [
            "number": "r.number", "asked": "r.asked, r.number", "due": "coalesce(r.due, '9'), r.number", "owner": "r.owner, r.number",
        ])

    private static let acts = """
        SELECT a.id FROM action_finding JOIN action AS a ON a.id = action_finding.action
            WHERE action_finding.finding = f.id AND a.withdrawn_on IS NULL
        """
    private static let parts = [
        "actions": "NOT EXISTS (\(acts))", "practice": "NOT EXISTS (SELECT 1 FROM action_practice WHERE action IN (\(acts)))",
        "audits": "NOT EXISTS (SELECT 1 FROM audit_result WHERE action IN (\(acts)))",
        "measures": "NOT EXISTS (SELECT 1 FROM action_measure WHERE action IN (\(acts)))",
        "evidence": """
        NOT EXISTS (SELECT 1 FROM evidence_action JOIN evidence_item ON evidence_item.id = evidence_action.evidence
            WHERE ended_on IS NULL AND set_aside_on IS NULL AND evidence_action.action IN (\(acts)))
        """,
    ]
    /// A strength needs nothing of this, and a weakness that nobody took up needs an action first.
    private static let missing = Dictionary(
        uniqueKeysWithValues: parts.map { part, lacks in
            (
                part,
                """
                CASE WHEN f.kind = 'strength' THEN 0 WHEN f.kind IN ('improvement', 'priority_action', 'recommendation') THEN \(lacks)
                    WHEN \(parts["actions"] ?? "") THEN \(part == "actions" ? 1 : 0) ELSE \(lacks) END
                """
            )
        })
    private static let threads = ListCase(
        pattern: "/inspections/:inspection/threads", source: "Sources/Throughline/Pages/ThreadsByFindingPage.swift", role: .director,
        select: "SELECT f.id FROM finding AS f", always: { _ in "f.inspection = \(here) AND f.state = 'accepted'" },
        order: ranked(
            "f.kind", ["priority_action", "improvement", "recommendation", "internal_finding", "other_weakness", "strength"])
            + ", f.position",
        filters: ["kind": equals("f.kind"), "missing": { missing[$0] ?? "0" }],
        sorts: [
            "finding": "lower(f.text), f.id", "gaps": missing.values.sorted().map { "(\($0))" }.joined(separator: " + ") + ", f.text",
        ])

    private static let latest = """
        LEFT JOIN resource_reading AS l
            ON l.id = (SELECT n.id FROM resource_reading AS n WHERE n.resource = r.id ORDER BY n.day DESC, n.id DESC LIMIT 1)
        """
    private static let resources = ListCase(
        pattern: "/resources", source: "Sources/SiteKit/Registers/RegisterPages.swift", role: .director,
        select: "SELECT r.id FROM resource AS r \(latest)", order: "r.kind, r.title, r.id",
        filters: [
            "kind": equals("r.kind"), "area": equals("r.area"), "inspection": equals("r.inspection"),
            "finding": { "r.id IN (SELECT resource FROM resource_finding WHERE finding = \(quoted($0)))" },
            "missing": oneOf([
                "agreed": "l.agreed IS NULL", "spent": "l.spent IS NULL", "finding": "r.id NOT IN (SELECT resource FROM resource_finding)",
            ]), "vacancy": oneOf(["vacant": "l.filled <> l.posts", "filled": "l.filled = l.posts"]),
        ],
        sorts: ["title": "lower(r.title), r.id", "agreed": "l.agreed, r.title", "spent": "l.spent, r.title", "day": "l.day, r.title"],
        unknown: ["agreed": "l.agreed IS NULL", "spent": "l.spent IS NULL", "day": "l.day IS NULL"])
}
