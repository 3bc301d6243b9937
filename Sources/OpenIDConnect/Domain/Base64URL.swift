import Foundation

/// The base 64 of addresses and tokens: without `+`, `/` and `=`.
enum Base64URL {
    /// Nil for anything but that alphabet, and for a text that is not the one way to write its bytes.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let isPlain = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
        }
        guard isPlain else { return nil }
        let usual = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        let padding = String(repeating: "=", count: (4 - usual.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: usual + padding), self.text(bytes) == text else { return nil }
        return Array(bytes)
    }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
