import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The form that begins a case; its labels are the headings of a spreadsheet that is pasted.
package enum CaseForm {
    package struct Draft: Sendable {
        let children: [CaseFamily]
        let began: Day
        let why: String
        let decided, letter, firstMeeting, review: Day?

        package init(
            _ children: [CaseFamily], began: Day, why: String, decided: Day? = nil, letter: Day? = nil, firstMeeting: Day? = nil,
            review: Day? = nil
        ) {
            (self.children, self.began, self.why, self.decided) = (children, began, why, decided)
            (self.letter, self.firstMeeting, self.review) = (letter, firstMeeting, review)
        }
    }

    /// A child with the family it belongs to.
    package struct CaseFamily: Sendable {
        let child: Identifier<Child>
        let family: Identifier<Family>

        package init(child: Identifier<Child>, family: Identifier<Family>) { (self.child, self.family) = (child, family) }
    }

    package static let adding = Adding<PreProceedingsCase, Draft>(
        "Start a case", act: .keepPreProceedings, note: "case begun",
        form: RegisterForm(
            children, .day("began", "Screening began", missing: "Enter the date screening began."),
            .text("why", "Why now", missing: "Enter why this family is screened now.", limit: 2000, rows: 3),
            .optionalDay("decided", "Decision to begin pre-proceedings", hint: "For a case that has already started."),
            .optionalDay("letter", "Letter sent"), .optionalDay("first-meeting", "First meeting"), .optionalDay("review", "Latest review")
        ) { Draft($0, began: $1, why: $2, decided: $3, letter: $4, firstMeeting: $5, review: $6) },
        make: { id, draft, acting in try make(id, draft, acting) },
        insert: { item, _, acting in try item.insert(in: acting.db) })

    private static func make(_ id: Identifier<PreProceedingsCase>, _ draft: Draft, _ acting: Acting) throws -> PreProceedingsCase {
        guard let family = draft.children.first?.family else { throw CaseRefusal.noChildren }
        var made = try PreProceedingsCase(
            id: id, family: family, births: try PreProceedingsCase.births(of: family, in: acting.db))
        let (children, author) = (draft.children.map(\.child), try acting.author())
        func record(_ kind: StepKind, _ day: Day?, _ facts: StepFacts) throws {
            guard let day else { return }
            try made.record(kind, on: day, for: children, facts, by: author, today: acting.today)
        }
        try record(.screened, draft.began, StepFacts(words: draft.why))
        let unknown = "Not recorded when the case was started"
        try record(
            .planningHeld, draft.decided,
            StepFacts(person: unknown, choice: .preProceedings, threshold: .notRecorded, safeToWait: .notRecorded))
        try record(.letterSent, draft.letter, StepFacts(person: unknown))
        try record(.firstMeeting, draft.firstMeeting, StepFacts(person: unknown))
        try record(.review, draft.review, StepFacts(words: unknown))
        return made
    }

    /// Record numbers of one family’s children, as they are written in spreadsheets: parted by commas, semicolons or spaces.
    private static let children = FormField<PreProceedingsCase, [CaseFamily]>(
        "children", "Children",
        draw: { fields, _, _ in
            fields.text("children", "Children", hint: "Record numbers of the children of one family, separated by commas.", width: 40)
        },
        read: { reader, context in
            let numbers = context.request.form["children"].split { ",; \n".contains($0) }.map(String.init)
            do {
                return try found(numbers, context)
            } catch let problem as Problem {
                reader.note(problem)
                return nil
            }
        }, words: { children, _ in "\(children.count)" })

    private static func found(_ numbers: [String], _ context: FormContext<PreProceedingsCase>) throws -> [CaseFamily] {
        if numbers.isEmpty { throw Problem("children", "Enter the record number of at least one child.") }
        let visible = try Visibility.child("child.id", to: .keepPreProceedings).condition(Viewer(context.request))
        let children = try numbers.map { number in
            let sql: SQL = "SELECT id, family FROM child WHERE number = \(number) AND (\(literal: visible))"
            guard let row = try Row.fetchAll(context.db, literal: sql).first else {
                throw Problem("children", "There is no record with the number \(number.shortened(to: 20)) that you can see.")
            }
            return CaseFamily(child: row["id"], family: row["family"])
        }
        if Set(children.map(\.family)).count > 1 {
            throw Problem("children", "These children belong to different families. Start a case for each.")
        }
        let family = children.first?.family
        if try !Row.fetchAll(context.db, literal: "SELECT 1 FROM pre_proceedings_case WHERE family = \(family)").isEmpty {
            throw Problem("children", "This family already has a case. Record the next step there.")
        }
        return children
    }
}
