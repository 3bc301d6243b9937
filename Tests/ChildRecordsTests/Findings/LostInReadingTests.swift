import ChildRecords
import Foundation
import Intake
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import ChildReturns

/// What was read and lost without a word: linked by another writing of a day, in elements and columns that nobody knows, in rows cut short.
@Suite("What is read is linked, and what is not read is told")
struct LostInReadingTests {
    private static let shapes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Returns/Shapes")

    private static func census(_ inside: String, day: String = "2026-03-31") -> String {
        """
        <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>\(day.prefix(4))</Year><ReferenceDate>\(day)</ReferenceDate>\
        </CollectionDetails></Header><Children>\(inside)</Children></Message>
        """
    }

    private static func child(_ number: String, _ details: String) -> String {
        """
        <Child><ChildIdentifiers><LAchildID>\(number)</LAchildID><PersonBirthDate>2015-01-01</PersonBirthDate><Sex>F</Sex>\
        </ChildIdentifiers><CINdetails>\(details)</CINdetails></Child>
        """
    }

    private func files(_ text: String) async throws -> FindingFiles {
        let files = try FindingFiles()
        try await files.council.load([try files.council.file("census.xml", text)], on: FindingFiles.today)
        return files
    }

    @Test func `a conference at both levels of a census is pointed out, and is one conference`() async throws {
        let enquiry =
            "<Section47><S47ActualStartDate>2025-05-20</S47ActualStartDate><DateOfInitialCPC>2025-06-10</DateOfInitialCPC></Section47>"
        let referral = "<CINreferralDate>2025-05-01</CINreferralDate>"
        let files = try await files(
            LostInReadingTests.census(
                LostInReadingTests.child("T1", "\(referral)\(enquiry)<DateOfInitialCPC>2025-06-10T00:00:00</DateOfInitialCPC>")
                    + LostInReadingTests.child("T2", "\(referral)<DateOfInitialCPC>2025-06-10</DateOfInitialCPC>\(enquiry)")
                    + LostInReadingTests.child("T3", "\(referral)<DateOfInitialCPC>2025-06-12</DateOfInitialCPC>\(enquiry)")))
        #expect(try await files.failures(ConferenceAtTwoLevels.self).keys.sorted() == ["T1", "T2"])
        #expect(try await files.entries(.conference).map { $0.child!.text } == ["T1", "T2", "T3", "T3"])
    }

    @Test("what belongs to a referral is found however its day is written", arguments: ["2025-05-01T00:00:00", "01/05/2025", "2025-05-01"])
    func linked(day: String) async throws {
        let open = "<Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate></Assessments>"
        let files = try await files(
            LostInReadingTests.census(
                LostInReadingTests.child(
                    "T1",
                    "<CINreferralDate>\(day)</CINreferralDate><CINclosureDate>2025-08-01</CINclosureDate>"
                        + "<ReasonForClosure>RC9</ReasonForClosure>\(open)")))
        #expect(try await files.failures(AssessmentOpenInClosedEpisode.self).keys.sorted() == ["T1"])
        #expect(try await files.entries(.assessment).map(\.within) == ["2025-05-01"])
    }

    @Test func `what belongs to a referral whose day is none is rejected with it`() throws {
        let open = "<Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate></Assessments>"
        let read = try ReadReturn(
            text: LostInReadingTests.census(LostInReadingTests.child("T1", "<CINreferralDate>31/02/2025</CINreferralDate>\(open)")))
        #expect(read.of(.assessment).isEmpty)
        #expect(read.held.map(\.part) == ["CINdetails", "Assessments"] && read.held.allSatisfy { $0.reason == .noSuchDay })
    }

    @Test func `an element that no table reads is told, with how often`() throws {
        let read = try ReadReturn(
            text: LostInReadingTests.census(
                LostInReadingTests.child(
                    "T1",
                    "<CINreferralDate>2025-05-01</CINreferralDate><NewField2027>x</NewField2027>"
                        + "<Assesments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate></Assesments>"
                        + "<Assessments><AssessmentActualStartDate>2025-05-03</AssessmentActualStartDate>"
                        + "<AssessmentFactor>2B</AssessmentFactor></Assessments>")
                    + LostInReadingTests.child(
                        "T2",
                        "<CINreferralDate>2025-05-01</CINreferralDate><CINreferralDate>2025-05-09</CINreferralDate>"
                            + "<NewField2027>y</NewField2027>")))
        func notes(_ kind: ReturnNote.Kind) -> [String] { read.notes.filter { $0.kind == kind }.map { "\($0.column) \($0.count)" } }
        #expect(notes(.elementUnknown) == ["Assesments 1", "AssessmentFactor 1", "NewField2027 2"])
        #expect(notes(.elementTwice) == ["CINreferralDate 1"])
    }

    @Test func `a sound return names no element and no column that nobody knows`() throws {
        let kinds: Set<ReturnNote.Kind> = [.headingUnknown, .elementUnknown, .elementTwice, .shortRows, .longRows]
        for file in ["census.xml", "looked-after.xml", "episodes.csv", "header.csv", "ad1.csv", "previous_permanence.csv", "oc3.csv"] {
            let read = try ReadReturn(LostInReadingTests.shapes.appending(path: file).path)
            #expect(read.notes.filter { kinds.contains($0.kind) } == [], "\(file)")
        }
    }

    @Test func `a column that the form does not have is told by its name`() throws {
        let read = try ReadReturn(text: "CHILD,DECOM,RNE,LS,EXTRA,PL_POST\nA1,01/05/2024,S,C2,x,AB1\n")
        #expect(read.notes.filter { $0.kind == .headingUnknown }.map(\.column) == ["EXTRA"])
    }

    @Test func `rows that end before the last column, and rows with a cell too many, are told by their numbers`() throws {
        let read = try ReadReturn(
            text: "CHILD,DECOM,RNE,LS\nA1,01/05/2024,S,C2\nA2,01/05/2024,S\nA3,01/05/2024,S,C2,x\nA4,01/05/2024,S,C2,\n")
        #expect(read.notes.filter { $0.kind == .shortRows }.map { "\($0.value) \($0.count)" } == ["3 1"])
        #expect(read.notes.filter { $0.kind == .longRows }.map { "\($0.value) \($0.count)" } == ["4 1"])
        #expect(read.of(.careEpisode).count == 4)
    }

    @Test("pre-proceedings in a census before the first year that has them are told", arguments: ["2026-03-31", "2027-03-31"])
    func early(day: String) throws {
        let spell = "<PreProceedingsandFGDM><PPStartDate>2025-05-20</PPStartDate></PreProceedingsandFGDM>"
        let read = try ReadReturn(
            text: LostInReadingTests.census(
                LostInReadingTests.child("T1", "<CINreferralDate>2025-05-01</CINreferralDate>\(spell)"), day: day),
            today: Day(2027, 5, 1)!)
        #expect(read.of(.preProceedings).count == 1)
        #expect(read.notes.filter { $0.kind == .tooEarly }.map(\.value) == (day == "2026-03-31" ? ["2026-27"] : []))
    }

    @Test func `a code that no list holds is shown as the file has it`() async throws {
        let files = try FindingFiles()
        let rows = "A1,01/05/2025,ZZZ,C2,N1,U6,PR1,,\nA2,01/05/2025,S,C2,N1,U6,PR1,01/06/2025,Q\n"
        try await files.council.load(
            [try files.council.file("episodes.csv", "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n" + rows)], on: FindingFiles.today
        )
        let words = try await files.failures(EpisodeReasonNotKnownHere.self).merging(files.failures(CeasedReasonNotKnownHere.self)) {
            $0 + $1
        }
        #expect(words.count == 2 && words["A1"]?.contains { $0.contains("ZZZ") } == true, "\(words)")
        for sentence in words.values.joined() { #expect(!sentence.contains("?"), "\(sentence)") }
    }

    @Test func `a file of a set that was refused stops a load that nobody looks at`() async throws {
        let files = try FindingFiles()
        let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,1,01/05/2012,WBRI,UN1,,\n"
        func drop() throws -> [DroppedReturn] {
            [try files.council.file("2025-26/header.csv", header), try files.council.file("2025-26/episodes.csv", "")]
        }
        let load = try await files.council.load(try drop(), accepting: false, on: FindingFiles.today)
        let waiting = try await files.council.loads.report(on: load.id, accepting: false, on: FindingFiles.today)
        #expect(waiting.isStopped)
        let stopped = try await files.council.loads.report(on: load.id, accepting: true, on: FindingFiles.today)
        #expect(stopped.isStopped && stopped.words.contains("episodes.csv was not read"))
        #expect(try await files.council.found(load.id).state == .staged)
        let told = try await files.council.loads.report(on: load.id, accepting: true, evenIf: true, on: FindingFiles.today)
        #expect(!told.isStopped)
        // The next night nothing is new but that the file is still empty.
        let again = try await files.council.load(try drop(), accepting: false, on: FindingFiles.today)
        #expect(try await files.council.loads.report(on: again.id, accepting: true, on: FindingFiles.today).isStopped)
    }

    @Test("a return without an entry stops a load that nobody looks at", arguments: ["", "<child><lachildid>T1</lachildid></child>"])
    func nothing(inside: String) async throws {
        let files = try FindingFiles()
        let file = try files.council.file("census.xml", LostInReadingTests.census(inside))
        let load = try await files.council.load([file], accepting: false, on: FindingFiles.today)
        let report = try await files.council.loads.report(on: load.id, accepting: true, on: FindingFiles.today)
        #expect(report.isStopped && report.words.contains("not a single entry"), "\(report.words)")
    }
}
