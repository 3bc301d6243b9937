import Foundation
import Intake
import Testing

@Suite("The documents and what they point at")
struct HouseDocumentsTests {
    private static let documents =
        HouseFiles.files(in: "docs", endings: [".md"])
        + ["README.md", "DEVELOPERS.md", "SECURITY.md", "CHANGELOG.md"].map { HouseFiles.File(path: $0, text: HouseFiles.text($0)) }

    @Test func `every link leads to a file that is there`() {
        for document in HouseDocumentsTests.documents {
            let folder = HouseFiles.root.appending(path: document.path).deletingLastPathComponent()
            for match in document.text.matches(of: /\]\(([^)#\s]+)(?:#[^)]*)?\)/)
            where !match.1.hasPrefix("http") && !match.1.hasPrefix("mailto:") {
                #expect(FileManager.default.fileExists(atPath: folder.appending(path: String(match.1)).path), "\(document): \(match.1)")
            }
        }
    }

    @Test func `the map leads to every part of the source`() throws {
        let map = HouseFiles.text("docs/map.md")
        let parts = try FileManager.default.contentsOfDirectory(atPath: HouseFiles.root.appending(path: "Sources").path)
        for part in parts where !part.hasPrefix(".") {
            #expect(map.contains("Sources/\(part)"), "docs/map.md does not name Sources/\(part)")
        }
    }

    @Test func `every dependency has its decision`() {
        let manifest = HouseFiles.text("Package.swift")
        let decisions = HouseFiles.files(in: "docs/decisions", endings: [".md"]).map { $0.text.lowercased() }
        for match in manifest.matches(of: /url: "https:\/\/github.com\/[\w-]+\/([\w.-]+)"/) {
            let name = match.1.lowercased()
            #expect(decisions.contains { $0.contains(name) }, "no page in docs/decisions names \(name)")
        }
    }

    @Test func `the sample of a proxy lets through the largest file that the service takes`() throws {
        let operators = HouseFiles.text("docs/operators.md")
        let found = try #require(operators.firstMatch(of: /client_max_body_size (\d+)m;/))
        let largest = [IntakeLimits.report, .document, .table, .childLevelReturn].map(\.input).max() ?? 0
        #expect((Int(found.1) ?? 0) << 20 > largest)
    }

    @Test func `the words of the field name types that are there`() throws {
        let code = HouseFiles.sources.map(\.text).joined(separator: "\n")
        for match in HouseFiles.text("docs/words.md").matches(of: /`([A-Z]\w+)(?:\.(\w+))?`/) {
            let declared = ["struct", "enum", "class", "actor", "protocol", "typealias"].contains { code.contains("\($0) \(match.1)") }
            #expect(declared, "docs/words.md: \(match.1)")
            if let member = match.2 { #expect(code.contains(member), "docs/words.md: \(match.1).\(member)") }
        }
    }
}
