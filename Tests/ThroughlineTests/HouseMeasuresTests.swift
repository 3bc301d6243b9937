import ChildRecords
import Foundation
import Indicators
import PreProceedings
import Testing
import Vocabulary

@Suite("Measures in the house")
struct HouseMeasuresTests {
    private static let files = HouseFiles.sources.filter {
        $0.path.hasPrefix("Sources/ChildRecords/Domain/Measures/")
            && $0.lines.contains { $0.hasPrefix("package enum") && $0.hasSuffix("Measure {") }
    }

    @Test func `each file with a measure is on the list of measures`() {
        let listed = Set(ChildMeasures.all.map { $0.name })
        let found = Set(HouseMeasuresTests.files.map(\.name))
        #expect(found.subtracting(listed).isEmpty, "not on the list: \(found.subtracting(listed))")
        #expect(listed.subtracting(found).isEmpty, "no file of its own: \(listed.subtracting(found))")
    }

    @Test func `each of the 84 lines of the catalogue is computed, or says why not`() {
        #expect(MeasureCatalogue.lines.count == 84)
        for line in MeasureCatalogue.lines { #expect(!line.measures.isEmpty || line.lacks.count > 20, "\(line.code)") }
    }

    @Test func `what the catalogue says that the legal tracker counts is a figure of the legal tracker`() {
        let figures = TrackerFigures([], from: nil, until: nil, .default, on: Day(number: 0))
        let counted = TrackerQuestion.allCases.flatMap(figures.figures).filter { if case .notHeld = $0.kind { false } else { true } }
        let named = MeasureCatalogue.lines.flatMap { $0.lacks.matches(of: #/\bk\d+[a-e]?\b/#).map { String($0.output) } }
        #expect(named.count > 9 && Set(named).isSubset(of: Set(counted.map(\.code))), "\(named)")
    }

    @Test func `docs/measures.md is what the measures make it`() throws {
        #expect(
            try HouseFiles.isGenerated("docs/measures.md", as: document),
            "run THROUGHLINE_WRITE=1 scripts/test --fast and look at the change")
    }

    // MARK: What proves a committee report

    private struct Statements: Decodable {
        struct Statement: Decodable { let paragraph, text, measures, gap: String }
        let statements: [Statement]
    }

    private func statements() throws -> [Statements.Statement] {
        let file = HouseFiles.root.appending(path: "Sources/Throughline/Demonstration/statements.json")
        return try JSONDecoder().decode(Statements.self, from: Data(contentsOf: file)).statements
    }

    @Test func `each statement of a committee report is shown by measures of ours, or says what it waits for`() throws {
        for one in try statements() {
            let codes = one.measures.split(separator: " ").map(String.init)
            #expect(codes.allSatisfy { ChildMeasures.measure($0) != nil || TrackerFigures.codes.contains($0) }, "\(one.text): \(codes)")
            #expect(!codes.isEmpty || one.gap.count > 20, "\(one.text) has neither a measure nor a reason")
        }
    }

    @Test func `docs/measures-and-the-committee.md is what the statements make it`() throws {
        #expect(
            try HouseFiles.isGenerated("docs/measures-and-the-committee.md", as: committee(try statements())),
            "run THROUGHLINE_WRITE=1 scripts/test --fast and look at the change")
    }

    private func committee(_ statements: [Statements.Statement]) -> String {
        let rows = statements.map { one -> String in
            let measures = one.measures.split(separator: " ").map { shown(String($0)) }.joined(separator: "<br>")
            return
                "| \(one.paragraph) | \(one.text) | \(measures.isEmpty ? "–" : measures) | \(one.gap.isEmpty ? "Shown in full." : one.gap) |"
        }
        return """
            # Measures and what the committee was told

            For the analyst: what of a committee report the loaded data shows, line by line. Made from the statements of the demonstration by a test; `THROUGHLINE_WRITE=1 scripts/test --fast`
            writes it anew. Your own statements are kept under *What we told the committee*, each with its measures, then and now. “Shown by” are measures that count after a load of the forms that
            their definition in [measures.md](measures.md) names, and figures that the legal tracker counts from its cases; a measure of which no form is loaded says so on its page. “Not shown” says why, or which record it waits for.

            | paragraph | what was said | shown by | not shown, and why |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }

    private func shown(_ code: String) -> String {
        if let measure = ChildMeasures.measure(code) { return "[\(code)](measures.md#\(code.lowercased())) \(measure.title)" }
        let figures = TrackerFigures([], from: nil, until: nil, .default, on: Day(number: 0))
        return "\(code) \(figures.figure(code)?.title ?? "") (legal tracker)"
    }

    private var document: String {
        """
        # Measures

        Made from `Sources/ChildRecords/Domain/Measures` by a test; `THROUGHLINE_WRITE=1 scripts/test --fast` writes it anew. How to add one:
        [adding-a-measure.md](adding-a-measure.md).

        ## The catalogue

        | line | indicator | computed as | not known, or waits for |
        |---|---|---|---|
        \(MeasureCatalogue.lines.map(line).joined(separator: "\n"))

        Beyond the catalogue: \(MeasureCatalogue.beyond.map { "\($0.code) \($0.title)" }.joined(separator: "; ")).

        \(MeasureGroup.allCases.filter { group in ChildMeasures.all.contains { $0.group == group } }.map(section).joined(separator: "\n\n"))

        """
    }

    private func line(_ line: MeasureCatalogue.Line) -> String {
        "| \(line.code) | \(line.title) | \(line.measures.map { "[\($0.code)](#\($0.code.lowercased()))" }.joined(separator: ", ")) | \(line.lacks) |"
    }

    private func section(_ group: MeasureGroup) -> String {
        "## \(group.words)\n\n" + ChildMeasures.all.filter { $0.group == group }.map(definition).joined(separator: "\n\n")
    }

    private func definition(_ measure: any ChildMeasure.Type) -> String {
        let path = HouseMeasuresTests.files.first { $0.name == measure.name }?.path ?? ""
        let rows: [(String, String)] = [
            ("numerator", measure.numerator), ("denominator", measure.denominator), ("left out", measure.exclusions),
            ("figure", "\(figure(measure)); \(measure.timing.words.lowercased())"),
            ("better", measure.direction.map { $0.words } ?? "neither"), ("target", target(measure)),
            ("safety count", measure.isSafetyCount ? "yes: never shown as a bare 0" : ""),
            ("forms", measure.forms.map(\.words).joined(separator: ", ")), ("needs", needs(measure)),
            ("quality rules", measure.rules.map { $0.name }.joined(separator: ", ")), ("version", "\(measure.version)"),
        ]
        let table = rows.filter { !$0.1.isEmpty }.map { "| \($0.0) | \($0.1) |" }.joined(separator: "\n")
        return "### \(measure.code)\n\n[\(measure.title)](../\(path)). \(measure.sentence)\n\n| | |\n|---|---|\n\(table)"
    }

    private func figure(_ measure: any ChildMeasure.Type) -> String {
        switch measure.figure {
        case .share: "share, as a percentage"
        case .count: "number"
        case .ofPopulation: measure.unit == .percent ? "percentage of the population" : "for each 10,000"
        case .mean: "mean, with the median beside (\(measure.unit.words.lowercased()))"
        case .daysWithin: "days within the period"
        case .perWorker: "for each worker"
        }
    }

    private func target(_ measure: any ChildMeasure.Type) -> String {
        measure.target.map { "\(FigureWords.of($0.value, measure.unit)): \($0.words)" } ?? ""
    }

    private func needs(_ measure: any ChildMeasure.Type) -> String {
        let kinds = measure.forms.flatMap { [measure.subject(in: $0)] + measure.needs(in: $0) }
        let found = EntryKind.allCases.filter(kinds.contains).map(\.plural)
        let facts = measure.facts.isEmpty ? "" : "; with \(measure.facts.map(\.rawValue).joined(separator: ", "))"
        return found.joined(separator: ", ") + facts
    }
}
