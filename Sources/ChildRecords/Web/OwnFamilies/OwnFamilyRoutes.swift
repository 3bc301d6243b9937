import ChildRecords
import SiteKit
import Vocabulary

extension ChildPages {
    private var ownFamilies: OwnFamilies { OwnFamilies(store) }

    func registerOwnFamilies(on site: inout Site) {
        site.get(ChildPlaces.ownFamilies, .declareTie) { .page(try await ownFamiliesPage($0)) }
        site.post(ChildPlaces.ownFamilies, .declareTie, declareTie, again: ownFamiliesPage)
        site.get(ChildPlaces.ties, .governChildren) { .page(try await tiesPage($0)) }
        site.post(ChildPlaces.ties, .governChildren, noteTie, again: tiesPage)
        site.post(ChildPlaces.tie, .governChildren, settleTie, again: { request, _, problems in try await tiesPage(request, problems) })
    }

    /// Leads from My access to the declaration.
    package static func ownFamiliesLink(_ request: PageRequest) -> HTML? {
        guard request.may(.declareTie) else { return nil }
        return "<p><a href=\"\(ChildPlaces.ownFamilies.path)\">Declare a family you should not see</a></p>"
    }

    private func ownFamiliesPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let worker = request.person.id.worker
        let said = try await store.read { try FamilyLinkLine.own(worker, in: $0) }
        return OwnFamiliesPage(request: request, said: said, problems: problems).page
    }

    @Sendable func declareTie(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let typedKind: FamilyLink.Kind? = form.choice("kind", "Select whose family it is.")
        let name = form.text("name", "Enter the name of a child in the family.", limit: 200)
        let birth = form.optionalDay("birth")
        let words = form.text("words", "Enter how you are related.", limit: 1000)
        let kind = try form.finish(typedKind)
        let declaration = OwnFamilies.Declaration(kind: kind, name: name, birth: birth, words: words)
        try await ownFamilies.declare(declaration, by: Requester(request, to: .readChild))
        return .seeOther(ChildPlaces.ownFamilies.path, saying: "Declared. The information governance lead reads it.")
    }

    private func tiesPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let worker = request.person.id.worker
        let waiting = try await store.read { try FamilyLinkLine.waiting(for: worker, in: $0) }
        if !waiting.isEmpty {
            try await store.recordView(of: waiting.map(\.tie.id), act: .governChildren, by: request.changer, ground: "declarations read")
        }
        let workers = try await accounts().filter { $0.value != request.person.id.text }
        return TiesPage(request: request, waiting: waiting, accounts: workers, problems: problems).page
    }

    @Sendable func noteTie(_ request: PageRequest) async throws -> Answer {
        var form = FormReader(request.form)
        let typedAccount: Identifier<Person>? = form.identifier("tied", "Select whose family it is.")
        let typedKind: FamilyLink.Kind? = form.choice("kind", "Select what it is to them.")
        let number = form.text("family-number", "Enter the family number, for example F-0012.", limit: 40)
        let words = form.text("words", "Enter how you know.", limit: 1000)
        if typedAccount == request.person.id { form.note(Problem("tied", "Declare your own families under My access.")) }
        let (account, kind) = try form.finish(typedAccount, typedKind)
        try await ownFamilies.note(account, kind, familyNumber: number, because: words, by: Requester(request, to: .governChildren))
        return .seeOther(ChildPlaces.ties.path, saying: "Saved: the worker is linked to the family and blocked from it.")
    }

    @Sendable func settleTie(_ request: PageRequest, _ id: Identifier<FamilyLink>) async throws -> Answer {
        var form = FormReader(request.form)
        let isUnknown = request.form["found"] == "none"
        let number = isUnknown ? "" : form.text("family-number", "Enter the family number, or select that there is none.", limit: 40)
        try form.finish()
        try await ownFamilies.settle(id, familyNumber: isUnknown ? nil : number, by: Requester(request, to: .governChildren))
        return .seeOther(ChildPlaces.ties.path, saying: "Saved: the outcome of the declaration.")
    }
}

/// Where a worker says which families are theirs or their relatives'.
struct OwnFamiliesPage {
    let request: PageRequest
    let said: [FamilyLink]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("name") ? request.form : nil, problems: problems)
        let body: HTML = """
            \(fields.choices("kind", "Whose family is it?", options: FamilyLink.Kind.allCases.map { ($0.rawValue, $0.words) }))
            \(fields.text("name", "Name of a child in the family", autocomplete: "off", width: 30))
            \(fields.day("birth", "Date of birth, or expected date of birth (optional)"))
            \(fields.area("words", "How are you related?", rows: 2))<p><button class="btn">Declare family</button></p>
            """
        return Page(
            "Declare a family you should not see", breadcrumbs: [("My access", GrantPages.own.path)], problems: problems,
            """
            <h1>Declare a family you should not see</h1><p>Tell us if a family that the service works with, or might work with, is your own, a relative’s or a close \
            friend’s. You will then see nothing about it. The information governance lead reads what you write; your colleagues do \
            not. This page never shows whether the service knows the family.</p>\(list)\(request.form(to: ChildPlaces.ownFamilies.path, body))
            """)
    }

    private var list: HTML? {
        if said.isEmpty { return nil }
        let columns = ["Date", "Family"].map { Table.Column($0) }
        let rows = said.map { Table.row(columns, ["\($0.saidOn)", "\($0.kind.words)"]) }
        return Table("Your declarations", columns, rows: rows).html()
    }
}

/// Declarations that need a family, and links that the information governance lead knows of.
struct TiesPage {
    let request: PageRequest
    let waiting: [FamilyLinkLine]
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var page: Page {
        let fields = FormFields(typed: request.form.has("tied") ? request.form : nil, problems: request.form.has("tied") ? problems : nil)
        let body: HTML = """
            \(fields.select("tied", "Worker", options: [(value: "", words: "Choose")] + accounts))
            \(fields.choices("kind", "Whose family is it?", options: [("own", "Their own family"), ("relative", "A relative’s or a close friend’s")]))
            \(fields.text("family-number", "Family number", hint: "For example F-0012.", autocomplete: "off", width: 12))
            \(fields.area("words", "How do you know?", hint: "Stored with the audit trail.", rows: 2))<p><button class="btn">Save link</button></p>
            """
        return Page(
            "Workers’ own families", breadcrumbs: [("Governance", ChildPlaces.governance.path)], problems: problems,
            """
            <h1>Workers’ own families</h1><p>A worker is blocked from their own family and from a relative’s family, and its \
            records become restricted. Removing either needs two people, on the Governance page.</p><h2>Declarations to match</h2>\(list)
            <h2>Link a worker to a family</h2>\(request.form(to: ChildPlaces.ties.path, body))
            """)
    }

    private var list: HTML {
        if waiting.isEmpty { return "<p class=\"note\">There are no declarations to match.</p>" }
        let columns = ["Worker", "Family", "Details", "Date", "Match"].map { Table.Column($0) }
        let rows = waiting.map { line -> HTML in
            let path = ChildPlaces.tie.path(line.tie.id)
            let id = "family-\(line.tie.id)"
            let find = request.form(
                to: path,
                """
                <div class="field"><label for="\(id)">Family number<span class="unseen"> for \(line.name), \(line.tie.saidOn)</span></label>\
                <input id="\(id)" name="family-number" type="text" autocomplete="off" size="10"></div><button class="btn quiet">Block worker</button>
                """)
            let none = request.button("No such family", to: path, fields: [("found", "none")])
            return Table.row(
                columns,
                [
                    "\(line.name)", "\(line.tie.kind == .own ? "Own family" : "Relative’s or friend’s family")", "\(line.words)",
                    "\(line.tie.saidOn)",
                    "<div class=\"small\">\(find)\(none)</div>",
                ])
        }
        return Table("Declarations, oldest first", columns, rows: rows).html()
    }
}
