import SiteKit

/// The lists that boards run from.
enum ListsOfTheBoard {
    static let all = [decisions, partners, commitments, packs, asked]

    private static let decisions = ListCase(
        pattern: "/boards/:board/decisions", source: "Sources/Boards/Web/DecisionRegister.swift", role: .director,
        select: "SELECT decision.id FROM decision LEFT JOIN post ON post.id = decision.owner", order: "decision.number DESC",
        filters: [
            "status": oneOf([
                "open": "outcome_on IS NULL", "overdue": "outcome_on IS NULL AND due < '2022-06-20'", "done": "outcome = 'done'",
                "withdrawn": "outcome = 'withdrawn'",
            ]), "owner": equals("decision.owner"), "meeting": equals("decision.meeting"),
        ],
        sorts: [
            "number": "decision.number", "text": "lower(decision.text), decision.number",
            "owner": "coalesce(post.title, ''), decision.number", "due": "coalesce(due, '9999'), decision.number",
        ])

    private static let partners = ListCase(
        pattern: "/partners", source: "Sources/Boards/Web/Partners/PartnerRegister.swift", role: .director,
        select: "SELECT id || '|' || name FROM partner", order: "lower(name)", filters: ["kind": equals("kind")],
        sorts: ["name": "lower(name)"])

    private static let commitments = ListCase(
        pattern: "/partners/commitments", source: "Sources/Boards/Web/Partners/CommitmentRegister.swift", role: .director,
        select:
            "SELECT what || '|' || partner.name || '|' || due FROM partner_commitment JOIN partner ON partner.id = partner_commitment.partner",
        order: "due, partner_commitment.rowid",
        filters: [
            "status": oneOf([
                "open": "outcome_on IS NULL", "overdue": "outcome_on IS NULL AND due < '2022-06-20'", "met": "outcome = 'met'",
                "not-met": "outcome = 'not_met'",
            ]), "partner": equals("partner_commitment.partner"),
        ],
        sorts: [
            "partner": "lower(partner.name), due, partner_commitment.rowid", "what": "lower(what), partner_commitment.rowid",
            "due": "due, partner_commitment.rowid",
        ])

    private static let packs = ListCase(
        pattern: "/packs", source: "Sources/Boards/Web/Packs/PackRegister.swift", role: .director, select: "SELECT id FROM pack",
        order: "made_on DESC, rowid DESC", filters: ["board": equals("board"), "plan": equals("plan")],
        sorts: ["number": "number, cut_off", "cut-off": "cut_off, number"])

    private static let answered = "EXISTS (SELECT 1 FROM action_update WHERE action_update.action = chaser.action AND day >= chaser.day)"
    private static let asked = ListCase(
        pattern: "/update-requests", source: "Sources/Boards/Web/Chasers/UpdateRequestRegister.swift", role: .director,
        select: """
            SELECT action.id || '|' || chaser.day || '|' || notice.name FROM chaser JOIN action ON action.id = chaser.action
            JOIN notice ON notice.id = chaser.notice
            """, order: "chaser.day DESC, chaser.id DESC",
        filters: [
            "answered": oneOf(["yes": answered, "no": "NOT \(answered)"]), "step": equals("chaser.step"),
            "person": equals("chaser.account"),
        ],
        sorts: [
            "day": "chaser.day, chaser.id", "action": "ref_group, ref_number, chaser.day, chaser.id",
            "name": "lower(notice.name), chaser.day, chaser.id",
        ])
}
