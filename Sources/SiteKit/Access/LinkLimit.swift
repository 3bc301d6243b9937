import Foundation

/// Bounds how often one link, or one address, may be tried: enough for a person with slow hands, too little for a machine that guesses.
package actor LinkLimit {
    package static let (perLink, perAddress, span) = (30, 60, 300.0)
    private var tries: [String: [Date]] = [:]

    package init() {}

    /// True when another try is let through, which is then counted.
    /// - Parameter address: nil where a proxy hides it, so that nobody locks out everybody.
    package func admits(_ link: Digest, address: String?, now: Date = Date()) -> Bool {
        if tries.count > 10_000 { tries = tries.filter { $0.value.contains { now.timeIntervalSince($0) < LinkLimit.span } } }
        let bounds = [("link " + link.text, LinkLimit.perLink)] + (address.map { [("address " + $0, LinkLimit.perAddress)] } ?? [])
        let recent = bounds.map { key, _ in (tries[key] ?? []).filter { now.timeIntervalSince($0) < LinkLimit.span } }
        guard zip(bounds, recent).allSatisfy({ $1.count < $0.1 }) else { return false }
        for (bound, times) in zip(bounds, recent) { tries[bound.0] = times + [now] }
        return true
    }
}

/// Too many tries of a link in a short while.
package struct TooManyTries: InWords {
    package init() {}
    package var words: String { "This link was tried too often. Wait five minutes, then open it again." }
}
