import ChildRecords
import PreProceedings
import Testing
import Vocabulary

@Suite("The tracker to a spreadsheet and back")
struct SheetRoundTripTests {
    /// The lines of our own file, read as any other file is.
    private func throughTheFile(_ item: PreProceedingsCase) throws -> [MatchedLine] {
        let children = item.children.keys.sorted { $0.text < $1.text }
        let rows = children.flatMap { child in
            SheetExport.lines(
                of: item, case: "P-0001", child: child, number: child.text, name: "Robin Rowan"
            ).map { values in
                SheetExport.fields.map { values[$0] ?? "" }
            }
        }
        let table = SheetTable(name: "", rows: [SheetExport.headings] + rows)
        var mapping = SheetMapping(suggestedFor: table)
        for word in mapping.words(of: .stage, in: table.rows) {
            mapping.stages[word.lowercased()] = SheetStage.suggested(word)
        }
        for word in mapping.words(of: .outcome, in: table.rows) {
            mapping.outcomes[word.lowercased()] = StepChoice.suggestedOutcome(word)
        }
        return try SheetReading(table, mapping).lines.map { line in
            let child = try #require(Identifier<Child>(line[.number]))
            return MatchedLine(
                line, [child], try line.steps(mapping, today: today), stage: line.meantStage(mapping))
        }
    }

    private struct Said: Hashable {
        let kind: StepKind
        let day: Day
        let children: Set<Identifier<Child>>
        let other: Day?
        let choice: StepChoice?
        let words: String
    }

    /// What a line carries of a step: its day, what was chosen, the next day, and why it began.
    private func said(_ item: PreProceedingsCase) -> [Said] {
        item.steps.filter { SheetExport.carried.contains($0.kind) }.map { step in
            let words = [.screened, .reentered].contains(step.kind) ? step.facts.words : ""
            return Said(
                kind: step.kind, day: step.day, children: Set(step.children), other: step.facts.other,
                choice: step.facts.choice, words: words)
        }
    }

    private func messy() throws -> PreProceedingsCase {
        let reading = SheetReading(MessySheet.table, MessySheet.mapping)
        var made = PreProceedingsCase.made()
        let lines = try reading.lines.prefix(2).enumerated().map { index, line in
            MatchedLine(
                line, [[robin, unborn][index]], try line.steps(MessySheet.mapping, today: today),
                stage: .preProceedings)
        }
        #expect(
            made.take(lines, by: "Import", today: today).values.allSatisfy {
                if case .adds = $0 { true } else { false }
            })
        return made
    }

    @Test func `a messy spreadsheet becomes a case, the case a spreadsheet, and that the same case`()
        throws
    {
        let made = try messy()
        var again = PreProceedingsCase.made()
        let lines = try throughTheFile(made)
        #expect(again.take(lines, by: "Import", today: today).count == 2)
        #expect(Set(said(again)) == Set(said(made)) && said(again).count == said(made).count && again.stage() == made.stage())
        // Into the case it came from, it adds nothing.
        var same = made
        #expect(Set(same.take(lines, by: "Import", today: today).values) == [.known])
        #expect(same.trail == made.trail)
    }

    @Test
    func
        `every ending that a line can say comes back, and a child who came back is re-entered again`()
        throws
    {
        for stage in [
            Stage.screening, .continuing, .preProceedings, .issueAgreed, .issued, .steppedDown,
            .withdrawn,
        ] {
            let made = try PreProceedingsCase.at(stage)
            var again = PreProceedingsCase.made()
            let outcomes = again.take(try throughTheFile(made), by: "Import", today: today)
            #expect(again.stage() == stage, "\(stage): \(outcomes)")
        }
        var made = try PreProceedingsCase.at(.steppedDown)
        try made.take(.reentered, "2022-09-01")
        try made.take(.planningHeld, "2022-09-02", [robin], StepFacts(choice: .preProceedings))
        var again = PreProceedingsCase.made()
        _ = again.take(try throughTheFile(made), by: "Import", today: today)
        #expect(again.children[robin]?.spells.count == 2 && again.stage() == .preProceedings)
    }

    @Test func `what a line has no place for is named, kind by kind`() {
        #expect(SheetExport.carried.isDisjoint(with: SheetExport.notCarried))
        #expect(SheetExport.carried.count + SheetExport.notCarried.count == StepKind.allCases.count)
        #expect(
            SheetExport.notCarried.contains(.extended)
                && SheetExport.notCarried.contains(.section20Agreed))
    }
}
