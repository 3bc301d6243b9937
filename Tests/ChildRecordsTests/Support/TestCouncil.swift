import ChildRecords
import Foundation
import IndicatorsWeb
import SiteKit
import Vocabulary

@testable import ChildRecordsWeb

/// A council of the tests' own with two teams, a few workers and one child of each team, in a store that goes with the test.
final class TestCouncil: Sendable {
    let store: Store
    private let directory: URL
    let today = Marlshire.monday
    let service, east, west: Identifier<Team>
    let manager, worker, lead: Identifier<Person>
    let inEast, inWest: Identifier<Child>

    var children: ChildStore { ChildStore(store) }
    var founding: Requester { Requester(founding: today, by: .system) }

    init() async throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-test-\(UUID().uuidString)")
        store = try Store.open(
            directory,
            migrations: SiteSchema.migrations + NoticeSchema.migrations + ChildSchema.migrations + LoadSchema.migrations
                + IndicatorSchema.migrations + IndicatorSchema.renames + ChildSchema.renames + LoadSchema.renames + LoadSchema.returns
                + IndicatorSchema.additions + IndicatorSchema.confirmations + LoadSchema.lasting + IndicatorSchema.computed
                + LoadSchema.records
                + IndicatorSchema.published + ComparingSchema.migrations + ExchangeSchema.migrations)
        let teams = Teams(store)
        service = try await teams.add("Safeguarding", below: nil, by: .system)
        east = try await teams.add("East", below: service, by: .system)
        west = try await teams.add("West", below: service, by: .system)
        manager = try await TestCouncil.account("ada.lowe", in: store)
        worker = try await TestCouncil.account("bo.marsh", in: store)
        lead = try await TestCouncil.account("cleo.dunn", in: store)
        let (children, founding) = (ChildStore(store), Requester(founding: today, by: .system))
        inEast = try await children.add(.init(name: "Wren Alder", birth: .born(Marlshire.monday - 3000), team: east), by: founding)
        inWest = try await children.add(.init(name: "Robin Ash", birth: .expected(Marlshire.monday + 60), team: west), by: founding)
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    private static func account(_ signIn: String, in store: Store) async throws -> Identifier<Person> {
        try await Accounts(store: store, passwords: Passwords()).add(signIn: signIn, name: signIn, grants: [], by: .system).0
    }

    /// Somebody whose roles carry the act so far.
    func asker(_ account: Identifier<Person>, _ reach: Reach, after seconds: Double = 0) -> Requester {
        Requester(worker: account.worker, reach: reach, today: today, now: Date() + seconds, changer: Changer(account: account.text))
    }

    func names(_ asker: Requester, _ words: String = "") async throws -> [String] {
        let list = try await store.read { try ChildList.read(ChildQuery(words: words), for: asker, in: $0) }
        return list.shown.map { $0.record?.name ?? $0.number }
    }

    func read(_ child: Identifier<Child>, _ asker: Requester) async throws -> ChildRead {
        try await store.read { try ChildDoor.read(child, for: asker, in: $0) }
    }

    func isThere(_ child: Identifier<Child>, for asker: Requester) async throws -> Bool {
        do {
            _ = try await read(child, asker)
            return true
        } catch is NotFound {
            return false
        }
    }
}
