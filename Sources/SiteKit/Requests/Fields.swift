/// The named values of a query or a form, in their order. Values are kept as typed, with line ends as `\n`.
package struct Fields: Sendable {
    package private(set) var pairs: [(name: String, value: String)]

    package init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    /// The first value of that name without white space around it; empty when there is none.
    package subscript(name: String) -> String {
        pairs.first { $0.name == name }?.value.trimmed ?? ""
    }

    /// Every value of that name, as ticked boxes send them.
    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value.trimmed) }

    package func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// Reads `name=value&…`. Nil when it is not text or has over 2,000 fields.
    package init?(urlEncoded bytes: some Collection<UInt8>) {
        var pairs: [(String, String)] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard pairs.count < 2000, let first = sides.first, let name = Fields.decode(first),
                let value = sides.count > 1 ? Fields.decode(sides[1]) : ""
            else { return nil }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    private static func decode(_ bytes: some Sequence<UInt8>) -> String? {
        var (plain, escape): ([UInt8], [UInt8]?) = ([], nil)
        for byte in bytes {
            if var digits = escape {
                digits.append(byte)
                escape = digits
                if digits.count == 2 {
                    guard digits.allSatisfy(\.isHexDigit), let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
                        return nil
                    }
                    plain.append(code)
                    escape = nil
                }
            } else if byte == UInt8(ascii: "%") {
                escape = []
            } else {
                plain.append(byte == UInt8(ascii: "+") ? 32 : byte)
            }
        }
        return escape == nil ? String(typed: plain) : nil
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { (48...57).contains(self) || (65...70).contains(self) || (97...102).contains(self) }
}

extension String {
    /// What a person typed: UTF-8 without the zero byte, which no browser sends and SQLite ends a text at.
    init?(typed bytes: some Collection<UInt8>) {
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self = text.withPlainLineEnds
    }

    package var trimmed: String {
        let blank: (Character) -> Bool = { $0.isWhitespace }
        guard let start = firstIndex(where: { !blank($0) }), let end = lastIndex(where: { !blank($0) }) else { return "" }
        return String(self[start...end])
    }

    /// At most so many characters, cut at a word.
    package func shortened(to limit: Int) -> String {
        guard count > limit else { return self }
        let short = prefix(limit)
        return (short.lastIndex(of: " ").map { String(short[..<$0]) } ?? String(short)) + " …"
    }

    /// Browsers send `\r\n`; what is kept has `\n`.
    var withPlainLineEnds: String {
        utf8.contains(13) ? replacing("\r\n", with: "\n").replacing("\r", with: "\n") : self
    }

    /// Safe as one value in an address.
    package var asQueryValue: String {
        utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                String(UnicodeScalar(byte))
            default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
