import Testing

@testable import SiteKit

@Suite("The fields of a form")
struct FieldsTests {
    @Test func `values come back as they were typed`() throws {
        let fields = try #require(Fields(urlEncoded: Array("name=O%27Connor+%26+Sons&text=a%0D%0Ab%0Dc&empty=&bare".utf8)))
        #expect(fields["name"] == "O'Connor & Sons")
        #expect(fields["text"] == "a\nb\nc", "line ends are kept as one sign")
        #expect(fields["empty"] == "" && fields["bare"] == "" && fields.has("bare"))
        #expect(fields["absent"] == "" && !fields.has("absent"))
    }

    @Test func `every ticked box is kept, and the first of two fields counts where one is wanted`() throws {
        let fields = try #require(Fields(urlEncoded: Array("role=director&role=+analyst+".utf8)))
        #expect(fields.all("role") == ["director", "analyst"])
        #expect(fields["role"] == "director")
    }

    @Test(
        "what is no text is refused whole",
        arguments: [
            "a=%", "a=%4", "a=%zz", "a=%+1", "a=%-1", "a=%4g", "a=%C3", "a=%FF%FE", "a=%ED%A0%80", "a=%00", "%00=a", "a=b%00c", "a=%%41",
            "a=%C0%AF", "a=%F8%88%80%80%80",
        ])
    func refused(query: String) { #expect(Fields(urlEncoded: Array(query.utf8)) == nil) }

    @Test(
        "odd but harmless queries are read",
        arguments: [("", 0), ("&&&", 0), ("=", 1), ("=x", 1), ("a==b", 1), ("a=b=c&a", 2), ("a=%E2%82%AC", 1)])
    func odd(query: String, count: Int) { #expect(Fields(urlEncoded: Array(query.utf8))?.pairs.count == count) }

    @Test func `a second equals sign belongs to the value`() { #expect(Fields(urlEncoded: Array("a=b=c".utf8))?["a"] == "b=c") }

    @Test func `2,000 fields are read and one more is refused`() {
        let many = Array(repeating: "a=b", count: 2000).joined(separator: "&")
        #expect(Fields(urlEncoded: Array(many.utf8))?.pairs.count == 2000)
        #expect(Fields(urlEncoded: Array((many + "&a=b").utf8)) == nil)
    }

    @Test("what goes into an address comes back from it", arguments: ["a b", "100 %", "a&b=c", "é", "€", "+", "\n", "/?#", "🙂", "%41", ""])
    func addressed(value: String) { #expect(Fields(urlEncoded: Array("v=\(value.asQueryValue)".utf8))?["v"] == value.trimmed) }

    @Test func `no bytes at all make the reader stop`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<(Endurance.isLong ? 200_000 : 2000) {
            let bytes = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
                "%&=+ab0\u{0}é;".utf8.randomElement(using: &generator) ?? 0
            }
            _ = Fields(urlEncoded: bytes)
        }
    }
}
