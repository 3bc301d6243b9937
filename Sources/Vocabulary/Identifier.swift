/// A random 128-bit name for one thing of one kind. It says nothing about the thing, so it may stand in an address.
package struct Identifier<Subject>: Hashable, Sendable, CustomStringConvertible {
    /// 32 small hexadecimal digits.
    package let text: String

    /// A new name, from the system's source of unpredictable numbers.
    package init() {
        var generator = SystemRandomNumberGenerator()
        let halves = [UInt64.random(in: .min ... .max, using: &generator), UInt64.random(in: .min ... .max, using: &generator)]
        text = halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Nil for anything but 32 small hexadecimal digits.
    package init?(_ text: some StringProtocol) {
        var text = String(text)
        let isName = text.withUTF8 { bytes in
            bytes.count == 32 && bytes.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        }
        guard isName else { return nil }
        self.text = text
    }

    package var description: String { text }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Identifier(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an identifier"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
