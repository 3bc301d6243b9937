import ChildRecords
import Indicators
import Testing
import Vocabulary

/// A small history, and what it contributes to one measure, as lines: `met 2022-08-08 45`, `waiting 2022-06-06..2022-08-07`,
/// `missed 2022-08-09 late 46`. A stretch that has not ended goes to `open`.
struct WorkedExample: CustomTestStringConvertible, Sendable {
    let measure: any ChildMeasure.Type
    let says: String
    let entries: [Entry]
    let expected: [String]

    init(_ measure: any ChildMeasure.Type, _ says: String, _ entries: [Entry], _ expected: [String]) {
        (self.measure, self.says, self.entries, self.expected) = (measure, says, entries, expected)
    }

    var testDescription: String { "\(measure.code) \(measure.name): \(says)" }

    static let all: [WorkedExample] = frontDoor + protection + preProceedings + care + health + leavingAndWork

    /// The load in which nothing is missing, as known on 31 March 2024; the census of 2023 is a year older.
    func found() -> [String] {
        let history = ChildHistory(LAChildID("M1")!, entries)
        var overview = LoadOverview(on: Day(2024, 3, 31)!)
        overview.note(WorkedExample.everything(of: entries.map(\.origin.format)))
        overview.note(history)
        var run = MeasureRun(overview, measures: [measure])
        run.ask(history)
        return run.contributions.all.map(WorkedExample.line)
    }

    /// Every kind with every fact that is asked, in the forms of the example.
    static func everything(of forms: [ReturnFormat]) -> ChildHistory {
        let facts = Dictionary(uniqueKeysWithValues: Fact.allCases.map { ($0, "1") })
        return ChildHistory(
            LAChildID("M9")!,
            Set(forms).flatMap { form in EntryKind.allCases.map { Entry.made($0, "2015-01-01", child: "M9", format: form, facts) } })
    }

    private static func line(_ contribution: Contribution) -> String {
        var words = ["\(contribution.kind)", contribution.firstDay.iso]
        if contribution.first != contribution.last { words[1] += ".." + (contribution.lastDay?.iso ?? "open") }
        if let because = contribution.because { words.append("\(because)") }
        if contribution.value != Contribution.none, !contribution.isWaiting { words.append("\(contribution.value)") }
        return words.joined(separator: " ")
    }
}

@Suite("Worked examples of measures")
struct WorkedExampleTests {
    @Test("each example gives what it says", arguments: WorkedExample.all) func example(_ example: WorkedExample) {
        let found = example.found()
        #expect(found == example.expected, "\(found.map { "\"\($0)\"" }.joined(separator: ", "))")
    }

    @Test func `each measure has a worked example`() {
        let tried = Set(WorkedExample.all.map { $0.measure.code })
        let missing = ChildMeasures.all.map { $0.code }.filter { !tried.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }
}

@Suite("The list of measures")
struct ChildMeasuresTests {
    @Test func `codes and numbers are never given twice`() {
        #expect(Set(ChildMeasures.all.map { $0.code }).count == ChildMeasures.all.count)
        #expect(Set(ChildMeasures.all.map { $0.number }).count == ChildMeasures.all.count)
    }

    @Test("each says what it counts", arguments: ChildMeasures.all.map { $0.code }) func complete(_ code: String) throws {
        let measure = try #require(ChildMeasures.measure(code))
        #expect(ChildMeasures.measure(number: measure.number)?.code == code)
        #expect(measure.title.count > 3 && measure.sentence.hasSuffix(".") && !measure.numerator.isEmpty)
        #expect([.share, .mean, .ofPopulation, .perWorker].contains(measure.figure) != measure.denominator.isEmpty)
        #expect(!measure.isSafetyCount || measure.figure == .count)
    }

    @Test func `rules that weigh on a measure name one that there is`() {
        let codes = Set(ChildMeasures.all.flatMap { [$0.code, String($0.code.prefix { !$0.isLowercase })] })
        let waiting: Set = ["P7", "L22"]
        let unknown = Set(QualityRules.all.flatMap { $0.measures }).subtracting(codes).subtracting(waiting)
        #expect(unknown.isEmpty, "\(unknown)")
    }
}
