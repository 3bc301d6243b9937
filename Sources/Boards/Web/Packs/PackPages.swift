import ActionPlans
import ActionPlansWeb
import Boards
import Foundation
import GRDB
import SiteKit
import Vocabulary

/// The packs of boards: made, read, compared and shared with readers outside the council.
package struct PackPages: Sendable {
    static let make = Place("/packs/new")
    static let pack = PlaceOf<PackEntry>("/packs/:pack")
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
        RegisterPages(PackRegister.register, store: store, frame: { _, _ in ([], [BoardTrail.list]) }, ownPages: true).register(on: &site)
        site.get(PackPages.make, .makePack) { .page(try await makePage($0)) }
        site.post(PackPages.make, .makePack, make)
        site.get(PackPages.pack, .readBoards) { .page(try await packPage($0, $1)) }
        site.get(PackPages.word, .readBoards) { try await file(.word, try await entry($1, for: $0)) }
        site.get(PackPages.pdf, .readBoards) { try await file(.pdf, try await entry($1, for: $0)) }
        site.get(PackPages.content, .readBoards) { request, id in
            let entry = try await entry(id, for: request)
            let bytes = try await store.read { try PackRecords.bytes(.content, of: id, in: $0) }
            return .file(Download(bytes, type: "application/json", name: "pack-\(entry.number).json"))
        }
        site.get(PackPages.compare, .readBoards) { .page(try await comparePage($0, $1)) }
        site.get(PackPages.links, .makePack) { .page(try await linksPage($0, $1)) }
        site.post(PackPages.links, .makeLinks, makeLink)
        site.post(PackPages.endLink, .makePack) { request, id, link in
            _ = try await entry(id, for: request)
            try await acts.endLink(link, of: id, on: request.today, by: request.changer)
            return .seeOther(PackPages.links.path(id), saying: "Saved: the link is ended.")
        }
        site.get(named: PackPages.openPattern, .anyone, open)
        site.get(named: PackPages.openPDFPattern, .anyone) { try await openFile(.pdf, $0, $1) }
        site.get(named: PackPages.openWordPattern, .anyone) { try await openFile(.word, $0, $1) }
    }

    /// The pack, where it is of a plan that this person may see.
    func entry(_ id: Identifier<PackEntry>, for request: PageRequest) async throws -> PackEntry {
        try await store.read { try PackRegister.register.line(id, as: Viewer(request), in: $0) }
    }

    /// The other packs of the same board on the same plan, the latest first.
    private func others(than entry: PackEntry, _ request: PageRequest) async throws -> [PackEntry] {
        let asked = Fields([("board", entry.board.text), ("plan", entry.plan.text)])
        return try await store.read { try PackRegister.register.lines(asked, as: Viewer(request), in: $0) }.filter { $0.id != entry.id }
    }

    private func makePage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let boards = try await store.read { db in
            try BoardRecords.boards(in: db).map { try BoardRead($0.id, for: request.person, request.site.policy, in: db) }
        }
        return MakePackPage(request: request, boards: boards, problems: problems).page
    }

    private func make(_ request: PageRequest) async throws -> Answer {
        do {
            var form = FormReader(request.form)
            let cutOff = form.day("cut-off", "Enter the cut-off date.")
            let parts = request.form["for"].split(separator: "-")
            let chosen = (
                board: parts.first.flatMap { Identifier<Board>($0) }, plan: parts.dropFirst().first.flatMap { Identifier<Plan>($0) }
            )
            if chosen.board == nil || chosen.plan == nil { form.note(Problem("for", "Select a board and a plan.")) }
            let (day, board, plan) = try form.values(cutOff, chosen.board, chosen.plan)
            let read = try await store.read { try BoardRead(board, for: request.person, request.site.policy, in: $0) }
            guard read.plans.contains(where: { $0.plan.id == plan }) else { throw NotFound() }
            let asked = request.form["meeting"]
            let meeting = asked.isEmpty ? read.next(on: request.today) : read.meetings.first { $0.id.text == asked }
            if meeting == nil, !asked.isEmpty { throw NotFound() }
            let id = try await inFields {
                try await acts.make(
                    for: board, plan: plan, meeting: meeting?.id, cutOff: day, on: request.today, by: request.changer)
            }
            return .seeOther(PackPages.pack.path(id), saying: "Made: the pack, from the record as at \(day). It is frozen.")
        } catch let problems as Problems {
            return .page(try await makePage(request, problems))
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

    private func packPage(_ request: PageRequest, _ id: Identifier<PackEntry>) async throws -> Page {
        let entry = try await entry(id, for: request)
        let others = try await others(than: entry, request)
        let page = try await store.read { try PackRecords.bytes(.page, of: id, in: $0) }
        return PackPage(request: request, entry: entry, others: others, article: HTML(frozen: Array(page))).page
    }

    private func file(_ kind: DocumentKind, _ entry: PackEntry) async throws -> Answer {
        let part: PackRecords.Part = kind == .word ? .word : .pdf
        let bytes = try await store.read { try PackRecords.bytes(part, of: entry.id, in: $0) }
        return .file(Download(bytes, type: kind.type, name: "pack-\(entry.number)-\(entry.cutOff.iso).\(kind.ending)"))
    }

    private func comparePage(_ request: PageRequest, _ id: Identifier<PackEntry>) async throws -> Page {
        let entry = try await entry(id, for: request)
        let others = try await others(than: entry, request)
        guard let other = others.first(where: { $0.id.text == request.query["with"] }) ?? others.first else { throw NotFound() }
        let (first, second) = entry.number < other.number ? (entry, other) : (other, entry)
        let difference = try await store.read { db in
            PackDifference(was: try PackRecords.pack(first.id, in: db), now: try PackRecords.pack(second.id, in: db))
        }
        return PackComparePage(request: request, was: first, now: second, entry: entry, others: others, difference: difference).page
    }

    private func linksPage(
        _ request: PageRequest, _ id: Identifier<PackEntry>, _ problems: Problems? = nil, address: String? = nil
    ) async throws -> Page {
        let entry = try await entry(id, for: request)
        let (links, settings) = try await store.read { (try PackRecords.links(to: id, in: $0), try BoardRecords.settings(in: $0)) }
        return PackLinksPage(
            request: request, entry: entry, links: links, settings: settings, problems: problems, address: address
        ).page
    }

    private func makeLink(_ request: PageRequest, _ id: Identifier<PackEntry>) async throws -> Answer {
        _ = try await entry(id, for: request)
        do {
            var form = FormReader(request.form)
            let reader = form.text("reader", "Enter the name of the reader.", limit: 150)
            let until = form.day("until", "Enter the last day on which the link opens.")
            let last = try form.values(until)
            let token = try await inFields {
                try await acts.makeLink(to: id, for: reader, until: last, on: request.today, by: request.changer)
            }
            return .page(try await linksPage(request, id, address: "\(origin)/pack/\(token.text)"))
        } catch let problems as Problems {
            return .page(try await linksPage(request, id, problems))
        }
    }

    private func opened(_ text: String, _ request: PageRequest, what: String) async throws -> PackEntry {
        guard let token = SecretToken(text) else { throw NotFound() }
        guard await limit.admits(token.digest, address: request.ownAddress) else { throw TooManyTries() }
        return try await acts.open(token, what: what, on: request.today, at: Date())
    }

    @Sendable private func open(_ request: PageRequest, _ text: String) async throws -> Answer {
        let entry = try await opened(text, request, what: "page")
        let article = try await store.read { try PackRecords.bytes(.page, of: entry.id, in: $0) }
        return .page(OutsideReaderPage.page(entry, path: request.path, HTML(frozen: Array(article))))
    }

    private func openFile(_ kind: DocumentKind, _ request: PageRequest, _ text: String) async throws -> Answer {
        try await file(kind, try await opened(text, request, what: kind.name))
    }
}

extension PackRefusal: BesideField {
    package var words: String {
        switch self {
        case .cutOffAhead(let day): "\(day) is in the future. Enter today or an earlier date."
        case .notFollowed: "The board does not monitor this plan. Add the plan to the board first."
        case .changedMeanwhile: "Somebody changed the record while the pack was being made. Make it again."
        case .citesRecalledEvidence(let why): "This pack cites evidence that can no longer be shared. \(why) Make a new pack."
        }
    }

    package var field: String {
        switch self {
        case .cutOffAhead: "cut-off"
        case .citesRecalledEvidence: "until"
        case .notFollowed, .changedMeanwhile: ""
        }
    }
}
