import ActionPlans
import ActionPlansWeb
import Boards
import EvidenceItemsWeb
import Foundation
import GRDB
import SiteKit
import Vocabulary

extension Act {
    package static let makePack = Act("packs.make", "make board packs and share them by link")
    package static let readAsOutsider = Act("packs.read-by-link", "read one frozen pack through a link")
}

/// Why a pack cannot be made.
package enum PackRefusal: Error, Sendable, Hashable {
    case cutOffAhead(Day)
    case notFollowed
    case changedMeanwhile
    /// It cites evidence that may not leave any more.
    case citesRecalledEvidence(String)
}

/// A pack as listed.
package struct PackEntry: Sendable, Identifiable {
    package let id: Identifier<PackEntry>
    package let board: Identifier<Board>
    package let plan: Identifier<Plan>
    /// The meeting it was made for.
    package let meeting: Identifier<Meeting>?
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

/// A link to one frozen pack, for a reader outside the council.
package struct PackLink: Sendable, Identifiable {
    package let id: Identifier<PackLink>
    package let pack: Identifier<PackEntry>
    package let reader: String
    package let made: Day
    package let last: Day
    package let ended: Day?
    package let openings: [String]

    package func isGood(on today: Day) -> Bool { LinkValidity.isGood(until: last, ended: ended, on: today) }
}

/// Makes packs, freezes them and creates links to them.
package struct PackStore: Sendable {
    let store: Store
    let council: String
    let documents: DocumentMaker

    package init(_ store: Store, council: String, documents: DocumentMaker = DocumentMaker()) {
        (self.store, self.council, self.documents) = (store, council, documents)
    }

    /// Builds the pack, makes page, Word and PDF, and freezes them in one transaction, provided that the record has not changed meanwhile.
    @discardableResult
    package func make(
        for board: Identifier<Board>, plan: Identifier<Plan>, meeting: Identifier<Meeting>? = nil, cutOff: Day, on today: Day,
        by changer: Changer
    ) async throws -> Identifier<PackEntry> {
        if cutOff > today { throw PackRefusal.cutOffAhead(cutOff) }
        let (pack, signed) = try await store.read { db in
            (try self.pack(board, plan, meeting, cutOff, in: db), try AuditMemory.newest(in: db)?.words)
        }
        let paper = PackPaper(pack)
        // Both converters at once: together they take as long as the slower one.
        async let word = made(.word, PackView.document(paper, as: .word, signed: signed))
        async let pdf = made(.pdf, PackView.document(paper, as: .pdf, signed: signed))
        let (wordBytes, pdfBytes) = (try await word, try await pdf)
        let (content, page) = (try PackStore.content(of: pack), PackView.article(paper, signed: signed).bytes)
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
            try PackRecords.copies.seal(id.text, by: changer, in: store, db)
        }
        return id
    }

    private func made(_ kind: DocumentKind, _ document: Document) async throws -> [UInt8]? {
        documents.canMake(kind) ? try await documents.make(kind, from: document) : nil
    }

    private func pack(
        _ board: Identifier<Board>, _ plan: Identifier<Plan>, _ meeting: Identifier<Meeting>?, _ cutOff: Day, in db: Database
    ) throws -> Pack {
        guard let followed = try BoardRecords.board(board, in: db), let read = try ActionPlanRecords.plan(plan, in: db) else {
            throw NotFound()
        }
        guard followed.plans.contains(plan) else { throw PackRefusal.notFollowed }
        let sitting = try meeting.flatMap { id in try BoardRecords.meetings(of: board, in: db).first { $0.id == id } }
        let earlier = try PackRecords.latest(of: board, plan, in: db)
        let maker = PackMaker(council: council, board: followed, plan: read, meeting: sitting, cutOff: cutOff, db: db)
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

    /// A frozen pack keeps what it cites; when one of these pieces may not leave any more, the pack is shared with nobody else.
    private static func refuseRecalledEvidence(by pack: Identifier<PackEntry>, in db: Database) throws {
        for line in try PackRecords.pack(pack, in: db).evidence?.cited ?? [] {
            guard let item = try EvidenceRecords.item(line.id, in: db), let why = EvidenceInPack.recall(item) else { continue }
            throw PackRefusal.citesRecalledEvidence(why)
        }
    }

    /// A link to one pack, shown once. There is none while the plan is under embargo.
    package func makeLink(
        to pack: Identifier<PackEntry>, for reader: String, until last: Day, on today: Day, by changer: Changer
    ) async throws -> SecretToken {
        let token = SecretToken()
        try await store.change(by: changer, .makePack, on: pack.text, note: "link to a pack made") { db in
            guard let entry = try PackRecords.entry(pack, in: db) else { throw NotFound() }
            if try OpenPlans.isUnderEmbargo(entry.plan, in: db) { throw PartnerRefusal.underEmbargo }
            if let refusal = LinkValidity.refusal(until: last, made: today, settings: try BoardRecords.settings(in: db)) { throw refusal }
            try PackStore.refuseRecalledEvidence(by: pack, in: db)
            try db.execute(
                sql: "INSERT INTO pack_link (id, digest, pack, reader, made_by, made_on, last_day) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    Identifier<PackLink>(), token.digest, pack, reader, try BoardStore.author(changer, in: db), today, last,
                ])
        }
        return token
    }

    package func endLink(_ link: Identifier<PackLink>, of pack: Identifier<PackEntry>, on day: Day, by changer: Changer) async throws {
        try await store.change(by: changer, .makePack, on: link.text, note: "link to a pack ended") { db in
            guard try PackRecords.links(to: pack, in: db).contains(where: { $0.id == link }) else { throw NotFound() }
            try db.execute(sql: "UPDATE pack_link SET ended_on = ? WHERE id = ? AND ended_on IS NULL", arguments: [day, link])
            if db.changesCount == 0 { throw PartnerRefusal.linkEndedAlready }
        }
    }

    /// Opens a link, if it is valid today and the plan is under no embargo. What was opened and when is recorded.
    func open(_ token: SecretToken, what: String, on today: Day, at moment: Date) async throws -> PackEntry {
        try await store.change(by: Changer(account: "visitor"), .readAsOutsider, on: token.digest.text, note: what) { db in
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT id, pack, last_day, ended_on FROM pack_link WHERE digest = ?"), arguments: [token.digest])
            guard let row, LinkValidity.isGood(until: row["last_day"], ended: row["ended_on"], on: today),
                let entry = try PackRecords.entry(row["pack"], in: db), try !OpenPlans.isUnderEmbargo(entry.plan, in: db)
            else { throw NotFound() }
            try db.execute(
                sql: "INSERT INTO pack_opening (link, at, what) VALUES (?, ?, ?)",
                arguments: [row["id"] as String, moment.formatted(.iso8601), what])
            return entry
        }
    }
}

/// Reads of frozen packs: of the table of packs and nothing behind it.
package enum PackRecords {
    static let columns: SQL = """
        pack.id, pack.board, pack.plan, pack.meeting, pack.number, pack.title, pack.cut_off, pack.made_on, pack.made_by, pack.digest,
        pack.missing, pack.word IS NOT NULL AS has_word, pack.pdf IS NOT NULL AS has_pdf, board.name AS board_name, plan.title AS plan_title
        """
    static let source: SQL = "pack JOIN board ON board.id = pack.board JOIN plan ON plan.id = pack.plan"

    /// Every pack, the latest first.
    package static func all(in db: Database) throws -> [PackEntry] {
        try SQLRequest(
            literal: "SELECT \(literal: columns) FROM \(literal: source) ORDER BY pack.made_on DESC, pack.rowid DESC"
        ).fetchAll(db)
    }

    package static func entry(_ id: Identifier<PackEntry>, in db: Database) throws -> PackEntry? {
        try SQLRequest(literal: "SELECT \(literal: columns) FROM \(literal: source) WHERE pack.id = \(id)").fetchOne(db)
    }

    static func latest(of board: Identifier<Board>, _ plan: Identifier<Plan>, in db: Database) throws -> Pack? {
        let sql = "SELECT id FROM pack WHERE board = ? AND plan = ? ORDER BY number DESC LIMIT 1"
        return try Identifier<PackEntry>.fetchOne(db.cachedStatement(sql: sql), arguments: [board, plan]).map { try pack($0, in: db) }
    }

    package static func pack(_ id: Identifier<PackEntry>, in db: Database) throws -> Pack {
        try JSONDecoder().decode(Pack.self, from: bytes(.content, of: id, in: db))
    }

    /// A pack is compared with its seal before it is served, and by `throughline verify`.
    package static let copies = FrozenTable(
        "pack", key: "id", parts: ["content", "page", "word", "pdf"],
        facts: ["board", "plan", "meeting", "number", "title", "cut_off", "made_on", "made_by", "digest"])

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
        try copies.check(id.text, in: db)
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
