import ActionPlans
import Foundation
import HTTPTypes
import Indicators
import SiteKit

/// The lists of a plan, of its measures and of changes of practice.
enum ListsOfThePlan {
    static let all = [plan, source, measures, practice]

    private static let today = "'2022-06-20'"
    private static let last = "SELECT %@ FROM action_update AS u WHERE u.action = a.id ORDER BY u.day DESC, u.id DESC LIMIT 1"
    private static func latest(_ column: String) -> String { "(\(last.replacing("%@", with: "u.\(column)")))" }
    private static let closed = "EXISTS (SELECT 1 FROM action_closing AS c WHERE c.action = a.id AND c.reopened_on IS NULL)"
    /// As its owner says it, and as what happened since makes it.
    private static let delivery = """
        CASE WHEN a.id IN (SELECT action FROM regression WHERE answered_on IS NULL) THEN 'done_not_sustained'
            ELSE coalesce(\(latest("delivery")), 'not_started') END
        """
    private static let done = "coalesce(\(latest("delivery")), '') = 'done_and_evidenced'"
    private static let open = "(NOT \(done) AND NOT \(closed))"
    private static let evidence = """
        (SELECT count(*) FROM evidence_action AS e JOIN evidence_item ON evidence_item.id = e.evidence
            WHERE e.action = a.id AND e.ended_on IS NULL AND set_aside_on IS NULL AND kind <> 'voice')
        """
    /// Since when nobody has said anything.
    private static let silent = "coalesce(\(latest("day")), max(p.agreed_on, a.added_on, coalesce(a.starts, p.agreed_on)))"
    private static func late(_ days: Int) -> String {
        "(\(open) AND coalesce(a.starts, '') <= \(today) AND julianday(\(today)) - julianday(\(silent)) > \(days))"
    }
    private static func step(_ condition: String) -> String {
        "EXISTS (SELECT 1 FROM step WHERE step.action = a.id AND step.done_on IS NULL AND \(condition))"
    }
    private static let rule = """
        CASE WHEN \(closed) THEN 'done_and_evidenced' WHEN \(done) THEN iif(\(evidence) > 0, 'done_and_evidenced', 'may_slip')
            WHEN a.due < \(today) OR \(late(56)) OR \(step("step.due < date(\(today), '-14 days')")) THEN 'off_track'
            WHEN \(late(28)) OR \(step("step.due < \(today)"))
                OR (a.due BETWEEN \(today) AND date(\(today), '+14 days') AND \(step("1")))
                OR (SELECT count(*) FROM due_move WHERE due_move.action = a.id) >= 3
                OR EXISTS (SELECT 1 FROM action AS b WHERE b.due < \(today) AND b.withdrawn_on IS NULL
                    AND b.id NOT IN (SELECT action FROM action_update WHERE delivery = 'done_and_evidenced')
                    AND (b.id IN (SELECT waits_for FROM action_wait WHERE action_wait.action = a.id)
                        OR b.id IN (SELECT waits_for FROM step_wait JOIN step ON step.id = step_wait.step
                            WHERE step.action = a.id AND step.done_on IS NULL))) THEN 'may_slip'
            WHEN coalesce(a.starts, '') > \(today) THEN 'not_started'
            WHEN \(latest("day")) IS NULL AND NOT EXISTS (SELECT 1 FROM step WHERE step.action = a.id AND done_on IS NOT NULL)
                THEN 'not_started' ELSE 'on_track' END
        """

    private static let here = "(SELECT id FROM plan ORDER BY rowid LIMIT 1)"
    private static let standing = "FROM action AS a JOIN plan AS p ON p.id = a.plan WHERE p.id = \(here) AND a.withdrawn_on IS NULL"
    private static let found = """
        (SELECT finding.id, finding.kind FROM finding JOIN plan ON plan.inspection = finding.inspection
            WHERE plan.id = \(here) AND finding.state = 'accepted'
            UNION ALL SELECT id, kind FROM source_finding WHERE plan = \(here))
        """
    private static let answered = """
        (SELECT finding FROM action_finding WHERE action IN (SELECT a.id \(standing))
            UNION SELECT finding FROM action_source_finding WHERE action IN (SELECT a.id \(standing)))
        """
    /// What each kind of gap is, by a query of its own.
    static let gaps = [
        "finding": "SELECT id FROM \(found) WHERE kind IN ('improvement', 'priority_action', 'recommendation') AND id NOT IN \(answered)",
        "weakness": "SELECT id FROM \(found) WHERE kind IN ('other_weakness', 'internal_finding') AND id NOT IN \(answered)",
        "strength":
            "SELECT id FROM \(found) WHERE kind = 'strength' AND id NOT IN (SELECT finding FROM strength_watch WHERE ended_on IS NULL)",
        "owner": "SELECT a.id \(standing) AND a.owner IS NULL",
        "measure": "SELECT a.id \(standing) AND a.id NOT IN (SELECT action FROM action_measure)",
        "evidence": "SELECT a.id \(standing) AND \(evidence) = 0", "update": "SELECT a.id \(standing) AND \(late(28))",
    ]

    private static let plan = ListCase(
        pattern: "/plans/:plan", source: "Sources/ActionPlans/Web/Pages/PlanTable.swift", role: .director,
        select: "SELECT a.id FROM action AS a JOIN plan AS p ON p.id = a.plan LEFT JOIN post ON post.id = a.owner",
        always: { _ in "a.withdrawn_on IS NULL AND p.id = (SELECT id FROM plan ORDER BY rowid LIMIT 1)" },
        order: "EXISTS (SELECT 1 FROM regression AS r WHERE r.action = a.id AND r.answered_on IS NULL) DESC, a.ref_group, a.ref_number",
        filters: [
            "finding": {
                """
                a.id IN (SELECT action FROM action_finding WHERE finding = \(quoted($0)))
                OR a.id IN (SELECT action FROM action_source_finding WHERE finding = \(quoted($0)))
                """
            },
            "theme": { "a.id IN (SELECT action FROM action_finding JOIN finding_theme USING (finding) WHERE theme = \(quoted($0)))" },
            "owner": oneOf(["unassigned": "a.owner IS NULL"], else: equals("a.owner")),
            "delivery": equals(delivery),
            // What is calculated from measures and audits has no query of its own: the action’s page says it, below.
            "impact": { _ in "1" },
            "due": oneOf([
                "late": "\(open) AND a.due < \(today)",
                "next-30-days": "\(open) AND a.due BETWEEN \(today) AND date(\(today), '+30 days')",
            ]),
            "rule": equals(rule),
            "look": oneOf([
                "differs": "1", "slipped": "a.id IN (SELECT action FROM regression WHERE answered_on IS NULL)",
                "unclosed": "\(done) AND NOT \(closed)",
            ]),
            "missing": oneOf([
                "owner": "a.owner IS NULL", "evidence": "\(evidence) = 0", "measure": "a.id NOT IN (SELECT action FROM action_measure)",
                "update": late(28),
            ]),
        ],
        sorts: [
            "ref": "a.ref_group, a.ref_number", "text": "lower(a.title), a.ref_group, a.ref_number",
            "owner": "coalesce(post.title, ''), a.ref_group, a.ref_number", "due": "a.due, a.ref_group, a.ref_number",
            "delivery": ranked(
                delivery, ["done_not_sustained", "off_track", "may_slip", "not_started", "on_track", "done_and_evidenced"])
                + ", a.ref_group, a.ref_number",
            "evidence": "\(evidence), a.ref_group, a.ref_number",
        ],
        narrows: { mark, asked, site in
            guard asked["look"] == "differs" || asked["impact"] != nil, let plan = try await site.path("/plans/:plan") else { return true }
            let page = try await site.ask(.get, "\(plan)/actions/\(mark)", as: site.first[.director]).text
            if asked["look"] == "differs", !page.contains("The owner’s judgement and the calculated rating differ.") { return false }
            guard let impact = asked["impact"] else { return true }
            let shown = page.components(separatedBy: "<dt>Impact</dt><dd>").dropFirst().first?.components(separatedBy: "</dd>").first
            return Impact(rawValue: impact).map { shown?.contains(">\($0.words)<") == true } ?? false
        })

    /// What of the plan answers one source beside the inspection: ordered, not filtered.
    private static let source = ListCase(
        pattern: "/plans/:plan/sources/:source", source: "Sources/ActionPlans/Web/Pages/SourcePages.swift", role: .director,
        select: plan.select,
        always: { _ in
            """
            a.withdrawn_on IS NULL AND a.id IN (SELECT action FROM action_source_finding JOIN source_finding ON source_finding.id = finding
                WHERE source_finding.source = (SELECT id FROM plan_source ORDER BY rowid LIMIT 1))
            """
        }, order: plan.order, filters: [:], sorts: plan.sorts)

    private static let measures = ListCase(
        pattern: "/measures", source: "Sources/SiteKit/Registers/RegisterPages.swift", role: .director,
        select: "SELECT measure.id FROM measure LEFT JOIN measure_status AS s ON s.measure = measure.id",
        order: "measure.name COLLATE NOCASE, measure.id",
        filters: [
            "verdict": equals("coalesce(s.verdict, 'too_few')"), "owner": equals("measure.owner"),
            "target": oneOf([
                "none": "measure.target IS NULL",
                "met": "iif(measure.direction = 'higher', s.latest >= measure.target, s.latest <= measure.target)",
                "missed": "iif(measure.direction = 'higher', s.latest < measure.target, s.latest > measure.target)",
            ]),
        ],
        sorts: [
            "name": "lower(measure.name)",
            "verdict": ranked("coalesce(s.verdict, 'too_few')", VerdictOfMeasure.Name.allCases.map(\.rawValue)) + ", lower(measure.name)",
            "latest": "coalesce(s.latest_on, ''), lower(measure.name)", "owner": "lower(measure.owner), lower(measure.name)",
        ])

    private static let counted = "FROM practice_launch AS l WHERE l.change = practice_change.id AND briefed IS NOT NULL"
    private static let practice = ListCase(
        pattern: "/practice", source: "Sources/SiteKit/Registers/RegisterPages.swift", role: .director,
        select: "SELECT practice_change.id FROM practice_change", order: "day DESC, practice_change.id DESC",
        filters: [
            "gap": oneOf([
                "briefing":
                    "coalesce((SELECT sum(briefed) \(counted) AND staff IS NOT NULL) < (SELECT coalesce(sum(staff), 0) \(counted)), 1)",
                "chart": "practice_change.id NOT IN (SELECT change FROM practice_change_measure)",
            ])
        ],
        sorts: [
            "title": "lower(title), day", "day": "day, title",
            "briefed":
                "coalesce((SELECT sum(briefed) * 1.0 \(counted) AND staff IS NOT NULL) / nullif((SELECT sum(staff) \(counted)), 0), -1), title",
        ])
}
