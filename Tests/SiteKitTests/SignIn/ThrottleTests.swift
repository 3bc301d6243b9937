import Foundation
import Testing

@testable import SiteKit

@Suite("Guesses at passwords")
struct ThrottleTests {
    private let now = Date(timeIntervalSince1970: 1_655_700_000)

    @Test func `ten an account in five minutes, and again afterwards`() async {
        let throttle = Throttle()
        for number in 0..<10 { #expect(await throttle.admits(account: "sam.lee", address: "a\(number)", now: now)) }
        #expect(await !throttle.admits(account: "SAM.lee", address: "b", now: now + 299), "names are one in any case")
        #expect(await throttle.admits(account: "other", address: "b", now: now + 299), "other accounts are not locked out")
        #expect(await throttle.admits(account: "sam.lee", address: "b", now: now + 300))
    }

    @Test func `fifty an address in five minutes, whatever names it tries`() async {
        let throttle = Throttle()
        for number in 0..<50 { #expect(await throttle.admits(account: "name\(number)", address: "a", now: now)) }
        #expect(await !throttle.admits(account: "another", address: "a", now: now))
        #expect(await throttle.admits(account: "another", address: "b", now: now))
    }

    @Test func `a right guess clears the account and counts for nothing at its address`() async {
        let throttle = Throttle()
        for _ in 0..<10 { _ = await throttle.admits(account: "sam.lee", address: "a", now: now) }
        await throttle.forget(account: "Sam.Lee", address: "a")
        #expect(await throttle.admits(account: "sam.lee", address: "a", now: now))
        // Nine wrong ones stand, and the eleventh of this person.
        for number in 0..<40 { #expect(await throttle.admits(account: "name\(number)", address: "a", now: now)) }
        #expect(await !throttle.admits(account: "name", address: "a", now: now))
    }

    @Test func `a whole office signs in at nine from one address`() async {
        let throttle = Throttle()
        for number in 0..<500 {
            #expect(await throttle.admits(account: "name\(number)", address: "a", now: now))
            await throttle.forget(account: "name\(number)", address: "a")
        }
    }

    @Test func `behind a proxy that hides addresses nobody locks out everybody`() async {
        let throttle = Throttle()
        for number in 0..<500 { #expect(await throttle.admits(account: "name\(number)", address: nil, now: now)) }
        for _ in 0..<10 { _ = await throttle.admits(account: "sam.lee", address: nil, now: now) }
        #expect(await !throttle.admits(account: "sam.lee", address: nil, now: now), "the account’s own bound stays")
    }

    @Test(
        "one machine’s IPv6 addresses are one place",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"), ("2001:db8:1:2::9", "2001:db8:1:2"), ("2001:db8::1", "2001:db8:0:0"),
            ("fe80::1", "fe80:0:0:0"),
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
        ])
    func place(address: String, place: String) { #expect(Throttle.place(of: address) == place) }

    @Test func `guesses that were not admitted do not lengthen the wait`() async {
        let throttle = Throttle()
        for second in 0..<400 { _ = await throttle.admits(account: "sam.lee", address: "a\(second)", now: now) }
        #expect(await throttle.admits(account: "sam.lee", address: "b", now: now + 300))
    }

    @Test func `the first twenty refusals are each worth a row, and then each time their number has doubled`() async {
        let throttle = Throttle()
        for _ in 0..<10 { _ = await throttle.admits(account: "sam.lee", address: nil, now: now) }
        var rows: [Int] = []
        for _ in 0..<400 {
            let verdict = await throttle.verdict(account: "sam.lee", address: nil, now: now)
            if case .refused(let times) = verdict, verdict.isWorthARow { rows.append(times) }
        }
        #expect(rows == Array(1...20) + [40, 80, 160, 320])
    }
}
