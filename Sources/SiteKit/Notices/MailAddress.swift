/// An email address that can be written in a header and on a command line: plain letters and signs, one @, nothing that could end either.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil for what is no address that this service writes to.
    package init?(_ text: String) {
        let text = text.trimmed
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, MailAddress.isLocal(parts[0]), MailAddress.isHost(parts[1]) else { return nil }
        self.text = text
    }

    /// For an address that this program made itself.
    init(known text: String) { self.text = text }

    package var description: String { text }

    private static func isLocal(_ part: Substring) -> Bool {
        // A sign at the beginning would read as an option of the program that sends.
        guard (1...64).contains(part.utf8.count), let first = part.utf8.first, isPlain(first) else { return false }
        return part.utf8.allSatisfy { isPlain($0) || "!#$%&'*+/=?^_`{|}~.-".utf8.contains($0) } && !part.hasSuffix(".")
            && !part.contains("..")
    }

    private static func isHost(_ part: Substring) -> Bool {
        let labels = part.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                guard (1...63).contains(label.utf8.count), let first = label.utf8.first, let last = label.utf8.last else { return false }
                return isPlain(first) && isPlain(last) && label.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
