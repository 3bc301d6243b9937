import ChildRecords
import ChildReturns
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("Sending rows that were held to whoever mends them")
struct RejectedSendingTests {
    private let council: LoadedCouncil
    private let policy = Policy([(.correctRejectedRows, [.serviceManager])])

    init() throws { council = try LoadedCouncil() }

    private func account(_ name: String, _ role: Role) async throws -> Identifier<Person> {
        try await Accounts(store: council.store, passwords: Passwords()).add(
            signIn: name, name: name, grants: [Grant(role, role.usualScope)], on: LoadedCouncil.today, by: .system
        ).0
    }

    private func send(_ query: RejectedQuery = RejectedQuery(), of load: DataLoad, to account: Identifier<Person>) async throws {
        try await council.loads.send(
            query, of: load.id, to: account, saying: "From June", policy: policy,
            notices: Notices(council.store, origin: "https://t.example", council: "Marlshire"), on: LoadedCouncil.today, by: .system)
    }

    private func load() async throws -> DataLoad {
        try await council.load([
            try council.file("june.csv", SampleText.assessments([("A1", "2022-06-06"), ("CANARY-3", "31/02/2022"), ("A4", "soon")]))
        ])
    }

    @Test func `opens them to that person alone, and tells them how many and nothing more`() async throws {
        let (owner, other) = (try await account("ada.lowe", .serviceManager), try await account("bo.marsh", .serviceManager))
        let load = try await load()
        try await send(of: load, to: owner)
        let sending = try #require(try await council.store.read { try RejectedSending.all(of: load.id, in: $0) }.first)
        #expect(sending.count == 2 && sending.words == "From June")
        #expect(try await council.store.read { try RejectedSending.own(sending.id, of: owner, in: $0) } != nil)
        #expect(try await council.store.read { try RejectedSending.own(sending.id, of: other, in: $0) } == nil)
        let notices = try await council.store.read {
            try Row.fetchAll($0, sql: "SELECT account || ' ' || title AS told FROM notice").map { $0["told"] as String }
        }
        #expect(notices == ["\(owner.text) 2 rows of load 1 to correct in the case system"])
    }

    @Test func `goes to nobody without a role that mends, and never without a row`() async throws {
        let (owner, outsider) = (try await account("ada.lowe", .serviceManager), try await account("cleo.dunn", .scrutinyMember))
        let load = try await load()
        await #expect(throws: Problems.self) { try await send(of: load, to: outsider) }
        await #expect(throws: Problems.self) { try await send(RejectedQuery(table: "Contacts"), of: load, to: owner) }
        #expect(try await council.count("notice") == 0)
        #expect(try await council.count("rejected_sending") == 0)
    }

    @Test func `carries only the rows that the filters left`() async throws {
        let owner = try await account("ada.lowe", .serviceManager)
        let load = try await load()
        try await send(RejectedQuery(reason: .notADay), of: load, to: owner)
        let sending = try #require(try await council.store.read { try RejectedSending.all(of: load.id, in: $0) }.first)
        let lines = try await council.store.read { try sending.query.lines(of: load.id, in: $0) }
        #expect(lines.map(\.row.value) == ["soon"])
    }
}
