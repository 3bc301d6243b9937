import Testing

@testable import Inspections

@Suite("Grades")
struct JudgementTableTests {
    @Test func `a grade is matched to its label`() throws {
        let reading = try InventedReport().read()
        #expect(reading.grade(.leaders) == .good)
        #expect(reading.grade(.helpProtection) == .requiresImprovement)
        #expect(reading.judgement(of: .helpProtection)?.printed == "Requires improvement to be good")
        #expect(reading.grade(.careAndLeavers) == .good)
        #expect(reading.grade(.overall) == .good)
        #expect(reading.doubts.allSatisfy { $0.field == "local_authority" })
        #expect(reading.judgements.map(\.source) == [.both, .both, .both, .table])
    }

    @Test func `rows may come in any order`() throws {
        var report = InventedReport()
        report.table = """
             Judgement                                                    Grade

             The experiences and progress of children who need help       Requires improvement
             and protection                                               to be good

             The experiences and progress of children in care and         Good
             care leavers

             The impact of leaders on social work practice with           Good
             children and families

             Overall effectiveness                                        Good
            """
        let reading = try report.read()
        #expect(reading.judgements.map(\.grade) == [.good, .requiresImprovement, .good, .good])
        #expect(reading.doubts.allSatisfy { $0.field == "local_authority" })
    }

    @Test func `a grade may begin above its label and wrap around it`() throws {
        var report = InventedReport()
        report.table = """
             Judgement                                                     Grade
             The impact of leaders on social work practice with children
                                                                           Good
             and families
             The experiences and progress of children who need help and    Requires improvement
             protection                                                    to be good
             The experiences and progress of children in care and care
                                                                           Good
             leavers
                                                                           Requires improvement
             Overall effectiveness
                                                                           to be good
            """
        let reading = try report.read()
        #expect(reading.judgements.map(\.grade) == [.good, .requiresImprovement, .good, .requiresImprovement])
        #expect(reading.judgement(of: .overall)?.printed == "Requires improvement to be good")
    }

    @Test func `a grade of three lines belongs to the label in its middle`() {
        let table = JudgementTable(
            LayoutText(
                """
                                                             Requires
                 Overall effectiveness                       improvement
                                                             to be good

                 The experiences and progress of care        Inadequate
                 leavers
                """
            ).lines, labels: AreaLabel.ilacs)
        #expect(table.cells[.overall]?.grade == .requiresImprovement)
        #expect(table.cells[.careLeavers]?.grade == .inadequate)
    }

    @Test(
        "all printed wordings are known",
        arguments: [
            ("Requires improvement to be good", Grade.requiresImprovement), ("Requires Improvement to be good", .requiresImprovement),
            ("Require improvement", .requiresImprovement), ("Requires Improvement", .requiresImprovement), ("Outstanding", .outstanding),
            ("Inadequate", .inadequate), ("Adequate", .adequate), ("Grade 3 (Adequate)", .adequate), ("Good", .good),
        ])
    func wording(printed: String, grade: Grade) {
        #expect(GradeWords.whole(GradeWords.words(printed)) == .some(.some(grade)))
    }

    @Test func `care leavers have a row of their own from 2023`() throws {
        var report = InventedReport()
        report.table = InventedReport.careLeaversOwnRow
        report.sections = InventedReport.careLeaversOwnSection
        report.dates = "Inspection dates: 5 to 9 June 2023"
        let reading = try report.read()
        #expect(reading.framework == .ilacs2023)
        #expect(reading.judgements.map(\.grade) == [.outstanding, .good, .good, .requiresImprovement, .good])
        #expect(reading.doubts.allSatisfy { $0.field == "local_authority" })
    }

    @Test func `from April 2026 there is no overall effectiveness and none is missed`() throws {
        var report = InventedReport()
        report.table = InventedReport.careLeaversOwnRow.split(separator: "\n").filter { !$0.contains("Overall") }.joined(separator: "\n")
        report.sections = InventedReport.careLeaversOwnSection
        report.dates = "Inspection dates: 27 April to 1 May 2026"
        let reading = try report.read()
        #expect(reading.framework == .ilacs2026)
        #expect(reading.judgement(of: .overall) == nil)
        #expect(reading.judgements.map(\.grade) == [.outstanding, .good, .good, .requiresImprovement])
        #expect(reading.doubts.allSatisfy { $0.field == "local_authority" })
        #expect(reading.summary.count == 1)
    }

    @Test func `an overall grade that should be there and is not is a doubt`() throws {
        var report = InventedReport()
        report.table = report.table.split(separator: "\n").filter { !$0.contains("Overall") }.joined(separator: "\n")
        let reading = try report.read()
        #expect(reading.framework == .ilacs2018)
        #expect(reading.grade(.overall) == nil)
        #expect(reading.doubts(about: "judgements.overall").count == 1)
    }

    @Test func `where table and heading disagree no grade is given and a doubt says both`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing("leavers: good", with: "leavers: inadequate")
        let reading = try report.read()
        #expect(reading.grade(.careAndLeavers) == nil)
        let doubt = try #require(reading.doubts(about: "judgements.care").first)
        #expect(doubt.contains("“Good”") && doubt.contains("“inadequate”"))
    }

    @Test func `a heading without its grade leaves the table's grade`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing("leavers: good", with: "leavers\n")
        let reading = try report.read()
        #expect(reading.grade(.careAndLeavers) == .good)
        #expect(reading.judgement(of: .careAndLeavers)?.source == .table)
        #expect(reading.doubts(about: "judgements.care").isEmpty)
    }

    @Test func `where the table cannot be read the headings give the grades`() throws {
        var report = InventedReport()
        report.table = ""
        let reading = try report.read()
        #expect(reading.grade(.leaders) == .good)
        #expect(reading.judgement(of: .leaders)?.source == .heading)
        #expect(reading.grade(.helpProtection) == .requiresImprovement)
        #expect(reading.grade(.overall) == nil)
        #expect(reading.doubts(about: "judgements.leaders").isEmpty)
    }

    @Test(
        "headings say the grade after a colon or in words",
        arguments: [
            "protection: requires improvement to be good", "protection requires improvement to be good",
            "protection is: requires improvement to be good", "protection: requires improvement\nto be good",
        ])
    func headings(ending: String) throws {
        var report = InventedReport()
        report.sections = report.sections.replacing("protection: requires improvement to be good", with: ending)
        let reading = try report.read()
        #expect(reading.judgement(of: .helpProtection)?.source == .both)
        #expect(reading.paragraphs.map(\.number) == [1, 2, 3, 4, 5])
    }

    @Test func `prose that begins like a heading is no heading`() {
        let lines = LayoutText("The experiences and progress of children in care are explored in each audit, which is good\n").lines
        #expect(GradedHeadings(lines, from: 0, labels: AreaLabel.ilacs).all.isEmpty)
    }

    @Test func `the article before a heading may be missing`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(
            "The experiences and progress of children who", with: "Experiences and progress of children who")
        #expect(try report.read().judgement(of: .helpProtection)?.source == .both)
    }
}
