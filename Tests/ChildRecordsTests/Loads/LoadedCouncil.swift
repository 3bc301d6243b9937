import ChildRecords
import Foundation
import GRDB
import IndicatorsWeb
import Intake
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import ChildReturns

/// A store into which files are loaded, read in the test's own process.
struct LoadedCouncil {
    let store: Store
    let runner: LoadRunner
    let folder: URL
    static let today = Day(2022, 6, 29)!
    var loads: LoadStore { LoadStore(store) }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "throughline-load-\(UUID().uuidString)")
        store = try Store.open(
            folder.appending(path: "store"),
            migrations: SiteSchema.migrations + NoticeSchema.migrations + ChildSchema.migrations + LoadSchema.migrations
                + IndicatorSchema.migrations + IndicatorSchema.renames + ChildSchema.renames + LoadSchema.renames + LoadSchema.returns
                + IndicatorSchema.additions + IndicatorSchema.confirmations + LoadSchema.lasting + IndicatorSchema.computed
                + LoadSchema.records
                + IndicatorSchema.published)
        runner = LoadRunner(store, reading: LoadedCouncil.readHere)
    }

    static let readHere: LoadRunner.Reading = { (path, instruction, taking) throws(Refusal) in
        do {
            try ReturnReader(instruction) { try taking($0) }.read(
                DroppedFile(path: path, name: instruction.name, limits: .childLevelReturn))
        } catch let refusal as Refusal { throw refusal } catch { throw .workerFailed }
    }

    func file(_ name: String, _ text: String) throws -> DroppedReturn { try file(name, Array(text.utf8)) }

    func file(_ name: String, _ bytes: [UInt8]) throws -> DroppedReturn {
        let file = folder.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        return DroppedReturn(path: file.path, name: name)
    }

    @discardableResult
    func load(
        _ files: [DroppedReturn], accepting: Bool = true, evenIf: Bool = true, hidden: Bool = false, on today: Day = LoadedCouncil.today
    )
        async throws -> DataLoad
    {
        let id = try await runner.begin(on: today, by: .system)
        try await runner.read(files, into: id, hidden: hidden, on: today, by: .system)
        let load = try await found(id)
        if accepting, load.state == .staged {
            try await loads.accept(id, version: load.version, evenIf: evenIf, on: today, by: .system)
        }
        return try await found(id)
    }

    func found(_ id: Identifier<DataLoad>) async throws -> DataLoad {
        try #require(try await store.read { try LoadRows.load(id, in: $0) })
    }

    /// Everything that is in force, as one digest.
    func digest() async throws -> String {
        try await store.read { db in
            let rows = try String.fetchAll(
                db,
                sql: """
                    SELECT format || '|' || table_name || '|' || period || '|' || coalesce(number, '') || '|' || kind || '|'
                        || coalesce(from_day, '') || '|' || coalesce(until_day, '') || '|' || source_row || '|' || coalesce(reference, '')
                        || '|' || coalesce(within, '') || '|' || coalesce(team, '') || '|' || coalesce(worker, '') || '|' || coalesce(facts, '')
                    FROM child_entry JOIN data_part ON data_part.id = part LEFT JOIN loaded_child ON loaded_child.id = child
                    WHERE in_force = 1 ORDER BY 1
                    """)
            return Digest(of: rows.joined(separator: "\n")).text + " \(rows.count)"
        }
    }

    func count(_ table: StaticString) async throws -> Int {
        try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }
}

enum SampleText {
    static func assessments(_ rows: [(String, String)]) -> String {
        "cina_assessment_id,cina_person_id,cina_assessment_start_date\n"
            + rows.enumerated().map { "\($0.offset + 1),\($0.element.0),\($0.element.1)\n" }.joined()
    }

    static func census(year: Int, child: String, referral: String) -> String {
        """
        <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>\(year)</Year></CollectionDetails></Header><Children><Child>
        <ChildIdentifiers><LAchildID>\(child)</LAchildID><PersonBirthDate>2012-01-01</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
        <CINdetails><CINreferralDate>\(referral)</CINreferralDate></CINdetails></Child></Children></Message>
        """
    }
}
