import ActionPlans
import ActionPlansWeb
import Boards
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// The packs of boards: made, read, compared, and given to readers outside.
package struct PackPages: Sendable {
    package static let list = Place("/packs")
    package static let pack = PlaceOf<PackEntry>("/packs/:pack")
    static let word = PlaceOf<PackEntry>("/packs/:pack/pack.docx")
    static let pdf = PlaceOf<PackEntry>("/packs/:pack/pack.pdf")
    static let content = PlaceOf<PackEntry>("/packs/:pack/content.json")
    static let compare = PlaceOf<PackEntry>("/packs/:pack/compare")
    static let links = PlaceOf<PackEntry>("/packs/:pack/links")
    static let endLink = PlaceIn<PackEntry, PackLink>("/packs/:pack/links/:link/end")
    static let openPattern = "/pack/:token"
    static let openPDFPattern = "/pack/:token/pack.pdf"
    static let openWordPattern = "/pack/:token/pack.docx"

    let store: Store
    let acts: PackStore
    let origin: String
    let limit = LinkLimit()

    package init(store: Store, council: String, documents: DocumentMaker, origin: String) {
        self.store = store
        self.origin = origin
        acts = PackStore(store, council: council, documents: documents)
    }

    package func register(on site: inout Site) {
        site.get(PackPages.list, .readBoards) { .page(try await listPage($0)) }
        site.post(PackPages.list, .makePack, make)
        site.get(PackPages.pack, .readBoards) { .page(try await packPage($0, $1)) }
        site.get(PackPages.word, .readBoards) { try await file(.word, try await entry($1, for: $0)) }
        site.get(PackPages.pdf, .readBoards) { try await file(.pdf, try await entry($1, for: $0)) }
        site.get(PackPages.content, .readBoards) { visit, id in
            let entry = try await entry(id, for: visit)
            let bytes = try await store.read { try PackRecords.bytes(.content, of: id, in: $0) }
            return .file(Download(bytes, type: "application/json", name: "pack-\(entry.number).json"))
        }
        site.get(PackPages.compare, .readBoards) { .page(try await comparePage($0, $1)) }
        site.get(PackPages.links, .makePack) { .page(try await linksPage($0, $1)) }
        site.post(PackPages.links, .makePack, makeLink)
        site.post(PackPages.endLink, .makePack) { visit, id, link in
            _ = try await entry(id, for: visit)
            try await acts.endLink(link, on: visit.today, by: visit.changer)
            return .seeOther(PackPages.links.path(id))
        }
        site.get(named: PackPages.openPattern, .anyone, open)
        site.get(named: PackPages.openPDFPattern, .anyone) { try await openFile(.pdf, $0, $1) }
        site.get(named: PackPages.openWordPattern, .anyone) { try await openFile(.word, $0, $1) }
    }

    /// The packs of plans that this person may know of.
    func entries(_ visit: Visit) async throws -> [PackEntry] {
        try await store.read { db in
            let hidden = try OpenPlans.hidden(from: visit.person, visit.site.policy, in: db)
            return try PackRecords.all(in: db).filter { !hidden.contains($0.plan) }
        }
    }

    private func entry(_ id: Identifier<PackEntry>, for visit: Visit) async throws -> PackEntry {
        guard let entry = try await entries(visit).first(where: { $0.id == id }) else { throw NotFound() }
        return entry
    }

    private func listPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (all, boards) = (
            try await entries(visit),
            try await store.read { db in
                try BoardRecords.boards(in: db).map { try BoardRead($0.id, for: visit.person, visit.site.policy, in: db) }
            }
        )
        return PackListPage(visit: visit, packs: PackQuery(visit).packs(of: all), all: all, boards: boards, problems: problems).page
    }

    private func make(_ visit: Visit) async throws -> Answer {
        do {
            var form = FormReader(visit.form)
            let cutOff = form.day("cut-off", "Give the day of the cut-off.")
            let parts = visit.form["for"].split(separator: "-")
            let (board, plan) = (
                parts.first.flatMap { Identifier<Board>($0) }, parts.dropFirst().first.flatMap { Identifier<Plan>($0) }
            )
            if board == nil || plan == nil { form.note(Problem("for", "Choose the board and the plan.")) }
            try form.finish()
            guard let cutOff, let board, let plan else { throw NotFound() }
            let read = try await store.read { try BoardRead(board, for: visit.person, visit.site.policy, in: $0) }
            guard read.plans.contains(where: { $0.plan.id == plan }) else { throw NotFound() }
            let id = try await inFields {
                try await acts.make(
                    for: board, plan: plan, meeting: read.next(on: visit.today)?.id, cutOff: cutOff, on: visit.today, by: visit.changer)
            }
            return .seeOther(PackPages.pack.path(id))
        } catch let problems as Problems {
            return .page(try await listPage(visit, problems))
        }
    }

    private func inFields<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let refusal as PackRefusal where !refusal.field.isEmpty {
            throw Problems(refusal.field, refusal.words)
        } catch let refusal as PartnerRefusal where !refusal.field.isEmpty {
            throw Problems(refusal.field, refusal.words)
        }
    }

    private func packPage(_ visit: Visit, _ id: Identifier<PackEntry>) async throws -> Page {
        let entry = try await entry(id, for: visit)
        let others = try await entries(visit).filter { $0.board == entry.board && $0.plan == entry.plan && $0.id != id }
        let page = try await store.read { try PackRecords.bytes(.page, of: id, in: $0) }
        return PackPage(visit: visit, entry: entry, others: others, article: HTML(frozen: Array(page))).page
    }

    private func file(_ kind: DocumentKind, _ entry: PackEntry) async throws -> Answer {
        let part: PackRecords.Part = kind == .word ? .word : .pdf
        let bytes = try await store.read { try PackRecords.bytes(part, of: entry.id, in: $0) }
        return .file(Download(bytes, type: kind.type, name: "pack-\(entry.number)-\(entry.cutOff.iso).\(kind.ending)"))
    }

    private func comparePage(_ visit: Visit, _ id: Identifier<PackEntry>) async throws -> Page {
        let entry = try await entry(id, for: visit)
        let others = try await entries(visit).filter { $0.board == entry.board && $0.plan == entry.plan && $0.id != id }
        guard let other = others.first(where: { $0.id.text == visit.query["with"] }) ?? others.first else { throw NotFound() }
        let (first, second) = entry.number < other.number ? (entry, other) : (other, entry)
        let difference = try await store.read { db in
            PackDifference(was: try PackRecords.pack(first.id, in: db), now: try PackRecords.pack(second.id, in: db))
        }
        return PackComparePage(visit: visit, was: first, now: second, entry: entry, others: others, difference: difference).page
    }

    private func linksPage(
        _ visit: Visit, _ id: Identifier<PackEntry>, _ problems: Problems? = nil, address: String? = nil
    ) async throws -> Page {
        let entry = try await entry(id, for: visit)
        let (links, settings) = try await store.read { (try PackRecords.links(to: id, in: $0), try BoardRecords.settings(in: $0)) }
        return PackLinksPage(
            visit: visit, entry: entry, links: links, settings: settings, problems: problems, address: address
        ).page
    }

    private func makeLink(_ visit: Visit, _ id: Identifier<PackEntry>) async throws -> Answer {
        _ = try await entry(id, for: visit)
        do {
            var form = FormReader(visit.form)
            let reader = form.text("reader", "Say for whom the link is.", limit: 150)
            let last = form.day("until", "Give the last day on which it opens.")
            try form.finish()
            guard let last else { throw NotFound() }
            let token = try await inFields {
                try await acts.makeLink(to: id, for: reader, until: last, on: visit.today, by: visit.changer)
            }
            return .page(try await linksPage(visit, id, address: "\(origin)/pack/\(token.text)"))
        } catch let problems as Problems {
            return .page(try await linksPage(visit, id, problems))
        }
    }

    private func opened(_ text: String, _ visit: Visit, what: String) async throws -> PackEntry {
        guard let token = SecretToken(text) else { throw NotFound() }
        guard await limit.admits(token.digest, address: visit.ownAddress) else { throw TooManyTries() }
        return try await acts.open(token, what: what, on: visit.today, at: Date())
    }

    @Sendable private func open(_ visit: Visit, _ text: String) async throws -> Answer {
        let entry = try await opened(text, visit, what: "page")
        let article = try await store.read { try PackRecords.bytes(.page, of: entry.id, in: $0) }
        return .page(OpenPackPage.page(entry, path: visit.path, HTML(frozen: Array(article))))
    }

    private func openFile(_ kind: DocumentKind, _ visit: Visit, _ text: String) async throws -> Answer {
        try await file(kind, try await opened(text, visit, what: kind.name))
    }
}

extension PackRefusal: InWords {
    package var words: String {
        switch self {
        case .cutOffAhead(let day): "\(day) lies ahead. A pack is built from the record as it stands or stood."
        case .notFollowed: "The board does not follow this plan. Add it to the board first."
        case .changedMeanwhile: "Somebody changed the record while the pack was made. Make it again."
        case .citesWhatWasCalledBack(let why): "This pack cites evidence that may not leave any more. \(why) Make a new pack."
        }
    }

    var field: String {
        switch self {
        case .cutOffAhead: "cut-off"
        case .citesWhatWasCalledBack: "until"
        case .notFollowed, .changedMeanwhile: ""
        }
    }
}
