import Vocabulary

/// Markup, as the bytes to send. Text put into it is escaped; only text, numbers, days, identifiers and markup can be put in.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    package private(set) var bytes: [UInt8]

    package init() { bytes = [] }
    package init(stringLiteral literal: String) { bytes = Array(literal.utf8) }
    package init(stringInterpolation: Interpolation) { bytes = stringInterpolation.bytes }

    /// Text as text: what is in it can never become markup.
    package init(text: some StringProtocol) {
        bytes = []
        HTML.escape(text, into: &bytes)
    }

    package var isEmpty: Bool { bytes.isEmpty }
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.bytes.append(contentsOf: right.bytes)
        return sum
    }

    package static func += (left: inout HTML, right: HTML) { left.bytes.append(contentsOf: right.bytes) }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate(set) var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }
        // A literal written inside markup is markup, also behind a condition; only a value that is text is escaped text.
        @_disfavoredOverload package mutating func appendInterpolation(_ text: some StringProtocol) { HTML.escape(text, into: &bytes) }
        @_disfavoredOverload package mutating func appendInterpolation(_ text: String?) { if let text { HTML.escape(text, into: &bytes) } }
        package mutating func appendInterpolation(_ number: some BinaryInteger) { bytes.append(contentsOf: String(number).utf8) }
        package mutating func appendInterpolation(_ day: Day) { bytes.append(contentsOf: day.description.utf8) }
        package mutating func appendInterpolation<Subject>(_ id: Identifier<Subject>) { bytes.append(contentsOf: id.text.utf8) }
        package mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }
        package mutating func appendInterpolation(_ html: HTML?) { if let html { bytes.append(contentsOf: html.bytes) } }
        package mutating func appendInterpolation(_ many: [HTML]) { for html in many { bytes.append(contentsOf: html.bytes) } }
        /// Markup that stands only when the condition holds, as ` selected` does.
        package mutating func appendInterpolation(_ html: HTML, when condition: Bool) {
            if condition { bytes.append(contentsOf: html.bytes) }
        }
    }

    private static func escape(_ text: some StringProtocol, into bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
            case 0..<9, 11, 12, 14..<32: bytes.append(contentsOf: "\u{FFFD}".utf8)
            default: bytes.append(byte)
            }
        }
    }
}

extension Sequence<HTML> {
    /// One after the other, with `separator` between.
    package func joined(_ separator: HTML = "") -> HTML {
        var (whole, first) = (HTML(), true)
        for part in self {
            if !first { whole += separator }
            whole += part
            first = false
        }
        return whole
    }
}
