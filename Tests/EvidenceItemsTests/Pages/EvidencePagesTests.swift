import ActionPlans
import EvidenceItems
import Foundation
import Inspections
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@testable import EvidenceItemsWeb
@testable import SiteKit

@Suite("Pages of evidence")
struct EvidencePagesTests {
    private func pages(_ council: Marlshire) -> EvidencePages {
        EvidencePages(
            store: council.store, texts: DocumentTexts { _ in throw NotFound() }, thread: .none,
            keys: council.directory.appendingPathExtension("keys")
        ) { _, _, _ in [:] }
    }

    private func text(_ answer: Answer, _ request: PageRequest) throws -> String {
        guard case .page(let page) = answer else { throw NotFound() }
        return page.whole(for: request).string
    }

    @Test func `text that people typed never becomes markup, on any page`() async throws {
        let council = try await Marlshire()
        let hostile = "<script>alert(1)</script>\" onload='x'"
        let id = try await council.add("Letter \(hostile)", "14 Wharf Street \(hostile)")
        let voice = try await council.addVoice(hostile)
        try await council.acts.check(id, names: nil, on: council.today, by: council.by(council.ada))
        let pages = pages(council)
        let request = TestPageRequest.make()
        var shown = [
            try text(try await pages.list(request), request), try text(try await pages.show(request, id), request),
            try text(try await pages.show(request, voice), request), try text(try await pages.showCheck(request, id), request),
        ]
        let typed = TestPageRequest.make("/evidence/search", form: [("words", "\(hostile) wharf")])
        shown.append(try text(try await pages.search(typed), typed))
        let wrong = TestPageRequest.make(
            "/evidence/new", form: [("kind", "document"), ("title", hostile), ("grade", hostile), ("action", hostile)])
        shown.append(try text(try await pages.addItem(wrong), wrong))
        for page in shown {
            #expect(!page.contains("<script>alert") && !page.contains("onload='x'"))
            #expect(page.components(separatedBy: "<h1>").count == 2)
        }
    }

    @Test func `a file is handed back as a download, also an older version, and never once it was set aside`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "First")
        try await council.acts.addVersion(
            of: id, .file(name: "two.txt", bytes: Array("Second".utf8)), note: "Changed", on: council.today, by: council.by(council.ada))
        let (pages, request) = (pages(council), TestPageRequest.make())
        for (version, words) in zip(try await council.item(id).versions, ["Second", "First"]) {
            guard case .file(let file) = try await pages.file(request, id, version.id) else { throw NotFound() }
            #expect(file.bytes == Array(words.utf8) && file.type == "application/octet-stream" && file.manner == .attachment)
        }
        let newest = try #require(try await council.item(id).newest)
        try await council.acts.withdraw(id, reason: "Wrong", on: council.today, by: council.by(council.ada))
        await #expect(throws: NotFound.self) { try await pages.file(request, id, newest.id) }
    }

    @Test func `what an embargo hides is not there: page, file, check, list, and every act`() async throws {
        let council = try await Marlshire(state: "final_under_embargo")
        let id = try await council.add("Secret letter", "words")
        let newest = try #require(try await council.item(id).newest)
        let (pages, request) = (pages(council), TestPageRequest.make(form: [("title", "x"), ("grade", "output"), ("withdrawal", "x")]))
        let asked: [() async throws -> Answer] = [
            { try await pages.show(request, id) }, { try await pages.file(request, id, newest.id) },
            { try await pages.showCheck(request, id) },
            { try await pages.edit(request, id) }, { try await pages.withdraw(request, id) }, { try await pages.runCheck(request, id) },
            { try await pages.confirm(request, id) }, { try await pages.link(request, id) }, { try await pages.addVersion(request, id) },
            { try await pages.unlink(request, id, council.first) }, { try await pages.resolve(request, id, Identifier()) },
        ]
        for ask in asked { await #expect(throws: NotFound.self) { _ = try await ask() } }
        #expect(!(try text(try await pages.list(request), request)).contains("Secret"))
        guard case .file(let csv) = try await pages.spreadsheet(request) else { throw NotFound() }
        #expect(!String(decoding: csv.bytes, as: UTF8.self).contains("Secret"))
        #expect(try await council.count("SELECT count(*) FROM evidence_item WHERE set_aside_on IS NULL") == 1)
    }

    @Test func `the CSV holds the filtered list and no cell that runs`() async throws {
        let council = try await Marlshire()
        try await council.add("=HYPERLINK(\"x\")", "words", grade: .practice)
        try await council.add("Other", "words", grade: .activity)
        guard case .file(let csv) = try await pages(council).spreadsheet(TestPageRequest.make("/evidence", [("grade", "practice")])) else {
            throw NotFound()
        }
        let lines = String(decoding: csv.bytes, as: UTF8.self).components(separatedBy: "\r\n").filter { !$0.isEmpty }
        #expect(lines.count == 2 && lines[1].hasPrefix("\"'=HYPERLINK"))
    }

    @Test func `every kind is added by its form, and what is missing is named field by field`() async throws {
        let council = try await Marlshire()
        let pages = pages(council)
        let forms: [(String, [(String, String)], [String])] = [
            ("link", [("link", "https://x.example/y")], ["title", "grade", "link"]),
            (
                "measure",
                [
                    ("pin-name", "Letters"), ("pin-value", "62%"), ("pin-source", "Tracker"), ("pin-day-day", "1"), ("pin-day-month", "6"),
                    ("pin-day-year", "2022"),
                ],
                ["title", "grade", "pin-name", "pin-value", "pin-source", "pin-day"]
            ),
            (
                "voice",
                [
                    ("voice", "Plain"), ("voice-people", "parents"), ("voice-gathered", "A group"), ("voice-heard", "7"),
                    ("voice-consent", "written"),
                    ("voice-day-day", "1"), ("voice-day-month", "6"), ("voice-day-year", "2022"),
                ], ["title", "voice", "voice-people", "voice-gathered", "voice-heard", "voice-consent", "voice-day"]
            ),
        ]
        for (kind, fields, needed) in forms {
            let empty = TestPageRequest.make("/evidence/new", form: [("kind", kind)])
            let page = try text(try await pages.addItem(empty), empty)
            for field in needed { #expect(page.contains("id=\"\(field)-problem\""), "\(kind): \(field)") }
            let grade = kind == "voice" ? [] : [("grade", "practice")]
            let whole = TestPageRequest.make(
                "/evidence/new", form: [("kind", kind), ("title", kind), ("action", council.first.text)] + grade + fields,
                person: council.ada)
            guard case .seeOther(let path, _) = try await pages.addItem(whole) else {
                Issue.record("\(kind) was not added")
                continue
            }
            #expect(path.hasPrefix("/evidence/"))
        }
        #expect(try await council.action(council.first).evidence.count == 3)
    }
}
