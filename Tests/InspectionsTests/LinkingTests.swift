import Testing

@testable import Inspections

@Suite("Findings, weaknesses and strengths in the body")
struct LinkingTests {
    @Test func `a finding is tied to the paragraphs that explain it`() throws {
        let reading = try InventedReport().read()
        #expect(reading.findings.map(\.paragraphs) == [[2], [4]])
        #expect(reading.findings.map(\.themes) == [["missing-and-exploitation"], ["supervision", "case-recording"].sortedAsListed])
    }

    @Test func `criticism that a finding covers is no other weakness`() throws {
        #expect(try InventedReport().read().otherWeaknesses.isEmpty)
    }

    @Test func `criticism that no finding covers is another weakness, grouped where paragraphs tell of the same thing`() throws {
        var report = InventedReport()
        report.sections = """
            The experiences and progress of children who need help and
            protection: requires improvement to be good
            1.     Contacts are screened on the day they come in.
            2.     The police have withdrawn from the joint triage of domestic abuse incidents, and what they know of
                   it is not always shared.
            3.     Return home interviews are not always held in time, and records of them are thin.

            The experiences and progress of children in care and care
            leavers: good
            4.     Children in care live with carers who know them.
            5.     Private fostering arrangements are assessed without delay.

            The impact of leaders on social work practice with children and
            families: good
            6.     Supervision takes place each month but its recording is inconsistent.
            7.     Leaders have not been able to bring the police back to the joint triage of domestic abuse incidents.
            8.     Leaders know their services well.
            """
        let reading = try report.read()
        #expect(reading.otherWeaknesses.map(\.paragraphs) == [[2, 7]])
        #expect(reading.otherWeaknesses.first?.themes.contains("neglect-and-domestic-abuse") == true)
        #expect(reading.otherWeaknesses.first?.cueWords.isEmpty == false)
    }

    private func critical(_ text: String) -> CriticalSentence? {
        var terms = Terms()
        return StudiedParagraph(Paragraph(number: 1, section: "", page: 1, text: text), themes: .shipped, terms: &terms).critical
    }

    @Test(
        "criticism is told by its words",
        arguments: [
            "Visits are not always recorded.", "There are too many changes of social worker.",
            "Children wait too long for a permanent home.",
            "The quality of plans is inconsistent.", "Greater consistency needs to be applied to recording.",
            "More needs to be done to hear from fathers.",
            "This hinders a full understanding of what children face.", "It is of concern that this was found by inspectors.",
            "Letters before proceedings are of poor quality.",
            "Not all plans are kept up to date, but some are too long.",
            "Engagement with children is evident, although not all take part in decisions.",
            "Not all managers audit as expected, so leaders do not yet have a picture of practice.",
            "Inspectors found no evidence of impact, and plans are inconsistent.",
            "There is no oversight of visits, which are delayed too often.",
            "Inspectors saw no cases where children were at risk, but plans are not always clear.",
            "The profile of neglect has not been used.",
            "There is no evidence of drift, but visits are not always recorded.", "Standards have declined, and visits are overdue.",
            "Senior leaders do not have a comprehensive understanding of what still needs to improve.",
            "Delays for children are not always avoided by this.", "Managers do not address poor practice.",
            "When children make allegations, the response of the council is not robust.",
            "The service is under-resourced and plans lack clarity.",
            "Leaders have not responded to the lack of housing options.", "There is a limited understanding of practice weaknesses.",
            "Although visits are regular, their records lack detail and managers are not aware of this.",
        ])
    func criticism(text: String) {
        #expect(critical(text) != nil)
    }

    @Test(
        "what is said against delay or is mended is no criticism",
        arguments: [
            "Decisions are made without delay.", "Assessments are timely, ensuring there is no delay for children.",
            "Leaders focus not only on compliance but on children.",
            "When children are not in school, the service works with their parents.", "Weaknesses have been addressed.",
            "Plans help to avoid delay and drift.",
            "Not all parents agreed with plans, but they felt heard.", "Although not all parents agreed with plans, they felt heard.",
            "However, while not all parents agreed with plans, most felt heard.",
            "The council has a good understanding of its strengths and weakness.",
            "It knows itself well, including its strengths and shortfalls.",
            "The officer has a strong understanding of practice weaknesses and strengths.",
            "There is no evidence of significant drift or delay.",
            "Bed and breakfast accommodation has not been used for the last four years.",
            "No widespread or serious failures were identified by inspectors that left children being harmed.",
            "Inspectors did not find any cases where such a plan should have been in place, but was not.",
            "Inspectors did not see any examples of children being exposed to risk as a result of these inconsistencies.",
            "Leaders have taken steps to address poor performance.", "Children experience very little drift and delay in adoption.",
            "Scrutiny of the children where there have been delays shows this is not due to a lack of planning.",
            "They do not suffer delays in finding permanence.", "Leaders have addressed previous shortfalls in this.",
            "This offers greater consistency when case accountable workers are absent.", "Delay in continuity is minimised.",
            "Letters clearly outline what is needed to improve, and what may happen if improvements are not achieved.",
            "All have their health history, but some have declined to take copies.",
            "They have a comprehensive understanding of the aspects of the service that still need to improve.",
            "Children live with carers who know them.", "It is too early to see the impact of this work.",
            "The response is timely and, while there is some variability in its delivery, it is holistic.",
            "Although some shortfalls remain, this leads to a wider range of places to live.",
            "In response to that inspection, the council prioritised the need to improve services.",
            "The panel is decisive where insufficient change has taken place over a lengthy period.",
            "Permanence panels minimise drift and delay for children.",
            "Senior leaders have responded to the lack of housing options through commissioning.",
            "There is now a better understanding of practice weaknesses.",
            "Children do not receive statutory intervention unnecessarily.", "Delay for children in being referred is minimal.",
        ])
    func noCriticism(text: String) {
        #expect(critical(text) == nil)
    }

    @Test func `a paragraph that only praises is no basis for what needs to improve`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(
            "1.     Contacts are screened on the day they come in.",
            with: "1.     Return home interviews are timely, and the timeliness of return home interviews is a strength.")
        #expect(try report.read().findings.first?.paragraphs == [2])
    }

    /// Paragraphs 6 to 30, of other things, so that what two texts share weighs as it does in a whole report.
    private let others = [
        "ponds", "bridges", "trains", "gardens", "kitchens", "ladders", "curtains", "carpets", "windows", "bottles", "candles", "baskets",
        "buttons", "mirrors", "pillows", "pencils", "ribbons", "saddles", "shovels", "tables", "teapots", "tickets", "trumpets", "wagons",
        "whistles",
    ].enumerated().map { "\n\($0 + 6).     People here are fond of \($1)." }.joined()

    @Test func `each matter that a finding joins brings its own paragraph`() throws {
        var report = InventedReport()
        report.list = """
            What needs to improve?
            ◼ The timeliness and the records of return home interviews with missing children, and the use of laptops.
            """
        report.sections =
            report.sections
            .replacing("Return home interviews are not", with: "Return home interviews with missing children are not")
            .replacing("5.     Leaders know their services well.", with: "5.     Laptops are not always handed out.") + others
        #expect(try report.read().findings.first?.paragraphs == [2, 5])
    }

    @Test func `the aim of a finding counts less than what it asks for`() throws {
        var report = InventedReport()
        report.list = "What needs to improve?\n◼ The recording of supervision, so that magistrates and neighbours are heard.\n"
        report.sections =
            report.sections.replacing(
                "5.     Leaders know their services well.", with: "5.     Magistrates and neighbours are not always heard.") + others
        #expect(try report.read().findings.first?.paragraphs == [4])
    }

    @Test func `all criticism is told, however much there is`() throws {
        var report = InventedReport()
        let matters = [
            "Umbrellas", "Family trees", "Genograms", "Letters to parents", "Bus passes", "Passports", "Savings", "Laptops", "Hobbies",
            "Dental checks", "Eye tests", "Swimming", "Birthdays", "Photographs",
        ]
        report.sections += matters.enumerated().map { "\n\($0 + 6).     \($1) are not always looked after." }.joined()
        #expect(try report.read().otherWeaknesses.flatMap(\.paragraphs) == Array(6...19))
    }

    @Test(
        "what takes praise back is no strength",
        arguments: [
            "Children do not have the benefit of consistently good, strong and effective services.",
            "Interviews lack the depth needed for a strong and effective response, good as they are.",
            "Advisers need to adopt more effective use of innovative and creative programmes.",
            "Robust and effective foster carers are proving to be elusive.",
            "Attendance at a good or outstanding school is an area of work with effective partners.",
        ])
    func noStrength(text: String) throws {
        var report = InventedReport()
        report.table = report.table.replacing("Good", with: "Inadequate")
        report.sections = report.sections.replacing("1.     Contacts are screened on the day they come in.", with: "1.     \(text)")
        #expect(try report.read().strengths.isEmpty)
    }

    @Test func `clear praise is a strength, praise beside criticism is none`() throws {
        var report = InventedReport()
        report.sections = report.sections
            .replacing(
                "5.     Leaders know their services well.",
                with: "5.     Corporate parenting is a strength and highly effective. Members know children well."
            )
            .replacing(
                "3.     Children in care live with carers who know them.",
                with: "3.     The virtual school is excellent and highly effective. However, plans are not always\n       timely.")
        #expect(try report.read().strengths.map(\.paragraphs) == [[5]])
    }

    @Test func `a section judged good or better in which nothing praises has what comes nearest`() throws {
        var report = InventedReport()
        report.sections = report.sections.replacing(
            "5.     Leaders know their services well.", with: "5.     Leaders read files each month. They know their services well.")
        let strengths = try report.read().strengths
        #expect(strengths.map(\.paragraphs) == [[3], [5]])
        #expect(
            strengths.map(\.cue) == [
                "Children in care live with carers who know them.", "Leaders read files each month. They know their services well.",
            ])
    }

    @Test(
        "cited paragraphs",
        arguments: [
            ("Improve plans (Paragraph 11).", [11]), ("Review work (paragraphs 18, 28, 130).", [18, 28, 130]),
            ("Review work (paragraphs 18–20 and 28).", [18, 19, 20, 28]), ("Improve plans for 16 (or older).", []),
            ("(paragraph 33) and (paragraph 35)", [33, 35]),
        ])
    func cited(text: String, numbers: [Int]) {
        #expect(CitedParagraphs.numbers(in: text) == numbers)
    }

    @Test func `a paragraph that is cited but not there is not linked`() throws {
        var report = InventedReport()
        report.list = "What needs to improve?\n◼ The recording of supervision (paragraph 99).\n"
        let finding = try #require(try report.read().findings.first)
        #expect(finding.paragraphs == [4] && !finding.areParagraphsPrinted)
    }

    @Test(
        "words meet by their stems",
        arguments: [
            ("placements", "placement"), ("locally", "local"), ("recorded", "recording"), ("conferences", "conference"),
            ("policies", "policy"), ("responsive", "response"),
        ])
    func stems(left: String, right: String) {
        #expect(Terms.stem(left) == Terms.stem(right))
    }
}

extension [String] {
    /// In the order of the theme list.
    fileprivate var sortedAsListed: [String] { ThemeList.shipped.themes.map(\.code).filter(contains) }
}
