import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// Legal advice on a case: the council’s privilege, and a part of its own. It is in no list, file, search or pack. Those named on the case
/// as its lawyer, chair, instructing social worker or manager read and write it, and nobody else; each reading is in the audit trail.
struct LegalAdvice {
    let store: Store

    static func mayOpen(_ item: PreProceedingsCase, _ request: PageRequest) -> Bool {
        request.may(.readLegalAdvice) && item.named.values.contains(request.person.id.worker)
    }

    private static func opened(_ id: Identifier<PreProceedingsCase>, _ request: PageRequest, in db: Database) throws -> PreProceedingsCase {
        _ = try CaseRegister.register.line(id, as: Viewer(request), in: db)
        guard let item = try PreProceedingsCase.load(id, in: db), mayOpen(item, request) else { throw NotFound() }
        return item
    }

    func register(on site: inout Site) {
        site.get(TrackerPlaces.advice, .readLegalAdvice) { request, id in .page(try await page(request, id)) }
        site.post(TrackerPlaces.advice, .readLegalAdvice) { request, id in
            do {
                var reader = FormReader(request.form)
                let words = reader.text("advice", "Enter the advice.", limit: 20_000)
                try reader.finish()
                try await store.change(by: request.changer, .readLegalAdvice, on: id.text, note: "advice added") { db in
                    _ = try LegalAdvice.opened(id, request, in: db)
                    try db.execute(
                        literal: """
                            INSERT INTO pre_proceedings_advice (proceedings, day, words, author)
                            VALUES (\(id), \(request.today), \(words), \(try request.changer.name(in: db)))
                            """)
                }
                return .seeOther(TrackerPlaces.advice.path(id), saying: "Saved: the advice.")
            } catch let problems as Problems { return .page(try await page(request, id, problems)) }
        }
    }

    private func page(_ request: PageRequest, _ id: Identifier<PreProceedingsCase>, _ problems: Problems? = nil) async throws -> Page {
        let (number, rows) = try await store.read { db in
            _ = try LegalAdvice.opened(id, request, in: db)
            let number = try CaseRegister.register.line(id, as: Viewer(request), in: db).number
            let rows = try Row.fetchAll(
                db, literal: "SELECT day, words, author FROM pre_proceedings_advice WHERE proceedings = \(id) ORDER BY id DESC"
            ).map { (day: $0["day"] as Day, words: $0["words"] as String, author: $0["author"] as String) }
            return (number, rows)
        }
        try await store.recordView(of: [id], act: .readLegalAdvice, by: request.changer)
        let list = rows.map { "<li><p class=\"hint\">\($0.day), \($0.author)</p><p>\($0.words)</p></li>" as HTML }
        let fields = FormFields(typed: problems == nil ? nil : request.form, problems: problems).area("advice", "Advice", rows: 6)
        return Page(
            "Legal advice on case \(number)",
            breadcrumbs: [("Pre-proceedings", CaseRegister.address.list), ("Case", CaseRegister.address.path(id))], problems: problems,
            """
            <h1>Legal advice</h1><p class="note">This is legally privileged. Only the lawyer, the chair, the instructing social worker and the manager who are named on the
            case can read it. Do not copy it into other records.</p><ul class="plain">\(list)</ul>\
            \(request.form(to: TrackerPlaces.advice.path(id), "\(fields)<p><button class=\"btn\">Add advice</button></p>"))
            """)
    }
}
