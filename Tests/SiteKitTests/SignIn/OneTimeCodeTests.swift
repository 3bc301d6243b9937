import Foundation
import Testing

@testable import SiteKit

@Suite("The code of an authenticator")
struct OneTimeCodeTests {
    private let code = OneTimeCode(secret: Array("12345678901234567890".utf8))

    @Test(
        "it is the standard’s own (RFC 6238, appendix B)",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ])
    func standard(second: Int, expected: String) {
        #expect(code.code(at: OneTimeCode.counter(at: Date(timeIntervalSince1970: Double(second))), digits: 8) == expected)
    }

    @Test(
        "it holds for its half minute and the one on either side", arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func window(steps: Int, holds: Bool) {
        let now = Date(timeIntervalSince1970: 1_655_700_015)
        let typed = code.code(at: OneTimeCode.counter(at: now) + Int64(steps))
        #expect((code.match(typed, at: now, after: 0) != nil) == holds)
    }

    @Test func `a code that was used is not taken again, nor one before it`() {
        let now = Date(timeIntervalSince1970: 1_655_700_015)
        let counter = OneTimeCode.counter(at: now)
        #expect(code.match(code.code(at: counter), at: now, after: counter) == nil)
        #expect(code.match(code.code(at: counter - 1), at: now, after: counter) == nil)
        #expect(code.match(code.code(at: counter + 1), at: now, after: counter) == counter + 1)
    }

    @Test(arguments: ["", "12345", "1234567", "abcdef", "９４２８７０", "-12345"]) func `anything but the six figures is wrong`(typed: String) {
        #expect(code.match(typed, at: Date(timeIntervalSince1970: 59), after: 0) == nil)
    }

    @Test func `the key for typing is in base 32`() {
        #expect(code.text == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(OneTimeCode(secret: Array("foobar".utf8)).text == "MZXW6YTBOI")
    }

    @Test func `the picture's address names account and council`() {
        let address = code.address(account: "sam.lee", issuer: "Throughline Marlshire & Co")
        #expect(address.hasPrefix("otpauth://totp/Throughline%20Marlshire%20%26%20Co%3Asam%2Elee?secret=GEZDGNBV"))
        #expect(QRPicture.svg(of: address, title: "Picture")?.string.hasPrefix("<svg") == true)
    }

    @Test func `a recovery code is read however it is typed`() {
        let code = RecoveryCode()
        #expect(code.written.count == 19)
        #expect(RecoveryCode(typed: " \(code.written.uppercased()) ")?.digest == code.digest)
        #expect(RecoveryCode(typed: "123456") == nil && RecoveryCode(typed: "") == nil)
        #expect(Set((0..<1000).map { _ in RecoveryCode().text }).count == 1000)
    }
}
