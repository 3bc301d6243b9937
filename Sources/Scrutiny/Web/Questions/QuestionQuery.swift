import ActionPlans
import Scrutiny
import SiteKit
import Vocabulary

/// What an address asks of the questions: which, in which order. A value it does not know asks for nothing.
struct QuestionQuery {
    static let nobody = "nobody"
    static let nothing = "nothing"

    let filter: QuestionFilter
    let order: SortOrder

    init(_ visit: Visit) {
        let query = visit.query
        let owner: QuestionFilter.Owner? =
            query["owner"] == QuestionQuery.nobody ? .nobody : Identifier<Post>(query["owner"]).map { .post($0) }
        let tied: QuestionFilter.Tied? =
            query["tied"] == QuestionQuery.nothing ? .nothing : QuestionTie.Kind(rawValue: query["tied"]).map { .to($0) }
        filter = QuestionFilter(
            kind: CommitteeQuestion.Kind(rawValue: query["kind"]), committee: query["committee"].isEmpty ? nil : query["committee"],
            meeting: Day(iso: query["meeting"]), owner: owner, standing: QuestionFilter.Standing(rawValue: query["standing"]),
            due: QuestionFilter.Due(rawValue: query["due"]), tied: tied, publicity: QuestionFilter.Publicity(rawValue: query["publicity"]))
        order = SortOrder(visit)
    }

    /// The questions asked for, in the order asked for; the newest meeting first where nothing else is said.
    func found(in questions: [CommitteeQuestion], posts: PostBook, on today: Day) -> [CommitteeQuestion] {
        let found = questions.filter { filter.holds($0, on: today) }
        let title: (CommitteeQuestion) -> String = { $0.owner.flatMap { posts.title(of: $0) } ?? "" }
        let sorted =
            switch order.column {
            case "number": found.sorted { $0.number < $1.number }
            case "meeting": found.sorted { ($0.asked.meeting, $0.number) < ($1.asked.meeting, $1.number) }
            case "owner": found.sorted { (title($0), $0.number) < (title($1), $1.number) }
            case "due": found.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
            case "standing": found.sorted { (QuestionQuery.rank($0), $0.number) < (QuestionQuery.rank($1), $1.number) }
            default: found
            }
        return order.isDescending ? sorted.reversed() : sorted
    }

    /// What needs most comes first.
    private static func rank(_ question: CommitteeQuestion) -> Int {
        switch question.standing {
        case .askedAgain: 0
        case .waiting: 1
        case .answered: 2
        case .enough: 3
        }
    }
}
