import Scrutiny
import SiteKit
import Vocabulary

/// The steps of clearance as rows of a form. A row with no name is left out; two empty rows are there to be filled.
enum ClearanceFields {
    static func html(_ visit: Visit, _ steps: [ClearanceStep], _ problems: Problems?) -> HTML {
        let fields = FormFields(typed: visit.form.has("step-0") ? visit.form : nil, problems: problems)
        let rows = (0..<(steps.count + 2)).map { index -> HTML in
            let step = index < steps.count ? steps[index] : nil
            return """
                <fieldset class="item"><legend>\(step?.name ?? "Another step")</legend>
                \(fields.text("step-\(index)", "Step", value: step?.name ?? "", width: 25))
                \(fields.text("post-\(index)", "Post", value: step?.post ?? "", width: 40))
                \(fields.text(
                    "days-\(index)", "Clear working days before the meeting", hint: "A local setting.",
                    value: step.map { String($0.clearDays) } ?? "", width: 4))</fieldset>
                """
        }
        return rows.joined()
    }
}

/// Reads the council's form of a report from what was sent.
enum ReportFormReader {
    static func read(_ fields: Fields) throws -> ReportForm {
        var problems: [Problem] = []
        var sections: [(order: Double, section: ReportForm.Section)] = []
        for index in 0..<60 where fields.has("heading-\(index)") {
            let heading = fields["heading-\(index)"]
            if heading.isEmpty { continue }
            guard let kind = SectionKind(rawValue: fields["kind-\(index)"]), let level = SectionLevel(rawValue: fields["level-\(index)"]),
                kind.isFromFacts == (level == .front)
            else {
                problems.append(Problem("level-\(index)", "“\(heading)” cannot stand there. Choose another place."))
                continue
            }
            guard let order = Double(fields["order-\(index)"]), order.isFinite else {
                problems.append(Problem("order-\(index)", "Give the place of “\(heading)” as a number."))
                continue
            }
            sections.append((order, ReportForm.Section(kind, heading, level)))
        }
        if sections.isEmpty { problems.append(Problem("", "A report needs at least one section.")) }
        var steps: [ClearanceStep] = []
        do { steps = try self.steps(fields) } catch let found as Problems { problems += found.all }
        if !problems.isEmpty { throw Problems(problems) }
        let ordered = sections.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        return ReportForm(sections: ordered.map(\.element.section), clearance: steps)
    }

    static func steps(_ fields: Fields) throws -> [ClearanceStep] {
        var (steps, problems): ([ClearanceStep], [Problem]) = ([], [])
        for index in 0..<40 where !fields["step-\(index)"].isEmpty {
            let name = fields["step-\(index)"]
            guard let days = Int(fields["days-\(index)"]), (0...ClearanceStep.mostDays).contains(days) else {
                problems.append(
                    Problem("days-\(index)", "Give the clear working days for “\(name)” as a number from 0 to \(ClearanceStep.mostDays)."))
                continue
            }
            if steps.contains(where: { $0.name == name }) {
                problems.append(Problem("step-\(index)", "There is a step “\(name)” already. Give this one another name."))
            }
            steps.append(ClearanceStep(name: name, post: fields["post-\(index)"], clearDays: days))
        }
        if !problems.isEmpty { throw Problems(problems) }
        return steps
    }
}
