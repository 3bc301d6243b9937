import ActionPlans
import ActionPlansWeb
import Boards
import EvidenceItemsWeb
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension Act {
    package static let makePack = Act("packs.make", "make a pack for a board and give links to it")
    package static let readAsOutsider = Act("packs.read-by-link", "read one frozen pack by a link")
}

/// Why a pack cannot be made.
package enum PackRefusal: Error, Sendable, Hashable {
    case cutOffAhead(Day)
    case notFollowed
    case changedMeanwhile
    /// Evidence that it cites was called back since.
    case citesWhatWasCalledBack(String)
}

/// A pack as the list shows it.
package struct PackEntry: Sendable, Identifiable {
    package let id: Identifier<PackEntry>
    package let board: Identifier<Board>
    package let plan: Identifier<Plan>
    package let number: Int
    package let title: String
    package let boardName: String
    package let planTitle: String
    package let cutOff: Day
    package let made: Day
    package let madeBy: String
    package let digest: String
    package let hasWord, hasPDF: Bool
    package let missing: String
}

/// A link to one frozen pack, for a reader outside.
package struct PackLink: Sendable, Identifiable {
    package let id: Identifier<PackLink>
    package let pack: Identifier<PackEntry>
    package let reader: String
    package let made: Day
    package let last: Day
    package let ended: Day?
    package let openings: [String]

    package func isGood(on today: Day) -> Bool { LinkHolds.isGood(until: last, ended: ended, on: today) }
}

/// Makes packs, freezes them, and gives links to them.
package struct PackStore: Sendable {
    let store: Store
    let council: String
    let documents: DocumentMaker

    package init(_ store: Store, council: String, documents: DocumentMaker = DocumentMaker()) {
        (self.store, self.council, self.documents) = (store, council, documents)
    }

    /// Builds the pack, makes page, Word and PDF, and freezes all of it in one transaction, provided the record still says the same.
    @discardableResult
    package func make(
        for board: Identifier<Board>, plan: Identifier<Plan>, meeting: Identifier<Meeting>? = nil, cutOff: Day, on today: Day,
        by changer: Changer
    ) async throws -> Identifier<PackEntry> {
        if cutOff > today { throw PackRefusal.cutOffAhead(cutOff) }
        let pack = try await store.read { try self.pack(board, plan, meeting, cutOff, in: $0) }
        let document = PackView.document(PackPaper(pack))
        // Both converters at once: together they take as long as the slower one.
        async let word = made(.word, document)
        async let pdf = made(.pdf, document)
        let (wordBytes, pdfBytes) = (try await word, try await pdf)
        let (content, page) = (try PackStore.content(of: pack), PackView.article(PackPaper(pack)).bytes)
        let (id, missing) = (Identifier<PackEntry>(), documents.whatIsMissing.joined(separator: " "))
        try await store.change(by: changer, .makePack, on: id.text, note: "pack frozen as \(Digest(of: content))") { db in
            let now = try self.pack(board, plan, meeting, cutOff, in: db)
            guard try PackStore.content(of: now) == content else { throw PackRefusal.changedMeanwhile }
            try db.execute(
                sql: """
                    INSERT INTO pack (id, board, plan, meeting, number, title, cut_off, made_on, made_by, digest, content, page, word, pdf,
                        missing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, board, plan, meeting, pack.number, pack.title, cutOff, today, try BoardStore.author(changer, in: db),
                    Digest(of: content), content, Data(page), wordBytes.map { Data($0) }, pdfBytes.map { Data($0) }, missing,
                ])
        }
        return id
    }

    private func made(_ kind: DocumentKind, _ document: Document) async throws -> [UInt8]? {
        documents.canMake(kind) ? try await documents.make(kind, from: document) : nil
    }

    private func pack(
        _ board: Identifier<Board>, _ plan: Identifier<Plan>, _ meeting: Identifier<Meeting>?, _ cutOff: Day, in db: Database
    ) throws -> Pack {
        guard let kept = try BoardRecords.board(board, in: db), let read = try ActionPlanRecords.plan(plan, in: db) else {
            throw NotFound()
        }
        guard kept.plans.contains(plan) else { throw PackRefusal.notFollowed }
        let sitting = try meeting.flatMap { id in try BoardRecords.meetings(of: board, in: db).first { $0.id == id } }
        let earlier = try PackRecords.latest(of: board, plan, in: db)
        let maker = PackMaker(council: council, board: kept, plan: read, meeting: sitting, cutOff: cutOff, db: db)
        let last = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT max(number) FROM pack WHERE board = ? AND plan = ?"), arguments: [board, plan])
        let pack = try maker.pack(number: (last ?? 0) + 1)
        return earlier.map { pack.following($0) } ?? pack
    }

    /// The same pack gives the same bytes.
    static func content(of pack: Pack) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(pack)
    }

    /// A frozen pack keeps what it cites; when one of these pieces may leave no more, it gets no further reader.
    private static func refuseWhatWasCalledBack(by pack: Identifier<PackEntry>, in db: Database) throws {
        for line in try PackRecords.pack(pack, in: db).evidence?.cited ?? [] {
            guard let item = try EvidenceRecords.item(line.id, in: db), let why = EvidenceInPack.recall(item) else { continue }
            throw PackRefusal.citesWhatWasCalledBack(why)
        }
    }

    /// A link to one pack, shown once. A plan under embargo gives none.
    package func makeLink(
        to pack: Identifier<PackEntry>, for reader: String, until last: Day, on today: Day, by changer: Changer
    ) async throws -> SecretToken {
        let token = SecretToken()
        try await store.change(by: changer, .makePack, on: pack.text, note: "link to a pack made") { db in
            guard let entry = try PackRecords.entry(pack, in: db) else { throw NotFound() }
            if try OpenPlans.isUnderEmbargo(entry.plan, in: db) { throw PartnerRefusal.underEmbargo }
            if let refusal = LinkHolds.refusal(until: last, made: today, settings: try BoardRecords.settings(in: db)) { throw refusal }
            try PackStore.refuseWhatWasCalledBack(by: pack, in: db)
            try db.execute(
                sql: "INSERT INTO pack_link (id, digest, pack, reader, made_by, made_on, last_day) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    Identifier<PackLink>(), token.digest, pack, reader, try BoardStore.author(changer, in: db), today, last,
                ])
        }
        return token
    }

    package func endLink(_ link: Identifier<PackLink>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .makePack, on: link.text, note: "link to a pack ended") { db in
            try db.execute(sql: "UPDATE pack_link SET ended_on = ? WHERE id = ? AND ended_on IS NULL", arguments: [day, link])
            if db.changesCount == 0 { throw PartnerRefusal.linkEndedAlready }
        }
    }

    /// Opens a link, if it is good today and the plan is under no embargo. Who opened what and when is kept.
    func open(_ token: SecretToken, what: String, on today: Day, at moment: Date) async throws -> PackEntry {
        try await store.change(by: Changer(account: "visitor"), .readAsOutsider, on: token.digest.text, note: what) { db in
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT id, pack, last_day, ended_on FROM pack_link WHERE digest = ?"), arguments: [token.digest])
            guard let row, LinkHolds.isGood(until: row["last_day"], ended: row["ended_on"], on: today),
                let entry = try PackRecords.entry(row["pack"], in: db), try !OpenPlans.isUnderEmbargo(entry.plan, in: db)
            else { throw NotFound() }
            try db.execute(
                sql: "INSERT INTO pack_opening (link, at, what) VALUES (?, ?, ?)",
                arguments: [row["id"] as String, moment.formatted(.iso8601), what])
            return entry
        }
    }
}

/// Reads of frozen packs. They know the table of packs and nothing behind it.
package enum PackRecords {
    private static let columns = """
        pack.id, pack.board, pack.plan, pack.number, pack.title, pack.cut_off, pack.made_on, pack.made_by, pack.digest, pack.missing,
        pack.word IS NOT NULL AS has_word, pack.pdf IS NOT NULL AS has_pdf, board.name AS board_name, plan.title AS plan_title
        """
    private static let source = "pack JOIN board ON board.id = pack.board JOIN plan ON plan.id = pack.plan"

    /// Every pack, the latest first.
    package static func all(in db: Database) throws -> [PackEntry] {
        let (columns, source) = (columns, source)
        return try Row.fetchAll(db.cachedStatement(sql: "SELECT \(columns) FROM \(source) ORDER BY made_on DESC, pack.rowid DESC")).map(
            entry)
    }

    package static func entry(_ id: Identifier<PackEntry>, in db: Database) throws -> PackEntry? {
        let (columns, source) = (columns, source)
        return try Row.fetchOne(db.cachedStatement(sql: "SELECT \(columns) FROM \(source) WHERE pack.id = ?"), arguments: [id]).map(entry)
    }

    private static func entry(_ row: Row) -> PackEntry {
        PackEntry(
            id: row["id"], board: row["board"], plan: row["plan"], number: row["number"], title: row["title"], boardName: row["board_name"],
            planTitle: row["plan_title"], cutOff: row["cut_off"], made: row["made_on"], madeBy: row["made_by"], digest: row["digest"],
            hasWord: row["has_word"], hasPDF: row["has_pdf"], missing: row["missing"])
    }

    static func latest(of board: Identifier<Board>, _ plan: Identifier<Plan>, in db: Database) throws -> Pack? {
        let sql = "SELECT content FROM pack WHERE board = ? AND plan = ? ORDER BY number DESC LIMIT 1"
        return try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [board, plan]).map {
            try JSONDecoder().decode(Pack.self, from: $0)
        }
    }

    package static func pack(_ id: Identifier<PackEntry>, in db: Database) throws -> Pack {
        let content = try Data.fetchOne(db.cachedStatement(sql: "SELECT content FROM pack WHERE id = ?"), arguments: [id])
        guard let content else { throw NotFound() }
        return try JSONDecoder().decode(Pack.self, from: content)
    }

    package enum Part: String, Sendable { case page, word, pdf, content }

    package static func bytes(_ part: Part, of id: Identifier<PackEntry>, in db: Database) throws -> Data {
        let sql: String =
            switch part {
            case .page: "SELECT page FROM pack WHERE id = ?"
            case .word: "SELECT word FROM pack WHERE id = ?"
            case .pdf: "SELECT pdf FROM pack WHERE id = ?"
            case .content: "SELECT content FROM pack WHERE id = ?"
            }
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]), let bytes = row[0] as Data? else {
            throw NotFound()
        }
        return bytes
    }

    static func links(to pack: Identifier<PackEntry>, in db: Database) throws -> [PackLink] {
        let openings = Dictionary(
            grouping: try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT pack_opening.* FROM pack_opening JOIN pack_link ON pack_link.id = pack_opening.link WHERE pack_link.pack = ?
                        ORDER BY pack_opening.id
                        """), arguments: [pack]), by: { $0["link"] as Identifier<PackLink> })
        let sql = "SELECT * FROM pack_link WHERE pack = ? ORDER BY made_on DESC, rowid DESC"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [pack]).map { row in
            let id: Identifier<PackLink> = row["id"]
            return PackLink(
                id: id, pack: pack, reader: row["reader"], made: row["made_on"], last: row["last_day"], ended: row["ended_on"],
                openings: (openings[id] ?? []).map { "\($0["at"] as String): \($0["what"] as String)" })
        }
    }
}
