import ChildRecords
import Foundation
import GRDB
import Intake
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import ChildReturns

/// What councils really drop: each is taken or refused, and what is wrong stands in a sentence where the analyst looks.
@Suite("Bad files, and the sentence that each is given")
struct BadReturnsTests {
    private static let head = "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code\r\n"

    /// What became of one file: which children were read, and every sentence that its load and its held rows show.
    private func found(_ bytes: [UInt8], name: String = "contacts.csv", after earlier: [[UInt8]] = []) async throws -> Found {
        let council = try LoadedCouncil()
        for bytes in earlier { try await council.load([try council.file(name, bytes)]) }
        let load = try await council.load([try council.file(name, bytes)], accepting: false)
        return try await council.store.read { db in
            let (files, notes) = (try LoadRows.files(of: load.id, in: db), try LoadRows.notes(of: load.id, in: db))
            let held = try RejectedQuery().lines(of: load.id, in: db)
            return Found(
                children: try String.fetchAll(
                    db,
                    sql: """
                        SELECT DISTINCT number FROM loaded_child JOIN child_entry ON child = loaded_child.id
                        JOIN data_part ON data_part.id = part JOIN data_file ON data_file.id = file WHERE load = ? ORDER BY number
                        """, arguments: [load.id]),
                sentences: files.compactMap(\.refusal?.words) + notes.map(\.note.words) + held.map(\.row.reason.words)
                    + (load.difference?.doubts ?? []) + [load.words ?? ""],
                held: held.map(\.row.row))
        }
    }

    private struct Found {
        let children: [String]
        let sentences: [String]
        let held: [Int]
        /// Columns that a file does without are told, and are no fault.
        var isSilent: Bool { sentences.allSatisfy { $0.isEmpty || $0.hasPrefix("There is no column") } }
    }

    private static func text(_ rows: String) -> [UInt8] { Array((head + rows).utf8) }
    private static func wide(_ text: String) -> [UInt8] { [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }

    /// Files of which every row is sound: nothing is held, and nothing has to be said.
    @Test(
        "what only looks odd is read without a word",
        arguments: [
            ("UTF-16", wide(head + "1,A1,2022-06-06,6\r\n2,A2,2022-06-07,6\r\n")),
            ("a byte-order mark", [0xEF, 0xBB, 0xBF] + text("1,A1,2022-06-06,6\r\n2,A2,2022-06-07,6\r\n")),
            ("mixed line ends", text("1,A1,2022-06-06,6\n2,A2,2022-06-07,6\r3,A2,2022-06-08,6\r\n")),
            ("a quoted line break", text("1,A1,2022-06-06,\"6\r\n\"\r\n2,A2,2022-06-07,6")),
            (
                "columns in another order",
                Array(
                    "cont_contact_source_code,cont_contact_date,cont_person_id,cont_contact_id\n6,06/06/2022,A1,1\n6,7 June 2022,A2,2\n"
                        .utf8)
            ),
            ("serial days of a spreadsheet", text("1,A1,44718,6\n2,A2,44719,6\n")),
            ("a leap day", text("1,A1,29/02/2020,6\n2,A2,2016-02-29,6\n")),
        ] as [(String, [UInt8])])
    func readable(what: String, bytes: [UInt8]) async throws {
        let found = try await found(bytes)
        #expect(found.children == ["A1", "A2"], "\(what)")
        #expect(found.held.isEmpty && found.isSilent, "\(what): \(found.sentences)")
    }

    /// Files with a row that cannot be placed: that row alone is held, with its sentence.
    @Test(
        "a bad row is held with its sentence and stops nothing",
        arguments: [
            ("an embedded zero byte", text("1,A1,2022-06-06,6\n2,A9,2022-\u{0}06-06,6\n3,A2,2022-06-07,6\n"), "zero byte"),
            ("a quote that is never closed", text("1,A1,2022-06-06,6\n2,A9,\"2022-06-06,6\n3,A2,2022-06-07,6\n"), "not closed"),
            (
                "a field of ten megabytes",
                text("1,A1,2022-06-06,6\n2,A9,\(String(repeating: "x", count: 10 << 20)),6\n3,A2,2022-06-07,6\n"),
                "longer than 65,536"
            ),
            (
                "January 1900", text("1,A1,2022-06-06,6\n2,A9,00/01/1900,6\n3,A2,2022-06-07,6\n".replacing("00/01", with: "01/01")),
                "where there is none"
            ),
            ("a 29 February that never was", text("1,A1,2022-06-06,6\n2,A9,29/02/2022,6\n3,A2,2022-06-07,6\n"), "does not exist"),
            ("a day in the future", text("1,A1,2022-06-06,6\n2,A9,2022-06-30,6\n3,A2,2022-06-07,6\n"), "in the future"),
            ("words for a day", text("1,A1,2022-06-06,6\n2,A9,last Tuesday,6\n3,A2,2022-06-07,6\n"), "is not a date"),
            ("nobody's row", text("1,A1,2022-06-06,6\n2,,2022-06-06,6\n3,A2,2022-06-07,6\n"), "no child ID"),
        ] as [(String, [UInt8], String)])
    func held(what: String, bytes: [UInt8], sentence: String) async throws {
        let found = try await found(bytes)
        #expect(found.children == ["A1", "A2"], "\(what)")
        #expect(found.held == [3], "\(what)")
        #expect(found.sentences.contains { $0.contains(sentence) }, "\(what): \(found.sentences)")
    }

    @Test(
        "what is said of a file as a whole",
        arguments: [
            ("duplicate headers", Array("CHILD,DECOM,RNE,DECOM\n1,01/01/2020,S,02/02/2020\n".utf8), "appears twice. The first is read."),
            ("an empty list", Array(head.utf8), "It has headings and no rows."),
            ("no bytes at all", [], "This file is empty"),
            ("half of a zip file", Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 7, count: 400), "is incomplete or damaged"),
            (
                "a workbook locked with a password", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600),
                "locked with a password"
            ),
            (
                "stray text between XML elements",
                Array(
                    SampleText.census(year: 2021, child: "A1", referral: "2021-05-05").replacing(
                        "<CINdetails>", with: "PersonBirthDate<CINdetails>"
                    ).utf8), "belongs to none of them"
            ),
            ("XML with a document type", Array("<!DOCTYPE a [<!ENTITY x \"y\">]><Message>&x;</Message>".utf8), "document type"),
            (
                "XML that breaks off", Array(SampleText.census(year: 2021, child: "A1", referral: "2021-05-05").utf8.dropLast(20)),
                "not well formed"
            ),
            ("a web page", Array("<!DOCTYPE html><html><body>Sign in</body></html>".utf8), "web page"),
            ("a letter", Array("Dear all,\nplease find attached\n".utf8), "headings of this file are not those"),
        ] as [(String, [UInt8], String)])
    func whole(what: String, bytes: [UInt8], sentence: String) async throws {
        let found = try await found(bytes)
        #expect(found.sentences.contains { $0.contains(sentence) }, "\(what): \(found.sentences)")
    }

    @Test func `last year's file, another council's file and the same file twice are told before anything is accepted`() async throws {
        let now = BadReturnsTests.text("1,A1,2022-06-06,6\n2,A2,2022-06-07,6\n")
        let lastYear = try await found(BadReturnsTests.text("1,A1,2021-06-06,6\n2,A2,2021-06-07,6\n"), after: [now])
        #expect(lastYear.sentences.contains { $0.contains("last year’s file") }, "\(lastYear.sentences)")
        let theirs = try await found(BadReturnsTests.text("1,B1,2022-06-06,6\n2,B2,2022-06-08,6\n"), after: [now])
        #expect(theirs.sentences.contains { $0.contains("another council’s file") }, "\(theirs.sentences)")
        let same = try await found(now, after: [now])
        #expect(same.sentences.contains { $0.contains("identical to files already loaded") }, "\(same.sentences)")
        let newer = try await found(BadReturnsTests.text("1,A1,2022-06-06,6\n2,A2,2022-06-17,6\n"), after: [now])
        #expect(newer.isSilent, "\(newer.sentences)")
    }

    @Test func `an unborn child has an age below nought and is no fault; a request before a birth is told by a rule`() async throws {
        let unborn = try await found(
            Array("pers_person_id,pers_sex,pers_dob,pers_expected_dob\nA1,U,,2022-12-24\n".utf8), name: "ssd_person.csv")
        #expect(unborn.children == ["A1"] && unborn.held.isEmpty && unborn.isSilent)
    }
}
