import GRDB
import Inspections
import SiteKit
import Testing
import Vocabulary

@testable import InspectionsWeb

@Suite("The acts that change how far a report is")
struct StateActsTests {
    private let today = Day(2022, 6, 20)!
    private let why = "Opened by mistake this morning"

    private func person(_ name: String, in store: Store, active: Bool = true) async throws -> Identifier<Person> {
        let id = Identifier<Person>()
        try await store.change(by: .system, .readEmbargoed, on: id.text) { db in
            try db.execute(sql: "INSERT INTO account (id, sign_in, name, active) VALUES (?, ?, ?, ?)", arguments: [id, name, name, active])
        }
        return id
    }

    @Test func `going back under embargo names its readers, and the audit row says from what to what`() async throws {
        let checked = try await Checked()
        let (ada, ben) = (try await person("ada", in: checked.store), try await person("ben", in: checked.store))
        let change = StateOfReport.Change.underEmbargo(.finalUnderEmbargo, readers: [ada.text, ben.text])
        let version = try await checked.record().version
        try await checked.inspections.changeState(
            of: checked.id, change, because: why, version: version, on: today, by: Changer(account: ada.text))
        let now = try await checked.record()
        #expect(now.state == .finalUnderEmbargo && now.readers == [ada.text, ben.text] && now.dates.published == nil)
        let row = try await checked.store.read { db in
            let sql = "SELECT account, ground, words FROM audit JOIN audit_detail USING (sequence) WHERE act = 'inspections.state'"
            return try Row.fetchOne(db, sql: sql).map { [$0[0] as String, $0[1] as String, $0[2] as String] }
        }
        #expect(row == [ada.text, "state: published to final_under_embargo", why])
    }

    @Test func `nothing changes where nobody or only somebody else is named`() async throws {
        let checked = try await Checked()
        let (ada, ben) = (try await person("ada", in: checked.store), try await person("ben", in: checked.store))
        let version = try await checked.record().version
        for (readers, refusal) in [(Set<String>(), StateRefusal.noReader), ([ben.text], .yourselfMissing)] {
            await #expect(throws: refusal) {
                try await checked.inspections.changeState(
                    of: checked.id, .underEmbargo(.draftUnderEmbargo, readers: readers), because: why, version: version, on: today,
                    by: Changer(account: ada.text))
            }
        }
        let gone = try await person("gone", in: checked.store, active: false)
        await #expect(throws: Problems.self) {
            try await checked.inspections.changeState(
                of: checked.id, .underEmbargo(.draftUnderEmbargo, readers: [ada.text, gone.text]), because: why, version: version,
                on: today, by: Changer(account: ada.text))
        }
        #expect(try await checked.record().state == .published)
    }

    @Test func `publishing sets its date, and a second act on the same page is a conflict`() async throws {
        let checked = try await Checked(state: .draftUnderEmbargo)
        let version = try await checked.record().version
        func act(_ change: StateOfReport.Change) async throws {
            try await checked.inspections.changeState(
                of: checked.id, change, because: why, version: version, on: today, by: .system)
        }
        try await act(.finalReceived)
        await #expect(throws: EditConflict.self) { try await act(.published(on: today)) }
        let now = try await checked.record()
        try await checked.inspections.changeState(
            of: checked.id, .published(on: today), because: why, version: now.version, on: today, by: .system)
        let published = try await checked.record()
        #expect(published.state == .published && published.dates.published == today)
    }

    @Test func `the facts leave the state as it is`() async throws {
        let checked = try await Checked()
        let now = try await checked.record()
        let form = Fields([
            ("state", "draft_under_embargo"), ("framework", now.framework.rawValue), ("council", "Marlshire"), ("published-day", "1"),
            ("published-month", "6"), ("published-year", "2022"),
        ])
        let facts = try InspectionFacts(form, of: now.state)
        try await checked.inspections.setFacts(facts, of: checked.id, version: now.version, by: .system)
        #expect(try await checked.record().state == .published)
    }

    @Test func `the last reader with an open account stays`() async throws {
        let checked = try await Checked(state: .draftUnderEmbargo)
        let (ada, ben) = (try await person("ada", in: checked.store), try await person("ben", in: checked.store))
        for reader in [ada, ben] { try await checked.inspections.nameReader(reader, of: checked.id, by: .system) }
        try await checked.store.change(by: .system, .readEmbargoed, on: ben.text) { db in
            try db.execute(sql: "UPDATE account SET active = 0 WHERE id = ?", arguments: [ben])
        }
        await #expect(throws: Problems.self) { try await checked.inspections.removeReader(ada, of: checked.id, by: .system) }
    }
}
