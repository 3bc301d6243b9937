import ActionPlans
import EvidenceItems
import GRDB
import InspectionsWeb
import SiteKit
import Testing
import Vocabulary

@testable import EvidenceItemsWeb

@Suite("Searching the words of evidence")
struct SearchTests {
    private func search(_ words: String, _ council: Marlshire, as request: PageRequest = TestPageRequest.make()) async throws -> [SearchHit]
    {
        try await council.store.read {
            try EvidenceRecords.search(SearchWords(words), seenBy: EvidenceSight(request.person, request.site.policy, in: $0), in: $0)
        }
    }

    @Test func `titles, texts, pinned figures and what people said are found, with the words around`() async throws {
        let council = try await Marlshire()
        let letter = try await council.add("New letter", "Free legal advice stands on the first page of every letter.")
        let voice = try await council.addVoice("The meeting was less frightening.")
        let pin = PinnedValue(name: "Reviews booked", value: "26 of 27", source: "Tracker", day: day(6, 13))
        let measure = try await council.acts.add(
            EvidenceDraft(title: "Pinned", content: .measure(pin)), on: day(6, 14), by: council.by(council.ada))
        let found = try await search("LEGAL advice", council)
        #expect(found.map(\.item.id) == [letter])
        #expect(SearchPage.marked(found[0].snippet).string.contains("<mark>legal</mark> <mark>advice</mark> stands"))
        #expect(try await search("frighten", council).map(\.item.id) == [voice])
        #expect(try await search("tracker", council).map(\.item.id) == [measure])
        #expect(try await search("legal tracker", council).isEmpty)
    }

    @Test(
        "what would mean something to the index is plain text",
        arguments: [
            "\"", "*", "\"legal", "legal\"", "NEAR", "NEAR(legal advice)", "legal AND", "OR legal", "NOT legal", "title:legal", "^legal",
            "legal*",
            "(legal", "-legal", "leg'al", "{legal}", "legal + advice", "'; DROP TABLE evidence_index; --", "%", "\u{0}", "\\",
        ])
    func plain(words: String) async throws {
        let council = try await Marlshire()
        try await council.add("Letter", "Free legal advice, near the door.")
        _ = try await search(words, council)
        #expect(try await council.count("SELECT count(*) FROM evidence_index") == 1)
    }

    @Test func `nothing asked for finds nothing, and an operator is a word like others`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "The office is near the school and not far.")
        #expect(try await search("\"*\"", council).isEmpty)
        #expect(try await search("NEAR", council).map(\.item.id) == [id])
        #expect(try await search("school AND", council).map(\.item.id) == [id])
        #expect(try await search("school NOT office", council).map(\.item.id) == [id])
        #expect(SearchWords("a \"b\" c*").expression == "\"a\" \"b\" \"c\"*")
    }

    @Test func `an older version is found only for words that the newest has lost, and says so`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letter", "threshold and advice")
        try await council.acts.addVersion(
            of: id, .file(name: "b.txt", bytes: Array("plain advice".utf8)), note: "Plainer", on: council.today, by: council.by(council.ada)
        )
        #expect(try await search("advice", council).map(\.version.number) == [2])
        let old = try await search("threshold", council)
        #expect(old.map(\.version.number) == [1])
        #expect(SearchPage(request: TestPageRequest.make(), hits: old).page.body.string.contains("which has been replaced"))
    }

    @Test func `another title is found and the old one no more`() async throws {
        let council = try await Marlshire()
        let id = try await council.add("Letterhead", "words")
        try await council.acts.edit(id, EvidenceFacts(title: "Template", grade: .output), version: nil, by: council.by(council.ada))
        #expect(try await search("letterhead", council).isEmpty)
        #expect(try await search("template", council).map(\.item.id) == [id])
    }

    @Test func `what was set aside is not found, and what an embargo hides is found by its readers only`() async throws {
        let open = try await Marlshire()
        let gone = try await open.add("Letter", "wrong words")
        try await open.acts.withdraw(gone, reason: "Wrong file", on: open.today, by: open.by(open.ada))
        #expect(try await search("wrong", open).isEmpty)

        let council = try await Marlshire(state: "final_under_embargo")
        let (hidden, free) = (try await council.add("Letter", "secret words"), try await council.add("Other", "secret too", actions: []))
        #expect(try await search("secret", council).map(\.item.id) == [free])
        try await council.store.change(by: .system, .keepEvidence, on: "reader") {
            [inspection = council.inspection, ada = council.ada] db in
            try db.execute(sql: "INSERT INTO inspection_reader (inspection, account) VALUES (?, ?)", arguments: [inspection, ada])
        }
        #expect(try await search("secret", council, as: TestPageRequest.make(person: council.ada)).count == 2)
        try await council.acts.unlink(hidden, council.first, on: council.today, by: council.by(council.ada))
        #expect(try await search("secret", council).map(\.item.id) == [free], "an ended tie tells of it too")
    }

    @Test func `words and index are written with the item or not at all`() async throws {
        let council = try await Marlshire()
        await #expect(throws: NotFound.self) { try await council.add("Letter", "orphan", actions: [Identifier()]) }
        #expect(try await council.count("SELECT count(*) FROM evidence_text") == 0)
        #expect(try await search("orphan", council).isEmpty)
        try await council.add("Letter", "kept")
        try await council.store.change(by: .system, .keepEvidence, on: "check") {
            try $0.execute(sql: "INSERT INTO evidence_index (evidence_index, rank) VALUES ('integrity-check', 1)")
        }
    }

    @Test func `what a text holds never becomes markup in what was found`() async throws {
        let council = try await Marlshire()
        try await council.add("Letter", "<script>alert(1)</script> \u{2}legal\u{3} advice")
        let page = SearchPage(request: TestPageRequest.make(), hits: try await search("legal", council)).page.body.string
        #expect(!page.contains("<script>") && page.contains("&lt;script&gt;"))
    }
}
