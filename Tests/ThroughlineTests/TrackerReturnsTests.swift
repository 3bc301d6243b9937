import ChildRecords
import Foundation
import GRDB
import Intake
import PreProceedings
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import ChildReturns
@testable import PreProceedingsWeb
@testable import SiteKit
@testable import Throughline

/// A census that is loaded, taken into the tracker, and written out again.
@Suite("Returns and the tracker are one case", .serialized)
struct TrackerReturnsTests {
    private static let block = """
        <PreProceedingsandFGDM><PPStartDate>2022-03-01</PPStartDate><LBPSentDate>2022-03-04</LBPSentDate><FGDMMeetingOffer>1</FGDMMeetingOffer>\
        <FGDMMeetingFac>1</FGDMMeetingFac><InitialPPMeetingDate>2022-03-10</InitialPPMeetingDate><ReviewMeetingsCount>3</ReviewMeetingsCount>\
        <StepDecisionDate>2022-06-01</StepDecisionDate><PPOutcome>B</PPOutcome></PreProceedingsandFGDM>
        """

    private func census(_ block: String) -> String {
        """
        <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2023</Year><ReferenceDate>2023-03-31</ReferenceDate>\
        </CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>CS-77</LAchildID><PersonBirthDate>2011-07-08</PersonBirthDate>\
        <Sex>F</Sex></ChildIdentifiers><CINdetails><CINreferralDate>2022-01-05</CINreferralDate>\(block)</CINdetails></Child></Children></Message>
        """
    }

    private static let here: LoadRunner.Reading = { (path, instruction, taking) throws(Refusal) in
        do {
            try ReturnReader(instruction) { try taking($0) }.read(
                DroppedFile(path: path, name: instruction.name, limits: .childLevelReturn))
        } catch let refusal as Refusal { throw refusal } catch { throw .workerFailed }
    }

    /// Loads and accepts a file, and ties the child of that state to the child ID of the file.
    private func load(_ text: String, _ state: AccessCouncil.RecordState, in council: AccessCouncil) async throws {
        let file = Command.temporaryDirectory()
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let runner = LoadRunner(council.store, reading: TrackerReturnsTests.here)
        let load = try await runner.begin(on: AccessCouncil.today, by: .system)
        try await runner.read([DroppedReturn(path: file.path, name: "census.xml")], into: load, on: AccessCouncil.today, by: .system)
        let child = try #require(council.children[state])
        try await council.store.change(by: .system, .editChild, on: child.text) { db in
            try db.execute(
                sql: """
                    UPDATE data_part SET in_force = 0 WHERE file IN (SELECT id FROM data_file WHERE load <> ?1 AND load IN (SELECT id FROM data_load
                        WHERE begun_by = 'system' AND number > 1));
                    """, arguments: [load])
            try db.execute(
                sql: "UPDATE data_part SET in_force = 1 WHERE file IN (SELECT id FROM data_file WHERE load = ?)", arguments: [load])
            try ChildNumbers.tie(LAChildID("CS-77"), to: child, in: db)
        }
    }

    private func ask(_ path: String, _ council: AccessCouncil) async throws -> String {
        try await council.ask("GET", "/pre-proceedings/\(path)", as: council.members[.legalTracker]).text
    }

    private func send(_ path: String, _ fields: [(String, String)], _ council: AccessCouncil) async throws -> Reply {
        try await council.ask("POST", "/pre-proceedings/\(path)", as: council.members[.legalTracker], fields: fields)
    }

    @Test func `a census that is loaded becomes a case and comes out again, element by element`() async throws {
        let council = try await AccessCouncil()
        try await Settings(council.store).set(PreProceedingsMeanings.setting, "A=issue B=step_down", by: .system)
        try await load(census(TrackerReturnsTests.block), .named, in: council)
        #expect(try await ask("returns", council).contains("1 in the returns, 1 not in the tracker, 0 with dates that differ"))
        #expect(try await send("returns/record", [("key", "all")], council).status == 303)
        #expect(try await ask("returns", council).contains("1 in the returns, 0 not in the tracker, 0 with dates that differ"))
        let file = try await ask("census.xml?year=2021", council)
        #expect(file.contains("<LAchildID>CS-77</LAchildID>") && file.contains(TrackerReturnsTests.block))
        // Pressed again: nothing is recorded twice.
        #expect(try await send("returns/record", [("key", "all")], council).status == 422)
    }

    @Test func `a file of ssd_pre_proceedings goes in and comes out byte for byte, also with line ends and signs in its cells`()
        async throws
    {
        let council = try await AccessCouncil()
        let child = council.children[.named]
        let number = try await council.store.read { db in
            try String.fetchOne(db, sql: "SELECT number FROM child WHERE id = ?", arguments: [child]) ?? ""
        }
        var table = CSVTable(DatasetSpell.columns)
        for (index, from) in ["2021-03-01", "2022-02-01"].enumerated() {
            let row = DatasetSpell([
                "prep_table_id": "PP-\(index)", "prep_person_id": number, "prep_plo_family_id": "PLO-9",
                "prep_pre_pro_decision_date": from, "prep_pre_pro_outcome": "Decision to step down",
                "prep_agree_stepdown_issue_date": index == 0 ? "2021-05-20" : "2022-05-20", "prep_legal_gateway_outcome": "B",
                "prep_pre_pro_letter_date": index == 0 ? "2021-03-04" : "2022-02-04", "prep_prev_pre_proc_child": "\(index)",
                "prep_proc_short_notice_reason": "- none,\nthen “two” of \"them\"", "prep_court_reference": "'=ZZ22",
                "prep_pre_pro_meetings_num": "4",
            ])
            table.add(row.cells)
        }
        #expect(try await send("dataset", [("rows", table.whole)], council).status == 303)
        let out = try await ask("ssd_pre_proceedings.csv", council)
        #expect(out == table.whole)
        // The file again: each row is told to be known, and nothing is added.
        #expect(try await send("dataset", [("rows", out)], council).text.contains("already has an episode from 2021-03-01"))
        #expect(try await ask("ssd_pre_proceedings.csv", council) == out)
    }

    @Test func `a date that differs is settled by a person, with a trail, and does not come back`() async throws {
        let council = try await AccessCouncil()
        try await load(census(TrackerReturnsTests.block), .named, in: council)
        _ = try await send("returns/record", [("key", "all")], council)
        let child = council.children[.named]?.text ?? ""
        let later = TrackerReturnsTests.block.replacing("<LBPSentDate>2022-03-04", with: "<LBPSentDate>2022-03-05")
        try await load(census(later), .named, in: council)
        let page = try await ask("returns", council)
        #expect(page.contains("1 with dates that differ") && page.contains("Children in need census: 5 March 2022"))
        let name = "\(child)-census-letter-2022-03-05"
        let fields = [("difference", name), ("key", "\(child):census:2022-03-01"), ("field", "letter"), ("choice-\(name)", "loaded")]
        #expect(try await send("returns/settle", fields, council).text.contains("Enter why."))
        #expect(try await send("returns/settle", fields + [("why-\(name)", "Proof of posting")], council).status == 303)
        let after = try await ask("returns", council)
        #expect(after.contains("0 with dates that differ") && after.contains("Proof of posting") && after.contains("The return is right"))
        #expect(try await ask("census.xml?year=2021", council).contains("<LBPSentDate>2022-03-05"))
    }

    @Test func `a spell of a child hidden from the person is not shown, and changes nothing`() async throws {
        let council = try await AccessCouncil()
        try await load(census(TrackerReturnsTests.block), .restricted, in: council)
        let page = try await ask("returns", council)
        #expect(page.contains("0 in the returns") && !page.contains("CS-77") && !page.contains("Restrictwell"))
        #expect(try await send("returns/record", [("key", "all")], council).status == 422)
        #expect(try await !ask("census.xml?year=2021", council).contains("CS-77"))
    }
}
