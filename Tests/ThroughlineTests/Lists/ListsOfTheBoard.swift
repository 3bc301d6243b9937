import SiteKit

/// The lists that boards run from.
enum ListsOfTheBoard {
    static let all = [decisions, promises, packs, asked]

    private static let decisions = ListCase(
        pattern: "/boards/:board/decisions", source: "Sources/Boards/Web/Pages/DecisionPages.swift", role: .director,
        select: "SELECT decision.id FROM decision LEFT JOIN post ON post.id = decision.owner", order: "decision.number DESC",
        filters: [
            "standing": oneOf([
                "open": "settled_on IS NULL", "late": "settled_on IS NULL AND due < '2022-06-20'", "done": "settled_as = 'done'",
                "set-aside": "settled_as = 'set_aside'",
            ]), "owner": equals("decision.owner"), "meeting": equals("decision.meeting"),
        ],
        sorts: [
            "number": "decision.number", "text": "lower(decision.text), decision.number",
            "owner": "coalesce(post.title, ''), decision.number", "due": "coalesce(due, '9999'), decision.number",
        ])

    private static let promises = ListCase(
        pattern: "/partners", source: "Sources/Boards/Web/Partners/PartnerViews.swift", role: .director,
        select: "SELECT what || '|' || partner.name || '|' || by_day FROM promise JOIN partner ON partner.id = promise.partner",
        order: "by_day, promise.rowid",
        filters: [
            "standing": oneOf([
                "open": "settled_on IS NULL", "late": "settled_on IS NULL AND by_day < '2022-06-20'", "kept": "settled_as = 'kept'",
                "not-kept": "settled_as = 'not_kept'",
            ]), "partner": equals("promise.partner"),
        ],
        sorts: ["partner": "lower(partner.name), by_day, promise.rowid", "what": "lower(what)", "by": "by_day, promise.rowid"])

    private static let packs = ListCase(
        pattern: "/packs", source: "Sources/Boards/Web/Packs/PackViews.swift", role: .director, select: "SELECT id FROM pack",
        order: "made_on DESC, rowid DESC", filters: ["board": equals("board"), "plan": equals("plan")],
        sorts: ["number": "number, cut_off", "cut-off": "cut_off, number"])

    private static let answered = "EXISTS (SELECT 1 FROM action_update WHERE action_update.action = chaser.action AND day >= chaser.day)"
    private static let asked = ListCase(
        pattern: "/chasing", source: "Sources/Boards/Web/Chasers/ChaserViews.swift", role: .director, most: 200,
        select: """
            SELECT action.id || '|' || chaser.day || '|' || notice.name FROM chaser JOIN action ON action.id = chaser.action
            JOIN notice ON notice.id = chaser.notice
            """, order: "chaser.day DESC, chaser.id DESC",
        filters: [
            "answered": oneOf(["yes": answered, "no": "NOT \(answered)"]), "step": equals("chaser.step"),
            "person": equals("chaser.account"),
        ],
        sorts: [
            "day": "chaser.day, chaser.id", "action": "ref_group, ref_number, chaser.day, chaser.id DESC",
            "name": "lower(notice.name), chaser.day, chaser.id DESC",
        ])
}
