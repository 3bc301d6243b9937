import Foundation
import Testing

@Suite("What no file holds")
struct HouseWordsTests {
    private static let everything =
        HouseFiles.sources + HouseFiles.tests + HouseFiles.files(in: "docs", endings: [".md", ".sql"])
        + HouseFiles.files(in: "scripts", endings: [".py", ".sh", "start", "test", "bench"])
        + HouseFiles.files(in: "Tests/Journeys", endings: [".py", ".txt"])
        + HouseFiles.files(in: "Sources", endings: [".txt", ".css", ".js", ".html", ".json", ".c", ".h"])

    // In two parts each, so that this file does not hold them itself.
    private static let forbidden = [
        "TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "lorem " + "ipsum",
    ]

    @Test func `nothing is put off and no machine's folders are named`() {
        for file in HouseWordsTests.everything {
            for word in HouseWordsTests.forbidden { #expect(!file.text.contains(word), "\(file) holds \(word)") }
        }
    }

    @Test func `nothing in the product may stop the whole service on purpose or by a wrong guess`() {
        let traps = ["try" + "!", " as" + "! ", "fatal" + "Error(", "precondition" + "(", "precondition" + "Failure("]
        for file in HouseFiles.sources {
            for trap in traps { #expect(!file.text.contains(trap), "\(file) holds \(trap)") }
        }
    }

    @Test func `a page takes no style, script or picture from elsewhere and has none of its own inside`() {
        for file in HouseFiles.sources
        where file.path.contains("/Web/") || file.path.hasPrefix("Sources/SiteKit/") || file.path.hasPrefix("Sources/Throughline/") {
            #expect(file.text.firstMatch(of: /\sstyle=\\?"|\son(click|change|submit|load)=|src=\\?"https?:/) == nil, "\(file)")
        }
        for name in ["throughline.css", "throughline.js"] {
            #expect(!HouseFiles.text("Sources/SiteKit/Assets/\(name)").contains("http"), "\(name)")
        }
    }

    /// What may stand in a statement besides its own words: names and marks that this program made, never what a person typed.
    private static let pasted: Set = [
        "pragma.rawValue", "condition.text", "marks", "scope.rawValue", "columns", "source", "condition", "order",
        "tables", "table", "parts", "told(old", "told(new", "sql",
    ]

    /// A statement that is a plain string, handed over as `sql:`, holds nothing but what stands in the table above. One of type `SQL`, handed
    /// over as `literal:`, binds what is put into it.
    @Test func `text is never pasted into SQL`() {
        for file in HouseFiles.sources {
            for statement in file.text.matches(of: /sql:\s*"(?:"")?\s*(?:SELECT|INSERT|UPDATE|DELETE|PRAGMA|WITH) [^"]*/) {
                for part in statement.0.matches(of: /\\\(([^)]*)\)/) {
                    #expect(HouseWordsTests.pasted.contains(String(part.1)), "\(file): \(part.0)")
                }
            }
        }
    }

    /// A file holds one thought, however long: a longer one than this has more than one.
    @Test func `no file is so long that it must be more than one thought`() {
        for file in HouseFiles.sources { #expect(file.lines.count <= 500, "\(file) has \(file.lines.count) lines") }
    }

    @Test func `style and script together are under 40 KB`() throws {
        let size = try ["throughline.css", "throughline.js"].reduce(0) { size, name in
            size + (try Data(contentsOf: HouseFiles.root.appending(path: "Sources/SiteKit/Assets/\(name)")).count)
        }
        #expect(size < 40 * 1024)
    }
}
