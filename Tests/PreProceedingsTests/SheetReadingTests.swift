import ChildRecords
import PreProceedings
import Testing
import Vocabulary

/// A tracker as councils keep it: a title, headings over two rows, families on several lines, dates typed in several ways, a total.
enum MessySheet {
    static let rows = [
        ["PLO TRACKER – do not share", "", "", "", "", "", "", "", "", "", ""],
        ["Family", "Child", "DOB / EDD", "LCS ID", "Current status", "Dates", "Dates", "Dates", "Dates", "FGC offered Y/N", "Comments"],
        [
            "Family", "Child", "DOB / EDD", "LCS ID", "Current status", "LPM", "LBP sent", "PLO meeting", "Reviews", "FGC offered Y/N",
            "Comments",
        ],
        [
            "ROWAN", "Robin Rowan", "01/03/2016", "M-1", "in PLO", "1.3.22", "4th March 2022", "2022-03-10", "12/04/2022; 10 May 2022", "Y",
            "Gran may help",
        ],
        ["", "Rowan, Kit", "5 Oct 2004", "", "in PLO", "", "", "", "", "", ""],
        ["BIRCH", "Baby Birch", "15/08/2022", "M-3", "LPM booked", "31/02/2022", "n/a", "", "", "N", ""],
        ["CLOSED CASES", "CLOSED CASES", "CLOSED CASES", "CLOSED CASES", "", "", "", "", "", "", ""],
        [
            "Family", "Child", "DOB / EDD", "LCS ID", "Current status", "LPM", "LBP sent", "PLO meeting", "Reviews", "FGC offered Y/N",
            "Comments",
        ],
        ["ELDER", "", "", "", "step down??", "44652", "June 2022", "next Tuesday", "", "maybe", ""],
        ["TOTAL", "", "", "", "3", "", "", "", "", "", ""],
    ]
    /// The second row of the sheet is blank and is not among them.
    static let lines = [1, 3, 4, 5, 6, 7, 8, 9, 10, 12]
    static let table = SheetTable(name: "Tracker", rows: rows, lines: lines)

    static var mapping: SheetMapping {
        var mapping = SheetMapping(suggestedFor: table)
        for word in mapping.words(of: .stage, in: rows) { mapping.stages[word.lowercased()] = SheetStage.suggested(word) }
        (mapping.yesIsInLetter, mapping.meetingBegins) = (true, true)
        return mapping
    }
}

@Suite("A council’s own tracker, read from its spreadsheet")
struct SheetReadingTests {
    private let reading = SheetReading(MessySheet.table, MessySheet.mapping)
    private func line(_ number: Int) throws -> SheetLine { try #require(reading.lines.first { $0.line == number }) }

    @Test func `the headings are found below a title, and each is recognised`() {
        let mapping = MessySheet.mapping
        #expect(mapping.skipped == 2 && mapping.headRows == 1)
        #expect(
            mapping.columns == [.family, .child, .birth, .number, .stage, .meeting, .letter, .firstMeeting, .review, .offered, .note])
    }

    @Test func `headings over two rows are read together where one row does not say as much`() {
        let rows = [
            ["Tracker"], ["Family", "Child", "Dates", "Dates", "Notes"], ["", "", "LPM", "LBP sent", ""], ["A", "Amy", "1/3/22", "", ""],
        ]
        let mapping = SheetMapping(suggestedFor: SheetTable(name: "", rows: rows))
        #expect(mapping.skipped == 1 && mapping.headRows == 2 && mapping.headings(rows)[3] == "Dates / LBP sent")
        // A column without an entry is not taken.
        #expect(mapping.columns == [.family, .child, .meeting, nil, nil])
    }

    @Test(arguments: [
        ("Letter before proceedings (date)", SheetField.letter), ("Social worker name", .note), ("FGC held", .note),
        ("Date of next review", .nextReview), ("Outcome of LPM", .outcome), ("Mosaic number", .number), ("Child’s name", .child),
        ("Date entered PLO", .decided), ("Decision to issue", .issueAgreed), ("Court application made", .issued), ("Family ref", .family),
    ])
    func `a heading is recognised by its words`(_ heading: String, _ field: SheetField) { #expect(SheetField.recognised(heading) == field) }

    @Test func `every name of ours is recognised as itself, so that our own file comes back`() {
        for field in SheetField.allCases { #expect(SheetField.recognised(field.words) == field) }
    }

    @Test(arguments: [
        ("01/03/2022", "2022-03-01"), ("1.3.22", "2022-03-01"), ("1st March 2022", "2022-03-01"), ("Tue 1 Mar 2022", "2022-03-01"),
        ("2022-03-01T00:00:00", "2022-03-01"), ("01-03-2022 10:30", "2022-03-01"), (" 1 March 22 ", "2022-03-01"),
    ])
    func `a date is read as people type it`(_ text: String, _ iso: String) { #expect(SheetDay(text) == .day(day(iso))) }

    @Test(arguments: [
        ("31/02/2022", SheetDay.Fault.noDayInMonth(days: 28, month: "February 2022")), ("13/14/2022", .noMonth(14)),
        ("June 2022", .monthOnly), ("next Tuesday", .notADate), ("44652", .serialNumber(day("2022-04-01"))), ("01/03/1822", .notADate),
        ("sent 01/03/2022", .notADate), ("01/03/2022 or 02/03/2022", .notADate),
        ("31/04/2022", .noDayInMonth(days: 30, month: "April 2022")),
    ])
    func `what is no date of one day is not guessed`(_ text: String, _ fault: SheetDay.Fault) {
        #expect(SheetDay(text) == .wrong(fault))
    }

    @Test func `a family on several lines has one set of dates`() throws {
        let kit = try line(6)
        #expect(kit[.family] == "ROWAN" && kit[.letter] == "4th March 2022" && kit.inheritedFrom == 5)
        #expect(kit.clues == [ChildClue(name: "Rowan, Kit", birth: "5 Oct 2004")])
        #expect(try line(7).inheritedFrom == nil)
    }

    @Test func `several children in one cell are several children`() {
        #expect(SheetLine(2, [.number: "M-1, M-2 and M-3"]).clues.map(\.number) == ["M-1", "M-2", "M-3"])
        let named = SheetLine(2, [.child: "Amy; Ben", .birth: "01/02/2020; 03/04/2021"]).clues
        #expect(named == [ChildClue(name: "Amy", birth: "01/02/2020"), ChildClue(name: "Ben", birth: "03/04/2021")])
        #expect(SheetLine(2, [.child: "SMITH, Amy", .birth: "1 May 2020"]).clues == [ChildClue(name: "SMITH, Amy", birth: "1 May 2020")])
    }

    @Test func `titles, headings between the lines and totals are no lines, and are listed`() {
        #expect(reading.lines.map(\.line) == [5, 6, 7, 10])
        #expect(reading.fates[SheetCell(line: 1, column: 0)] == .notTaken(.aboveHeadings))
        #expect(reading.fates[SheetCell(line: 8, column: 2)] == .notTaken(.betweenLines))
        #expect(reading.fates[SheetCell(line: 9, column: 3)] == .notTaken(.headingsAgain))
        #expect(reading.fates[SheetCell(line: 3, column: 5)] == .notTaken(.aboveHeadings))
        #expect(reading.fates[SheetCell(line: 12, column: 4)] == .notTaken(.total))
        #expect(reading.fates[SheetCell(line: 7, column: 6)] == .notTaken(.saysNoDate))
    }

    @Test func `a line says its steps, and what has no step of its own is in the words of the first`() throws {
        let steps = try line(5).steps(MessySheet.mapping, today: today)
        let said = steps.map { "\($0.kind.rawValue) \($0.day.iso)" }
        #expect(
            said == [
                "screened 2022-03-01", "planningHeld 2022-03-01", "letterSent 2022-03-04", "meetingOffered 2022-03-04",
                "firstMeeting 2022-03-10", "review 2022-04-12", "review 2022-05-10",
            ])
        #expect(steps[0].facts.words == "Stage in the spreadsheet: in PLO\nComments: Gran may help")
    }

    @Test func `every fault of a line is said at once`() throws {
        let line = try line(10)
        do throws(LineFaults) {
            _ = try line.steps(MessySheet.mapping, today: today)
            Issue.record("taken")
        } catch {
            #expect(Set(error.all.map(\.field)) == [.meeting, .letter, .firstMeeting, .offered])
        }
    }

    @Test func `what is corrected on the page stands in the place of the cell, and the cell is listed`() throws {
        let corrected = SheetReading(MessySheet.table, MessySheet.mapping, corrections: [7: [.meeting: "28/02/2022"]])
        let line = try #require(corrected.lines.first { $0.line == 7 })
        #expect(line[.meeting] == "28/02/2022")
        #expect(corrected.fates[SheetCell(line: 7, column: 5)] == .notTaken(.corrected))
    }

    @Test func `every cell with text has one fate, whatever the sheet is`() {
        var random = SeededNumbers(state: 20_221_130)
        let words = ["", "", "Family", "Child", "DOB", "LPM", "Total", "Amy", "01/02/2022", "31/02/2022", "n/a", "Y", "closed", "12"]
        for _ in 0..<60 {
            let rows = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                (0..<Int.random(in: 0...8, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            }
            let table = SheetTable(name: "Any", rows: rows)
            let reading = SheetReading(table, SheetMapping(suggestedFor: table))
            for (index, row) in rows.enumerated() {
                for (column, text) in row.enumerated() {
                    #expect((reading.fates[SheetCell(line: index + 1, column: column)] != nil) == !text.isEmpty)
                }
            }
            for line in reading.lines { _ = try? line.steps(SheetMapping(suggestedFor: table), today: today) }
        }
    }
}

struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}

@Suite("Lines of a spreadsheet against a case")
struct SheetCaseTests {
    private func matched(_ values: [SheetField: String], _ children: [Identifier<Child>] = [robin], line: Int = 2) throws -> MatchedLine {
        let line = SheetLine(line, values)
        var mapping = SheetMapping(sheet: "")
        mapping.stages = ["plo": .preProceedings, "done": .steppedDown]
        return MatchedLine(line, children, try line.steps(mapping, today: today), stage: line.meantStage(mapping))
    }

    private let usual: [SheetField: String] = [
        .screened: "01/02/2022", .decided: "01/03/2022", .letter: "04/03/2022", .firstMeeting: "10/03/2022", .review: "12/04/2022",
    ]

    @Test func `lines of brothers and sisters become one step for all of them`() throws {
        var made = PreProceedingsCase.made()
        let outcomes = made.take([try matched(usual), try matched(usual, [unborn], line: 3)], by: "Import", today: today)
        #expect(outcomes == [2: .adds(5), 3: .adds(5)])
        #expect(made.trail.count == 5 && made.trail.allSatisfy { Set($0.children) == [robin, unborn] })
        #expect(made.stage() == .preProceedings)
    }

    @Test func `the same line again adds nothing, and a newer one adds what is new`() throws {
        var made = PreProceedingsCase.made()
        _ = made.take([try matched(usual)], by: "Import", today: today)
        #expect(made.take([try matched(usual)], by: "Import", today: today) == [2: .known])
        let newer = usual.merging([.review: "12/04/2022; 24/05/2022", .stepDown: "20/06/2022"]) { $1 }
        #expect(made.take([try matched(newer)], by: "Import", today: today) == [2: .adds(2)])
        #expect(made.stage() == .steppedDown && made.children[robin]?.spell?.reviews.count == 2)
    }

    @Test func `a note about a child who is in the tracker goes with the first new step, and is never lost in silence`() throws {
        var made = PreProceedingsCase.made()
        _ = made.take([try matched(usual)], by: "Import", today: today)
        let noted = usual.merging([.note: "Grandmother offers to help"]) { $1 }
        #expect(
            made.take([try matched(noted)], by: "Import", today: today) == [2: .refused(LineFaults([.words("Grandmother offers to help")]))]
        )
        let newer = noted.merging([.stepDown: "20/06/2022"]) { $1 }
        #expect(made.take([try matched(newer)], by: "Import", today: today) == [2: .adds(1)])
        #expect(made.trail.last?.facts.words.contains("Grandmother offers to help") == true)
        #expect(made.take([try matched(newer)], by: "Import", today: today) == [2: .known])
    }

    @Test func `a date that differs from the tracker is shown and not taken`() throws {
        var made = PreProceedingsCase.made()
        _ = made.take([try matched(usual)], by: "Import", today: today)
        let outcome = made.take([try matched(usual.merging([.letter: "05/03/2022"]) { $1 })], by: "Import", today: today)
        #expect(outcome == [2: .refused(LineFaults([.differs(.letter, here: day("2022-03-05"), tracker: day("2022-03-04"))]))])
        #expect(made.trail.count == 5)
    }

    @Test func `a stage that the dates do not make is refused`() throws {
        var made = PreProceedingsCase.made()
        let outcome = made.take([try matched(usual.merging([.stage: "done"]) { $1 })], by: "Import", today: today)
        #expect(outcome == [2: .refused(LineFaults([.stage("done", .steppedDown, .preProceedings)]))])
        #expect(made.trail.isEmpty)
        #expect(made.take([try matched(usual.merging([.stage: "PLO"]) { $1 })], by: "Import", today: today) == [2: .adds(5)])
    }

    @Test func `what the process does not allow is refused with its column, and the others are taken`() throws {
        var made = PreProceedingsCase.made()
        let early: [SheetField: String] = [.decided: "01/03/2022", .review: "02/03/2022"]
        let outcomes = made.take([try matched(early), try matched(usual, [kit], line: 3)], by: "Import", today: today)
        #expect(outcomes == [2: .refused(LineFaults([.refused(.review, .beforeFirstMeeting)])), 3: .adds(5)])
        #expect(made.children[robin] == nil && made.stage(of: kit) == .preProceedings)
    }

    @Test func `a child who came back is re-entered, not begun again`() throws {
        var made = PreProceedingsCase.made()
        let first = usual.merging([.stepDown: "20/05/2022"]) { $1 }
        let again: [SheetField: String] = [.decided: "01/09/2022", .letter: "05/09/2022"]
        let outcomes = made.take([try matched(again, line: 9), try matched(first)], by: "Import", today: today)
        #expect(outcomes == [2: .adds(6), 9: .adds(3)])
        #expect(made.children[robin]?.spells.count == 2 && made.children[robin]?.spell?.wasReentry == true)
    }

    @Test func `a meeting without an outcome began pre-proceedings only where a person said so`() throws {
        let line = SheetLine(2, [.meeting: "01/03/2022", .letter: "04/03/2022"])
        for begins in [false, true] {
            var made = PreProceedingsCase.made()
            let mapping = SheetMapping(sheet: "", meetingBegins: begins)
            let outcome = made.take([MatchedLine(line, [robin], try line.steps(mapping, today: today), stage: nil)], by: "L", today: today)
            #expect(outcome == [2: begins ? .adds(3) : .refused(LineFaults([.refused(.letter, .notFrom(.notRecorded, .letterSent))]))])
        }
    }

    @Test func `a meeting to come is booked, and an application without a decision says so`() throws {
        var made = PreProceedingsCase.made()
        let booked: [SheetField: String] = [.screened: "01/12/2022", .meeting: "12/01/2023"]
        #expect(made.take([try matched(booked)], by: "Import", today: today) == [2: .adds(2)])
        #expect(made.stage() == .planningBooked && made.children[robin]?.spell?.booked == day("2023-01-12"))
        let straight: [SheetField: String] = [.meeting: "01/11/2022", .outcome: "C: issue care proceedings", .issued: "02/11/2022"]
        #expect(made.take([try matched(straight, [kit], line: 4)], by: "Import", today: today) == [4: .adds(3)])
        #expect(made.stage(of: kit) == .issued && made.children[kit]?.spell?.withoutReason == SheetLine.unsaid)
    }
}
