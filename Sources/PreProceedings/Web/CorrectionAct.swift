import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// Corrects a step: its day alone, that it did not happen, or, from the link beside it, anything that it says. What was recorded stays.
package enum CorrectionAct {
    package struct Draft: Sendable {
        let step: Int
        let right: Correction.Right
        let why: String
    }

    package static let act = ItemAct<PreProceedingsCase, Draft>(
        "correct", "Correct a step", act: .keepPreProceedings, note: "step corrected", group: "The case",
        form: RegisterForm(
            step, right, .text("correct-why", "Why it was wrong", missing: "Enter why the step was wrong.", limit: 2000, rows: 2)
        ) { Draft(step: $0, right: $1, why: $2) },
        isOffered: { item, _ in !item.steps.isEmpty },
        apply: { item, draft, acting in
            try item.correct(draft.step, draft.right, because: draft.why, by: try acting.author(), today: acting.today)
        },
        save: { item, _, acting in try item.save(in: acting.db) })

    /// Where all that a step says can be corrected.
    static func path(_ step: Step, of item: PreProceedingsCase) -> String {
        "\(CaseRegister.address.path(item.id))/correct?step=\(step.number)"
    }

    private static let step = FormField<PreProceedingsCase, Int>(
        "correct-step", "Step",
        draw: { fields, _, context in
            if let step = try whole(context) {
                return """
                    <p>\(step.day): \(step.kind.rule.trail)</p><input type="hidden" name="correct-step" value="\(step.number)">\
                    <input type="hidden" name="correct-whole" value="\(step.number)">
                    """
            }
            let steps = try visibleSteps(context)
            return fields.select(
                "correct-step", "Step",
                hint: "To correct anything besides the date, follow “Correct” beside the step on the page of the case.",
                options: [(value: "", words: "Select")]
                    + steps.map { (value: String($0.number), words: "\($0.day): \($0.kind.rule.trail)") })
        },
        read: { reader, context in
            let asked = Int(context.request.form["correct-step"])
            if let step = try visibleSteps(context).first(where: { $0.number == asked }) { return step.number }
            reader.note(Problem("correct-step", "Select the step that was wrong."))
            return nil
        }, words: { number, _ in String(number) })

    /// The step whose page was opened from the link beside it; nil where it is chosen in the form.
    private static func whole(_ context: FormContext<PreProceedingsCase>) throws -> Step? {
        let asked = Int(context.request.form["correct-whole"]) ?? Int(context.request.query["step"])
        return try visibleSteps(context).first { $0.number == asked }
    }

    /// Those that are about a child whom the person may see.
    private static func visibleSteps(_ context: FormContext<PreProceedingsCase>) throws -> [Step] {
        let visible = try visibleChildren(context)
        return context.item?.steps.filter { $0.children.contains(where: visible.contains) } ?? []
    }

    private static func visibleChildren(_ context: FormContext<PreProceedingsCase>) throws -> Set<Identifier<Child>> {
        guard let item = context.item else { return [] }
        return Set(try CaseChild.visible(of: item.family, to: Viewer(context.request), in: context.db).map(\.id))
    }

    private static let right = FormField<PreProceedingsCase, Correction.Right>(
        "correct-day", "Correct date",
        draw: { fields, _, context in
            guard let step = try whole(context) else {
                return fields.day(
                    "correct-day", "Correct date",
                    hint: "Leave blank if the step did not happen. The original record is kept either way.")
            }
            let what = fields.choices(
                "correct-what", "What is right?",
                options: [(value: "was", words: "It happened, as entered below"), (value: "not", words: "It did not happen")],
                chosen: ["was"])
            let typed = fields.isTyped ? fields : FormFields(typed: step.asTyped)
            return "\(what)\(try StepActs.form(step.kind, correcting: true).draw(typed, context).joined())"
        },
        read: { reader, context in
            guard let step = try whole(context) else {
                let isBlank = ["day", "month", "year"].allSatisfy { context.request.form["correct-day-\($0)"].isEmpty }
                if isBlank { return .didNotHappen }
                return reader.optionalDay("correct-day").map { .happened(on: $0) }
            }
            if context.request.form["correct-what"] == "not" { return .didNotHappen }
            do {
                let draft = try StepActs.form(step.kind, correcting: true).parse(context)
                // Children whom the person cannot see stay in the step.
                let visible = try visibleChildren(context)
                let children = draft.children + step.children.filter { !visible.contains($0) }
                return .was(StepContent(draft.day, children.sorted { $0.text < $1.text }, draft.facts))
            } catch let problems as Problems {
                for problem in problems.all { reader.note(problem) }
                return nil
            }
        }, words: { _, _ in "" })
}

extension Step {
    /// As somebody would have typed it.
    fileprivate var asTyped: Fields {
        let name = kind.address
        func day(_ part: String, _ day: Day?) -> [(name: String, value: String)] {
            guard let day else { return [] }
            return [("day", day.dayOfMonth), ("month", day.month), ("year", day.year)].map { ("\(name)-\(part)-\($0.0)", String($0.1)) }
        }
        let words: [(name: String, value: String?)] = [
            ("\(name)-person", facts.person), ("\(name)-words", facts.words), ("\(name)-choice", facts.choice?.rawValue),
            ("\(name)-threshold", facts.threshold?.rawValue), ("\(name)-safeToWait", facts.safeToWait?.rawValue),
        ]
        return Fields(
            day("day", self.day) + day("other", facts.other) + children.map { ("\(name)-child", $0.text) }
                + words.compactMap { pair in pair.value.map { (pair.name, $0) } }
                + facts.details.map { ("\(name)-\($0.key.rawValue)", $0.value) })
    }
}
