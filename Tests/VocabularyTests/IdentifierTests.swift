import Foundation
import Testing
import Vocabulary

@Suite("An identifier")
struct IdentifierTests {
    @Test func `every new one is another, 32 small hexadecimal digits long`() {
        let many = (0..<2000).map { _ in Identifier<Day>().text }
        #expect(Set(many).count == many.count)
        #expect(many.allSatisfy { $0.count == 32 && $0.allSatisfy { "0123456789abcdef".contains($0) } })
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "1", String(repeating: "a", count: 31), String(repeating: "a", count: 33), String(repeating: "A", count: 32),
            String(repeating: "g", count: 32), String(repeating: "é", count: 16), "../../../../../../../../etc/passw",
            String(repeating: " ", count: 32),
        ])
    func refused(text: String) { #expect(Identifier<Day>(text) == nil) }

    @Test func `it is read back as it was written`() throws {
        let id = Identifier<Day>()
        #expect(Identifier<Day>(id.text) == id)
        #expect(try JSONDecoder().decode([Identifier<Day>].self, from: JSONEncoder().encode([id])) == [id])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Identifier<Day>].self, from: Data(#"["x"]"#.utf8)) }
    }
}
