import ActionPlans
import EvidenceItems
import SiteKit
import Vocabulary

/// What an address asks of the evidence: which, in which order, on which of the two lists. A value it does not know asks for nothing.
struct EvidenceQuery {
    enum View: String { case evidence, voice }

    static let nobody = "nobody"
    static let ungraded = "none"

    let filter: EvidenceFilter
    let order: SortOrder
    let view: View

    init(_ visit: Visit) {
        let query = visit.query
        view = View(rawValue: query["view"]) ?? .evidence
        filter = EvidenceFilter(
            grade: query["grade"] == EvidenceQuery.ungraded
                ? EvidenceFilter.Grade.none : EvidenceGrade(rawValue: query["grade"]).map { .grade($0) },
            kind: EvidenceKind(rawValue: query["kind"]),
            owner: query["owner"] == EvidenceQuery.nobody ? .nobody : Identifier<Post>(query["owner"]).map { .post($0) },
            review: ReviewDue(rawValue: query["review"]), action: Identifier<Action>(query["action"]),
            isCited: query["cited"] == "yes" ? true : query["cited"] == "no" ? false : nil,
            release: ReleaseStanding(rawValue: query["release"]))
        order = SortOrder(visit)
    }

    /// What was asked for, in the order asked for; the newest first where nothing else is said. What was set aside is shown where it is
    /// asked for.
    func items(of read: ListRead, on today: Day) -> [EvidenceItem] {
        let shown = read.items.filter { item in
            (item.kind == .voice) == (view == .voice) && (item.evidence.setAside == nil || filter.release == .setAside)
                && filter.holds(item, cited: read.cited, on: today)
        }
        let sorted =
            switch order.column {
            case "title": shown.sorted { ($0.evidence.title.lowercased(), $0.id.text) < ($1.evidence.title.lowercased(), $1.id.text) }
            case "grade": shown.sorted { (EvidenceQuery.rank($0), $0.id.text) < (EvidenceQuery.rank($1), $1.id.text) }
            case "owner":
                shown.sorted { (read.posts.title(of: $0.owner) ?? "", $0.id.text) < (read.posts.title(of: $1.owner) ?? "", $1.id.text) }
            case "review": shown.sorted { ($0.reviewBy?.number ?? .max, $0.id.text) < ($1.reviewBy?.number ?? .max, $1.id.text) }
            case "added": shown.sorted { ($0.evidence.day, $0.id.text) < ($1.evidence.day, $1.id.text) }
            default: shown
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    private static func rank(_ item: EvidenceItem) -> Int {
        item.evidence.grade.flatMap { EvidenceGrade.allCases.firstIndex(of: $0) } ?? -1
    }
}

/// All the evidence that a person may know of.
struct ListRead: Sendable {
    let items: [EvidenceItem]
    let sight: EvidenceSight
    let posts: ItemRead.Posts
    let cited: Set<Identifier<Evidence>>
}
