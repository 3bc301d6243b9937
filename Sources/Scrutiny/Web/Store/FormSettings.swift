import Foundation
import GRDB
import Scrutiny
import SiteKit

extension ScrutinyStore {
    private static let name = "scrutiny.form"

    /// The council's form of a report: what was saved, or as shipped.
    package func form() async throws -> ReportForm { try await store.read { try form(in: $0) } }

    func form(in db: Database) throws -> ReportForm {
        guard let text = try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"), arguments: [Self.name])
        else {
            return .shipped
        }
        return try JSONDecoder().decode(ReportForm.self, from: Data(text.utf8))
    }

    /// Keeps the form for reports begun from now on.
    package func saveForm(_ form: ReportForm, by changer: Changer) async throws {
        let text = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
        try await store.change(by: changer, .changeReportForm, on: "settings", note: "report form changed") { db in
            try db.execute(
                sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [Self.name, text])
        }
    }
}
