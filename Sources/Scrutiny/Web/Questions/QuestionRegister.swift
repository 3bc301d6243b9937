import ActionPlans
import GRDB
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// Questions and recommendations of committees, with what was answered and what the committee found.
package enum QuestionRegister {
    private typealias Field<Value: Sendable> = FormField<CommitteeQuestion, Value>

    package static let address = RegisterAddress<CommitteeQuestion>("/questions", "question")

    /// A question linked to an inspection under embargo is visible to its named readers only.
    static let visibility = Visibility.inspections(
        touched: "SELECT question_link.inspection AS inspection FROM question_link WHERE question_link.question = item.id")

    package struct Entry: Sendable {
        package let kind: CommitteeQuestion.Kind
        package let asked: Minuted
        package let asker: String
        package let owner: Identifier<Post>?
        package let due: Day
        package let exemption: Exemption?

        package init(
            kind: CommitteeQuestion.Kind, asked: Minuted, asker: String, owner: Identifier<Post>?, due: Day, exemption: Exemption? = nil
        ) {
            (self.kind, self.asked, self.asker, self.owner, self.due) = (kind, asked, asker, owner, due)
            self.exemption = exemption
        }
    }

    package static let adding = Adding<CommitteeQuestion, Entry>(
        "Record a question or recommendation", act: .recordQuestion, note: "question recorded from minutes",
        form: RegisterForm(
            Field<CommitteeQuestion.Kind>.cases(
                "kind", "What type is it?", missing: "Select whether it is a question or a recommendation", buttons: true, words: \.words
            ).starting { _ in .question },
            Field<String>.text("committee", "Committee", missing: "Enter the name of the committee", limit: 200, width: 40)
                .starting { try CommitteeQuestion.lastCommittee(in: $0.db) },
            Field<Day>.day("meeting", "Meeting date", missing: "Enter the meeting date"),
            Field<String>.text("minute", "Minute reference", missing: missingMinute, hint: "For example, Minute 24", limit: 100, width: 20),
            Field<String>.text("asker", "Who asked (optional)", missing: nil, hint: "As named in the minutes", limit: 200, width: 40),
            Field<String>.text(
                "words", "Wording from the minutes", missing: missingWording, hint: "Copy the exact words. Do not summarise.", rows: 6),
            copied, Field<Identifier<Post>?>.post("owner", "Owner"),
            Field<Day?>.optionalDay(
                "due", "Answer due by (optional)",
                hint:
                    "If you leave this blank it is 2 months after the meeting for a recommendation and 10 working days for a question (local setting)."
            ), exemption
        ) { kind, committee, meeting, minute, asker, words, _, owner, due, exemption in
            Entry(
                kind: kind, asked: Minuted(committee: committee, meeting: meeting, reference: minute, words: words), asker: asker,
                owner: owner, due: due ?? AnswerOwed.proposed(kind, meeting: meeting), exemption: exemption)
        },
        make: { id, entry, acting in
            let last = try Int.fetchOne(acting.db, sql: "SELECT max(number) FROM committee_question") ?? 0
            return try .recorded(
                id: id, number: last + 1, kind: entry.kind, asked: entry.asked, asker: entry.asker, owner: entry.owner, due: entry.due,
                exemption: entry.exemption, on: acting.today)
        },
        insert: { question, _, acting in try question.insert(acting) })

    package static let answers = ItemAct<CommitteeQuestion, (position: CommitteeAnswer.Position, words: String, day: Day)>(
        "answer", "Record the answer", act: .answerQuestion, note: "answered",
        form: RegisterForm(
            position,
            Field<String>.text(
                "words", "Answer", missing: "Enter the answer",
                hint: "Use plain words. Say what is being done, by which post and by when. Do not name people or children.", rows: 6
            ).now { if case .answered(let answer) = $0.state { answer.words } else { "" } },
            Field<Day>.day("answered", "Date answered", missing: "Enter the date of the answer").starting { $0.today }
        ) { ($0, $1, $2) },
        isOffered: { question, _ in question.owedBy != nil },
        apply: { question, draft, acting in
            let answer = CommitteeAnswer(day: draft.day, position: draft.position, words: draft.words, author: try acting.author())
            try beside("answered") { try question.answer(answer, on: acting.today) }
        },
        save: { question, draft, acting in
            try acting.db.execute(
                literal: """
                    INSERT INTO question_round (question, number, answered, position, words, author) VALUES (\(question.id),
                    \(question.rounds.count), \(draft.day), \(draft.position.rawValue), \(draft.words), \(try acting.author()))
                    """)
        })

    package static let judges = ItemAct<CommitteeQuestion, (judgement: CommitteeJudgement, next: Day?)>(
        "judgement", "Record the committee’s view", act: .recordQuestion, note: "the committee’s judgement recorded",
        form: RegisterForm(
            Field<CommitteeJudgement.Verdict>.cases(
                "verdict", "What did the committee find?", missing: "Select what the committee found", buttons: true, words: \.words),
            Field<String>.text("judged-by", "Committee", missing: "Enter the name of the committee", limit: 200, width: 40)
                .starting { $0.item?.asked.committee },
            Field<Day>.day("judged", "Meeting date", missing: "Enter the meeting date"),
            Field<String>.text("judged-minute", "Minute reference", missing: missingMinute, limit: 100, width: 20),
            Field<String>.text("judged-words", "Wording from the minutes", missing: missingWording, rows: 4)
                .now { if case .answered = $0.state { "" } else { $0.rounds.last?.judgement?.minuted.words ?? "" } },
            Field<Day?>.optionalDay("again", "If it was not enough, next answer due by")
        ) { verdict, committee, day, minute, words, next in
            if verdict == .notEnough, next == nil { throw Problems("again", "Enter the date the next answer is due") }
            let minuted = Minuted(committee: committee, meeting: day, reference: minute, words: words)
            return (CommitteeJudgement(verdict: verdict, minuted: minuted), next)
        },
        isOffered: { question, _ in if case .answered = question.state { true } else { false } },
        apply: { question, draft, acting in
            try beside("judged", due: "again") { try question.judge(draft.judgement, next: draft.next, on: acting.today) }
        },
        save: { question, draft, acting in
            let minuted = draft.judgement.minuted
            try acting.db.execute(
                literal: """
                    UPDATE question_round SET verdict = \(draft.judgement.verdict.rawValue), judged_by = \(minuted.committee),
                    judged = \(minuted.meeting), judged_minute = \(minuted.reference), judged_words = \(minuted.words)
                    WHERE question = \(question.id) AND number = \(question.rounds.count)
                    """)
            try question.save(acting)
        })

    package static let updates = ItemAct<CommitteeQuestion, (words: String, day: Day)>(
        "outcomes", "Add an update", act: .answerQuestion, note: "update added", isVersioned: false,
        form: RegisterForm(
            Field<String>.text("outcome", "What happened", missing: "Enter what happened", rows: 3),
            Field<Day>.day("happened-on", "Date", missing: "Enter the date").starting { $0.today }
        ) { ($0, $1) },
        apply: { question, draft, acting in
            let outcome = Outcome(day: draft.day, words: draft.words, author: try acting.author())
            try beside("happened-on") { try question.add(outcome, on: acting.today) }
        },
        save: { question, draft, acting in
            try acting.db.execute(
                literal: """
                    INSERT INTO question_outcome (question, day, words, author)
                    VALUES (\(question.id), \(draft.day), \(draft.words), \(try acting.author()))
                    """)
        })

    package static let links = ItemAct<CommitteeQuestion, LinkChoice>(
        "links", "Link to the record", act: .answerQuestion, note: "linked", isVersioned: false,
        form: RegisterForm(
            Field<LinkChoice>.among("link", "Finding, action, measure or evidence", missing: "Select what to link it to") { context in
                let linked = context.item?.links.map(\.code) ?? []
                return try LinkChoice.all(as: Viewer(context.request), in: context.db).filter { !linked.contains($0.code) }.map {
                    (code: $0.code, words: "\($0.link.kind.words): \($0.link.words.shortened(to: 70))", value: $0)
                }
            }
        ) { $0 },
        apply: { _, _, _ in },
        save: { question, choice, acting in
            try acting.db.execute(
                literal: """
                    INSERT OR IGNORE INTO question_link (question, kind, subject, inspection, words, linked_by, linked_on)
                    VALUES (\(question.id), \(choice.link.kind.rawValue), \(choice.link.subject), \(choice.inspection),
                        \(choice.link.words), \(acting.changer.account), \(acting.today))
                    """)
        })

    package static let unlinks = ItemAct<CommitteeQuestion, QuestionLink>(
        "unlink", "Remove a link", act: .answerQuestion, note: "unlinked", isVersioned: false,
        form: RegisterForm(
            Field<QuestionLink>.among("linked", "Link", missing: "Select the link to remove") { context in
                (context.item?.links ?? []).map { (code: $0.code, words: "\($0.kind.words): \($0.words.shortened(to: 70))", value: $0) }
            }
        ) { $0 },
        isOffered: { question, _ in !question.links.isEmpty }, apply: { _, _, _ in },
        save: { question, link, acting in
            try acting.db.execute(
                literal: """
                    DELETE FROM question_link WHERE question = \(question.id) AND kind = \(link.kind.rawValue)
                    AND subject = \(link.subject)
                    """)
        })

    package static let moves = ItemAct<CommitteeQuestion, (day: Day, reason: String, approver: String)>(
        "due", "Change the due date", act: .recordQuestion, note: "due date changed",
        form: RegisterForm(
            Field<Day>.day("due", "New due date", missing: "Enter the new due date").now(\.due),
            Field<String>.text("reason", "Reason for the change", missing: "Enter the reason for the change", limit: 1000),
            Field<String>.text("approver", "Agreed by", missing: "Enter who agreed the change", limit: 200, width: 30)
        ) { ($0, $1, $2) },
        isOffered: { question, _ in question.owedBy != nil },
        apply: { try $0.moveDue(to: $1.day, reason: $1.reason, approvedBy: $1.approver, on: $2.today) },
        save: { question, _, acting in
            for move in question.moves.suffix(1) {
                try acting.db.execute(
                    literal: """
                        INSERT INTO question_move (question, day, was, became, reason, approved_by) VALUES (\(question.id), \(move.day),
                        \(move.was), \(move.became), \(move.reason), \(move.approvedBy))
                        """)
            }
            try question.save(acting)
        })

    package static let assigns = ItemAct<CommitteeQuestion, Identifier<Post>?>(
        "owner", "Change the owner", act: .recordQuestion, note: "owner changed",
        form: RegisterForm(Field<Identifier<Post>?>.post("owner", "Owner").now(\.owner)) { $0 },
        apply: { question, owner, _ in question.assign(owner) }, save: { question, _, acting in try question.save(acting) })

    package static let corrects = ItemAct<CommitteeQuestion, (words: String, asker: String, minute: String, reason: String)>(
        "words", "Correct the wording", act: .recordQuestion, note: "wording corrected",
        form: RegisterForm(
            Field<String>.text("asked-words", "Wording from the minutes", missing: missingWording, rows: 5).now(\.asked.words),
            Field<String>.text("asker", "Who asked (optional)", missing: nil, limit: 200).now(\.asker),
            Field<String>.text("minute", "Minute reference", missing: missingMinute, limit: 100).now(\.asked.reference),
            Field<String>.text("correction-reason", "What was wrong", missing: "Enter what was wrong", limit: 1000)
        ) { ($0, $1, $2, $3) },
        apply: { question, draft, acting in
            question.correct(
                words: draft.words, asker: draft.asker, minute: draft.minute, reason: draft.reason, by: try acting.author(),
                on: acting.today)
        },
        save: { question, _, acting in
            let sql = "SELECT count(*) FROM question_correction WHERE question = ?"
            let stored = try Int.fetchOne(acting.db, sql: sql, arguments: [question.id]) ?? 0
            for correction in question.corrections.dropFirst(stored) {
                try acting.db.execute(
                    literal: """
                        INSERT INTO question_correction (question, day, what, was, became, reason, author)
                        VALUES (\(question.id), \(correction.day), \(correction.what), \(correction.was), \(correction.became),
                            \(correction.reason), \(correction.author))
                        """)
            }
            try question.save(acting)
        })

    /// A question with its last answer and the committee's view of it.
    static let rows = Register<CommitteeQuestion>.Rows(
        """
        item.id, item.number, item.kind, item.committee, item.minute, item.asker, item.words, item.meeting, post.title AS owner,
        \(literal: owed) AS owed, \(literal: status) AS status, item.exempt_paragraph IS NOT NULL AS isExempt, last.answered, last.judged,
        last.position, last.verdict, last.words AS answer, last.judged_minute AS judgedMinute,
        (SELECT group_concat(outcome.day || ': ' || outcome.words, '; ') FROM question_outcome AS outcome
            WHERE outcome.question = item.id) AS outcomes,
        (SELECT group_concat(upper(substr(link.kind, 1, 1)) || substr(link.kind, 2) || ': ' || link.words, '; ')
            FROM question_link AS link WHERE link.question = item.id) AS links
        """,
        from: """
            committee_question AS item LEFT JOIN post ON post.id = item.owner
            LEFT JOIN question_round AS last ON last.question = item.id AND last.number = (SELECT max(other.number)
                FROM question_round AS other WHERE other.question = item.id)
            """, id: "item.id", order: ListOrder("newest", by: "-julianday(item.meeting)", "item.number"))

    package static let register: Register<CommitteeQuestion> = Register(
        .init(
            list: "Committee questions",
            introduction:
                "Questions and recommendations of committees, in the words of their minutes. The committee decides whether an answer was enough.",
            none: "No questions have been recorded yet. Record them from the minutes of a meeting."),
        at: address, read: .readQuestions,
        rows: rows,
        declaration: .init(
            visibility: visibility, retention: .plansAndReports, speaksOf: .staff, privilege: .none,
            searched: .text(title: "'Q' || item.number || ' ' || item.committee", body: "item.words", day: "item.meeting"),
            clocks: [
                RegisterClock(
                    "Answer due to the committee", due: owed, while: "1",
                    title: "'Q' || item.number || ' ' || substr(item.words, 1, 90)", step: "Answer"
                ) { $0.isNext(on: "item.owner", may: .answerQuestion, otherwise: .recordQuestion) }
            ], imports: .none(because: "a question is copied from the minutes, and its copy confirmed, one by one"),
            drafts: .notKept(because: "the words are the committee’s own and copied in one go")),
        title: \.title,
        columns: [
            ListColumn("No.", order: ListOrder("number", by: "item.number"), value: { .text($0.reference) }),
            ListColumn(
                "Kind", shown: .inFiles,
                filter: .cases("kind", "Kind", CommitteeQuestion.Kind.self, words: \.words) { kind, _ in "item.kind = \(kind.rawValue)" },
                value: { .text($0.kind.words) }),
            ListColumn(
                "Committee", shown: .inFiles, filter: .values("committee", "Committee", of: "item.committee"),
                value: { .text($0.committee) }),
            ListColumn(
                "Question", shown: .onPages, value: { .text($0.title) },
                cell: { line, _ in
                    "<a href=\"\(address.path(line.id))\">\(line.words.shortened(to: 110))</a><span class=\"sub\">\(line.kind.words)</span>"
                }),
            ListColumn(
                "Meeting", order: ListOrder("meeting", by: "item.meeting", "item.number"), filter: meetings,
                value: { .day($0.meeting) },
                cell: { line, _ in
                    let exempt: HTML? = line.isExempt ? "<span class=\"sub\">exempt</span>" : nil
                    return "\(line.meeting)<span class=\"sub\">\(line.committee), \(line.minute)</span>\(exempt)"
                }),
            ListColumn("Minute", shown: .inFiles, value: { .text($0.minute) }),
            ListColumn("Who asked", shown: .inFiles, value: { .text($0.asker) }),
            ListColumn("Wording", shown: .inFiles, value: { .text($0.words) }),
            ListColumn(
                "Owner", order: ListOrder("owner", by: "coalesce(post.title, '')", "item.number"),
                filter: .values("owner", "Owner", of: "item.owner", words: "post.title", nobody: "Not assigned"),
                value: { .text($0.owner ?? "") },
                cell: { line, _ in line.owner.map { "\($0)" } ?? "<span class=\"hint\">not assigned</span>" }),
            ListColumn(
                "Due date", order: ListOrder("due", by: "item.due", "item.number"),
                filter: .cases("due", "Due", Due.self, words: \.words) { asked, viewer in
                    asked == .late
                        ? "\(literal: owed) < \(viewer.today)" : "\(literal: owed) BETWEEN \(viewer.today) AND \(viewer.today + 30)"
                }, value: { .day($0.owed) }),
            ListColumn(
                "Status",
                order: ListOrder(
                    "status",
                    by: "CASE \(literal: status) WHEN 'asked-again' THEN 0 WHEN 'waiting' THEN 1 WHEN 'answered' THEN 2 ELSE 3 END",
                    "item.number"),
                filter: .cases("status", "Status", CommitteeQuestion.Status.self, words: \.words) { asked, _ in
                    "\(literal: status) = \(asked.rawValue)"
                }, value: { .text($0.status.words) },
                cell: { line, request in line.status.tag(late: line.daysLate(on: request.today)).html }),
            ListColumn("Answered on", shown: .inFiles, value: { .day($0.answered) }),
            ListColumn("Response", shown: .inFiles, value: { .text($0.position?.words ?? "") }),
            ListColumn("Answer", shown: .inFiles, value: { .text($0.answer ?? "") }),
            ListColumn("Updates", shown: .inFiles, value: { .text($0.outcomes ?? "") }),
            ListColumn(
                "Linked to", shown: .inFiles,
                filter: ListFilter(
                    "linked", "Linked to",
                    options: { _ in QuestionLink.Kind.allCases.map { ($0.rawValue, $0.words) } + [("nothing", "Nothing")] }
                ) { asked, _ in
                    let all: SQL = "SELECT 1 FROM question_link AS link WHERE link.question = item.id"
                    if asked == "nothing" { return "NOT EXISTS (\(literal: all))" }
                    return QuestionLink.Kind(rawValue: asked).map { "EXISTS (\(literal: all) AND link.kind = \($0.rawValue))" }
                }, value: { .text($0.links ?? "") }),
            ListColumn("Was it enough?", shown: .inFiles, value: { .text($0.verdict?.words ?? "") }),
            ListColumn("Committee’s view on", shown: .inFiles, value: { .day($0.judged) }),
            ListColumn("Minute of that view", shown: .inFiles, value: { .text($0.judgedMinute ?? "") }),
        ],
        filters: [
            .cases("publicity", "Public", Publicity.self, words: \.words) { asked, _ in
                asked == .exempt ? "item.exempt_paragraph IS NOT NULL" : "item.exempt_paragraph IS NULL"
            }
        ],
        isLate: { line, today in line.daysLate(on: today) != nil }, adding: AnyAdding(adding),
        acts: [
            AnyAct(answers), AnyAct(judges), AnyAct(updates), AnyAct(links), AnyAct(unlinks), AnyAct(moves), AnyAct(assigns),
            AnyAct(corrects),
        ],
        aside: { _, _ in "<p><a class=\"btn quiet\" href=\"\(ScrutinyPlaces.register.path)\">Public version</a></p>" },
        detail: { question, request, db in try QuestionDetail(question: question, request: request, db: db).html })

    enum Due: String, CaseIterable, Sendable {
        case late
        case soon = "next-30-days"

        var words: String { self == .late ? "Overdue" : "In the next 30 days" }
    }

    enum Publicity: String, CaseIterable, Sendable {
        case `public`, exempt

        var words: String { self == .public ? "Public" : "Exempt" }
    }

    static let status: SQL = """
        CASE WHEN last.number IS NULL THEN 'waiting' WHEN last.verdict IS NULL THEN 'answered' WHEN last.verdict = 'enough' THEN 'enough'
            ELSE 'asked-again' END
        """
    static let owed: SQL = "CASE WHEN last.number IS NULL OR last.verdict = 'not_enough' THEN item.due END"
    private static let missingMinute = "Enter the minute reference, for example Minute 24"
    private static let missingWording = "Enter the wording from the minutes"

    static let meetings = ListFilter(
        "meeting", "Meeting",
        options: { source in
            let sql: SQL = "SELECT DISTINCT item.meeting \(literal: source.visible) ORDER BY item.meeting DESC"
            return try Row.fetchAll(source.db, literal: sql).map { row in
                let day: Day = row[0]
                return (day.iso, day.description)
            }
        }
    ) { asked, _ in Day(iso: asked).map { "item.meeting = \($0)" } }

    private static let position = Field<CommitteeAnswer.Position>(
        "position", "Council’s response",
        draw: { fields, _, context in
            let allowed = context.item.map { CommitteeAnswer.Position.allowed(for: $0.kind) } ?? []
            if let only = allowed.first, allowed.count == 1 {
                return "<input type=\"hidden\" name=\"position\" value=\"\(only.rawValue)\">"
            }
            return fields.choices("position", "Council’s response", options: allowed.map { ($0.rawValue, $0.words) })
        }, read: { reader, _ in reader.choice("position", "Select the council’s response") }, words: { position, _ in position.words })

    private static let copied = Field<Bool>(
        "copied", "Confirm the wording",
        draw: { fields, _, _ in
            fields.choices("copied", "Confirm the wording", several: true, options: [("yes", "I copied these words from the minutes")])
        },
        read: { reader, context in
            if context.request.form["copied"] == "yes" { return true }
            reader.note(Problem("copied", "Confirm that you copied the words from the minutes"))
            return nil
        }, words: { _, _ in "" })

    private static let exemption = Field<Exemption?>(
        "publicity", "Was it asked in public?",
        draw: { fields, _, context in
            """
            \(fields.choices("publicity", "Was it asked in public?", options: [("public", "Yes"), ("exempt", "No, in an exempt session")], chosen: ["public"]))
            <details\(" open", when: context.request.form["publicity"] == "exempt")><summary>Reason for the exemption</summary>\(FactsForm.exemption(fields, nil))</details>
            """
        },
        read: { reader, context in
            context.request.form["publicity"] == "exempt" ? FactsForm.readExemption(&reader).map { .some($0) } : .some(nil)
        }, words: { exemption, _ in exemption?.publicInterest ?? "" })

    /// Shows a refusal about a date or a due date next to the field that has it in this form.
    private static func beside(_ day: String, due: String = "due", _ act: () throws -> Void) throws {
        do { try act() } catch let refusal as QuestionRefusal {
            throw Problems(["on": day, "due": due][refusal.field] ?? refusal.field, refusal.words)
        }
    }
}

extension FormField {
    /// Things of the record to select one from, by a code: those offered, and no others.
    static func among(
        _ name: String, _ label: String, missing: String,
        _ options: @escaping @Sendable (FormContext<Item>) throws -> [(code: String, words: String, value: Value)]
    ) -> FormField {
        FormField(
            name, label,
            draw: { fields, _, context in
                let offered = try options(context).map { (value: $0.code, words: $0.words) }
                return fields.select(name, label, options: [(value: "", words: "Select")] + offered)
            },
            read: { reader, context in
                let asked = context.request.form[name]
                if let found = try options(context).first(where: { $0.code == asked }) { return found.value }
                reader.note(Problem(name, missing))
                return nil
            }, words: { _, _ in "" })
    }
}
