import GRDB
import Inspections
import SiteKit
import Vocabulary

/// Who may read an inspection before it is published, with the names to add and to take away.
struct EmbargoSection {
    let visit: Visit
    let inspection: InspectionRecord
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var html: HTML? {
        guard inspection.state.isUnderEmbargo else { return nil }
        let named = accounts.filter { inspection.readers.contains($0.value) }
        let items = named.compactMap { account -> HTML? in
            guard let id = Identifier<Person>(account.value) else { return nil }
            let remove = visit.button("Take away", to: InspectionPlaces.removeReader.path(inspection.id, id))
            return "<li><span>\(account.words)</span><span class=\"small\">\(remove)</span></li>"
        }
        let others = [(value: "", words: "Choose")] + accounts.filter { !inspection.readers.contains($0.value) }
        let field = FormFields(typed: visit.form.has("reader") ? visit.form : nil, problems: problems)
            .select("reader", "Name another reader", options: others)
        return """
            <h2 id="readers">Under embargo</h2><p>Until it is published, only these people see this inspection, its findings and its plan, \
            or that there are any. Each change of the list is recorded.</p><ul class="tasks">\(items)</ul>
            \(visit.form(to: InspectionPlaces.readers.path(inspection.id), "\(field)<p><button class=\"btn quiet\">Name this reader</button></p>"))
            """
    }
}

extension InspectionPages {
    func accounts() async throws -> [(value: String, words: String)] {
        try await store.read { db in
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
                (value: ($0["id"] as Identifier<Person>).text, words: $0["name"] as String)
            }
        }
    }

    @Sendable func nameReader(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        do {
            _ = try await inspection(id, for: visit)
            var form = FormReader(visit.form)
            let account: Identifier<Person>? = form.identifier("reader", "Choose who may read it.")
            try form.finish()
            guard let account else { throw NotFound() }
            try await inspections.nameReader(account, of: id, by: visit.changer)
            return .seeOther(InspectionPlaces.show.path(id) + "#readers")
        } catch let problems as Problems {
            return .page(try await showPage(visit, id, problems: problems))
        }
    }

    @Sendable func removeReader(_ visit: Visit, _ id: Identifier<Inspection>, _ account: Identifier<Person>) async throws -> Answer {
        do {
            _ = try await inspection(id, for: visit)
            try await inspections.removeReader(account, of: id, by: visit.changer)
            return .seeOther(account == visit.person.id ? InspectionPlaces.list.path : InspectionPlaces.show.path(id) + "#readers")
        } catch let problems as Problems {
            return .page(try await showPage(visit, id, problems: problems))
        }
    }
}
