import Testing

@testable import Inspections

@Suite("The list of what needs to improve")
struct FindingsListTests {
    /// Lines with their type: `#` before a heading, `>` before a line that is set in.
    private func list(_ text: String) -> FindingsList {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
            var line = LineMaker(Array(row.drop { $0 == "#" || $0 == ">" }.utf8)).line(page: 1)
            let isHeading = row.hasPrefix("#")
            line.style = LineStyle(size: isHeading ? 1.2 : 1, weight: isHeading ? 1.1 : 1, gap: nil)
            return Line(page: 1, indent: row.hasPrefix(">") ? 5 : 0, text: line.text, key: line.key, style: line.style)
        }
        return FindingsList(Standing.told(of: lines), kind: .improvement)
    }

    @Test func `a heading between bullets closes the item above and is the group of those below`() {
        let list = list(
            """
            #Areas for improvement
            #Response to children
            •  Checks are late.

            #Leadership of the
            #partnership

            •  Training is thin.

            #The Safeguarding Board
            •  The board does not meet.
            """)
        #expect(list.items.map(\.text) == ["Checks are late.", "Training is thin.", "The board does not meet."])
        #expect(list.items.map(\.group) == ["Response to children", "Leadership of the partnership", "The Safeguarding Board"])
        #expect(list.without.isEmpty)
    }

    @Test func `items without bullets are items however short, and a heading left of them is none`() {
        let list = list(
            """
            #What needs to improve

            >Advice on money

            >Supervision

            #Leadership

            >Audits
            """)
        #expect(list.items.map(\.text) == ["Advice on money", "Supervision", "Audits"])
        #expect(list.items.map(\.group) == [nil, nil, "Leadership"])
    }

    @Test func `a heading of a list that gives no item is told`() {
        let list = list(
            """
            #What needs to improve

            •  Supervision.

            #Areas for priority action
            """)
        #expect(list.items.count == 1 && list.without == ["Areas for priority action"])
    }

    @Test func `a heading right above another, and one that says there is none, are not told`() {
        let list = list(
            """
            #What needs to improve
            #Areas for priority action

            There are no areas for priority action.

            #Areas for improvement

            •  Supervision.
            """)
        #expect(list.items.map(\.text) == ["Supervision."] && list.without.isEmpty)
    }

    private func items(_ list: String) throws -> [String] {
        var report = InventedReport()
        report.list = list
        return try report.read().findings.map(\.text)
    }

    @Test(
        "the heading varies",
        arguments: [
            "What needs to improve?", "What needs to improve", "What needs to improve:", "What needs to improve?1",
            "\u{0C}What needs to improve?",
        ])
    func heading(printed: String) throws {
        #expect(try items(printed + "\n◼ The sufficiency of homes.\n") == ["The sufficiency of homes."])
    }

    @Test("marks vary", arguments: ["◼ ", "\u{F06E} ", "\u{F0B7} ", "• ", "■  ", "◼"])
    func marks(mark: String) throws {
        let read = try items("What needs to improve?\n\(mark)The sufficiency\n  of homes.\n\(mark)The recording of visits.\n")
        #expect(read == ["The sufficiency of homes.", "The recording of visits."])
    }

    @Test func `a mark may stand alone on its line`() throws {
        #expect(
            try items("What needs to improve?\n◼\n\nThe sufficiency of homes.\n\n◼\n\nThe recording of visits.\n") == [
                "The sufficiency of homes.", "The recording of visits.",
            ])
    }

    @Test func `parts of an item run on inside it`() throws {
        let read = try items(
            """
            What needs to improve
             ◼ The provision of homes for 16- and 17-year-old homeless
               young people, including:
                       ̶    sufficiency of homes
                       −    support that is offered.
             ◼ The quality of plans.
            """)
        #expect(
            read == [
                "The provision of homes for 16- and 17-year-old homeless young people, including: sufficiency of homes support that is offered.",
                "The quality of plans.",
            ])
    }

    @Test func `a hyphen at a line's end stays and joins`() throws {
        #expect(
            try items("What needs to improve\n◼ The recording of management decision-\n  making, for 16-\n  and 17-year-olds.\n") == [
                "The recording of management decision-making, for 16- and 17-year-olds."
            ])
    }

    @Test func `footers and page numbers do not land in the list`() throws {
        var report = InventedReport()
        let footer = "\n\nInspection of Marlowshire local authority children’s services\n7 to 11 May 2022                     "
        report.list = "What needs to improve?\n◼ The quality of visiting.\(footer)1\n\u{0C}◼ The access to\(footer)2\n\u{0C}  training.\n"
        report.sections += "\(footer)3\n\u{0C}"
        #expect(try report.read().findings.map(\.text) == ["The quality of visiting.", "The access to training."])
        #expect(try report.read().findings.map(\.page) == [1, 2])
    }

    @Test func `an item is text even where several pages end with the same words`() throws {
        var report = InventedReport()
        let footer = "\n\nInspection of Marlowshire local authority children’s services\n7 to 11 May 2022                     "
        func page(_ numbers: ClosedRange<Int>) -> String {
            numbers.map { "◼ The quality of practice \($0), so that children get help from those who know\n  them.\n" }.joined()
        }
        report.list = "What needs to improve?\n\(page(1...3))\(footer)1\n\u{0C}\(page(4...6))\(footer)2\n\u{0C}\(page(7...8))"
        report.sections += "\(footer)3\n\u{0C}"
        #expect(
            try report.read().findings.map(\.text)
                == (1...8).map { "The quality of practice \($0), so that children get help from those who know them." })
    }

    @Test func `areas for priority action come before what needs to improve`() throws {
        var report = InventedReport()
        report.list = "Areas for priority action\n\n◼ Act now on risk.\n\nWhat needs to improve?\n\n◼ Plans.\n◼ Visits.\n"
        let reading = try report.read()
        #expect(reading.findings.map(\.text) == ["Act now on risk.", "Plans.", "Visits."])
        #expect(reading.findings.map(\.kind) == [.priorityAction, .improvement, .improvement])
        #expect(reading.summary.count == 1)
    }

    @Test(
        "what says that there is nothing to improve is no item, and nothing is missed",
        arguments: [
            "There are no areas that need to improve.", "No areas for improvement were identified.", "None identified.",
            "Inspectors did not identify any areas for improvement.", "There is nothing that needs to improve.",
        ])
    func none(sentence: String) throws {
        var report = InventedReport()
        report.list = "What needs to improve?\n\(sentence)\n"
        let reading = try report.read()
        #expect(reading.findings.isEmpty && reading.doubts(about: "recommendations").isEmpty)
    }

    @Test(
        "an item that begins so is one",
        arguments: [
            "There are no actions in some plans, and no priority is given to them.",
            "No priority is given to care leavers by health services.",
            "Housing for care leavers, for whom there are no priority places.",
        ])
    func beginsAsNone(item: String) throws {
        #expect(try items("What needs to improve?\n◼ \(item)\n") == [item])
    }

    @Test func `items may begin small and end without a full stop`() throws {
        #expect(try items("What needs to improve\n◼ the quality of plans\n◼ supervision\n") == ["the quality of plans", "supervision"])
    }

    @Test func `a paragraph where others have bullets is a list of one`() throws {
        #expect(
            try items("What needs to improve?\nThe support for care leavers who live far from the county and wish to\nreturn.\n")
                == ["The support for care leavers who live far from the county and wish to return."])
    }

    @Test(
        "of a list that is set as a table the items are read, without its other columns",
        arguments: [
            """
            What needs to improve?
             No.      Area for improvement                                   Paragraph

             1        The timeliness of decisions on contacts.               2

                      The help for children aged 16 and 17 who
             2        present as homeless.                                   5

             3        Life-story work
            """,
            """
            What needs to improve?
             Area                  What needs to improve
                                   The timeliness of decisions on contacts.
             Help and              The help for children aged 16 and 17 who
             protection            present as homeless.
             Children in care      Life-story work
            """,
        ])
    func table(list: String) throws {
        #expect(
            try items(list + "\n") == [
                "The timeliness of decisions on contacts.", "The help for children aged 16 and 17 who present as homeless.",
                "Life-story work",
            ])
    }

    @Test func `numbers without a full stop are no part of the items`() throws {
        let list = """
            What needs to improve?
            1 The timeliness of decisions, so that each is made within
              24 hours, 1 by 1.
            2 Life-story work for all children
            3 The quality of supervision.

            """
        #expect(
            try items(list) == [
                "The timeliness of decisions, so that each is made within 24 hours, 1 by 1.", "Life-story work for all children",
                "The quality of supervision.",
            ])
    }

    @Test func `a note in a box about the inspection is no item`() throws {
        var report = InventedReport()
        report.list = """
            What needs to improve?
             About this inspection
             This inspection was made under section 136 of the Act. Inspectors spoke to 41 children.

            Areas for priority action
            ◼ The response to contacts from the police.

            Areas for improvement
            ◼ The use of chronologies.

            """
        let reading = try report.read()
        #expect(reading.findings.map(\.text) == ["The response to contacts from the police.", "The use of chronologies."])
        #expect(reading.findings.map(\.kind) == [.priorityAction, .improvement])
    }

    @Test func `text that leads up to the lists is no item, and is not passed over in silence`() throws {
        var report = InventedReport()
        report.list = """
            What needs to improve?
            Inspectors read the records of forty-one children and met their parents.

            Areas for priority action
            ◼ The response to contacts from the police.

            """
        let reading = try report.read()
        #expect(reading.findings.map(\.text) == ["The response to contacts from the police."])
        #expect(reading.doubts(about: "recommendations").count == 1)
    }

    @Test func `a report without a list says so and is read all the same`() throws {
        var report = InventedReport()
        report.list = ""
        let reading = try report.read()
        #expect(reading.findings.isEmpty)
        #expect(reading.paragraphs.count == 5)
        #expect(reading.doubts(about: "recommendations").count == 1)
    }

    @Test func `a footnote is not part of an item`() throws {
        var report = InventedReport()
        report.list =
            "What needs to improve?1\n◼ The quality of contacts (Enabler 1).\n\n1\n  The items are cross-referenced with the national framework.\n\u{0C}"
        #expect(try report.read().findings.map(\.text) == ["The quality of contacts (Enabler 1)."])
    }

    @Test(
        "tags of the national framework are read",
        arguments: [
            ("Visits (Outcome three).", "Outcome 3"), ("Visits (Outcome 4)", "Outcome 4"), ("Visits (Enabler two)", "Enabler 2"),
            ("Visits (Outcomes 1 and 3).", "Outcome 1, Outcome 3"), ("Visits (Outcome 2, Enabler 1).", "Outcome 2, Enabler 1"),
        ])
    func tags(text: String, tag: String) {
        #expect(FrameworkTag.read(in: text) == tag)
    }

    @Test func `other brackets are no tags`() {
        #expect(FrameworkTag.read(in: "Visits within the First Assessment Service (FAS).") == nil)
        #expect(FrameworkTag.read(in: "Visits.") == nil)
    }
}
