import Foundation

/// Counts guesses at passwords: at most 10 an account and 50 an address in five minutes.
actor Throttle {
    static let (perAccount, perAddress, span) = (10, 50, 300.0)
    private var guesses: [String: [Date]] = [:]

    /// True when another guess may be tried, which is then counted.
    func admits(account: String, address: String, now: Date = Date()) -> Bool {
        if guesses.count > 10_000 { guesses = guesses.filter { $0.value.contains { now.timeIntervalSince($0) < Throttle.span } } }
        let (account, address) = ("account " + account.lowercased(), "address " + address)
        let recent = [account, address].map { key in (guesses[key] ?? []).filter { now.timeIntervalSince($0) < Throttle.span } }
        guard recent[0].count < Throttle.perAccount, recent[1].count < Throttle.perAddress else { return false }
        guesses[account] = recent[0] + [now]
        guesses[address] = recent[1] + [now]
        return true
    }

    /// A right password clears the account's guesses, so that yesterday's slips do not lock today's work.
    func forget(account: String) { guesses["account " + account.lowercased()] = nil }
}
