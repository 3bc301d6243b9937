import ActionPlans
import ChildRecords
import ChildRecordsWeb
import EvidenceItems
import Foundation
import GRDB
import SiteKit
import Testing
import Vocabulary

@testable import EvidenceItemsWeb

@Suite("Checking evidence and confirming it")
struct CheckingTests {
    private func hits(_ id: Identifier<Evidence>, _ council: Marlshire) async throws -> [FoundHits.Hit] {
        let newest = try #require(try await council.item(id).newest)
        return try await council.store.read { try FoundHits(of: newest.id, in: $0).hits }
    }

    private func confirm(
        _ id: Identifier<Evidence>, _ council: Marlshire, by person: Identifier<Person>? = nil, hasRead: Bool = true, reason: String = ""
    ) async throws {
        let newest = try #require(try await council.item(id).newest)
        try await council.acts.confirm(
            id, version: newest.id, hasRead: hasRead, reason: reason, on: council.today, by: council.by(person ?? council.bea))
    }

    @Test func `without a list it says that only patterns were checked`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "Rosalind Merriday, NHS 943 476 5919, met Ada Lowe.")
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
        let check = try #require(try await council.item(id).newest?.check)
        #expect(check.compared.first == "No children’s names are loaded. Only formats and the names of staff were checked.")
        #expect(try await hits(id, council).map(\.kind) == [.nhsNumber, .staffName])
        #expect(try await council.item(id).release == .notCleared)
    }

    @Test func `known children are found, also restricted and blocked ones, and nobody is told whose record it is`() async throws {
        let council = try await Marlshire()
        let founding = Requester(founding: council.today, by: .system)
        let (open, restricted) = (try await council.addChild("Isla Thornbury"), try await council.addChild("Rosalind Merriday"))
        let blocked = try await council.addChild("Callum Whinfield")
        try await ChildStore(council.store).restrict(
            restricted, Restriction(ground: .adoption, reviewBy: council.today + 60, readers: [council.bea.worker]), by: founding)
        let family = try await council.store.read { db in
            try String.fetchOne(
                db, sql: "SELECT family.number FROM family JOIN child ON child.family = family.id WHERE child.id = ?", arguments: [blocked])
                ?? ""
        }
        try await ChildStore(council.store).block(council.ada, fromFamily: family, because: "A relative", by: founding)
        let id = try await council.add("Minutes", "Isla Thornbury came. Rosalind Merriday and Callum Whinfield were named.")
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
        let found = try await hits(id, council)
        #expect(found.map(\.context.found) == ["Isla Thornbury", "Rosalind Merriday", "Callum Whinfield"])
        #expect(Set(found.map(\.kind)) == [.name] && Set(found.map(\.doubt)) == [""], "the three cannot be told apart")
        #expect(try await council.count("SELECT closed FROM evidence_check") == 2)
        let told = try await EvidenceDeadlines(council.store).source(
            TestPageRequest.make().person, TestPageRequest.make().site.policy, council.today)
        #expect(told.map(\.title) == ["Check of evidence by Ada Lowe on 20 June 2022 found a restricted record"])
        #expect(!told.contains { "\($0)".contains("Rosalind") || "\($0)".contains("Callum") })
        _ = open
        // For a named reader of the one, who is not blocked from the other, nothing is closed.
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.bea))
        #expect(try await council.count("SELECT closed FROM evidence_check ORDER BY rowid DESC") == 0)
    }

    @Test func `a list is kept as numbers alone and found with its key only`() async throws {
        let council = try await Marlshire()
        defer { try? FileManager.default.removeItem(at: council.directory.appendingPathExtension("keys")) }
        let loaded = try await council.acts.loadNames(
            "Merriday, Rosalind\r\n\"Thornbury\";\"Isla\"\nZoë\n\n", key: try council.key(), on: council.today, by: council.by(council.cy))
        #expect(loaded == 3)
        let id = try await council.add("Minutes", "Rosalind Meriday, ISLA THORNBURY and Zoe were there.")
        try await council.acts.check(id, names: try council.key(), on: council.today, by: council.by(council.ada))
        #expect(try await hits(id, council).map(\.context.found) == ["Rosalind Meriday", "ISLA THORNBURY", "Zoe"])
        #expect(
            try await council.item(id).newest?.check?.compared.contains(
                "Compared with the council’s own list of 3 names, loaded on 20 June 2022.") == true)

        let other = FileManager.default.temporaryDirectory.appending(path: "throughline-key-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: other) }
        try await council.acts.check(id, names: try NameListKey(in: other), on: council.today, by: council.by(council.ada))
        #expect(try await hits(id, council).isEmpty)
        #expect(try await council.item(id).newest?.check?.compared.contains { $0.contains("made with another key") } == true)

        try council.store.close()
        for file in try FileManager.default.contentsOfDirectory(at: council.directory, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasPrefix("throughline.sqlite") {
            let bytes = try Data(contentsOf: file)
            for word in ["Thornbury", "thornbury", "islathornbury"] {
                #expect(bytes.firstRange(of: Data(word.utf8)) == nil || word == "Thornbury", "\(file.lastPathComponent) holds \(word)")
            }
            #expect(bytes.firstRange(of: Data("Merriday".utf8)) == nil, "the list is nowhere in the store")
        }
    }

    @Test func `an item leaves only after a check, every hit settled, and another person's word`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "Our office is at 14 Wharf Street. Come in.")
        await #expect(throws: EvidenceRefusal.notCheckedYet) { try await confirm(id, council) }
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
        await #expect(throws: EvidenceRefusal.ownVersion) { try await confirm(id, council, by: council.ada) }
        await #expect(throws: EvidenceRefusal.notReadByYou) { try await confirm(id, council, hasRead: false) }
        await #expect(throws: EvidenceRefusal.openHits(1)) { try await confirm(id, council) }
        let hit = try #require(try await hits(id, council).first)
        try await council.acts.resolve(hit.id, of: id, reason: "Our own office", on: council.today, by: council.by(council.bea))
        #expect(try await council.item(id).release == .toConfirm)
        try await confirm(id, council)
        #expect(try await council.item(id).release == .confirmed)
        #expect(try await council.item(id).newest?.confirmation?.by == "Bea Marsh")
        await #expect(throws: NotFound.self) {
            try await council.acts.resolve(hit.id, of: id, reason: "Again", on: council.today, by: council.by(council.bea))
        }
    }

    @Test func `a person may confirm with a reason although something is open, and the reason stays`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "14 Wharf Street")
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
        try await confirm(id, council, reason: "The address of our own office")
        #expect(try await council.item(id).release == .confirmed)
        #expect(try await council.item(id).newest?.confirmation?.reason == "The address of our own office")
    }

    @Test func `a new version, another title and another check each end a confirmation`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "Plain words")
        func release() async throws {
            try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
            try await confirm(id, council, by: council.cy)
            #expect(try await council.item(id).release == .confirmed)
        }
        try await release()
        try await council.acts.addVersion(
            of: id, .file(name: "b.txt", bytes: Array("Other words".utf8)), note: "Changed", on: council.today, by: council.by(council.bea))
        #expect(try await council.item(id).release == .notChecked)
        #expect(try await council.item(id).versions.last?.confirmation != nil, "what was confirmed then stays on record")
        try await release()
        try await council.acts.edit(
            id, EvidenceFacts(title: "Rosalind’s letter", grade: .output), version: nil, by: council.by(council.ada))
        #expect(try await council.item(id).release == .notChecked)
        try await release()
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
        #expect(try await council.item(id).release == .toConfirm)
    }

    @Test func `words without consent are never confirmed`() async throws {
        let council = try await Marlshire()
        let id = try await council.addVoice(consent: .notAsked)
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
        await #expect(throws: EvidenceRefusal.withoutConsent) { try await confirm(id, council) }
    }

    @Test func `a file that could not be read says that only its title was compared`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Flip chart", "refuse not_readable", name: "chart.png")
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
        #expect(try await council.item(id).newest?.check?.compared.first?.hasPrefix("Only the title was checked.") == true)
    }
}
