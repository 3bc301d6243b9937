import ChildRecords
import GRDB
import SiteKit
import Vocabulary

/// The pages of children's records, of the teams they belong to, and of those who answer for who sees them.
package struct ChildPages: Sendable {
    /// The grounds of views, as the trail holds them.
    static let emergencyGround = "emergency"
    static let withheld = "restricted, not shown"

    let store: Store
    let notices: Notices
    var children: ChildStore { ChildStore(store, notices: notices) }

    package init(store: Store, notices: Notices) { (self.store, self.notices) = (store, notices) }

    package func register(on site: inout Site) {
        site.get(ChildPlaces.list, .readChild, list)
        site.post(ChildPlaces.find, .readChild, find)
        site.get(ChildPlaces.add, .addChild) { .page(try await addPage($0)) }
        site.post(ChildPlaces.add, .addChild, add, again: addPage)
        site.get(ChildPlaces.emergency, .openInEmergency) { .page(BreakGlassPage(request: $0, problems: nil).page) }
        site.post(ChildPlaces.emergency, .openInEmergency, openInEmergency)
        site.post(ChildPlaces.seek, .openInEmergency, seek)
        site.get(ChildPlaces.show, .readChild, show)
        site.get(ChildPlaces.edit, .editChild, showEdit)
        site.post(ChildPlaces.edit, .editChild, edit)
        site.post(ChildPlaces.allocate, .allocateChild, allocate, again: page)
        site.post(ChildPlaces.endAllocation, .allocateChild, endAllocation)
        site.get(ChildPlaces.restriction, .restrictChild, showRestriction)
        site.post(ChildPlaces.restriction, .restrictChild, restrict, again: restrictionPage)
        site.get(ChildPlaces.governance, .governChildren) { .page(try await governancePage($0)) }
        site.post(ChildPlaces.reviewRestriction, .governChildren, reviewRestriction)
        site.post(ChildPlaces.blocks, .governChildren, block)
        site.get(ChildPlaces.opening, .governChildren) { .page(try await openingPage($0, $1)) }
        site.post(ChildPlaces.opening, .governChildren, reviewOpening)
        registerDifferences(on: &site)
        registerLooking(on: &site)
        registerLifting(on: &site)
        registerOwnFamilies(on: &site)
        for (old, new) in ChildPlaces.moved { site.moved(old, to: new) }
        site.get(ChildPlaces.teams, .readTeams) { .page(try await teamsPage($0)) }
        site.post(ChildPlaces.teams, .keepTeams, addTeam, again: teamsPage)
        site.get(ChildPlaces.team, .keepTeams) { .page(try await teamPage($0, $1)) }
        site.post(ChildPlaces.team, .keepTeams, changeTeam, again: teamPage)
    }

    /// The record as this person may have it. The row of the view is written before this returns; a try at what is not there leaves
    /// a row too, so that both take the same time.
    func read(_ id: Identifier<Child>, for request: PageRequest, to act: Act) async throws -> ChildRead {
        let asker = Requester(request, to: act)
        let read = try await noting(id, request) { try await store.read { try ChildDoor.read(id, for: asker, in: $0) } }
        let ground: String? =
            switch read {
            case .open(_, .emergency): ChildPages.emergencyGround
            case .open: nil
            case .restricted: ChildPages.withheld
            }
        try await store.recordView(of: [id], act: act, by: request.changer, ground: ground)
        return read
    }

    /// Refuses an act on a record that is not there or is closed for it, before anything that was sent is looked at.
    func admit(_ request: PageRequest, to act: Act, _ id: Identifier<Child>) async throws {
        let asker = Requester(request, to: act)
        _ = try await noting(id, request) { try await store.read { try ChildDoor.change(id, by: asker, in: $0) } }
    }

    /// Runs an act on one record, and notes it when the record is not there for this person.
    func noting<T: Sendable>(_ id: Identifier<Child>, _ request: PageRequest, _ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let missing as NotFound {
            try await store.recordView(of: [id], act: .missedChild, by: request.changer)
            throw missing
        }
    }

    func accounts() async throws -> [(value: String, words: String)] {
        try await store.read { db in
            try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id")).map {
                ((($0["id"]) as Identifier<Person>).text, $0["name"] as String)
            }
        }
    }

    func teams() async throws -> TeamTree { try await store.read { try Teams.tree(in: $0) } }
}

extension TeamTree {
    /// The teams as the choices of a form, each under its service.
    var options: [(value: String, words: String)] {
        inOrder.map { ($0.team.id.text, String(repeating: "– ", count: $0.depth) + $0.team.name) }
    }
}
