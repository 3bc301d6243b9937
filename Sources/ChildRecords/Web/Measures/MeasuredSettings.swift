import Foundation
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit

extension MeasureSettings {
    static let setting = Settings.Name("measures.local")

    /// What the council has set, or what is shipped where it has set nothing.
    package static func read(in db: Database) throws -> MeasureSettings {
        let stored = try String.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?"), arguments: [setting.stored])
        guard let stored else { return .shipped }
        do { return try JSONDecoder().decode(MeasureSettings.self, from: Data(stored.utf8)) } catch is DecodingError {
            throw UnreadableValue("setting", setting.stored)
        }
    }

    package func save(by changer: Changer, in store: Store) async throws {
        let text = try stored()
        try await store.change(by: changer, .keepMeasures, on: MeasureSettings.setting.stored, note: "settings of measures changed") { db in
            try db.execute(
                sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [MeasureSettings.setting.stored, text])
        }
    }

    /// As it lies in the store: the same settings make the same words.
    func stored() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
