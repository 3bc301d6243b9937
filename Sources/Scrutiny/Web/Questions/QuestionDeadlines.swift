import ActionPlans
import ActionPlansWeb
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// What committees wait for: answers of one's own posts, for leaders every late one, and reports of the forward plan.
package struct QuestionDeadlines: Sendable {
    private let store: Store
    private let calendar: WorkingDays

    package init(_ store: Store, calendar: WorkingDays = .england) {
        self.store = store
        self.calendar = calendar
    }

    package var source: DeadlineSource {
        { [self] person, policy, today in
            guard policy.allows(.readQuestions, to: person) else { return [] }
            return try await store.read { db in
                let open = try ScrutinyStore.open(to: person, by: policy, in: db)
                let posts = try ActionPlanRecords.posts(in: db)
                let own = posts.held(by: person.id.text, on: today)
                let (leads, records) = (policy.allows(.publishReport, to: person), policy.allows(.recordQuestion, to: person))
                let answers = try QuestionRows.within(open, in: db).compactMap { question -> Deadline? in
                    let isOwn = question.owner.map { own.contains($0) } ?? records
                    guard isOwn || leads && AnswerOwed.daysLate(question, on: today) != nil else { return nil }
                    return deadline(question, posts)
                }
                let reports = try ForwardRows.within(open, in: db).compactMap { item -> Deadline? in
                    let isOwn = item.author.map { own.contains($0) } ?? records
                    return isOwn && item.report == nil ? deadline(item, posts, today) : nil
                }
                return answers + reports
            }
        }
    }

    private func deadline(_ question: CommitteeQuestion, _ posts: PostBook) -> Deadline? {
        guard let due = question.owedBy else { return nil }
        let post = question.owner.flatMap { posts.title(of: $0) }
        let again: String = if case .askedAgain = question.state { "the committee found the first answer not enough; " } else { "" }
        return Deadline(
            id: "question-\(question.id)", due: due, title: "\(question.reference) \(question.asked.words.cut(to: 90))",
            reason:
                "\(question.kind.words) of \(question.asked.committee), \(question.asked.meeting); \(again)\(post ?? "nobody answers it yet")",
            step: post == nil ? "Give it to a post" : "Answer it", path: ScrutinyPlaces.question.path(question.id))
    }

    /// A report that nobody has begun is wanted when the agenda is made.
    private func deadline(_ item: ForwardItem, _ posts: PostBook, _ today: Day) -> Deadline? {
        guard item.isOpen, item.meeting >= today else { return nil }
        let agenda = ClearanceDays(meeting: item.meeting, calendar: calendar).agendaPublic
        let post = item.author.flatMap { posts.title(of: $0) }
        return Deadline(
            id: "forward-\(item.id)", due: agenda, title: "Report “\(item.title)”",
            reason: "\(item.committee) hears it on \(item.meeting); no report is named for it yet; \(post ?? "nobody writes it yet")",
            step: post == nil ? "Give it to a post" : "Name the report", path: ScrutinyPlaces.forwardItem.path(item.id))
    }
}
