import ActionPlans
import SiteKit

/// Evidence and what people said, what committees asked, and what comes to which meeting.
enum ListsOfEvidence {
    static let all = [evidence(isVoice: false), evidence(isVoice: true), questions, workProgramme, ownQuestions]

    private static let newest = "(SELECT id FROM evidence_version AS v WHERE v.evidence = e.id ORDER BY v.number DESC LIMIT 1)"
    private static let check = "(SELECT c.id FROM evidence_check AS c WHERE c.version = \(newest) ORDER BY c.rowid DESC LIMIT 1)"
    private static let words = "(SELECT digest FROM evidence_text AS t WHERE t.version = \(newest))"
    private static let isOfWords = "coalesce((SELECT digest FROM evidence_check AS c WHERE c.id = \(check)) = \(words), 0)"
    private static let confirmed = "EXISTS (SELECT 1 FROM evidence_confirmation AS k WHERE k.version = \(newest) AND k.digest = \(words))"
    private static let open = "EXISTS (SELECT 1 FROM evidence_hit AS h WHERE h.evidence_check = \(check) AND h.resolved IS NULL)"
    private static let silent = """
        coalesce((SELECT voice_consent FROM evidence_version AS v WHERE v.id = \(newest)) IN ('not_asked', 'refused'), 0)
        """
    private static let standing = """
        CASE WHEN set_aside_on IS NOT NULL THEN 'withdrawn' WHEN \(silent) THEN 'without-consent' WHEN NOT \(isOfWords) THEN 'not-checked'
            WHEN \(confirmed) THEN 'confirmed' WHEN \(open) THEN 'not-cleared' ELSE 'to-confirm' END
        """

    private static func evidence(isVoice: Bool) -> ListCase {
        let graded: [String: ListCase.Condition] = [
            "grade": oneOf(["none": "grade IS NULL"], else: equals("grade")), "kind": equals("kind"),
        ]
        let both: [String: ListCase.Condition] = [
            "owner": oneOf(["nobody": "owner IS NULL"], else: equals("owner")),
            "review": oneOf([
                "past": "review_by < '2022-06-20'", "next-30-days": "review_by BETWEEN '2022-06-20' AND '2022-07-20'",
                "later": "review_by > '2022-07-20'", "no-day": "review_by IS NULL OR set_aside_on IS NOT NULL",
            ]),
            "action": { "e.id IN (SELECT evidence FROM evidence_action WHERE ended_on IS NULL AND action = \(quoted($0)))" },
            "cited": oneOf([
                "yes": "e.id IN (SELECT evidence FROM report_link WHERE kind = 'evidence' AND evidence IS NOT NULL)",
                "no": "e.id NOT IN (SELECT evidence FROM report_link WHERE kind = 'evidence' AND evidence IS NOT NULL)",
            ]), "release": equals(standing),
        ]
        let grades = EvidenceGrade.allCases.map(\.rawValue)
        let sorts = [
            "title": "lower(e.title), e.id", "owner": "coalesce(post.title, ''), e.id", "review": "coalesce(review_by, '9999'), e.id",
            "added": "added_on, e.id",
        ]
        return ListCase(
            pattern: "/evidence", source: "Sources/EvidenceItems/Web/ListPage.swift", role: .director,
            also: isVoice ? [("view", "voice")] : [],
            select: "SELECT e.id FROM evidence_item AS e LEFT JOIN post ON post.id = e.owner",
            always: { asked in
                "\(isVoice ? "kind = 'voice'" : "kind <> 'voice'") AND (set_aside_on IS NULL OR \(asked["release"] == "withdrawn" ? 1 : 0))"
            }, order: "added_on DESC, e.title COLLATE NOCASE, e.id", filters: isVoice ? both : both.merging(graded) { $1 },
            sorts: isVoice ? sorts : sorts.merging(["grade": ranked("coalesce(grade, '')", grades) + ", e.id"]) { $1 })
    }

    private static let verdict = "(SELECT r.verdict FROM question_round AS r WHERE r.question = q.id ORDER BY r.number DESC LIMIT 1)"
    private static let rounds = "(SELECT count(*) FROM question_round AS r WHERE r.question = q.id)"
    private static let owed = "(\(rounds) = 0 OR \(verdict) = 'not_enough')"
    private static let questions = ListCase(
        pattern: "/questions", source: "Sources/SiteKit/Registers/RegisterPages.swift", role: .director,
        select: "SELECT q.id FROM committee_question AS q LEFT JOIN post ON post.id = q.owner", order: "q.meeting DESC, q.number",
        filters: [
            "kind": equals("q.kind"), "committee": equals("q.committee"), "meeting": equals("q.meeting"),
            "owner": oneOf(["nobody": "q.owner IS NULL"], else: equals("q.owner")),
            "status": oneOf([
                "waiting": "\(rounds) = 0", "answered": "\(rounds) > 0 AND \(verdict) IS NULL", "asked-again": "\(verdict) = 'not_enough'",
                "enough": "\(verdict) = 'enough'",
            ]),
            "due": oneOf([
                "late": "\(owed) AND q.due < '2022-06-20'", "next-30-days": "\(owed) AND q.due BETWEEN '2022-06-20' AND '2022-07-20'",
            ]),
            "linked": oneOf(
                ["nothing": "q.id NOT IN (SELECT question FROM question_link)"],
                else: { "q.id IN (SELECT question FROM question_link WHERE kind = \(quoted($0)))" }),
            "publicity": oneOf(["public": "q.exempt_paragraph IS NULL", "exempt": "q.exempt_paragraph IS NOT NULL"]),
        ],
        sorts: [
            "number": "q.number", "meeting": "q.meeting, q.number", "owner": "coalesce(post.title, ''), q.number",
            "due": "q.due, q.number",
            "status":
                "CASE WHEN \(verdict) = 'not_enough' THEN 0 WHEN \(rounds) = 0 THEN 1 WHEN \(verdict) IS NULL THEN 2 ELSE 3 END, q.number",
        ])

    static let ownQuestions = ListCase(
        pattern: "/my-committee/questions", source: "Sources/SiteKit/Registers/RegisterPages.swift", role: .scrutinyMember,
        select: "SELECT q.id FROM committee_question AS q",
        always: { _ in "lower(q.committee) = 'people scrutiny committee' AND (q.exempt_paragraph IS NULL OR q.exempt_members)" },
        order: "q.meeting DESC, q.number",
        filters: [
            "meeting": equals("q.meeting"),
            "status": oneOf([
                "waiting": "\(rounds) = 0", "answered": "\(rounds) > 0 AND \(verdict) IS NULL", "asked-again": "\(verdict) = 'not_enough'",
                "enough": "\(verdict) = 'enough'",
            ]),
        ],
        sorts: ["number": "q.number", "meeting": "q.meeting, q.number", "due": "q.due, q.number"])

    private static let state = """
        CASE WHEN withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN heard_on IS NOT NULL THEN 'heard' WHEN report IS NOT NULL THEN 'under-way'
            ELSE 'planned' END
        """
    private static let workProgramme = ListCase(
        pattern: "/work-programme", source: "Sources/SiteKit/Registers/RegisterPages.swift", role: .director,
        select: "SELECT f.id FROM work_programme_item AS f LEFT JOIN post ON post.id = f.author", order: "f.meeting, f.title, f.id",
        filters: [
            "committee": equals("f.committee"), "author": oneOf(["nobody": "f.author IS NULL"], else: equals("f.author")),
            "status": equals(state),
            "when": oneOf(["ahead": "f.meeting >= '2022-06-20'", "past": "f.meeting < '2022-06-20'"]),
            "moved": oneOf(["yes": "f.id IN (SELECT item FROM work_programme_move)"]),
        ],
        sorts: [
            "meeting": "f.meeting, f.title, f.id", "title": "lower(f.title), f.meeting",
            "author": "coalesce(post.title, ''), f.meeting, f.title",
            "status": "\(state), f.meeting, f.title",
        ])
}
