import Foundation
import Vocabulary

/// Passwords that are refused although they are long enough: what everybody tries first. No expiry and no rules of composition; a long
/// password that nobody guesses is enough (Cyber Essentials, password-based authentication: 12 characters, or 8 with a deny list).
package struct DeniedPasswords: Sendable {
    /// The digests of a council's own list, by small letters.
    private let listed: Set<Digest>

    /// - Parameter listed: passwords of a list that the council keeps, one a line, such as the most used ones that a security centre gives out.
    package init(listed: [Substring] = []) { self.listed = Set(listed.map { Digest(of: $0.lowercased().trimmed) }) }

    package init(file: URL) throws {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw Problems(
                "denied-passwords", "The list of denied passwords \(file.path) cannot be read. It should be text with one password a line.")
        }
        self.init(listed: text.split(whereSeparator: \.isNewline).filter { !$0.isEmpty })
    }

    /// Why a password is refused, in words; nil when it is good.
    /// - Parameter own: what belongs to the person or the place: the sign-in name, the person's name, the council's.
    package func reason(against password: String, own: [String]) -> String? {
        let small = password.lowercased()
        if listed.contains(Digest(of: small)) { return "This password is on the list of those that are tried first. Choose another." }
        let letters = DeniedPasswords.plain(small)
        if Set(small.unicodeScalars).count < 5 { return "This password repeats a few signs. Choose one that is harder to guess." }
        if DeniedPasswords.isRun(small) { return "This password follows the keyboard or the alphabet. Choose one that is harder to guess." }
        if DeniedPasswords.repeats(small) {
            return "This password is one short word again and again. Choose three words that do not belong together."
        }
        let theirs = own.flatMap { name -> [String] in
            let small = name.lowercased()
            return [small.filter(\.isLetter)] + small.split { !$0.isLetter }.map(String.init)
        }.filter { $0.count > 3 }
        if DeniedPasswords.rest(of: letters, without: theirs + DeniedPasswords.usual).count < 5 {
            return "This password is made of words that are tried first: names, places, “password”, months. Choose three others."
        }
        return nil
    }

    /// What people begin with when they are asked for twelve characters.
    private static let usual = [
        "password", "passwort", "passphrase", "welcome", "letmein", "secret", "login", "signin", "admin", "administrator", "master",
        "access",
        "changeme", "default", "temporary", "computer", "internet", "office", "council", "county", "borough", "children", "childrens",
        "services", "service", "social", "worker", "safeguarding", "ofsted", "throughline", "england", "london", "liverpool", "chelsea",
        "arsenal", "united", "football", "sunshine", "princess", "monkey", "dragon", "flower", "iloveyou", "superman", "batman", "spring",
        "summer", "autumn", "winter", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "qwerty", "qwertyuiop",
        "asdfgh",
        "zxcvbn", "abcdef", "hello", "please", "thankyou", "football", "cricket", "holiday",
    ].sorted { $0.count > $1.count }

    /// Figures and signs that stand for letters as people write them; other figures and signs fall away.
    private static func plain(_ text: String) -> String {
        let swapped: [Character: Character] = [
            "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "€": "e",
        ]
        return String(text.map { swapped[$0] ?? $0 }.filter(\.isLetter))
    }

    private static func rest(of letters: String, without words: [String]) -> String {
        words.reduce(letters) { $0.replacing($1, with: "") }
    }

    /// True for `123456789012`, `abcdefghijkl`, `qwertyuiop12`.
    private static func isRun(_ text: String) -> Bool {
        let rows = [
            "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "qwertyuiop1234567890",
            "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp",
        ]
        return rows.contains { row in row.contains(text) || String(row.reversed()).contains(text) }
    }

    private static func repeats(_ text: String) -> Bool {
        (1...max(1, text.count / 2)).contains { length in
            guard length <= 6, text.count % length == 0, text.count > length else { return false }
            return String(repeating: String(text.prefix(length)), count: text.count / length) == text
        }
    }
}
