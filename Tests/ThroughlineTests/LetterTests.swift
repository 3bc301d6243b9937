import Foundation
import SiteKit
import HTTPTypes
import Testing
import Vocabulary

@Suite("throughline letter, the letter check and templates", .serialized)
struct LetterTests {
    private func read(_ bytes: [UInt8], _ options: String...) throws -> Command {
        let file = Command.temporaryDirectory().appendingPathExtension("txt")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try Command.run(["letter", file.path] + options)
    }

    @Test func `it prints the counts and scores of a text as JSON`() throws {
        let command = try read(Array("The cat sat down. Children need a good home.".utf8), "--json")
        #expect(command.status == 0)
        let found = try #require(JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Double])
        #expect(found["sentences"] == 2 && found["words"] == 9 && found["syllables"] == 10 && found["letters"] == 34)
        #expect(found.count == 11)
    }

    @Test func `an empty file, bytes and marks alone are refused in words`() throws {
        let empty = try read([], "--json")
        #expect(empty.status == 1 && empty.output.isEmpty && empty.errors.contains("This file is empty. Choose the letter"))
        let bytes = try read([0, 1, 2, 3, 255], "--json")
        #expect(bytes.status == 1 && bytes.errors.contains("This file is not text."))
        let marks = try read(Array("... -- !".utf8), "--json")
        #expect(marks.status == 1 && marks.errors.contains("There are no words in this letter."))
    }

    @Test func `a pasted letter comes back with its remarks, and what is protected is stopped`() async throws {
        let site = try await DemonstrationSite()
        let page = try await site.ask(
            .post, "/letter-check", as: site.first[.socialWorker],
            [
                ("letter", "Dear Mr Hale,\n\nHis siblings live at 14 Rowan Cl. She is staying at her mum’s."),
                ("protected-address", "14 Rowan Close"),
                ("second", ""),
            ])
        #expect(page.status == 200)
        #expect(page.text.contains("Write: brothers and sisters"))
        #expect(page.text.contains("Stop: known details") && page.text.contains("14 Rowan Cl"))
        #expect(page.text.contains("For the second reader") && page.text.contains("at her mum’s"))
        #expect(!page.text.contains("No known detail found"))
    }

    @Test func `two texts stand side by side, and nothing typed is an error beside its field`() async throws {
        let site = try await DemonstrationSite()
        let both = try await site.ask(
            .post, "/letter-check", as: site.first[.legalTracker],
            [("letter", "We utilise it."), ("second", "We use it."), ("protected-name", "Marsh")])
        #expect(
            both.text.contains("<h2>Before</h2>") && both.text.contains("<h2>After</h2>") && both.text.contains("No known detail found."))
        #expect(both.text.contains("Only the second text was looked through"))
        let none = try await site.ask(.post, "/letter-check", as: site.first[.legalTracker], [("letter", "")])
        #expect(none.status == 422 && none.text.contains("Paste the text of the letter, or choose a file."))
    }

    @Test func `the council’s own list of words is what the check uses`() async throws {
        let site = try await DemonstrationSite()
        let bad = try await site.ask(.post, "/letter-check/words", as: site.first[.director], [("words", "widget > thing\nwidget")])
        #expect(bad.status == 422 && bad.text.contains("Line 2 is not of the form"))
        #expect(try await site.ask(.post, "/letter-check/words", as: site.first[.director], [("words", "widget > thing")]).status == 303)
        let page = try await site.ask(.post, "/letter-check", as: site.first[.director], [("letter", "A widget and siblings.")])
        #expect(page.text.contains("Write: thing") && !page.text.contains("brothers and sisters"))
    }

    @Test func `a template has versions, each from its launch day, and is filled in`() async throws {
        let site = try await DemonstrationSite()
        let today = DemonstrationSite.today
        func add(_ text: String, on day: Day, after version: Int) async throws -> Int {
            let fields = [
                ("text", text), ("launch-day", "\(day.dayOfMonth)"), ("launch-month", "\(day.month)"), ("launch-year", "\(day.year)"),
                ("reason", "Plainer"), ("version", "\(version + 1)"),
            ]
            return try await site.ask(.post, "/templates/closing/versions", as: site.first[.legalTracker], fields).status
        }
        #expect(try await add("# Goodbye\nDear {name},", on: today, after: 0) == 303)
        #expect(try await add("# Later\nDear {name},", on: today + 1, after: 1) == 303)
        #expect(try await add("# Lost\nDear {name},", on: today, after: 1) == 409, "somebody else added one first")
        let filled = try await site.ask(
            .post, "/templates/closing/filled", as: site.first[.socialWorker], [("field-0", "Ms <Hale>"), ("as", "page")])
        #expect(filled.status == 200 && filled.text.contains("<h2>Goodbye</h2>") && filled.text.contains("Dear Ms &lt;Hale&gt;,"))
        #expect(try await site.ask(.get, "/templates/nothing", as: site.first[.director]).status == 404)
    }

    @Test func `an easy-read form has versions of its own, and a bracket that does not close is said`() async throws {
        let site = try await DemonstrationSite()
        let today = DemonstrationSite.today
        func add(_ text: String, _ variant: String) async throws -> (status: Int, text: String) {
            let fields = [
                ("variant", variant), ("text", text), ("launch-day", "\(today.dayOfMonth)"), ("launch-month", "\(today.month)"),
                ("launch-year", "\(today.year)"), ("reason", "First"), ("version", "1"),
            ]
            let answer = try await site.ask(.post, "/templates/closing/versions", as: site.first[.legalTracker], fields)
            return (answer.status, answer.text)
        }
        let open = try await add("Dear {name", "Easy read")
        #expect(open.status == 422 && open.text.contains("Line 1: “{name” opens with { and does not close with }."))
        #expect(try await add("Hello {name}", "").text.contains("Enter what form this is"))
        #expect(try await add("Hello {name}", "Easy read").status == 303)
        let page = try await site.ask(.get, "/templates/closing?variant=Easy%20read", as: site.first[.socialWorker])
        #expect(page.status == 200 && page.text.contains("Closing summary: Easy read") && page.text.contains("Hello {name}"))
        let usual = try await site.ask(.get, "/templates/closing", as: site.first[.socialWorker])
        #expect(usual.text.contains("Other forms") && !usual.text.contains("Hello {name}"))
        #expect(try await site.ask(.get, "/templates/closing?variant=None", as: site.first[.socialWorker]).status == 404)
        let filled = try await site.ask(
            .post, "/templates/closing/filled", as: site.first[.socialWorker],
            [("field-0", "Ava"), ("as", "page"), ("variant", "Easy read")])
        #expect(filled.text.contains("Hello Ava"))
    }
}
