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

    @Test func `the right password clears the account's guesses, not the address's`() async {
        let throttle = Throttle()
        for _ in 0..<10 { _ = await throttle.admits(account: "sam.lee", address: "a", now: now) }
        await throttle.forget(account: "Sam.Lee")
        #expect(await throttle.admits(account: "sam.lee", address: "a", now: now))
        for number in 0..<39 { _ = await throttle.admits(account: "name\(number)", address: "a", now: now) }
        #expect(await !throttle.admits(account: "name", address: "a", now: now))
    }

    @Test func `guesses that were not admitted do not lengthen the wait`() async {
        let throttle = Throttle()
        for second in 0..<400 { _ = await throttle.admits(account: "sam.lee", address: "a\(second)", now: now) }
        #expect(await throttle.admits(account: "sam.lee", address: "b", now: now + 300))
    }
}
