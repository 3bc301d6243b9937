import ChildRecords
import ChildReturns
import Foundation
import GRDB
import Intake
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("Loading a council's data")
struct LoadTests {
    private let june = SampleText.assessments([("A1", "2022-06-06"), ("A2", "2022-06-07"), ("A3", "31/02/2022")])
    private let july = SampleText.assessments([("A1", "2022-06-06"), ("A2", "2022-06-08"), ("A4", "2022-06-20"), ("A5", "2022-06-21")])

    @Test func `what was read is not in force before somebody accepts it`() async throws {
        let council = try LoadedCouncil()
        let load = try await council.load([try council.file("a.csv", june)], accepting: false)
        #expect(load.state == .staged)
        #expect(load.difference?.words == "2 entries of 2 children; there was no data before.")
        #expect(try await council.store.read { try HistoryRows.history(of: LAChildID("A1")!, in: $0) } == nil)
        try await council.loads.accept(load.id, version: load.version, on: LoadedCouncil.today, by: .system)
        let history = try #require(try await council.store.read { try HistoryRows.history(of: LAChildID("A1")!, in: $0) })
        let assessment = try #require(history[.assessment].first)
        #expect(assessment.from == Day(2022, 6, 6) && assessment.reference == "1" && assessment.origin.row == 2)
        let place = try await council.store.read { try HistoryRows.place(of: assessment.origin, in: $0) }
        #expect(place == "a.csv, row 2")
    }

    @Test func `a later load takes the place of an earlier one, and the differences are told in words`() async throws {
        let council = try LoadedCouncil()
        try await council.load([try council.file("june.csv", june)])
        let load = try await council.load([try council.file("july.csv", july)], accepting: false)
        #expect(load.difference?.words == "2 assessments more, 2 children new.")
        let line = try #require(load.difference?.lines.first)
        #expect((line.before, line.now, line.added, line.gone) == (2, 4, 3, 1))
        try await council.loads.accept(load.id, version: load.version, on: LoadedCouncil.today, by: .system)
        var children = 0
        try await council.store.read { db in try HistoryRows.each(in: db) { _ in } }
        children = try await council.store.read { db in
            var count = 0
            try HistoryRows.each(in: db) { _ in count += 1 }
            return count
        }
        #expect(children == 4)
    }

    @Test func `what has ended since is neither added nor removed, so that the figures of a load add up`() async throws {
        let council = try LoadedCouncil()
        func file(_ end: String, _ more: String) -> String {
            "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date\n1,A1,2022-06-06,\(end)\n2,A2,2022-06-07,\n\(more)"
        }
        try await council.load([try council.file("june.csv", file("", ""))])
        let load = try await council.load([try council.file("july.csv", file("2022-07-01", "3,A3,2022-06-20,\n"))], accepting: false)
        let line = try #require(load.difference?.lines.first)
        #expect((line.before, line.now, line.added, line.gone, line.changed) == (2, 3, 1, 0, 1))
        #expect(load.difference?.words == "1 assessments more, 1 child new, 1 changed.")
    }

    @Test func `a code that was corrected is a change`() async throws {
        let council = try LoadedCouncil()
        func file(_ ethnicity: String) -> String {
            "pers_person_id,pers_sex,pers_ethnicity,pers_dob\nA1,F,\(ethnicity),2012-06-06\nA2,M,WBRI,2012-06-07\n"
        }
        try await council.load([try council.file("june.csv", file("WBRI"))])
        let load = try await council.load([try council.file("july.csv", file("WIRI"))], accepting: false)
        #expect(load.difference?.lines.map(\.changed) == [1] && load.difference?.words == "1 changed.")
    }

    @Test func `a file that is the same for two years is told by both`() async throws {
        let council = try LoadedCouncil()
        let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nB1,1,01/05/2012,WBRI,UN1,,\nB2,1,02/05/2012,WBRI,UN1,,\n"
        func episodes(_ day: String) -> String {
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\nB1,\(day),S,C2,N1,U6,PR1,,,,AB1 2CD,AB1 2CD,1234567\n"
        }
        for (day, name) in [("01/05/2021", "2021"), ("01/05/2020", "2020")] {
            try await council.load([
                try council.file("header_\(name).csv", header), try council.file("episodes_\(name).csv", episodes(day)),
            ])
        }
        let corrected = header.replacing("B2,1,02/05/2012,WBRI,UN1,,\n", with: "")
        try await council.load([
            try council.file("header_b.csv", corrected), try council.file("episodes_b.csv", episodes("02/05/2021")),
        ])
        #expect(
            try await council.store.read { try HistoryRows.history(of: LAChildID("B2")!, in: $0) } != nil, "the other year still has B2")
        let again = try await council.load([try council.file("header_b.csv", corrected)], accepting: false)
        #expect(again.state == .discarded)
    }

    @Test func `undoing a load restores exactly what was there`() async throws {
        let council = try LoadedCouncil()
        try await council.load([
            try council.file("june.csv", june),
            try council.file("c.xml", SampleText.census(year: 2021, child: "A1", referral: "2021-05-05")),
        ])
        let (before, children) = (try await council.digest(), try await council.count("loaded_child"))
        let load = try await council.load([try council.file("july.csv", july)])
        #expect(try await council.digest() != before)
        try await council.loads.undo(load.id, version: load.version, on: LoadedCouncil.today, by: .system)
        #expect(try await council.digest() == before)
        #expect(try await council.count("loaded_child") == children)
        #expect(try await council.count("child_entry WHERE part NOT IN (SELECT id FROM data_part WHERE in_force = 1)") == 0)
    }

    @Test func `only the last load is undone, and only once`() async throws {
        let council = try LoadedCouncil()
        let first = try await council.load([try council.file("june.csv", june)])
        let second = try await council.load([try council.file("july.csv", july)])
        await #expect(throws: LoadRefusal.notTheLast) {
            try await council.loads.undo(first.id, version: first.version, on: LoadedCouncil.today, by: .system)
        }
        try await council.loads.undo(second.id, version: second.version, on: LoadedCouncil.today, by: .system)
        await #expect(throws: LoadRefusal.changedMeanwhile) {
            try await council.loads.undo(second.id, version: second.version, on: LoadedCouncil.today, by: .system)
        }
    }

    @Test func `a load cannot be undone once what it replaced is gone`() async throws {
        let council = try LoadedCouncil()
        try await council.load([try council.file("1.csv", june)])
        let second = try await council.load([try council.file("2.csv", july)])
        let before = try await council.digest()
        let third = try await council.load([try council.file("3.csv", june + "4,A9,2022-06-09\n")])
        try await council.loads.undo(third.id, version: third.version, on: LoadedCouncil.today, by: .system)
        #expect(try await council.digest() == before)
        #expect(try await council.found(second.id).isLast == false)
        await #expect(throws: LoadRefusal.nothingKept) {
            try await council.loads.undo(second.id, version: second.version, on: LoadedCouncil.today, by: .system)
        }
        #expect(try await council.digest() == before)
    }

    @Test func `after a stop between accepting and asking the rules, they are asked at the next start`() async throws {
        let council = try LoadedCouncil()
        try await council.load([try council.file("june.csv", june)])
        try council.store.stage {
            try $0.execute(
                sql:
                    "DELETE FROM quality_record; DELETE FROM quality_not_loaded; DELETE FROM quality_day; DELETE FROM quality_outdated; DELETE FROM quality_check"
            )
        }
        try await council.loads.recover()
        try await council.loads.checkQuality(on: LoadedCouncil.today, by: .system)
        #expect(try await council.count("quality_check") == 1)
        #expect(try await council.count("quality_record") == 2)
    }

    @Test func `the same folder twice changes nothing`() async throws {
        let council = try LoadedCouncil()
        let files = [try council.file("june.csv", june)]
        try await council.load(files)
        let (before, entries) = (try await council.digest(), try await council.count("child_entry"))
        let again = try await council.load(files)
        #expect(again.state == .discarded && again.words?.hasPrefix("These files are identical to files already loaded") == true)
        #expect(try await council.digest() == before)
        #expect(try await council.count("child_entry") == entries)
    }

    @Test func `what a load replaced stays until the next one, and then goes`() async throws {
        let council = try LoadedCouncil()
        try await council.load([try council.file("1.csv", june)])
        try await council.load([try council.file("2.csv", july)])
        #expect(try await council.count("child_entry") == 6)
        try await council.load([try council.file("3.csv", june + "4,A9,2022-06-09\n")])
        #expect(try await council.count("child_entry") == 4 + 3)
    }

    @Test func `a load that was not taken leaves nothing behind`() async throws {
        let council = try LoadedCouncil()
        let load = try await council.load([try council.file("june.csv", june)], accepting: false)
        try await council.loads.discard(load.id, version: load.version, on: LoadedCouncil.today, by: .system)
        #expect(try await council.count("child_entry") == 0)
        #expect(try await council.count("rejected_row") == 0)
        #expect(try await council.count("loaded_child") == 0)
    }

    @Test func `censuses of two years stand beside one another, and a census takes the place of the same year's`() async throws {
        let council = try LoadedCouncil()
        try await council.load([try council.file("2020.xml", SampleText.census(year: 2020, child: "A1", referral: "2020-05-05"))])
        let second = try await council.load([
            try council.file("2021.xml", SampleText.census(year: 2021, child: "A1", referral: "2021-05-05"))
        ])
        #expect(second.difference?.isFirst == true)
        #expect(try await council.store.read { try HistoryRows.history(of: LAChildID("A1")!, in: $0) }?[.referral].count == 2)
        try await council.load([try council.file("again.xml", SampleText.census(year: 2021, child: "A1", referral: "2021-06-06"))])
        let history = try await council.store.read { try HistoryRows.history(of: LAChildID("A1")!, in: $0) }
        #expect(history?[.referral].map(\.from) == [Day(2020, 5, 5), Day(2021, 6, 6)])
    }

    @Test func `another council's file is doubted before it is accepted`() async throws {
        let council = try LoadedCouncil()
        try await council.load([try council.file("ours.csv", june)])
        let theirs = try await council.load(
            [try council.file("theirs.csv", SampleText.assessments([("B1", "2022-06-06")]))], accepting: false)
        #expect(theirs.difference?.doubts.first?.contains("another council") == true)
    }

    @Test("other dates of birth under the same child IDs are doubted, one that was corrected is not", arguments: [1, 2])
    func births(differing: Int) async throws {
        let council = try LoadedCouncil()
        func people(_ first: String, _ second: String) -> String {
            "pers_person_id,pers_sex,pers_ethnicity,pers_dob\nA1,F,WBRI,\(first)\nA2,M,WBRI,\(second)\n"
        }
        try await council.load([try council.file("ours.csv", people("2012-01-01", "2013-05-05"))])
        let second = differing == 2 ? "2015-06-06" : "2013-05-05"
        let later = try await council.load([try council.file("later.csv", people("2014-02-02", second))], accepting: false)
        #expect(later.difference?.doubts.contains { $0.contains("2 of 2") } == (differing == 2))
    }

    @Test func `rows that were held are listed with the file's row, and gone when a later load is right`() async throws {
        let council = try LoadedCouncil()
        let load = try await council.load([try council.file("june.csv", june)])
        let held = try await council.store.read { try RejectedQuery().lines(of: load.id, in: $0) }
        #expect(held.map(\.row.row) == [4] && held.first?.row.child == "A3" && held.first?.row.value == "31/02/2022")
        let mended = try await council.load([try council.file("mended.csv", july)])
        #expect(try await council.store.read { try RejectedQuery().lines(of: mended.id, in: $0) }.isEmpty)
    }

    @Test func `a file that cannot be read is refused, and the others of the load go on`() async throws {
        let council = try LoadedCouncil()
        let load = try await council.load(
            [try council.file("notes.txt", "dear all\n"), try council.file("june.csv", june)], accepting: false)
        let files = try await council.store.read { try LoadRows.files(of: load.id, in: $0) }
        #expect(files.map(\.outcome) == [.refused, .read])
        #expect(files.first?.refusal == .notAReturn)
        #expect(load.state == .staged)
    }

    @Test func `a stop in the middle of a load leaves the old one whole`() async throws {
        let council = try LoadedCouncil()
        try await council.load([try council.file("june.csv", june)])
        let before = try await council.digest()
        // As a killed service leaves it: a load that is being read, with rows of it on the disk.
        let broken = try await council.runner.begin(on: LoadedCouncil.today, by: .system)
        try council.store.stage { db in
            try db.execute(
                sql: "INSERT INTO data_file (load, name, digest, bytes, outcome) VALUES (?, 'x', 'x', 1, 'reading')", arguments: [broken])
            try db.execute(
                sql: """
                    INSERT INTO data_part (file, inner_file, sheet, format, table_name, title) VALUES (?, '', '', 'census', 'x', 'x')
                    """, arguments: [db.lastInsertedRowID])
            try db.execute(
                sql: "INSERT INTO child_entry (part, kind, source_row) VALUES (?, 14, 2)", arguments: [db.lastInsertedRowID])
        }
        #expect(try await council.digest() == before)
        try await council.loads.recover()
        #expect(try await council.digest() == before)
        #expect(try await council.found(broken).state == .failed)
        #expect(try await council.count("child_entry") == 2)
    }

    @Test func `each act on a load leaves its audit row`() async throws {
        let council = try LoadedCouncil()
        let load = try await council.load([try council.file("june.csv", june)])
        try await council.loads.undo(load.id, version: load.version, on: LoadedCouncil.today, by: .system)
        let grounds = try await council.store.read { db in
            try String.fetchAll(db, sql: "SELECT ground FROM audit WHERE subject = ? ORDER BY sequence", arguments: [load.id])
        }
        #expect(grounds == ["begun", "read", "accepted", "undone"])
    }
}
