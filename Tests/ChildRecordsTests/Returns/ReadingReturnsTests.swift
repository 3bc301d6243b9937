import ChildRecords
import Intake
import Testing
import Vocabulary

@testable import ChildReturns

@Suite("Reading the four forms")
struct ReadingReturnsTests {
    private let dataset = """
        cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_outcome_nfa,cina_assessment_team,unknown_column
        1,A1,R1,2022-06-06,Y,2022-08-08,N,East,x
        2,A2,R2,06/06/2022,N,,,West,y
        """

    @Test func `a table of the dataset becomes entries with their rows`() throws {
        let read = try ReadReturn(text: dataset)
        #expect(read.parts.map(\.table) == ["ssd_cin_assessments"])
        #expect(read.rows == ["ssd_cin_assessments": 2])
        let first = try #require(read.of(.assessment).first)
        #expect(first.child?.text == "A1")
        #expect((first.from, first.until) == (Day(2022, 6, 6), Day(2022, 8, 8)))
        #expect((first.reference, first.within, first.team) == ("1", "R1", "East"))
        #expect((first.answer(.seen), first.answer(.noFurtherAction)) == (.yes, .no))
        #expect(first.origin.row == 2)
        #expect(read.of(.assessment).last?.until == nil)
    }

    @Test func `columns may come in another order, with other headings around them`() throws {
        let read = try ReadReturn(
            text:
                "Report of 6 June 2022\n\nName of team;Child Unique ID;Date of Contact;Contact Source;Gender\n;A1;06/06/2022;a) 1A;b) Female\n"
        )
        #expect(read.parts.map(\.table) == ["List_1"])
        #expect(read.of(.contact).first?.coded(.source, as: ReferralSource.self) == .known(.family))
        #expect(read.of(.contact).first?.origin.row == 4)
        #expect(read.of(.person).first?.coded(.sex, as: Sex.self) == .known(.female))
    }

    @Test func `a council's own headings are taken by what it said they mean`() throws {
        let text = "Fall,Kontakt am\nA1,06/06/2022\n"
        #expect(throws: Refusal.notAReturn) { _ = try ReadReturn(text: text) }
        let read = try ReadReturn(text: text, mapping: ["Fall": "Child Unique ID", "Kontakt am": "Date of Contact"])
        #expect(read.of(.contact).map(\.from) == [Day(2022, 6, 6)])
    }

    @Test func `a file with the headings of two lists says so, one with those of one list does not`() throws {
        let one = "Child Unique ID,Continuous Assessment Start Date"
        let two = one + ",Strategy discussion initiating Section 47 Enquiry Start Date"
        let told = try ReadReturn(text: two + "\nA1,06/06/2022,07/06/2022\n").notes.filter { $0.kind == .couldBeTwo }
        let titles: Set = ["List 4: assessments", "List 5: section 47 enquiries and ICPCs"]
        #expect(told.count == 1 && told.allSatisfy { Set([$0.value, $0.column]) == titles })
        #expect(!(try ReadReturn(text: one + "\nA1,06/06/2022\n")).notes.contains { $0.kind == .couldBeTwo })
    }

    @Test("yes is understood however Annex A writes it", arguments: ["a) Yes", "Yes", "Y", "1", "a)", "TRUE"])
    func yes(answer: String) throws {
        let read = try ReadReturn(
            text: "Child Unique ID,Continuous Assessment Start Date,Child Seen During Continuous Assessment\nA1,06/06/2022,\(answer)\n")
        #expect(read.of(.assessment).first?.answer(.seen) == .yes)
    }

    @Test func `an order before of which the day is not known keeps its row, in the return and in the dataset`() throws {
        let read = try ReadReturn(
            text: """
                CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM
                P1,05/05/2010,P1,893,zz/05/2014
                P2,05/05/2010,P4,,zz/zz/zzzz
                P3,05/05/2010,P2,893,06/05/2014
                P4,05/05/2010,P2,893,31/02/2014
                """)
        let before = read.of(.previousPermanence)
        #expect(before.map { $0.child?.text } == ["P1", "P2", "P3"] && before.map { $0.facts[.order] } == ["2014-05", nil, "2014-05-06"])
        #expect(before[0].day(.order) == nil && before[0].coded(.previousPermanence, as: PreviousPermanence.self) == .known(.adopted))
        #expect(before[1].coded(.previousPermanence, as: PreviousPermanence.self) == .known(.notKnown))
        #expect(read.held.map(\.row) == [5])
        let dataset = try ReadReturn(
            text: """
                lapp_table_id,lapp_person_id,lapp_previous_permanence_order_date,lapp_previous_permanence_option,lapp_previous_permanence_la
                1,Q1,zz/05/2020,P2,Shropshire
                """)
        #expect(dataset.of(.previousPermanence).map { $0.facts[.order] } == ["2020-05"])
    }

    @Test(
        "of several codes each is kept, also one that no list holds",
        arguments: [
            ("1C RB 6B", "1C ?RB 6B"), ("1C, RB, 6B", "1C ?RB 6B"), ("1c 6b", "1C 6B"), ("3B - Parent", "3B"), ("RB", "?RB"),
            ("1C/2B", "1C 2B"), ("-1", "?-1"),
        ])
    func severalCodes(text: String, kept: String) throws {
        let read = try ReadReturn(text: "cinf_assessment_id,cinf_assessment_factors_json\n1,\"\(text)\"\n")
        #expect(read.of(.assessment).first?.facts[.factors] == kept)
    }

    @Test func `pre-proceedings that began in an earlier year have no first day and are kept`() throws {
        let text =
            "<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID></ChildIdentifiers><CINdetails>"
            + "<CINreferralDate>2021-05-01</CINreferralDate><PreProceedingsandFGDM><LBPSentDate>2021-05-04</LBPSentDate>"
            + "<PPOutcome>B</PPOutcome><StepDecisionDate>2021-07-01</StepDecisionDate></PreProceedingsandFGDM></CINdetails></Child>"
            + "</Children></Message>"
        let read = try ReadReturn(text: text)
        let spell = try #require(read.of(.preProceedings).first)
        #expect(spell.from == nil && spell.until == Day(2021, 7, 1) && spell.day(.letter) == Day(2021, 5, 4))
        #expect(spell.facts[.preProceedingsOutcome] == "B" && read.held.isEmpty)
    }

    @Test func `elements that stand several times are all read where they are codes of one list`() throws {
        func read(_ factors: String) throws -> String? {
            let text =
                "<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID></ChildIdentifiers><CINdetails>"
                + "<CINreferralDate>2021-05-01</CINreferralDate><Assessments><AssessmentActualStartDate>2021-05-02</AssessmentActualStartDate>"
                + factors + "</Assessments></CINdetails></Child></Children></Message>"
            return try ReadReturn(text: text).of(.assessment).first?.facts[.factors]
        }
        let group = { (codes: String) in "<FactorsIdentifiedAtAssessment>\(codes)</FactorsIdentifiedAtAssessment>" }
        let codes =
            "<AssessmentFactors>1C</AssessmentFactors><AssessmentFactors>RB</AssessmentFactors><AssessmentFactors>6B</AssessmentFactors>"
        #expect(try read(group(codes)) == "1C ?RB 6B")
        #expect(
            try read(group("<AssessmentFactors>1C</AssessmentFactors>") + group("<AssessmentFactors>6B</AssessmentFactors>")) == "1C 6B")
    }

    @Test func `minus one is not one`() throws {
        let read = try ReadReturn(text: "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER\nA1,-1,05/05/2010,-1,,-1\n")
        let facts = try #require(read.of(.person).first).facts
        #expect(facts[.sex] == "?-1" && facts[.ethnicity] == "?-1" && facts[.mother] == "?-1")
        #expect(read.notes.filter { $0.kind == .unknownCode }.map(\.value) == ["-1", "-1", "-1"])
    }

    @Test func `reasons for an end of adoption and factors that no list of ours holds are kept as written and told`() throws {
        let read = try ReadReturn(
            text: "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nA1,05/05/2018,01/05/2021,01/06/2021,rd4\n"
                + "A2,05/05/2018,01/05/2021,01/06/2021,RD5\n")
        #expect(read.of(.placedForAdoption).map { $0.facts[.reversedReason] } == ["RD4", "?RD5"])
        #expect(read.notes.contains { $0.kind == .unknownCode && $0.value == "RD5" })
        let factors = try ReadReturn(
            text: "cinf_assessment_id,cinf_assessment_factors_json\n1,\"23A, 24a, 99Z\"\n")
        #expect(factors.of(.assessment).map { $0.list(.factors) } == [["23A", "24A", "?99Z"]])
        #expect(factors.notes.contains { $0.kind == .unknownCode && $0.value == "99Z" })
    }

    @Test func `a referral without further action begins no time in need`() throws {
        let read = try ReadReturn(
            text: """
                cine_referral_id,cine_person_id,cine_referral_date,cine_referral_nfa,cine_close_date
                1,A1,2022-06-06,Y,2022-06-07
                2,A2,2022-06-06,N,
                """)
        #expect(read.of(.referral).count == 2)
        #expect(read.of(.cinEpisode).map { $0.child?.text } == ["A2"])
    }

    @Test func `a bad row is held with its column, its value and why, and the others go on`() throws {
        let read = try ReadReturn(
            text: """
                cont_contact_id,cont_person_id,cont_contact_date
                1,A1,06/06/2022
                2,,06/06/2022
                3,A3,
                4,A4,31/02/2022
                5,A5,01/01/2030
                6,A6,soon
                7,A7,07/06/2022
                """, today: Day(2022, 6, 29)!)
        #expect(read.of(.contact).compactMap { $0.child?.text } == ["A1", "A7"])
        #expect(read.held.map(\.row) == [3, 4, 5, 6, 7])
        #expect(read.held.map(\.reason) == [.noChild, .noDay, .noSuchDay, .inTheFuture, .notADay])
        #expect(read.held.last?.column == "cont_contact_date" && read.held.last?.value == "soon")
    }

    @Test func `an unborn child has an expected day in the future and is not held`() throws {
        let read = try ReadReturn(
            text: "pers_person_id,pers_sex,pers_dob,pers_expected_dob\nA1,U,,2022-12-24\n", today: Day(2022, 6, 29)!)
        #expect(read.held.isEmpty)
        #expect(LoadedChild(LAChildID("A1")!, read.entries).birth == .expected(Day(2022, 12, 24)!))
    }

    @Test func `a code that no list holds is kept as it was written, and counted`() throws {
        let read = try ReadReturn(text: "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n1,05/12/2013,S,01/01/2020,03/01/2020,SWLAZY\n")
        #expect(read.of(.allocation).first?.coded(.workerChange, as: WorkerChangeReason.self) == .unrecognised("SWLAZY"))
        #expect(read.notes.contains(ReturnNote(.unknownCode, column: "SW_REASON", value: "SWLAZY", count: 1)))
    }

    @Test func `a heading that stands twice is told, and the first is read`() throws {
        let read = try ReadReturn(text: "CHILD,DECOM,RNE,DECOM\n1,01/01/2020,S,02/02/2020\n")
        #expect(read.notes.contains(ReturnNote(.headingTwice, column: "DECOM")))
        #expect(read.of(.careEpisode).first?.from == Day(2020, 1, 1))
    }

    @Test func `an empty list is told`() throws {
        let read = try ReadReturn(text: "CHILD,DECOM,RNE\n")
        #expect(read.notes.contains { $0.kind == .emptyTable })
        #expect(read.rows == ["episodes": 0])
    }

    @Test func `of adopters nothing is kept, and their rows are counted`() throws {
        let read = try ReadReturn(text: "Individual adopter identifier,Family identifier,Date enquiry received\nX1,F1,06/06/2022\n")
        #expect(read.entries.isEmpty && read.rows == ["List_11": 1] && read.notes.contains { $0.kind == .notKept })
    }

    @Test func `a row that is faulty as such is held`() throws {
        let read = try ReadReturn(text: "CHILD,DECOM,RNE\n1,01/01/2020,S\n2,\u{0}01/01/2020,S\n3,\"01/01/2020,S\n4,01/01/2020,S\n")
        #expect(read.held.map(\.reason) == [.zeroByte, .unterminatedQuote])
        #expect(read.of(.careEpisode).compactMap { $0.child?.text } == ["1", "4"])
    }

    @Test func `a file that is none of the four forms is refused`() {
        #expect(throws: Refusal.notAReturn) { _ = try ReadReturn(text: "a,b\n1,2\n") }
        #expect(throws: Refusal.notAReturn) { _ = try ReadReturn(text: "<Other><Child/></Other>") }
    }

    @Test func `every row of a list of children in care gives its period, legal status and placement`() throws {
        let read = try ReadReturn(
            text: """
                Child Unique ID,Gender,Ethnicity,Date of Birth,Does the Child have a Disability,Date Started to be Looked After,Start date of current legal status,Child's Legal Status,Start Date of Most Recent Placement,Placement Type,Placement Provider
                A1,a) Male,a) WBRI,06/06/2010,b) No,01/02/2021,03/02/2021,C2) Full care order,04/05/2022,U6 - Foster placement,a) PR1
                """)
        #expect(read.of(.periodOfCare).first?.from == Day(2021, 2, 1))
        #expect(read.of(.legalStatus).first?.coded(.legalStatus, as: LegalStatus.self) == .known(.fullCareOrder))
        #expect(read.of(.placement).first?.coded(.placementType, as: PlacementType.self) == .known(.foster))
        #expect(read.of(.placement).first?.coded(.provider, as: PlacementProvider.self) == .known(.own))
    }
}
