import ChildRecords
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// Somebody named on a case, and whether they may open it. To be named opens nothing by itself: a role does, as far as it reaches.
struct NamedOnCase: Sendable {
    let part: CasePart
    let name: String
    let mayOpen, mayReadAdvice: Bool

    static func all(of item: PreProceedingsCase, _ request: PageRequest, in db: Database) throws -> [NamedOnCase] {
        try CasePart.allCases.compactMap { part -> NamedOnCase? in
            guard let account = item.named[part], let id = Identifier<Person>(account.text) else { return nil }
            let row = try Row.fetchAll(db, literal: "SELECT name, active FROM account WHERE id = \(account)").first
            guard let row else { return nil }
            let grants = (row["active"] as Bool) ? try Grants.live(of: id, on: request.today, in: db) : []
            let viewer = Viewer(Person(id: id, name: row["name"], grants: grants), request.site.policy, on: request.today)
            let opens = try viewer.may(.readPreProceedings) && isVisible(item, viewer, db)
            return NamedOnCase(part: part, name: row["name"], mayOpen: opens, mayReadAdvice: opens && viewer.may(.readLegalAdvice))
        }
    }

    private static func isVisible(_ item: PreProceedingsCase, _ viewer: Viewer, _ db: Database) throws -> Bool {
        let sql: SQL = """
            SELECT 1 FROM pre_proceedings_case AS item WHERE item.id = \(item.id) AND (\(literal: try KnownCase.visibility.condition(viewer)))
            """
        return try !Row.fetchAll(db, literal: sql).isEmpty
    }

    static func html(_ people: [NamedOnCase], _ request: PageRequest) -> HTML {
        let lawyer: HTML? =
            people.contains { $0.part == .lawyer }
            ? nil : "<p class=\"note\">No lawyer is named on this case yet. Name one before recording legal advice.</p>"
        let rows = people.map {
            "<div><dt>\($0.part.words)</dt><dd>\($0.name)<span class=\"sub unprinted\">\($0.access)</span></dd></div>" as HTML
        }
        let list: HTML? = people.isEmpty ? nil : "<dl class=\"summary paired\">\(rows)</dl>"
        return "\(lawyer)\(list)\(way(people, request))"
    }

    private var access: String {
        mayReadAdvice ? "Can open this case and its legal advice" : mayOpen ? "Can open this case" : "Cannot open this case"
    }

    /// How access is given; never by naming alone, and never beyond the role and the team that somebody else approves.
    private static func way(_ people: [NamedOnCase], _ request: PageRequest) -> HTML? {
        let shut = people.filter { !$0.mayOpen }
        if shut.isEmpty || !request.may(.keepPreProceedings) { return nil }
        let roles = shut.map { "\($0.name): \($0.part.way)" }.joined(separator: ". ")
        let place: HTML =
            request.may(.giveAccess)
            ? "<a href=\"\(GrantPages.list.path)\">User access</a>" : "User access (ask an administrator)"
        return """
            <p class="note unprinted">Naming somebody does not give them access. \(roles). Access is given under \(place) and takes effect when it is approved.</p>
            """
    }
}

extension CasePart {
    /// Which role opens a case to whoever has this part in it.
    fileprivate var way: String {
        switch self {
        case .lawyer: "the role Legal tracker"
        case .chair: "the role Service manager for the family’s service"
        case .socialWorker: "the role Social worker, and the children allocated to them"
        case .manager: "the role Team manager for the family’s team"
        }
    }
}
