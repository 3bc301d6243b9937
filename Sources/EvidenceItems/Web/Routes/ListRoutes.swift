import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

extension EvidencePages {
    func list(_ visit: Visit) async throws -> Answer { .page(ListPage(visit: visit, read: try await listRead(visit)).page) }

    private func listRead(_ visit: Visit) async throws -> ListRead {
        let citations = citations
        return try await store.read { db in
            let sight = try EvidenceSight(visit.person, visit.site.policy, in: db)
            return ListRead(
                items: try EvidenceRecords.items(in: db).filter { sight.sees($0.id) }, sight: sight, posts: try .init(in: db),
                cited: Set(try citations(visit.person, visit.site.policy, db).keys))
        }
    }

    func spreadsheet(_ visit: Visit) async throws -> Answer {
        let read = try await listRead(visit)
        let query = EvidenceQuery(visit)
        var table = CSVTable([
            "What it shows", "Kind", "In short", "Grade", "Serves", "Owner", "Review by", "Added", "By", "Version", "Citing outside",
            "Cited",
        ])
        for item in query.items(of: read, on: visit.today) {
            let (evidence, newest) = (item.evidence, item.newest)
            table.add([
                evidence.title, item.kind.words, evidence.source.inShort, evidence.grade?.words ?? "",
                read.sight.lines(of: item).map(\.ref).joined(separator: ", "), read.posts.title(of: item.owner) ?? "",
                item.reviewBy?.iso ?? "", evidence.day.iso, evidence.author, newest.map { String($0.number) } ?? "", item.release.words,
                read.cited.contains(item.id) ? "yes" : "no",
            ])
        }
        return .file(table.download(name: query.view == .voice ? "what-people-said.csv" : "evidence.csv"))
    }

    /// By form and not by address: what is looked for may be a name, and addresses are kept in logs and histories.
    func search(_ visit: Visit) async throws -> Answer {
        let words = SearchWords(visit.form["words"])
        let hits = try await store.read { db in
            try EvidenceRecords.search(words, seenBy: try EvidenceSight(visit.person, visit.site.policy, in: db), in: db)
        }
        return .page(SearchPage(visit: visit, hits: hits).page)
    }
}
