import ChildRecords
import Foundation
import GRDB
import Intake
import Testing
import Vocabulary

@testable import ChildRecordsWeb
@testable import ChildReturns
@testable import SiteKit
@testable import Throughline

/// What should make a person stop before data is accepted stops the page and the command alike.
@Suite("A load in doubt is not accepted without a word", .serialized)
struct LoadPromiseTests {
    /// A census of one child, of a council and a year.
    private func census(_ authority: String, year: Int = 2025) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>\(year)</Year><ReferenceDate>\(year)-03-31</ReferenceDate>\
        </CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>\(authority)</LEA></Source></Header><Children><Child>\
        <ChildIdentifiers><LAchildID>1</LAchildID><UPNunknown>UN1</UPNunknown><PersonBirthDate>2015-01-01</PersonBirthDate>\
        <Sex>M</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity>\
        <Disabilities><Disability>NONE</Disability></Disabilities>\
        </ChildCharacteristics><CINdetails><CINreferralDate>\(year - 1)-05-01</CINreferralDate><ReferralSource>1A</ReferralSource>\
        <PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA></CINdetails></Child></Children></Message>
        """
    }

    private static let here: LoadRunner.Reading = { (path, instruction, taking) throws(Refusal) in
        do {
            try ReturnReader(instruction) { try taking($0) }.read(
                DroppedFile(path: path, name: instruction.name, limits: .childLevelReturn))
        } catch let refusal as Refusal { throw refusal } catch { throw .workerFailed }
    }

    /// The address of a load that was read and waits.
    private func staged(_ text: String, _ name: String, in council: AccessCouncil) async throws -> String {
        let file = Command.temporaryDirectory()
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let runner = LoadRunner(council.store, reading: LoadPromiseTests.here)
        let load = try await runner.begin(on: AccessCouncil.today, by: .system)
        try await runner.read([DroppedReturn(path: file.path, name: name)], into: load, on: AccessCouncil.today, by: .system)
        return "/data/loads/\(load)"
    }

    private func accept(_ load: String, checked: Bool = false, in council: AccessCouncil) async throws -> Reply {
        let analyst = try #require(council.members[.analyst])
        let page = try await council.ask("GET", load, as: analyst).text
        let form = try #require(DrawnForm.all(on: page, as: .analyst, at: load).first { $0.action == load + "/accept" })
        let sent = form.sendingAnew { name, value, _ in name == "checked" ? nil : value } + (checked ? [("checked", "yes")] : [])
        return try await council.ask("POST", load + "/accept", as: analyst, fields: sent)
    }

    @Test func `the page asks before another council’s file counts`() async throws {
        let council = try await AccessCouncil()
        #expect(try await accept(staged(census("201", year: 2021), "first.xml", in: council), in: council).status == 303)
        let other = try await staged(census("975", year: 2022), "second.xml", in: council)
        let refused = try await accept(other, in: council)
        #expect(refused.status == 422 && refused.text.contains("The file is of council"))
        #expect(refused.text.contains("Confirm that you have checked the warnings, or discard the load."))
        #expect(try await accept(other, checked: true, in: council).status == 303)
    }

    @Test func `with the council’s own code the first file of another is asked about, and its own is not`() async throws {
        let council = try await AccessCouncil()
        let own = OwnAuthority(try #require(LocalAuthorities.england[code: "201"]))
        try await Settings(council.store).set(.authority, own.stored, by: .system)
        let refused = try await accept(staged(census("975", year: 2021), "other.xml", in: council), in: council)
        #expect(refused.status == 422 && refused.text.contains("and this council is"))
        #expect(try await accept(staged(census("201", year: 2022), "own.xml", in: council), in: council).status == 303)
    }

    @Test func `the command stops with exit code 1 at what the page would stop at`() throws {
        let folder = Command.temporaryDirectory()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func load(_ name: String, _ text: String, _ options: String...) throws -> Command {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            return try Command.run(["import", "--store", folder.appending(path: "store").path, "--accept"] + options + [file.path])
        }
        #expect(try load("first.xml", census("201")).status == 0)
        let refused = try load("second.xml", census("975", year: 2024))
        #expect(refused.status == 1 && (refused.output + refused.errors).contains("The file is of council"), "\(refused.errors)")
        #expect(try load("second.xml", census("975", year: 2024), "--even-if").status == 0)
    }

    /// Episodes of one child in each of two years, without a year in the file’s name.
    @Test func `a looked-after return whose year nothing tells is asked about beside one with a year`() async throws {
        let council = try await AccessCouncil()
        let heads = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
        let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        let first = try await staged(episodes + "1,01/05/2020,S,C2,N1,U4,PR1,,,,,,\n", "2020-21 Episodes.csv", in: council)
        #expect(try await accept(first, in: council).status == 303)
        let second = try await staged(heads + "1,1,01/01/2015,WBRI,,,\n", "Header.csv", in: council)
        let refused = try await accept(second, in: council)
        #expect(refused.status == 422 && refused.text.contains("The year of the looked-after return is not known."))
    }
}
