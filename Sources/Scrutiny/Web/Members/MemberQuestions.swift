import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// The questions of the committees that a scrutiny member sits on. What was asked in an exempt session is among them only where its
/// exemption is open to members.
enum MemberQuestions {
    static let address = RegisterAddress<CommitteeQuestion>("/my-committee/questions", "question")

    private static let ownCommittee = Visibility { viewer in
        "item.committee COLLATE NOCASE IN \(viewer.person.committees) AND (item.exempt_paragraph IS NULL OR item.exempt_members = 1)"
    }

    static let register: Register<CommitteeQuestion> = Register(
        .init(
            list: "My committee’s questions",
            introduction: "Questions and recommendations of your committee, in the words of its minutes, with what the council answered.",
            none: "No question of your committee has been recorded yet."),
        at: address, read: .readOwnCommittee, rows: QuestionRegister.rows,
        declaration: .init(
            visibility: QuestionRegister.visibility.and(ownCommittee), retention: .plansAndReports,
            speaksOf: .children(act: .readOwnCommittee) { $0.isExempt ? [$0.id.text] : [] }, privilege: .none,
            searched: .nothing(because: "the list of all questions is searched"), clocks: [],
            imports: .none(because: "members read and do not write"), drafts: .notKept(because: "there is no form")),
        title: \.title,
        columns: [
            ListColumn("No.", order: ListOrder("number", by: "item.number"), value: { .text($0.reference) }),
            ListColumn(
                "Question", value: { .text($0.words) },
                cell: { line, _ in
                    "<a href=\"\(address.path(line.id))\">\(line.words.shortened(to: 110))</a><span class=\"sub\">\(line.kind.words)</span>"
                }),
            ListColumn(
                "Meeting", order: ListOrder("meeting", by: "item.meeting", "item.number"), filter: QuestionRegister.meetings,
                value: { .day($0.meeting) },
                cell: { line, _ in
                    let exempt: HTML? = line.isExempt ? "<span class=\"sub\">exempt</span>" : nil
                    return "\(line.meeting)<span class=\"sub\">\(line.committee), \(line.minute)</span>\(exempt)"
                }),
            ListColumn("Due date", order: ListOrder("due", by: "item.due", "item.number"), value: { .day($0.owed) }),
            ListColumn(
                "Status",
                filter: .cases("status", "Status", CommitteeQuestion.Status.self, words: \.words) { asked, _ in
                    "\(literal: QuestionRegister.status) = \(asked.rawValue)"
                }, value: { .text($0.status.words) },
                cell: { line, request in line.status.tag(late: line.daysLate(on: request.today)).html }),
            ListColumn("Answer", shown: .inFiles, value: { .text($0.answer ?? "") }),
            ListColumn("Was it enough?", shown: .inFiles, value: { .text($0.verdict?.words ?? "") }),
        ],
        isLate: { line, today in line.daysLate(on: today) != nil },
        aside: { _, _ in "<p><a href=\"\(ScrutinyPlaces.members.path)\">My committee</a></p>" },
        detail: { question, request, db in QuestionDetail(question: question, request: request, db: db).forMembers })
}
