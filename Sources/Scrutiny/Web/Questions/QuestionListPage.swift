import ActionPlans
import Scrutiny
import SiteKit
import Vocabulary

/// What committees asked: each question and recommendation with its owner, its due day and how it stands.
struct QuestionListPage {
    let visit: Visit
    /// All that the reader may know of.
    let all: [CommitteeQuestion]
    let posts: PostBook

    private var query: QuestionQuery { QuestionQuery(visit) }

    private let columns = [
        Table.Column("No.", sort: "number"), Table.Column("You asked"), Table.Column("Meeting", sort: "meeting"),
        Table.Column("To answer", sort: "owner"), Table.Column("Due", sort: "due"), Table.Column("How it stands", sort: "standing"),
    ]

    var page: Page {
        let found = query.found(in: all, posts: posts, on: visit.today)
        let record: HTML? =
            visit.may(.recordQuestion)
            ? "<a class=\"btn\" href=\"\(ScrutinyPlaces.recordQuestion.path)\">Record a question or recommendation</a>" : nil
        let publication: HTML? =
            visit.may(.proposePublication) || visit.may(.publishReport)
            ? "<a class=\"btn quiet\" href=\"\(ScrutinyPlaces.register.path)\">What the public reads of it</a>" : nil
        return Page(
            "What was asked",
            """
            <h1>What was asked</h1>
            <p>Questions and recommendations of committees, in the words of their minutes. Whether an answer was enough is for the committee to say.</p>
            <div class="row">\(record)\(publication)</div>\(list(found))
            """)
    }

    private func list(_ found: [CommitteeQuestion]) -> HTML {
        if all.isEmpty {
            return
                "<p class=\"note\">Nothing has been recorded yet. When the minutes of a meeting are there, copy what the committee asked.</p>"
        }
        let caption: HTML = "\(found.count) of \(all.count) asked"
        let table: HTML =
            found.isEmpty
            ? "<p class=\"note\">Nothing fits these filters. Take one away to see more.</p>"
            : Table(caption, columns, rows: found.map(row)).html(visit)
        return """
            \(filters.folded(visit, "Filter the list"))\(table)
            <p class="small"><a href="\(ScrutinyPlaces.questionsCSV.path)\(visit.asked)">This list as CSV</a></p>
            """
    }

    private func row(_ question: CommitteeQuestion) -> HTML {
        let holder = posts.holder(of: question.owner, on: visit.today)?.name ?? "vacant"
        let owner: HTML =
            question.owner.flatMap { posts.title(of: $0) }.map { "\($0)<span class=\"sub\">\(holder)</span>" }
            ?? "<span class=\"hint\">nobody yet</span>"
        let exempt: HTML? = question.exemption == nil ? nil : "<span class=\"sub\">exempt</span>"
        return Table.row(
            columns,
            [
                "\(question.reference)",
                "<a href=\"\(ScrutinyPlaces.question.path(question.id))\">\(question.asked.words.cut(to: 110))</a><span class=\"sub\">\(question.kind.words)</span>",
                "\(question.asked.meeting)<span class=\"sub\">\(question.asked.committee), \(question.asked.reference)</span>\(exempt)",
                owner,
                "\(question.owedBy)", question.tag(on: visit.today).html,
            ], late: AnswerOwed.daysLate(question, on: visit.today) != nil)
    }

    private var filters: FilterBar {
        let owners = Set(all.compactMap(\.owner))
        let posts = posts.all.filter { owners.contains($0.id) }.map { (value: $0.id.text, words: $0.title) }
        let meetings = Set(all.map(\.asked.meeting)).sorted(by: >).map { (value: $0.iso, words: $0.description) }
        return FilterBar([
            .init("kind", "Kind", CommitteeQuestion.Kind.allCases.map { ($0.rawValue, $0.words) }),
            .init("committee", "Committee", Set(all.map(\.asked.committee)).sorted().map { ($0, $0) }),
            .init("meeting", "Meeting", meetings),
            .init("owner", "To answer", [(value: QuestionQuery.nobody, words: "Nobody yet")] + posts),
            .init("standing", "How it stands", QuestionFilter.Standing.allCases.map { ($0.rawValue, $0.words) }),
            .init("due", "Due", QuestionFilter.Due.allCases.map { ($0.rawValue, $0.words) }),
            .init(
                "tied", "Tied to",
                QuestionTie.Kind.allCases.map { ($0.rawValue, $0.words) } + [(value: QuestionQuery.nothing, words: "Nothing")]),
            .init("publicity", "Public", QuestionFilter.Publicity.allCases.map { ($0.rawValue, $0.words) }),
        ])
    }
}

extension Visit {
    /// The question part of this address again, for the same list in another form.
    var asked: String {
        let pairs = query.pairs.filter { !$0.value.isEmpty }.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
}

extension HTML.Interpolation {
    mutating func appendInterpolation(_ day: Day?) { if let day { appendInterpolation(day) } }
}

/// The same list for a spreadsheet program.
enum QuestionSpreadsheet {
    static func download(_ questions: [CommitteeQuestion], posts: PostBook, today: Day) -> Download {
        var table = CSVTable([
            "No.", "Kind", "Committee", "Meeting", "Minute", "Who asked", "You asked", "To answer", "Due", "Days late", "How it stands",
            "We said on", "Position", "We said", "What happened", "Tied to", "Was it enough?", "Judged on", "Judged in",
        ])
        for question in questions {
            let (answer, judgement) = (question.answer, question.rounds.last?.judgement)
            table.add([
                question.reference, question.kind.words, question.asked.committee, question.asked.meeting.iso, question.asked.reference,
                question.asker, question.asked.words, question.owner.flatMap { posts.title(of: $0) } ?? "", question.owedBy?.iso ?? "",
                AnswerOwed.daysLate(question, on: today).map { String($0) } ?? "", question.standing.words, answer?.day.iso ?? "",
                answer?.position.words ?? "", answer?.words ?? "",
                question.outcomes.map { "\($0.day.iso): \($0.words)" }.joined(separator: "; "),
                question.ties.map { "\($0.kind.words): \($0.words)" }.joined(separator: "; "), judgement?.verdict.words ?? "",
                judgement?.minuted.meeting.iso ?? "", judgement?.minuted.reference ?? "",
            ])
        }
        return table.download(name: "what-was-asked-\(today.iso).csv")
    }
}
