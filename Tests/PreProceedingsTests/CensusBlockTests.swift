import ChildRecords
import PreProceedings
import Testing
import Vocabulary

@Suite("The census block of pre-proceedings, in and out")
struct CensusBlockTests {
    private let meanings = PreProceedingsMeanings([.a: .issue, .b: .stepDown, .c: .other])
    private let issued: [CensusBlock.Element: String] = [
        .PPStartDate: "2022-03-01", .LBPSentDate: "2022-03-04", .FGDMMeetingOffer: "1", .FGDMMeetingFac: "1",
        .InitialPPMeetingDate: "2022-03-10", .ReviewMeetingsCount: "3", .StepDecisionDate: "2022-06-01", .PPOutcome: "A",
        .CourtAppDate: "2022-06-18", .LetterInitCPDate: "2022-06-20",
    ]

    private func throughTheTracker(_ values: [CensusBlock.Element: String], _ meanings: PreProceedingsMeanings) throws -> CensusBlock? {
        var made = PreProceedingsCase.made()
        let block = CensusBlock(values)
        try block.record(in: &made, for: robin, meanings, by: "Import", today: today)
        return CensusBlock(try #require(made.children[robin]?.spell), kept: block, meanings)
    }

    @Test func `a block that goes in comes out the same, element by element`() throws {
        var down = issued
        (down[.PPOutcome], down[.CourtAppDate], down[.LetterInitCPDate]) = ("B", nil, nil)
        var open = down
        (open[.PPOutcome], open[.StepDecisionDate], open[.FGDMMeetingFac], open[.FGDMMeetingOffer]) = (nil, nil, "0", "0")
        let begun: [CensusBlock.Element: String] = [.PPStartDate: "2022-03-01"]
        for values in [issued, down, open, begun] { #expect(try throughTheTracker(values, meanings)?.values == values) }
    }

    @Test func `whatever block can be taken in comes out the same, element by element`() throws {
        var (taken, chance) = (0, Chance(state: 31))
        for _ in 0..<1_500 {
            var on = day("2021-04-06") + Int.random(in: 0...200, using: &chance)
            var values: [CensusBlock.Element: String] = [.PPStartDate: on.iso]
            for element in CensusBlock.Element.allCases.dropFirst() where Int.random(in: 0..<4, using: &chance) > 0 {
                on = on + Int.random(in: 0...30, using: &chance)
                values[element] =
                    switch element {
                    case .FGDMMeetingOffer, .FGDMMeetingFac: ["0", "1", "2"].randomElement(using: &chance)
                    case .ReviewMeetingsCount: ["0", "2", "12", "x"].randomElement(using: &chance)
                    case .PPOutcome: ["A", "B", "C", "Z"].randomElement(using: &chance)
                    default: on.iso
                    }
            }
            let said = Bool.random(using: &chance) ? meanings : PreProceedingsMeanings()
            do {
                let out = try throughTheTracker(values, said)
                #expect(out?.values == values)
                taken += 1
            } catch is CensusBlock.Refusal {
                // One that contradicts itself is not taken in; the person is told why.
            }
        }
        #expect(taken > 500, "\(taken)")
    }

    @Test func `an outcome that the council has not explained is kept and makes no step`() throws {
        #expect(try throughTheTracker(issued, PreProceedingsMeanings())?.values == issued)
        var made = PreProceedingsCase.made()
        var down = issued
        (down[.PPOutcome], down[.CourtAppDate], down[.LetterInitCPDate]) = ("B", nil, nil)
        try CensusBlock(down).record(in: &made, for: robin, PreProceedingsMeanings(), by: "Import", today: today)
        #expect(made.stage() == .preProceedings)
    }

    @Test func `an outcome of the tracker has no code until the council says what the codes mean`() throws {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.stepDownAgreed, "2022-05-20")
        let spell = try #require(made.children[robin]?.spell)
        #expect(CensusBlock(spell, PreProceedingsMeanings())?[.PPOutcome] == "")
        #expect(CensusBlock(spell, PreProceedingsMeanings())?.missing.contains(.PPOutcome) == true)
        #expect(CensusBlock(spell, meanings)?[.PPOutcome] == "B")
    }

    @Test func `what the census asks and nobody recorded is named`() {
        #expect(CensusBlock([.PPStartDate: "2022-03-01"]).missing == [.LBPSentDate])
        let met = CensusBlock([.PPStartDate: "2022-03-01", .LBPSentDate: "2022-03-02", .InitialPPMeetingDate: "2022-03-10"])
        #expect(met.missing == [.FGDMMeetingOffer, .ReviewMeetingsCount])
        #expect(CensusBlock(issued).missing.isEmpty)
    }

    @Test(arguments: [
        ("9006", CensusBlock.Element.LBPSentDate, "2022-02-01"), ("9007", .FGDMMeetingOffer, ""), ("9009", .StepDecisionDate, "2022-02-01"),
        ("9010", .PPOutcome, ""), ("9011", .PPOutcome, "Q"), ("9012", .CourtAppDate, "2022-05-01"),
        ("9013", .LetterInitCPDate, "2022-06-01"), ("9015Q", .ReviewMeetingsCount, ""),
    ])
    func `each check of the Department fails where its fault is planted`(_ code: String, _ element: CensusBlock.Element, _ value: String)
        throws
    {
        let number = try #require(LAChildID("M-1"))
        #expect(CensusBlock(issued).faults(of: number, on: today).isEmpty)
        var values = issued
        values[element] = value
        #expect(CensusBlock(values).faults(of: number, on: today).map(\.code).contains(code))
    }

    @Test func `a planned text cannot break the file`() {
        #expect(CensusBlock([.PPStartDate: "2022-03-01", .PPOutcome: "<A&B>"]).markup.contains("<PPOutcome>&lt;A&amp;B&gt;</PPOutcome>"))
    }
}

@Suite("Loaded spells beside the tracker")
struct LoadedSpellTests {
    private func entry(_ from: String, until: String? = nil, _ facts: [Fact: String]) -> Entry {
        Entry(
            .preProceedings, child: LAChildID("M-1"), from: day(from), until: until.map(day), facts: facts,
            origin: Origin(format: .census, file: 0, row: 2))
    }

    private func typed() throws -> PreProceedingsCase {
        var made = PreProceedingsCase.made()
        try made.take(.screened, "2022-02-01")
        try made.take(.planningHeld, "2022-03-01", [robin], StepFacts(choice: .preProceedings))
        try made.take(.letterSent, "2022-03-04")
        return made
    }

    @Test func `a spell of about the same day is the same spell, and only what both say otherwise differs`() throws {
        let made = try typed()
        let loaded = LoadedSpell(entry("2022-03-02", [.letter: "2022-03-04", .firstMeeting: "2022-03-10"]), of: made.children[robin])
        #expect(
            loaded.differences == [
                .init(.decided, loaded: day("2022-03-02"), tracker: day("2022-03-01")),
                .init(.firstMeeting, loaded: day("2022-03-10"), tracker: nil),
            ])
        #expect(LoadedSpell(entry("2021-01-01", [:]), of: made.children[robin]).spell == nil)
    }

    @Test func `the day of the return stands beside the step that it corrects`() throws {
        var made = try typed()
        try made.take(
            .init(.letter, loaded: day("2022-03-05"), tracker: day("2022-03-04")), for: robin, nil, because: "Proof of posting", by: "L",
            today: today)
        #expect(made.children[robin]?.spell?.letter == day("2022-03-05"))
        #expect(made.corrections.map(\.why) == ["Proof of posting"] && made.trail.count == 3)
        try made.take(
            .init(.firstMeeting, loaded: day("2022-03-10"), tracker: nil), for: robin, nil, because: "Minutes", by: "L", today: today)
        #expect(made.children[robin]?.spell?.firstMeeting == day("2022-03-10"))
    }

    @Test func `a day of the return that cannot be is refused, and the case stays`() throws {
        var made = try typed()
        #expect(throws: CaseRefusal.self) {
            try made.take(
                .init(.decided, loaded: day("2022-03-20"), tracker: day("2022-03-01")), for: robin, nil, because: "x", by: "L", today: today
            )
        }
        #expect(made.children[robin]?.spell?.decided == day("2022-03-01"))
    }
}
