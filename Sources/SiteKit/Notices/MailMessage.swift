import Foundation

/// One message of plain text, in the form of RFC 5322. What goes into a header is cleaned of line ends and other control signs first.
package struct MailMessage: Sendable {
    package let id: String
    package let from: MailAddress
    package let fromName: String
    package let to: MailAddress
    package let toName: String
    package let subject: String
    package let body: String
    package let at: Date

    package init(
        id: String, from: MailAddress, fromName: String, to: MailAddress, toName: String, subject: String, body: String, at: Date
    ) {
        (self.id, self.from, self.fromName, self.to) = (id, from, fromName, to)
        (self.toName, self.subject, self.body, self.at) = (toName, subject, body, at)
    }

    /// - Parameter lineEnd: `\n` for a program on this machine, `\r\n` for a file of its own.
    package func text(lineEnd: String) -> String {
        let head = [
            "From: \(mailbox(fromName, from))", "To: \(mailbox(toName, to))", "Subject: \(EncodedWords.of(subject, after: 9))",
            "Date: \(date)", "Message-ID: <\(EncodedWords.plain(id))@throughline>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
        ]
        let lines = head.flatMap { $0.split(separator: "\n").map(String.init) } + [""] + QuotedPrintable.lines(body)
        return lines.map { $0 + lineEnd }.joined()
    }

    private func mailbox(_ name: String, _ address: MailAddress) -> String {
        let name = EncodedWords.plain(name)
        guard !name.isEmpty else { return address.text }
        let isWord = name.utf8.allSatisfy { $0 == 32 || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) }
        return "\(isWord ? name : EncodedWords.encoded(name, after: 6)) <\(address.text)>"
    }

    private var date: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
        formatter.dateFormat = "EEE, d MMM yyyy HH:mm:ss Z"
        return formatter.string(from: at)
    }
}

/// Text in a header: as it is where it is plain, else as the encoded words of RFC 2047, at most 75 signs each.
enum EncodedWords {
    /// Without line ends and other control signs, so that no text can begin a header of its own.
    static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 })).trimmed
    }

    static func of(_ text: String, after offset: Int) -> String {
        let text = plain(text)
        let isPlain = text.utf8.allSatisfy { (32..<127).contains($0) } && !text.contains("=?") && text.utf8.count + offset <= 76
        return isPlain ? text : encoded(text, after: offset)
    }

    static func encoded(_ text: String, after offset: Int) -> String {
        var (words, part): ([String], [UInt8]) = ([], [])
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            // 75 signs hold 63 of base 64, which are 45 bytes; the first word shares its line with the header's name.
            if part.count + bytes.count > (words.isEmpty ? 45 - offset : 45) {
                words.append(word(part))
                part = []
            }
            part += bytes
        }
        if !part.isEmpty { words.append(word(part)) }
        return words.joined(separator: "\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }
}

/// A body that any mail program carries: lines of at most 76 printable signs.
enum QuotedPrintable {
    static func lines(_ text: String) -> [String] {
        text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).flatMap { fold(Array($0.utf8)) }
    }

    private static func fold(_ bytes: [UInt8]) -> [String] {
        var (lines, line): ([String], String) = ([], "")
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isBlank = byte == 32 || byte == 9
            let isPlain = (33...126).contains(byte) && byte != UInt8(ascii: "=") || isBlank && !isLast
            // A dot alone on a line ends a message for some programs.
            let sign = isPlain && !(byte == UInt8(ascii: ".") && line.isEmpty) ? String(UnicodeScalar(byte)) : escaped(byte)
            if line.utf8.count + sign.utf8.count > 75 {
                lines.append(line + "=")
                line = ""
            }
            line += sign
        }
        return lines + [line]
    }

    private static func escaped(_ byte: UInt8) -> String { (byte < 16 ? "=0" : "=") + String(byte, radix: 16, uppercase: true) }
}
