import Foundation
import Inspections
import Intake
import Testing

@Suite("throughline read")
struct ReadCommandTests {
    private static let reports = ["marlshire-2017.pdf", "marlshire-2022.pdf", "marlshire-2022-draft.pdf"]

    /// The fields of the answers that are compared as they stand.
    private static let fields = [
        "framework", "inspection_start", "inspection_end", "publication_date", "lead_inspector", "judgements", "recommendations",
    ]

    private func objects(_ text: String) throws -> [String: [String: Any]] {
        var objects: [String: [String: Any]] = [:]
        for line in text.split(separator: "\n") {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            objects[try #require(object["file"] as? String)] = object
        }
        return objects
    }

    /// JSON keeps no order of keys; for comparing they are put in one.
    private func sorted(_ value: Any?) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: value ?? NSNull(), options: [.sortedKeys, .fragmentsAllowed])
        return String(decoding: data, as: UTF8.self)
    }

    @Test("the demonstration’s reports are read as their answers say", arguments: reports)
    func readsAsExpected(report: String) throws {
        let command = try Command.run("read", "--json", Command.demonstrationFile(report))
        #expect(command.status == 0)
        let read = try #require(try objects(command.output)[report])
        let answers = try String(contentsOfFile: Command.demonstrationFile("marlshire-expected.jsonl"), encoding: .utf8)
        let expected = try #require(try objects(answers)[report])
        for field in Self.fields {
            #expect(try sorted(read[field]) == sorted(expected[field]), "\(field)")
        }
    }

    @Test func `one refused file does not keep the others from being read`() throws {
        let page = Command.temporaryDirectory().appendingPathExtension("pdf")
        try Data("<!DOCTYPE html><html><body>Page not found</body></html>".utf8).write(to: page)
        let command = try Command.run("read", "--json", page.path, Command.demonstrationFile("marlshire-2022.pdf"))
        #expect(command.status == 1)
        let objects = try objects(command.output)
        #expect(objects.count == 2)
        #expect(objects["marlshire-2022.pdf"]?["framework"] as? String == "ILACS")
        let refused = try #require(objects[page.lastPathComponent])
        #expect(Set(refused.keys) == ["file", "framework", "error"])
        #expect(refused["framework"] as? String == "not_a_pdf")
        #expect((refused["error"] as? String)?.contains("web page") == true)
    }

    @Test func `for a person it prints sentences, with page and paragraph`() throws {
        let command = try Command.run("read", Command.demonstrationFile("marlshire-2022.pdf"))
        #expect(command.output.contains("lead inspector Rowena Ashgrove"))
        #expect(
            command.output.contains(
                "The experiences and progress of children who need help and protection: Requires improvement to be good"))
        #expect(command.output.contains("[page 2, para 15"))
    }

    @Test func `without a file it says how it is used`() throws {
        let command = try Command.run("read")
        #expect(command.status == 2)
        #expect(command.errors.contains("Usage: throughline read"))
    }

    @Test("every refusal of a text has its sentence at the door", arguments: ReportRefusal.allCases)
    func hasSentence(refusal: ReportRefusal) throws {
        #expect(try #require(Refusal(rawValue: refusal.code)).words.hasSuffix("."))
    }
}
