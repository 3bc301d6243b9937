import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// The acts of a case: one for each kind of step, made from its rule, and the correction of a step.
package enum StepActs {
    package struct Draft: Sendable {
        let day: Day
        let children: [Identifier<Child>]
        let facts: StepFacts

        package init(_ day: Day, _ children: [Identifier<Child>], _ facts: StepFacts = StepFacts()) {
            (self.day, self.children, self.facts) = (day, children, facts)
        }
    }

    package static func act(_ kind: StepKind) -> ItemAct<PreProceedingsCase, Draft> {
        ItemAct(
            kind.address, kind.rule.title, act: .recordPreProceedings, note: kind.rule.trail, group: kind.group, isVersioned: false,
            form: form(kind),
            isOffered: { item, viewer in item.offers(kind, on: viewer.today) },
            apply: { item, draft, acting in
                try item.record(kind, on: draft.day, for: draft.children, draft.facts, by: try acting.author(), today: acting.today)
                if kind == .extended { try item.checkLength(of: draft.facts, for: draft.children, try LocalTerms.read(in: acting.db)) }
            },
            save: { item, _, acting in try item.save(in: acting.db) })
    }

    /// - Parameter correcting: for a step that is recorded already, which can be of any child of the family and name what is not open any more.
    static func form(_ kind: StepKind, correcting: Bool = false) -> RegisterForm<PreProceedingsCase, Draft> {
        RegisterForm(
            .day("\(kind.address)-day", "Date", missing: "Enter the date it happened."), children(kind, all: correcting), choice(kind),
            answer(kind, .threshold), answer(kind, .safeToWait), text(kind, .person), correcting ? text(kind, .words) : words(kind),
            other(kind), details(kind)
        ) { day, children, choice, threshold, safe, person, words, other, details in
            Draft(
                day, children,
                StepFacts(
                    person: person, words: words, other: other, choice: choice, threshold: threshold, safeToWait: safe, details: details))
        }
    }

    /// What the kind asks for under names of its own, in the order of the rule.
    private static func details(_ kind: StepKind) -> FormField<PreProceedingsCase, [StepDetail: String]> {
        let asked = kind.rule.details.map { ($0, true) } + kind.rule.mayDetail.map { ($0, false) }
        @Sendable func name(_ detail: StepDetail) -> String { "\(kind.address)-\(detail.rawValue)" }
        return FormField(
            "\(kind.address)-details", "",
            draw: { fields, _, _ in
                asked.map { detail, isNeeded in
                    fields.area(name(detail), isNeeded ? detail.words : "\(detail.words) (optional)", rows: 2)
                }.joined()
            },
            read: { reader, _ in
                Dictionary(
                    uniqueKeysWithValues: asked.map { detail, isNeeded in
                        let missing = "Enter: \(detail.words.lowercasedFirst)."
                        let words =
                            isNeeded
                            ? reader.text(name(detail), missing, limit: 2000) : reader.optionalText(name(detail), limit: 2000)
                        return (detail, words)
                    })
            }, words: { _, _ in "" })
    }

    private static func children(_ kind: StepKind, all: Bool) -> FormField<PreProceedingsCase, [Identifier<Child>]> {
        FormField.several("\(kind.address)-child", "Children") { context in
            try context.item.map { item in
                try CaseChild.visible(of: item.family, to: Viewer(context.request), in: context.db).filter {
                    all || item.offers(kind, to: $0.id, on: context.today)
                }
                .map { (id: $0.id, words: $0.words) }
            } ?? []
        }
        .starting { context in
            guard let item = context.item else { return [] }
            let offered = item.births.keys.filter { item.offers(kind, to: $0, on: context.today) }
            return kind.isOfOneChild && offered.count > 1 ? [] : offered
        }
    }

    private static func silent<Value: Sendable>(_ kind: StepKind, _ fact: StepFact, _ value: Value) -> FormField<PreProceedingsCase, Value>
    {
        FormField(
            "\(kind.address)-\(fact.rawValue)", "", draw: { _, _, _ in "" }, read: { _, _ in value }, words: { _, _ in "" })
    }

    private static func text(_ kind: StepKind, _ fact: StepFact) -> FormField<PreProceedingsCase, String> {
        guard let label = kind.rule.label(fact) else { return silent(kind, fact, "") }
        return .text(
            "\(kind.address)-\(fact.rawValue)", label, missing: kind.rule.asks[fact] == nil ? nil : "Enter: \(label.lowercasedFirst).",
            limit: 2000, rows: fact == .words ? 3 : nil)
    }

    private static let openKinds: Set<StepKind> = [.assessmentFiled, .directionMet, .expertFiled, .actionReviewed]

    /// What is filed is chosen among what is open, so that nobody has to type its name again.
    private static func words(_ kind: StepKind) -> FormField<PreProceedingsCase, String> {
        guard openKinds.contains(kind), let label = kind.rule.label(.words) else { return text(kind, .words) }
        let name = "\(kind.address)-words"
        return FormField(
            name, label,
            draw: { fields, _, context in
                let options = try StepActs.openNames(kind, context).map { (value: $0, words: $0) }
                return fields.select(name, label, options: [(value: "", words: "Choose")] + options)
            },
            read: { reader, context in
                let asked = context.request.form[name]
                if try StepActs.openNames(kind, context).contains(asked) { return asked }
                reader.note(Problem(name, "Select \(label.lowercasedFirst)."))
                return nil
            }, words: { words, _ in words })
    }

    /// The open directions or assessments of the children whom the person may see.
    private static func openNames(_ kind: StepKind, _ context: FormContext<PreProceedingsCase>) throws -> [String] {
        guard let item = context.item else { return [] }
        let names = try CaseChild.visible(of: item.family, to: Viewer(context.request), in: context.db).flatMap { child -> [String] in
            guard let spell = item.children[child.id]?.spell else { return [] }
            return switch kind {
            case .directionMet: spell.directions.filter { $0.filed == nil }.map(\.name)
            case .expertFiled: spell.experts.filter { $0.filed == nil }.map(\.name)
            case .actionReviewed: spell.actions.filter { $0.closed == nil }.map(\.change)
            default: spell.assessments.filter { $0.filed == nil }.map(\.name)
            }
        }
        return Set(names).sorted()
    }

    private static func other(_ kind: StepKind) -> FormField<PreProceedingsCase, Day?> {
        guard let label = kind.rule.label(.other) else { return silent(kind, .other, Day?.none) }
        return .optionalDay("\(kind.address)-other", label)
    }

    private static func choice(_ kind: StepKind) -> FormField<PreProceedingsCase, StepChoice?> {
        guard let label = kind.rule.label(.choice) else { return silent(kind, .choice, StepChoice?.none) }
        let name = "\(kind.address)-choice"
        return FormField(
            name, label,
            draw: { fields, _, _ in fields.choices(name, label, options: kind.rule.choices.map { (value: $0.rawValue, words: $0.words) }) },
            read: { reader, _ in
                let choice: StepChoice? = reader.choice(name, "Select one: \(label.lowercasedFirst).")
                return choice.map { .some($0) }
            },
            words: { choice, _ in choice?.words ?? "" })
    }

    private static func answer(_ kind: StepKind, _ fact: StepFact) -> FormField<PreProceedingsCase, PlanningAnswer?> {
        guard let label = kind.rule.label(fact) else { return silent(kind, fact, PlanningAnswer?.none) }
        let name = "\(kind.address)-\(fact.rawValue)"
        return FormField(
            name, label,
            draw: { fields, _, _ in
                fields.choices(name, label, options: PlanningAnswer.allCases.map { (value: $0.rawValue, words: $0.words) })
            },
            read: { reader, _ in
                let answer: PlanningAnswer? = reader.choice(name, "Answer this question, or choose “Not recorded”.")
                return answer.map { .some($0) }
            },
            words: { answer, _ in answer?.words ?? "" })
    }

    // MARK: Names

    package typealias Names = [CasePart: Identifier<Worker>]

    package static let names = ItemAct<PreProceedingsCase, Names>(
        "names", "Name people on the case", act: .keepPreProceedings, note: "people named", group: "The case",
        form: RegisterForm(named(.lawyer), named(.chair), named(.socialWorker), named(.manager)) { lawyer, chair, worker, manager in
            [CasePart.lawyer: lawyer, .chair: chair, .socialWorker: worker, .manager: manager].compactMapValues { $0 }
        },
        apply: { item, names, _ in item.named = names },
        save: { item, names, acting in
            try acting.db.execute(literal: "DELETE FROM pre_proceedings_named WHERE proceedings = \(item.id)")
            for (part, account) in names {
                try acting.db.execute(
                    literal:
                        "INSERT INTO pre_proceedings_named (proceedings, part, account) VALUES (\(item.id), \(part.rawValue), \(account))")
            }
        })

    private static func named(_ part: CasePart) -> FormField<PreProceedingsCase, Identifier<Worker>?> {
        FormField.one("names-\(part.rawValue)", part.words, missing: "Select one of the options.", none: "Nobody named") {
            context in
            try Row.fetchAll(context.db, literal: "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id").map {
                (id: $0["id"] as Identifier<Worker>, words: $0["name"] as String)
            }
        }
        .now { $0.named[part] }
    }
}

extension StepKind {
    /// What happens to one child of a family: of several none is selected beforehand.
    fileprivate var isOfOneChild: Bool { StepKind.ofOneChild.contains(self) }
    private static let ofOneChild: Set<StepKind> = [
        .born, .turned18, .died, .section20Agreed, .section20Ended, .deprivationOrdered, .deprivationReviewed, .deprivationEnded,
    ]

    /// The last part of its address: `letter-sent`.
    package var address: String {
        rawValue.reduce(into: "") { text, letter in
            let begins = letter.isUppercase || (letter.isNumber && text.last?.isNumber == false)
            text += (begins ? "-" : "") + letter.lowercased()
        }
    }
}

extension PreProceedingsCase {
    func offers(_ kind: StepKind, on today: Day) -> Bool { births.keys.contains { offers(kind, to: $0, on: today) } }

    /// Whether the page offers the form. The domain refuses by itself what cannot be.
    func offers(_ kind: StepKind, to child: Identifier<Child>, on today: Day) -> Bool {
        guard let part = children[child], let stage = part.stage, let spell = part.spell else { return kind.rule.from.isEmpty }
        guard kind.rule.from.contains(stage) else { return false }
        let family = spell.family
        return switch kind {
        case .born: part.isUnborn
        case .turned18: !part.isUnborn && part.birth.day.adding(months: 18 * 12) <= today
        case .section20Agreed: part.section20 == nil
        case .section20Ended: part.section20 != nil
        case .reentered: stage != .continuing
        case .firstMeeting: spell.firstMeeting == nil
        case .review: spell.firstMeeting != nil
        case .assessmentFiled: spell.assessments.contains { $0.filed == nil }
        case .directionMet: spell.directions.contains { $0.filed == nil }
        case .expertFiled: spell.experts.contains { $0.filed == nil }
        case .actionReviewed: spell.actions.contains { $0.closed == nil }
        case .interimOrderEnded: !spell.interim.isEmpty
        case .deprivationOrdered: part.deprivation == nil
        case .deprivationReviewed, .deprivationEnded: part.deprivation != nil
        case .letterOfIssue: spell.letterOfIssue == nil
        case .issued: spell.decided != nil
        case .issuedWithout: spell.decided == nil && stage != .continuing
        case .meetingOffered: family.accepted == nil
        case .meetingNotOffered: family.offered.isEmpty && family.exemptFromOffering == nil
        case .meetingAccepted, .meetingDeclined: !family.offered.isEmpty && family.accepted == nil
        case .coordinatorNamed, .meetingNotHeld, .meetingHeld: family.accepted != nil && family.held == nil
        case .familyPlan: family.held != nil && family.plan == nil
        case .familyPlanReviewed: family.plan != nil
        default: true
        }
    }
}

/// A child of the family whose record the person may open.
struct CaseChild: Sendable, Identifiable {
    let id: Identifier<Child>
    let name, number: String
    let birth: Birth

    var words: String {
        switch birth {
        case .born(let day): "\(name), born \(day)"
        case .expected(let day): "\(name), expected \(day)"
        }
    }

    static func visible(of family: Identifier<Family>, to viewer: Viewer, in db: Database) throws -> [CaseChild] {
        let sql: SQL = """
            SELECT id, name, number, born, expected FROM child WHERE family = \(family)
            AND (\(literal: try Visibility.child("child.id", to: .readPreProceedings).condition(viewer))) ORDER BY coalesce(born, expected), number
            """
        return try Row.fetchAll(db, literal: sql).map { row in
            guard let day = (row["born"] as Day?) ?? (row["expected"] as Day?) else { throw UnreadableValue("child", "born") }
            return CaseChild(
                id: row["id"], name: row["name"], number: row["number"],
                birth: (row["born"] as Day?) == nil ? .expected(day) : .born(day))
        }
    }
}
