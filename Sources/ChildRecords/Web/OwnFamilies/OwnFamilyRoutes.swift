import ChildRecords
import GRDB
import SiteKit
import Vocabulary

extension ChildPages {
    private var ownFamilies: OwnFamilies { OwnFamilies(store) }

    func registerOwnFamilies(on site: inout Site) {
        site.get(ChildPlaces.ownFamilies, .declareTie) { .page(try await ownFamiliesPage($0)) }
        site.post(ChildPlaces.ownFamilies, .declareTie, declareTie)
        site.get(ChildPlaces.ties, .governChildren) { .page(try await tiesPage($0)) }
        site.post(ChildPlaces.ties, .governChildren, noteTie)
        site.post(ChildPlaces.tie, .governChildren, settleTie)
    }

    /// Leads from My access to the declaration.
    package static func ownFamiliesLink(_ visit: Visit) -> HTML? {
        guard visit.may(.declareTie) else { return nil }
        return "<p><a href=\"\(ChildPlaces.ownFamilies.path)\">Families of my own, which I should not see</a></p>"
    }

    private func ownFamiliesPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let worker = visit.person.id.worker
        let said = try await store.read { try TieLine.own(worker, in: $0) }
        return OwnFamiliesPage(visit: visit, said: said, problems: problems).page
    }

    @Sendable func declareTie(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let kind: FamilyTie.Kind? = form.choice("kind", "Choose whose family it is.")
            let name = form.text("name", "Give the name of a child of the family.", limit: 200)
            let birth = form.optionalDay("birth")
            let words = form.text("words", "Write how you are related.", limit: 1000)
            try form.finish()
            guard let kind else { throw NotFound() }
            let declaration = OwnFamilies.Declaration(kind: kind, name: name, birth: birth, words: words)
            try await ownFamilies.declare(declaration, by: Asker(visit, to: .readChild))
            return .seeOther(ChildPlaces.ownFamilies.path)
        } catch let problems as Problems {
            return .page(try await ownFamiliesPage(visit, problems))
        }
    }

    private func tiesPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let worker = visit.person.id.worker
        let waiting = try await store.read { try TieLine.waiting(for: worker, in: $0) }
        if !waiting.isEmpty {
            try await store.recordView(of: waiting.map(\.tie.id), act: .governChildren, by: visit.changer, ground: "declarations read")
        }
        let workers = try await accounts().filter { $0.value != visit.person.id.text }
        return TiesPage(visit: visit, waiting: waiting, accounts: workers, problems: problems).page
    }

    @Sendable func noteTie(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let account: Identifier<Person>? = form.identifier("tied", "Choose whose family it is.")
            let kind: FamilyTie.Kind? = form.choice("kind", "Choose what it is to them.")
            let number = form.text("family-number", "Give the family’s number, as in F-0012.", limit: 40)
            let words = form.text("words", "Write how you know.", limit: 1000)
            if account == visit.person.id { form.note(Problem("tied", "Your own families you declare under My access.")) }
            try form.finish()
            guard let account, let kind else { throw NotFound() }
            try await ownFamilies.note(account, kind, familyNumber: number, because: words, by: Asker(visit, to: .governChildren))
            return .seeOther(ChildPlaces.ties.path)
        } catch let problems as Problems {
            return .page(try await tiesPage(visit, problems))
        }
    }

    @Sendable func settleTie(_ visit: Visit, _ id: Identifier<FamilyTie>) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let isUnknown = visit.form["found"] == "none"
            let number = isUnknown ? "" : form.text("family-number", "Give the family’s number, or say that there is none.", limit: 40)
            try form.finish()
            try await ownFamilies.settle(id, familyNumber: isUnknown ? nil : number, by: Asker(visit, to: .governChildren))
            return .seeOther(ChildPlaces.ties.path)
        } catch let problems as Problems {
            return .page(try await tiesPage(visit, problems))
        }
    }
}

/// Where a worker says which families are theirs or their relatives'.
struct OwnFamiliesPage {
    let visit: Visit
    let said: [FamilyTie]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("name") ? visit.form : nil, problems: problems)
        let body: HTML = """
            \(fields.choices("kind", "Whose family is it?", options: FamilyTie.Kind.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.text("name", "The name of a child of the family", autocomplete: "off", width: 30))
            \(fields.day("birth", "The child’s date of birth, or the day it is expected", hint: "Leave empty if you do not know it."))
            \(fields.area("words", "How are you related?", rows: 2))<p><button class="btn">Declare it</button></p>
            """
        return Page(
            "Families of my own", breadcrumbs: [("My access", GrantPages.own.path)], problems: problems,
            """
            <h1>Families of my own</h1><p>Say here if a family that the service works with, or might, is your own, a relative’s or a close \
            friend’s. You will find nothing of it from then on. The information governance lead reads what you write; your colleagues do \
            not. You are not told whether the service knows the family.</p>\(list)\(visit.form(to: ChildPlaces.ownFamilies.path, body))
            """)
    }

    private var list: HTML? {
        if said.isEmpty { return nil }
        let columns = ["Declared on", "Whose"].map { Table.Column($0) }
        let rows = said.map { Table.row(columns, ["\($0.saidOn)", "\($0.kind.words)"]) }
        return Table("What you declared", columns, rows: rows).html()
    }
}

/// Declarations whose family is to be found, and ties that the governance lead knows of.
struct TiesPage {
    let visit: Visit
    let waiting: [TieLine]
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: visit.form.has("tied") ? visit.form : nil, problems: visit.form.has("tied") ? problems : nil)
        let body: HTML = """
            \(fields.select("tied", "Whose family?", options: [(value: "", words: "Choose")] + accounts))
            \(fields.choices("kind", "What is it to them?", options: [("own", "Their own family"), ("relative", "A relative’s or a close friend’s")]))
            \(fields.text("family-number", "Family number", hint: "As in F-0012.", autocomplete: "off", width: 12))
            \(fields.area("words", "How do you know?", hint: "Kept beside the audit trail.", rows: 2))<p><button class="btn">Note it</button></p>
            """
        return Page(
            "Workers’ own families", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Workers’ own families</h1><p>A family that is a worker’s own or a relative’s is closed to that worker as by a block, and its \
            open records become restricted. Both are lifted by two people, on Governance.</p><h2>To be found</h2>\(list)
            <h2>Note one that you know of</h2>\(visit.form(to: ChildPlaces.ties.path, body))
            """)
    }

    private var list: HTML {
        if waiting.isEmpty { return "<p class=\"note\">No declaration waits for its family.</p>" }
        let columns = ["Worker", "Whose", "In their words", "On", "The family"].map { Table.Column($0) }
        let rows = waiting.map { line -> HTML in
            let path = ChildPlaces.tie.path(line.tie.id)
            let id = "family-\(line.tie.id)"
            let find = visit.form(
                to: path,
                """
                <div class="field"><label for="\(id)">Family number<span class="unseen"> for \(line.name), \(line.tie.saidOn)</span></label>\
                <input id="\(id)" name="family-number" type="text" autocomplete="off" size="10"></div><button class="btn quiet">Close it</button>
                """)
            let none = visit.button("There is none", to: path, fields: [("found", "none")])
            return Table.row(
                columns,
                [
                    "\(line.name)", "\(line.tie.kind == .own ? "Their own" : "A relative’s or friend’s")", "\(line.words)",
                    "\(line.tie.saidOn)",
                    "<div class=\"small\">\(find)\(none)</div>",
                ])
        }
        return Table("Declarations, oldest first", columns, rows: rows).html()
    }
}
