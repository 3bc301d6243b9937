import Crypto
import Foundation

/// The six figures that an authenticator shows, which change every 30 seconds (RFC 6238 with HMAC-SHA-1, as every authenticator knows it).
struct OneTimeCode: Sendable {
    static let span = 30
    /// 160 bits, as RFC 4226 advises.
    static let secretLength = 20

    let secret: [UInt8]

    init(secret: [UInt8]) { self.secret = secret }

    init() {
        secret = [UInt8](random: OneTimeCode.secretLength)
    }

    func code(at counter: Int64, digits: Int = 6) -> String {
        let moment = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * Int64($0))) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: moment, using: SymmetricKey(data: secret)))
        let offset = Int((mac.last ?? 0) & 15)
        let number = mac.dropFirst(offset).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let text = String(number % (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 })
        return String(repeating: "0", count: digits - text.count) + text
    }

    static func counter(at moment: Date) -> Int64 { Int64((moment.timeIntervalSince1970 / Double(span)).rounded(.down)) }

    /// The counter that the code belongs to: this half minute, the one before or the one after. Nil for a wrong code, and for one that was
    /// used already or is older than the last that was.
    func match(_ typed: String, at moment: Date, after last: Int64) -> Int64? {
        let now = OneTimeCode.counter(at: moment)
        var found: Int64?
        for counter in now - 1...now + 1 where SecretToken.equal(typed, code(at: counter)) && counter > last { found = counter }
        return found
    }

    /// The address that a phone's authenticator reads, with who it is for.
    func address(account: String, issuer: String) -> String {
        let label = "\(issuer):\(account)".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? account
        let from = issuer.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "Throughline"
        return "otpauth://totp/\(label)?secret=\(text)&issuer=\(from)"
    }

    /// The secret for typing by hand, in base 32.
    var text: String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var (output, held, bits): ([UInt8], UInt32, Int) = ([], 0, 0)
        for byte in secret {
            (held, bits) = (held << 8 | UInt32(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                output.append(letters[Int(held >> UInt32(bits) & 31)])
            }
            held &= 1 << UInt32(bits) - 1
        }
        if bits > 0 { output.append(letters[Int(held << UInt32(5 - bits) & 31)]) }
        return String(decoding: output, as: UTF8.self)
    }
}
