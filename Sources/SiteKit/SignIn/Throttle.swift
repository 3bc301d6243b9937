import Foundation

/// Counts wrong guesses at passwords and codes: at most 10 an account and 50 an address in five minutes.
actor Throttle {
    static let (perAccount, perAddress, span) = (10, 50, 300.0)
    private var guesses: [String: [Date]] = [:]

    private var refusals: [String: (since: Date, count: Int)] = [:]

    enum Verdict: Equatable {
        case admitted
        /// How many tries were refused so far, for one reason.
        case refused(times: Int)

        /// True where the refusal is worth a row: the first twenty, and then each time their number has doubled, so that whoever goes on
        /// trying does not fill the audit trail.
        var isWorthARow: Bool {
            guard case .refused(let times) = self else { return false }
            return times <= 20 || (times % 20 == 0 && (times / 20).nonzeroBitCount == 1)
        }
    }

    /// True when another guess may be tried, which then counts as wrong until ``forget(account:address:)`` says that it was right.
    /// - Parameter address: where it came from; nil when a proxy hides that, and one person's guesses would lock everybody out.
    func admits(account: String, address: String?, now: Date = Date()) -> Bool {
        verdict(account: account, address: address, now: now) == .admitted
    }

    /// The same, and how many were refused so far.
    func verdict(account: String, address: String?, now: Date = Date()) -> Verdict {
        if guesses.count > 10_000 { guesses = guesses.filter { $0.value.contains { now.timeIntervalSince($0) < Throttle.span } } }
        let keys = Throttle.keys(account, address)
        let recent = keys.map { key in (guesses[key.name] ?? []).filter { now.timeIntervalSince($0) < Throttle.span } }
        if let full = zip(keys, recent).first(where: { $1.count >= $0.most }) { return refuse(full.0.name, now) }
        for (key, times) in zip(keys, recent) { guesses[key.name] = times + [now] }
        return .admitted
    }

    private func refuse(_ key: String, _ now: Date) -> Verdict {
        refusals = refusals.filter { now.timeIntervalSince($0.value.since) < Throttle.span }
        let refused = refusals[key] ?? (since: now, count: 0)
        refusals[key] = (refused.since, refused.count + 1)
        return .refused(times: refused.count + 1)
    }

    /// A right guess clears the account's, so that yesterday's slips do not lock today's work, and counts for nothing at its address,
    /// from which a whole office may sign in at nine.
    func forget(account: String, address: String?) {
        let keys = Throttle.keys(account, address)
        guesses[keys[0].name] = nil
        if keys.count > 1 { _ = guesses[keys[1].name]?.popLast() }
    }

    private static func keys(_ account: String, _ address: String?) -> [(name: String, most: Int)] {
        [("account " + account.lowercased(), perAccount)] + (address.map { [("address " + place(of: $0), perAddress)] } ?? [])
    }

    /// The address as one place: of an IPv6 address the first half, since one machine may use all of the other.
    static func place(of address: String) -> String {
        guard address.contains(":"), !address.contains(".") else { return address }
        var parts = address.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if let gap = parts.firstIndex(of: ""), parts.count < 8 {
            parts.replaceSubrange(gap...gap, with: Array(repeating: "0", count: 9 - parts.count))
        }
        return parts.prefix(4).map { $0.isEmpty ? "0" : $0 }.joined(separator: ":")
    }
}
