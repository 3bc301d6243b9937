import ChildRecords
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// The acts on children's records, each decided and written in one transaction with its audit row, which holds no name.
package struct ChildStore: Sendable {
    let store: Store
    /// Tells the information governance leads of what they hear of at once; nil where nobody is told, as in a demonstration.
    let notices: Notices?

    package init(_ store: Store, notices: Notices? = nil) { (self.store, self.notices) = (store, notices) }

    /// What a person states about a child.
    package struct Statement: Sendable {
        let name: String
        let birth: Birth
        let team: Identifier<Team>
        /// An own number for a new family; the number of one the asker may see for a brother or a sister.
        let familyNumber: String
        /// The number in the case system; nil while none is known.
        let number: LAChildID?

        package init(
            name: String, birth: Birth, team: Identifier<Team>, familyNumber: String = "", number: LAChildID? = nil
        ) {
            self.number = number
            self.name = name
            self.birth = birth
            self.team = team
            self.familyNumber = familyNumber
        }
    }

    @discardableResult
    package func add(_ statement: Statement, by asker: Requester) async throws -> Identifier<Child> {
        let id = Identifier<Child>()
        try await store.change(by: asker.changer, .addChild, on: id.text) { db in
            try ChildStore.checkTeam(statement.team, for: asker, in: db)
            let loaded = try statement.number.flatMap { try ChildNumbers.facts($0, for: nil, asker, in: db) }
            let family =
                try loaded.flatMap { try ChildNumbers.family(of: $0, in: db) }
                ?? ChildStore.family(statement.familyNumber, for: asker, in: db)
            var numbers = try RecordNumbers(in: db)
            try ChildStore.insert(statement, as: id, family: family, &numbers, in: db)
            try OwnFamilies.closeNew(id, in: store, asker, db)
            if try BlocksThatFollow.closeNew(id, in: store, asker, db) { try tellOfOwnRecord(id, by: asker, in: db) }
            if statement.number != nil { try OwnFamilies.closeLoaded(in: store, asker, db) }
        }
        return id
    }

    /// Writes a record and its tie to the case system inside another change, whose act answers for it.
    /// - Parameter family: nil for a new one.
    @discardableResult
    static func insert(
        _ statement: Statement, as id: Identifier<Child> = Identifier(), family: Identifier<Family>?, _ numbers: inout RecordNumbers,
        in db: Database
    ) throws -> Identifier<Child> {
        try db.execute(
            sql: "INSERT INTO child (id, number, family, team, name, born, expected) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                id, numbers.child(), try family ?? newFamily(&numbers, in: db), statement.team, statement.name, statement.birth.born,
                statement.birth.expected,
            ])
        if let number = statement.number { try ChildNumbers.tie(number, to: id, in: db) }
        return id
    }

    /// - Parameter statement: read after the version is compared, so that the second of two writers sees both before anything else.
    package func edit(
        _ id: Identifier<Child>, _ statement: @escaping @Sendable @autoclosure () throws -> Statement, version: Int, by asker: Requester
    ) async throws {
        try await store.change(by: asker.changer, .editChild, on: id.text) { db in
            let now = try ChildDoor.change(id, by: asker, in: db)
            if now.version != version { throw try ChildStore.conflict(with: now, for: asker, in: db) }
            let statement = try statement()
            if statement.team != now.team { try ChildStore.checkTeam(statement.team, for: asker, in: db) }
            try db.execute(
                sql: "UPDATE child SET name = ?, born = ?, expected = ?, team = ?, version = version + 1 WHERE id = ?",
                arguments: [statement.name, statement.birth.born, statement.birth.expected, statement.team, id])
            if try BlocksThatFollow.closeNew(id, in: store, asker, db) { try tellOfOwnRecord(id, by: asker, in: db) }
            guard try CaseFactsRows.number(of: id, in: db) != statement.number else { return }
            if let number = statement.number { _ = try ChildNumbers.facts(number, for: id, asker, in: db) }
            try ChildNumbers.tie(statement.number, to: id, in: db)
            try OwnFamilies.closeLoaded(in: store, asker, db)
        }
    }

    /// Allocates a child to a worker from a day; until a day where it is known to end.
    package func allocate(_ id: Identifier<Child>, to account: Identifier<Person>, from: Day, until: Day? = nil, by asker: Requester)
        async throws
    {
        if let until, until < from { throw Problems("until", "\(until) is before \(from). Enter that date or a later date.") }
        try await store.change(by: asker.changer, .allocateChild, on: id.text) { db in
            _ = try ChildDoor.change(id, by: asker, in: db)
            guard try Bool.fetchOne(db.cachedStatement(sql: "SELECT active FROM account WHERE id = ?"), arguments: [account]) == true else {
                throw Problems("account", "Select somebody with an active account.")
            }
            try db.execute(
                sql: "INSERT INTO child_allocation (id, child, account, from_day, until) VALUES (?, ?, ?, ?, ?)",
                arguments: [Identifier<Allocation>(), id, account, from, until])
        }
    }

    /// The worker stops being allocated; yesterday is the last day, so that access ends at once.
    package func end(_ allocation: Identifier<Allocation>, of id: Identifier<Child>, by asker: Requester) async throws {
        try await store.change(by: asker.changer, .allocateChild, on: id.text, ground: "ended") { db in
            let child = try ChildDoor.change(id, by: asker, in: db)
            guard let held = child.allocations.first(where: { $0.id == allocation }) else { throw NotFound() }
            if held.from >= asker.today {
                try db.execute(sql: "DELETE FROM child_allocation WHERE id = ?", arguments: [allocation])
            } else {
                try db.execute(sql: "UPDATE child_allocation SET until = ? WHERE id = ?", arguments: [asker.today - 1, allocation])
            }
        }
    }

    /// A child is put only into a team that the asker's roles reach.
    static func checkTeam(_ team: Identifier<Team>, for asker: Requester, in db: Database) throws {
        guard try WithinScope.reaches(team, asker, in: db) else {
            throw Problems("team", "Select a team that your role covers.")
        }
    }

    /// The family of that number when the asker may see one of its children; nil, for a new one, when no number is given.
    private static func family(_ number: String, for asker: Requester, in db: Database) throws -> Identifier<Family>? {
        let number = number.uppercased()
        if number.isEmpty { return nil }
        let sql: SQL = """
            SELECT id FROM family WHERE number = \(number) AND \(ChildVisibility.condition(for: asker, family: "family.id"))
            """
        if let family = try SQLRequest<Identifier<Family>>(literal: sql, cached: true).fetchOne(db) { return family }
        throw Problems("family", "There is no family with this number that you can see. Leave the family number blank for a new family.")
    }

    private static func newFamily(_ numbers: inout RecordNumbers, in db: Database) throws -> Identifier<Family> {
        let id = Identifier<Family>()
        try db.execute(sql: "INSERT INTO family (id, number) VALUES (?, ?)", arguments: [id, numbers.family()])
        return id
    }
}

/// The next free numbers of records and families, looked up once in a transaction.
struct RecordNumbers {
    private var children, families: Int

    init(in db: Database) throws {
        func last(_ table: String) throws -> Int {
            try Int.fetchOne(db.cachedStatement(sql: "SELECT max(CAST(substr(number, 3) AS INTEGER)) FROM \(table)")) ?? 0
        }
        (children, families) = (try last("child"), try last("family"))
    }

    mutating func child() -> String {
        children += 1
        return RecordNumbers.words("C", children)
    }

    mutating func family() -> String {
        families += 1
        return RecordNumbers.words("F", families)
    }

    /// `C-0031`.
    private static func words(_ letter: String, _ number: Int) -> String {
        let digits = String(number)
        return "\(letter)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension ChildStore {
    /// Every field of the form that is not at home in the case system, as it is saved now.
    private static func conflict(with now: Child, for asker: Requester, in db: Database) throws -> EditConflict {
        let loaded = try CaseFactsRows.facts(of: now.id, in: db)
        let number = try CaseFactsRows.number(of: now.id, in: db)
        let teams = try Teams.tree(in: db).all.filter { try $0.id == now.team || WithinScope.reaches($0.id, asker, in: db) }
        var fields: [EditConflict.Field] = [.text("number", "Child ID", number?.text ?? "")]
        if HomeOfField.home(of: .name, loaded) != .caseSystem { fields.append(.text("name", "Name", now.name)) }
        if HomeOfField.home(of: .birth, loaded) != .caseSystem {
            let kinds = [(value: "born", words: "Yes"), (value: "expected", words: "No, expected")]
            fields.append(.choice("kind", "Is the child born?", [now.birth.expected == nil ? "born" : "expected"], of: kinds))
            fields.append(.day("birth", "Date of birth, or expected date of birth", now.birth.day))
        }
        fields.append(.choice("team", "Team", [now.team.text], of: teams.map { (value: $0.id.text, words: $0.name) }))
        return EditConflict(fields, version: now.version)
    }
}

extension Birth {
    var born: Day? { if case .born(let day) = self { day } else { nil } }
    var expected: Day? { if case .expected(let day) = self { day } else { nil } }
}

extension ChildStore {
    /// From now on this worker sees nothing of this family. Whoever keeps blocks cannot set one on a family that is hidden from them.
    package func block(_ account: Identifier<Person>, fromFamily number: String, because reason: String, by asker: Requester) async throws {
        let id = Identifier<FamilyBlock>()
        try await store.change(by: asker.changer, .governChildren, on: id.text, ground: "block set") { db in
            let family = try Identifier<Family>.fetchOne(
                db.cachedStatement(sql: "SELECT id FROM family WHERE number = ?"), arguments: [number.uppercased()])
            guard let family, try !ChildStore.isBlocked(asker.worker, from: family, in: db) else {
                throw Problems(
                    "family", "There is no family with this number. The family number is on the child’s page, for example F-0012.")
            }
            let known = try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?)"), arguments: [account])
            guard known == true else { throw Problems("account", "Select the worker to block.") }
            if try ChildStore.isBlocked(account.worker, from: family, in: db) {
                throw Problems("account", "This worker is already blocked from the family.")
            }
            try db.execute(
                sql: "INSERT INTO family_block (id, family, account, reason, set_on, set_by) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [id, family, account, reason, asker.today, asker.changer.account])
            try BlocksThatFollow.close(in: store, asker, db)
        }
    }

    static func isBlocked(_ worker: Identifier<Worker>, from family: Identifier<Family>, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM family_block WHERE family = ? AND account = ? AND lifted_on IS NULL)"),
            arguments: [family, worker]) ?? true
    }
}

extension ChildStore {
    /// Closes a record to all but its readers, or changes how it is closed. The ground is no part of the audit row.
    /// - Parameter version: how many restrictions the form knew of; nil where nobody else can have acted in between.
    /// - Parameter restriction: read after the version is compared.
    package func restrict(
        _ id: Identifier<Child>, _ restriction: @escaping @Sendable @autoclosure () throws -> Restriction, version: Int? = nil,
        by asker: Requester
    ) async throws {
        try await store.change(by: asker.changer, .restrictChild, on: id.text, ground: "restricted") { db in
            _ = try ChildDoor.change(id, by: asker, in: db)
            if let version, try ChildStore.restrictionVersion(of: id, in: db) != version { throw RestrictedMeanwhile() }
            let restriction = try restriction()
            try RestrictionReview.check(restriction.reviewBy, setOn: asker.today)
            try ChildStore.lift(id, asker, in: db)
            try ChildStore.insert(restriction, on: id, asker, in: db)
        }
    }

    /// One more than the restrictions the record has had.
    static func restrictionVersion(of id: Identifier<Child>, in db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) + 1 FROM child_restriction WHERE child = ?"), arguments: [id]) ?? 0
    }

    /// Writes a restriction inside another change.
    static func insert(_ restriction: Restriction, on id: Identifier<Child>, _ asker: Requester, in db: Database) throws {
        let row = Identifier<Restriction>()
        try db.execute(
            sql: "INSERT INTO child_restriction (id, child, ground, set_on, set_by, review_by) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [row, id, restriction.ground.rawValue, asker.today, asker.changer.account, restriction.reviewBy])
        for reader in restriction.readers {
            try db.execute(sql: "INSERT INTO restriction_reader (restriction, account) VALUES (?, ?)", arguments: [row, reader])
        }
    }

    /// The governance lead keeps a restriction until a later review day. Lifting it needs two people.
    package func review(_ id: Identifier<Child>, keepUntil day: Day, by asker: Requester) async throws {
        try await store.change(by: asker.changer, .governChildren, on: id.text, ground: "restriction kept") { db in
            let facts = try ChildFactsRows.facts(of: id, unlessHiddenFrom: asker.worker, on: asker.today, in: db)
            guard facts?.restriction != nil else { throw NotFound() }
            try RestrictionReview.check(day, setOn: asker.today)
            try db.execute(
                sql: "UPDATE child_restriction SET review_by = ? WHERE child = ? AND lifted_on IS NULL", arguments: [day, id])
        }
    }

    static func lift(_ id: Identifier<Child>, _ asker: Requester, in db: Database) throws {
        try db.execute(
            sql: "UPDATE child_restriction SET lifted_on = ?, lifted_by = ? WHERE child = ? AND lifted_on IS NULL",
            arguments: [asker.today, asker.changer.account, id])
    }
}

/// Somebody else restricted the record, or changed how, after the form was drawn.
struct RestrictedMeanwhile: Error {}

extension RestrictionRefusal: InWords {
    package var words: String {
        switch self {
        case .reviewTooLate(let latest):
            "A restriction must be reviewed within \(RestrictionReview.longest) days. Enter \(latest) or an earlier date."
        case .reviewInThePast: "This date has passed. Enter today or a later date."
        }
    }
}

extension ChildStore {
    /// What a worker gives to open a record in an emergency. Number and date of birth together find it, so that nobody looks around.
    package struct BreakGlassRequest: Sendable {
        let number: String
        let birth: Day
        let ground: BreakGlassAccess.Ground
        let reason: String

        package init(number: String, birth: Day, ground: BreakGlassAccess.Ground, reason: String) {
            self.number = number
            self.birth = birth
            self.ground = ground
            self.reason = reason
        }
    }

    /// Opens the record for an hour. A record hidden from the worker by a block answers as one that is not there.
    @discardableResult
    package func open(_ request: BreakGlassRequest, by asker: Requester) async throws -> Identifier<Child> {
        try await checkTries(by: asker)
        let found = try await store.read { db -> Identifier<Child>? in
            let sql = "SELECT id FROM child WHERE number = ? AND coalesce(born, expected) = ?"
            return try Identifier<Child>.fetchOne(db.cachedStatement(sql: sql), arguments: [request.number.uppercased(), request.birth])
        }
        let id = found ?? Identifier()
        do {
            try await write(request, on: id, by: asker)
        } catch let problems as Problems {
            // Written whether the record is hidden or not there, so that the two take the same time and the lead learns of the first.
            try await store.recordView(of: [id], act: .missedChild, by: asker.changer, ground: ChildPages.emergencyGround)
            throw problems
        }
        return id
    }

    private func write(_ request: BreakGlassRequest, on id: Identifier<Child>, by asker: Requester) async throws {
        try await store.change(by: asker.changer, .openInEmergency, on: id.text, ground: request.ground.rawValue) { db in
            guard try ChildFactsRows.facts(of: id, unlessHiddenFrom: asker.worker, on: asker.today, in: db) != nil else {
                throw ChildStore.noSuchRecord
            }
            let opening = try BreakGlassAccess.open(
                id, by: asker.worker, on: request.ground, because: request.reason,
                besides: try BreakGlassRows.recent(by: asker.worker, at: asker.now, in: db), at: asker.now, on: asker.today)
            try db.execute(
                sql: "INSERT INTO break_glass_access (id, child, account, ground, reason, opened, opened_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    opening.id, id, asker.worker, opening.ground.rawValue, opening.reason, Int(opening.opened.timeIntervalSince1970),
                    opening.openedOn,
                ])
            try tell(opening, by: asker.changer, in: db)
        }
    }

    /// Every information governance lead hears of it at once, by notice and by mail, unless the family is closed to them.
    private func tell(_ opening: BreakGlassAccess, by changer: Changer, in db: Database) throws {
        guard let notices else { return }
        let due = BreakGlassReviewDue.due(opening)
        let draft = NoticeDraft(
            NoticeKind("break-glass-access"), about: opening.id.text,
            title: "\(try changer.name(in: db)) opened a record with break-glass access. Review it by \(due).",
            mailLine: "A record was opened with break-glass access. Review it by \(due).", path: ChildPlaces.opening.path(opening.id))
        for lead in try Notices.governanceLeads(on: opening.openedOn, in: db) where lead.text != changer.account {
            let facts = try ChildFactsRows.facts(of: opening.child, unlessHiddenFrom: lead.worker, on: opening.openedOn, in: db)
            if facts != nil { try notices.tell(lead, [draft], subject: "break-glass access was used", on: opening.openedOn, in: db) }
        }
    }

    private static let noSuchRecord = Problems(
        "number", "There is no record with this number and date of birth that you can open. Check both.")

    /// The governance lead says whether it was right. Nobody reviews their own, nor one of a family hidden from them.
    func review(_ id: Identifier<BreakGlassAccess>, wasRight: Bool, words: String, by asker: Requester) async throws {
        try await store.change(by: asker.changer, .governChildren, on: id.text, ground: "opening reviewed") { db in
            guard let opening = try BreakGlassRows.unreviewed(id, in: db),
                try ChildFactsRows.facts(of: opening.child, unlessHiddenFrom: asker.worker, on: asker.today, in: db) != nil
            else { throw NotFound() }
            if opening.worker == asker.worker { throw OwnOpening() }
            try db.execute(
                sql: "UPDATE break_glass_access SET reviewed_on = ?, reviewed_by = ?, finding = ?, review = ? WHERE id = ?",
                arguments: [asker.today, asker.changer.account, wasRight ? "right" : "not_right", words, id])
        }
    }
}

struct OwnOpening: InWords {
    var words: String { "You opened this record yourself. Somebody else must review it." }
}

extension BreakGlassRefusal: InWords {
    package var words: String {
        switch self {
        case .reasonTooShort: "Enter why it cannot wait, in at least \(BreakGlassReason.letters) letters."
        case .tooManyOpen:
            "You have \(BreakGlassAtOnce.most) records open with break-glass access. Each closes an hour after it was opened."
        }
    }
}
